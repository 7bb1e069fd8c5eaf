/// Lines of tab-separated values in which no value can be taken for two, or for a command.
///
/// `\t`, `\n`, `\r` and `\\` stand for what they do in most languages, `\xFF` for another control
/// or a byte that is no UTF-8, and `\u{202e}` for what cannot be seen.
struct TSVLines {
  private var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func add(_ fields: [[UInt8]]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      add(field)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func add(_ field: [UInt8]) {
    let isPlain = field.allSatisfy { $0 >= 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }
    guard !isPlain else {
      bytes += field
      return
    }
    var input = field.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var at = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        add(Unicode.UTF8.decode(encoded), encoded)
        at += encoded.count
      case .error(let length):
        for byte in field[at..<at + length] { add(byte: byte) }
        at += length
      case .emptyInput: return
      }
    }
  }

  private mutating func add(
    _ scalar: Unicode.Scalar, _ encoded: Unicode.UTF8.EncodedScalar
  ) {
    switch scalar {
    case "\\": bytes += Array(#"\\"#.utf8)
    case "\t": bytes += Array(#"\t"#.utf8)
    case "\n": bytes += Array(#"\n"#.utf8)
    case "\r": bytes += Array(#"\r"#.utf8)
    case _ where scalar.value < 0x20 || scalar.value == 0x7f: add(byte: UInt8(scalar.value))
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        bytes += Array("\\u{\(String(scalar.value, radix: 16))}".utf8)
      default: bytes += Array(encoded)
      }
    }
  }

  private mutating func add(byte: UInt8) {
    let digits = String(byte, radix: 16, uppercase: true)
    bytes += Array((byte < 16 ? #"\x0"# : #"\x"#).utf8) + Array(digits.utf8)
  }
}
