import Foundation
import Screens
import TestSupport

/// The works of programs in a terminal, done in one that is emulated.
///
/// Slipway says itself when a frame is drawn; for the others the first row has to be on the screen.
struct TerminalWorks {
  let settings: Settings
  let versions: [Peer: String]
  let program = FileManager.default.currentDirectoryPath + "/" + Settings.program

  init(_ settings: Settings, versions: [Peer: String]) {
    (self.settings, self.versions) = (settings, versions)
  }

  var all: [Work] { [screen(rows: settings.rows), hugeScreen, keys, tour, jump, reopen] }

  private static let typical = Size(width: 80, height: 24)
  static let large = Size(width: 200, height: 60)

  func open(
    _ program: String, _ arguments: [String], _ size: Size, cache: String
  ) throws -> TerminalDriver {
    let driver = try TerminalDriver(
      program, arguments, size: size, environment: ["XDG_CACHE_HOME": cache])
    driver.patience = .seconds(600)
    return driver
  }

  func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  // MARK: - First screen

  /// From the start of a program to the first frame that answers `isThere`.
  private func firstScreen(
    _ program: String, _ arguments: [String], _ isThere: (TerminalDriver) throws -> Void
  ) throws -> Sample {
    let cache = try TemporaryFolder()
    let time = try seconds {
      try isThere(try open(program, arguments, Self.typical, cache: cache.path))
    }
    return [.wall: time]
  }

  private func pager(_ peer: Peer, rows: Int) -> Contestant {
    Contestant(name: peer.rawValue, absent: versions[peer] == nil ? "not installed" : nil) {
      let share = try Share(rows: rows)
      return try firstScreen(peer.path, [share.events]) { try $0.wait(forText: share.firstCell) }
    }
  }

  private func screen(rows: Int) -> Work {
    let frame = "slipway, tables"
    return Work(
      name: rows == settings.rows ? "screen" : "huge",
      title: "First screen of a file of \(amount(rows))",
      contestants: [
        Contestant(name: frame) {
          try firstScreen(program, [Share(rows: rows).events]) { try $0.waitUntilHandled() }
        },
        Contestant(name: "slipway, rows of a table") {
          let share = try Share(rows: rows)
          return try firstScreen(program, [share.events]) {
            try $0.press(.enter)
            try $0.wait(forText: share.firstCell)
          }
        },
        pager(.less, rows: rows), pager(.visidata, rows: rows),
      ],
      targets: [Target(text: "under 50 ms", contestant: frame, limit: 0.05)])
  }

  /// About 10 GB where the usual share has 1 GB.
  private var hugeScreen: Work {
    let work = screen(rows: settings.rows / 10 * 95)
    guard !settings.huge else { return work }
    let absent = work.contestants.map {
      Contestant(name: $0.name, absent: "not run: needs HUGE=1", run: $0.run)
    }
    return Work(
      name: work.name, title: work.title, contestants: absent, targets: work.targets)
  }

  // MARK: - Keys

  private static let presses =
    Array(
      repeating: ["pagedown", "pagedown", "down", "G", "pageup", "right", "g", "pagedown"],
      count: 38
    )
    .joined().compactMap(Key.init(name:)).prefix(300)

  /// The time from each key to the end of `isAnswered`, until `goOn` is false.
  private func latencies(
    _ driver: TerminalDriver, while goOn: () -> Bool = { true },
    until isAnswered: () throws -> Void = {}
  ) throws -> Sample {
    var times: [Double] = []
    for key in Self.presses where goOn() {
      times.append(
        try seconds {
          try driver.press(key)
          try isAnswered()
        })
    }
    return [
      .typical: median(times), .slow: percentile(0.99, of: times), .keys: Double(times.count),
    ]
  }

  private func keys(
    _ name: String, _ run: @escaping (TerminalDriver) throws -> Sample
  ) -> Contestant {
    Contestant(name: name) {
      let cache = try TemporaryFolder()
      let folder = try Share(rows: settings.rows).folder
      let driver = try open(program, [folder], Self.large, cache: cache.path)
      try driver.press(.enter)
      return try run(driver)
    }
  }

  private var keys: Work {
    let (during, after) = ("frame, while the check runs", "frame, afterwards")
    return Work(
      name: "keys", title: "From a key to its frame, 200×60",
      notes: ["A frame may show rows dim that are yet to be read; the last line waits for them."],
      contestants: [
        keys(during) { driver in try latencies(driver, while: { !driver.isIdle }) },
        keys(after) { driver in
          try driver.waitUntilIdle()
          return try latencies(driver)
        },
        keys("frame with all its rows, afterwards") { driver in
          try driver.waitUntilIdle()
          return try latencies(driver, until: { try driver.waitUntilIdle() })
        },
      ],
      targets: [during, after].map {
        Target(
          text: "\($0): 99 of 100 keys under 16 ms", contestant: $0, metric: .slow, limit: 0.016)
      })
  }

  // MARK: - Opening again

  private var reopen: Work {
    let cache = FileManager.default.currentDirectoryPath + "/\(Settings.folder)/cache"
    func open() throws -> Sample {
      let folder = try Share(rows: settings.rows).folder
      var driver: TerminalDriver?
      let time = try seconds {
        driver = try self.open(program, [folder], Self.typical, cache: cache)
        try driver?.waitUntilIdle()
      }
      try driver?.press(.character("Q"))
      _ = try driver?.finish()
      return [.wall: time]
    }
    return Work(
      name: "reopen", title: "Explorer until all findings are on screen",
      contestants: [
        Contestant(name: "first time") {
          try? FileManager.default.removeItem(atPath: cache)
          return try open()
        },
        Contestant(name: "again", run: open),
      ],
      targets: [Target(text: "again: under 150 ms", contestant: "again", limit: 0.15)])
  }
}
