import Testing

@testable import BucketSetup

@Suite struct UploadComparisonTests {
  private typealias File = UploadComparison.File

  private static let md5 = "0cc175b9c0f1b6a831c399e269772661"

  private func listing(_ pages: String...) throws -> ObjectListing {
    var listing = ObjectListing()
    for page in pages { try listing.add(page: page) }
    return listing
  }

  private func object(_ key: String, _ bytes: Int, _ tag: String) -> String {
    #"{"Key": \#(JSONText.literal(key)), "Size": \#(bytes), "ETag": "\"\#(tag)\""}"#
  }

  private func state(
    _ bytes: Int?, _ there: String, own: String? = md5, isDigest: Bool = true
  ) throws -> UploadComparison.State {
    let listing = try listing("{\"Contents\": [\(there)]}")
    let comparison = UploadComparison(
      [File(path: "/a", key: "a", bytes: bytes)], with: listing, tag: { _, _ in own },
      isDigest: { _ in isDigest })
    return try #require(comparison.files.first?.state)
  }

  @Test func filesAreTheSameByContentOrElseBySizeAlone() throws {
    #expect(try state(1, object("a", 1, Self.md5)) == .same(.content))
    #expect(try state(1, object("a", 1, Self.md5), own: nil) == .same(.size))
    #expect(try state(1, #"{"Key": "a", "Size": 1}"#) == .same(.size))
    #expect(try state(1, object("a", 1, "no digest")) == .same(.size))
  }

  @Test func filesDifferBySizeOrContent() throws {
    let other = String(Self.md5.reversed())
    #expect(try state(1, object("b", 1, Self.md5)) == .missing)
    #expect(try state(1, object("a", 2, Self.md5)) == .otherSize(2))
    #expect(try state(1, object("a", 1, other)) == .otherContent)
    #expect(try state(nil, object("a", 1, other)) == .unreadable)
    // The tag of an object that KMS encrypts looks like an MD5, and is none.
    #expect(try state(1, object("a", 1, other), isDigest: false) == .same(.size))
  }

  @Test func partsAreThoseOfTheCLIOrTellNothing() throws {
    let bytes = 20 << 20
    #expect(try state(bytes, object("a", bytes, Self.md5 + "-3"), own: Self.md5 + "-3").isSame)
    #expect(
      try state(bytes, object("a", bytes, Self.md5 + "-3"), own: Self.md5 + "-3") == .same(.content)
    )
    #expect(try state(bytes, object("a", bytes, Self.md5 + "-2")) == .same(.size))
    var asked: [Int?] = []
    let there = try listing("{\"Contents\": [\(object("a", bytes, Self.md5 + "-3"))]}")
    _ = UploadComparison(
      [File(path: "/a", key: "a", bytes: bytes)], with: there,
      tag: { _, size in
        asked.append(size)
        return nil
      }, isDigest: { _ in true })
    #expect(asked == [8 << 20])
  }

  @Test func partsAreAsLargeAsTheCLIMakesThem() {
    let megabyte = 1 << 20
    #expect(PartSize.of(8 * megabyte - 1) == nil)
    #expect(PartSize.of(8 * megabyte) == 8 * megabyte)
    #expect(PartSize.of(80_000 * megabyte) == 8 * megabyte)
    #expect(PartSize.of(80_000 * megabyte + 1) == 16 * megabyte)
    #expect(PartSize.of(Int.max) != nil)
    #expect(PartSize.requests(for: 0) == 1)
    #expect(PartSize.requests(for: 20 * megabyte) == 5)
  }

  @Test func listingsComeInPages() throws {
    var listing = ObjectListing()
    try listing.add(page: "{\"Contents\": [\(object("a", 1, "x"))], \"NextToken\": \"t\"}")
    #expect(listing.nextToken == "t")
    try listing.add(page: "{\"Contents\": [\(object("b/ä", 2, "x"))]}")
    #expect(listing.nextToken == nil && listing.count == 2)
    #expect(listing["b/ä"]?.bytes == 2)
    // The same letter put together in another way is another key.
    #expect(listing["b/a\u{308}"] == nil)
    try listing.add(page: "\n")
    #expect(listing.count == 2)
  }

  @Test func damagedListingsSayWhy() throws {
    #expect(throws: ObjectListing.Failure.self) { try listing("{\"Contents\": [") }
    #expect(throws: ObjectListing.Failure.object(number: 1, missing: "Size")) {
      try listing(#"{"Contents": [{"Key": "a"}]}"#)
    }
    #expect(throws: ObjectListing.Failure.object(number: 2, missing: "Key")) {
      try listing("{\"Contents\": [\(object("a", 1, "x")), {\"Size\": 1}]}")
    }
    #expect(throws: ObjectListing.Failure.object(number: 1, missing: "Size")) {
      try listing(#"{"Contents": [{"Key": "a", "Size": -1}]}"#)
    }
  }

  @Test func hostileKeysAreComparedByteByByte() throws {
    let seed: UInt64 = 0x0B1EC7
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let keys = (0..<8).map { generator.hostileText() + "\($0)" }
      let files = keys.enumerated().map { File(path: "/x", key: $1, bytes: $0) }
      let present = keys.enumerated().filter { _ in Bool.random(using: &generator) }
      let contents = present.map { bytes, key -> JSONValue in
        ["Key": .string(key), "Size": .number("\(bytes)")]
      }
      let page: JSONValue = ["Contents": .array(contents)]
      let comparison = UploadComparison(
        files, with: try listing(page.text), tag: { _, _ in nil }, isDigest: { _ in true })
      #expect(comparison.toSend.count == files.count - present.count, "seed \(seed)")
      #expect(comparison.count { $0 == .same(.size) } == present.count, "seed \(seed)")
    }
  }
}
