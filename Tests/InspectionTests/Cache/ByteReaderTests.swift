import TestSupport
import Testing

@testable import Inspection

@Suite struct ByteReaderTests {
  private func roundTrip<Value: Stored & Equatable>(_ value: Value) throws -> Bool {
    var writer = ByteWriter()
    value.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    return try Value(from: &reader) == value && reader.rest == 0
  }

  @Test func numbersOfEverySizeComeBack() throws {
    var random = SeededGenerator()
    for bits in 0..<64 {
      let word = random.next() >> UInt64(63 - bits)
      #expect(try roundTrip(word), "seed \(random.seed)")
      #expect(try roundTrip(Int(truncatingIfNeeded: word)), "seed \(random.seed)")
      #expect(try roundTrip(-Int(word >> 1)), "seed \(random.seed)")
    }
    for number in [0, -1, 1, 63, 64, -64, -65, Int.max, Int.min] { #expect(try roundTrip(number)) }
    for number in [0, 127, 128, UInt64.max] { #expect(try roundTrip(number)) }
  }

  @Test func collectionsAndTextsComeBack() throws {
    #expect(try roundTrip(["", "naïve", "a\0b"]))
    #expect(try roundTrip([1: "one", -5: "less"]))
    #expect(try roundTrip([3...4, nil, -7 ... -7]))
    #expect(try roundTrip([[1], [], [2, 3]]))
    #expect(try roundTrip(true))
    #expect(try roundTrip(Bool?.none))
  }

  @Test func wordsComeBack() throws {
    var writer = ByteWriter()
    writer.write(words: [0, 1, .max])
    writer.write(word: 9)
    var reader = ByteReader(writer.bytes)
    #expect(try reader.readWords() == [0, 1, .max])
    #expect(try reader.readWord() == 9)
    #expect(throws: DamagedBytes.self) { try reader.readWord() }
  }

  @Test func nothingIsReadPastTheEnd() {
    for bytes: [UInt8] in [
      [], [0x80], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2], [5, 1],
      Array(repeating: 0xff, count: 20),
    ] {
      #expect(throws: DamagedBytes.self) {
        var reader = ByteReader(bytes)
        _ = try [Int](from: &reader)
      }
      #expect(throws: DamagedBytes.self) {
        var reader = ByteReader(bytes)
        _ = try reader.readBytes()
        _ = try reader.readBytes()
      }
    }
  }
}
