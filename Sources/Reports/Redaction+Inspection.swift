import Inspection
import Tables

extension Redaction {
  /// An inspection in which ids and addresses are hidden wherever it quotes its files.
  public func inspection(_ inspection: Inspection) -> Inspection {
    guard isOn else { return inspection }
    return inspection.showing(hiding(in: inspection)) { profile, column in
      let kind = kind(of: column)
      return profile.showing { text, isCut in
        // The token of a part would be none of the id.
        kind == .id && isCut ? Self.cut : value(text, kind)
      }
    }
  }

  /// What stands for an id of which only a part is known.
  private static let cut = "id:…"

  /// Rows of a table in which ids and addresses are hidden, also in what rules say of them.
  public func rows(_ rows: [InspectedRow], of table: TableInspection) -> [InspectedRow] {
    guard isOn else { return rows }
    var kindsOfFile: [Int: [Kind]] = [:]
    return rows.map { row in
      let layout = table.layout.files[row.file]
      let kinds = kindsOfFile[row.file] ?? kinds(of: layout)
      kindsOfFile[row.file] = kinds
      let details = row.marks.map { mark in
        let kind = mark.cell.flatMap { $0 < kinds.count ? kinds[$0] : nil } ?? .text
        return table.detail(of: mark, in: row).map {
          detail($0, kind, keeping: layout.file.header)
        }
      }
      return row.showing(record(row.record, of: layout.file, kinds), details: details)
    }
  }
}
