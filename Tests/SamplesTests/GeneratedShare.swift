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

  /// The records of a file, its header first.
  func records(_ path: String) -> [[String]] {
    parseCSV(bytes[path] ?? [])
  }
}

/// Reads CSV as RFC 4180 has it, one byte at a time.
func parseCSV(_ bytes: [UInt8]) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var cell: [UInt8] = []
  var isQuoted = false
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "\""):
      // The second of two quotes opens again what the first closed, and stands for one quote.
      if !isQuoted, !cell.isEmpty { cell.append(byte) }
      isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted:
      record.append(String(decoding: cell, as: UTF8.self))
      cell = []
    case UInt8(ascii: "\n") where !isQuoted:
      record.append(String(decoding: cell, as: UTF8.self))
      records.append(record)
      record = []
      cell = []
    default:
      cell.append(byte)
    }
  }
  if !cell.isEmpty || !record.isEmpty {
    records.append(record + [String(decoding: cell, as: UTF8.self)])
  }
  return records
}
