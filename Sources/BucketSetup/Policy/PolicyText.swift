/// The text of a policy with the places of its statements, so that a change touches nothing else.
struct PolicyText {
  private let bytes: [UInt8]
  /// The places of the statements.
  private(set) var statements: [Range<Int>] = []
  /// The list that holds them, with its brackets; nothing where one statement stands alone.
  private var list: Range<Int>?

  /// Finds the statements of a text that is a policy.
  init(_ document: PolicyDocument) {
    bytes = Array(document.text.utf8)
    var statements: [Range<Int>] = []
    var list: Range<Int>?
    var reader = JSONReader(bytes)
    reader.skipSpace()
    // The text has been read before, so nothing is thrown.
    try? reader.parts(until: UInt8(ascii: "}")) { (reader) throws(JSONError) in
      let key = try reader.key()
      reader.skipSpace()
      let start = reader.place
      guard key == "Statement", reader.bytes[start] == UInt8(ascii: "[") else {
        _ = try reader.value(depth: 1)
        if key == "Statement" { statements = [start..<reader.place] }
        return
      }
      try reader.parts(until: UInt8(ascii: "]")) { (reader) throws(JSONError) in
        reader.skipSpace()
        let start = reader.place
        _ = try reader.value(depth: 1)
        statements.append(start..<reader.place)
      }
      list = start..<reader.place
    }
    self.statements = statements
    self.list = list
  }

  /// The text with some statements taken out, others put in the place of the first of them, or at
  /// the end where none goes.
  ///
  /// - Parameters:
  ///   - removed: The places of the statements that go, from 0.
  ///   - added: The statements that come.
  /// - Returns: The text, in which all other statements stand as they did.
  func replacing(_ removed: Set<Int>, with added: [JSONValue]) -> String {
    guard let first = statements.first, let last = statements.last else { return filled(added) }
    let added = added.map(written)
    var written: [UInt8] = []
    for (place, range) in statements.enumerated() {
      let parts = removed.contains(place) ? [] : [Array(bytes[range])]
      for part in place == removed.min() ? added : parts {
        if !written.isEmpty { written += separator(before: place) }
        written += part
      }
    }
    for part in removed.isEmpty ? added : [] {
      written += Array(",\(breakBefore ?? "")".utf8) + part
    }
    if list == nil { written = Array("[".utf8) + written + Array("]".utf8) }
    return String(
      decoding: bytes[..<first.lowerBound] + written + bytes[last.upperBound...], as: UTF8.self)
  }

  /// The text with statements in its list, which is empty.
  private func filled(_ added: [JSONValue]) -> String {
    guard let list else { return String(decoding: bytes, as: UTF8.self) }
    return String(
      decoding: bytes[..<list.lowerBound] + JSONValue.array(added).compactText.utf8
        + bytes[list.upperBound...], as: UTF8.self)
  }

  /// What stands between a statement and the one before it.
  private func separator(before place: Int) -> [UInt8] {
    guard place > 0 else { return Array(",\(breakBefore ?? "")".utf8) }
    return Array(bytes[statements[place - 1].upperBound..<statements[place].lowerBound])
  }

  /// What a new statement has before it: a line end and indentation, where the first one has, a
  /// space, where the statements go over several lines otherwise.
  private var breakBefore: String? {
    guard let indentation else { return nil }
    return beginsLine ? lineEnd + indentation : " "
  }

  /// Whether the first statement begins a line.
  private var beginsLine: Bool {
    guard let list, let first = statements.first else { return false }
    return bytes[list.lowerBound..<first.lowerBound].contains(UInt8(ascii: "\n"))
  }

  /// What a statement's first line begins with, or else its last, where statements go over several
  /// lines.
  private var indentation: String? {
    guard let first = statements.first, let last = statements.last else { return nil }
    let edge = beginsLine ? first.lowerBound : last.upperBound
    guard beginsLine || bytes[first.lowerBound..<edge].contains(UInt8(ascii: "\n")),
      let end = bytes[..<edge].lastIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let space = bytes[(end + 1)...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: space, as: UTF8.self)
  }

  private var lineEnd: String {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
    return end > 0 && bytes[end - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// A new statement as its neighbours are laid out.
  private func written(_ statement: JSONValue) -> [UInt8] {
    guard let indentation else { return Array(statement.compactText.utf8) }
    let lines = statement.text.split(separator: "\n")
    return Array(lines.joined(separator: lineEnd + indentation).utf8)
  }
}
