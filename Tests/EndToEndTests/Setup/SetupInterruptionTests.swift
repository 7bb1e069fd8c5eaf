import Foundation
import TestSupport
import Testing

/// Kills apply at every call of the AWS CLI, before and after it does its work.
@Suite struct SetupInterruptionTests {
  /// A world with a plan, where every kind of step has something to do.
  private func bench(isNew: Bool) throws -> SetupBench {
    let bench = try SetupBench()
    try bench.makeData()
    if isNew {
      try bench.set("old", "")
    } else {
      try bench.makeOldBucket(policy: SetupLifeCycleTests.foreign)
    }
    let origin = isNew ? "new" : "existing"
    let plan = try bench.plan("--origin \(origin) --encryption sse-s3 --data data")
    #expect(plan.status == 2, "\(plan.err)")
    return bench
  }

  @Test(arguments: [true, false], ["before", "after"])
  func killedAnywhereTheNextRunFinishesOrUndoes(isNew: Bool, moment: String) throws {
    let bench = try bench(isNew: isNew)
    let before = try bench.world()
    let whole = try bench.setup("apply plan.json --yes")
    #expect(whole.status == 0, "\(whole.err)")
    let calls = bench.calls
    let after = try bench.world()
    #expect(calls.count >= 20)
    for call in 1...calls.count {
      let place = "killed \(moment) call \(call), \(calls[call - 1])"
      #expect(try bench.setup("undo plan.json --yes --delete-uploads").status == 0, "\(place)")
      #expect(try bench.world() == before, "\(place)")
      try bench.set("signal", "9 \(call) \(moment)\n")
      let killed = try bench.setup("apply plan.json --yes")
      #expect(killed.status == 137, "\(place): \(killed.status)")
      // Every other one is undone at once, which the next round does.
      if call.isMultiple(of: 2) { continue }
      let resumed = try bench.setup("apply plan.json --yes")
      #expect(resumed.status == 0, "\(place): \(resumed.err)")
      #expect(try bench.world() == after, "\(place)")
    }
  }

  @Test(arguments: ["s3api:put-public-access-block", "s3api:put-bucket-policy"])
  func interruptedItFinishesTheChangeAndStops(call: String) throws {
    let bench = try bench(isNew: false)
    try bench.set("signal", "INT \(call) before\n")
    let run = try bench.setup("apply plan.json --yes")
    #expect(run.status == 130)
    let operation = call.replacing(":", with: " ")
    #expect(bench.changes.last == operation)
    let step = operation.hasSuffix("policy") ? "policy" : "public-access"
    #expect(try bench.journal().suffix(3) == ["begin \(step)", "done \(step)", "end"])
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    #expect(!bench.changes.contains(operation))
  }

  @Test func interruptedWhileReadingNothingIsChanged() throws {
    let bench = try bench(isNew: false)
    let before = try bench.world()
    try bench.set("signal", "INT s3api:get-bucket-policy before\n")
    #expect(try bench.setup("apply plan.json --yes").status == 130)
    #expect(bench.changes == [])
    #expect(try bench.world() == before)
  }

  @Test func halfALineOfTheJournalIsNoObstacle() throws {
    let bench = try bench(isNew: true)
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    let journal = try #require(bench.text("plan.json.journal"))
    try bench.set("plan.json.journal", journal + #"{"time":"20"#)
    #expect(try bench.setup("undo plan.json --yes --delete-uploads").status == 0)
    #expect(try bench.world() == [:])
    #expect(try bench.journal().last == "end")
  }
}
