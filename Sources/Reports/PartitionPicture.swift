import Contract
import Inspection

/// The rows of a table over time as bars, with the missing partitions marked.
struct PartitionPicture {
  private let table: TableInspection
  private let partitioning: Partitioning

  private static let size = (width: 1000.0, height: 120.0)
  /// Bars that can still be told apart.
  private static let maximumBars = 124

  /// Nothing where no row has a time.
  init?(_ table: TableInspection) {
    self.table = table
    partitioning = Self.fitting(table.partitions)
    guard !partitioning.partitions.isEmpty else { return nil }
  }

  /// The shortest unit that leaves room for each partition; of hours no more than three days.
  private static func fitting(_ counts: PartitionCounts) -> Partitioning {
    for (unit, limit) in [(PartitionUnit.hour, 72), (.day, maximumBars), (.week, maximumBars)] {
      let partitioning = Partitioning(counts, by: unit)
      let bars = partitioning.partitions.count + partitioning.unlistedMissing
      if bars <= limit { return partitioning }
    }
    return Partitioning(counts, by: .month)
  }

  private var unit: String { partitioning.unit.rawValue }

  /// A figure with its caption.
  var html: String {
    let column = MarkupText.escaped(table.layout.contract.partitionColumn)
    let labels = [partitioning.partitions.first, partitioning.partitions.last]
      .compactMap { $0.map { "<span>\($0.label)</span>" } }
    return """
      <figure>
      <figcaption><b>\(table.kind.rawValue)</b> by <code>\(column)</code> (UTC), per \(unit) \
      <span class="facts">\(facts)</span></figcaption>
      <svg viewBox="0 0 \(Int(Self.size.width)) \(Int(Self.size.height))" \
      preserveAspectRatio="none" role="img" aria-label="\(table.kind.rawValue): \(facts)">
      \(bars)
      </svg>
      <p class="axis">\(labels.joined())</p>
      \(missing)
      </figure>
      """
  }

  private var facts: String {
    let there = partitioning.partitions.count { !$0.isMissing }
    var facts = [Amount.of(there, unit), "\(Amount.grouped(partitioning.missing)) missing"]
    facts.append("at most \(Amount.of(partitioning.largest, "row"))")
    if partitioning.unplaced.rows > 0 {
      facts.append("\(Amount.of(partitioning.unplaced.rows, "row")) without a usable time")
    }
    return facts.joined(separator: " · ")
  }

  private var bars: String {
    let step = Self.size.width / Double(partitioning.partitions.count)
    let gap = min(3, step * 0.2)
    return partitioning.partitions.enumerated().map { index, partition in
      let place =
        "x=\"\(Amount.tenths(Double(index) * step + gap / 2))\" "
        + "width=\"\(Amount.tenths(step - gap))\""
      let day = partition.label + (partition.weekday.map { " \($0)" } ?? "")
      guard !partition.isMissing else {
        return "<g><title>\(day): missing</title>"
          + "<rect class=\"gap\" \(place) y=\"0\" height=\"\(Int(Self.size.height))\"/></g>"
      }
      let share = Double(partition.rows) / Double(max(1, partitioning.largest))
      let height = max(1.5, share * Self.size.height)
      return "<g><title>\(day): \(Amount.of(partition.rows, "row")), "
        + "\(Amount.bytes(partition.totals.bytes))</title>"
        + "<rect class=\"ground\" \(place) y=\"0\" height=\"\(Int(Self.size.height))\"/>"
        + "<rect class=\"bar\" \(place) y=\"\(Amount.tenths(Self.size.height - height))\" "
        + "height=\"\(Amount.tenths(height))\"/></g>"
    }.joined(separator: "\n")
  }

  /// The first of the missing ones by name, since a picture alone leaves some readers out.
  private var missing: String {
    let missing = partitioning.partitions.filter(\.isMissing)
    guard partitioning.missing > 0 else { return "" }
    let names = missing.prefix(10).map { "<code>\($0.label)</code>" }.joined(separator: ", ")
    let rest = partitioning.missing - min(10, missing.count)
    let more = rest > 0 ? "\(names.isEmpty ? "" : " and ")\(Amount.grouped(rest)) more" : ""
    let unlisted =
      partitioning.unlistedMissing > 0
      ? ", of which \(Amount.grouped(partitioning.unlistedMissing)) are not drawn" : ""
    return "<p class=\"missing\">missing: \(names)\(more)\(unlisted)</p>"
  }
}
