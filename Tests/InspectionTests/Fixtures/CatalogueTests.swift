import Contract
import Foundation
import Testing

@testable import Inspection

/// The catalogue, section by section, against the rules that there are and their fixtures.
@Suite struct CatalogueTests {
  private static let sections: [String: String] = [
    "files and bytes": """
    file.empty file.no_rows file.type_unsupported file.ext_mismatch file.compression_unlisted
    file.truncated file.not_data file.size_large file.size_small file.name_not_unique file.junk
    file.key_unsafe file.mixed_formats file.changed_during_read enc.invalid_utf8
    enc.utf16_no_bom enc.bom enc.utf16_32_bom enc.nul enc.control enc.mojibake
    enc.not_utf8 enc.malformed row.unreadable json.key_unlisted json.column_repeated
    """,
    "dialect and header": """
    csv.delimiter csv.single_column csv.ragged_short csv.ragged_long csv.quote_unclosed
    csv.quote_stray csv.quote_style csv.space_after_delim csv.eol_mixed csv.eol_cr
    csv.eol_missing_last csv.newline_in_cell csv.blank_row csv.preamble csv.footer csv.comment
    csv.header_repeated csv.header_missing csv.multi_table csv.line_too_long head.blank
    head.duplicate head.whitespace head.control head.unsafe_name head.drift
    """,
    "columns": """
    col.missing_required col.missing_updated_at_profile col.missing_account_id col.case
    col.near_miss col.synonym_trap col.unknown_event col.unknown_profile col.json_blob_profile
    col.empty col.too_many
    """,
    "cells": """
    cell.null_required cell.null_token id.sentinel id.format_damage id.mixed_shape id.pii
    ts.unparseable ts.format_mixed ts.not_guide_format ts.tz_offset ts.tz_name ts.epoch ts.future
    ts.ancient ts.sentinel ts.date_only ts.precision ts.dst_shape ts.trailing_junk name.blank
    name.case_variants name.whitespace name.cardinality name.reserved_pii json.trailing_comma
    json.python json.js json.nan json.invalid json.not_object json.double_encoded json.dup_key
    json.depth json.size json.type_drift json.key_sometimes_missing json.not_compared
    cell.truncated cell.whitespace
    """,
    "rows, entities, references": """
    row.dup_exact row.dup_event_key ent.dup_same_partition ent.dup_history ent.dup_conflict
    ent.user_and_account xref.user_missing xref.account_missing xref.id_shape
    xref.user_multi_account xref.orphan_profile xref.before_creation vol.event_drop
    """,
    "cursor": """
    cur.before_event cur.equals_event cur.constant cur.late_invisible cur.boundary_tie cur.future
    cur.not_utc cur.stale
    """,
    "partitions and layout": """
    part.none part.wrong_column part.value_mismatch part.key_equals_column part.keys_disagree
    part.unparseable part.null part.gap part.skew part.small_files part.too_fine part.too_many
    part.empty part.nested_stray part.open_today
    """,
  ]

  /// What is no rule of its own, and why.
  private static let leftOut = [
    "file.size_small": "many small files are told by part.small_files; one alone is no mistake",
    "name.blank": "an event without a name is told by cell.null_required",
    "col.unknown_profile":
      "each further column of a profile table is a profile key, as the guide has it",
  ]

  /// What no share at rest can break, or none alone, and where it is tested instead.
  private static let withoutFixture = [
    "file.changed_during_read": "ChangedDuringReadTests",
    "enc.malformed": "OtherEncodingTests",
  ]

  @Test func everyEntryIsARuleOrLeftOutForAReason() {
    let entries = Self.sections.values.flatMap { $0.split { " \n".contains($0) }.map(String.init) }
    #expect(Set(entries).count == entries.count)
    let rules = Set(Rule.catalogue.map(\.id))
    #expect(Set(entries).subtracting(rules) == Set(Self.leftOut.keys))
    #expect(rules.subtracting(entries).isEmpty)
  }

  @Test func everyRuleHasAFixture() {
    let covered = Set(RuleFixture.all.map(\.rule))
    let missing = Set(Rule.catalogue.map(\.id)).subtracting(covered)
    #expect(missing == Set(Self.withoutFixture.keys))
  }

  /// A rule that is written and not listed is never asked, and nothing else would tell.
  @Test func everyRuleThatIsWrittenIsListed() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = file.appendingPathComponent("../../../Sources/Inspection/Rules").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var written: Set<String> = []
    for name in names {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      written.formUnion(text.matches(of: /Rule\(\s*id: "([^"]+)"/).map { String($0.1) })
    }
    #expect(written == Set(Rule.catalogue.map(\.id)))
  }
}
