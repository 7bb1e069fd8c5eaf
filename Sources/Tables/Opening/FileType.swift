/// What a file is, from the outside in.
public struct FileType: Sendable, Equatable {
  /// Whether it lies in an archive; what is packed in it tells then nothing about the archive.
  public let isMember: Bool
  /// The compressions around it, the outermost first.
  public let compressions: [FileFormat]
  /// What is below them.
  public let content: FileFormat
  /// How its text is written; nothing where it is none.
  public let encoding: TextEncoding?

  /// A type of its parts.
  init(
    isMember: Bool = false, compressions: [FileFormat] = [], content: FileFormat,
    encoding: TextEncoding? = nil
  ) {
    (self.isMember, self.compressions) = (isMember, compressions)
    (self.content, self.encoding) = (content, encoding)
  }

  /// What its first bytes say it is.
  public var outermost: FileFormat { compressions.first ?? content }

  /// What it is in a few words, such as `separated values in gzip data`.
  public var text: String {
    ([content] + compressions.reversed()).map(\.text).joined(separator: " in ")
  }
}
