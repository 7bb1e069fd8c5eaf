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

  /// What the file says; nothing said where there is no file.
  func read() throws(UsageError) -> ShareSettings {
    let (path, top) = (path, try SettingsNode.object(in: path))
    var settings = ShareSettings()
    for (name, value) in top {
      guard let key = SettingsKey.all.first(where: { $0.name == name }) else {
        throw SettingsMistake.unknown(name, in: path, among: SettingsKey.all.map(\.name))
      }
      do throws(SettingsMistake) {
        try key.read(value, &settings)
      } catch {
        throw error.usage(of: name, in: path)
      }
    }
    return settings
  }

  /// What the tokens of redacted reports are made with, kept from the first such report on.
  func salt() throws -> String {
    var settings = try read()
    if let salt = settings.salt { return salt }
    let salt = Redaction.newSalt
    settings.salt = salt
    try write(settings)
    return salt
  }

  /// Keeps the settings for the next time.
  func write(_ settings: ShareSettings) throws(Output.Failure) {
    let members = SettingsKey.all.compactMap { key in key.write(settings).map { (key.name, $0) } }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let top = SettingsNode.object(Dictionary(uniqueKeysWithValues: members))
    guard let data = try? encoder.encode(top) else {
      throw Output.Failure(message: "\(path): the settings could not be written")
    }
    try Output.replaceFile(path, String(decoding: data, as: UTF8.self) + "\n")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}
