import Foundation

/// A format beside CSV in which the events of a share are checked.
enum SharedFormat: String, CaseIterable {
  case gz = "csv.gz"
  case jsonl, parquet

  /// The file of a share's events, which DuckDB's environment writes where it is not there.
  func events(of share: Share) throws -> String {
    let path = "\(share.folder)/events.\(rawValue)"
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    report("writing \(path)")
    guard Launch.output(Peer.duckdb.command + ["write", share.folder, rawValue]) != nil else {
      throw Failure("\(path): could not be written; is there room for it?")
    }
    return path
  }

  /// How many times as fast as DuckDB the rules over cells are to be.
  var wanted: Double {
    switch self {
    case .gz: 4
    case .jsonl: 3
    case .parquet: 1
    }
  }

  fileprivate var title: String {
    switch self {
    case .gz: "gzip-compressed CSV"
    case .jsonl: "JSON, an object a line"
    case .parquet: "Parquet (snappy)"
    }
  }
}

extension CommandWorks {
  /// The rules over cells in another format.
  func work(_ format: SharedFormat) -> Work {
    let duckdb = Peer.duckdb.rawValue
    let isThere = peer(.duckdb, { _ in [] }).absent == nil
    return Work(
      name: format == .gz ? "gz" : format.rawValue,
      title: "Rules over cells, rows per day, column profiles: \(format.title)",
      notes: [
        "The file is written once by DuckDB, or by Python's gzip."
          + (format == .jsonl ? " DuckDB reads properties as structures and checks no JSON." : "")
      ],
      contestants: [
        Contestant(name: "slipway", absent: isThere ? nil : "no DuckDB to write the file") {
          let path = try format.events(of: Share(rows: settings.rows))
          return try Launch.measure(
            slipway.command("check", path, "--format", "json") + slipway.onlyCellRules)
        },
        peer(.duckdb) { ["cells", $0.folder, format.rawValue] },
      ],
      targets: [
        Target(
          text: format.wanted == 1
            ? "no slower than DuckDB" : "\(Int(format.wanted)) times as fast as DuckDB",
          contestant: "slipway", limit: 1 / format.wanted, of: duckdb),
        Target(text: "under 200 MB", contestant: "slipway", metric: .peak, limit: 200e6),
      ])
  }
}
