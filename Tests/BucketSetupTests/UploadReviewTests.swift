import Testing

@testable import BucketSetup

@Suite struct UploadReviewTests {
  private func review(
    _ files: [UploadFile], leftOut: [DataFolder.LeftOutFile] = [], price: String? = nil
  ) -> UploadReview {
    let facts = SampleShare.facts(files: files, leftOut: leftOut)
    return UploadReview(
      SampleShare.plan(facts: facts).uploads, leftOut: leftOut,
      price: price.flatMap(RequestPrice.init))
  }

  @Test func keysAreShownByPartitionWithWhatIsLeftOut() {
    let files = [
      UploadFile(path: "events/event_date=2024-03-01/a.csv", table: .events, bytes: 10, rows: 1),
      UploadFile(path: "events/event_date=2024-03-01/b.csv", table: .events, bytes: 20, rows: 2),
      UploadFile(
        path: "events/event_date=2024-03-02/a.csv", table: .events, bytes: 20 << 20, rows: 9),
      UploadFile(path: "users.csv", table: .users, bytes: 7),
    ]
    let leftOut = [
      DataFolder.LeftOutFile(path: "_temporary", reason: "junk", isFolder: true),
      DataFolder.LeftOutFile(path: "a\u{1B}[2J.txt", reason: "no table"),
    ]
    #expect(
      review(files, leftOut: leftOut, price: "0.005").lines == [
        "events: 3 files, 20.9 MB, 12 rows, to events/",
        "  events/event_date=2024-03-01/  2 files, 30 bytes",
        "  events/event_date=2024-03-02/  1 file, 20.9 MB",
        "users: 1 file, 7 bytes, to users/",
        "left out: 2 entries",
        "  _temporary/: junk",
        #"  a\u{1B}[2J.txt: no table"#,
        "to send: 4 files, 20.9 MB, 8 requests; about $0.01 at $0.005 for 1,000 requests, as you "
          + "said",
      ])
  }

  @Test func nothingIsEstimatedWithoutAPrice() {
    let file = UploadFile(path: "e.csv", table: .events, bytes: 1)
    #expect(review([file]).lines.allSatisfy { !$0.contains("$") })
    #expect(review([]).lines.isEmpty)
  }

  @Test func longListsAreCutWithTheRestCounted() {
    let files = (10..<40).map { UploadFile(path: "e/d=\($0)/a.csv", table: .events, bytes: 1) }
    let leftOut = (0..<20).map { DataFolder.LeftOutFile(path: "x\($0)", reason: "junk") }
    let lines = review(files, leftOut: leftOut).lines
    #expect(lines.contains("  and 18 folders more") && lines.contains("  and 8 more"))
  }

  @Test(arguments: [
    ("0.005", 1000, "$0.01"), ("0.005", 1_000_000, "$5.00"), ("5", 1000, "$5.00"),
    ("0.000001", 1, "$0.00"), ("12.5", 100_000, "$1,250.00"),
  ])
  func costIsRoundedUpToACent(_ text: String, _ requests: Int, _ cost: String) throws {
    #expect(try #require(RequestPrice(text)).cost(of: requests) == cost)
  }

  @Test(arguments: ["", ".", "1.", "-1", "1e3", "0.0000001", "99999", "1,5", "$1", "1.2.3"])
  func pricesAreNumbers(_ text: String) {
    #expect(RequestPrice(text) == nil)
  }
}
