import FoundationEssentials

/// A value of the settings file, whatever it holds, so that what is wrong there can be named.
indirect enum SettingsNode: Codable, Equatable {
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([SettingsNode])
  case object([String: SettingsNode])
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([SettingsNode].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: SettingsNode].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .bool(let bool): try container.encode(bool)
    case .number(let number):
      if let whole = Int(exactly: number) {
        try container.encode(whole)
      } else {
        try container.encode(number)
      }
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    case .null: try container.encodeNil()
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var list: [SettingsNode]? { if case .list(let list) = self { list } else { nil } }
  var object: [String: SettingsNode]? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The members in order of their keys.
  var members: [(key: String, value: SettingsNode)] {
    (object ?? [:]).sorted { $0.key < $1.key }
  }

  /// The members of the object in a file, in order of their keys; none where there is no file.
  static func object(in path: String) throws(UsageError) -> [(key: String, value: SettingsNode)] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    guard let top = try? JSONDecoder().decode(SettingsNode.self, from: data), top.object != nil
    else {
      throw UsageError("\(path) is no JSON object; correct or remove it")
    }
    return top.members
  }

  /// The value on one line.
  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
