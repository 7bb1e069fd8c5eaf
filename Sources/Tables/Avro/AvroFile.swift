import CAvro
import Synchronization

/// An Avro object container file: its columns, and where its rows are.
///
/// Rows are read in two steps, so that threads can share the work: `claim` says under a lock which
/// blocks come next, for which it reads a few bytes a block; an `AvroReader` of each thread reads,
/// decodes and renders them.
public final class AvroFile: Sendable {
  /// A field of the record that each row is.
  public struct Column: Equatable, Sendable {
    /// The field's name.
    public let name: String
    /// Its type in words, without null.
    public let type: String
    /// Whether it may be null.
    public let isNullable: Bool
  }

  /// The file's bytes.
  public let file: ByteFile
  /// The columns in the order of the schema.
  public let columns: [Column]
  /// The name of the compression, such as `null` or `deflate`.
  public let codec: String

  let header: AvroHeader
  private let blocks: Mutex<AvroBlocks>

  /// Reads the header of a file.
  public convenience init(_ file: ByteFile) throws(TableError) {
    try self.init(file, runSize: nil)
  }

  init(_ file: ByteFile, runSize: Int?) throws(TableError) {
    self.file = file
    header = try AvroHeader(of: file)
    let handle = header.handle
    columns = (0..<ca_file_width(handle)).map { column in
      Column(
        name: String(cString: ca_file_name(handle, column)),
        type: String(cString: ca_file_type(handle, column)),
        isNullable: ca_file_is_nullable(handle, column) == 1)
    }
    codec = String(cString: ca_file_codec(handle))
    // Compressed bytes become several times as many.
    let size = runSize ?? (codec == "null" ? Piece.size : Piece.size / 4)
    blocks = Mutex(AvroBlocks(AvroFraming(file: file, header: header), runSize: size))
  }

  /// The blocks from the one with that row, about a piece of them; nil behind the last row.
  public func claim(_ row: UInt64) throws(TableError) -> AvroRun? {
    try blocks.withLock { blocks throws(TableError) in try blocks.run(from: row) }
  }

  /// The number of rows, for which the head of every block is read, but no row.
  public func rowCount() throws(TableError) -> UInt64 {
    try blocks.withLock { blocks throws(TableError) in try blocks.rowCount() }
  }
}

/// What the header of an Avro file says, which threads share since it never changes.
final class AvroHeader: @unchecked Sendable {
  /// The largest header that is read; a schema is text that someone wrote.
  private static let largest = 16 << 20

  let handle: OpaquePointer

  init(of file: ByteFile) throws(TableError) {
    var (size, outcome, handle, reason) = (1 << 14, CA_MORE, OpaquePointer?.none, ca_reason())
    repeat {
      let bytes = try file.head(size)
      outcome = ca_file_new(bytes, bytes.count, &handle, &reason)
      if outcome == CA_MORE, bytes.count < size {
        throw TableError(.cutShort(.avro), path: file.path)
      }
      size *= 4
    } while outcome == CA_MORE && size <= Self.largest
    guard let handle else {
      let words = outcome == CA_MORE ? "its header is longer than 16 MiB" : Self.text(&reason)
      throw TableError(.unreadable("an Avro file that cannot be read: \(words)"), path: file.path)
    }
    self.handle = handle
  }

  deinit { ca_file_free(handle) }

  private static func text(_ reason: inout ca_reason) -> String {
    withUnsafeBytes(of: &reason.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// The bytes behind each block.
  var marker: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: ca_file_marker(handle), count: Int(CA_MARKER))
  }
}
