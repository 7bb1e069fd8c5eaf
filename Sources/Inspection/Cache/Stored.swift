import Contract

/// A value that can be written to a file and read again.
protocol Stored: SendableMetatype {
  func write(to writer: inout ByteWriter)
  init(from reader: inout ByteReader) throws(DamagedBytes)
}

/// One property of a value that is kept property by property.
struct StoredField<Value>: Sendable {
  let write: @Sendable (Value, inout ByteWriter) -> Void
  let read: @Sendable (inout Value, inout ByteReader) throws(DamagedBytes) -> Void

  init<Field: Stored>(_ path: any WritableKeyPath<Value, Field> & Sendable) {
    write = { value, writer in value[keyPath: path].write(to: &writer) }
    read = { (value, reader) throws(DamagedBytes) in
      value[keyPath: path] = try Field(from: &reader)
    }
  }
}

extension Int: Stored {
  /// The sign goes to the lowest bit, so that small negative numbers stay short.
  func write(to writer: inout ByteWriter) {
    writer.write(number: UInt64(bitPattern: Int64((self << 1) ^ (self >> (Int.bitWidth - 1)))))
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    let number = try reader.readNumber()
    self = Int(bitPattern: UInt(number >> 1)) ^ -Int(number & 1)
  }
}

extension UInt64: Stored {
  func write(to writer: inout ByteWriter) { writer.write(number: self) }
  init(from reader: inout ByteReader) throws(DamagedBytes) { self = try reader.readNumber() }
}

extension Bool: Stored {
  func write(to writer: inout ByteWriter) { writer.write(number: self ? 1 : 0) }
  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = try reader.readNumber() != 0
  }
}

extension String: Stored {
  func write(to writer: inout ByteWriter) { writer.write(bytes: utf8) }
  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = String(decoding: try reader.readBytes(), as: UTF8.self)
  }
}

extension Optional: Stored where Wrapped: Stored {
  func write(to writer: inout ByteWriter) {
    (self != nil).write(to: &writer)
    self?.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
  }
}

extension Array: Stored where Element: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(number: UInt64(count))
    for element in self { element.write(to: &writer) }
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    let count = try reader.readCount()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try Element(from: &reader)) }
  }
}

extension Dictionary: Stored where Key: Stored & Comparable, Value: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(number: UInt64(count))
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      key.write(to: &writer)
      value.write(to: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    let count = try reader.readCount(ofSize: 2)
    self = Dictionary(minimumCapacity: count)
    for _ in 0..<count {
      let key = try Key(from: &reader)
      self[key] = try Value(from: &reader)
    }
  }
}

extension ClosedRange: Stored where Bound == Int {
  func write(to writer: inout ByteWriter) {
    lowerBound.write(to: &writer)
    upperBound.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    let (lower, upper) = (try Int(from: &reader), try Int(from: &reader))
    guard lower <= upper else { throw DamagedBytes() }
    self = lower...upper
  }
}

extension Stored where Self: RawRepresentable, RawValue == String {
  func write(to writer: inout ByteWriter) { rawValue.write(to: &writer) }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    guard let value = Self(rawValue: try String(from: &reader)) else { throw DamagedBytes() }
    self = value
  }
}

extension Severity: Stored {}
extension TableKind: Stored {}
