import Explorer
import Inspection
import Reports
import Tables

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Writes rows of a table to files that were not there before.
struct RowWriter {
  let request: WriteRequest
  let table: TableInspection
  let share: Share

  /// Writes all rows or nothing at all; returns nothing where `goOn` said so.
  func run(goOn: (WriteOutcome) -> Bool) -> WriteOutcome? {
    let path = Self.expanded(request.path)
    if let folder = Self.folder(of: share, around: path) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return .refused(
        "\(name) would become part of the share in \(folder)",
        offer: Self.freeName(Self.joined(Self.parent(of: folder), name)))
    }
    guard !Self.isTaken(path) else { return .refused("\(path) exists", offer: Self.freeName(path)) }
    do {
      return try write(to: path, goOn: goOn)
    } catch let error as TableError {
      return .failed("nothing was written: \(share.name(of: error)): \(error.reason)")
    } catch let error as Output.Failure {
      return .failed("nothing was written: \(error.message)")
    } catch {
      return .failed("nothing was written: \(error)")
    }
  }

  private func write(to path: String, goOn: (WriteOutcome) -> Bool) throws -> WriteOutcome? {
    var export = RowExport(table, request.filter, to: path)
    let files = NewFiles()
    while let part = try export.next() {
      for (name, bytes) in part.bytes { try files.write(bytes, to: name) }
      if let name = export.reasonsName, !part.reasons.isEmpty {
        try files.write(Array(part.reasons.utf8), to: name)
      }
      guard goOn(.soFar(rows: export.rows, progress: export.progress)) else { return nil }
    }
    try files.finish()
    return .written(
      WrittenRows(
        rows: export.rows, files: export.names, reasons: export.reasonsName, note: export.note))
  }

  // MARK: - Names

  /// Whether something has the name, or that of the reasons beside it.
  private static func isTaken(_ path: String) -> Bool {
    [path, RowExport.reasonsName(of: path)].contains { name in
      var state = stat()
      return lstat(name, &state) == 0
    }
  }

  /// The name, or the first with a number that is free.
  private static func freeName(_ path: String) -> String {
    guard isTaken(path) else { return path }
    let names = (2...).lazy.map { RowExport.name(path, numbered: $0) }
    return names.first { !isTaken($0) } ?? path
  }

  /// The folder of the share in which a file would be, if it would.
  private static func folder(of share: Share, around path: String) -> String? {
    guard let place = resolved(parent(of: path)) else { return nil }
    return share.paths.first { folder in
      resolved(folder).map { place == $0 || place.hasPrefix(joined($0, "")) } ?? false
    }
  }

  private static func parent(of path: String) -> String {
    if path == "." || path == ".." || path.hasSuffix("/..") { return joined(path, "..") }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let trimmed = parts.last == "" ? parts.dropLast() : parts[...]
    let parent = trimmed.dropLast().joined(separator: "/")
    return parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    if folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }
}

/// Files that appear together, whole and under names that nothing had, or not at all.
private final class NewFiles {
  private final class File {
    let name: String
    private var stream: Output.Stream

    init(_ name: String) throws(Output.Failure) {
      self.name = name
      stream = try Output.Stream(to: name, replaces: false)
    }

    func write(_ bytes: [UInt8]) throws(Output.Failure) { try stream.write(bytes) }
    func finish() throws(Output.Failure) { try stream.finish() }
  }

  private var files: [File] = []

  func write(_ bytes: [UInt8], to name: String) throws(Output.Failure) {
    if let file = files.first(where: { $0.name == name }) { return try file.write(bytes) }
    let file = try File(name)
    files.append(file)
    try file.write(bytes)
  }

  func finish() throws(Output.Failure) {
    for (place, file) in files.enumerated() {
      do throws(Output.Failure) {
        try file.finish()
      } catch {
        for finished in files[..<place] { unlink(finished.name) }
        throw error
      }
    }
  }
}
