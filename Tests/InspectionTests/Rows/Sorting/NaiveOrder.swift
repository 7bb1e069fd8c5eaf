import Tables

@testable import Inspection

/// Sorts rows that are all in memory, value by value, with nothing of what makes it fast.
struct NaiveOrder {
  private enum Value {
    case time(Int64)
    case number(NaiveNumber)
    case text([UInt8])
    case stray([UInt8])
    case empty
    case rejected
  }

  let table: TableInspection
  let keys: [SortKey]

  /// The rows of some records in order.
  func rows(_ records: [InspectedRow]) -> [Int] {
    let values = records.map { record in (record.row, keys.map { value($0, record) }) }
    return values.sorted { one, other in
      for (key, (left, right)) in zip(keys, zip(one.1, other.1)) {
        let order = Self.compare(left, right, ascending: key.ascending)
        if order != 0 { return order < 0 }
      }
      return one.0 < other.0
    }.map(\.0)
  }

  private func value(_ key: SortKey, _ row: InspectedRow) -> Value {
    let file = table.layout.files[row.file]
    guard row.record.isSplit else { return .rejected }
    guard let cell = file.cell(named: key.column) else { return .empty }
    let bytes = row.record.value(cell)
    if bytes.isEmpty { return .empty }
    if key.kind == .time {
      let time = bytes.withUnsafeBufferPointer {
        TimestampReader.read($0).microseconds(in: file.zone(of: key.column))
      }
      return time.map(Value.time) ?? .stray(bytes)
    } else if let number = NaiveNumber(String(decoding: bytes, as: UTF8.self)) {
      return .number(number)
    }
    return .text(bytes)
  }

  private static func compare(_ one: Value, _ other: Value, ascending: Bool) -> Int {
    let (left, right) = (rank(one), rank(other))
    if left != right {
      let isFixed = max(left, right) >= 2
      return (left < right) == (ascending || isFixed) ? -1 : 1
    }
    let isLess: Bool
    switch (one, other) {
    case (.time(let one), .time(let other)):
      if one == other { return 0 }
      isLess = one < other
    case (.number(let one), .number(let other)):
      if one == other { return 0 }
      isLess = one < other
    case (.text(let one), .text(let other)), (.stray(let one), .stray(let other)):
      if one == other { return 0 }
      isLess = one.lexicographicallyPrecedes(other)
    default: return 0
    }
    return isLess == ascending ? -1 : 1
  }

  private static func rank(_ value: Value) -> Int {
    switch value {
    case .time, .number: 0
    case .text: 1
    case .stray: 2
    case .empty: 3
    case .rejected: 4
    }
  }
}

/// A number as sixty digits before the point and sixty behind it.
struct NaiveNumber: Comparable {
  private let isNegative: Bool
  private let digits: String

  init?(_ text: String) {
    guard
      let match = text.wholeMatch(
        of: /([+-]?)(\d*)(\.?)(\d*)(?:[eE]([+-]?)(\d{1,8}))?/.asciiOnlyDigits())
    else { return nil }
    let (_, sign, whole, point, fraction, powerSign, power) = match.output
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    if power != nil, powerSign?.isEmpty ?? true, point.isEmpty { return nil }
    var shift = power.flatMap { Int($0) } ?? 0
    if powerSign == "-" { shift = -shift }
    var all = Array(repeating: Character("0"), count: 120)
    for (place, digit) in (whole + fraction).enumerated() where digit != "0" {
      all[60 - whole.count + place - shift] = digit
    }
    digits = String(all)
    isNegative = sign == "-" && digits.contains { $0 != "0" }
  }

  static func < (one: NaiveNumber, other: NaiveNumber) -> Bool {
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? one.digits > other.digits : one.digits < other.digits
  }
}
