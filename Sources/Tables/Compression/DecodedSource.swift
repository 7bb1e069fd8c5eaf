/// Opens what compressed data decode to.
///
/// The first bytes decide and never the name, layer by layer: tables that were packed twice by
/// mistake are read, and so are packed tables in archives; archives in archives are not.
public struct DecodedSource: Sendable {
  /// The bytes below all compression.
  public let source: any ByteSource
  /// What they are; an archive is listed by `ArchiveListing`.
  public let format: FileFormat
  /// The compressions that were taken off, from the outside.
  public let compressions: [FileFormat]

  /// More layers than a mistake makes.
  private static let mostLayers = 3
  /// Enough for `FileFormat` to decide.
  private static let headSize = 64 << 10

  /// What the bytes of a file decode to, given what they are; nothing for what is not compressed.
  public static func open(
    _ base: any ByteSource, format: FileFormat
  ) throws(TableError) -> (any ByteSource)? {
    open(base, format: format, label: base.path)
  }

  private static func format(
    of source: any ByteSource, label: String
  ) throws(TableError) -> FileFormat {
    let head = try source.head(headSize)
    do throws(TableError) {
      return try FileFormat.of(head, path: label)
    } catch {
      try source.checkDamage(behind: head)
      throw error
    }
  }

  private static func open(
    _ base: any ByteSource, format: FileFormat, label: String
  ) -> (any ByteSource)? {
    switch format {
    case .gzip: GzipSource(base, label: label)
    case .bzip2, .xz, .zstandard, .lz4: ArchiveSource(base, format: format, label: label)
    default: nil
    }
  }

  /// Takes all compressions off a file.
  public init(_ base: any ByteSource) throws(TableError) {
    try self.init(base, label: base.path, isMember: false)
  }

  /// Takes all compressions off a file of an archive, which must be no archive itself.
  public init(_ member: ArchiveListing.Member, of archive: ArchiveListing) throws(TableError) {
    let source = try archive.open(member)
    try self.init(source, label: "\(source.path)/\(member.path)", isMember: true)
  }

  private init(_ base: any ByteSource, label: String, isMember: Bool) throws(TableError) {
    var source = base
    var compressions: [FileFormat] = []
    while true {
      let format = try Self.format(of: source, label: label)
      // The end of a zip archive has to be known before its start can be read.
      let isNested = format == .tar && isMember || format == .zip && (isMember || source !== base)
      if isNested { throw TableError(.nested(format), path: label) }
      guard let decoded = Self.open(source, format: format, label: label) else {
        (self.source, self.format, self.compressions) = (source, format, compressions)
        return
      }
      guard compressions.count < Self.mostLayers else {
        throw TableError(.nested(format), path: label)
      }
      compressions.append(format)
      source = decoded
    }
  }
}
