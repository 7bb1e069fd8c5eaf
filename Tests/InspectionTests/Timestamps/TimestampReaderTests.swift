import TestSupport
import Testing

@testable import Inspection

@Suite struct TimestampReaderTests {
  private func read(_ text: String) -> TimestampReading {
    Array(text.utf8).withUnsafeBufferPointer { TimestampReader.read($0) }
  }

  /// Microseconds of a point in time, by counting days one after the other.
  private static func utc(_ text: String, microseconds: Int64 = 0) -> Int64 {
    let parts = text.split { "-T:".contains($0) }.compactMap { Int($0) }
    var days = 0
    for year in 1970..<parts[0] { days += CivilDate.days(in: 2, of: year) == 29 ? 366 : 365 }
    for month in 1..<parts[1] { days += CivilDate.days(in: month, of: parts[0]) }
    days += parts[2] - 1
    let seconds = days * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5]
    return Int64(seconds) * 1_000_000 + microseconds
  }

  private static let moment = utc("2022-10-26T07:08:34")

  @Test(arguments: [
    ("2022-10-26 07:08:34", moment), ("2022-10-26 07:08:34.5", moment + 500_000),
    ("2022-10-26 07:08:34.123456", moment + 123_456),
    ("2022-10-26 07:08:34.123456789", moment + 123_456),
    ("2024-02-29 23:59:59", utc("2024-02-29T23:59:59")), ("1970-01-01 00:00:00", 0),
    ("1969-12-31 23:59:59", -1_000_000), ("2000-02-29 00:00:00", utc("2000-02-29T00:00:00")),
  ])
  func theGuidesForm(_ text: String, _ time: Int64) {
    #expect(read(text) == .guide(time))
  }

  @Test(
    arguments: [
      ("2022-10-26T07:08:34", TimestampForm.iso8601, moment),
      ("2022-10-26T07:08:34Z", .iso8601, moment),
      ("2022-10-26t07:08:34z", .iso8601, moment), ("20221026T070834Z", .iso8601, moment),
      ("2022-10-26T07:08:34.25Z", .iso8601, moment + 250_000),
      ("2022-10-26T07:08:34,25Z", .iso8601, moment + 250_000),
      ("2022-10-26T07:08:34+00:00", .iso8601, moment),
      ("2022-10-26 07:08:34 UTC-00", .iso8601, moment),
      ("2022-10-26 07:08:34 UTC", .iso8601, moment), ("2022-10-26  07:08:34", .iso8601, moment),
      ("2022-10-26", .dateOnly, utc("2022-10-26T00:00:00")),
      ("2022-10-26 07:08", .minutes, utc("2022-10-26T07:08:00")),
      ("2022-10-26 7:08 PM", .minutes, utc("2022-10-26T19:08:00")),
      ("2022/10/26 07:08:34", .slashesYearFirst, moment),
      ("26/10/2022 07:08:34", .slashesDayFirst, moment),
      ("4.5.2022", .slashesDayFirst, utc("2022-05-04T00:00:00")),
      ("10/26/2022 7:08:34 AM", .slashesMonthFirst, moment),
      ("10/26/2022 12:00 am", .slashesMonthFirst, utc("2022-10-26T00:00:00")),
      ("10/26/2022 12:00 PM", .slashesMonthFirst, utc("2022-10-26T12:00:00")),
      ("26 Oct 2022 07:08:34", .monthName, moment), ("26-Oct-2022 07:08:34", .monthName, moment),
      ("Oct 26, 2022, 7:08:34 AM", .monthName, moment),
      ("October 26 2022", .monthName, utc("2022-10-26T00:00:00")),
      ("Wed, 26 Oct 2022 07:08:34 GMT", .monthName, moment),
      ("1 Sept 2022", .monthName, utc("2022-09-01T00:00:00")),
    ] as [(String, TimestampForm, Int64)])
  func otherForms(_ text: String, _ form: TimestampForm, _ time: Int64) {
    #expect(read(text).form == form)
    #expect(read(text).microseconds == time)
  }

  @Test(
    arguments: [
      ("2022-10-26 07:08:34", false), ("2022-10-26 07:08:34Z", true),
      ("2022-10-26T07:08:34", false), ("2022-10-26T07:08:34Z", true),
      ("2022-10-26T07:08:34+00:00", true), ("2022-10-26 07:08:34 UTC", true),
      ("2022-10-26 07:08:34 gmt", true), ("2022-10-26 07:08:34 -0000", true),
      ("2022-10-26T07:08:34+05:30", true), ("2022-10-26", false), ("2022-10-26 07:08", false),
      ("2022-10-26 07:08:34+02:00 [Europe/Berlin]", true), ("2022-10-26 07:08:34 EST", false),
      ("1666768114", true), ("1666768114000", true), ("44860.5", false),
      ("04/05/2022 10:00 UTC", false), ("2022-10-26 07:08:34_", false), ("soon", false),
    ])
  func timesOfWhichTheZoneIsKnown(_ text: String, _ isKnown: Bool) {
    #expect(read(text).namesZone == isKnown)
    let zone = LocalZone(name: "+05:30", offset: 19_800)
    let shift: Int64 = isKnown ? 0 : 19_800_000_000
    #expect(read(text).microseconds(in: zone) == read(text).microseconds.map { $0 - shift })
    #expect(read(text).microseconds(in: nil) == read(text).microseconds)
  }

  @Test(
    arguments: [
      ("2022-10-26T07:08:34+05:30", TimestampForm.iso8601, 19_800),
      ("2022-10-26 07:08:34 -0800", .iso8601, -28_800), ("2022-10-26 07:08:34+02", .iso8601, 7200),
      ("26 Oct 2022 07:08:34 GMT-1130", .monthName, -41_400),
      ("10/26/2022 7:08:34 AM +01:00", .slashesMonthFirst, 3600),
    ] as [(String, TimestampForm, Int)])
  func offsetsAreTakenIntoAccount(_ text: String, _ form: TimestampForm, _ seconds: Int) {
    let time = Self.moment - Int64(seconds) * 1_000_000
    #expect(read(text) == .offset(form, seconds: seconds, time))
  }

  @Test(arguments: [
    ("2022-10-26 07:08:34 EST", nil), ("2022-10-26 07:08:34 (EST)", nil),
    ("2022-10-26T07:08:34CEST", nil),
    ("2022-10-26 07:08:34 America/New_York", nil), ("Oct 26, 2022 7:08 AM Etc/GMT+5", nil),
    ("2022-10-26T07:08:34+05:30[Asia/Kolkata]", moment - 19_800 * 1_000_000),
    ("26 Oct 2022 07:08:34 GMT+0530 (India Standard Time)", moment - 19_800 * 1_000_000),
  ])
  func zonesByNameAreNotGuessed(_ text: String, _ time: Int64?) {
    #expect(read(text) == .zoneName(time))
  }

  @Test(
    arguments: [
      ("1666768114", TimestampNumber.seconds, moment),
      ("1666768114.25", .seconds, moment + 250_000),
      ("1666768114.1234567", .seconds, moment + 123_456),
      ("1666768114000", .milliseconds, moment), ("1666768114000001", .microseconds, moment + 1),
      ("1666768114000001999", .nanoseconds, moment + 1),
      ("44860", .spreadsheetDays, utc("2022-10-26T00:00:00")),
      ("44860.5", .spreadsheetDays, utc("2022-10-26T12:00:00")),
      ("788918400", .seconds, utc("1995-01-01T00:00:00")),
      ("4102444799", .seconds, utc("2099-12-31T23:59:59")),
    ] as [(String, TimestampNumber, Int64)])
  func numbersAreReadByTheirDigits(_ text: String, _ unit: TimestampNumber, _ time: Int64) {
    #expect(read(text) == .number(unit, time))
  }

  @Test(arguments: [
    "788918399", "4102444800", "34699", "9999999999999999999", "16667681140", "1666768114.",
    "1666768114000.5", "1666768114 ", "-1666768114", "1666768114x", "1.666768114e9", "73051",
  ])
  func otherNumbersAreNoTimes(_ text: String) {
    #expect(read(text) == .unreadable)
  }

  @Test(arguments: [
    "2023-02-29 00:00:00", "2100-02-29 00:00:00", "2022-10-26 24:00:00", "2022-10-26 07:08:60",
    "2022-02-30", "30/02/2022", "31 Apr 2022 10:00:00", "2022-10-26T24:00Z",
    "2022-10-26T23:59:60+05:30",
  ])
  func whatNoClockShowsIsImpossible(_ text: String) {
    #expect(read(text) == .impossible)
  }

  @Test(arguments: ["04/05/2022", "04/05/2022 10:00:00", "1/1/2022"])
  func dayAndMonthThatCannotBeToldHaveNoTime(_ text: String) {
    #expect(read(text) == .other(.slashesAmbiguous, nil))
  }

  @Test(arguments: [
    "2022-10-26 07:08:34_", "2022-10-26 07:08:34Z_", "2022-10-26 07:08:34\u{A0}", "2022-10-26x",
    "2022-10-26T07:08:34 .", "2022-10-26T", "2022-10-26 07:08:34Ze",
  ])
  func oneOrTwoBytesTooManyAreJunk(_ text: String) {
    guard case .trailingJunk(let time) = read(text) else {
      Issue.record("\(text) is \(read(text))")
      return
    }
    #expect(time == Self.moment || time == Self.utc("2022-10-26T00:00:00"))
  }

  @Test(arguments: [
    "", "soon", "2022-13-01 00:00:00", "2022-00-01 00:00:00", "2022-10-32 00:00:00",
    "2022-10-26 24:00:01", "2022-10-26 24:30:00", "2022-10-26 07:60:00", "2022-10-26 07:08:61",
    "0000-01-01 00:00:00", "2022-02-30 99:00:00", "2022-10-26 07:08:34 old",
    "2022-10-26 07:08:34 (IST)x",
    "2022-10-26 13:08:00 PM Z", "32/10/2022", "13/13/2022", "26/10/22", "20221026", "10:00:00",
    "2022-10-26 07:08:34+15:00", "-2022-10-26 07:08:34", "Oct 2022",
    "２０２２-10-26 07:08:34", "2022-10-26 07:08:34 America/New York",
  ])
  func whatIsNoTimeIsUnreadable(_ text: String) {
    #expect(read(text) == .unreadable)
  }

  /// The scanner reads a blank between date and time as ISO 8601, so it is a slow twin.
  @Test func fastAndSlowReaderAgreeOnTheGuidesForm() {
    var random = SeededGenerator(seed: 20_221_026)
    for _ in 0..<2000 {
      let numbers = [10_000, 14, 33, 26, 62, 62].map { Int.random(in: 0..<$0, using: &random) }
      let digits = Int.random(in: 0...9, using: &random)
      let fraction = String(
        (0..<digits).map { _ in "0123456789".randomElement(using: &random) ?? "0" })
      let text =
        "\(padded(numbers[0], 4))-\(padded(numbers[1], 2))-\(padded(numbers[2], 2)) "
        + numbers[3...].map { padded($0, 2) }.joined(separator: ":")
        + (digits > 0 ? "." + fraction : "")
      Array(text.utf8).withUnsafeBufferPointer { cell in
        var scanner = TimestampScanner(cell)
        let slow = scanner.read().flatMap(\.microseconds)
        #expect(TimestampReader.guideForm(cell) == slow, "\(text), seed \(random.seed)")
      }
    }
  }

  /// What a kernel reads besides the guide's form is what the scanner takes for ISO 8601 in UTC.
  @Test func isoInUTCIsReadByTheScannerToo() {
    for text in ["2022-10-26T07:08:34.123456789Z", "2022-10-26 07:08:34Z", "2022-10-26T07:08:34"] {
      guard read(text).form == .iso8601, let time = read(text).microseconds else {
        Issue.record("\(text) is \(read(text))")
        continue
      }
      #expect(time / 1_000_000 == Self.moment / 1_000_000)
    }
  }

  @Test func randomBytesNeverTrap() {
    var random = SeededGenerator(seed: 77)
    let alphabet = Array("0123456789-/.:, TZz+apmPOctjan_\"".utf8) + [0, 0x80, 0xff]
    var readable = 0
    for round in 0..<30_000 {
      var bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      if round % 2 == 0 {
        bytes = Array("2022-10-26 07:08:34".utf8)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          bytes[Int.random(in: 0..<19, using: &random)] =
            alphabet.randomElement(using: &random) ?? 0
        }
      }
      let reading = bytes.withUnsafeBufferPointer { TimestampReader.read($0) }
      if reading != .unreadable { readable += 1 }
    }
    #expect(readable > 1000, "seed \(random.seed)")
  }
}
