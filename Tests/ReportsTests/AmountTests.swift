import Testing

@testable import Reports

@Suite struct AmountTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12_345, "12,345"),
    (1_234_567, "1,234,567"), (-1, "-1"), (-1000, "-1,000"), (Int.max, "9,223,372,036,854,775,807"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func thousandsAreGrouped(_ number: Int, _ text: String) {
    #expect(Amount.grouped(number) == text)
  }

  @Test func nounsFollowTheNumber() {
    #expect(Amount.of(1, "row") == "1 row")
    #expect(Amount.of(0, "row") == "0 rows")
    #expect(Amount.of(1234, "row") == "1,234 rows")
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1049, "1.0 kB"), (9949, "9.9 kB"),
    (9950, "10 kB"), (98_400, "98 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"),
    (1_234_567_890, "1.2 GB"), (5_000_000_000_000_000, "5.0 PB"), (Int.max, "9223 PB"),
  ])
  func bytesHaveTwoOrThreeDigits(_ number: Int, _ text: String) {
    #expect(Amount.bytes(number) == text)
  }

  @Test func tenthsAreRounded() {
    #expect(
      [0, 0.04, 0.05, 2.44, 2.45, -1.25, 10].map(Amount.tenths) == [
        "0.0", "0.0", "0.1", "2.4", "2.5", "-1.3", "10.0",
      ])
    #expect([Double.nan, .infinity, 1e20].map(Amount.tenths) == ["–", "–", "–"])
  }
}
