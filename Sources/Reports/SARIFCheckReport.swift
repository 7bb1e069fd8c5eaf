import Contract
import Inspection
import Tables

/// The check as SARIF 2.1.0 for code scanning: a result for each rule and file.
///
/// One result a row would be more than any server takes; a result says how often its file breaks
/// the rule, and has the first places.
public struct SARIFCheckReport {
  /// A rule with what was found of it in one file.
  private struct Result {
    let rule: Rule
    let file: FileKey?
    var findings: [Finding] = []
    /// How often, exactly; nothing where that is not known of each file.
    var count: Int?
    var samples: [Finding.Sample] = []
  }

  private struct FileKey: Hashable {
    let table: TableKind?
    let name: String
  }

  private let outcome: CheckOutcome
  private let rules: [Rule]
  private let files: [(key: FileKey, layout: FileLayout)]
  private let places: [FileKey: Int]
  private var inspection: Inspection { outcome.inspection }

  /// A report of an outcome.
  public init(_ outcome: CheckOutcome) {
    self.outcome = outcome
    rules = outcome.inspection.rules
    files = outcome.inspection.tables.flatMap { table in
      table.layout.files.map { (FileKey(table: table.kind, name: $0.file.name), $0) }
    }
    places = Dictionary(
      files.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The report with a line end behind it.
  public var text: String { value.text + "\n" }

  /// The report.
  public var value: JSONValue {
    .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])),
            ("invocations", .array([invocation])),
            ("originalUriBaseIds", bases),
            ("artifacts", .array(files.map { artifact($0.layout) })),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(results.map(result))),
            (
              "properties",
              .object(JSONCheckReport(outcome).notes + [("now", .string(inspection.now.text))])
            ),
          ])
        ])
      ),
    ])
  }

  // MARK: - The tool and its rules

  private var driver: JSONValue {
    .object([
      ("name", .string("Slipway")), ("version", .string(outcome.program)),
      ("semanticVersion", .string(outcome.program)), ("rules", .array(rules.map(rule))),
    ])
  }

  private func rule(_ rule: Rule) -> JSONValue {
    .object([
      ("id", .string(rule.id)),
      ("shortDescription", text(rule.title)),
      ("fullDescription", text(rule.why)),
      (
        "help",
        .object([
          ("text", .string("\(rule.fix)\nGuide: \(rule.section)")),
          ("markdown", .string("**Fix:** \(rule.fix)\n\n**Guide:** \(rule.section)")),
        ])
      ),
      ("defaultConfiguration", .object([("level", level(rule.severity))])),
      (
        "properties",
        .object([
          ("basis", .string(rule.basis.rawValue)), ("unit", .string(rule.unit.rawValue)),
          ("tags", .array([.string("data"), .string(String(rule.id.prefix { $0 != "." }))])),
        ])
      ),
    ])
  }

  private func text(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  private func level(_ severity: Severity) -> JSONValue {
    switch severity {
    case .error: .string("error")
    case .warning: .string("warning")
    case .info: .string("note")
    }
  }

  private var invocation: JSONValue {
    let problems = inspection.unreadable.map { error in
      JSONValue.object([
        ("level", .string("error")), ("message", text("\(error.label): \(error.reason)")),
        (
          "locations",
          .array([
            .object([
              ("physicalLocation", .object([("artifactLocation", location(of: error.path))]))
            ])
          ])
        ),
      ])
    }
    return .object([
      ("executionSuccessful", .bool(outcome.verdict != .incomplete)),
      ("exitCode", .integer(Int(outcome.verdict.exitStatus))),
      ("toolExecutionNotifications", .array(problems)),
    ])
  }

  // MARK: - Files

  /// Where relative paths start: the folder in which the program ran, as servers expect it.
  private var bases: JSONValue {
    .object([
      (
        "%SRCROOT%",
        .object([("description", text("The folder in which the check was run."))])
      )
    ])
  }

  private func artifact(_ file: FileLayout) -> JSONValue {
    .object([
      ("location", location(of: file.file.file.path)),
      ("length", .count(file.file.size)),
      ("mimeType", .string(file.file.mediaType)),
      ("roles", .array([.string("analysisTarget")])),
    ])
  }

  private func location(of path: String, index: Int? = nil) -> JSONValue {
    let isAbsolute = path.hasPrefix("/")
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    let uri = (isAbsolute ? "file://" : "") + Self.percentEncoded(relative)
    return .object(
      [("uri", .string(uri))] + (isAbsolute ? [] : [("uriBaseId", .string("%SRCROOT%"))])
        + (index.map { [("index", .integer($0))] } ?? []))
  }

  /// A path as RFC 3986 wants it: letters, digits and `-._~/` as they are.
  private static func percentEncoded(_ path: String) -> String {
    path.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.properties.isASCIIHexDigit || ("g"..."z").contains(scalar)
        || ("G"..."Z").contains(scalar) || "-._~/".unicodeScalars.contains(scalar)
      guard !isPlain else { return String(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
  }

  // MARK: - Results

  /// In the order of findings, then of files.
  private var results: [Result] {
    var results: [Result] = []
    var known: [String: Int] = [:]
    for finding in outcome.findings {
      for part in parts(of: finding) {
        let key = "\(finding.rule.id) \(part.file?.table?.rawValue ?? "") \(part.file?.name ?? "")"
        let place = known[key] ?? results.count
        if place == results.count {
          known[key] = place
          results.append(Result(rule: finding.rule, file: part.file))
        }
        results[place].findings.append(finding)
        results[place].samples += part.samples
        if let count = part.count { results[place].count = (results[place].count ?? 0) + count }
      }
    }
    return results
  }

  /// A finding file by file: all files with their counts where it is about records, else those
  /// that its samples name.
  private func parts(of finding: Finding) -> [Result] {
    let samples = Dictionary(grouping: finding.samples, by: \.file)
    func part(_ name: String, _ count: Int?) -> Result {
      Result(
        rule: finding.rule, file: FileKey(table: finding.table, name: name), count: count,
        samples: samples[name] ?? [])
    }
    if let kind = finding.table, let table = inspection.table(kind),
      let counts = table.countsByFile(of: finding)
    {
      return zip(table.layout.files, counts).filter { $1 > 0 }.map { part($0.file.name, $1) }
    }
    guard !finding.samples.isEmpty else { return [Result(rule: finding.rule, file: nil)] }
    var seen: Set<String> = []
    return finding.samples.map(\.file).filter { seen.insert($0).inserted }.map { part($0, nil) }
  }

  private func result(_ result: Result) -> JSONValue {
    let worst = result.findings.map(\.severity).max() ?? result.rule.severity
    let index = rules.firstIndex(of: result.rule)
    let first = result.samples.prefix(1).map { place($0, in: result) }
    let whole = result.file.map { [JSONValue.object([("physicalLocation", physical($0, nil))])] }
    // Columns of one header stand in one place.
    var seen = Set(first.map(\.line))
    let further = result.samples.dropFirst().map { place($0, in: result) }
      .filter { seen.insert($0.line).inserted }
    return .object(
      [("ruleId", .string(result.rule.id))]
        + (index.map { [("ruleIndex", .integer($0))] } ?? [])
        + [
          ("level", level(worst)), ("message", text(message(result))),
          ("locations", .array(first.isEmpty ? whole ?? [] : Array(first))),
        ] + (further.isEmpty ? [] : [("relatedLocations", .array(further))])
        + (result.count.map { [("occurrenceCount", .integer($0))] } ?? [])
        + [("partialFingerprints", .object([("slipwayRuleFile/v1", .string(fingerprint(result)))]))]
    )
  }

  private func message(_ result: Result) -> String {
    let columns = result.findings.compactMap(\.column)
    let name = result.file.map { " in \($0.name)" } ?? ""
    let table = result.findings.first?.table.map { "\($0.rawValue): " } ?? ""
    let column = columns.isEmpty ? "" : columns.joined(separator: ", ") + ": "
    let unit = result.rule.unit
    let count = result.count.map {
      " in \(Amount.grouped($0)) \($0 == 1 ? unit.noun : unit.plural)"
    }
    let details = unit == .records ? [] : result.samples.prefix(1).compactMap(\.detail)
    let detail = details.isEmpty ? "" : " (\(details.joined(separator: "; ")))"
    return "\(table)\(column)\(result.rule.title)\(count ?? "")\(name)\(detail). \(result.rule.fix)"
  }

  private func place(_ sample: Finding.Sample, in result: Result) -> JSONValue {
    let key = result.file ?? FileKey(table: nil, name: sample.file)
    let note = [sample.column, sample.detail].compactMap(\.self).joined(separator: ": ")
    return .object(
      [("physicalLocation", physical(key, region(of: sample, unit: result.rule.unit)))]
        + (note.isEmpty ? [] : [("message", text(note))]))
  }

  private func region(of sample: Finding.Sample, unit: Unit) -> JSONValue? {
    guard sample.line > 0, sample.record != nil || unit == .columns else { return nil }
    let snippet = sample.value.isEmpty ? [] : [("snippet", text(sample.value))]
    return .object(
      [("startLine", .integer(sample.line)), ("endLine", .integer(sample.lineEnd))]
        + (sample.record == nil ? [] : [("byteOffset", .count(sample.byte))]) + snippet)
  }

  private func physical(_ key: FileKey, _ region: JSONValue?) -> JSONValue {
    let index = places[key]
    let path = index.map { files[$0].layout.file.file.path } ?? key.name
    return .object(
      [("artifactLocation", location(of: path, index: index))]
        + (region.map { [("region", $0)] } ?? []))
  }

  /// The same for the same rule in the same file, so that servers know a result again.
  private func fingerprint(_ result: Result) -> String {
    let parts = [result.rule.id, result.file?.table?.rawValue ?? "", result.file?.name ?? ""]
    let hash = Array(parts.joined(separator: "\n").utf8).withUnsafeBufferPointer { KeyHash.of($0) }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
