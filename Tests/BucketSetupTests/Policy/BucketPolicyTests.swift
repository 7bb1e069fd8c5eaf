import Foundation
import Testing

@testable import BucketSetup

@Suite struct BucketPolicyTests {
  private static let guide = URL(filePath: "../shared/guide/bucket-policy.json")

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: guide.path), "the guide's policy is not here"))
  func textIsTheGuidesByteForByte() throws {
    let data = try Data(contentsOf: Self.guide)
    #expect(Array(BucketPolicy(bucket: "").text.utf8) == Array(data))
  }

  @Test func textHasTheGuidesSizeAndTheNameTwice() {
    let template = BucketPolicy(bucket: "")
    #expect(template.text.utf8.count == 596)
    #expect(template.lines.count == 22)
    let text = BucketPolicy(bucket: "acme-export").text
    #expect(text == template.text.replacing(BucketPolicy.placeholder, with: "acme-export"))
    #expect(text.components(separatedBy: "acme-export").count == 3)
    #expect(text.contains("                \"arn:aws:s3:::acme-export/*\"\n            ]\n"))
  }

  @Test func linesAreTheText() {
    let policy = BucketPolicy(bucket: "acme")
    #expect(policy.lines.map { $0 + "\n" }.joined() == policy.text)
  }

  @Test func placeOfTheNameCanBeHighlighted() {
    let policy = BucketPolicy(bucket: "acme")
    let marked = policy.lines.compactMap { line in
      policy.placeOfName(in: line).map { String(Array(line)[$0]) }
    }
    #expect(marked == ["acme", "acme"])
  }

  @Test func hostileNameStaysInsideItsString() throws {
    let seed: UInt64 = 0x901_1C7
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let policy = BucketPolicy(bucket: "x" + generator.hostileText())
      let json = try JSONSerialization.jsonObject(with: Data(policy.text.utf8)) as? [String: Any]
      let statement = (json?["Statement"] as? [[String: Any]])?.first
      #expect(statement?["Resource"] as? [String] == policy.resources, "seed \(seed)")
    }
  }

  @Test func roleMayReadAndNothingElse() {
    let policy = BucketPolicy(bucket: "acme")
    #expect(BucketPolicy.Access.allCases.filter(policy.allows) == [.read, .list])
    #expect(policy.effect.hasSuffix("read every object in acme? It cannot write or delete."))
  }
}
