import Contract
import Foundation
import Samples
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct InspectionArchiveTests {
  private let folder: SampleShareOnDisk

  init() throws {
    folder = try SampleShareOnDisk(rows: 6000, seed: 3, defects: true)
  }

  private func open(_ settings: ShareSettings = ShareSettings()) throws -> Share {
    try Share([folder.path], settings: settings)
  }

  private func archive(
    _ share: Share, samples: Int = 100, program: String = "one", now: Timestamp? = nil
  ) -> InspectionArchive {
    var options = InspectionOptions()
    options.maximumSamples = samples
    if let now { options.now = now }
    return InspectionArchive(share, options: options, program: program)
  }

  private func keep() throws -> (Inspection, [UInt8]) {
    let share = try open()
    let inspection = try #require(Inspector(share).run())
    return (inspection, try #require(archive(share).bytes(of: inspection)))
  }

  private func restored(_ bytes: [UInt8], share: Share) throws -> Inspection {
    guard case .current(let inspection) = archive(share).content(of: bytes) else {
      Issue.record("not restored")
      throw TableError(.changed, path: "")
    }
    return inspection
  }

  private func isUnusable(_ bytes: [UInt8], _ archive: InspectionArchive) -> Bool {
    if case .unusable = archive.content(of: bytes) { true } else { false }
  }

  @Test func everythingIsAsItWas() throws {
    let (fresh, bytes) = try keep()
    let kept = try restored(bytes, share: try open())
    #expect(kept.isComplete && kept.findings == fresh.findings && !kept.findings.isEmpty)
    for (old, new) in zip(fresh.tables, kept.tables) {
      #expect(new.isComplete && new.kind == old.kind)
      #expect(new.nulls == old.nulls && new.partitions == old.partitions)
      #expect(new.severities == old.severities)
      #expect(new.plan.slots.names == old.plan.slots.names)
      for (file, other) in zip(old.files, new.files) {
        #expect(other.index == file.index && other.end == file.end)
        #expect(other.pieceCounts == file.pieceCounts && other.pieceHours == file.pieceHours)
        #expect(other.rejected == file.rejected && other.blankLines == file.blankLines)
        #expect(other.lateRecords == file.lateRecords)
      }
    }
  }

  @Test func rowsOfAKeptInspectionHaveTheSameMarks() throws {
    let (fresh, bytes) = try keep()
    let kept = try restored(bytes, share: try open())
    for (old, new) in zip(fresh.tables, kept.tables) {
      let (before, after) = (TableRows(old), TableRows(new))
      let (rows, others) = (
        try before.rows(from: 0, count: 10_000), try after.rows(from: 0, count: 10_000)
      )
      #expect(rows == others && rows.count == old.records)
      for finding in old.findings where finding.rule.unit == .records {
        let slots = new.slots(of: finding)
        // What judges the whole table marks no row.
        if slots.isEmpty { continue }
        let filter = RowFilter.slots(slots)
        let index = try TableScan(new).index(filter) { _ in true }
        #expect(index.count == finding.count, "\(finding.rule.id)")
      }
    }
    #expect(kept.findings.contains { $0.rule.id.contains("missing") }, "ids of other tables")
  }

  @Test func bytesThatAreCutOrChangedAreOfNoUse() throws {
    let (_, bytes) = try keep()
    let archive = archive(try open())
    for length in Array(0..<200) + Array(stride(from: 200, to: bytes.count, by: 997)) {
      #expect(isUnusable(Array(bytes.prefix(length)), archive), "\(length) bytes")
    }
    #expect(isUnusable(bytes + [0], archive))
    #expect(isUnusable(Array("{\"a\": \"foreign file\"}".utf8), archive))
    var random = SeededGenerator()
    for _ in 0..<300 {
      var changed = bytes
      changed[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
      #expect(isUnusable(changed, archive), "seed \(random.seed)")
    }
  }

  /// What passes the sum by chance is read to its end or refused, and never beyond.
  @Test func damageBehindTheSumIsReadWithoutACrash() throws {
    let (_, bytes) = try keep()
    let archive = archive(try open())
    let body = Array(bytes.dropFirst(InspectionArchive.sealSize))
    var random = SeededGenerator()
    print("seed \(random.seed)")
    for _ in 0..<500 {
      var changed = body
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = archive.content(of: InspectionArchive.sealed(changed))
    }
    for length in stride(from: 0, to: body.count, by: 211) {
      let cut = InspectionArchive.sealed(Array(body.prefix(length)))
      #expect(isUnusable(cut, archive), "\(length) bytes")
    }
  }

  @Test func settingsAndSamplesAreAnotherQuestion() throws {
    let name = archive(try open()).name
    let again = archive(try open()).name
    #expect(name.count == 16 && name == again)
    var renamed = ShareSettings()
    renamed.renames["user"] = "USER_ID"
    var chosen = ShareSettings()
    chosen.tables.append(.init(kind: .events, pattern: "x*"))
    var analytics = ShareSettings()
    analytics.accountAnalytics = false
    let others = try [renamed, chosen, analytics].map { archive(try open($0)).name }
    #expect(Set(others + [name, archive(try open(), samples: 5).name]).count == 5)
  }

  @Test func anotherProgramReadsTheFilesAnew() throws {
    let (_, bytes) = try keep()
    #expect(isUnusable(bytes, archive(try open(), program: "two")))
    #expect(isUnusable(bytes, archive(try open(), samples: 5)))
  }

  /// Rules look at the day of now, and at what is still to come.
  @Test func anotherMomentOfTheDayIsAsGoodWhereNothingIsStillToCome() throws {
    let share = try ShareOnDisk(events: ["u1,a1,x,2024-03-01 10:00:00,2024-03-01 12:00:00,"]).open()
    func isUsable(_ now: String, after then: String) throws -> Bool {
      var options = InspectionOptions()
      options.now = try #require(Timestamp(then))
      let inspection = try #require(Inspector(share, options: options).run())
      let bytes = try #require(archive(share, now: options.now).bytes(of: inspection))
      let later = archive(share, now: Timestamp(now))
      guard case .current(let kept) = later.content(of: bytes) else { return false }
      return kept.now == Timestamp(now)
    }
    #expect(try isUsable("2024-03-01 11:00:00", after: "2024-03-01 23:59:59"))
    #expect(try isUsable("2024-03-01 23:59:59", after: "2024-03-01 11:00:00"))
    #expect(try !isUsable("2024-03-02 00:00:00", after: "2024-03-01 23:59:59"), "another day")
    #expect(try !isUsable("2024-03-01 11:00:00", after: "2024-03-01 10:59:59"), "to come then")
    #expect(try !isUsable("2024-03-01 10:59:59", after: "2024-03-01 11:00:00"), "to come now")
    #expect(try isUsable("2024-03-01 10:59:59", after: "2024-03-01 10:59:59"), "the same")
  }

  /// One time that is years off must not make every look at a share its first.
  @Test func anotherMomentIsAsGoodWhereATimeIsFarAhead() throws {
    let then = "2024-03-01 11:00:00"
    for (ahead, isUsable) in [
      ("2099-01-01 00:00:00", true), ("2024-03-03 00:00:01", true),
      ("2024-03-03 00:00:00", false), ("2024-03-02 00:00:00", false),
    ] {
      let share = try ShareOnDisk(events: [
        "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u1,a1,x,2024-03-01 10:00:01,\(ahead),",
      ]).open()
      var options = InspectionOptions()
      options.now = try #require(Timestamp(then))
      let inspection = try #require(Inspector(share, options: options).run())
      let bytes = try #require(archive(share, now: options.now).bytes(of: inspection))
      for later in ["2024-03-01 10:30:00", "2024-03-01 23:59:59"] {
        let archive = archive(share, now: Timestamp(later))
        #expect(self.isUnusable(bytes, archive) != isUsable, "\(ahead) at \(later)")
      }
    }
  }

  @Test func filesThatAreNotReadCountToo() throws {
    let (_, bytes) = try keep()
    let files = FileManager.default
    let notes = folder.path + "/Thumbs.db"
    try Data("x".utf8).write(to: URL(fileURLWithPath: notes))
    #expect(isUnusable(bytes, archive(try open())))
    try files.removeItem(atPath: notes)
    #expect(try !isUnusable(bytes, archive(open())))
    try files.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
    #expect(isUnusable(bytes, archive(try open())))
  }

  @Test func whatIsNotFinishedIsNotKept() throws {
    let share = try open()
    #expect(archive(share).bytes(of: Inspector(share).beginning) == nil)
  }
}
