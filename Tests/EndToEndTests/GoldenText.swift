import Foundation
import Testing

/// Compares a text with `Golden/<name>` beside these tests; `UPDATE_GOLDEN=1` writes it anew.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Golden/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  let stored = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  #expect(text == stored, "UPDATE_GOLDEN=1 writes \(name)", sourceLocation: sourceLocation)
}
