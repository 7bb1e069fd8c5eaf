import Contract
import Tables
import Testing

@testable import Inspection

@Suite struct RepetitionsTests {
  private func buckets(_ hashes: [RecordHash]) -> HashBuckets {
    var buckets = HashBuckets()
    buckets.append(hashes)
    return buckets
  }

  /// Two hashes that are equal by chance must not make their records equal.
  @Test func recordsOfOneHashAreCompared() throws {
    let rows = ["one", "two", "one", "three", "two", "one"].map {
      "\($0),a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,"
    }
    let share = try ShareOnDisk(events: rows)
    let layout = try #require(try share.open().tables.first).layout
    var offset = layout.files[0].file.data.offset
    let hashes = rows.map { row in
      defer { offset += UInt64(row.utf8.count + 1) }
      return RecordHash(hash: 42, place: RecordPlace(file: 0, offset: offset))
    }
    let found = try Repetitions(DuplicateRow.self, layout).find(in: buckets(hashes.reversed()))
    #expect(found == [hashes[2], hashes[4], hashes[5]].map(\.place), "in file order")
  }

  @Test func recordsOfDifferentHashesAreNotEvenRead() throws {
    let share = try ShareOnDisk(events: ["u,a,x,2024-03-01 10:00:00,2024-03-01 10:00:05,"])
    let layout = try #require(try share.open().tables.first).layout
    let hashes = (0..<100).map {
      RecordHash(hash: UInt64($0), place: RecordPlace(file: 0, offset: 1 << 40))
    }
    #expect(try Repetitions(DuplicateRow.self, layout).find(in: buckets(hashes)).isEmpty)
  }

  @Test func placesKeepFileAndOffset() {
    let place = RecordPlace(file: 65_535, offset: 1 << 47 + 5)
    #expect(place.file == 65_535)
    #expect(place.offset == 1 << 47 + 5)
    #expect(RecordPlace(file: 1, offset: 9) < RecordPlace(file: 2, offset: 0))
  }
}
