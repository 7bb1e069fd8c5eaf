import Contract
import FoundationEssentials
import Inspection
import Reports

/// The file in a share that keeps the user's decisions: `slipway.json`.
struct SettingsFile {
  /// The name of the file.
  static let name = "slipway.json"
  let path: String

  /// The file of the first folder among the paths; nothing where only files were named.
  init?(_ paths: [String]) {
    guard let folder = paths.first(where: Self.isFolder) else { return nil }
    path = folder.hasSuffix("/") ? folder + Self.name : "\(folder)/\(Self.name)"
  }

  private struct Contents: Codable {
    var renames: [String: String]?
    var tables: [String: [String]]?
    var accountAnalytics: Bool?
    var salt: String?

    enum CodingKeys: String, CodingKey {
      case renames, tables, salt
      case accountAnalytics = "account_analytics"
    }
  }

  /// What the file says; nothing said where there is no file.
  func read() throws(UsageError) -> ShareSettings {
    let contents = try contents()
    var settings = ShareSettings()
    settings.renames = contents.renames ?? [:]
    settings.accountAnalytics = contents.accountAnalytics
    for (name, patterns) in (contents.tables ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let kind = TableKind(rawValue: name) else {
        throw UsageError("\(path): no table \(name); expected events, users or accounts")
      }
      settings.tables += patterns.map { ShareSettings.TableChoice(kind: kind, pattern: $0) }
    }
    return settings
  }

  private func contents() throws(UsageError) -> Contents {
    guard let data = FileManager.default.contents(atPath: path) else { return Contents() }
    do {
      return try JSONDecoder().decode(Contents.self, from: data)
    } catch {
      throw UsageError("\(path) is not what Slipway writes there; correct or remove it")
    }
  }

  /// What the tokens of redacted reports are made with, kept from the first such report on.
  func salt() throws -> String {
    var contents = try contents()
    if let salt = contents.salt {
      guard salt.count >= 16 else {
        throw UsageError("\(path): a salt of fewer than 16 characters can be guessed; remove it")
      }
      return salt
    }
    let salt = Redaction.newSalt
    contents.salt = salt
    try write(contents)
    return salt
  }

  /// Keeps the settings for the next time.
  func write(_ settings: ShareSettings) throws(Output.Failure) {
    var contents = Contents()
    contents.salt = (try? self.contents())?.salt
    contents.renames = settings.renames.isEmpty ? nil : settings.renames
    contents.accountAnalytics = settings.accountAnalytics
    for choice in settings.tables {
      contents.tables = contents.tables ?? [:]
      contents.tables?[choice.kind.rawValue, default: []].append(choice.pattern)
    }
    try write(contents)
  }

  private func write(_ contents: Contents) throws(Output.Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(contents) else {
      throw Output.Failure(message: "\(path): the settings could not be written")
    }
    try Output.replaceFile(path, String(decoding: data, as: UTF8.self) + "\n")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}
