import Contract
import Foundation
import Inspection
import TestSupport
import Testing

@testable import Reports

extension ReportedShare {
  /// What is reported of the share, where errors fail.
  func outcome(_ redaction: Redaction = .none) -> CheckOutcome {
    CheckOutcome(
      inspection, verdict: CheckVerdict(inspection, failOn: .error), program: "0.1.0",
      redaction: redaction, visible: Self.marked)
  }

  /// The whole report in a format.
  func report(_ format: CheckFormat, _ redaction: Redaction = .none) throws -> String {
    var text = ""
    try format.write(outcome(redaction)) { text += $0 }
    return text
  }

  /// What a terminal would take for more than text, as marks.
  static func marked(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          [.control, .format].contains($0.properties.generalCategory) ? "·" : $0
        }))
  }

  /// A share in which a text stands wherever a file can have one: name, header, cells.
  static func hostile(_ text: String) throws -> ReportedShare {
    let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
    let name = text.replacing("/", with: "_").replacing("\0", with: "_").prefix(20)
    return try ReportedShare([
      "events.csv":
        "USER_ID,uid,\(quoted),TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"
        + ",x,y,\(quoted),\(quoted),\(quoted)\n1,2\n",
      "users \(name).csv": "USER_ID,\(quoted)\n1,2,3\n",
      "odd\(name).csv": "a\n", "x\(name).parquet": "PAR1",
    ])
  }

  /// Texts that formats could take for markup, beside those that terminals would.
  static let markup: [String] =
    [
      "<script>alert(1)</script>", "</td></table><b>", "\"><img src=x onerror=alert(1)>", "&amp;",
      "]]>", "a|b|c", "`code`", "``two`` `", "`", "`\u{301}@channel`", "\u{301}`@here", "@channel",
      "#123", "[a](http://x.example)",
      "![a](http://x.example/a.png)", "**bold** _it_ ~~no~~", "- list", "# head", "a\\|b\\",
      "</details>", "https://x.example/", "=1+1", "a\tb\nc", "\\t", "<!--", "${x}",
    ] + HostileText.samples
}
