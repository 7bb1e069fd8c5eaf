import Testing

@testable import Inspection

@Suite struct GlobTests {
  @Test(arguments: [
    ("events/part-1.csv", "events/*"), ("events/part-1.csv", "part-?.csv"), ("e.csv", "e.csv"),
    ("a/b/c.csv", "*.csv"), ("x.csv", "[xy].csv"),
  ])
  func matchesTheWholeNameOrItsLastPart(_ name: String, _ pattern: String) {
    #expect(Glob.matches(name, pattern))
  }

  @Test(arguments: [
    ("events/part-10.csv", "part-?.csv"), ("events/x.csv", "events"), ("x.csv", "X.csv"),
    ("z.csv", "[xy].csv"),
  ])
  func doesNotMatchMore(_ name: String, _ pattern: String) {
    #expect(!Glob.matches(name, pattern))
  }
}
