extension RuleFixture {
  /// One fixture or more for each rule, by the sections of the catalogue.
  static let all: [RuleFixture] =
    first + files + bytes + dialect + headers + columns + cells + ids + names + times + cursor
    + json + rows + formats
    + references + partitions
}
