import Contract
import Tables

/// The rows of a table in bands of equally many, one behind the other.
public struct RowBands: Sendable, Equatable {
  /// Rows of the table.
  public let rows: Int
  /// Bands.
  public let count: Int

  /// At most `count` bands, none of them empty.
  public init(rows: Int, count: Int) {
    self.rows = max(0, rows)
    self.count = max(0, min(rows, count))
  }

  /// The band that holds a row.
  public func band(of row: Int) -> Int { min(count - 1, max(0, row) * count / max(1, rows)) }

  /// The rows of a band.
  public func rows(of band: Int) -> Range<Int> { first(of: band)..<first(of: band + 1) }

  private func first(of band: Int) -> Int { (band * rows + count - 1) / max(1, count) }
}

extension TableInspection {
  /// For each band the worst that is wrong with single rows of it, as far as that is known.
  ///
  /// Where the rows of a finding are all among its samples it is in their bands; else in those of
  /// the pieces that hold such rows, since no more is kept of them.
  public func severities(in bands: RowBands) -> [Severity?] {
    var worst = [Severity?](repeating: nil, count: bands.count)
    guard bands.count > 0 else { return worst }
    let known = findings.filter { $0.rule.unit == .records && $0.samples.count == $0.count }
    let files = Dictionary(
      layout.files.map { ($0.file.name, $0.position) }, uniquingKeysWith: { first, _ in first })
    let starts = firstRows
    var severities = self.severities
    for finding in known {
      for slot in slots(of: finding) { severities[slot] = nil }
      for sample in finding.samples {
        guard let file = files[sample.file], let record = sample.record else { continue }
        let band = bands.band(of: starts[file] + record - 1)
        worst[band] = max(worst[band] ?? finding.severity, finding.severity)
      }
    }
    for (file, start) in zip(self.files, starts) {
      for (piece, counts) in file.pieceCounts.enumerated() {
        guard let severity = counts.lazy.compactMap({ severities[$0.slot] }).max() else { continue }
        let rows = file.index.records(of: piece)
        guard !rows.isEmpty else { continue }
        let last = bands.band(of: start + rows.upperBound - 1)
        for band in bands.band(of: start + rows.lowerBound)...last {
          worst[band] = max(worst[band] ?? severity, severity)
        }
      }
    }
    return worst
  }

  /// For each file the records of those before it.
  public var firstRows: [Int] {
    var records = 0
    return files.map { file in
      defer { records += file.records }
      return records
    }
  }
}
