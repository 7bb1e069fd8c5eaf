import Contract
import Foundation
import Inspection
import Testing

@testable import Reports

@Suite struct RuleTextTests {
  @Test func theDocumentIsMadeFromTheRules() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Documentation/rules.md").standardized
    let text = RuleText.document(Rule.catalogue)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    #expect(text == stored, "UPDATE_GOLDEN=1 writes Documentation/rules.md")
  }

  @Test func everyRuleSaysWhatItCountsAndCosts() throws {
    for rule in Rule.catalogue {
      let text = RuleText.whole(rule)
      for label in ["why", "fix", "guide", "basis", "counts", "may be", "cost"] {
        #expect(text.contains("  \(label): "), "\(rule.id)")
      }
    }
  }
}
