import TestSupport
import Testing

@testable import Reports

@Suite struct MarkdownCheckReportTests {
  @Test func theGuidesSampleIsReportedAsStored() throws {
    try expectGolden(ReportedShare(GuideSample.files).report(.markdown), "guide-sample.md")
  }

  @Test func theVerdictComesFirst() throws {
    #expect(try ReportedShare(GuideSample.files).report(.markdown).hasPrefix("## ❌ 1 error, "))
    let clean = try ReportedShare(GuideSample.corrected).report(.markdown)
    #expect(clean.hasPrefix("## ✅ 0 errors, 0 warnings, 0 hints: passed\n"))
    #expect(!clean.contains("###"))
    var texts = GuideSample.files
    texts["x.parquet"] = "PAR1"
    let incomplete = try ReportedShare(texts).report(.markdown)
    #expect(incomplete.hasPrefix("## ⚠️ "))
    #expect(incomplete.contains("- **unreadable** `x.parquet`: `a Parquet file"))
  }

  /// The text outside code spans, as CommonMark finds them: a run of backticks up to the next run
  /// of the same length in its paragraph.
  private func outsideCode(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      // As a parser of Markdown does, which knows no clusters.
      let scalars = line.unicodeScalars.map { $0.isASCII ? $0 : "?" }
      var (rest, outside) = (Substring(String(String.UnicodeScalarView(scalars))), "")
      while let start = rest.firstIndex(of: "`") {
        outside += rest[..<start]
        let fence = rest[start...].prefix { $0 == "`" }
        var inside = rest[fence.endIndex...]
        var isClosed = false
        while !isClosed, let next = inside.firstIndex(of: "`") {
          let run = inside[next...].prefix { $0 == "`" }
          inside = inside[run.endIndex...]
          isClosed = run.count == fence.count
        }
        if !isClosed { outside += fence }
        rest = isClosed ? inside : rest[fence.endIndex...]
      }
      return outside + rest
    }.joined(separator: "\n")
  }

  @Test(arguments: ReportedShare.markup)
  func nothingFromAFileIsMarkup(_ text: String) throws {
    let plain = outsideCode(try ReportedShare.hostile("harmless").report(.markdown))
    let report = try ReportedShare.hostile(text).report(.markdown)
    // Outside code there is nothing but our own words, whatever the files hold.
    func ours(_ text: String) -> Set<Substring> {
      Set(text.split { "0123456789 .,|·`\n".contains($0) })
    }
    let foreign = ours(outsideCode(report)).subtracting(ours(plain))
    let known: Set<Substring> = ["(empty)", "(blank)", "bytes", "kB", "B", "not"]
    #expect(foreign.allSatisfy { word in known.contains(word) || isOurs(word) }, "\(foreign)")
  }

  /// Words of rules that a harmless text does not break.
  private func isOurs(_ word: Substring) -> Bool {
    !word.contains { "<>@`[]!$&".contains($0) } || word.hasPrefix("**")
      || word.hasPrefix("<details>")
      || word.hasPrefix("\\")
  }

  @Test func whatARuleSaysIsSaidOnce() throws {
    let report = try ReportedShare([
      "events.csv": "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n,,,\n"
    ]).report(.markdown)
    #expect(report.matches(of: #/`cell\.null_required`\)/#).count == 4)
    #expect(report.matches(of: #/Fill the cell in the export/#).count == 1)
  }

  @Test func aReportThatIsTooLongSaysSo() throws {
    let header = (0..<1500).map { "a column \($0)" }.joined(separator: ",")
    let report = try ReportedShare([
      "users.csv": "USER_ID,UPDATED_AT,\(header)\n"
    ]).report(.markdown)
    #expect(report.contains("`a column 0`") && report.contains("`a column 1499`"))
    #expect(report.hasSuffix("\nPlaces are left out where the report became too long.\n"))
    #expect(report.matches(of: #/users.csv:1/#).count < 1500)
  }
}
