import Foundation

/// A sample share of so many events, made once.
struct Share {
  let rows: Int
  let folder: String
  /// The table of events, all in one file.
  var events: String { folder + "/events.csv" }

  /// The share of that size, which is made where it is not there.
  ///
  /// - Throws: A failure when it cannot be written.
  init(rows: Int) throws {
    self.rows = rows
    folder = "\(Settings.folder)/shares/\(rows)"
    let files = FileManager.default
    guard !files.fileExists(atPath: folder) else { return }
    report("making a share of \(rows) rows")
    // Made aside and moved, so that an interrupted run leaves no half share behind.
    let part = folder + ".part"
    try? files.removeItem(atPath: part)
    try files.createDirectory(
      atPath: Settings.folder + "/shares", withIntermediateDirectories: true)
    let words = [Settings.program, "sample", part, "--rows", "\(rows)", "--seed", "1"]
    guard Launch.output(words + ["--single-file"]) != nil else {
      throw Failure("\(folder): the share could not be made; is there room for it?")
    }
    try files.moveItem(atPath: part, toPath: folder)
  }

  /// The first cell of the first event, by which a screen shows that the table is there.
  var firstCell: String {
    let head = FileHandle(forReadingAtPath: events)?.readData(ofLength: 4096) ?? Data()
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\n")
    return lines.dropFirst().first.map { String($0.prefix { $0 != "," }) } ?? ""
  }
}
