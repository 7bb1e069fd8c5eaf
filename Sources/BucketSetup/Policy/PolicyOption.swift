/// A way in which the policy may differ from the vendor's text; all are off unless chosen.
public struct PolicyOption: Sendable {
  /// What every deviation is labelled with.
  public static let label = "differs from the vendor's text: ask them first"

  /// The name of an option, as in flags and answers.
  public enum Key: String, CaseIterable, Hashable, Sendable {
    case sid
    case prefix
    case tls
    case until
    case versions
  }

  /// The options chosen, with what each is given; the text is empty where it takes nothing.
  public typealias Choice = [Key: String]

  /// The option's name.
  public let key: Key
  /// What it does, in a line.
  public let title: String
  /// What one should know before choosing it.
  public let detail: String
  /// What is to be given with it, if anything.
  public let value: String?

  /// What is wrong with a text given for the option, in a sentence without a full stop.
  public func problem(with text: String) -> String? {
    switch key {
    case .sid, .tls, .versions: nil
    case .prefix:
      if text.isEmpty || text == "/" {
        "a prefix is missing, such as toplyne/"
      } else if text.contains(where: { "*?${}".contains($0) }) {
        "a prefix is taken as it stands, without * ? $ { }"
      } else {
        nil
      }
    case .until:
      PolicyTime(text) == nil
        ? "the time is to be written as 2027-01-31 or 2027-01-31T00:00:00Z, in UTC" : nil
    }
  }

  /// All options, in the order in which they are offered.
  public static let all = [
    PolicyOption(
      key: .sid, title: "name the statement ToplyneReadOnly instead of 1",
      detail: "Changes nothing but how the statement reads.", value: nil),
    PolicyOption(
      key: .prefix, title: "only the objects below one prefix",
      detail: "Three statements instead of one. Toplyne must list with that prefix, and cannot see "
        + "whether anything is beside it.", value: "prefix"),
    PolicyOption(
      key: .tls, title: "refuse every request without TLS",
      detail: "A statement that hits everybody who uses the bucket, your own programs too.",
      value: nil),
    PolicyOption(
      key: .until, title: "only until a certain time",
      detail: "Afterwards Toplyne reads nothing, without a further warning.", value: "time"),
    PolicyOption(
      key: .versions, title: "without old versions of objects",
      detail: "Leaves s3:GetObjectVersion out; it counts only where versioning is on.", value: nil),
  ]
}

/// A point in time as policies write it, in UTC.
struct PolicyTime: Comparable {
  /// The time as `2027-01-31T00:00:00Z`.
  let text: String

  /// Reads `2027-01-31T00:00:00Z`, or `2027-01-31` for its beginning.
  init?(_ text: String) {
    let whole = text.utf8.count == 10 ? text + "T00:00:00Z" : text
    let pattern = "dddd-dd-ddTdd:dd:ddZ"
    guard whole.utf8.count == pattern.utf8.count,
      zip(whole.utf8, pattern.utf8).allSatisfy({ byte, wanted in
        wanted == UInt8(ascii: "d")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == wanted
      })
    else { return nil }
    let fields = whole.dropLast().split { "-T:".contains($0) }.compactMap { Int($0) }
    guard 1...12 ~= fields[1], 1...31 ~= fields[2], fields[3] < 24, fields[4] < 60, fields[5] < 60
    else { return nil }
    self.text = whole
  }

  static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}
