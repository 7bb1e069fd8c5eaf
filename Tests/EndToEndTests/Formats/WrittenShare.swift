import Foundation
import TestSupport
import Testing

/// A share that a script in Python wrote in many formats, each in a folder of its own.
struct WrittenShare {
  /// Rows of events: few, since all programs of a test are unoptimised, or what is wanted.
  static let rows =
    ProcessInfo.processInfo.environment["SLIPWAY_TEST_ROWS"].flatMap { Int($0) } ?? 3000

  let folder: TemporaryFolder

  /// Writes a sample share in every format that the script knows.
  init(by script: String, rows: Int = rows, flags: String = "") throws {
    folder = try ShippedShare.sample(rows: rows, "--single-file \(flags)")
    let path = FileManager.default.currentDirectoryPath + "/Tests/EndToEndTests/Formats/" + script
    let written = try Validator.python.run(path, folder.path, in: folder)
    try #require(written.status == 0, "\(written.output)")
  }

  /// The formats, without the plain one that all others are compared with.
  var kinds: [String] {
    get throws { try folder.names.filter { $0 != "share" && $0 != "csv" }.sorted() }
  }

  /// The folder of a format.
  func path(_ kind: String) -> String { folder.path + "/" + kind }

  /// What a check of a format comes to.
  func checked(_ kind: String) throws -> CheckedShare { try CheckedShare(path(kind)) }
}
