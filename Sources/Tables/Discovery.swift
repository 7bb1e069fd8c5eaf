#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What lies in the folders and files that a user named.
public struct Discovery: Sendable, Equatable {
  /// A file that may hold a table.
  public struct Found: Sendable, Equatable {
    /// The path that opens it.
    public let path: String
    /// The path below the folder that was named, for showing.
    public let name: String
    /// Bytes.
    public let size: UInt64
  }

  /// A file that is passed over.
  public struct LeftOut: Sendable, Equatable {
    /// The path below the folder that was named.
    public let name: String
    /// What it is instead of a table.
    public let kind: Kind
    /// Why, in words.
    public let reason: String

    /// What a file is that is passed over.
    public enum Kind: Sendable, Equatable {
      /// What an operating system, an editor or an interrupted job left behind.
      case junk
      /// The sign of a job that it is done.
      case marker
      /// A file whose name starts with a period.
      case hidden
      /// Slipway's own settings.
      case settings
      /// A file that is read under another name, or a link to a folder.
      case repeated
      /// A pipe, socket or device.
      case special
      /// A file without rows or header.
      case empty
      /// A file of a format that holds no table.
      case notATable(FileFormat)
      /// Rows, but of none of the tables.
      case unrecognised
    }

    /// A file passed over for a reason.
    public init(name: String, kind: Kind, reason: String) {
      (self.name, self.kind, self.reason) = (name, kind, reason)
    }
  }

  /// In order of name, folder by folder.
  public private(set) var files: [Found] = []
  /// In order of name, folder by folder.
  public private(set) var leftOut: [LeftOut] = []
  /// Folders in which nothing lies that could be part of a share, in order of name.
  public private(set) var emptyFolders: [String] = []
  /// Folders and files that the system would not show.
  public private(set) var unreadable: [TableError] = []
  /// The names under which files were found, by the paths that links and dots lead to.
  private var known: [String: String] = [:]

  /// Looks through the paths, and below folders to any depth.
  ///
  /// A path that is not there is an error; a folder inside that cannot be read is kept as one.
  public init(_ paths: [String]) throws(TableError) {
    for path in paths {
      switch try Self.type(of: path) {
      case .folder:
        let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        walk(root, name: "")
      case .file(let size):
        add(path, name: Self.lastPart(of: path), size: size)
      case .other:
        throw TableError(.unreadable("not a file or folder"), path: path)
      }
    }
  }

  /// Adds a file, unless it was found before by another way.
  private mutating func add(_ path: String, name: String, size: UInt64) {
    let real = Self.realPath(of: path)
    if let first = known[real] {
      if first != name { leave(name, .repeated, "the same file as \(first)") }
    } else {
      known[real] = name
      files.append(Found(path: path, name: name, size: size))
    }
  }

  private mutating func leave(_ name: String, _ kind: LeftOut.Kind, _ reason: String) {
    leftOut.append(LeftOut(name: name, kind: kind, reason: reason))
  }

  /// The path to which links and dots lead; as it was given where nothing is there.
  public static func realPath(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private enum EntryType {
    case folder
    case file(size: UInt64)
    case other
  }

  private static func type(of path: String) throws(TableError) -> EntryType {
    var status = stat()
    guard stat(path, &status) == 0 else { throw ByteFile.systemError(path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(size: UInt64(status.st_size))
    default: return .other
    }
  }

  private mutating func walk(_ folder: String, name: String) {
    guard let handle = opendir(folder) else {
      unreadable.append(ByteFile.systemError(folder))
      return
    }
    var entries: [String] = []
    while let entry = readdir(handle) {
      let entryName = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if entryName != ".", entryName != ".." { entries.append(entryName) }
    }
    closedir(handle)
    if !name.isEmpty, entries.allSatisfy({ Self.junk($0) != nil }) { emptyFolders.append(name) }
    for entry in entries.sorted() {
      visit(entry, path: folder + "/" + entry, name: name.isEmpty ? entry : name + "/" + entry)
    }
  }

  private mutating func visit(_ entry: String, path: String, name: String) {
    if let junk = Self.junk(entry) {
      // What the user decided in Slipway is no file that was meant to be sent.
      if junk.kind != .settings || name != entry { leave(name, junk.kind, junk.reason) }
      return
    }
    do throws(TableError) {
      switch try Self.type(of: path) {
      case .folder:
        // A link to a folder may lead back up, and its files are reached by their own path.
        if Self.isLink(path) {
          leave(name, .repeated, "a link to a folder")
        } else {
          walk(path, name: name)
        }
      case .file(let size):
        add(path, name: name, size: size)
      case .other:
        leave(name, .special, "not a regular file")
      }
    } catch {
      unreadable.append(error)
    }
  }

  /// Why an entry is no part of a share, going by its name.
  ///
  /// Files which operating systems, editors and Hadoop jobs leave behind.
  static func junk(_ entry: String) -> (kind: LeftOut.Kind, reason: String)? {
    let junk: Set = [".DS_Store", "Thumbs.db", "desktop.ini", "_temporary", "__MACOSX"]
    if junk.contains(entry) { return (.junk, "junk") }
    if entry == "_SUCCESS" { return (.marker, "junk") }
    if entry.hasPrefix("~$") || entry.hasSuffix("~") {
      return (.junk, "an editor's temporary file")
    }
    if [".crc", ".tmp", ".swp", ".part"].contains(where: entry.hasSuffix) {
      return (.junk, "a temporary file")
    }
    if entry.hasPrefix(".") { return (.hidden, "hidden") }
    if entry == "slipway.json" { return (.settings, "Slipway's own settings") }
    return nil
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
