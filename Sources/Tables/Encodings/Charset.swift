import CEncodings

/// A way to write characters as bytes, by the name that people know it by.
public enum Charset: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LE = "UTF-16LE"
  case utf16BE = "UTF-16BE"
  case utf32LE = "UTF-32LE"
  case utf32BE = "UTF-32BE"

  // One byte a character.
  case latin1 = "ISO-8859-1"
  case latin2 = "ISO-8859-2"
  case latin3 = "ISO-8859-3"
  case latin4 = "ISO-8859-4"
  case cyrillic = "ISO-8859-5"
  case arabic = "ISO-8859-6"
  case greek = "ISO-8859-7"
  case hebrew = "ISO-8859-8"
  case latin5 = "ISO-8859-9"
  case latin6 = "ISO-8859-10"
  case latin7 = "ISO-8859-13"
  case latin9 = "ISO-8859-15"
  case latin10 = "ISO-8859-16"
  case windows1250 = "Windows-1250"
  case windows1251 = "Windows-1251"
  case windows1252 = "Windows-1252"
  case windows1253 = "Windows-1253"
  case windows1254 = "Windows-1254"
  case windows1255 = "Windows-1255"
  case windows1256 = "Windows-1256"
  case windows1257 = "Windows-1257"
  case windows1258 = "Windows-1258"
  case ibm852 = "IBM852"
  case ibm855 = "IBM855"
  case ibm866 = "IBM866"
  case macCentralEurope = "Mac-CentralEurope"
  case macCyrillic = "Mac-Cyrillic"
  case koi8R = "KOI8-R"
  case tis620 = "TIS-620"
  case viscii = "VISCII"

  // One or more bytes a character.
  case shiftJIS = "Shift_JIS"
  case eucJP = "EUC-JP"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case eucTW = "EUC-TW"
  case eucKR = "EUC-KR"
  case uhc = "UHC"

  // What a byte means depends on shifts before it, however far back.
  case utf7 = "UTF-7"
  case iso2022JP = "ISO-2022-JP"
  case iso2022KR = "ISO-2022-KR"
  case iso2022CN = "ISO-2022-CN"
  case hz = "HZ-GB-2312"

  /// The name that people know it by.
  public var name: String { rawValue }

  /// The charset of a name in any case, as uchardet gives it.
  init?(named name: String) {
    let wanted = name.lowercased()
    guard let found = Self.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else {
      return nil
    }
    self = found
  }

  /// The name that iconv knows it by.
  public var iconvName: String {
    switch self {
    // What Windows writes under that name, where a backslash is one.
    case .shiftJIS: "CP932"
    #if canImport(Darwin)
    case .macCentralEurope: "MacCentralEurope"
    case .macCyrillic: "MacCyrillic"
    #endif
    default: rawValue.uppercased()
    }
  }

  /// Whether each character has two or four bytes, or four of UTF-16 at times.
  public var isWide: Bool {
    switch self {
    case .utf16LE, .utf16BE, .utf32LE, .utf32BE: true
    default: false
    }
  }

  /// How it is decoded; nothing where that needs all bytes before, or is not needed.
  var form: ce_form? {
    switch self {
    case .utf16LE: CE_UTF16LE
    case .utf16BE: CE_UTF16BE
    case .utf32LE: CE_UTF32LE
    case .utf32BE: CE_UTF32BE
    case .shiftJIS, .eucJP, .gb18030, .big5, .eucTW, .eucKR, .uhc: CE_MULTI
    case .utf8, .utf7, .iso2022JP, .iso2022KR, .iso2022CN, .hz: nil
    default: CE_SINGLE
    }
  }

  /// Whether a byte means what shifts before it say, so that nothing can be read without all before.
  public var isShifted: Bool { form == nil && self != .utf8 }

  /// Whether it has the letters of a Latin alphabet other than Windows-1252.
  var isOtherLatin: Bool {
    switch self {
    case .latin2, .latin3, .latin4, .latin5, .latin6, .latin7, .latin10, .windows1250,
      .windows1254, .windows1257, .windows1258, .ibm852, .macCentralEurope, .viscii:
      true
    default: false
    }
  }
}
