import Contract
import Tables

extension TableContext {
  /// Files that break a rule as wholes, by their positions; nothing for a file that does not.
  func files(_ severity: Severity, _ sample: (Int) -> Finding.Sample?) -> [Broken] {
    let samples = layout.files.indices.compactMap(sample)
    return samples.isEmpty ? [] : [Broken(severity, files: samples)]
  }

  /// The line that starts at an offset of a file, as the place of a finding.
  func line(at offset: UInt64, ofFile position: Int, detail: String) -> Finding.Sample {
    let file = layout.files[position].file
    let line = line(at: offset, of: file, in: totals.files[position].index)
    return Finding.Sample(
      file: file.name, record: nil, line: line, lineEnd: line, byte: offset, column: nil,
      value: "", isCut: false, detail: detail)
  }

  /// The number of the physical line, counted from 1: that of the piece, and the line ends behind.
  private func line(at offset: UInt64, of file: TableFile, in index: RowIndex) -> Int {
    guard let piece = index.piece(containing: offset) else { return file.head.line }
    let mark = index.marks[piece]
    // A file that cannot be read again has been reported as such.
    let before = (try? file.bytes(mark.offset..<offset)) ?? []
    return mark.line + 1 + before.count { $0 == file.dialect.lineEnd }
  }
}
