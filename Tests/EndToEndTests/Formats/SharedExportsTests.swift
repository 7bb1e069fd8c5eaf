import TestSupport
import Testing

/// The same share as other programs export it: what is found is the same but for what each breaks.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct SharedExportsTests {
  /// How what is found in an export differs from what is found in the plain share.
  private struct Difference {
    var added: Set<String> = []
    var removed: Set<String> = []
    /// Rules whose counts follow from the others', or from the size of the files, and are not worked
    /// out here.
    var left: Set = ["part.none"]
    var nulls: [String: Int] = [:]
  }

  @Test func everyExportHasTheFindingsOfThePlainShareAndItsOwn() throws {
    let share = try WrittenShare(by: "write-exports.py")
    let plain = try share.checked("csv")
    #expect(plain.rows["events"] == WrittenShare.rows && plain.unreadable.isEmpty)
    #expect(plain.findings.count >= 4, "\(plain.findings)")
    let kinds = try share.kinds
    #expect(kinds.count == 15)
    for kind in kinds {
      let found = try share.checked(kind)
      if found.lacksParquet { continue }
      let difference = try difference(of: kind, found, from: plain)
      let wanted = plain.findings(without: difference.left).subtracting(difference.removed)
        .union(difference.added)
      let findings = found.findings(without: difference.left)
      #expect(findings.subtracting(wanted).isEmpty, "\(kind)")
      #expect(wanted.subtracting(findings).isEmpty, "\(kind)")
      #expect(found.unreadable.isEmpty && found.rows == plain.rows, "\(kind)")
      #expect(found.partitions == plain.partitions, "\(kind)")
      #expect(found.nulls == plain.nulls.merging(difference.nulls) { $1 }, "\(kind)")
    }
  }

  private func difference(
    of kind: String, _ found: CheckedShare, from plain: CheckedShare
  ) throws -> Difference {
    switch kind {
    case "pandas-csv", "pandas-csv-gz", "pandas-parquet", "polars-csv", "polars-ndjson",
      "polars-parquet", "polars-avro":
      return Difference()
    case "pandas-csv-index": return try numbered(found, plain)
    // Both programs write times with a T where nobody says how.
    case "pandas-json", "pandas-jsonl", "polars-csv-iso":
      return Difference(added: Self.times(plain))
    case "excel-utf-8":
      return Difference(added: Self.tables("csv.delimiter info").union(Self.tables("enc.bom info")))
    // Only names of accounts have letters that are no ASCII.
    case "excel-windows":
      return Difference(
        added: Self.tables("csv.delimiter info").union(["enc.not_utf8 error accounts – 1"]))
    case "postgres-copy": return try copied(plain)
    case "spark-parquet":
      // For each table the sign that all is done, its checksum and those of two parts.
      return Difference(added: ["file.junk info – – 3", "file.junk warning – – 9"])
    default:
      Issue.record("what \(kind) breaks is not known")
      return Difference()
    }
  }

  /// A finding in each of the tables.
  private static func tables(_ finding: String) -> Set<String> {
    Set(["events", "users", "accounts"].map { "\(finding) \($0) – 1" })
  }

  private static func times(_ plain: CheckedShare) -> Set<String> {
    let columns = [
      "events TIMESTAMP", "events UPDATED_AT", "users USER_CREATION_TIME", "users UPDATED_AT",
      "accounts ACCOUNT_CREATION_TIME", "accounts UPDATED_AT",
    ]
    return Set(
      columns.map { column in
        let table = column.prefix { $0 != " " }
        return "ts.not_guide_format warning \(column) \(plain.rows[String(table)] ?? 0)"
      })
  }

  /// The index that pandas writes in front has no name, and makes each of two equal rows another.
  private func numbered(_ found: CheckedShare, _ plain: CheckedShare) throws -> Difference {
    let repeated = try #require(plain.findings.first { $0.hasPrefix("row.dup_exact ") })
    let tables = ["events", "users", "accounts"]
    return Difference(
      added: Set(tables.map { "head.blank warning \($0) column 1 1" }), removed: [repeated],
      left: ["part.none", "row.dup_event_key"],
      nulls: Dictionary(uniqueKeysWithValues: tables.map { ("\($0) column 1", 0) }))
  }

  /// PostgreSQL has a word for nothing, no quotes, and a backslash before each backslash, which no
  /// reader of separated values undoes: JSON with quotes in its texts is none any more.
  private func copied(_ plain: CheckedShare) throws -> Difference {
    let names = plain.nulls["events EVENT_NAME"] ?? 0
    let properties = plain.nulls["events EVENT_PROPERTIES"] ?? 0
    let texts = WrittenShare.rows - properties
    // Some of them are copied to the row behind them.
    let broken = (0..<WrittenShare.rows).count {
      $0 % 107 == 50 || $0 % 101 == 50 && ($0 - 1) % 107 == 50
    }
    let drift = try #require(plain.findings.first { $0.hasPrefix("json.type_drift ") })
    return Difference(
      added: Self.tables("csv.delimiter info").union([
        "cell.null_token error events EVENT_NAME \(names)",
        "cell.null_token warning events EVENT_PROPERTIES \(properties)",
        "csv.quote_stray warning events EVENT_PROPERTIES \(texts)",
        "json.invalid error events EVENT_PROPERTIES \(broken)",
      ]),
      removed: ["cell.null_required error events EVENT_NAME \(names)", drift],
      left: ["part.none", "json.key_sometimes_missing", "row.dup_event_key"],
      nulls: ["events EVENT_NAME": 0, "events EVENT_PROPERTIES": 0])
  }
}
