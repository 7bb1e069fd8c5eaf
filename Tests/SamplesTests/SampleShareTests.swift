import Samples
import Testing

@Suite struct SampleShareTests {
  @Test(arguments: [false, true])
  func sameSeedGivesTheSameBytes(defects: Bool) {
    let one = GeneratedShare(rows: 5000, seed: 7, defects: defects)
    let other = GeneratedShare(rows: 5000, seed: 7, defects: defects)
    #expect(one.bytes == other.bytes)
  }

  @Test func anotherSeedGivesOtherBytesInEveryFile() {
    let one = GeneratedShare(rows: 5000, seed: 7, defects: false)
    let other = GeneratedShare(rows: 5000, seed: 8, defects: false)
    #expect(one.paths == other.paths)
    for path in one.paths {
      #expect(one.bytes[path] != other.bytes[path], "\(path)")
    }
  }

  /// What one version writes for a seed, every later one writes too: results stay comparable.
  @Test func bytesOfASeedStayTheSame() {
    let share = GeneratedShare(rows: 2000, seed: 1, defects: true)
    var fingerprint: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a, 64 bits
    for byte in share.paths.compactMap({ share.bytes[$0] }).joined() {
      fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    #expect(fingerprint == 6_967_238_600_439_013_958)
  }

  @Test(arguments: [1, 2, 3, 59, 60, 200, 1000, 20_000])
  func rowCountsFollowTheEvents(rows: Int) {
    let share = GeneratedShare(rows: rows, seed: 3, defects: false)
    #expect(share.events.count == rows)
    #expect(share.users.count == max(3, rows / 20))
    #expect(share.accounts.count == max(2, max(3, rows / 20) / 20))
  }

  @Test func defectsAddOnlyTheRepeatedUsers() {
    let share = GeneratedShare(rows: 20_000, seed: 3, defects: true)
    let repeated = share.planted.filter { $0.rule.hasPrefix("ent.dup_") }.map(\.count)
    #expect(share.events.count == 20_000)
    #expect(repeated.count == 3)
    #expect(share.users.count == 1000 + repeated.reduce(0, +))
  }

  @Test func filesAreWrittenInTheOrderTheyAreListed() {
    let share = GeneratedShare(rows: 5000, seed: 1, defects: true)
    #expect(share.paths == share.listedFiles)
    #expect(share.paths.count == 14)
    #expect(share.paths.first == "events/events-2024-03-01.csv")
    #expect(share.paths[10..<12] == ["users.csv", "accounts.csv"])
  }

  @Test func largeShareHasAFileADay() {
    let files = SampleShare(rows: 1_000_000, seed: 1, defects: false).files
    #expect(files.count == 92)
    #expect(files.contains("events/events-2024-05-29.csv"))
  }

  @Test(arguments: [false, true])
  func singleFileHoldsTheSameEvents(defects: Bool) {
    let single = GeneratedShare(rows: 5000, seed: 1, defects: defects, singleFile: true)
    let split = GeneratedShare(rows: 5000, seed: 1, defects: defects)
    #expect(single.paths.prefix(3) == ["events.csv", "users.csv", "accounts.csv"])
    #expect(single.paths == single.listedFiles)
    #expect(single.events == split.events)
    #expect(single.users == split.users)
  }

  @Test func everyFileHoldsTheEventsOfItsDaysInOrder() throws {
    let share = GeneratedShare(rows: 20_000, seed: 5, defects: false)
    let files = share.paths.filter { $0.hasPrefix("events") }
    for (index, path) in files.enumerated() {
      let times = share.records(path).dropFirst().map { $0[3] }
      #expect(times == times.sorted(), "\(path)")
      let day = try #require(path.firstMatch(of: /\d{4}-\d\d-\d\d/)?.output)
      #expect(times.allSatisfy { $0 >= day })
      if index + 1 < files.count {
        let nextDay = try #require(files[index + 1].firstMatch(of: /\d{4}-\d\d-\d\d/)?.output)
        #expect(times.allSatisfy { $0 < nextDay })
      }
    }
  }

  @Test func piecesStayWithinOneMebibyte() {
    let share = GeneratedShare(rows: 30_000, seed: 1, defects: true, singleFile: true)
    #expect(share.bytes["events.csv"]?.count ?? 0 > 3 << 20)
    #expect(share.largestPiece <= 1 << 20)
    #expect(share.largestPiece > 900_000)
  }

  @Test func anEventTakesAboutAHundredAndSevenBytes() {
    let share = GeneratedShare(rows: 20_000, seed: 1, defects: false, singleFile: true)
    let average = Double(share.bytes["events.csv"]?.count ?? 0) / 20_000
    #expect((100...115).contains(average))
  }

  @Test func aFailingWriterStopsTheGeneration() {
    struct DiskFull: Error {}
    var pieces = 0
    #expect(throws: DiskFull.self) {
      try SampleShare(rows: 5000, seed: 1, defects: false).generate { _, _ in
        pieces += 1
        if pieces == 3 { throw DiskFull() }
      }
    }
    #expect(pieces == 3)
  }
}
