/// The encoding of a text file.
public struct TextEncoding: Sendable, Hashable {
  /// How its characters are written.
  public let charset: Charset
  /// The bytes of the byte order mark that it starts with; none where nothing says what it is.
  public let markLength: Int

  /// An encoding; `markLength` bytes of the file are its byte order mark.
  public init(_ charset: Charset, markLength: Int = 0) {
    self.charset = charset
    self.markLength = markLength
  }

  /// The name that people know it by.
  public var name: String { charset.name }
  /// Whether a byte order mark says so.
  public var hasMark: Bool { markLength > 0 }
  /// Whether the bytes are what is shown, without conversion.
  public var isUTF8: Bool { charset == .utf8 }

  /// The encoding of the first bytes of a text.
  ///
  /// A byte order mark decides, then the zeros of wide text. What is UTF-8 is taken for that, with
  /// a few bad bytes too (`NonASCIIRuns` says how many), for which the bytes are asked what else
  /// they are. `isWhole` says that nothing follows, so that a character cut off is a fault.
  public static func of(_ head: [UInt8], isWhole: Bool = false) -> TextEncoding {
    if let found = marks.first(where: { head.starts(with: $0.mark) }) {
      return TextEncoding(found.charset, markLength: found.mark.count)
    }
    if let wide = WideText.charset(head.prefix(4096)) { return TextEncoding(wide) }
    return TextEncoding(head.withUnsafeBufferPointer { narrow($0, isWhole: isWhole) })
  }

  /// The longer marks first, since they start with shorter ones.
  private static let marks: [(mark: [UInt8], charset: Charset)] = [
    ([0xef, 0xbb, 0xbf], .utf8), ([0xff, 0xfe, 0, 0], .utf32LE), ([0, 0, 0xfe, 0xff], .utf32BE),
    ([0xff, 0xfe], .utf16LE), ([0xfe, 0xff], .utf16BE), (Array("+/v8-".utf8), .utf7),
  ]

  private static func narrow(_ head: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Charset {
    if UTF8Bytes.isValid(head) { return shifted(head) ?? .utf8 }
    // A NUL is damage of text, or no text; neither is an encoding.
    guard !NonASCIIRuns(head, isWhole: isWhole).areUTF8, !head.contains(0) else { return .utf8 }
    return CharsetGuess.of(head, isWhole: isWhole) ?? .utf8
  }

  /// Text that shifts between alphabets is ASCII throughout, but for escapes that no other has.
  private static func shifted(_ head: UnsafeBufferPointer<UInt8>) -> Charset? {
    guard head.contains(0x1b), let guess = CharsetGuess.named(head), guess.isShifted else {
      return nil
    }
    return guess
  }
}
