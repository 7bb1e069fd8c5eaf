import CPattern

/// A text or a regular expression to look for in the values of cells.
///
/// A text without metacharacters stands for itself. Smart case: without a capital letters match in
/// either case.
public struct Pattern: Sendable, Hashable {
  /// As it was typed.
  public let text: String
  /// Whether every character stands for itself.
  public let isLiteral: Bool
  /// Whether letters match in either case.
  public let ignoresCase: Bool
  let code: PatternCode
  /// What matches the same in bytes that are all ASCII, and does so faster; the same where any bytes
  /// may be matched one by one, nothing where none may.
  let asciiCode: PatternCode?
  /// The bytes that stand for themselves; none in a regular expression.
  let literal: [UInt8]

  /// Why a text is no pattern.
  public struct Problem: Error, Equatable, Sendable {
    /// In words.
    public let reason: String
    /// The character of the text behind which it was noticed, counted from 0.
    public let place: Int
  }

  /// A pattern of a text that is not empty; an empty one is found in every cell.
  public init(_ text: String) throws(Problem) {
    try self.init(text, Self.plain(text), ignoresCase: !Self.hasCapital(text))
  }

  private init(_ text: String, _ plain: [UInt8]?, ignoresCase: Bool) throws(Problem) {
    self.text = text
    self.ignoresCase = ignoresCase
    isLiteral = plain != nil
    literal = plain ?? []
    let bytes = plain ?? Array(text.utf8)
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    var options = cp_options(
      is_literal: isLiteral ? 1 : 0, ignores_case: ignoresCase ? 1 : 0, is_bytes: 1)
    // Where capitals count, the bytes of a literal are the same whatever they stand for.
    if isLiteral, isASCII || !ignoresCase {
      code = try PatternCode(bytes, options, of: text)
      asciiCode = code
      return
    }
    // A class has to know the characters that it lists.
    asciiCode = isASCII ? try? PatternCode(bytes, options, of: text) : nil
    options.is_bytes = 0
    code = try PatternCode(bytes, options, of: text)
  }

  /// The longest part of a literal that has no quote in it, which stands in the bytes of a cell
  /// however it is quoted; nothing where there is none.
  func part(without quote: UInt8) -> Pattern? {
    guard isLiteral else { return nil }
    guard literal.contains(quote) else { return self }
    let parts = literal.split(separator: quote).map(Array.init)
    guard let longest = parts.max(by: { $0.count < $1.count }) else { return nil }
    return try? Pattern(
      String(decoding: longest, as: UTF8.self), longest, ignoresCase: ignoresCase)
  }

  /// Whether two are the same.
  public static func == (one: Pattern, other: Pattern) -> Bool {
    one.text == other.text && one.isLiteral == other.isLiteral
      && one.ignoresCase == other.ignoresCase
  }

  /// Adds what makes it differ from others.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The bytes of a text in which every character stands for itself, but for a backslash before
  /// a sign; nothing where one has a meaning of its own.
  private static func plain(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        let isSign =
          byte < 0x80 && !Character(Unicode.Scalar(byte)).isLetter
          && !Character(Unicode.Scalar(byte)).isNumber
        guard isSign else { return nil }
        bytes.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if metacharacters.contains(byte) {
        return nil
      } else {
        bytes.append(byte)
      }
    }
    return isEscaped ? nil : bytes
  }

  private static let metacharacters = Set("^$.[]|()?*+{}".utf8)

  /// Whether there is a capital that is not the name of an escape.
  private static func hasCapital(_ text: String) -> Bool {
    var isEscaped = false
    for character in text {
      if character.isUppercase, !isEscaped { return true }
      isEscaped = character == "\\" && !isEscaped
    }
    return false
  }
}

/// A pattern compiled by PCRE2, which threads share.
final class PatternCode: Sendable {
  // Safe: never written after it is made.
  nonisolated(unsafe) let pointer: OpaquePointer

  init(_ bytes: [UInt8], _ options: cp_options, of text: String) throws(Pattern.Problem) {
    var problem = cp_problem()
    guard let made = cp_compile(bytes, bytes.count, options, &problem) else {
      let place = text.utf8.prefix(problem.offset)
      let reason = withUnsafeBytes(of: problem.text) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw Pattern.Problem(
        reason: reason, place: String(decoding: place, as: UTF8.self).count)
    }
    pointer = made
  }

  deinit { cp_free(pointer) }
}
