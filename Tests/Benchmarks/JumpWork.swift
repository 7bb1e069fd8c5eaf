import Screens
import TestSupport

extension TerminalWorks {
  private static let jumps = 100

  /// From the key that jumps to a row of a table which is checked to the frame with all its rows.
  private func jumps(_ name: String, _ path: @escaping (Share) throws -> String) -> Contestant {
    Contestant(name: name) {
      let share = try Share(rows: settings.rows)
      let cache = try TemporaryFolder()
      let driver = try open(program, [try path(share)], Self.large, cache: cache.path)
      try driver.press(.enter)
      try driver.waitUntilIdle()
      // The same rows in each run and format.
      var random = SeededGenerator(seed: 1)
      var times: [Double] = []
      for _ in 0..<Self.jumps {
        try driver.type(String(Int.random(in: 1...settings.rows, using: &random)))
        times.append(
          try seconds {
            try driver.press(.character("G"))
            try driver.waitUntilIdle()
          })
      }
      return [
        .typical: median(times), .worst: times.max() ?? .nan, .keys: Double(times.count),
      ]
    }
  }

  /// Jumps to rows anywhere, which no page nearby was read for.
  var jump: Work {
    let formats = SharedFormat.allCases.map { format in
      jumps(format.rawValue) { try format.events(of: $0) }
    }
    return Work(
      name: "jump", title: "Jump to any row of a table that is checked, 200×60",
      notes: [
        "Each time ends with the frame that has all its rows. The rows are the same for all."
      ],
      contestants: [jumps("csv") { $0.events }] + formats,
      targets: ["csv", "csv.gz", "parquet"].map {
        Target(
          text: "\($0): all under 100 ms", contestant: $0, metric: .worst, limit: 0.1)
      })
  }
}
