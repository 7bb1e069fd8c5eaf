import TestSupport
import Testing

@testable import Inspection

@Suite struct OrderedBytesTests {
  private func bytes(_ fill: (OrderedBytes) -> Void) -> [UInt8] {
    let bytes = OrderedBytes()
    fill(bytes)
    return Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count))
  }

  private func number(_ text: String, ascending: Bool = true) -> [UInt8]? {
    Array(text.utf8).withUnsafeBufferPointer { cell in
      DecimalNumber(cell).map { number in
        bytes { $0.add(number, in: cell, ascending: ascending) }
      }
    }
  }

  private func text(_ value: [UInt8], ascending: Bool = true) -> [UInt8] {
    value.withUnsafeBufferPointer { cell in
      bytes { $0.add(text: cell, ascending: ascending) }
    }
  }

  /// −1, 0 or 1.
  private func order(_ one: [UInt8], _ other: [UInt8]) -> Int {
    one == other ? 0 : one.lexicographicallyPrecedes(other) ? -1 : 1
  }

  @Test func numbersAreInTheirOrder() throws {
    var random = SeededGenerator()
    func digits(_ most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in
        String(
          [0, 0, 5, 9, Int.random(in: 0...9, using: &random)].randomElement(using: &random) ?? 0)
      }.joined()
    }
    var numbers: [(text: String, value: NaiveNumber)] = []
    while numbers.count < 400 {
      let sign = ["", "", "-", "+"].randomElement(using: &random) ?? ""
      let point = ["", "."].randomElement(using: &random) ?? ""
      let power = ["", "", "e-\(Int.random(in: 0...15, using: &random))", "E+12", "e3"]
        .randomElement(using: &random)
      let text = sign + digits(12) + point + (point.isEmpty ? "" : digits(12)) + (power ?? "")
      let value = NaiveNumber(text)
      #expect((number(text) == nil) == (value == nil), "\(text), seed \(random.seed)")
      if let value { numbers.append((text, value)) }
    }
    for one in numbers {
      for other in numbers {
        let wanted = one.value == other.value ? 0 : one.value < other.value ? -1 : 1
        let (left, right) = (number(one.text) ?? [], number(other.text) ?? [])
        guard order(left, right) == wanted else {
          Issue.record("\(one.text) and \(other.text), seed \(random.seed)")
          continue
        }
        let down = (number(one.text, ascending: false), number(other.text, ascending: false))
        #expect(order(down.0 ?? [], down.1 ?? []) == -wanted, "\(one.text) and \(other.text)")
      }
    }
  }

  @Test func numbersOfAnySizeAreInTheirOrder() {
    let texts = [
      "-1e+99999999", "-1e+101", "-1e+100", "-10", "-1e-99999999", "0", "1e-99999999", "1e-101",
      "1e-100", "1", "10", "1e+100", "1e+101", "1e+99999999",
    ]
    let keys = texts.map { number($0) ?? [] }
    #expect(keys.allSatisfy { !$0.isEmpty })
    for (lower, upper) in zip(keys, keys.dropFirst()) { #expect(order(lower, upper) == -1) }
  }

  @Test func whatIsNoNumberIsNone() {
    for text in [
      "", "-", "+", ".", "-.", "1.2.3", "12e5", "1e+", "1.5e", "1e+123456789", "1 ", "0x1",
    ] {
      #expect(number(text) == nil, "\(text)")
    }
  }

  @Test func textsAreInTheOrderOfTheirBytes() {
    var random = SeededGenerator()
    let texts = (0..<200).map { _ in
      (0..<Int.random(in: 0...12, using: &random)).map { _ in
        [0, 1, 2, 97, 254, 255].randomElement(using: &random) ?? UInt8(0)
      }
    }
    for one in texts {
      for other in texts {
        #expect(order(text(one), text(other)) == order(one, other), "seed \(random.seed)")
        let down = order(text(one, ascending: false), text(other, ascending: false))
        #expect(down == order(other, one), "seed \(random.seed)")
      }
    }
  }

  @Test func noKeyIsTheBeginningOfAnother() {
    let keys =
      [text([]), text([97]), text([97, 0]), text([0]), text([1])]
      + ["0", "1", "10", "101", "-1", "-10", "-101"].compactMap { number($0) }
      + [bytes { $0.addEmpty() }, bytes { $0.addRejected() }]
    for (place, one) in keys.enumerated() {
      for (other, key) in keys.enumerated() where place != other {
        #expect(!key.starts(with: one))
      }
    }
  }

  @Test func timesEmptyCellsAndRowsWithoutCellsFollowEachOther() {
    for ascending in [true, false] {
      let times = [Int64.min, -1, 0, 1, .max].map { time in
        bytes { $0.add(time: time, ascending: ascending) }
      }
      let ordered = ascending ? times : times.reversed()
      let rest = [bytes { $0.addEmpty() }, bytes { $0.addRejected() }]
      let word = text(Array("yesterday".utf8), ascending: ascending)
      let stray = bytes { bytes in
        Array("yesterday".utf8).withUnsafeBufferPointer {
          bytes.add(text: $0, isStray: true, ascending: ascending)
        }
      }
      let all = (ascending ? ordered + [word] : [word] + ordered) + [stray] + rest
      for (lower, upper) in zip(all, all.dropFirst()) { #expect(order(lower, upper) == -1) }
    }
  }
}
