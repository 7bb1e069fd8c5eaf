import CFormats

/// How the objects of a text stand in it.
public struct JSONLayout: Equatable, Sendable {
  /// Ways for objects to stand behind one another.
  public enum Kind: Sendable {
    /// One a line.
    case lines
    /// The elements of one array.
    case array
    /// One behind the other, over any number of lines; a single object too.
    case objects

    var layout: cf_json_layout {
      switch self {
      case .lines: CF_JSON_LINES
      case .array: CF_JSON_ARRAY
      case .objects: CF_JSON_OBJECTS
      }
    }
  }

  /// The way.
  public let kind: Kind
  /// Offset of the first object, behind a byte order mark and the bracket of an array.
  public let start: Int

  /// Tells the layout by the first bytes of a text, which are all of it if `isWhole`.
  ///
  /// - Throws: what keeps any row from being made, where the first bytes show it already.
  init(_ head: JSONHead) throws(JSONRefusal) {
    let first = head.skipBlanks(from: head.textStart)
    switch head[first] {
    case UInt8(ascii: "["):
      kind = .array
      start = head.skipBlanks(from: first + 1)
      if head[start] == UInt8(ascii: "]"), head.isEnd(head.skipBlanks(from: start + 1)) {
        throw JSONRefusal(.noElement)
      }
    case UInt8(ascii: "{"):
      if let key = JSONWrapper.key(in: head, at: first) { throw JSONRefusal(.wrapped(key: key)) }
      kind = Self.kind(of: head, at: first)
      start = first
    default:
      kind = .lines
      start = first
    }
  }

  private static func kind(of head: JSONHead, at first: Int) -> Kind {
    let line = head.line(from: first)
    if line.isWhole, head.objects(in: line.range, kind: .lines) == 1 { return .lines }
    let length = head.valueLength(at: first)
    if length < 0 {
      // The first object is damaged; whether lines are objects by themselves tells.
      return head.objects(in: first..<head.count, kind: .lines) > 0 ? .lines : .objects
    }
    if length == 0 { return line.isWhole && line.range.upperBound < head.count ? .objects : .lines }
    let end = first + length
    let isLine = head.skipBlanks(from: end, in: line.range) >= line.range.upperBound
    return end <= line.range.upperBound && isLine ? .lines : .objects
  }
}

/// Why no rows can be made of JSON, before it is known of which file.
struct JSONRefusal: Error {
  let problem: JSONProblem

  init(_ problem: JSONProblem) { self.problem = problem }
}
