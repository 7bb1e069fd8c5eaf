/// Opens a file from the outside in: the archive, the compressions, the encoding, and then the rows.
///
/// First bytes decide at each step, names only where text may be anything.
public struct FileOpening {
  private let path: String
  private let name: String
  private let knownNames: Set<String>

  /// Enough for thousands of columns, and for the delimiter to show.
  static let headSize = 256 << 10

  /// - Parameters:
  ///   - path: The path that opens it.
  ///   - name: The path below the folder that the user named.
  ///   - knownNames: Names of columns that tell a header.
  public init(_ path: String, name: String, knownNames: Set<String>) {
    (self.path, self.name, self.knownNames) = (path, name, knownNames)
  }

  /// What came of opening it; of an archive, what came of each file in it.
  public func open() -> [OpenedFile] {
    do throws(TableError) {
      let file = try ByteFile(path)
      let decoded = try DecodedSource(file)
      guard decoded.format == .zip || decoded.format == .tar else {
        let part = Part(
          file: file, fileName: name, name: name, size: file.size, decoded: decoded,
          isMember: false)
        return [open(part)]
      }
      return try members(of: file, decoded)
    } catch {
      let type = error.format.map { FileType(content: $0) }
      return [OpenedFile(name: name, size: 0, type: type, outcome: .unreadable(error))]
    }
  }

  // MARK: - Archives

  private func members(
    of file: ByteFile, _ decoded: DecodedSource
  ) throws(TableError) -> [OpenedFile] {
    if decoded.format == .zip, try file.head(4) == FileFormat.emptyZip {
      throw TableError(.empty, path: path)
    }
    if decoded.source === file, try !FileEnding.isWhole(file, format: decoded.format) {
      throw TableError(.cutShort(decoded.format), path: path)
    }
    let listing = try ArchiveListing(decoded.source, format: decoded.format)
    var opened = listing.members.map { member in
      let memberName = "\(name)/\(member.path)"
      do throws(TableError) {
        let inner = try DecodedSource(member, of: listing)
        let size = member.size ?? inner.source.knownSize ?? 0
        let part = Part(
          file: file, fileName: name, name: memberName, size: size, decoded: inner,
          isMember: true)
        return open(part)
      } catch {
        return OpenedFile(
          name: memberName, size: member.size ?? 0, type: nil, outcome: .unreadable(error))
      }
    }
    let damage = listing.damage ?? (opened.isEmpty ? TableError(.empty, path: path) : nil)
    if let damage {
      let type = FileType(compressions: decoded.compressions, content: decoded.format)
      opened.append(
        OpenedFile(name: name, size: file.size, type: type, outcome: .unreadable(damage)))
    }
    return opened
  }

  // MARK: - Files

  /// A file by itself or in an archive, below all compression.
  struct Part {
    let file: ByteFile
    let fileName: String
    let name: String
    let size: UInt64
    let decoded: DecodedSource
    let isMember: Bool

    /// The name without the endings of compressions.
    var plainName: String {
      var name = name[...]
      for _ in decoded.compressions {
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { break }
        name = name[..<dot]
      }
      return String(name)
    }

    /// An error that names the file, also where what found it knows the archive alone.
    func named(_ error: TableError) -> TableError {
      TableFile.named(error, name, of: file, fileName: fileName)
    }

    func type(_ content: FileFormat, _ encoding: TextEncoding? = nil) -> FileType {
      FileType(
        isMember: isMember, compressions: decoded.compressions, content: content,
        encoding: encoding)
    }
  }

  private func open(_ part: Part) -> OpenedFile {
    var type = part.type(part.decoded.format)
    let outcome: OpenedFile.Outcome
    do throws(TableError) {
      outcome = try self.outcome(of: part, &type)
    } catch {
      outcome = .unreadable(part.named(error))
    }
    return OpenedFile(name: part.name, size: part.size, type: type, outcome: outcome)
  }

  private func outcome(
    of part: Part, _ type: inout FileType
  ) throws(TableError) -> OpenedFile.Outcome {
    let format = part.decoded.format
    switch format.kind {
    case .foreign: return .notATable(format)
    case .unread: throw TableError(.unsupported(format), path: path)
    case .rows:
      // Their libraries read files and nothing else.
      guard part.decoded.source === part.file else {
        throw TableError(.nested(format), path: path)
      }
      return .table(try TableFile(part, type, columnar: format))
    case .packed: throw TableError(.nested(format), path: path)
    case .text: break
    }
    let head = try part.decoded.source.head(Self.headSize)
    let encoding = TextEncoding.of(head, isWhole: head.count < Self.headSize)
    type = part.type(format, encoding)
    let text = try Text(part, head, encoding)
    type = part.type(text.format, encoding)
    switch text.format {
    case .json: return .table(try TableFile(part, type, json: text))
    case .separatedValues:
      return .table(try TableFile(part, type, separated: text, knownNames: knownNames))
    default: return .notATable(text.format)
    }
  }

  /// Text as UTF-8.
  struct Text {
    let source: any ByteSource
    /// The first bytes, as UTF-8.
    let head: [UInt8]
    let format: FileFormat

    /// `head` are its first bytes, in its own encoding.
    init(_ part: Part, _ head: [UInt8], _ encoding: TextEncoding) throws(TableError) {
      if encoding.isUTF8 {
        (source, self.head) = (part.decoded.source, head)
      } else {
        source = try TranscodedSource(part.decoded.source, encoding: encoding)
        self.head = try source.head(headSize)
      }
      do throws(TableError) {
        format = try FileFormat.ofText(self.head, path: part.plainName)
      } catch {
        try part.decoded.source.checkDamage(behind: head)
        throw error
      }
    }

    /// Whether there is nothing behind the head.
    var isWhole: Bool { head.count < headSize }
  }
}
