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

  /// What rules about files find: in a table or, with nothing, in files of none.
  typealias Found = [(table: TableKind?, broken: Broken)]

  /// The files for which there is something to show, one finding a table.
  func files(_ severity: Severity, where sample: (ShareFile) -> Finding.Sample?) -> Found {
    let found = share.files.compactMap { file in
      sample(file).map { (table: file.table, sample: $0) }
    }
    return Self.kinds.compactMap { kind in
      let samples = found.filter { $0.table == kind }.map(\.sample)
      return samples.isEmpty ? nil : (kind, Broken(severity, files: samples))
    }
  }

  /// The tables, and nothing for files of none.
  static let kinds: [TableKind?] = TableKind.allCases + [nil]

  /// What is found in each table.
  func tables(_ broken: (Share.Table) -> [Broken]) -> Found {
    share.tables.flatMap { table in broken(table).map { (table.kind, $0) } }
  }
}

extension ShareContext {
  /// Why files of tables could not be read to their ends, by their names.
  var errors: [String: TableError.Kind] {
    var errors: [String: TableError.Kind] = [:]
    for table in tables.values {
      for (layout, file) in zip(table.layout.files, table.files) {
        errors[layout.file.name] = file.error?.kind
      }
    }
    return errors
  }
}

extension FileLayout {
  /// The whole file as a place.
  func sample(_ detail: String? = nil) -> Finding.Sample { .file(file.name, detail: detail) }

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

extension ShareFile {
  /// The whole file as a place.
  func sample(_ detail: String? = nil) -> Finding.Sample { .file(name, detail: detail) }

  /// Whether it is part of a table, be it read or not.
  var isData: Bool {
    if case .leftOut = fate { false } else { true }
  }

  /// What it is instead of a table, if its format says so.
  var foreignFormat: FileFormat? {
    if case .leftOut(.notATable(let format)) = fate { format } else { nil }
  }

  /// Why it could not be opened.
  var error: TableError.Kind? {
    if case .unreadable(let kind) = fate { kind } else { nil }
  }

  /// The name's last ending.
  var ending: String { endings.first ?? "" }
}

/// Where the guide asks for files that can be read.
let prerequisites = "Step-by-step guide to share › Prerequisites"
