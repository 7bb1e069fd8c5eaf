import Contract
import Inspection
import TestSupport
import Testing

/// A share that breaks one rule and no other, and one like it that breaks none.
///
/// `«` and `»` mark the bytes that the samples of the finding must point to; they are taken out
/// before the files are written.
struct RuleFixture: Sendable, CustomTestStringConvertible {
  typealias Files = [String: String]
  typealias Preparation = @Sendable (TemporaryFolder) throws -> Void

  /// The rule's id.
  let rule: String
  /// The finding as `severity rule table.column count/files`, of `Inspection.lines`.
  let finding: String
  let broken: Files
  let clean: Files
  var settings = ShareSettings()
  var now = Timestamp("2024-06-01T00:00:00Z")
  /// What else is done to the folder of the broken share, or of the clean one.
  var breaking: Preparation?
  var cleaning: Preparation?

  /// A fixture by the finding that its broken share has.
  init(
    _ finding: String, broken: Files, clean: Files, settings: ShareSettings = ShareSettings(),
    now: String = "2024-06-01T00:00:00Z", breaking: Preparation? = nil,
    cleaning: Preparation? = nil
  ) {
    rule = String(finding.split(separator: " ")[1])
    (self.finding, self.broken, self.clean) = (finding, broken, clean)
    (self.settings, self.now) = (settings, Timestamp(now))
    (self.breaking, self.cleaning) = (breaking, cleaning)
  }

  var testDescription: String { finding }

  /// A share of the usual tables, with rows of their usual columns.
  static func tables(
    events: [String] = [], users: [String] = [], accounts: [String] = []
  ) -> Files {
    var files: Files = [:]
    for (name, header, rows) in [
      ("events.csv", ShareOnDisk.eventHeader, events),
      ("users.csv", ShareOnDisk.userHeader, users),
      ("accounts.csv", ShareOnDisk.accountHeader, accounts),
    ] where !rows.isEmpty {
      files[name] = ShareOnDisk.table(header, rows)
    }
    return files
  }

  /// The share with its marks taken out, inspected.
  func inspect(_ files: Files, _ preparation: Preparation?) throws -> Inspection {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(Self.unmarked(text).text, to: name) }
    try preparation?(folder)
    var options = InspectionOptions()
    options.now = try #require(now)
    // Rows of fixtures are mostly of one user, event and moment.
    if rule != "row.dup_event_key" { options.ignored = ["row.dup_event_key"] }
    let share = try Share([folder.path], settings: settings)
    return try #require(Inspector(share, options: options).run())
  }

  /// A text without marks, and the offsets of the bytes at which they open.
  static func unmarked(_ text: String) -> (text: String, places: [UInt64]) {
    var (bytes, places) = ([UInt8](), [UInt64]())
    for character in text {
      switch character {
      case "«": places.append(UInt64(bytes.count))
      case "»": break
      default: bytes += Array(String(character).utf8)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), places)
  }

  /// The marked places of the broken share, as `file:byte`.
  var marks: Set<String> {
    Set(
      broken.flatMap { name, text in
        Self.unmarked(text).places.map { "\(name):\($0)" }
      })
  }
}
