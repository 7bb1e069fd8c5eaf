import Foundation
import Screens
import Testing

/// Compares a screen with the picture of it in `Screens/<name>.txt` beside the calling test.
///
/// The picture is text one can read: the rows, a rule, the style of each cell as a letter, and
/// where the cursor stands. `UPDATE_SCREENS=1` in the environment writes it anew.
public func expectScreen(
  _ screen: Screen, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectScreenText(
    picture(of: screen), name, filePath: filePath, sourceLocation: sourceLocation)
}

/// Compares text with that stored in `Screens/<name>.txt` beside the test.
public func expectScreenText(
  _ actual: String, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appendingPathComponent("Screens/\(name).txt")
  if ProcessInfo.processInfo.environment["UPDATE_SCREENS"] == "1" {
    write(actual, to: file, sourceLocation)
    return
  }
  guard let stored = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record(
      "\(file.path) is absent; UPDATE_SCREENS=1 writes it:\n\(actual)",
      sourceLocation: sourceLocation)
    return
  }
  let difference = differingLines(expected: stored, actual: actual)
  if !difference.isEmpty {
    Issue.record(
      "\(name) differs:\n\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
}

func picture(of screen: Screen) -> String {
  var lines = screen.lines
  lines.append(String(repeating: "─", count: screen.size.width))
  lines += screen.styleLines
  if let cursor = screen.cursor {
    lines.append("cursor \(cursor.x),\(cursor.y)")
  }
  return lines.joined(separator: "\n") + "\n"
}

func differingLines(expected: String, actual: String) -> [String] {
  let expected = expected.components(separatedBy: "\n")
  let actual = actual.components(separatedBy: "\n")
  var result: [String] = []
  for index in 0..<max(expected.count, actual.count) {
    let wanted = index < expected.count ? expected[index] : nil
    let got = index < actual.count ? actual[index] : nil
    if wanted == got { continue }
    result.append("line \(index + 1)")
    result.append("  expected " + (wanted.map { "|\($0)|" } ?? "no line"))
    result.append("  actual   " + (got.map { "|\($0)|" } ?? "no line"))
  }
  return result
}

private func write(_ text: String, to file: URL, _ sourceLocation: SourceLocation) {
  do {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  } catch {
    Issue.record("\(file.path) cannot be written: \(error)", sourceLocation: sourceLocation)
  }
}
