import Foundation

/// A table of events in the formats that are no plain text, made once of the share's own.
struct FormatFile {
  /// How the rows are kept.
  enum Format: String, CaseIterable {
    case gz, jsonl, parquet

    /// How a file's name ends.
    var ending: String { self == .gz ? "csv.gz" : rawValue }
  }

  let path: String

  /// The share's events in a format, which DuckDB writes where they are not there.
  ///
  /// - Throws: A failure when they cannot be written.
  init(_ format: Format, of share: Share) throws {
    let folder = "\(Settings.folder)/formats/\(share.rows)"
    path = "\(folder)/events.\(format.ending)"
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    report("making \(path)")
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Made aside and moved, so that an interrupted run leaves no half file behind.
    let part = "\(folder)/part.\(format.ending)"
    let words = Peer.duckdb.command + ["make-\(format.rawValue)", share.folder, part]
    guard Launch.output(words) != nil else {
      throw Failure("\(path): it could not be made; is there room for it?")
    }
    try files.moveItem(atPath: part, toPath: path)
  }
}

/// The works over files that have to be unpacked or parsed before they are rows.
struct FormatWorks {
  let settings: Settings
  private let slipway = Slipway()
  private let versions: [Peer: String]

  init(_ settings: Settings, versions: [Peer: String]) {
    (self.settings, self.versions) = (settings, versions)
  }

  var all: [Work] {
    [
      work(.gz, "gzip data", times: 4), work(.jsonl, "JSON lines", times: 3),
      work(.parquet, "Parquet", times: 1), before,
    ]
  }

  private func check(_ path: String) -> [String] {
    slipway.command("check", path, "--format", "json") + slipway.onlyCellRules
  }

  private func contestant(
    _ name: String, _ format: FormatFile.Format, _ words: @escaping (String) -> [String]
  ) -> Contestant {
    // Who writes the files is the peer too.
    Contestant(name: name, absent: versions[.duckdb] == nil ? "DuckDB not installed" : nil) {
      let file = try FormatFile(format, of: Share(rows: settings.rows))
      return try Launch.measure(words(file.path))
    }
  }

  private func work(_ format: FormatFile.Format, _ title: String, times: Double) -> Work {
    let peer = Peer.duckdb.rawValue
    let speed = times == 1 ? "as fast as DuckDB" : "\(rounded(times, 0)) times as fast as DuckDB"
    let targets = [Metric.wall, .cpu].map { metric in
      Target(
        text: metric == .wall ? speed : "\(speed), by CPU time", contestant: "slipway",
        metric: metric, limit: 1 / times, of: peer)
    }
    return Work(
      name: format.rawValue, title: "Rules over cells, rows per day, of \(title)",
      contestants: [
        contestant("slipway", format) { check($0) },
        contestant(peer, format) { Peer.duckdb.command + ["cells", $0] },
      ],
      targets: targets + [
        Target(text: "under 200 MB", contestant: "slipway", metric: .peak, limit: 200e6)
      ])
  }

  /// What plain separated values cost beside an earlier program.
  private var before: Work {
    let baseline = settings.baseline
    let earlier = "earlier program"
    func run(_ name: String, _ program: String?) -> Contestant {
      Contestant(name: name, absent: program == nil ? "no BASELINE" : nil) {
        // Each with all its rules: an earlier program knows fewer to be left out.
        let events = try Share(rows: settings.rows).events
        let words = slipway.command("check", events, "--format", "json")
        return try Launch.measure([program ?? ""] + words.dropFirst())
      }
    }
    return Work(
      name: "plain", title: "All rules over plain text, beside an earlier program",
      contestants: [run("slipway", Settings.program), run(earlier, baseline)],
      targets: [
        Target(
          text: "within 2 % of the earlier program, by CPU time", contestant: "slipway",
          metric: .cpu, limit: 1.02, of: earlier)
      ])
  }
}
