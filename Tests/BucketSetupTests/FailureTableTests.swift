import Foundation
import Testing

@testable import BucketSetup

/// What the AWS CLI really writes (see `Tests/Validators/record-aws-errors.py`), row by row.
@Suite struct FailureTableTests {
  /// What was written, by the name of its file.
  private struct Recorded {
    let folder: String
    let name: String
    let command: String
    let errors: String
    let status: Int32

    var rule: String { String(name.prefix { $0 != "+" }) }
    var failure: AWSFailure {
      AWSFailure(
        status: status, standardError: errors,
        context: .init(bucket: "acme-toplyne-export", region: "eu-west-1"))
    }

    init(_ file: URL) throws {
      folder = file.deletingLastPathComponent().lastPathComponent
      name = file.deletingPathExtension().lastPathComponent
      var lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      command = String(lines.removeFirst())
      let end = lines.removeLast().isEmpty ? lines.removeLast() : ""
      status = try #require(Int32(end.filter(\.isNumber)))
      errors = lines.joined(separator: "\n")
    }
  }

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  private static let recorded: [Recorded] = {
    let root = here.appending(path: "Fixtures/errors")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let urls = (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "txt" }
    return urls.sorted { $0.path < $1.path }.compactMap { try? Recorded($0) }
  }()

  private func expectStored(_ text: String, _ file: URL) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    let pairs = zip(text.split(separator: "\n"), stored.split(separator: "\n"))
    let first = pairs.first { $0 != $1 }.map { "\($0.0) ≠ \($0.1)" } ?? "length"
    #expect(text == stored, "\(file.lastPathComponent): \(first); UPDATE_GOLDEN=1 writes it")
  }

  @Test func everyErrorIsExplainedByItsOwnRow() {
    #expect(Self.recorded.count > 190)
    for one in Self.recorded {
      let wanted = one.rule == "unknown" ? nil : one.rule
      #expect(one.failure.rule == wanted, "\(one.folder)/\(one.name)")
      let pasted = AWSFailure.all(in: "\(one.command)\n\(one.errors)")
      #expect(pasted.map(\.rule) == [wanted], "\(one.folder)/\(one.name)")
    }
  }

  @Test func everyRowHasAnErrorThatWasRecorded() {
    let known = Set(Self.recorded.map(\.rule))
    let rows = Set(FailureRule.all.map(\.id).filter { !$0.hasPrefix("status.") })
    #expect(rows.subtracting(known).isEmpty && known.subtracting(rows) == ["unknown"])
  }

  @Test func bothVersionsOfTheCLIAreExplainedAlike() {
    let second = Dictionary(
      uniqueKeysWithValues: Self.recorded.filter { $0.folder == "v2" }.map { ($0.name, $0) })
    for one in Self.recorded where one.folder == "v1" && one.rule != "unknown" {
      #expect(one.failure.explanation == second[one.name]?.failure.explanation, "\(one.name)")
    }
  }

  @Test func explanationsAreAsStored() throws {
    var text = ""
    for name in Set(Self.recorded.map(\.name)).sorted() {
      for one in Self.recorded where one.name == name && one.folder != "v2" {
        text += "\(one.command)\n\(FailureReport.text([one.failure]))\n"
      }
    }
    for line in text.split(separator: "\n") where !line.hasPrefix("$ ") && line.contains("  do") {
      #expect(!line.contains("  do     The"), "a remedy says what to do: \(line)")
    }
    try expectStored(text, Self.here.appending(path: "Golden/errors.txt"))
  }

  @Test func theDocumentIsAsStored() throws {
    let file = Self.here.appending(path: "../../Documentation/setup-errors.md").standardized
    try expectStored(FailureDocument.text, file)
  }

  @Test func commandsOfRemediesHoldNoPlaceThatIsLeftOpen() {
    let places = Set(FailureDetails.Place.allCases.map(\.rawValue))
    for row in FailureRule.all {
      for text in [row.cause] + row.remedy {
        for part in text.split(separator: "{").dropFirst() {
          let name = part.prefix { $0 != "}" }.trimmingPrefix("the ").trimmingPrefix("--")
          guard part.contains("}"), name.allSatisfy({ $0.isLowercase || $0 == "-" }) else {
            continue
          }
          #expect(
            places.contains(String(name)) || name == "your-bucket-name", "\(row.id): \(name)")
        }
      }
    }
  }

  @Test func everyRowCanBeReached() {
    for row in FailureRule.all {
      #expect(!row.codes.isEmpty || !row.texts.isEmpty || !row.statuses.isEmpty, "\(row.id)")
      for text in row.texts { #expect(text == text.lowercased(), "\(row.id)") }
    }
  }
}
