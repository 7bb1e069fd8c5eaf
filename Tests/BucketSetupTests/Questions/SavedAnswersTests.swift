import Testing

@testable import BucketSetup

@Suite struct SavedAnswersTests {
  @Test func comeBackAsTheyWere() throws {
    let answers = SampleShare.answers([
      .bucket: "a\"b\\c\u{7}", .owner: "1234-5678-9012", .data: "Ordner ü", .options: "tls",
    ])
    let saved = SavedAnswers(answers, at: .owner)
    let read = try SavedAnswers(saved.text)
    #expect(read == saved)
    #expect(read.question == .owner)
    #expect(read.answers[.bucket] == Answer("a\"b\\c\u{7}", .file))
    #expect(saved.text.hasSuffix("}\n"))
  }

  @Test func keepNothingSensitiveAndNoAgreement() {
    let answers = Answers([
      .profile: Answer("admin-of-acme", .typed), .review: Answer("yes", .flag),
    ])
    let text = SavedAnswers(answers, at: nil).text
    #expect(!text.contains("admin-of-acme") && !text.contains("profile"))
    #expect(!text.contains("review"))
  }

  @Test(arguments: [
    ("{\"answers\": {\n  \"origin\": \"new\",\n  \"buket\": \"acme\"\n}}", 3, "buket is no key"),
    ("{\n\n\"bucket\": \"acme\"}", 3, "bucket is no key here; the keys are version, question"),
    ("{\"answers\": {\"review\": \"yes\"}}", 1, "review is no key"),
    ("{\"question\":\n  \"moon\"}", 1, "no question is called \"moon\""),
    ("{\"version\": 2}", 1, "only 1 is known"),
    ("{\"answers\": {\"owner\": 123456789012}}", 1, "owner: a text in quotes"),
    ("{\"answers\": {\n\"acls\": true,\n\"acls\": false}}", 3, "acls is answered twice"),
    ("{\"answers\": []}", 1, "answers: an object"),
    ("[]", 1, "an object with the key answers"),
    ("{\"answers\": {\n", 2, "ends too early"),
    ("{\"answers\": {\"a\u{202E}b\": 1}}", 1, "a\\u{202E}b is no key"),
  ])
  func saysWhatIsWrongAndWhere(text: String, line: Int, message: String) {
    #expect {
      try SavedAnswers(text)
    } throws: { error in
      guard let fault = error as? SavedAnswers.Fault else { return false }
      return fault.line == line && fault.message.contains(message)
    }
  }

  @Test func takesTruthsAndListsWhereTheyMeanSomething() throws {
    let text = "{\"answers\": {\"acls\": false, \"options\": [\"sid\", \"tls\"]}}"
    let answers = try SavedAnswers(text).answers
    #expect(answers.value(.acls) == "no")
    #expect(answers.value(.options) == "sid,tls")
  }

  @Test func neverTrapsOnHostileText() {
    let seed: UInt64 = 0x5A7E
    var generator = SeededGenerator(seed: seed)
    let whole = Array(SavedAnswers(SampleShare.answers(), at: .region).text.utf8)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
      _ = try? SavedAnswers(String(decoding: bytes, as: UTF8.self))
    }
  }
}
