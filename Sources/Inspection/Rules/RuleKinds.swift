import Contract
import Tables

/// A rule together with what decides whether it is broken; one a file.
protocol CheckedRule: SendableMetatype {
  /// What the rule says.
  static var rule: Rule { get }
  /// The severities its findings can have; what is found with each is counted apart.
  static var severities: [Severity] { get }
  /// Whether the patterns of the values that break it say something.
  static var hasPatterns: Bool { get }
  /// More about one place, shown with its sample.
  static func detail(_ place: SamplePlace) -> String?
  /// The severity of what a slot counted, once its count among the table's rows is known; nothing
  /// where so few are no finding.
  static func severity(of counted: Severity, count: Int, among rows: Int) -> Severity?
  /// Whether so many hits of a slot are a finding, by what the values of its column are like; the
  /// profile is there once the table is read.
  static func isFinding(_ slot: FindingSlots.Slot, count: Int, in profile: ColumnProfile?) -> Bool
  /// The rule whose finding tells the same with its cause, so that what slots counted is none.
  static func cause(in table: TableContext) -> Rule?
  /// What the places that slots counted have in common, told with the first of them.
  static func explanation(in table: TableContext) -> String?
}

extension CheckedRule {
  static var severities: [Severity] { [rule.severity] }
  static var hasPatterns: Bool { true }
  static func detail(_ place: SamplePlace) -> String? { nil }
  static func severity(of counted: Severity, count: Int, among rows: Int) -> Severity? { counted }
  static func isFinding(_ slot: FindingSlots.Slot, count: Int, in profile: ColumnProfile?) -> Bool {
    true
  }
  static func cause(in table: TableContext) -> Rule? { nil }
  static func explanation(in table: TableContext) -> String? { nil }
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

  /// What is read of the cell where it should hold a time.
  var time: TimestampReading { value.withUnsafeBufferPointer { TimestampReader.read($0) } }
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
  /// How badly what was read breaks it, if it does; never asked for the guide's own form.
  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity?
}

/// A rule about a cell that should hold JSON.
protocol JSONRule: CheckedRule {
  /// Whether the verdict breaks it; never asked for valid JSON.
  static func isBroken(by verdict: JSONValidator.Verdict) -> Bool
}

/// A rule about what a cell of valid JSON holds.
protocol JSONShapeRule: CheckedRule {
  /// Whether cells of a shape break it.
  static func isBroken(by shape: JSONShape) -> Bool
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
  static var hasPatterns: Bool { false }
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
  // Ids that are missing look like those that are there.
  static var hasPatterns: Bool { false }

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
  static let share: [any ShareRule.Type] = [
    ByteOrderMark.self,
    WideText.self,
    WideTextWithoutMark.self,
    OtherEncoding.self,
    MalformedText.self,
    OtherDelimiter.self,
    SingleColumn.self,
    QuoteStyle.self,
    CarriageReturnEnds.self,
    Preamble.self,
    HeaderMissing.self,
    HeaderDrift.self,
    EmptyFile.self,
    NotData.self,
    UnsupportedType.self,
    ExtensionMismatch.self,
    UnlistedCompression.self,
    FileTruncated.self,
    LargeFile.self,
    MixedFormats.self,
    NameNotUnique.self,
    UnsafeKey.self,
    JunkFile.self,
    PartitionUnparseable.self,
    PartitionNull.self,
    PartitionKeysDisagree.self,
    StrayFile.self,
    EmptyPartition.self,
  ]
  /// About headers.
  static let columns: [any ColumnRule.Type] = [
    MissingRequired.self,
    MissingUpdatedAt.self,
    MissingAccountID.self,
    NearMiss.self,
    OtherCase.self,
    UnsafeName.self,
    HeaderBlank.self,
    HeaderDuplicate.self,
    HeaderWhitespace.self,
    HeaderControl.self,
    SynonymTrap.self,
    UnknownEventColumn.self,
    ConstantUpdatedAt.self,
    PartitionKeyEqualsColumn.self,
  ]
  /// About what all records of a table add up to.
  static let tables: [any TableRule.Type] =
    properties + [
      MixedLineEnds.self,
      MissingLastLineEnd.self,
      BlankRow.self,
      TimestampFormatMixed.self,
      TimestampDateOnly.self,
      TimestampDaylightSaving.self,
      UpdatedEqualsEvent.self,
      BoundaryTie.self,
      UpdatedNotUTC.self,
      StaleUpdatedAt.self,
      EmptyColumn.self,
      JSONBlobColumn.self,
      TooManyColumns.self,
      MixedIDs.self,
      NameVariants.self,
      NameCardinality.self,
      NoRows.self,
      ChangedDuringRead.self,
      KeyUnlisted.self,
      KeyRepeated.self,
      WrongPartitionColumn.self,
      Unpartitioned.self,
      PartitionGap.self,
      PartitionSkew.self,
      OpenPartition.self,
      SmallFiles.self,
      PartitionTooFine.self,
      TooManyPartitions.self,
      EventDrop.self,
    ]
  /// About the properties of an event, compared between its records.
  static let properties: [any TableRule.Type] = [
    JSONTypeDrift.self,
    JSONKeySometimesMissing.self,
    JSONNotCompared.self,
  ]
  /// About records by their number of cells.
  static let shapes: [any ShapeRule.Type] = [
    RaggedShort.self,
    RaggedLong.self,
    QuoteUnclosed.self,
    UnreadableRecord.self,
  ]
  /// About cells that should hold a time, by what was read.
  static let timestamps: [any TimestampRule.Type] = [
    TimestampUnparseable.self,
    TimestampTrailingJunk.self,
    TimestampNotGuideFormat.self,
    TimestampOffset.self,
    TimestampZoneName.self,
    TimestampEpoch.self,
    TimestampPrecision.self,
  ]
  /// About cells that should hold JSON, by what was read.
  static let json: [any JSONRule.Type] = [
    JSONPython.self,
    JSONJavaScript.self,
    JSONNotANumber.self,
    JSONInvalid.self,
    JSONTrailingComma.self,
  ]
  /// About what cells of valid JSON hold, by their shapes.
  static let jsonShapes: [any JSONShapeRule.Type] = [
    JSONNotObject.self,
    JSONDoubleEncoded.self,
    JSONDuplicateKey.self,
    JSONDepth.self,
    JSONSize.self,
  ]
  /// About cells and records, each asked where the pass has what it needs.
  static let cells: [any CheckedRule.Type] = [
    NullRequired.self,
    NullToken.self,
    PaddedCell.self,
    CutCell.self,
    SentinelID.self,
    DamagedID.self,
    PersonalID.self,
    PaddedName.self,
    PersonalName.self,
    NewlineInCell.self,
    InvalidUTF8.self,
    NULInCell.self,
    ControlCharacter.self,
    Mojibake.self,
    QuoteStray.self,
    SpaceAfterDelimiter.self,
    HeaderRepeated.self,
    MultiTable.self,
    Comment.self,
    Footer.self,
    LineTooLong.self,
    UpdatedBeforeEvent.self,
    TimestampSentinel.self,
    TimestampAncient.self,
    TimestampFuture.self,
    UpdatedInFuture.self,
    LateInvisible.self,
    PartitionValueMismatch.self,
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
    share + columns + tables + shapes + cells + timestamps + json + jsonShapes + repeats
      + references + entities
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

  /// Every severity that a finding of the rule can have, the worst first.
  public var severities: [Severity] {
    let check = RuleBook.all.first { $0.rule == self }
    return (check?.severities ?? [severity]).sorted(by: >)
  }

  /// The rule whose id comes nearest to a word.
  public static func nearest(to word: String) -> Rule? {
    EditDistance.nearest(to: word, among: catalogue.map(\.id)).flatMap(named)
  }
}
