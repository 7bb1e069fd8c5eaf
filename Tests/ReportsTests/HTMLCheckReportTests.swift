import Contract
import Inspection
import TestSupport
import Testing

@testable import Reports

@Suite struct HTMLCheckReportTests {
  @Test(arguments: ReportedShare.markup)
  func nothingFromAFileIsMarkup(_ text: String) throws {
    // A browser reads scalars: a mark that joins the one before it changes no tag.
    let scalars = try ReportedShare.hostile(text).report(.html).unicodeScalars
    let page = String(String.UnicodeScalarView(scalars.map { $0.isASCII ? $0 : "?" }))
    let names: Set<Substring> = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "header", "p", "h1",
      "h2",
      "h3", "ul", "li", "b", "span", "section", "div", "table", "thead", "tbody", "tr", "th", "td",
      "code", "figure", "figcaption", "svg", "g", "rect", "article", "dl", "dt", "dd", "a",
      "details",
      "summary", "footer",
    ]
    for tag in page.split(separator: "<").dropFirst() {
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      #expect(names.contains(name), "\(tag)")
      let words = tag.prefix { $0 != ">" }.split(separator: " ")
      #expect(!words.contains { $0.hasPrefix("on") || $0.hasPrefix("src") }, "\(tag)")
    }
    let pairs = ["table", "details", "article", "code", "section", "svg"]
    for name in pairs {
      let opened = page.ranges(of: "<\(name) ").count + page.ranges(of: "<\(name)>").count
      #expect(opened == page.ranges(of: "</\(name)>").count, "\(name)")
    }
  }

  @Test func thePageAsksForNothingFromOutside() throws {
    let page = try ReportedShare(GuideSample.files).report(.html)
    #expect(page.contains("default-src 'none'"))
    for word in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("prefers-color-scheme: dark"))
  }

  @Test func everythingThatIsKnownIsThere() throws {
    var texts = GuideSample.files
    texts["x.parquet"] = "PAR1"
    texts["README.md"] = "# Read me"
    let share = try ReportedShare(texts)
    let page = try share.report(.html)
    #expect(page.contains("<h1>Incomplete</h1>"))
    let errors = share.inspection.count(.error)
    #expect(page.contains("<li class=\"error\"><b>\(errors)</b> errors <span>in "))
    let warnings = share.inspection.findings.filter { $0.severity == .warning }.count
    #expect(page.contains("</b> warnings <span>in \(warnings) findings</span>"))
    #expect(page.contains("<code>x.parquet</code> unreadable: a Parquet file"))
    #expect(page.contains("left out: <code>README.md</code>"))
    #expect(page.ranges(of: "<article").count == share.inspection.findings.count)
    #expect(page.ranges(of: "<figure>").count == 3)
    #expect(page.contains("<code>2022-12-01 20:01:14_</code>"))
    let clean = try ReportedShare(GuideSample.corrected).report(.html)
    #expect(clean.contains("<h1>Passed</h1>") && !clean.contains("<article"))
  }

  @Test func fiftyPlacesAreListedAndTheOthersCounted() throws {
    let rows = (0..<70).map { "u\($0),not a time\n" }.joined()
    let page = try ReportedShare(["users.csv": "USER_ID,UPDATED_AT\n" + rows]).report(.html)
    #expect(page.contains("<summary>first 50 places of 70, in 1 file</summary>"))
    #expect(page.contains("users.csv:51</td>") && !page.contains("users.csv:52</td>"))
  }

  @Test func causesLeadToTheirFindings() throws {
    let rows = (0..<10).map { row in
      let time = row < 3 ? ["soon", "later", "99"][row] : "2022-12-01 10:00:0\(row)"
      return "\(row == 9 ? "" : "u\(row)"),\(time)\n"
    }
    let share = try ReportedShare(["users.csv": "USER_ID,UPDATED_AT\n" + rows.joined()])
    let page = try share.report(.html)
    let causes = share.inspection.causes
    #expect(causes.causes.count == 2)
    #expect(page.contains(try #require(CauseText.summary(causes))))
    #expect(page.contains(" Now 60.0 % of 10 rows are.</p>"))
    #expect(page.contains("title=\"error\">✗</span></span><a href=\"#ts.unparseable-error\">"))
    #expect(page.contains("style=\"--clean: 900e-3\">90.0 %</td>"))
    let links = page.split(separator: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(links.count >= 2)
    for link in links {
      #expect(page.contains("<article class=\"error\" id=\"\(link)\">"))
    }
    #expect(
      page.contains(
        "<dt>shapes</dt><dd><code>99</code> ×1 · <code>aaaa</code> ×1 · "
          + "<code>aaaaa</code> ×1</dd>"))
    #expect(try !ReportedShare(GuideSample.corrected).report(.html).contains("mend first"))
  }

  // MARK: - Partitions

  private func picture(_ times: [String]) throws -> String {
    let rows = times.enumerated().map { "u\($0),\($1)\n" }.joined()
    let share = try ReportedShare(["users.csv": "USER_ID,UPDATED_AT\n" + rows])
    return try #require(PartitionPicture(share.inspection.tables[0])).html
  }

  @Test func aMissingPartitionIsMarkedAndNamed() throws {
    let picture = try picture([
      "2024-03-01 10:00:00", "2024-03-01 11:00:00", "2024-03-02 10:00:00", "2024-03-05 10:00:00",
    ])
    #expect(
      picture.contains("per day <span class=\"facts\">3 days · 2 missing · at most 2 rows</span>"))
    #expect(picture.contains("<title>2024-03-01 Fri: 2 rows, 46 B</title>"))
    #expect(picture.contains("<title>2024-03-03 Sun: missing</title><rect class=\"gap\""))
    #expect(picture.contains("missing: <code>2024-03-03</code>, <code>2024-03-04</code></p>"))
    #expect(picture.contains("y=\"0.0\" height=\"120.0\"") && picture.contains("height=\"60.0\""))
  }

  @Test func theUnitLeavesRoomForEveryPartition() throws {
    let pictures = try [
      ["2024-03-01 00:00:00", "2024-03-03 23:00:00"],
      ["2024-03-01 00:00:00", "2024-03-04 00:00:00"],
      ["2024-01-01 00:00:00", "2024-05-03 00:00:00"],
      ["2024-01-01 00:00:00", "2024-05-04 00:00:00"],
      ["2024-01-01 00:00:00", "2026-12-01 00:00:00"],
    ].map(picture)
    #expect(
      zip(pictures, ["hour", "day", "day", "week", "month"]).allSatisfy {
        $0.contains(", per \($1) ")
      })
    #expect(pictures.map { $0.ranges(of: "<g>").count } == [72, 4, 124, 18, 36])
  }

  @Test func gapsTooLongToDrawAreCounted() throws {
    let picture = try picture(["1970-01-01 00:00:00", "2024-03-01 00:00:00"])
    #expect(picture.contains("missing: 649 more, of which 649 are not drawn"))
  }

  @Test func aTableWithoutTimesHasNoPicture() throws {
    let share = try ReportedShare(["users.csv": "USER_ID,UPDATED_AT\nu1,\n"])
    #expect(PartitionPicture(share.inspection.tables[0]) == nil)
  }
}
