import Contract
import Inspection
import Reports
import Tables

extension State {
  /// Rows that are being written.
  struct Writing: Sendable, Equatable {
    let request: WriteRequest
    var rows = 0
    var progress = 0.0

    var text: String {
      "writing…  \(Amount.of(rows, "row"))  \(Amount.percent(progress))  ctrl-c stops"
    }
  }

  /// Asks for the file to which rows are to be written.
  mutating func askWhereToWrite(
    _ filter: RowFilter, of kind: TableKind, called name: String, expected: Int?
  ) {
    guard writing == nil else {
      message = "rows are being written already; ctrl-c stops that"
      return
    }
    let dialect = inspection.table(kind)?.layout.files.first?.file.dialect
    let isTabbed = dialect?.delimiter == UInt8(ascii: "\t")
    // In the share itself the file would be taken for one of its own.
    let folder = inspection.share.paths.contains(".") ? "../" : ""
    let path = "\(folder)\(kind.rawValue)-\(name).\(isTabbed ? "tsv" : "csv")"
    let request = WriteRequest(
      kind: kind, filter: filter, expected: expected, path: path, generation: generation)
    prompt = Prompt(.write(request), path)
  }

  /// Begins to write rows to a file.
  mutating func write(_ request: WriteRequest, to path: String) -> [Effect] {
    guard request.generation == generation else {
      message = "the share was read anew meanwhile; nothing was written"
      return []
    }
    guard !path.isEmpty else {
      message = "nothing was written, since no file was named"
      return []
    }
    var request = request
    request.path = path
    writing = Writing(request: request)
    return [.write(request)]
  }

  /// Takes what became of rows to be written.
  mutating func take(_ outcome: WriteOutcome, of request: WriteRequest) {
    // What was written before it could be stopped is there.
    if case .written(let written) = outcome { message = text(of: written, request) }
    guard writing?.request == request else { return }
    if case .soFar(let rows, let progress) = outcome {
      writing = Writing(request: request, rows: rows, progress: progress)
      return
    }
    writing = nil
    switch outcome {
    case .soFar, .written: break
    case .failed(let reason): message = reason
    case .refused(let reason, let offer):
      guard prompt == nil else {
        message = "\(reason), so nothing was written; \(offer) is free"
        return
      }
      var prompt = Prompt(.write(request), offer)
      prompt.note = "\(reason); \(offer) is free"
      self.prompt = prompt
    }
  }

  private func text(of written: WrittenRows, _ request: WriteRequest) -> String {
    guard let first = written.files.first else { return "no row passes, so nothing was written" }
    var rows = Amount.of(written.rows, "row")
    if let expected = request.expected, expected != written.rows {
      rows += " (\(Amount.grouped(expected)) were counted)"
    }
    if inspection.table(request.kind)?.isComplete != true { rows += " so far" }
    let more = written.files.count - 1
    let others = more > 0 ? " and \(Amount.of(more, "file")) with other headers" : ""
    let reasons = written.reasons.map { name in
      ", reasons in \(name.hasPrefix(first) ? "…" + name.dropFirst(first.count) : name)"
    }
    return "\(rows) in \(first)\(others)\(reasons ?? "")" + (written.note.map { "; \($0)" } ?? "")
  }

  mutating func stopWriting() -> [Effect] {
    writing = nil
    message = "stopped; nothing was written"
    return [.stopWriting]
  }
}
