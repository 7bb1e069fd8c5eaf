import Contract

extension Inspection {
  /// The rules about files of the share that were applied, in order of their ids.
  public var rulesOfFiles: [Rule] {
    Rule.catalogue.filter { rule in
      !ignored.contains(rule.id) && RuleBook.share.contains { $0.rule == rule }
    }
  }

  /// The rules that were applied to anything, in order of their ids.
  public var rules: [Rule] { Rule.catalogue.filter { !ignored.contains($0.id) } }
}

extension TableInspection {
  /// The rules that were applied to the table, in order of their ids: those about columns and
  /// whole tables, and those about records that can occur with the columns that are there.
  public var rules: [Rule] {
    let references = RuleBook.references.filter { $0.target == kind }
    let entities = RuleBook.entities.filter { references.contains(where: $0.applies) }
    let whole =
      RuleBook.columns.map { $0.rule.id } + RuleBook.tables.map { $0.rule.id }
      + entities.map { $0.rule.id }
    let ids = Set(whole + plan.slots.slots.map { $0.check.rule.id }).subtracting(plan.slots.ignored)
    return Rule.catalogue.filter { ids.contains($0.id) }
  }

  /// For each file how many records of it a finding counts; nothing where the finding is not about
  /// single records.
  public func countsByFile(of finding: Finding) -> [Int]? {
    let slots = slots(of: finding)
    guard !slots.isEmpty else { return nil }
    return files.map { file in
      file.pieceCounts.reduce(0) { sum, piece in
        piece.reduce(sum) { $0 + (slots.contains($1.slot) ? $1.count : 0) }
      }
    }
  }
}
