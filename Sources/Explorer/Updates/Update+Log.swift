import Contract
import Inspection
import Reports
import Tables

/// What the log tells of work that ended in the background.
extension State {
  /// Tells that the share was checked, and what could not be.
  mutating func logInspection() {
    for error in inspection.unreadable {
      log.note("\(inspection.share.name(of: error)): \(error.reason)", .warning, at: now)
    }
    let errors = Amount.of(inspection.count(.error), "error")
    let warnings = Amount.of(inspection.count(.warning), "warning")
    let time = elapsed.map { " in \(Amount.tenths($0)) s" } ?? "; known from an earlier check"
    let size = Amount.bytes(inspection.bytesRead)
    log.note("checked \(size)\(time): \(errors), \(warnings)", .work, at: now)
  }

  /// Tells that a filter has looked at all rows that are known.
  mutating func logFilter(_ request: FilterRequest, _ index: FilterIndex) {
    guard let table, table.kind == request.kind, table.filter == request.filter else { return }
    let count = Amount.of(index.count, "row")
    let soFar = inspection.table(request.kind)?.isComplete == true ? "" : " so far"
    let labels = labels(of: table.filters, in: request.kind)
    log.note("\(request.kind.rawValue), \(labels): \(count)\(soFar)", .work, at: now)
  }
}
