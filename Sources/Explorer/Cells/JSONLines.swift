/// A JSON text as indented lines, one a member or element.
///
/// Only tokens are told apart, from front to back, so that depth costs nothing and the start of a
/// text that was cut can be shown too.
struct JSONLines {
  struct Line: Equatable {
    /// How many objects and arrays it is in.
    var depth = 0
    /// The key with its quotes and its colon; empty where there is none.
    var key: [UInt8] = []
    /// What stands behind it.
    var value: [UInt8] = []
  }

  private(set) var lines: [Line] = []
  private var line = Line()
  private let text: ArraySlice<UInt8>
  private var at: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    at = text.startIndex
    while at < text.endIndex { readToken() }
    end()
  }

  private mutating func readToken() {
    let byte = text[at]
    at += 1
    switch byte {
    case 0x20, 9...13: break
    case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      end()
      line.depth = max(0, line.depth - 1)
      line.value.append(byte)
    case UInt8(ascii: ","):
      line.value.append(byte)
      end()
    case UInt8(ascii: ":"):
      line.key += line.value + [byte]
      line.value = []
    case UInt8(ascii: "\""): readString()
    default: line.value.append(byte)
    }
  }

  /// What is empty stays on its line.
  private mutating func open(_ bracket: UInt8) {
    line.value.append(bracket)
    let next = text[at...].firstIndex { $0 != 0x20 && !(9...13).contains($0) }
    // Both closing brackets are two behind their opening ones.
    if let next, text[next] == bracket + 2 {
      line.value.append(text[next])
      at = next + 1
      return
    }
    end()
    line.depth += 1
  }

  private mutating func readString() {
    var isEscaped = false
    line.value.append(UInt8(ascii: "\""))
    while at < text.endIndex {
      let byte = text[at]
      at += 1
      line.value.append(byte)
      if byte == UInt8(ascii: "\""), !isEscaped { return }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
  }

  private mutating func end() {
    guard !line.value.isEmpty || !line.key.isEmpty else { return }
    lines.append(line)
    line = Line(depth: line.depth)
  }
}
