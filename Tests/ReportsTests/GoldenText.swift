import Foundation
import Testing

/// Compares with the text stored in `Golden`; with UPDATE_GOLDEN=1 stores it.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
  }
  let stored = try String(contentsOf: file, encoding: .utf8)
  let differing = zip(text.components(separatedBy: "\n"), stored.components(separatedBy: "\n"))
    .first { $0 != $1 }
  #expect(
    text == stored, "\(name): \(differing.map { "\($0.0) ≠ \($0.1)" } ?? "length")",
    sourceLocation: sourceLocation)
}
