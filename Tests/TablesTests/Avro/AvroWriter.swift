/// Writes Avro files by hand, so that anything can be wrong with them.
struct AvroWriter {
  static let marker = [UInt8](0x80..<0x90)

  private(set) var bytes: [UInt8]

  init(schema: String, codec: String? = nil) {
    bytes = Array("Obj\u{1}".utf8)
    bytes += Self.long(codec == nil ? 1 : 2)
    bytes += Self.text("avro.schema") + Self.text(schema)
    if let codec { bytes += Self.text("avro.codec") + Self.text(codec) }
    bytes += Self.long(0) + Self.marker
  }

  /// A file whose rows have one column.
  init(column: String, codec: String? = nil) {
    self.init(
      schema: #"{"type":"record","name":"Row","fields":[{"name":"a","type":\#(column)}]}"#,
      codec: codec)
  }

  mutating func add(rows: Int64, _ data: [UInt8]) {
    bytes += Self.long(rows) + Self.long(Int64(data.count)) + data + Self.marker
  }

  mutating func add(raw: [UInt8]) { bytes += raw }

  static func long(_ value: Int64) -> [UInt8] {
    var (bits, bytes) = (UInt64(bitPattern: (value << 1) ^ (value >> 63)), [UInt8]())
    while bits >= 0x80 {
      bytes.append(UInt8(bits & 0x7f) | 0x80)
      bits >>= 7
    }
    return bytes + [UInt8(bits)]
  }

  static func text(_ text: String) -> [UInt8] { long(Int64(text.utf8.count)) + Array(text.utf8) }
}
