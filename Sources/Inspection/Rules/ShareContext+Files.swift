import Contract
import Tables

extension ShareContext {
  /// Files of tables that break a rule as wholes; nothing for a file that does not.
  func files(
    _ severity: Severity, _ sample: (FileLayout) -> Finding.Sample?
  ) -> [(table: TableKind?, broken: Broken)] {
    share.tables.compactMap { table in
      let samples = table.layout.files.compactMap(sample)
      return samples.isEmpty ? nil : (table.kind, Broken(severity, files: samples))
    }
  }
}

extension FileLayout {
  /// The header as a place of a finding.
  func headerSample(detail: String?) -> Finding.Sample {
    let head = file.head
    let value = head.bytes.prefix(Finding.Sample.maximumValue)
    return Finding.Sample(
      file: file.name, record: nil, line: head.line, lineEnd: max(head.line, file.data.line),
      byte: head.offset, column: nil, value: String(decoding: value, as: UTF8.self),
      isCut: value.count < head.bytes.count, detail: detail)
  }
}

/// A byte as people name it.
enum ByteName {
  /// The delimiter's or quote's name.
  static func of(_ byte: UInt8) -> String {
    switch byte {
    case 0x01: "Ctrl-A"
    case 0x09: "tab"
    case 0x20: "blank"
    default: String(UnicodeScalar(byte))
    }
  }
}
