import TestSupport
import Testing

/// The same share in every format, written by Python's libraries: what is found is the same.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct SharedFormatsTests {
  /// What only some formats can have: how cells and letters are told apart, what is packed in what,
  /// and files that are large enough to be cut up.
  private static let ownRules: Set = [
    "csv.delimiter", "csv.quote_style", "enc.utf16_32_bom", "file.compression_unlisted",
    "part.none",
  ]

  @Test(arguments: ["", "--defects"])
  func everyFormatHasTheSameFindings(_ flags: String) throws {
    let share = try WrittenShare(by: "write-formats.py", flags: flags)
    let kinds = try share.kinds
    #expect(kinds.count == 23)
    let wanted = try share.checked("csv")
    #expect(wanted.rows["events"] ?? 0 > WrittenShare.rows * 9 / 10 && wanted.unreadable.isEmpty)
    #expect(wanted.findings(without: Self.ownRules).isEmpty == flags.isEmpty)
    for kind in kinds {
      let found = try share.checked(kind)
      if found.lacksParquet { continue }
      #expect(found.unreadable.isEmpty, "\(kind)")
      let findings = found.findings(without: Self.ownRules)
      #expect(findings.subtracting(wanted.findings).isEmpty, "\(kind)")
      #expect(wanted.findings(without: Self.ownRules).subtracting(findings).isEmpty, "\(kind)")
      #expect(found.rows == wanted.rows, "\(kind)")
      #expect(found.partitions == wanted.partitions, "\(kind)")
      #expect(found.nulls == wanted.nulls, "\(kind)")
    }
  }
}
