/// How much a finding matters.
public enum Severity: String, CaseIterable, Sendable, Comparable {
  /// Worth knowing; nothing is wrong.
  case info
  /// Damage is likely once the vendor reads the files.
  case warning
  /// The guide forbids it in so many words, or the rows cannot be read.
  case error

  /// From a hint up to an error.
  public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

  private var weight: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// What a rule rests on.
public enum Basis: String, Sendable {
  /// A sentence of the guide.
  case explicit
  /// What the guide's sentences or samples imply.
  case inferred
  /// What readers of such files expect.
  case convention
}

/// What one finding counts.
public enum Unit: String, Sendable {
  /// Data records.
  case records
  /// Columns of a table.
  case columns
  /// Files of the share.
  case files
  /// Partitions of a table: stretches of time, or folders.
  case partitions
  /// Users or accounts.
  case entities

  /// The word for one of them.
  public var noun: String {
    switch self {
    case .records: "record"
    case .columns: "column"
    case .files: "file"
    case .partitions: "partition"
    case .entities: "entity"
    }
  }

  /// The word for more than one.
  public var plural: String { self == .entities ? "entities" : noun + "s" }
}

/// What a rule costs, and so how it behaves on files larger than memory.
public enum Cost: String, Sendable {
  /// A look at each byte, cell or counter on the way: no memory that grows with the rows.
  case streaming
  /// A hash of each record or key, in memory or in a temporary file.
  case hashed
  /// Counters of each file, day or kind of event, compared when all is read.
  case ordered
}

/// One thing that can be wrong in a share.
public struct Rule: Sendable, Equatable {
  /// The name in reports and settings, such as `ts.unparseable`.
  public let id: String
  /// What is wrong, as a short phrase.
  public let title: String
  /// The severity unless the place of the finding says otherwise.
  public let severity: Severity
  /// What the rule rests on.
  public let basis: Basis
  /// What a finding counts.
  public let unit: Unit
  /// What it costs.
  public let cost: Cost
  /// Why it matters.
  public let why: String
  /// The guide's headings that lead to the sentence behind it.
  public let section: String
  /// What to do about it.
  public let fix: String

  /// A rule as its file states it.
  public init(
    id: String, title: String, severity: Severity, basis: Basis, unit: Unit = .records,
    cost: Cost = .streaming, why: String, section: String, fix: String
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.basis = basis
    self.unit = unit
    self.cost = cost
    self.why = why
    self.section = section
    self.fix = fix
  }
}
