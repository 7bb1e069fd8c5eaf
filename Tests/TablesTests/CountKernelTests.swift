import CKernels
import TestSupport
import Testing

/// The fast count of record ends against its slow twin.
@Suite struct CountKernelTests {
  private struct Counted: Equatable {
    var ends: Int
    var blankLines: Int
    var lastEnd: Int
    var inside: Bool
    var hasQuotes: Bool

    /// Nothing where a quote is odd: the rest says nothing then.
    init?(_ count: ck_record_count) {
      guard count.odd_quotes == 0 else { return nil }
      (ends, blankLines, lastEnd) = (count.ends, count.blank_lines, count.last_end)
      (inside, hasQuotes) = (count.inside != 0, count.has_quotes != 0)
    }
  }

  private static func count(
    _ bytes: [UInt8], lineEnd: UInt8, inside: Bool, _ machine: ck_machine
  ) -> Counted? {
    let dialect = ck_dialect(
      delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""), line_end: lineEnd)
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { base in
        Counted(
          ck_count_records_with(
            base + 2, bytes.count - 2, dialect, inside ? 1 : 0, machine))
      }
    }
  }

  @Test(
    .enabled(if: !Machines.wide.isEmpty, "this machine has no wide instructions to test"),
    arguments: [UInt8(ascii: "\n"), UInt8(ascii: "\r")], [40, 4, 0])
  func blocksCountWhatSingleBytesCount(lineEnd: UInt8, letters: Int) throws {
    var random = SeededGenerator()
    let signs = Array("\"\",\n\n\r\n".utf8) + Array(repeating: UInt8(ascii: "z"), count: letters)
    var (even, odd) = (0, 0)
    for _ in 0..<4000 {
      // Short ones often hold no odd quote, so that what they count is compared too.
      let length = 2 + Int.random(in: 0...300, using: &random)
      var bytes = (0..<length).map { _ in signs.randomElement(using: &random) ?? 0 }
      if Bool.random(using: &random) {
        bytes = bytes.map { $0 == UInt8(ascii: "\"") ? UInt8(ascii: "y") : $0 }
        let cells = [",\"a\n\"\"b\"\r\n", ",\"a\"\rz", "\n\"a\"z", ",\"a\",\"b\"\n\n"]
        let cell = cells.randomElement(using: &random) ?? ""
        bytes.insert(
          contentsOf: Array(cell.utf8), at: Int.random(in: 2...bytes.count, using: &random))
      }
      for inside in [false, true] {
        let slow = Self.count(bytes, lineEnd: lineEnd, inside: inside, CK_BYTES)
        if slow == nil { odd += 1 } else { even += 1 }
        for machine in Machines.wide {
          let fast = Self.count(bytes, lineEnd: lineEnd, inside: inside, machine)
          let text = String(decoding: bytes, as: UTF8.self).debugDescription
          try #require(
            slow == fast, "seed \(random.seed), inside \(inside), \(machine): \(text)")
        }
      }
    }
    #expect(even > 500 && odd > 500, "\(even) even, \(odd) odd")
  }

  @Test func blankLinesAreToldFromRecords() throws {
    let count = { (text: String, inside: Bool) in
      Self.count(Array(text.utf8), lineEnd: 0x0a, inside: inside, CK_BYTES)
    }
    let text = "a\n\n\r\n\"\n\n\"\n\rb\n"
    let found = try #require(count("\n\n" + text, false))
    #expect(found.ends == 5 && found.blankLines == 2 && found.lastEnd == 13 && !found.inside)
    // The same bytes behind an open quote, which the first of their own closes.
    let inside = try #require(count("xx" + text, true))
    #expect(inside.ends == 2 && inside.blankLines == 1 && inside.lastEnd == 8 && inside.inside)
    #expect(count("xx" + text + "\"x", true) == nil)
  }
}
