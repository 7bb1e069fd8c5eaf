import TestSupport

/// The colours of the pictures, on a dark background.
struct Palette {
  struct RGB {
    var red: Double
    var green: Double
    var blue: Double

    init(_ value: Int) {
      red = Double(value >> 16 & 0xFF) / 255
      green = Double(value >> 8 & 0xFF) / 255
      blue = Double(value & 0xFF) / 255
    }

    /// The colour mixed with another; `share` is how much of this one stays.
    func mixed(with other: RGB, share: Double) -> RGB {
      var result = self
      result.red = red * share + other.red * (1 - share)
      result.green = green * share + other.green * (1 - share)
      result.blue = blue * share + other.blue * (1 - share)
      return result
    }
  }

  static let foreground = RGB(0xD7DAE0)
  static let background = RGB(0x16181D)
  private static let named = [
    0x2A2E36, 0xF0716F, 0x8CCB7A, 0xE6C26A, 0x6FA8F0, 0xC792EA, 0x5CC8C8, 0xC5C9D1,
    0x7A808C, 0xFF8F8D, 0xA8E097, 0xF7D98B, 0x94C1FF, 0xDDB3FA, 0x82E0E0, 0xFFFFFF,
  ]

  static func rgb(_ color: EmulatedCell.Color, standard: RGB) -> RGB {
    switch color {
    case .standard: standard
    case .palette(let index): RGB(palette(index))
    case .rgb(let value): RGB(value)
    }
  }

  /// The 256 colours of xterm: sixteen of our own, a cube of six levels, a ramp of greys.
  private static func palette(_ index: Int) -> Int {
    if index < 16 { return named[index] }
    if index >= 232 { return (8 + (index - 232) * 10) * 0x010101 }
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6]
  }
}
