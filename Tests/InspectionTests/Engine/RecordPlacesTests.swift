import Contract
import Testing

@testable import Inspection

@Suite struct RecordPlacesTests {
  @Test func placesKeepFileAndOffset() throws {
    let header = ShareOnDisk.eventHeader + "\n"
    let share = try ShareOnDisk([
      "events-1.csv": header + "a,b,c,d,e,f\n", "events-2.csv": header, "events-3.csv": header,
    ])
    let layout = try #require(try share.open().tables.first).layout
    let places = RecordPlaces(layout)
    let size = UInt64(header.utf8.count)
    var known: [RecordPlace] = []
    for (file, offset) in [(0, 0), (0, size + 3), (1, 0), (1, size - 1), (2, 0), (2, size - 1)] {
      let place = places.place(file: file, offset: UInt64(offset))
      #expect(places.file(of: place) == file)
      #expect(places.offset(of: place, in: file) == UInt64(offset))
      known.append(place)
    }
    #expect(known == known.sorted())
    #expect(known.allSatisfy { $0.number < places.end })
  }

  @Test func placesInPiecesKeepPieceAndRecord() {
    let place = PiecePlace(piece: 1 << 39, record: 0xff_ffff)
    #expect(PiecePlace(number: place.number).piece == 1 << 39)
    #expect(PiecePlace(number: place.number).record == 0xff_ffff)
  }
}
