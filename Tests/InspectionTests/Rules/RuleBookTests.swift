import Contract
import Testing

@testable import Inspection

@Suite struct RuleBookTests {
  @Test func everyRuleIsListedOnceAndFoundByItsID() {
    let ids = Rule.catalogue.map(\.id)
    #expect(ids == Set(ids).sorted())
    for rule in Rule.catalogue { #expect(Rule.named(rule.id) == rule) }
    #expect(Rule.named("no.such_rule") == nil)
  }

  @Test func everyRuleSaysWhatWhyWhereAndWhatToDo() {
    for rule in Rule.catalogue {
      #expect(![rule.title, rule.why, rule.section, rule.fix].contains(""), "\(rule.id)")
      #expect(rule.why.hasSuffix(".") || rule.why.hasSuffix(".)"), "\(rule.id)")
      #expect(rule.fix.hasSuffix(".") || rule.fix.hasSuffix(".)"), "\(rule.id)")
    }
  }

  /// Only what the guide says in so many words, or what makes rows unreadable, is an error.
  @Test func errorsRestOnTheGuideOrOnRowsThatCannotBeRead() {
    for check in RuleBook.all where check.rule.severity == .error {
      let rule = check.rule
      let isUnreadable = ["csv.", "enc.", "head.", "file."].contains { rule.id.hasPrefix($0) }
      #expect(
        rule.basis == .explicit || isUnreadable
          || ["col.missing_updated_at_profile", "row.unreadable"].contains(rule.id))
    }
    #expect(RuleBook.references.allSatisfy { !$0.severities.contains(.error) })
  }

  @Test func severitiesThatCanOccurHoldTheUsualOne() {
    for check in RuleBook.all { #expect(check.severities.contains(check.rule.severity)) }
  }
}
