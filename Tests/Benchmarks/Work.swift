/// One of those who do a work.
struct Contestant {
  let name: String
  /// Why it takes no part.
  var absent: String?
  /// Measured runs, where they are fewer than usual since each takes long.
  var maximumRuns: Int?
  /// Does the work once.
  let run: () throws -> Sample
}

/// A number to be reached.
struct Target {
  /// What it says.
  let text: String
  /// What is looked at.
  let contestant: String
  var metric = Metric.wall
  /// The most that it may be: of the other contestant's number, or by itself.
  let limit: Double
  var of: String?
}

/// A work that all contestants do in turn.
struct Work {
  /// The name by which it is chosen.
  let name: String
  let title: String
  var notes: [String] = []
  let contestants: [Contestant]
  var targets: [Target] = []
}
