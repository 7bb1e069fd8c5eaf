import Testing

@testable import Contract

@Suite struct GuideTests {
  private func columns(_ kind: TableKind, _ need: Need) -> [String] {
    Guide.table(kind).columns.filter { $0.need == need }.map(\.name)
  }

  @Test func requiredColumnsAreThoseOfTheGuide() {
    #expect(columns(.events, .required) == ["USER_ID", "EVENT_NAME", "TIMESTAMP", "UPDATED_AT"])
    #expect(columns(.users, .required) == ["USER_ID", "UPDATED_AT"])
    #expect(columns(.accounts, .required) == ["ACCOUNT_ID", "UPDATED_AT"])
  }

  @Test func otherColumnsAreOptionalOrForAccounts() {
    #expect(columns(.events, .optional) == ["EVENT_PROPERTIES"])
    #expect(columns(.events, .accountAnalytics) == ["ACCOUNT_ID"])
    #expect(columns(.users, .optional) == ["USER_CREATION_TIME"])
    #expect(columns(.accounts, .optional) == ["ACCOUNT_CREATION_TIME"])
  }

  @Test func eventsArePartitionedOnTheirTimeAndProfilesOnTheirLastChange() {
    #expect(
      TableKind.allCases.map { Guide.table($0).partitionColumn } == [
        "TIMESTAMP", "UPDATED_AT", "UPDATED_AT",
      ])
    #expect(TableKind.allCases.map { Guide.table($0).key } == [nil, "USER_ID", "ACCOUNT_ID"])
    #expect(TableKind.allCases.map { Guide.table($0).takesFurtherColumns } == [false, true, true])
    for kind in TableKind.allCases {
      let contract = Guide.table(kind)
      #expect(contract.kind == kind && !contract.meaning.isEmpty)
      #expect(contract.columns.allSatisfy { $0.section.hasPrefix(contract.section + " › ") })
      #expect(contract.column(contract.partitionColumn)?.type == .timestamp)
      if let key = contract.key { #expect(contract.column(key)?.type == .id) }
    }
  }

  @Test func everyColumnSaysWhatItIsForAndWhereTheGuideHasIt() {
    for column in TableKind.allCases.flatMap({ Guide.table($0).columns }) {
      #expect(!column.meaning.isEmpty)
      #expect(column.section.hasSuffix("› Columns › \(column.name)"))
      #expect(Guide.columnNames.contains(column.name))
    }
    #expect(Guide.table(.users).column("user_id") == nil, "by its very name")
  }

  @Test func tablesAndSeveritiesHaveAnOrder() {
    #expect(TableKind.allCases.shuffled().sorted() == [.events, .users, .accounts])
    #expect(Severity.allCases.shuffled().sorted() == [.info, .warning, .error])
  }
}
