import TestSupport
import Testing

@testable import Tables

/// The kernel that tells the shapes of ids.
@Suite struct IDKernelTests {
  /// What the kernel gives for a column of these ids: shapes by their first rows, and rows to look at.
  private struct Seen: Equatable {
    var shapes: [Int: IDShapes.Shape] = [:]
    var counts: [Int: Int] = [:]
    var odd: [UInt32] = []
  }

  private static func seen(
    _ ids: [String], _ read: (CellColumn, inout IDShapes, UnsafeMutablePointer<UInt32>) -> Int
  ) -> Seen {
    let piece = Piece()
    let dialect = Dialect(delimiter: UInt8(ascii: ","))
    let bytes = ids.flatMap { Array((",x," + $0 + "\n").utf8) }
    piece.fill(from: bytes, dialect: dialect, isLast: true)
    precondition(piece.rows.count == ids.count)
    let (numbers, first) = (ids.indices.map(UInt32.init), ids.indices.map { UInt32(3 * $0) })
    var (shapes, odd) = (IDShapes(), [UInt32](repeating: 0, count: ids.count + 1))
    let count = numbers.withUnsafeBufferPointer { numbers in
      first.withUnsafeBufferPointer { first -> Int in
        guard let numbers = numbers.baseAddress, let first = first.baseAddress else { return 0 }
        let block = RowBlock(
          piece.rows, numbers: numbers, first: first, count: ids.count, width: 3, dialect: dialect)
        return read(block.column(2), &shapes, &odd)
      }
    }
    var seen = Seen(odd: Array(odd.prefix(count)))
    for (shape, count, first) in shapes.found {
      (seen.shapes[first], seen.counts[first]) = (shape, count)
    }
    return seen
  }

  private static let uuid = "7F3d8e10-90ab-4cde-8f01-23456789abcd"

  @Test(
    arguments: [
      ("7", .number(digits: 1)), ("0", .number(digits: 1)),
      ("123456789012345", .number(digits: 15)),
      ("07", .led(digits: 2)), ("012345678901234", .led(digits: 15)), (uuid, .uuid),
      ("\"77\"", .number(digits: 2)), ("u_1", .other), ("\(uuid)0", .other), ("a-1", .other),
      ("g" + uuid.dropFirst(), .other), (String(repeating: "a", count: 100), .other),
      ("auth0|5f7c", .other), ("12e5", .other), ("", nil), ("1234567890123456", nil), ("-1", nil),
      ("12-34", nil), ("1298.0", nil), ("a@b.c", nil), ("+49", nil), ("a b", nil), (" a", nil),
      ("a ", nil), ("\"a\"b", nil), ("é", nil), (String(repeating: "a", count: 100) + ".", nil),
    ] as [(String, IDShapes.Shape?)])
  func shapesOfIDs(_ id: String, _ shape: IDShapes.Shape?) {
    let seen = Self.seen([id]) { $0.ids(&$1, odd: $2) }
    #expect(seen.shapes[0] == shape)
    #expect(seen.odd == (shape == nil && !id.isEmpty ? [0] : []))
  }

  @Test func wideAndSlowTellTheSame() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let signs = Array("0123456789abcdefG-_.@+ é")
    for _ in 0..<300 {
      let ids = (0..<50).map { _ -> String in
        var id = Array(Bool.random(using: &random) ? Self.uuid : "1234567")
        if Bool.random(using: &random) { id += id + id }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          id[Int.random(in: 0..<id.count, using: &random)] =
            signs.randomElement(using: &random) ?? "0"
        }
        return String(id.prefix(Int.random(in: 0...120, using: &random)))
      }
      let fast = Self.seen(ids) { $0.ids(&$1, odd: $2) }
      #expect(fast == Self.seen(ids) { $0.idsSlowly(&$1, odd: $2) }, "seed \(seed)")
    }
  }

  @Test func columnsOfNumbersAreCountedByTheirLengths() {
    let ids = ["7", "", "\"12\"", "345", "67", "123456789012345"]
    let numbers = Self.seen(ids) { column, shapes, _ in
      column.numbers(&shapes)
      return 0
    }
    #expect(numbers == Self.seen(ids) { $0.ids(&$1, odd: $2) })
    #expect(numbers.counts == [0: 1, 2: 2, 3: 1, 5: 1])
  }
}
