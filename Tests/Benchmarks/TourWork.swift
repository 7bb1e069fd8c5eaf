import Screens
import TestSupport

/// An act of a person who explores a table: what is sent, and what is on the screen once it is done.
private struct Act {
  let metric: Metric?
  let keys: String
  /// Texts that are all there; separators of thousands are left out on both sides.
  let shows: [String]

  /// An act whose time is told where it has a metric.
  init(_ keys: String, as metric: Metric? = nil, shows: String...) {
    (self.metric, self.keys, self.shows) = (metric, keys, shows)
  }

  /// Waits until no work goes on, by what Slipway reports or the last line of VisiData shows.
  static let rest = Act("")

  func perform(with driver: TerminalDriver, saysWhenReady: Bool) throws {
    if saysWhenReady {
      for key in keys { try driver.press(key == "\r" ? .enter : .character(key)) }
      if shows.isEmpty { try driver.waitUntilIdle() }
    } else {
      try driver.send(keys)
      if shows.isEmpty { try driver.wait(for: "rest") { $0.lines.last?.contains("…") == false } }
    }
    try driver.wait(for: shows.joined(separator: ", "), isDone)
  }

  private func isDone(_ driver: TerminalDriver) -> Bool {
    let text = driver.text.filter { $0 != "," }
    return shows.allSatisfy { text.contains($0.filter { $0 != "," }) }
  }
}

/// What can be read on the screen of a share that was made for the benchmark.
private struct Landmarks {
  let share: Share
  /// The times of the first and the last row, which are at one end of the file each.
  let first: String
  let last: String
  /// When they were updated, which nobody types.
  let lastUpdate: String
  let firstUpdate: String
  /// A rare event, whose number has room in a narrow column.
  let rare = "Trial_Ended"
  let count: String

  init(_ share: Share) throws {
    func rows(_ words: String...) -> [[String]] {
      (Launch.output(words + [share.events]) ?? "").split(separator: "\n").map {
        $0.split(separator: ",").map(String.init)
      }
    }
    self.share = share
    count = Launch.output(["grep", "-c", "-F", ",\(rare),", share.events]) ?? ""
    // The last row but for those that share their time with another.
    let tail = rows("tail", "-n", "20").filter { $0.count > 4 }
    let alone = tail.filter { row in tail.filter { $0[3] == row[3] }.count == 1 }
    guard let first = rows("head", "-n", "2").last, first.count > 4, let last = alone.last,
      !count.isEmpty
    else { throw Failure("\(share.events): no events") }
    (self.first, firstUpdate) = (first[3], first[4])
    (self.last, lastUpdate) = (last[3], last[4])
  }
}

extension TerminalWorks {
  /// One session of a program: every act in turn, each begun when the one before is done.
  private func tour(
    _ name: String, _ command: [String], absent: String? = nil, rows: Int? = nil, runs: Int? = nil,
    _ acts: @escaping (Landmarks) -> [Act]
  ) -> Contestant {
    Contestant(name: name, absent: absent, maximumRuns: runs) {
      let marks = try Landmarks(Share(rows: rows ?? settings.rows))
      let cache = try TemporaryFolder()
      var sample: Sample = [:]
      // The first act begins with the start of the program.
      var start = ContinuousClock.now
      let driver = try open(
        command[0], Array(command.dropFirst()) + [marks.share.events], Self.large,
        cache: cache.path)
      for act in acts(marks) {
        try act.perform(with: driver, saysWhenReady: command[0] == program)
        let end = ContinuousClock.now
        if let metric = act.metric {
          sample[metric, default: 0] += start.duration(to: end) / .seconds(1)
        }
        start = end
      }
      sample[.peak] = try driver.kill()
      return sample
    }
  }

  private func tour(
    of peer: Peer, rows: Int? = nil, runs: Int? = nil, _ acts: @escaping (Landmarks) -> [Act]
  ) -> Contestant {
    tour(
      peer.rawValue + (rows.map { ", \(amount($0))" } ?? ""), [peer.path],
      absent: versions[peer] == nil ? "not installed" : nil, rows: rows, runs: runs, acts)
  }

  /// What an explorer is opened for, beside the programs that people explore such files with.
  var tour: Work {
    let peer = Peer.visidata.rawValue
    return Work(
      name: "tour", title: "An explorer's acts, from the key to the screen that answers it, 200×60",
      notes: [
        "One session each: the first row; the last one, with what has to be read for it; the first "
          + "row with the time of the last; rows by time, the last first; how often each event is "
          + "there; the rows of a finding. Slipway checks the whole file meanwhile.",
        "Of lnav and less only the acts that they have. The memory is the most in the session.",
      ],
      contestants: [
        tour("slipway", [program, "--now", "2024-05-29T00:00:00Z"], slipwayActs),
        tour(of: .visidata, runs: 1, visidataActs),
        tour(of: .visidata, rows: settings.rows / 10, visidataActs),
        tour(of: .lnav) { marks in
          [
            Act("", as: .first, shows: ",2024-"),
            Act("G", as: .last, shows: marks.last, marks.lastUpdate),
            Act("g", shows: marks.first),
            // It goes to the first hit while one types; Enter before that stays where it is.
            Act("/\(marks.last)", as: .search, shows: marks.last, marks.lastUpdate),
          ]
        },
        tour(of: .less) { marks in
          [
            Act("", as: .first, shows: marks.first),
            Act("G", as: .last, shows: marks.last, marks.lastUpdate),
            Act("g", shows: marks.first),
            // It looks through what is read so far.
            Act("", as: .search),
            Act("/\(marks.last)\r", as: .search, shows: marks.last, marks.lastUpdate),
          ]
        },
      ],
      targets: [Metric.first, .last, .search, .sort, .frequency].map {
        Target(
          text: "\($0.title): 10 times as fast as VisiData", contestant: "slipway", metric: $0,
          limit: 1 / 10, of: peer)
      } + [Target(text: "under 300 MB", contestant: "slipway", metric: .peak, limit: 300e6)])
  }

  private var slipwayActs: (Landmarks) -> [Act] {
    { marks in
      [
        Act("\r", as: .first, shows: marks.first),
        Act("G", as: .last, shows: marks.last, marks.lastUpdate),
        Act("g", shows: marks.first),
        Act("/\(marks.last)\r", as: .search, shows: marks.last, marks.lastUpdate),
        .rest,
        Act("gcTIMESTAMP\r", shows: marks.first),
        Act("]", as: .sort, shows: marks.last, marks.lastUpdate),
        .rest,
        Act("ugcEVENT_NAME\r", shows: marks.first),
        Act("F", as: .frequency, shows: marks.rare, marks.count),
        Act("qv", shows: "Findings"),
        Act("f", as: .filter, shows: "hidden"),
      ]
    }
  }

  private var visidataActs: (Landmarks) -> [Act] {
    { marks in
      let isRead = "\(marks.share.rows) rows"
      return [
        Act("", as: .first, shows: marks.first),
        // Its last row is the last that is read so far.
        Act("", as: .last, shows: isRead),
        Act("G", shows: marks.last, marks.lastUpdate),
        Act("ggcEVENT_NAME\r", shows: marks.first, "go-col-regex"),
        Act("F", as: .frequency, shows: marks.rare, marks.count),
        .rest,
        Act("qcTIMESTAMP\r", shows: marks.first, "go-col-regex"),
        Act("]", as: .sort, shows: marks.last, marks.lastUpdate),
        // What was first is now the last row, and a search would go on behind other acts.
        Act("/\(marks.first)\r", as: .search, shows: marks.first, marks.firstUpdate),
      ]
    }
  }
}
