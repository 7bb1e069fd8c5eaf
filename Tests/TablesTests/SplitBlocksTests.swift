import CKernels
import TestSupport
import Testing

/// The fast splitter against its slow twin, byte for byte of what they give.
@Suite struct SplitBlocksTests {
  private struct Split: Equatable {
    var marks: [UInt32]
    var rows: [UInt32]
    var consumed: Int
  }

  private static func split(
    _ bytes: [UInt8], _ follows: ck_follows, _ machine: ck_machine
  ) -> Split {
    // What lies behind the bytes must not matter; a piece has zeros there.
    let padded = bytes + [UInt8](repeating: 0, count: 64)
    var marks = [UInt32](repeating: 0, count: bytes.count + Int(CK_SLACK))
    var rows = [UInt32](repeating: 0, count: bytes.count + Int(CK_SLACK))
    let dialect = ck_dialect(
      delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""), line_end: 0x0a)
    return marks.withUnsafeMutableBufferPointer { marks in
      rows.withUnsafeMutableBufferPointer { rows in
        var index = ck_index()
        index.marks = marks.baseAddress
        index.rows = rows.baseAddress
        ck_split_with(padded, bytes.count, dialect, follows, machine, &index)
        return Split(
          marks: Array(marks[..<index.mark_count]), rows: Array(rows[..<index.row_count]),
          consumed: index.consumed)
      }
    }
  }

  /// Bytes in which quotes are common, rare, or only where RFC 4180 has them.
  private static func bytes(_ count: Int, kind: Int, _ random: inout SeededGenerator) -> [UInt8] {
    let signs = Array("\"\"\",,\n\r\nab".utf8)
    switch kind {
    case 0: return (0..<count).map { _ in signs.randomElement(using: &random) ?? 0 }
    case 1:
      return (0..<count).map { _ in
        Int.random(in: 0..<40, using: &random) == 0
          ? UInt8(ascii: "\"") : signs[3...].randomElement(using: &random) ?? 0
      }
    default: return wellFormed(count, &random)
    }
  }

  private static func wellFormed(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      if Bool.random(using: &random) {
        let inside = ["a", ",", "\n", "\"\"", "{\"\"k\"\": 1}"]
        let parts = (0..<Int.random(in: 0..<9, using: &random)).map { _ in
          inside.randomElement(using: &random) ?? ""
        }
        bytes += Array(("\"" + parts.joined() + "\"").utf8)
      } else {
        bytes += [UInt8](repeating: UInt8(ascii: "z"), count: Int.random(in: 0..<9, using: &random))
      }
      bytes += Array([",", ",", "\n", "\r\n"][Int.random(in: 0..<4, using: &random)].utf8)
    }
    return Array(bytes.prefix(count))
  }

  @Test(
    .enabled(if: !Machines.wide.isEmpty, "this machine has no wide instructions to test"),
    arguments: 0..<3)
  func blocksGiveWhatSingleBytesGive(kind: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let bytes = Self.bytes(Int.random(in: 0...400, using: &random), kind: kind, &random)
      for follows in [CK_MORE, CK_END, CK_GIVE_UP] {
        let slow = Self.split(bytes, follows, CK_BYTES)
        for machine in Machines.wide where Self.split(bytes, follows, machine) != slow {
          let text = String(decoding: bytes, as: UTF8.self)
          Issue.record("seed \(seed), \(machine): \(text.debugDescription)")
          return
        }
      }
    }
  }

  @Test(
    .enabled(if: !Machines.wide.isEmpty, "this machine has no wide instructions to test"))
  func everyOffsetAndLengthGivesTheSame() {
    var random = SeededGenerator(seed: 7)
    let text = Self.wellFormed(600, &random)
    for offset in 0..<64 {
      for length in 1...130 {
        let bytes = Array(text[offset..<(offset + length)])
        for follows in [CK_MORE, CK_END] {
          let slow = Self.split(bytes, follows, CK_BYTES)
          for machine in Machines.wide {
            #expect(
              Self.split(bytes, follows, machine) == slow,
              "offset \(offset), \(length) bytes, \(machine)")
          }
        }
      }
    }
  }

  @Test func countingFindsEveryByte() {
    var random = SeededGenerator(seed: 11)
    for length in 0...200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...3, using: &random) }
      #expect(ck_count(bytes, bytes.count, 2) == bytes.count { $0 == 2 })
    }
  }
}
