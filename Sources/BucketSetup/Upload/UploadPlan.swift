/// Which file becomes which object, and the way to get the files of a table there.
public struct UploadPlan: Equatable, Sendable {
  /// A file and the key that it gets.
  public struct Item: Equatable, Sendable {
    /// The local file.
    public let file: UploadFile
    /// The key of the object.
    public let key: String
  }

  /// How the files of a table are uploaded.
  public enum Method: Equatable, Sendable {
    /// The table's folder at once, but only files with these endings.
    case folder(endings: [String])
    /// One file after another.
    case files
  }

  /// The table that is uploaded.
  public let table: UploadFile.Table
  /// The prefix of its keys.
  public let prefix: String
  /// The folder that all its files have in common, relative to the data folder; ends with `/`
  /// unless it is the data folder itself.
  public let folder: String
  /// The files with their keys, in the order of the data folder.
  public let items: [Item]
  /// How the files are uploaded.
  public let method: Method
  /// The folders below `folder` that are left out, whatever is in them.
  public let leftOut: [String]

  /// The size of all files together.
  public var bytes: Int { items.reduce(0) { $0 + $1.file.bytes } }

  /// The number of rows of all files together, if it is known of each.
  public var rows: Int? {
    items.reduce(0 as Int?) { sum, item in
      guard let sum, let rows = item.file.rows else { return nil }
      return sum + rows
    }
  }

  /// Plans the upload of one table's files.
  public init(table: UploadFile.Table, prefix: String, data: DataFolder) {
    let files = data.files.filter { $0.table == table }
    let folder = ObjectKey.commonFolder(of: files.map(\.path))
    self.table = table
    self.prefix = prefix
    self.folder = folder
    self.items = files.map { file in
      Item(file: file, key: prefix + ObjectKey.path(file.path, below: folder))
    }
    self.leftOut = data.leftOut.filter { $0.isFolder && $0.path.utf8.starts(with: folder.utf8) }
      .map { ObjectKey.path($0.path, below: folder) }
    self.method = Self.method(of: files, in: folder, data: data, leftOut: leftOut)
  }

  /// The filters of `aws s3 sync`, of which the later ones win: nothing, but the table's endings,
  /// but not from folders that are left out, nor from those that links lead to.
  var filters: [String] {
    guard case .folder(let endings) = method else { return [] }
    return ["--exclude", "*"] + endings.flatMap { ["--include", "*\($0)"] }
      + leftOut.flatMap { ["--exclude", "\($0)/*"] } + ["--no-follow-symlinks"]
  }

  /// Plans the upload of every table that has files.
  public static func all(answers: Answers, facts: Facts) -> [UploadPlan] {
    guard let data = facts.data, data.path == answers.value(.data) else { return [] }
    return data.tables.map {
      UploadPlan(table: $0, prefix: answers.prefix(of: $0), data: data)
    }
  }

  /// A whole folder only where its endings select nothing but the table's files.
  ///
  /// The AWS CLI matches `--exclude` and `--include` against the absolute path, so a folder whose
  /// own name holds a wildcard would defeat the exclusion and upload everything.
  private static func method(
    of files: [UploadFile], in folder: String, data: DataFolder, leftOut: [String]
  ) -> Method {
    var endings: [String] = []
    for file in files {
      guard let ending = ending(of: file.path), !hasWildcard(ending) else { return .files }
      if !endings.contains(ending) { endings.append(ending) }
    }
    let others =
      data.files.filter { $0.table != files.first?.table }.map(\.path) + data.leftOut.map(\.path)
    let intruder = others.contains { path in
      path.utf8.starts(with: folder.utf8) && endings.contains { path.hasSuffix($0) }
    }
    let isPlain = ([data.root, folder] + leftOut).allSatisfy { !hasWildcard($0) }
    let isSafe = !intruder && isPlain && !files.contains(where: \.isLink)
    return isSafe ? .folder(endings: endings) : .files
  }

  /// What follows the last period of a file's name, with the part before a compression ending.
  static func ending(of path: String) -> String? {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    let parts = String(decoding: name, as: UTF8.self).split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last, !last.isEmpty else { return nil }
    let isCompressed = ["gz", "bz2", "xz", "zst", "zip"].contains(last.lowercased())
    let kept = isCompressed && parts.count > 2 ? 2 : 1
    return "." + parts.suffix(kept).joined(separator: ".")
  }

  /// Whether the AWS CLI would take a text for a pattern.
  static func hasWildcard(_ text: String) -> Bool {
    text.utf8.contains { "*?[".utf8.contains($0) }
  }
}
