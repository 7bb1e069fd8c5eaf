import Contract
import Inspection

/// How the rows of a share's tables spread over partitions.
public struct PartitionReport {
  private let inspection: Inspection
  private let unit: PartitionUnit
  private let columns: Int

  /// A report by unit; text bars fill `columns` columns of a terminal.
  public init(_ inspection: Inspection, by unit: PartitionUnit, columns: Int = 80) {
    self.inspection = inspection
    self.unit = unit
    self.columns = columns
  }

  private var tables: [(table: TableInspection, partitioning: Partitioning)] {
    inspection.tables.map { ($0, Partitioning($0.partitions, by: unit)) }
  }

  /// Bars for people, with what one may do about the layout.
  public var text: String {
    let blocks = tables.map { table, partitioning in
      let advice = advice(table).lines.map { "advice: \($0.text)" }
      return [title(table, partitioning)] + bars(partitioning) + advice
    }
    let notes = inspection.zoneNote.map { [[$0]] } ?? []
    return (blocks + notes).map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func advice(_ table: TableInspection) -> PartitionAdvice {
    PartitionAdvice(table, now: inspection.now)
  }

  private func title(_ table: TableInspection, _ partitioning: Partitioning) -> String {
    let column = table.layout.contract.partitionColumn
    let name = "\(table.kind.rawValue) by \(column) (UTC), per \(unit.rawValue)"
    guard table.layout.position(of: column) != nil else {
      return "\(name): the column is missing, so there are no partitions"
    }
    var facts = [
      Amount.of(partitioning.partitions.count - missingListed(partitioning), unit.rawValue)
    ]
    facts.append("\(Amount.grouped(partitioning.missing)) missing")
    if partitioning.skew > 0 {
      facts.append("largest \(Amount.tenths(partitioning.skew))× the median")
    }
    if partitioning.unplaced.rows > 0 {
      facts.append("\(Amount.of(partitioning.unplaced.rows, "row")) without a usable time")
    }
    return "\(name): \(facts.joined(separator: ", "))"
  }

  private func missingListed(_ partitioning: Partitioning) -> Int {
    partitioning.partitions.count(where: \.isMissing)
  }

  private func bars(_ partitioning: Partitioning) -> [String] {
    let labels = partitioning.partitions.map { partition in
      partition.label + (partition.weekday.map { " \($0)" } ?? "")
    }
    let width = labels.map(\.count).max() ?? 0
    let largest = Amount.grouped(partitioning.largest)
    let room = max(10, columns - width - largest.count - 6)
    let rows = zip(labels, partitioning.partitions).map { label, partition in
      let padding = String(repeating: " ", count: width - label.count)
      guard !partition.isMissing else { return "  \(label)\(padding)  · missing" }
      let bar = Self.bar(partition.rows, of: partitioning.largest, room: room)
      return "  \(label)\(padding)  \(bar) \(Amount.grouped(partition.rows))"
    }
    guard partitioning.unlistedMissing > 0 else { return rows }
    return rows + ["  \(Amount.grouped(partitioning.unlistedMissing)) missing ones are not listed"]
  }

  /// A bar in eighths of a column; never empty for a number above zero.
  ///
  /// `blocks` are the signs for none, one and up to eight eighths.
  public static func bar(
    _ number: Int, of largest: Int, room: Int, blocks: [String] = blocks
  ) -> String {
    guard number > 0, largest > 0, room > 0 else { return "" }
    let eighths = max(1, Int((Double(number) / Double(largest) * Double(room * 8)).rounded()))
    let rest = eighths % 8
    return String(repeating: blocks[8], count: eighths / 8) + (rest > 0 ? blocks[rest] : "")
  }

  /// The blocks of Unicode, from none to a full one.
  public static let blocks = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// JSON for programs, format version 1.
  public var json: String {
    JSONValue.object([
      ("version", .integer(1)),
      ("by", .string(unit.rawValue)),
      ("zone", inspection.zoneJSON),
      ("tables", .array(tables.map(table))),
    ]).text + "\n"
  }

  private func table(_ table: TableInspection, _ partitioning: Partitioning) -> JSONValue {
    let facts: [(String, JSONValue)] = [
      ("table", .string(table.kind.rawValue)),
      ("partition_column", .string(table.layout.contract.partitionColumn)),
      ("present", .bool(table.layout.position(of: table.layout.contract.partitionColumn) != nil)),
      ("missing", .integer(partitioning.missing)),
      ("missing_not_listed", .integer(partitioning.unlistedMissing)),
      ("median_rows", .number(partitioning.median)),
      ("skew", .number(partitioning.skew)),
      ("rows_without_partition", .integer(partitioning.unplaced.rows)),
      (
        "partitions",
        .array(
          partitioning.partitions.map { partition in
            .object([
              ("partition", .string(partition.label)), ("rows", .integer(partition.rows)),
              ("bytes", .integer(partition.totals.bytes)), ("missing", .bool(partition.isMissing)),
            ])
          })
      ),
    ]
    return .object(facts + advice(table).json)
  }

  /// A table of all partitions with a header.
  public var csv: String {
    var text = "table,partition,rows,bytes\n"
    for (table, partitioning) in tables {
      for partition in partitioning.partitions {
        text += "\(table.kind.rawValue),\(partition.label),\(partition.rows),"
        text += "\(partition.totals.bytes)\n"
      }
    }
    return text
  }
}
