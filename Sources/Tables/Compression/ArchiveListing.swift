/// The files in a zip or tar archive.
///
/// Paths are names only: nothing is ever written to where they point.
public struct ArchiveListing: Sendable {
  /// One file of an archive.
  public struct Member: Sendable, Equatable {
    /// The path as the archive has it, which may be anything; made of what is no UTF-8 as well.
    public let path: String
    /// Bytes, where the archive says it beforehand.
    public let size: UInt64?
    /// Whether a password is needed, without which it cannot be opened.
    public let isEncrypted: Bool
    /// Counted over all that is in the archive.
    let index: Int
    /// Where its bytes stand as they are; nothing where they are packed.
    let start: UInt64?
  }

  /// The files, in the order of the archive, without folders, links and what macOS adds.
  public let members: [Member]
  /// Why there may be more files than were found: the archive is damaged behind them.
  public let damage: TableError?

  private let base: any ByteSource
  private let format: FileFormat
  private let label: String
  private let readers = ArchiveReaders()

  /// More would be no share.
  private static let mostMembers = 100_000

  /// Lists the files of an archive.
  ///
  /// - Throws: `TableError` when no file was found for damage.
  public init(_ base: any ByteSource, format: FileFormat) throws(TableError) {
    try self.init(base, format: format, label: base.path)
  }

  init(_ base: any ByteSource, format: FileFormat, label: String) throws(TableError) {
    (self.base, self.format, self.label) = (base, format, label)
    var members: [Member] = []
    var damage: TableError?
    do throws(TableError) {
      let reader = try ArchiveReader(base, format: format, label: label)
      var index = 0
      while let entry = try reader.next() {
        defer { index += 1 }
        if index >= Self.mostMembers {
          let reason = "an archive of more than \(Self.mostMembers) files; unpack it by hand"
          throw TableError(.unreadable(reason), path: label)
        }
        if entry.isFile, Self.isWanted(entry.path) {
          members.append(Member(entry, index, isTar: format == .tar))
        }
      }
      // The reader steps over what it does not read, even over what is not there.
      if let size = base.knownSize, let last = members.last, last.end > size {
        throw TableError(.cutShort(format), path: label)
      }
    } catch {
      if members.isEmpty { throw error }
      damage = error
    }
    (self.members, self.damage) = (members, damage)
  }

  /// What programs put into archives beside what their users did.
  private static func isWanted(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    let name = parts.last ?? ""
    return !parts.contains("__MACOSX") && name != ".DS_Store" && !name.hasPrefix("._")
  }

  /// The bytes of a file, which are decoded as they are read.
  public func open(_ member: Member) throws(TableError) -> any ByteSource {
    let name = "\(label)/\(member.path)"
    if member.isEncrypted { throw TableError(.encrypted(.zip), path: name) }
    if let start = member.start, let size = member.size {
      return SliceSource(base, from: start, size: size, label: name)
    }
    return ArchiveSource(
      base, format: format, member: member.index, label: name, readers: readers)
  }

  /// The file of a path, as it stands in the archive.
  public func member(_ path: String) throws(TableError) -> Member {
    guard let member = members.first(where: { $0.path == path }) else {
      throw TableError(.noMember(path), path: label)
    }
    return member
  }
}

extension ArchiveListing.Member {
  fileprivate init(_ entry: ArchiveReader.Entry, _ index: Int, isTar: Bool) {
    self.init(
      path: entry.path, size: entry.size, isEncrypted: entry.isEncrypted, index: index,
      start: isTar && entry.isPlain ? entry.start : nil)
  }

  /// Where its bytes end in the archive, as far as is known.
  fileprivate var end: UInt64 { start.map { $0 + (size ?? 0) } ?? 0 }
}
