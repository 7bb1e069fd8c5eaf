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
}

extension CheckedRule {
  static var severities: [Severity] { [rule.severity] }
  static func detail(_ place: SamplePlace) -> String? { nil }
}

/// A place that breaks a rule, for rules that have more to say about it.
struct SamplePlace {
  /// The record.
  let record: Record
  /// The position of the cell in the record, if the rule is about a cell.
  let cell: Int?
  /// The columns of the file's header.
  let width: Int

  /// The bytes of the cell without its quotes.
  var value: [UInt8] { cell.map(record.value) ?? [] }
}

/// A rule about the columns of a table, asked once a table.
protocol ColumnRule: CheckedRule {
  /// The columns that break it.
  static func broken(in table: ColumnContext) -> [BrokenColumn]
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
  /// What a record says, so far as the rule compares it; equal arrays mean a repetition.
  static func identity(_ record: Record, _ file: FileLayout) -> [[UInt8]]
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

/// Every rule, by what it is about.
enum RuleBook {
  static let columns: [any ColumnRule.Type] = [
    MissingRequired.self, MissingUpdatedAt.self, MissingAccountID.self, NearMiss.self,
    OtherCase.self, UnsafeName.self, ConstantUpdatedAt.self,
  ]
  static let shapes: [any ShapeRule.Type] = [RaggedShort.self, RaggedLong.self, QuoteUnclosed.self]
  static let timestamps: [any TimestampRule.Type] = [
    TimestampUnparseable.self, TimestampTrailingJunk.self, TimestampNotGuideFormat.self,
  ]
  static let json: [any JSONRule.Type] = [JSONInvalid.self, JSONTrailingComma.self]
  static let cells: [any CheckedRule.Type] = [
    NullRequired.self, NewlineInCell.self, InvalidUTF8.self, UpdatedBeforeEvent.self,
  ]
  static let repeats: [any RepeatRule.Type] = [DuplicateRow.self, DuplicateEntity.self]
  static let references: [any ReferenceRule.Type] = [UserMissing.self, AccountMissing.self]

  static var all: [any CheckedRule.Type] {
    columns + shapes + cells + timestamps + json + repeats + references
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
