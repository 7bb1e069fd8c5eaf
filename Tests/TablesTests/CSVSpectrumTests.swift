import Foundation
import TestSupport
import Testing

@testable import Tables

/// The files of csv-spectrum, each with its answer.
@Suite struct CSVSpectrumTests {
  @Test(.enabled(if: sharedFolder("corpora/csv-spectrum") != nil, "csv-spectrum is absent"))
  func everyFileHasTheCellsOfItsAnswer() throws {
    let folder = try #require(sharedFolder("corpora/csv-spectrum"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/csvs").sorted()
    #expect(names.count >= 12)
    for name in names {
      let answer = folder + "/json/" + name.replacing(".csv", with: ".json")
      let data = try Data(contentsOf: URL(fileURLWithPath: answer))
      let json = try JSONSerialization.jsonObject(with: data)
      let wanted = try #require(
        json as? [[String: String]] ?? (json as? [String: String]).map { [$0] })
      let opened = try TableFile.open(folder + "/csvs/" + name, name: name, knownNames: [])
      guard case .table(let file) = opened else {
        Issue.record("\(name) is no table")
        continue
      }
      let found = try RecordReader(file).head(1000).map { record in
        Dictionary(
          uniqueKeysWithValues: file.header.enumerated().map { ($1, record.text($0)) })
      }
      #expect(found.map(comparable) == wanted.map(comparable), "\(name)")
    }
  }

  /// The corpus answers another phone number than its file has.
  private func comparable(_ record: [String: String]) -> [String: String] {
    record.filter { $0.key != "Contact Phone Number" }
  }
}
