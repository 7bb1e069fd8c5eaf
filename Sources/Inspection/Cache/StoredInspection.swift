import Contract
import Tables

extension TableInspection {
  /// What is kept of a finished inspection; table, plan and completeness come with the share.
  static let stored: [StoredField<TableInspection>] = [
    StoredField(\.files),
    StoredField(\.findings),
    StoredField(\.nulls),
    StoredField(\.partitions),
    StoredField(\.spreads),
    StoredField(\.profiles),
    StoredField(\.severities),
    StoredField(\.causes),
    StoredField(\.latest),
  ]
}

extension TableCauses: Stored {
  func write(to writer: inout ByteWriter) {
    rows.write(to: &writer)
    clean.write(to: &writer)
    causes.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      rows: try Int(from: &reader), clean: try Int(from: &reader),
      causes: try [Cause](from: &reader))
  }
}

extension TableCauses.Cause: Stored {
  func write(to writer: inout ByteWriter) {
    findings.write(to: &writer)
    severity.write(to: &writer)
    rows.write(to: &writer)
    freed.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      findings: try [RootCauses.Place](from: &reader), severity: try Severity(from: &reader),
      rows: try Int(from: &reader), freed: try Int(from: &reader))
  }
}

extension RootCauses.Place: Stored {
  func write(to writer: inout ByteWriter) {
    rule.id.write(to: &writer)
    column.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    guard let rule = Rule.named(try String(from: &reader)) else { throw DamagedBytes() }
    self.init(rule: rule, column: try String?(from: &reader))
  }
}

extension FileInspection: Stored {
  private static let stored: [StoredField<FileInspection>] = [
    StoredField(\.index),
    StoredField(\.pieceCounts),
    StoredField(\.pieceHours),
    StoredField(\.rejected),
    StoredField(\.blankLines),
    StoredField(\.lateRecords),
    StoredField(\.end),
  ]

  func write(to writer: inout ByteWriter) {
    for field in Self.stored { field.write(self, &writer) }
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(data: PieceMark(offset: 0, record: 0, line: 0))
    for field in Self.stored { try field.read(&self, &reader) }
    let pieces = index.marks.count
    guard pieceCounts.count == pieces, pieceHours.count == pieces else { throw DamagedBytes() }
  }
}

extension RecordSet: Stored {
  func write(to writer: inout ByteWriter) { writer.write(words: words) }
  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init()
    words = try reader.readWords()
  }
}

extension RowIndex: Stored {
  func write(to writer: inout ByteWriter) {
    marks.write(to: &writer)
    records.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    let marks = try [PieceMark](from: &reader)
    let records = try Int(from: &reader)
    self.init()
    for (place, mark) in marks.enumerated() {
      let next = place + 1 < marks.count ? marks[place + 1].record : records
      guard mark.record >= 0, next >= mark.record else { throw DamagedBytes() }
      append(mark, records: next - mark.record)
    }
  }
}

extension PieceMark: Stored {
  func write(to writer: inout ByteWriter) {
    offset.write(to: &writer)
    record.write(to: &writer)
    line.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      offset: try UInt64(from: &reader), record: try Int(from: &reader),
      line: try Int(from: &reader))
  }
}

extension SlotCount: Stored {
  func write(to writer: inout ByteWriter) {
    slot.write(to: &writer)
    count.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(slot: try Int(from: &reader), count: try Int(from: &reader))
  }
}

extension PartitionTotals: Stored {
  func write(to writer: inout ByteWriter) {
    rows.write(to: &writer)
    bytes.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(rows: try Int(from: &reader), bytes: try Int(from: &reader))
  }
}

extension PartitionCounts: Stored {
  func write(to writer: inout ByteWriter) {
    hours.write(to: &writer)
    unplaced.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      hours: try [Int: PartitionTotals](from: &reader), unplaced: try PartitionTotals(from: &reader)
    )
  }
}

extension FileSpread: Stored {
  func write(to writer: inout ByteWriter) {
    unit.write(to: &writer)
    starts.write(to: &writer)
    totals.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    let unit = try PartitionUnit(from: &reader)
    let starts = try [Int](from: &reader)
    let totals = try [PartitionTotals](from: &reader)
    guard let spread = FileSpread(unit: unit, starts: starts, totals: totals) else {
      throw DamagedBytes()
    }
    self = spread
  }
}

extension PartitionUnit: Stored {}

extension ColumnProfile: Stored {
  func write(to writer: inout ByteWriter) {
    name.write(to: &writer)
    values.write(to: &writer)
    nulls.write(to: &writer)
    kinds.write(to: &writer)
    distinct.write(to: &writer)
    lengths.write(to: &writer)
    least.write(to: &writer)
    greatest.write(to: &writer)
    top.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      name: try String(from: &reader), values: try Int(from: &reader),
      nulls: try Int(from: &reader), kinds: try [Kind](from: &reader),
      distinct: try Distinct(from: &reader),
      lengths: try ClosedRange<Int>?(from: &reader), least: try String?(from: &reader),
      greatest: try String?(from: &reader), top: try [TopValue](from: &reader))
  }
}

extension ColumnProfile.Kind: Stored {}

extension ColumnProfile.TopValue: Stored {
  func write(to writer: inout ByteWriter) {
    text.write(to: &writer)
    count.write(to: &writer)
    isExact.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      text: try String(from: &reader), count: try Int(from: &reader),
      isExact: try Bool(from: &reader))
  }
}

extension Finding: Stored {
  func write(to writer: inout ByteWriter) {
    rule.id.write(to: &writer)
    severity.write(to: &writer)
    table.write(to: &writer)
    column.write(to: &writer)
    count.write(to: &writer)
    files.write(to: &writer)
    samples.write(to: &writer)
    patterns.write(to: &writer)
    missing.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    guard let rule = Rule.named(try String(from: &reader)) else { throw DamagedBytes() }
    self.init(
      rule: rule, severity: try Severity(from: &reader), table: try TableKind?(from: &reader),
      column: try String?(from: &reader), count: try Int(from: &reader),
      files: try Int(from: &reader), samples: try [Sample](from: &reader),
      patterns: try Patterns?(from: &reader), missing: try Missing?(from: &reader))
  }
}

extension Finding.Missing: Stored {
  func write(to writer: inout ByteWriter) {
    rows.write(to: &writer)
    distinct.write(to: &writer)
    top.write(to: &writer)
    times.map { Int($0.lowerBound.microseconds)...Int($0.upperBound.microseconds) }
      .write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      rows: try Int(from: &reader), distinct: try ColumnProfile.Distinct(from: &reader),
      top: try [ID](from: &reader),
      times: try ClosedRange<Int>?(from: &reader).map {
        Timestamp(
          microseconds: Int64($0.lowerBound))...Timestamp(
            microseconds: Int64($0.upperBound))
      })
  }
}

extension Finding.Missing.ID: Stored {
  func write(to writer: inout ByteWriter) {
    text.write(to: &writer)
    isCut.write(to: &writer)
    count.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      text: try String(from: &reader), isCut: try Bool(from: &reader),
      count: try Int(from: &reader))
  }
}

extension Finding.Patterns: Stored {
  func write(to writer: inout ByteWriter) {
    distinct.write(to: &writer)
    top.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      distinct: try ColumnProfile.Distinct(from: &reader), top: try [Finding.Pattern](from: &reader)
    )
  }
}

extension Finding.Pattern: Stored {
  func write(to writer: inout ByteWriter) {
    text.write(to: &writer)
    count.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(text: try String(from: &reader), count: try Int(from: &reader))
  }
}

extension ColumnProfile.Distinct: Stored {
  func write(to writer: inout ByteWriter) {
    count.write(to: &writer)
    isExact.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(count: try Int(from: &reader), isExact: try Bool(from: &reader))
  }
}

extension Finding.Sample: Stored {
  func write(to writer: inout ByteWriter) {
    file.write(to: &writer)
    record.write(to: &writer)
    line.write(to: &writer)
    lineEnd.write(to: &writer)
    byte.write(to: &writer)
    column.write(to: &writer)
    value.write(to: &writer)
    isCut.write(to: &writer)
    detail.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      file: try String(from: &reader), record: try Int?(from: &reader),
      line: try Int(from: &reader), lineEnd: try Int(from: &reader),
      byte: try UInt64(from: &reader), column: try String?(from: &reader),
      value: try String(from: &reader), isCut: try Bool(from: &reader),
      detail: try String?(from: &reader))
  }
}
