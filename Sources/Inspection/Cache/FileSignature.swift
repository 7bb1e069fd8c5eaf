import Contract
import Tables

/// What tells one state of a table's file from another without reading it whole.
struct FileSignature: Stored, Equatable {
  /// The table that it belongs to.
  let kind: TableKind
  /// What it is called below the folder that the user named.
  let name: String
  /// Where it is, links and dots resolved.
  let path: String
  /// Bytes.
  let size: UInt64
  /// The time of the last change, in nanoseconds since 1970.
  let modified: Int
  /// The hash of the first and the last bytes.
  let ends: UInt64

  /// Bytes at either end that are hashed.
  private static let sample = 16 << 10

  /// The state of an open file.
  init(_ file: TableFile, of kind: TableKind) throws(TableError) {
    self.kind = kind
    name = file.name
    path = Discovery.realPath(of: file.file.path)
    size = file.file.size
    modified = Int(file.file.identity.modified)
    let tail = size > UInt64(Self.sample) ? size - UInt64(Self.sample) : 0
    let head = try file.file.head(Self.sample).withUnsafeBufferPointer { KeyHash.of($0) }
    ends = try file.file.bytes(Self.sample, at: tail).withUnsafeBufferPointer {
      KeyHash.of($0, seed: head)
    }
  }

  func write(to writer: inout ByteWriter) {
    kind.write(to: &writer)
    name.write(to: &writer)
    path.write(to: &writer)
    size.write(to: &writer)
    modified.write(to: &writer)
    writer.write(word: ends)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    kind = try TableKind(from: &reader)
    name = try String(from: &reader)
    path = try String(from: &reader)
    size = try UInt64(from: &reader)
    modified = try Int(from: &reader)
    ends = try reader.readWord()
  }
}
