/// One object around all rows, such as `{"events": [{…}, {…}]}`.
enum JSONWrapper {
  /// The key under which the rows are, if the object at an offset is such a wrapper.
  ///
  /// It is one if it holds nothing but an array of objects and nothing stands behind it, or if the
  /// array of objects runs on where the first bytes end, other than in one long line.
  static func key(in head: JSONHead, at offset: Int) -> String? {
    var at = head.skipBlanks(from: offset + 1)
    var isFirst = true
    while head[at] == UInt8(ascii: "\""), let keyEnd = head.stringEnd(at: at) {
      let value = head.skipBlanks(from: keyEnd)
      guard head[value] == UInt8(ascii: ":") else { return nil }
      let start = head.skipBlanks(from: value + 1)
      if isArrayOfObjects(head, at: start) {
        let length = head.valueLength(at: start)
        let isAlone = isFirst && length > 0 && endsAll(head, behind: start + length)
        let runsOn = length == 0 && (head.isLongest || head.line(from: start).isWhole)
        if runsOn || isAlone { return head.text(at + 1..<keyEnd - 1) }
      }
      guard let end = valueEnd(head, at: start) else { return nil }
      at = head.skipBlanks(from: end)
      guard head[at] == UInt8(ascii: ",") else { return nil }
      at = head.skipBlanks(from: at + 1)
      isFirst = false
    }
    return nil
  }

  private static func isArrayOfObjects(_ head: JSONHead, at offset: Int) -> Bool {
    head[offset] == UInt8(ascii: "[")
      && head[head.skipBlanks(from: offset + 1)] == UInt8(ascii: "{")
  }

  private static func endsAll(_ head: JSONHead, behind offset: Int) -> Bool {
    let end = head.skipBlanks(from: offset)
    return head[end] == UInt8(ascii: "}") && head.isEnd(head.skipBlanks(from: end + 1))
  }

  private static func valueEnd(_ head: JSONHead, at offset: Int) -> Int? {
    switch head[offset] {
    case UInt8(ascii: "\""): return head.stringEnd(at: offset)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let length = head.valueLength(at: offset)
      return length > 0 ? offset + length : nil
    default:
      let ends = Array(",}] \t\r\n".utf8)
      var at = offset
      while at < head.count, !ends.contains(head[at]) { at += 1 }
      return at
    }
  }
}
