import Testing

@testable import Inspection

@Suite struct TimestampExplanationTests {
  private func explain(_ text: String, zone: LocalZone? = nil) -> TimestampExplanation {
    TimestampExplanation(Array(text.utf8), zone: zone)
  }

  @Test(arguments: [
    ("2024-05-01T10:00:00+05:30", "2024-05-01 04:30:00"), ("1714557600", "2024-05-01 10:00:00"),
    ("2024-05-01 10:00", "2024-05-01 10:00:00"), ("2024-05-01", "2024-05-01 00:00:00"),
    // One character is dropped, or two, or a blank is made plain.
    ("2024-05-01 10:00:00_", "2024-05-01 10:00:00"),
    ("2024--05-01 10:00:00", "2024-05-01 10:00:00"),
    ("x2024-05-01 10:00:00y", "2024-05-01 10:00:00"),
    ("2024-05-01\u{A0}10:00:00", "2024-05-01 10:00:00"),
  ])
  func namesTheNearestTextThatParses(_ text: String, _ correction: String) {
    #expect(explain(text).corrections.map(\.text) == [correction])
  }

  @Test func everyCorrectionParses() {
    for text in ["2024-05-01T10:00:00Zx", "04/05/2024 10:00", "2024-05-011 10:00:00", "5.5.2024x"] {
      for correction in explain(text).corrections {
        #expect(Timestamp(correction.text) != nil, "\(text): \(correction.text)")
      }
    }
  }

  @Test func showsBothReadingsOfADateThatMayBeEither() {
    #expect(
      explain("04/05/2024 10:00").corrections.map(\.text)
        == ["2024-05-04 10:00:00", "2024-04-05 10:00:00"])
  }

  @Test(arguments: ["", "not a date", "2024-02-30 10:00:00", "24:61:00"])
  func correctsNothingThatIsNoTime(_ text: String) {
    let explanation = explain(text)
    #expect(explanation.moment == nil && explanation.corrections.isEmpty)
  }

  @Test func saysOfWhichZoneATimeIsTaken() {
    let zone = LocalZone(name: "+05:30", offset: 19_800)
    let local = explain("2024-05-01 10:00:00", zone: zone)
    #expect(local.moment?.guideText == "2024-05-01 04:30:00" && local.text.contains("+05:30"))
    #expect(explain("2024-05-01 10:00:00").corrections.isEmpty)
  }
}
