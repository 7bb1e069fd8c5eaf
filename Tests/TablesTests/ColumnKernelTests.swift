import CKernels
import TestSupport
import Testing

@testable import Tables

/// The column kernels against plain readings of the same cells.
@Suite struct ColumnKernelTests {
  /// A piece whose rows all have two cells, the second being the column that is read.
  private final class Column {
    let piece = Piece()
    let dialect: Dialect
    let cells: [[UInt8]]
    private let numbers: UnsafeMutablePointer<UInt32>
    private let first: UnsafeMutablePointer<UInt32>

    /// `shift`: bytes before the first cell, so that cells stand at any offset in a word.
    init(
      _ cells: [[UInt8]], shift: Int = 0, lineEnd: String = "\n",
      quote: UInt8 = UInt8(ascii: "\"")
    ) {
      self.cells = cells
      var dialect = Dialect(delimiter: UInt8(ascii: ","))
      dialect.quote = quote
      self.dialect = dialect
      var bytes: [UInt8] = []
      for cell in cells {
        bytes += [UInt8](repeating: UInt8(ascii: "s"), count: shift) + [UInt8(ascii: ",")]
        bytes += cell + Array(lineEnd.utf8)
      }
      piece.fill(from: bytes, dialect: dialect, isLast: true)
      numbers = .allocate(capacity: cells.count + 1)
      first = .allocate(capacity: cells.count + 1)
      for row in cells.indices {
        numbers[row] = UInt32(row)
        first[row] = UInt32(2 * row)
      }
    }

    deinit {
      numbers.deallocate()
      first.deallocate()
    }

    var column: CellColumn {
      precondition(piece.rows.count == cells.count, "the cells split otherwise than meant")
      return RowBlock(
        piece.rows, numbers: numbers, first: first, count: cells.count, width: 2, dialect: dialect
      ).column(1)
    }

    struct Words: Equatable {
      var words: [UInt64]
      var empty: [UInt32]
      var odd: [UInt32]
    }

    func texts(_ extremes: inout ColumnExtremes) -> Words {
      let left = CellColumn.Leftovers(rows: cells.count)
      var words = [UInt64](repeating: 7, count: cells.count)
      column.texts(into: &words, left, &extremes)
      return Words(words: words, empty: Array(left.empty), odd: Array(left.odd))
    }

    func times(slowly: Bool = false) -> Words {
      let left = CellColumn.Leftovers(rows: cells.count)
      var (words, extremes) = ([Int64](repeating: 7, count: cells.count), ColumnExtremes())
      if slowly {
        column.timesSlowly(into: &words, left, &extremes)
      } else {
        column.times(into: &words, left, &extremes)
      }
      return Words(
        words: words.map(UInt64.init(bitPattern:)), empty: Array(left.empty), odd: Array(left.odd))
    }

    func json() -> Words {
      let left = CellColumn.Leftovers(rows: cells.count)
      var (words, extremes) = ([UInt64](repeating: 7, count: cells.count), ColumnExtremes())
      column.json(into: &words, left, &extremes)
      return Words(words: words, empty: Array(left.empty), odd: Array(left.odd))
    }

    func shapes() -> Words {
      let left = CellColumn.Leftovers(rows: cells.count)
      var (words, extremes) = ([UInt64](repeating: 7, count: cells.count), ColumnExtremes())
      var shapes = words
      column.json(into: &words, shapes: &shapes, left, &extremes)
      return Words(words: shapes, empty: Array(left.empty), odd: Array(left.odd))
    }
  }

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  // MARK: - Texts

  @Test func aValueHasOneHashHoweverItIsWritten() {
    var extremes = ColumnExtremes()
    let column = Column(Self.bytes(["abc", "\"abc\"", "abd", "\"a,\"\"b\"", "abc"]))
    let words = column.texts(&extremes)
    #expect(words.empty.isEmpty && words.odd.isEmpty)
    #expect(words.words[0] == words.words[1] && words.words[0] == words.words[4])
    #expect(Set(words.words).count == 3)
  }

  @Test func whatNeedsCareIsLeftOver() {
    var extremes = ColumnExtremes()
    let texts = ["", "\"\"", " a", "\" \"", "a", "\t", "\"a\"b", "a\"b", "a ", "\"a\t\""]
    let words = Column(Self.bytes(texts)).texts(&extremes)
    #expect(words.empty == [0])
    #expect(words.odd == [1, 2, 3, 5, 6, 7, 8, 9])
    #expect(words.words.map { $0 != 0 } == texts.map { $0 == "a" })
  }

  @Test func aCarriageReturnBelongsToTheLineEnd() {
    var extremes = ColumnExtremes()
    let words = Column(Self.bytes(["abc", "", "x"]), lineEnd: "\r\n").texts(&extremes)
    let plain = Column(Self.bytes(["abc", "", "x"])).texts(&extremes)
    #expect(words == plain)
  }

  @Test(arguments: 0..<9)
  func hashesAreThoseOfTheBytesAtAnyOffset(shift: Int) {
    let cells = (1...130).map { length in (0..<length).map { UInt8(97 + ($0 * 7 + length) % 26) } }
    var extremes = ColumnExtremes()
    let words = Column(cells, shift: shift).texts(&extremes).words
    for (cell, word) in zip(cells, words) {
      #expect(cell.withUnsafeBufferPointer { KeyHash.of($0) } == word)
    }
    #expect(extremes.lengths == 1...130)
  }

  // MARK: - Extremes

  @Test func extremesAreThoseOfSorting() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let cells = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        (0..<Int.random(in: 1...20, using: &random)).map { _ in
          UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "c"), using: &random)
        }
      }
      var extremes = ColumnExtremes()
      _ = Column(cells).texts(&extremes)
      let sorted = cells.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(extremes.kind == .texts)
      #expect(extremes.values?.least == sorted.first, "seed \(seed)")
      #expect(extremes.values?.greatest == sorted.last, "seed \(seed)")
      #expect(extremes.lengths?.upperBound == cells.map(\.count).max(), "seed \(seed)")
    }
  }

  @Test func numbersAreOrderedAsNumbers() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for isWhole in [true, false] {
      for _ in 0..<300 {
        let numbers = (0..<Int.random(in: 1...40, using: &random)).map { _ -> String in
          let number =
            Int.random(in: 0...1_000_000_000, using: &random)
            >> Int.random(
              in: 0...30, using: &random)
          return isWhole
            ? "\(number)" : "\(number - 1000).\(Int.random(in: 0...99, using: &random))"
        }
        var extremes = ColumnExtremes()
        _ = Column(Self.bytes(numbers)).texts(&extremes)
        let values = numbers.compactMap(Double.init)
        #expect(extremes.kind == (isWhole ? .integers : .numbers), "seed \(seed)")
        let least = extremes.values.map { String(decoding: $0.least, as: UTF8.self) }
        let greatest = extremes.values.map { String(decoding: $0.greatest, as: UTF8.self) }
        #expect(least.flatMap(Double.init) == values.min(), "seed \(seed)")
        #expect(greatest.flatMap(Double.init) == values.max(), "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    (["1", "20", "3"], ColumnExtremes.Kind.integers), (["1", "2.5"], .numbers), (["-1"], .numbers),
    (["1", "x"], .texts), (["007"], .texts), (["1", "2.", "3"], .texts), ([".5"], .texts),
    (["0"], .integers), (["0.0"], .numbers), (["1234567890123456"], .integers),
    (["12345678901234567"], .numbers), (["1234567890123456789"], .texts), (["1e5"], .texts),
    (["-"], .texts), (["12a45678"], .texts), (["123456789a"], .texts), ([], .nothing),
  ])
  func kindsOfValues(texts: [String], kind: ColumnExtremes.Kind) {
    var extremes = ColumnExtremes()
    _ = Column(Self.bytes(texts)).texts(&extremes)
    #expect(extremes.kind == kind)
  }

  @Test func extremesOfPartsAreThoseOfTheWhole() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let pool = ["1", "10", "9", "-4", "2.5", "100000000000", "b", "aaaaaaaaaz", "aaaaaaaaay"]
    for _ in 0..<500 {
      let texts = (0..<8).map { _ in
        pool[Int.random(in: 0..<Int.random(in: 1...pool.count, using: &random), using: &random)]
      }
      var (whole, left, right) = (ColumnExtremes(), ColumnExtremes(), ColumnExtremes())
      _ = Column(Self.bytes(texts)).texts(&whole)
      _ = Column(Self.bytes(Array(texts[..<4]))).texts(&left)
      _ = Column(Self.bytes(Array(texts[4...]))).texts(&right)
      right.merge(left)
      #expect(right.kind == whole.kind && right.lengths == whole.lengths, "seed \(seed): \(texts)")
      #expect(right.values?.least == whole.values?.least, "seed \(seed): \(texts)")
      #expect(right.values?.greatest == whole.values?.greatest, "seed \(seed): \(texts)")
    }
  }

  // MARK: - Times

  @Test func timesAreReadAsTheSlowTwinReadsThem() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let signs = Array("0123456789-: .TZ/".utf8)
    for shift in 0..<9 {
      var cells: [[UInt8]] = []
      for _ in 0..<3000 {
        var cell = Array("2024-02-29 23:59:58".utf8)
        if Bool.random(using: &random) {
          cell += Array(".1234567891".utf8.prefix(Int.random(in: 0...11, using: &random)))
        }
        if Bool.random(using: &random) { cell[10] = UInt8(ascii: "T") }
        if Bool.random(using: &random) { cell.append(UInt8(ascii: "Z")) }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          cell[Int.random(in: 0..<cell.count, using: &random)] =
            signs.randomElement(using: &random) ?? 0
        }
        cells.append(cell)
      }
      let column = Column(cells, shift: shift)
      #expect(column.times() == column.times(slowly: true), "seed \(seed), shift \(shift)")
    }
  }

  @Test func isoInUTCIsOddAndHasItsTime() {
    let texts = [
      "2024-02-29T23:59:58Z", "2024-02-29T23:59:58.25Z", "2024-02-29 23:59:58Z",
      "2024-02-29T23:59:58", "\"2024-02-29T23:59:58.5\"", "2024-02-29t23:59:58Z",
      "2024-02-29T23:59:58.Z", "2024-02-29T23:59:58ZZ", "2024-02-29T23:59:58+00:00",
      "2024-02-29 23:59:58",
    ]
    let words = Column(Self.bytes(texts)).times()
    #expect(words.odd == Array(0..<9))
    let whole: Int64 = 1_709_251_198_000_000
    let times = [whole, whole + 250_000, whole, whole, whole + 500_000]
    #expect(words.words.prefix(5).map(Int64.init(bitPattern:)) == times)
    let unread = words.words[5..<9].map(Int64.init(bitPattern:))
    #expect(unread.allSatisfy { $0 == CellColumn.noTime })
    #expect(Int64(bitPattern: words.words[9]) == whole)
  }

  @Test func everyDayOfFourCenturiesIsTheNextOne() {
    var cells: [[UInt8]] = []
    for year in 1999...2401 {
      for month in 0...13 {
        for day in 0...32 {
          let digits = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10]
          let text =
            digits.map(String.init).joined()
            + "-\(month / 10)\(month % 10)-\(day / 10)\(day % 10) 00:00:00"
          cells.append(Array(text.utf8))
        }
      }
    }
    let words = Column(cells).times()
    let days = words.words.map(Int64.init(bitPattern:)).filter { $0 != CellColumn.noTime }
    #expect(days.count == 403 * 365 + 98)
    #expect(days.first == 915_148_800_000_000)
    #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 == 86_400_000_000 })
  }

  // MARK: - JSON

  @Test func jsonIsPlainOrLeftOver() {
    let long =
      #"{"name": "a long value", "other": 123456, "third": true, "fourth": null, "x": -0.5}"#
    let texts = [
      "{}", #"{"a": 1}"#, #"{"a": }"#, long, long + "}", "", "{\"a\": \"é\"}", "null", "17", "[]",
    ]
    let quoted = texts.map {
      $0.isEmpty ? "" : "\"" + $0.replacing("\"", with: "\"\"") + "\""
    }
    let words = Column(Self.bytes(quoted)).json()
    #expect(words.empty == [5])
    #expect(words.odd == [2, 4, 6, 7, 8])
    #expect(words.words.map { $0 != 0 } == quoted.map { !$0.isEmpty })
  }

  @Test func jsonInQuotesOfAnotherKindIsNotDoubled() {
    let cells = Self.bytes(["'{\"a\": 1}'", "'{\"\"a\"\": 1}'", "{\"a\": 1}"])
    let column = Column(cells, quote: UInt8(ascii: "'"))
    #expect(column.json().odd == [1])
  }

  @Test func shapesAreGivenOrLeftOver() {
    let texts = [
      #"{"a": 1}"#, #"{"a": }"#, "", #"{"a": [1, 2]}"#, #""text""#, #"{"a" : 20}"#, #"{"a": "é"}"#,
      "[]",
    ]
    let cells = texts.map {
      $0.isEmpty ? "" : "\"" + $0.replacing("\"", with: "\"\"") + "\""
    }
    let words = Column(Self.bytes(cells)).shapes()
    #expect(words.empty == [2])
    #expect(words.odd == [1, 4, 6])
    #expect(words.words.map { $0 != 0 } == [true, false, false, true, false, true, false, true])
    #expect(words.words[0] == words.words[5])
  }
}
