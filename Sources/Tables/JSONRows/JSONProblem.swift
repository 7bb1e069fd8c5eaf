/// Why no rows can be made of JSON.
public enum JSONProblem: Equatable, Sendable {
  /// The rows are the array under a key of one object around them all.
  case wrapped(key: String)
  /// Values, none of which is an object.
  case noObject
  /// Objects without a key.
  case noKey
  /// More keys than a table has columns.
  case manyKeys(Int)
  /// An array without elements.
  case noElement

  /// What is wrong and what to do, in words.
  public var reason: String {
    switch self {
    case .wrapped(let key):
      "one JSON object around all rows, which are in an array inside it; take them out, one a "
        + "line: jq -c '\(Self.path(of: key))[]' FILE > FILE.jsonl"
    case .noObject:
      "JSON without an object that could be read at its start; a row has to be an object such as "
        + "{\"USER_ID\": \"u1\"}, one a line or in one array"
    case .noKey: "JSON objects without a key, so that there are no columns"
    case .manyKeys(let count):
      "JSON objects with \(count) different keys at their start; names of things should be values "
        + "of a key, not keys"
    case .noElement: "an empty JSON array, so that there are no rows"
    }
  }

  /// The key as jq takes it; one that needs quotes is left to the reader, since it may hold anything.
  private static func path(of key: String) -> String {
    let isName = key.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || Character(Unicode.Scalar(byte)).isNumber
        || (byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter)
    }
    let isShort = (1...40).contains(key.utf8.count)
    return isName && isShort && key.first?.isNumber == false ? ".\(key)" : ".[\"KEY\"]"
  }
}
