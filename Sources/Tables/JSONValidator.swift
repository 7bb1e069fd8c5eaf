import CFormats
import CKernels

/// Says whether cells hold JSON; one a thread, with buffers that are used again.
public final class JSONValidator {
  /// What came of a text.
  public enum Verdict: Equatable, Sendable {
    /// One JSON value (RFC 8259).
    case valid
    /// JSON but for commas before a closing brace or bracket.
    case trailingComma
    /// No JSON, but a value as another notation writes it.
    case other(RelaxedJSON.Notation)
    /// No JSON, for a reason that `JSONValidator.reason(_:)` words.
    case invalid(code: Int32)
  }

  /// What is wrong, as a short phrase.
  public static func reason(_ code: Int32) -> String {
    String(cString: cf_json_reason(code))
  }

  private let handle: OpaquePointer?
  private let padding = cf_json_padding()
  private var capacity = 0
  private var text: UnsafeMutablePointer<UInt8>
  /// Words for what is open while a shape is read.
  private var room: UnsafeMutableBufferPointer<UInt64>
  /// No deeper text is valid.
  private static let maximumDepth = 1024

  /// A validator with buffers of its own.
  public init() {
    handle = cf_json_new()
    text = .allocate(capacity: padding)
    room = .allocate(capacity: 2 * Self.maximumDepth)
  }

  deinit {
    cf_json_free(handle)
    text.deallocate()
    room.deallocate()
  }

  /// Judges the value of a cell, given as it stands between delimiters.
  public func check(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> Verdict {
    if Self.isPlain(cell, quote: quote) { return .valid }
    let length = load(cell, quote: quote)
    let code = cf_json_check(handle, text, length)
    guard code != 0 else { return .valid }
    let shorter = Self.dropTrailingCommas(text, length)
    if shorter < length {
      if cf_json_check(handle, text, shorter) == 0 { return .trailingComma }
      _ = load(cell, quote: quote)
    }
    let value = UnsafeBufferPointer(start: text, count: length)
    return RelaxedJSON.read(value).map { .other($0.notation) } ?? .invalid(code: code)
  }

  // MARK: - Shapes

  /// The word of the shape of a cell that `check` holds valid, the same that `CellColumn.json` gives.
  public func shapeWord(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> UInt64 {
    let length = load(cell, quote: quote)
    let shape = readShape(length, members: nil)
    return isEncoded(shape, length) ? ck_json_word(CK_JSON_ENCODED) : shape.word
  }

  /// The shape of a cell that `check` holds valid.
  public func shape(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> JSONShape {
    let length = load(cell, quote: quote)
    var shape = readShape(length, members: nil)
    let members = [ck_json_member](unsafeUninitializedCapacity: shape.member_count) {
      _ = readShape(length, members: $0.baseAddress)
      $1 = shape.member_count
    }
    if isEncoded(shape, length) {
      (shape.type, shape.word) = (CK_JSON_ENCODED, ck_json_word(CK_JSON_ENCODED))
    }
    return JSONShape(shape, members, text: text)
  }

  private func readShape(
    _ length: Int, members: UnsafeMutablePointer<ck_json_member>?
  ) -> ck_json_shape {
    // A key is at least four bytes, with its colon and its value.
    let words = length / 4 + Self.maximumDepth
    if words > room.count {
      room.deallocate()
      room = .allocate(capacity: 2 * words)
    }
    var shape = ck_json_shape()
    let isRead = ck_json_read_shape(
      text, length, 0, room.baseAddress, room.count, &shape, members)
    precondition(isRead == 1, "a text whose shape is asked for is valid")
    return shape
  }

  private func isEncoded(_ shape: ck_json_shape, _ length: Int) -> Bool {
    shape.type == CK_JSON_STRING && cf_json_is_encoded(handle, text, length) == 1
  }

  // MARK: - Verdicts

  /// Most cells hold JSON without anything odd, which shows where they stand, without a copy.
  @inline(__always)
  private static func isPlain(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> Bool {
    guard let base = cell.baseAddress else { return false }
    guard CellBytes.isQuoted(cell, by: quote) else {
      return ck_json_is_plain(base, cell.count, 0) == 1
    }
    guard cell.count >= 2, quote == UInt8(ascii: "\""), cell[cell.count - 1] == quote else {
      return false
    }
    return ck_json_is_plain(base + 1, cell.count - 2, 1) == 1
  }

  /// Offset in the value of the first byte that cannot stand where it stands.
  public func errorOffset(in value: [UInt8]) -> Int {
    let length = value.withUnsafeBufferPointer { load($0, quote: 0) }
    return cf_json_error_offset(handle, text, length)
  }

  private func load(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> Int {
    if cell.count + padding > capacity {
      text.deallocate()
      capacity = max(4096, 2 * (cell.count + padding))
      text = .allocate(capacity: capacity)
    }
    var length = cell.count
    if quote != 0, CellBytes.isQuoted(cell, by: quote) {
      length = CellBytes.unquote(cell, quote: quote, into: text)
    } else if let base = cell.baseAddress {
      text.update(from: base, count: length)
    }
    (text + length).update(repeating: 0x20, count: padding)
    return length
  }

  /// Moves the text together over commas that stand before a closing brace or bracket.
  private static func dropTrailingCommas(
    _ text: UnsafeMutablePointer<UInt8>, _ length: Int
  ) -> Int {
    var (kept, comma) = (0, -1)
    var (isInString, isEscaped) = (false, false)
    for at in 0..<length {
      let byte = text[at]
      switch byte {
      case _ where isInString:
        isInString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      case UInt8(ascii: ","):
        comma = kept
      case UInt8(ascii: "}") where comma >= 0, UInt8(ascii: "]") where comma >= 0:
        (text + comma).update(from: text + comma + 1, count: kept - comma - 1)
        kept -= 1
        comma = -1
      case 0x20, 9...13:
        break
      default:
        isInString = byte == UInt8(ascii: "\"")
        comma = -1
      }
      text[kept] = byte
      kept += 1
    }
    (text + kept).update(repeating: 0x20, count: length - kept)
    return kept
  }
}
