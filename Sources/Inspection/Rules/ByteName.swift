/// A byte as people name it.
enum ByteName {
  /// The delimiter's or quote's name.
  static func of(_ byte: UInt8) -> String {
    switch byte {
    case 0x01: "Ctrl-A"
    case 0x09: "tab"
    case 0x20: "blank"
    default: String(UnicodeScalar(byte))
    }
  }
}
