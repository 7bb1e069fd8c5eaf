import Samples

/// A generated share, read back cell by cell without anything the generator itself uses.
struct GeneratedShare {
  let rows: Int
  let planted: [PlantedDefect]
  let listedFiles: [String]
  /// In the order in which the files were written.
  private(set) var paths: [String] = []
  private(set) var bytes: [String: [UInt8]] = [:]
  private(set) var largestPiece = 0
  /// The events of all files in order, without the headers.
  private(set) var events: [[String]] = []
  private(set) var users: [[String]] = []
  private(set) var accounts: [[String]] = []

  init(rows: Int, seed: UInt64, defects: Bool, singleFile: Bool = false) {
    let share = SampleShare(rows: rows, seed: seed, defects: defects, singleFile: singleFile)
    self.rows = rows
    planted = share.planted
    listedFiles = share.files
    share.generate { path, piece in
      if paths.last != path { paths.append(path) }
      bytes[path, default: []].append(contentsOf: piece)
      largestPiece = max(largestPiece, piece.count)
    }
    events = paths.filter { $0.hasPrefix("events") }.flatMap { records($0).dropFirst() }
    users = Array(records("users.csv").dropFirst())
    accounts = Array(records("accounts.csv").dropFirst())
  }

  /// The records of a file, its header first, without what stands above it and without blank lines.
  func records(_ path: String) -> [[String]] {
    CSVReader.read(bytes[path] ?? []).filter { !$0.isBlank }.map(\.cells)
      .drop { $0[0].hasPrefix("#") }.map { $0 }
  }
}
