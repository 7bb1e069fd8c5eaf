import Foundation

/// The works of programs that need no terminal.
struct CommandWorks {
  let settings: Settings
  let slipway = Slipway()
  private let versions: [Peer: String]

  init(_ settings: Settings, versions: [Peer: String]) {
    (self.settings, self.versions) = (settings, versions)
  }

  var all: [Work] {
    [cells, full, catalogue, count, partitions, scale, allocations, start]
      + SharedFormat.allCases.map(work)
  }

  func peer(_ peer: Peer, _ words: @escaping (Share) -> [String], runs: Int? = nil)
    -> Contestant
  {
    let isThere = versions[peer] != nil
    return Contestant(
      name: peer.rawValue, absent: isThere ? nil : "not installed", maximumRuns: runs
    ) {
      try Launch.measure(peer.command + words(Share(rows: settings.rows)))
    }
  }

  func ours(
    _ name: String = "slipway", rows: Int? = nil, absent: String? = nil,
    _ words: @escaping (Share) -> [String]
  ) -> Contestant {
    Contestant(name: name, absent: absent) {
      try Launch.measure(words(Share(rows: rows ?? settings.rows)))
    }
  }

  func checkCells(_ share: Share) -> [String] {
    slipway.command("check", share.events, "--format", "json") + slipway.onlyCellRules
  }

  // MARK: - The works

  private var cells: Work {
    Work(
      name: "cells", title: "Rules over cells, rows per day, column profiles",
      notes: ["DuckDB and polars give no profiles, and polars checks no JSON."],
      contestants: [
        ours { checkCells($0) }, peer(.duckdb) { ["cells", $0.folder] },
        peer(.polars) { ["cells", $0.folder] },
      ],
      targets: [
        Target(
          text: "10 times as fast as DuckDB", contestant: "slipway", limit: 1 / 10,
          of: Peer.duckdb.rawValue),
        Target(
          text: "6 times as fast as polars", contestant: "slipway", limit: 1 / 6,
          of: Peer.polars.rawValue),
      ])
  }

  private var full: Work {
    Work(
      name: "full", title: "All rules, with repeated rows and users that are missing",
      notes: ["Slipway also checks the users and accounts tables; DuckDB reads events and users."],
      contestants: [
        ours { slipway.command("check", $0.folder, "--format", "json") },
        peer(.duckdb) { ["full", $0.folder] },
      ],
      targets: [
        Target(
          text: "12 times as fast as DuckDB", contestant: "slipway", limit: 1 / 12,
          of: Peer.duckdb.rawValue)
      ])
  }

  private var catalogue: Work {
    let (all, first) = ("slipway, all rules", "slipway, the first 23 rules")
    let earlier = settings.baseline
    return Work(
      name: "catalogue", title: "What the whole catalogue of rules costs",
      notes: [
        "The same files with all rules but the first 23 left out; and the earlier program that "
          + "BASELINE names, which had no others."
      ],
      contestants: [
        ours(all) { slipway.command("check", $0.folder, "--format", "json") },
        ours(first) {
          slipway.command("check", $0.folder, "--format", "json") + slipway.onlyFirstRules
        },
        ours("earlier program", absent: earlier == nil ? "no BASELINE" : nil) {
          [earlier ?? "", "check", $0.folder, "--format", "json", "--no-cache"]
        },
      ],
      targets: [
        Target(
          text: "at most 1.5 times the first rules", contestant: all, limit: 1.5, of: first),
        Target(
          text: "at most 1.5 times the earlier program", contestant: all, limit: 1.5,
          of: "earlier program"),
      ])
  }

  private var count: Work {
    Work(
      name: "count", title: "Records of a file",
      notes: ["`wc` counts lines, which are not records where a cell holds a line end."],
      contestants: [
        ours { slipway.command("count", $0.events) }, peer(.wc) { ["-l", $0.events] },
        peer(.miller, { ["--icsv", "--ojson", "count", $0.events] }, runs: 1),
        peer(.duckdb) { ["count", $0.folder] },
      ],
      targets: [
        Target(
          text: "at most 2.5 times wc -l", contestant: "slipway", limit: 2.5, of: Peer.wc.rawValue)
      ])
  }

  private var partitions: Work {
    Work(
      name: "partitions", title: "Rows per day",
      contestants: [
        ours { slipway.command("partitions", $0.events, "--by", "day", "--format", "json") },
        peer(.duckdb) { ["partitions", $0.folder] }, peer(.polars) { ["partitions", $0.folder] },
      ],
      targets: [
        Target(
          text: "no slower than DuckDB", contestant: "slipway", limit: 1, of: Peer.duckdb.rawValue)
      ])
  }

  private var scale: Work {
    let largest = settings.rows * 5
    let sizes = [settings.rows / 10, settings.rows, largest]
    let bounded = "all rules in --memory 256M, \(amount(largest))"
    return Work(
      name: "scale", title: "How time and memory grow with the rows",
      notes: ["Rules over cells, except for the last line."],
      contestants: sizes.map { rows in ours(amount(rows), rows: rows) { checkCells($0) } } + [
        ours(
          bounded, rows: largest,
          absent: slipway.has("--memory") ? nil : "not available: check has no --memory"
        ) {
          slipway.command("check", $0.folder, "--format", "json", "--memory", "256M")
        }
      ],
      targets: [
        Target(
          text: "under 100 MB", contestant: amount(largest), metric: .peak, limit: 100e6),
        Target(
          text: "memory for five times the rows the same within 20 %", contestant: amount(largest),
          metric: .peak, limit: 1.2, of: amount(settings.rows)),
        Target(
          text: "CPU time grows no faster than the rows", contestant: amount(largest), metric: .cpu,
          limit: 5.5,
          of: amount(settings.rows)),
        Target(
          text: "under 400 MB within --memory 256M", contestant: bounded, metric: .peak,
          limit: 400e6),
      ])
  }

  /// Two sizes, so that what a start costs falls out of their difference.
  private var allocations: Work {
    let library = FileManager.default.currentDirectoryPath + "/\(Settings.folder)/allocations.so"
    let isThere = FileManager.default.fileExists(atPath: library)
    let (small, large) = (settings.rows / 10, settings.rows / 5)
    return Work(
      name: "allocations", title: "Calls for memory, rules over cells",
      contestants: [
        Contestant(
          name: "slipway", absent: isThere ? nil : "not available: calls are counted on Linux only",
          maximumRuns: 1
        ) {
          let counts = try [small, large].map { rows in
            let file = Settings.folder + "/allocations"
            _ = try Launch.measure(
              ["env", "LD_PRELOAD=\(library)"] + checkCells(Share(rows: rows)),
              environment: ["ALLOCATIONS_FILE": file])
            let text = try String(contentsOfFile: file, encoding: .utf8)
            return Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? .nan
          }
          return [.allocations: (counts[1] - counts[0]) * 1e6 / Double(large - small)]
        }
      ])
  }

  private var start: Work {
    Work(
      name: "start", title: "Nothing at all",
      notes: ["What each program needs to start is part of its times above."],
      contestants: [
        ours { _ in [Settings.program, "--version"] },
        peer(.duckdb) { ["start", $0.folder] }, peer(.polars) { ["start", $0.folder] },
        peer(.miller) { _ in ["--version"] },
      ])
  }
}
