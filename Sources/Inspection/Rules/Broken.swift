import Contract
import Tables

/// What a rule that judges a whole table, or a whole share, found.
struct Broken {
  /// The column, under the table's name for it; nothing where none is meant.
  let column: String?
  /// How much it matters here.
  let severity: Severity
  /// How often, exactly, in the rule's unit.
  let count: Int
  /// In how many files.
  let files: Int
  /// The first places; more than are kept are dropped.
  let samples: [Finding.Sample]

  /// A rule broken so many times.
  init(
    _ column: String? = nil, _ severity: Severity, count: Int, files: Int,
    samples: [Finding.Sample]
  ) {
    (self.column, self.severity, self.count) = (column, severity, count)
    (self.files, self.samples) = (files, samples)
  }

  /// A rule broken in whole files: one of each sample's.
  init(_ severity: Severity, files samples: [Finding.Sample]) {
    self.init(nil, severity, count: samples.count, files: samples.count, samples: samples)
  }
}

extension Finding.Sample {
  /// A whole file, by its name below the folder that the user named.
  static func file(_ name: String, value: String = "", detail: String? = nil) -> Self {
    Self(
      file: name, record: nil, line: 1, lineEnd: 1, byte: 0, column: nil, value: value,
      isCut: false, detail: detail)
  }
}
