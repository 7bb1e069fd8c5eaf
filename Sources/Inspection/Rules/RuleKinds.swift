import Contract
import Tables

/// A rule together with what decides whether it is broken; one a file.
protocol CheckedRule: SendableMetatype {
  /// What the rule says.
  static var rule: Rule { get }
  /// The severities its findings can have; what is found with each is counted apart.
  static var severities: [Severity] { get }
  /// More about one place, shown with its sample.
  static func detail(_ place: SamplePlace) -> String?
  /// The severity of what a slot counted, once its count among the table's rows is known; nothing
  /// where so few are no finding.
  static func severity(of counted: Severity, count: Int, among rows: Int) -> Severity?
}

extension CheckedRule {
  static var severities: [Severity] { [rule.severity] }
  static func detail(_ place: SamplePlace) -> String? { nil }
  static func severity(of counted: Severity, count: Int, among rows: Int) -> Severity? { counted }
}

/// A place that breaks a rule, for rules that have more to say about it.
struct SamplePlace {
  /// The record.
  let record: Record
  /// The position of the cell in the record, if the rule is about a cell.
  let cell: Int?
  /// The columns of the file's header.
  let width: Int
  /// The keys that the cell refers to, for rules about them, where memory holds them.
  var keys: KeyLookup?

  /// The bytes of the cell without its quotes.
  var value: [UInt8] { cell.map(record.value) ?? [] }
}

/// A rule about the columns of a table, asked once a table.
protocol ColumnRule: CheckedRule {
  /// The columns that break it.
  static func broken(in table: ColumnContext) -> [BrokenColumn]
}

/// A rule that judges a whole table by what its records add up to, asked once it is read.
protocol TableRule: CheckedRule {
  /// What breaks it.
  static func broken(in table: TableContext) -> [Broken]
}

/// A rule about the files of a share, asked when the share is opened and again when it is read.
protocol ShareRule: CheckedRule {
  /// What breaks it, each in a table or, with nothing, in files of none.
  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)]
}

/// A rule about how the cells of a record compare with the header.
protocol ShapeRule: CheckedRule {
  /// The severity with which a record of this shape breaks it.
  static func severity(of shape: SplitRows.Shape) -> Severity?
}

/// A rule about a cell that should hold a time.
protocol TimestampRule: CheckedRule {
  /// Whether what was read breaks it; never asked for the guide's own form.
  static func isBroken(by reading: TimestampReading) -> Bool
}

/// A rule about a cell that should hold JSON.
protocol JSONRule: CheckedRule {
  /// Whether the verdict breaks it; never asked for valid JSON.
  static func isBroken(by verdict: JSONValidator.Verdict) -> Bool
}

/// A rule about records that say the same as an earlier one.
protocol RepeatRule: CheckedRule {
  /// Whether the rule is about this table.
  static func applies(to contract: TableContract) -> Bool
  /// The column which a finding names, if it is about one.
  static func column(of contract: TableContract) -> String?
  /// The severity for this table.
  static func severity(for contract: TableContract) -> Severity
  /// The bits of a record's word that are equal where the rule's identities are.
  static var bits: UInt64 { get }
  /// What a record says, so far as the rule compares it; equal arrays mean a repetition, and a
  /// record without one repeats nothing.
  static func identity(_ record: Record, _ file: FileLayout) -> [[UInt8]]?
  /// Whether records of two files with the same bytes surely say the same.
  static func isReadAlike(_ file: FileLayout, _ other: FileLayout) -> Bool
}

extension RepeatRule {
  static func isReadAlike(_ file: FileLayout, _ other: FileLayout) -> Bool {
    file.position == other.position
  }
}

/// A rule about ids of events that another table should have.
protocol ReferenceRule: CheckedRule {
  /// The column of the events table.
  static var column: String { get }
  /// The table whose key it should be.
  static var target: TableKind { get }
}

/// A rule about users or accounts by the events that name them, asked when all events are read.
protocol EntityRule: CheckedRule {
  /// Whether it is about the keys that a column of events refers to.
  static func applies(to reference: any ReferenceRule.Type) -> Bool
  /// Those that break it.
  static func broken(by events: KeyUse) -> KeyUse.Keys
}

extension ReferenceRule {
  /// Whether some keys should not be named before a time.
  static var hasLimits: Bool { target == .users }

  /// All rules that need the column's keys.
  static var rules: [Rule] {
    let entities = RuleBook.entities.filter { $0.applies(to: self) }.map { $0.rule }
    return [rule, IDShape.rule] + (hasLimits ? [BeforeCreation.rule] : []) + entities
  }

  static var severities: [Severity] { [.warning, .info] }

  /// A few missing references are usual: up to 1 % of the rows they are a hint.
  static func severity(of counted: Severity, count: Int, among rows: Int) -> Severity? {
    count * 100 > rows ? .warning : .info
  }
}

/// Every rule, by what it is about.
enum RuleBook {
  /// About files, in tables or not.
  static let share: [any ShareRule.Type] = []
  /// About headers.
  static let columns: [any ColumnRule.Type] = [
    MissingRequired.self,
    MissingUpdatedAt.self,
    MissingAccountID.self,
    NearMiss.self,
    OtherCase.self,
    UnsafeName.self,
    ConstantUpdatedAt.self,
  ]
  /// About what all records of a table add up to.
  static let tables: [any TableRule.Type] = [EventDrop.self]
  /// About records by their number of cells.
  static let shapes: [any ShapeRule.Type] = [
    RaggedShort.self,
    RaggedLong.self,
    QuoteUnclosed.self,
  ]
  /// About cells that should hold a time, by what was read.
  static let timestamps: [any TimestampRule.Type] = [
    TimestampUnparseable.self,
    TimestampTrailingJunk.self,
    TimestampNotGuideFormat.self,
  ]
  /// About cells that should hold JSON, by what was read.
  static let json: [any JSONRule.Type] = [
    JSONInvalid.self,
    JSONTrailingComma.self,
  ]
  /// About cells and records, each asked where the pass has what it needs.
  static let cells: [any CheckedRule.Type] = [
    NullRequired.self,
    NewlineInCell.self,
    InvalidUTF8.self,
    UpdatedBeforeEvent.self,
    UserAndAccount.self,
    IDShape.self,
    BeforeCreation.self,
  ]
  /// About records that repeat others, the most specific first: a record is counted by the first
  /// rule that it breaks.
  static let repeats: [any RepeatRule.Type] = [
    DuplicateRow.self,
    DuplicateEventKey.self,
    DuplicateConflict.self,
    DuplicateEntity.self,
    DuplicateHistory.self,
  ]
  static let references: [any ReferenceRule.Type] = [UserMissing.self, AccountMissing.self]
  /// About users and accounts, by the events that name them.
  static let entities: [any EntityRule.Type] = [UserOfAccounts.self, OrphanProfile.self]

  static var all: [any CheckedRule.Type] {
    share + columns + tables + shapes + cells + timestamps + json + repeats + references + entities
  }
}

extension Rule {
  /// Every rule that an inspection applies, in order of their ids.
  public static var catalogue: [Rule] {
    RuleBook.all.map { $0.rule }.sorted { $0.id < $1.id }
  }

  /// The rule of that id.
  public static func named(_ id: String) -> Rule? {
    catalogue.first { $0.id == id }
  }

  /// The rule whose id comes nearest to a word.
  public static func nearest(to word: String) -> Rule? {
    catalogue.min {
      EditDistance.between($0.id, word) < EditDistance.between($1.id, word)
    }
  }
}
