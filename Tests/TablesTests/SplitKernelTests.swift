import CKernels
import TestSupport
import Testing

/// `ck_split` against its slow twin, in one piece and in pieces of every size.
@Suite struct SplitKernelTests {
  typealias Row = NaiveSplitter.Row

  private static let alphabet = Array("\"\"\",\n\rab".utf8)

  private static func random(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
  }

  private static func dialect(_ lineEnd: UInt8) -> ck_dialect {
    ck_dialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""), line_end: lineEnd)
  }

  private static func naive(_ bytes: [UInt8], _ lineEnd: UInt8) -> [Row] {
    NaiveSplitter(bytes, delimiter: UInt8(ascii: ","), lineEnd: lineEnd).rows()
  }

  /// The arrays that the kernel fills, held as its callers hold them.
  private struct Buffers {
    var marks: [UInt32]
    var rows: [UInt32]

    init(for length: Int) {
      marks = Array(repeating: 0, count: length + Int(CK_SLACK))
      rows = marks
    }

    mutating func split(
      _ bytes: ArraySlice<UInt8>, _ lineEnd: UInt8, _ follows: ck_follows
    ) -> ck_index {
      marks.withUnsafeMutableBufferPointer { marks in
        rows.withUnsafeMutableBufferPointer { rows in
          var index = ck_index()
          index.marks = marks.baseAddress
          index.rows = rows.baseAddress
          bytes.withUnsafeBufferPointer { buffer in
            ck_split(buffer.baseAddress, buffer.count, dialect(lineEnd), follows, &index)
          }
          return index
        }
      }
    }
  }

  /// The kernel's rows of a buffer, and how many bytes they are.
  private static func split(
    _ bytes: ArraySlice<UInt8>, _ lineEnd: UInt8, _ follows: ck_follows
  ) -> (rows: [Row], consumed: Int) {
    var buffers = Buffers(for: bytes.count)
    let index = buffers.split(bytes, lineEnd, follows)
    var (found, start, first) = ([Row](), bytes.startIndex, 0)
    for row in buffers.rows.prefix(index.row_count) {
      let last = Int(row & ~CK_BROKEN)
      let isBroken = row & CK_BROKEN != 0
      let ends = buffers.marks[(isBroken ? last - 1 : first)..<last]
      var cells: [Range<Int>] = []
      for end in ends.map({ Int($0) + bytes.startIndex }) {
        cells.append(start..<end)
        start = end + 1
      }
      found.append(Row(cells: cells, isBroken: isBroken))
      first = last
    }
    return (found, index.consumed)
  }

  /// Reads pieces of `size` bytes as the caller of the kernel does: more bytes until a record is whole.
  private static func splitInPieces(_ bytes: [UInt8], _ lineEnd: UInt8, size: Int) -> [Row] {
    var rows: [Row] = []
    var (at, wanted) = (0, size)
    while at < bytes.count {
      let end = min(at + wanted, bytes.count)
      let found = split(bytes[at..<end], lineEnd, end == bytes.count ? CK_END : CK_MORE)
      rows += found.rows
      wanted = found.consumed > 0 ? size : wanted + size
      at += found.consumed
    }
    return rows
  }

  @Test(arguments: [UInt8(ascii: "\n"), UInt8(ascii: "\r")])
  func agreesWithTheSlowTwinAtEveryLength(_ lineEnd: UInt8) {
    var generator = SeededGenerator(seed: 4180)
    for length in 0...64 {
      for _ in 0..<60 {
        let bytes = Self.random(length, &generator)
        let found = Self.split(bytes[...], lineEnd, CK_END)
        let isSame = found.rows == Self.naive(bytes, lineEnd) && found.consumed == length
        if !isSame { Issue.record("\(bytes), seed \(generator.seed)") }
      }
    }
  }

  @Test func agreesWithTheSlowTwinOnLargerTexts() {
    var generator = SeededGenerator(seed: 4181)
    for length in [100, 127, 128, 129, 1000, 4095, 4096, 10_000] {
      for _ in 0..<3 {
        let bytes = Self.random(length, &generator)
        let rows = Self.split(bytes[...], UInt8(ascii: "\n"), CK_END).rows
        #expect(rows == Self.naive(bytes, UInt8(ascii: "\n")), "seed \(generator.seed)")
      }
    }
  }

  @Test func piecesOfEverySizeGiveTheSameRows() {
    var generator = SeededGenerator(seed: 4182)
    for size in 1...130 {
      for length in [40, 40, 40, 200, 200, 200] {
        let bytes = Self.random(length, &generator)
        let whole = Self.split(bytes[...], UInt8(ascii: "\n"), CK_END).rows
        let inPieces = Self.splitInPieces(bytes, UInt8(ascii: "\n"), size: size)
        if inPieces != whole { Issue.record("\(size): \(bytes), seed \(generator.seed)") }
      }
    }
  }

  @Test func anUnfinishedRecordWaitsForMoreBytes() {
    let bytes = Array("a,b\nc,\"d".utf8)
    let more = Self.split(bytes[...], UInt8(ascii: "\n"), CK_MORE)
    #expect(more.consumed == 4)
    #expect(more.rows == [Row(cells: [0..<1, 2..<3])])
    let end = Self.split(bytes[...], UInt8(ascii: "\n"), CK_END)
    #expect(end.consumed == bytes.count)
    #expect(end.rows.last == Row(cells: [4..<8], isBroken: true))
  }

  @Test func aQuoteThatIsTheLastByteMayBeTheFirstOfAPair() {
    let bytes = Array("\"a\"".utf8)
    #expect(Self.split(bytes[...], UInt8(ascii: "\n"), CK_MORE).consumed == 0)
    #expect(Self.split(bytes[...], UInt8(ascii: "\n"), CK_END).rows == [Row(cells: [0..<3])])
  }

  @Test func givingUpEndsOnlyTheFirstRecordsQuote() {
    let open = Array("\"a\nb\n".utf8)
    let first = Self.split(open[...], UInt8(ascii: "\n"), CK_GIVE_UP)
    #expect(first.rows == [Row(cells: [0..<2], isBroken: true), Row(cells: [3..<4])])
    let later = Self.split(Array("x\n\"a\nb\n".utf8)[...], UInt8(ascii: "\n"), CK_GIVE_UP)
    #expect(later.rows == [Row(cells: [0..<1])])
    #expect(later.consumed == 2)
  }

  @Test func anUnclosedQuoteBreaksItsLineAndNoOther() {
    let bytes = Array("a,\"b\nc,d\ne,\"f\"\n".utf8)
    #expect(
      Self.split(bytes[...], UInt8(ascii: "\n"), CK_END).rows == [
        Row(cells: [0..<4], isBroken: true), Row(cells: [5..<6, 7..<8]),
        Row(cells: [9..<10, 11..<14]),
      ])
  }

  @Test func aQuoteThatClosesOverLinesIsOneCell() {
    let bytes = Array("\"a\n\"\"b\"\"\n\",c\r\nd\n".utf8)
    #expect(
      Self.split(bytes[...], UInt8(ascii: "\n"), CK_END).rows
        == [Row(cells: [0..<10, 11..<13]), Row(cells: [14..<15])])
  }

  /// Scanning to the end for each of 100,000 open quotes would cost thousands of times as much.
  @Test func manyUnclosedQuotesCostLittleMoreThanOtherText() {
    let plain = Self.fastest(of: "a,bcdefgh\n")
    for line in ["a,\"bcdefg\n", "\"\"\"a,b,cd\n", "x,\"\"\"\"\"\"\"\n"] {
      #expect(Self.fastest(of: line) < plain * 100, "\(line)")
    }
  }

  private static func fastest(of line: String) -> Duration {
    let bytes = Array(String(repeating: line, count: 100_000).utf8)
    var buffers = Buffers(for: bytes.count)
    let times = (0..<3).map { _ in
      ContinuousClock().measure {
        let index = buffers.split(bytes[...], UInt8(ascii: "\n"), CK_END)
        #expect(index.consumed == bytes.count)
      }
    }
    return times.min() ?? .zero
  }

  @Test func bytesAreCounted() {
    let bytes = Array("a\nb\n\n".utf8)
    #expect(ck_count(bytes, bytes.count, UInt8(ascii: "\n")) == 3)
    #expect(ck_count(bytes, 3, UInt8(ascii: "\n")) == 1)
    #expect(ck_count(bytes, 0, UInt8(ascii: "\n")) == 0)
  }
}
