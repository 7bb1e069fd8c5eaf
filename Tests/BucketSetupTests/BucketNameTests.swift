import Testing

@testable import BucketSetup

@Suite struct BucketNameTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: BucketName.Rule
    let severity: ProblemSeverity
    let range: Range<Int>
    var existing = false

    var testDescription: String { "\(name) \(rule)" }
  }

  static let long = String(repeating: "a", count: 64)

  @Test(arguments: [
    Case(name: "", rule: .length, severity: .error, range: 0..<0),
    Case(name: "ab", rule: .length, severity: .error, range: 0..<2),
    Case(name: long, rule: .length, severity: .error, range: 63..<64),
    Case(name: long, rule: .length, severity: .warning, range: 63..<64, existing: true),
    Case(
      name: String(repeating: "a", count: 256), rule: .length, severity: .error, range: 63..<256,
      existing: true),
    Case(name: "acme-TOP-x", rule: .characters, severity: .error, range: 5..<8),
    Case(name: "acme-TOP-x", rule: .characters, severity: .warning, range: 5..<8, existing: true),
    Case(name: "a_b", rule: .characters, severity: .error, range: 1..<2),
    Case(name: "a_b", rule: .characters, severity: .warning, range: 1..<2, existing: true),
    Case(name: "ab c", rule: .characters, severity: .error, range: 2..<3, existing: true),
    Case(name: "abç", rule: .characters, severity: .error, range: 2..<3),
    Case(name: "ab٣c", rule: .characters, severity: .error, range: 2..<3),
    Case(name: "a{your}", rule: .characters, severity: .error, range: 1..<2),
    Case(name: "-abc", rule: .edges, severity: .error, range: 0..<1),
    Case(name: "abc-", rule: .edges, severity: .error, range: 3..<4),
    Case(name: ".abc", rule: .edges, severity: .error, range: 0..<1),
    Case(name: "a..b", rule: .adjacentPeriods, severity: .error, range: 1..<3),
    Case(name: "192.168.5.4", rule: .addressForm, severity: .error, range: 0..<11),
    Case(name: "xn--abc", rule: .reservedPrefix, severity: .error, range: 0..<4),
    Case(name: "sthree-abc", rule: .reservedPrefix, severity: .error, range: 0..<7),
    Case(name: "amzn-s3-demo-abc", rule: .reservedPrefix, severity: .error, range: 0..<13),
    Case(name: "abc-s3alias", rule: .reservedSuffix, severity: .error, range: 3..<11),
    Case(name: "abc--ol-s3", rule: .reservedSuffix, severity: .error, range: 3..<10),
    Case(name: "abc.mrap", rule: .reservedSuffix, severity: .error, range: 3..<8),
    Case(name: "abc--x-s3", rule: .reservedSuffix, severity: .error, range: 3..<9),
    Case(name: "abc--table-s3", rule: .reservedSuffix, severity: .error, range: 3..<13),
    Case(name: "batman-an", rule: .accountRegionalSuffix, severity: .error, range: 6..<9),
    Case(
      name: "abc-123456789012-eu-west-1-an", rule: .accountRegionalSuffix, severity: .error,
      range: 26..<29),
    Case(name: "abc.def", rule: .periods, severity: .warning, range: 3..<4),
    Case(name: "ab.-cd", rule: .periodBesideHyphen, severity: .warning, range: 2..<4),
    Case(name: "ab-.cd", rule: .periodBesideHyphen, severity: .warning, range: 2..<4),
  ])
  func ruleIsFoundAtItsPlace(_ example: Case) {
    let found = BucketName.violations(in: example.name, existing: example.existing)
    let match = found.first { $0.rule == example.rule }
    #expect(match?.severity == example.severity)
    #expect(match?.range == example.range)
  }

  @Test(arguments: ["abc", "acme-toplyne-export-7f3a91", "0a0", String(repeating: "a", count: 63)])
  func goodNameHasNoViolation(_ name: String) {
    #expect(BucketName.violations(in: name).isEmpty)
  }

  @Test func accountRegionalNameIsFineForABucketThatExists() {
    let name = "abc-123456789012-eu-west-1-an"
    #expect(BucketName.violations(in: name, existing: true).isEmpty)
  }

  @Test func everyViolationLiesInsideTheName() {
    let seed: UInt64 = 0xB0C4E7
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let name = generator.hostileText(upTo: 90)
      for violation in BucketName.violations(in: name, existing: Bool.random(using: &generator)) {
        #expect(violation.range.upperBound <= name.count, "seed \(seed) name \(name)")
      }
    }
  }

  @Test(arguments: [
    ("acme-Toplyne-export_", "acme-toplyne-export"), ("Acme Corp", "acme-corp"),
    ("xn--sthree-abc", "abc"), ("batman-an", "batman"), ("192.168.5.4", "192-168-5-4"),
    ("ab", "ab-toplyne"), ("", "toplyne-export"), ("__", "toplyne-export"),
  ])
  func suggestionStaysNearWhatWasTyped(typed: String, expected: String) {
    #expect(BucketName.suggestion(near: typed) == expected)
  }

  @Test func suggestionTakesTheSuffix() {
    let name = BucketName.suggestion(near: Self.long, suffix: "7f3a91")
    #expect(name == String(repeating: "a", count: 56) + "-7f3a91")
  }

  @Test func suggestionIsAlwaysValid() {
    let seed: UInt64 = 0x5065_3701
    var generator = SeededGenerator(seed: seed)
    let reserved = BucketName.reservedPrefixes + BucketName.reservedSuffixes + ["-an", "An", "-AN"]
    for _ in 0..<3000 {
      let typed =
        (reserved.randomElement(using: &generator) ?? "") + generator.hostileText(upTo: 80)
        + (reserved.randomElement(using: &generator) ?? "")
      for suffix in ["", "7f3a91"] {
        let name = BucketName.suggestion(near: typed, suffix: suffix)
        let found = BucketName.violations(in: name)
        #expect(found.isEmpty, "seed \(seed) typed \(typed) suggested \(name)")
      }
    }
  }
}
