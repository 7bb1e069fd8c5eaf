/// Why bytes could not be read as a table.
public struct TableError: Error, Equatable, Sendable {
  /// What went wrong.
  public enum Kind: Equatable, Sendable {
    /// Nothing is at the path.
    case notFound
    /// The system refused, with its reason.
    case unreadable(String)
    /// The file has no bytes, or blank lines only.
    case empty
    /// The bytes are of a type that cannot be read.
    case unsupported(FileFormat)
    /// Text in an encoding that is not read.
    case unreadEncoding(TextEncoding)
    /// The end of the file is missing, without which nothing in it can be found.
    case cutShort(FileFormat)
    /// The bytes are no text.
    case binary(offset: UInt64)
    /// A record does not end within the bytes that are held at a time.
    case recordTooLong(offset: UInt64)
    /// The file became shorter, longer or another one while it was read.
    case changed
    /// No temporary file can be written in the folder, with the system's reason, so that
    /// something is not checked.
    case temporary(String, unchecked: String)
  }

  /// What went wrong.
  public let kind: Kind
  /// The path as it was given or found.
  public let path: String

  /// An error about a path.
  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// What went wrong, in words, without the path.
  public var reason: String {
    switch kind {
    case .notFound: "no such file or folder"
    case .unreadable(let reason): reason
    case .empty: "the file is empty"
    case .unsupported(let format): format.reason
    case .unreadEncoding(let encoding):
      "\(encoding.name) text, an encoding that is not read; convert it to UTF-8"
    case .cutShort(let format): "\(format.text) without its end; it was cut short"
    case .binary(let offset): "binary data, no text (a NUL byte at offset \(offset))"
    case .recordTooLong(let offset):
      "a record of more than \(Piece.maximumRecord >> 20) MiB at offset \(offset); "
        + "is it a table, with a line end after each row?"
    case .changed: "the file changed while it was read; run again when nothing writes to it"
    case .temporary(let reason, let unchecked):
      "no temporary file can be written (\(reason)), so \(unchecked) is not checked; free space "
        + "there, set TMPDIR to another folder, or raise --memory"
    }
  }
}
