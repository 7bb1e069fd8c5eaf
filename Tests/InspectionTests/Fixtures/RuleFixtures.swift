extension RuleFixture {
  /// One fixture or more for each rule, by the sections of the catalogue.
  static let all: [RuleFixture] = rows + references
}
