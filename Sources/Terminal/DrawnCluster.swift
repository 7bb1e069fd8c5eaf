/// A grapheme cluster as the terminal is sent it: one character for each place it takes.
///
/// Terminals disagree on joined pictures, flags and variation selectors, and where they disagree
/// the rest of the row shifts. So only what every terminal counts alike is sent: of a joined
/// picture the first one, of a flag its two letters, never a selector.
struct DrawnCluster: Equatable {
  struct Character: Equatable {
    /// The base, then the scalars that join it.
    var scalars: [UInt32]
    /// The column within the cluster.
    var offset: Int
  }

  private(set) var characters: [Character] = []

  /// Divides a cluster that takes `room` columns.
  ///
  /// - Parameters:
  ///   - text: The cluster.
  ///   - room: The columns the screen gives it.
  ///   - columns: The columns the terminal gives a scalar: 0 joins the one before, -1 is unknown.
  init(_ text: String, room: Int, columns: (UInt32) -> Int) {
    var offset = 0
    for scalar in text.unicodeScalars {
      // What follows a joiner belongs to the same picture.
      if scalar == "\u{200D}" { break }
      if Self.isSelector(scalar) { continue }
      let value = Self.letterOfFlag(scalar) ?? scalar.value
      let width = columns(value)
      if width == 0, !characters.isEmpty {
        characters[characters.count - 1].scalars.append(value)
        continue
      }
      let fits = width > 0 && offset + width <= room
      if !fits, !characters.isEmpty { break }
      characters.append(Character(scalars: [fits ? value : Self.unknown], offset: offset))
      offset += fits ? width : 1
    }
  }

  private static let unknown: UInt32 = 0x3F

  private static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  /// The squared letter (U+1F130 …) for a regional indicator (U+1F1E6 …).
  private static func letterOfFlag(_ scalar: Unicode.Scalar) -> UInt32? {
    guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
    return scalar.value - 0x1F1E6 + 0x1F130
  }
}
