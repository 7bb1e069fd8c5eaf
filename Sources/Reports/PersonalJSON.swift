/// JSON, valid or not, in which members that are named as ids are found beside what looks like one.
struct PersonalJSON {
  private let bytes: [UInt8]
  private var at = 0
  private var hidden: [UInt8] = []
  /// Whether the value that comes next, or the values of the array that it is, are ids.
  private var isID = false
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The same with tokens as strings instead of ids and addresses.
  func hidden(_ token: PersonalText.Token) -> [UInt8] {
    var copy = self
    while copy.at < bytes.count { copy.step(token) }
    return copy.hidden
  }

  private mutating func step(_ token: PersonalText.Token) {
    let byte = bytes[at]
    if byte == UInt8(ascii: "\"") { return string(token) }
    if PersonalText.isWord(byte) { return bare(token) }
    switch byte {
    case UInt8(ascii: "["): if isID { depth += 1 }
    case UInt8(ascii: "]"): endArray()
    case UInt8(ascii: "{"): (isID, depth) = (false, 0)
    case UInt8(ascii: ","), UInt8(ascii: "}"): if depth == 0 { isID = false }
    default: break
    }
    hidden.append(byte)
    at += 1
  }

  private mutating func endArray() {
    depth = max(0, depth - 1)
    if depth == 0 { isID = false }
  }

  private mutating func string(_ token: PersonalText.Token) {
    let quote = UInt8(ascii: "\"")
    var end = at + 1
    while end < bytes.count, bytes[end] != quote { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    end = min(end, bytes.count)
    let content = bytes[at + 1..<end]
    let next = bytes[min(end + 1, bytes.count)...].first { !PersonalText.isBlank($0) }
    let isKey = next == UInt8(ascii: ":")
    let isWhole = isID && !isKey && !content.isEmpty
    hidden.append(quote)
    hidden +=
      isWhole ? token(content) : PersonalText(Array(content)).hidden(numbers: true, token)
    if end < bytes.count { hidden.append(quote) }
    if isKey { (isID, depth) = (PersonalText.namesID(content), 0) }
    at = end + 1
  }

  /// A number, a word of JSON, or what does not belong there.
  private mutating func bare(_ token: PersonalText.Token) {
    let end = bytes[at...].firstIndex { !PersonalText.isWord($0) } ?? bytes.count
    let word = bytes[at..<end]
    let isConstant = ["true", "false", "null"].contains(String(decoding: word, as: UTF8.self))
    let shown = PersonalText(Array(word)).hidden(numbers: true, token)
    let isHidden = (isID && !isConstant) || shown != Array(word)
    let quote = Array("\"".utf8)
    hidden += isHidden ? quote + (isID ? token(word) : shown) + quote : shown
    at = end
  }
}
