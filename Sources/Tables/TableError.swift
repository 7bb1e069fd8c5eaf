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
    /// JSON of which no rows can be made.
    case json(JSONProblem)
    /// The end of the file is missing, without which nothing in it can be found.
    case cutShort(FileFormat)
    /// Compressed data that cannot be decoded at a place in the file on disk or shortly before,
    /// with the decoder's reason.
    case corrupt(FileFormat, offset: UInt64, String)
    /// Compressed data become many times as many bytes, as a table's never do.
    case expands(to: UInt64, from: UInt64)
    /// Nothing in the archive is called so.
    case noMember(String)
    /// An archive inside of another, or data compressed over and over.
    case nested(FileFormat)
    /// No temporary file can be written in the folder for what compressed data decode to, with the
    /// system's reason.
    case noRoom(String, folder: String)
    /// What reads files of the format is not on this machine, with the reason.
    case missingLibrary(FileFormat, String)
    /// Some or all of it is encrypted, or needs a password.
    case encrypted(FileFormat)
    /// It is not what its format asks for, with what is wrong and where.
    case damaged(FileFormat, String)
    /// It is well, but has something of its format that is not read, or too much at a time.
    case beyondReach(FileFormat, String)
    /// The bytes are no text.
    case binary(offset: UInt64)
    /// A record does not end within the bytes that are held at a time.
    case recordTooLong(offset: UInt64)
    /// The file became shorter, longer or another one while it was read.
    case changed
    /// No temporary file can be written in the folder, with the system's reason, so that
    /// something is not checked.
    case temporary(String, unchecked: String)
    /// No temporary file can be written in the folder for sorting, with the system's reason.
    case unsorted(String)
    /// Looking for a pattern takes too many steps in the record at a position.
    case endlessSearch(String, offset: UInt64)
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

  /// The format of the bytes that went wrong, where the error tells.
  public var format: FileFormat? {
    switch kind {
    case .unsupported(let format), .cutShort(let format), .corrupt(let format, _, _),
      .nested(let format), .missingLibrary(let format, _), .encrypted(let format),
      .damaged(let format, _), .beyondReach(let format, _):
      format
    default: nil
    }
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
    case .json(let problem): problem.reason
    case .cutShort(let format): "\(format.text) without its end; it was cut short"
    case .corrupt(let format, let offset, let reason):
      "\(format.text), damaged at byte \(offset) or shortly before (\(reason)); fetch it again, or "
        + "ask who wrote it"
    case .expands(let size, let packed):
      "\(packed >> 10) KiB of compressed data become more than \(size >> 20) MiB, as a table's "
        + "never do; if it is one, unpack it by hand and check the unpacked file"
    case .noMember(let member): "nothing in the archive is called \(member)"
    case .nested(let format):
      "\(format.text) inside of other packed data, which is not looked into; unpack it by hand and "
        + "check the unpacked files"
    case .noRoom(let reason, let folder):
      "it has to be unpacked to a temporary file, and none can be written in \(folder) (\(reason)); "
        + "free space there or set TMPDIR to another folder"
    case .missingLibrary(let format, let reason):
      "\(format.text), for which Apache Arrow is needed, and it is not here (\(reason)); run "
        + "Scripts/install-parquet where Slipway was built, or give the path of "
        + "libslipway-parquet in SLIPWAY_PARQUET"
    case .encrypted(let format): "\(format.text) that is encrypted; write it without encryption"
    case .damaged(let format, let reason): "\(format.text) that is damaged: \(reason)"
    case .beyondReach(let format, let reason): "\(format.text) that cannot be read: \(reason)"
    case .binary(let offset): "binary data, no text (a NUL byte at offset \(offset))"
    case .recordTooLong(let offset):
      "a record of more than \(Piece.maximumRecord >> 20) MiB at offset \(offset); "
        + "is it a table, with a line end after each row?"
    case .changed: "the file changed while it was read; run again when nothing writes to it"
    case .temporary(let reason, let unchecked):
      "no temporary file can be written (\(reason)), so \(unchecked) is not checked; free space "
        + "there, set TMPDIR to another folder, or raise --memory"
    case .unsorted(let reason):
      "no temporary file can be written (\(reason)), so rows cannot be sorted; free space there or "
        + "set TMPDIR to another folder"
    case .endlessSearch(let pattern, let offset):
      "looking for “\(pattern)” takes too many steps in the record at offset \(offset); a repetition "
        + "inside of another, such as (a+)+, is mostly why"
    }
  }
}
