import Contract
import Tables

/// What to do with the cells of one file's rows, worked out once from header and contract.
struct RowProgram: Sendable {
  /// One cell of every row.
  struct Step: Sendable {
    enum Action: Sendable { case text, timestamp, json }
    var cell = 0
    var column = 0
    var action = Action.text
    /// Where an empty cell is counted; -1 where it may be empty.
    var nullSlot = -1
    /// Where a word that stands for an empty cell is counted.
    var wordSlot = -1
    /// The first of the slots of the rules about JSON.
    var ruleSlot = -1
    /// Where a line end inside the cell is counted.
    var newlineSlot = -1
    /// Where a cell that is no UTF-8 is counted.
    var encodingSlot = -1
    /// Where findings of further rules are counted, by what the cell holds.
    var texts = TextSlots()
    var times = TimeSlots()
    var json = JSONSlots()
    /// Where findings about the bytes of the cell are counted.
    let bytes: ByteSlots
    /// Whether this is the key that other tables refer to.
    var isKey = false
  }

  /// A column whose ids should be keys of another table, which memory holds.
  struct Reference: Sendable {
    let column: Int, cell: Int
    let lookup: KeyLookup
    /// The column of what each key is met with; -1 where that does not matter.
    let other: Int
    /// The column and the cell of a time before which some keys should not be named; -1 where that
    /// does not matter.
    let time: Int, timeCell: Int
    /// Where ids are counted that are no keys, that are ones when written otherwise, and that come
    /// too early.
    let missingSlot: Int, shapeSlot: Int, earlySlot: Int
  }

  let width: Int
  let steps: [Step]
  /// The references whose keys memory holds.
  private(set) var references: [Reference] = []
  /// For each column of the table the cell, -1 where the file has none.
  let cellOfColumn: [Int]
  /// The step of the properties that are compared between records of an event; nothing where the
  /// file has none or no rule compares them.
  let properties: Step?
  /// The column of the time of the event, of the last change, and of that by which rows are
  /// partitioned; -1 where the file has none.
  let happened: Int, updated: Int, partition: Int
  /// The column of the user, of the account and of what was done; -1 where the file has none.
  let user: Int, account: Int, name: Int
  /// The column of the key that other tables refer to, and in accounts that of a user besides; -1
  /// where the file has none.
  let key: Int, userOfAccount: Int
  /// The column of the time since when a user is there; -1 where the file has none.
  let created: Int
  /// Where findings about several cells of a row are counted.
  let rowSlots: RowSlots
  /// What tells rows that are no data.
  let oddRows: OddRows
  /// The time of which the file's folders speak, if they speak of one.
  let folder: FolderSlots?

  init(
    _ file: FileLayout, columns: [TableLayout.Column], now: Timestamp, slots: inout FindingSlots
  ) {
    width = file.file.header.count
    oddRows = OddRows(file.file)
    cellOfColumn = file.cellOfColumn.map { $0 ?? -1 }
    var steps: [Step] = []
    for (cell, column) in file.columnOfCell.enumerated() {
      steps.append(Self.step(cell, columns[column], of: file, now: now, slots: &slots))
    }
    self.steps = steps
    func time(_ name: String) -> Int {
      steps.first { $0.action == .timestamp && columns[$0.column].name == name }?.column ?? -1
    }
    func text(_ name: String) -> Int {
      steps.first { $0.action == .text && columns[$0.column].name == name }?.column ?? -1
    }
    properties = steps.first { $0.json.comparesShapes }
    (happened, updated) = (time("TIMESTAMP"), time("UPDATED_AT"))
    (user, account, name) = (text("USER_ID"), text("ACCOUNT_ID"), text("EVENT_NAME"))
    created = time("USER_CREATION_TIME")
    partition = time(file.contract.partitionColumn)
    key = steps.first(where: \.isKey)?.column ?? -1
    userOfAccount =
      steps.first { UserAndAccount.isUser(columns[$0.column], of: file.contract) }?.column ?? -1
    rowSlots = RowSlots(
      happened: happened, updated: updated, userOfAccount: userOfAccount, now: now, &slots)
    folder = FolderSlots(file, partition: partition, &slots)
  }

  private static func step(
    _ cell: Int, _ column: TableLayout.Column, of file: FileLayout, now: Timestamp,
    slots: inout FindingSlots
  ) -> Step {
    let contract = file.contract
    var step = Step(
      cell: cell, column: column.position, bytes: ByteSlots(column, &slots))
    step.newlineSlot = slots.slot(NewlineInCell.self, column: column.position)
    step.encodingSlot = slots.slot(InvalidUTF8.self, column: column.position)
    step.wordSlot = slots.slot(
      NullToken.self, column: column.position,
      severity: column.contract?.need == .required ? .error : .warning)
    guard let meant = column.contract else {
      step.texts = TextSlots(column, of: contract, &slots)
      return step
    }
    if meant.need == .required {
      step.nullSlot = slots.slot(NullRequired.self, column: column.position)
    }
    step.isKey = meant.name == contract.key
    switch meant.type {
    case .id, .text:
      step.texts = TextSlots(column, of: contract, &slots)
    case .timestamp:
      step.action = .timestamp
      step.times = TimeSlots(column, now: now, zone: file.zone(of: column.name), &slots)
    case .json:
      step.action = .json
      step.json = JSONSlots(column, of: contract, &slots)
      step.ruleSlot = firstSlot(RuleBook.json, column, &slots)
    }
    return step
  }

  /// Makes the slots of the rules side by side and returns the first.
  private static func firstSlot(
    _ rules: [any CheckedRule.Type], _ column: TableLayout.Column, _ slots: inout FindingSlots
  ) -> Int {
    rules.map { slots.slot($0, column: column.position) }.first ?? -1
  }

  /// The same program, which looks ids up in the tables that the plan's references name.
  func referring(_ references: [TablePlan.Reference]) -> RowProgram {
    var program = self
    program.references = references.compactMap { reference in
      let cell = cellOfColumn[reference.column]
      guard cell >= 0, let lookup = reference.lookup else { return nil }
      let time = reference.earlySlot < 0 ? -1 : happened
      return Reference(
        column: reference.column, cell: cell, lookup: lookup,
        other: reference.column == user ? account : -1, time: time,
        timeCell: time < 0 ? -1 : cellOfColumn[time], missingSlot: reference.missingSlot,
        shapeSlot: reference.shapeSlot, earlySlot: reference.earlySlot)
    }
    return program
  }
}
