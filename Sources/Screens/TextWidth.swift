import CUTF8Proc

/// How many terminal columns text takes.
///
/// A terminal counts columns by scalar (East Asian Width of Unicode's UAX #11), a person sees
/// grapheme clusters. This is the one table in between: a cluster takes 0, 1 or 2 columns.
public enum TextWidth {
  /// The columns `Screen.put` uses for the text, which is first made visible.
  public static func columns(_ text: some StringProtocol) -> Int {
    var total = 0
    for cluster in text {
      if isPrintableASCII(cluster) {
        total += 1
      } else {
        total += Visible.cluster(cluster).reduce(0) { $0 + columns(of: $1) }
      }
    }
    return total
  }

  /// The columns of one cluster: 0 when nothing of it is visible, else 1 or 2.
  public static func columns(of cluster: Character) -> Int {
    var total = 0
    for (index, scalar) in cluster.unicodeScalars.enumerated() {
      // VS16 asks for the emoji picture of what came before, and that is two columns wide.
      if scalar == "\u{FE0F}", index > 0 { return 2 }
      total += columns(of: scalar)
      if total >= 2 { return 2 }
    }
    return total
  }

  static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: 1
    // A regional indicator is half a flag; two of them make one picture of two columns.
    case 0x1F1E6...0x1F1FF: 1
    default: max(0, Int(utf8proc_charwidth(Int32(bitPattern: scalar.value))))
    }
  }

  static func isPrintableASCII(_ cluster: Character) -> Bool {
    guard let value = cluster.asciiValue else { return false }
    return value >= 0x20 && value < 0x7F
  }
}
