import Inspection
import TestSupport
import Testing

/// Files of text in a folder of their own, inspected at a fixed time.
struct ReportedShare {
  private let folder: TemporaryFolder
  let inspection: Inspection

  /// With a temporary folder named nothing is held in memory.
  init(
    _ texts: [String: String], settings: ShareSettings = ShareSettings(),
    temporaryFolder: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    for (name, text) in texts { try folder.write(text, to: name) }
    var options = InspectionOptions()
    options.now = try #require(Timestamp("2023-01-10T00:00:00Z"))
    if let temporaryFolder { (options.memory, options.temporaryFolder) = (0, temporaryFolder) }
    inspection = try #require(
      Inspector(try Share([folder.path], settings: settings), options: options).run())
  }

  var path: String { folder.path }
}
