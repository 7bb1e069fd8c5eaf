import Contract
import Testing

@testable import Inspection

/// Each rule of the catalogue against a share that breaks it alone, and one that does not.
@Suite struct RuleFixtureTests {
  @Test(arguments: RuleFixture.all)
  func itsShareHasThatFindingAndNoOther(_ fixture: RuleFixture) throws {
    let inspection = try fixture.inspect(fixture.broken, fixture.breaking)
    #expect(inspection.lines == [fixture.finding])
    let samples = inspection.findings.first?.samples ?? []
    #expect(!samples.isEmpty)
    guard !fixture.marks.isEmpty else { return }
    #expect(Set(samples.map { "\($0.file):\($0.byte)" }) == fixture.marks)
  }

  @Test(arguments: RuleFixture.all)
  func aShareThatKeepsItHasNoFinding(_ fixture: RuleFixture) throws {
    let inspection = try fixture.inspect(fixture.clean, fixture.cleaning)
    #expect(inspection.lines.isEmpty)
  }
}
