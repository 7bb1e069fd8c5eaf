import Tables

/// Words that stand where a value should, told by the hashes of their usual spellings: `null`,
/// `NULL` and `Null`.
struct ListedWords: Sendable {
  /// What a word stands for.
  enum Kind: Sendable {
    /// An empty cell.
    case nothing
    /// No one in particular.
    case sentinel
    /// A number that did not fit.
    case limit
  }

  /// The hashes of all words, to look for in columns.
  let hashes: ListedHashes
  private let kinds: [UInt64: Kind]

  private init(nothing: Set<String>, sentinels: Set<String> = [], limits: Set<String> = []) {
    var kinds: [UInt64: Kind] = [:]
    for (words, kind) in [(limits, Kind.limit), (sentinels, .sentinel), (nothing, .nothing)] {
      for word in words { kinds[Self.hash(word)] = kind }
    }
    self.kinds = kinds
    hashes = ListedHashes(kinds.keys)
  }

  private static func hash(_ word: String) -> UInt64 {
    Array(word.utf8).withUnsafeBufferPointer { KeyHash.of($0) }
  }

  /// What a value stands for; nothing where it is a value like others.
  func kind(of value: UnsafeBufferPointer<UInt8>) -> Kind? {
    value.count <= Self.longest ? kinds[KeyHash.of(value)] : nil
  }

  /// Whether a word for nothing may start with a byte.
  static func mayStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "u"), UInt8(ascii: "U"),
      UInt8(ascii: "#"), UInt8(ascii: "\\"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// What the value of a hash stands for.
  func kind(_ hash: UInt64) -> Kind? { kinds[hash] }

  // MARK: - Lists

  /// Bytes of the longest word.
  static let longest = 36
  /// Whole numbers that are surely no words.
  static let usualNumbers = 1.0...2_147_483_646.0

  /// Of columns that the guide names and that hold no ids.
  static let guide = ListedWords(nothing: nothing)

  /// Of ids, in which longer numbers than these limits are damaged whatever they are.
  static let ids = ListedWords(nothing: nothing, sentinels: sentinels, limits: shortLimits)

  /// Of profiles' properties and further columns, where `none` is a plan and `-` a grade or a sign,
  /// but `None` is Python's.
  static let further = ListedWords(
    nothing: nothing.subtracting(["-", "none", "NONE"]), limits: shortLimits.union(longLimits))

  /// The list for what a column's text is for.
  static func of(_ meaning: TextSlots.Meaning) -> ListedWords {
    switch meaning {
    case .id: ids
    case .further: further
    case .name, .other: guide
    }
  }

  private static let nothing = spelled(["null", "none", "n/a", "#n/a", "undefined", "nan"])
    .union(["NaN", #"\N"#, "-"])

  /// Ids that analytics services refuse: the lists of Mixpanel and Amplitude.
  private static let sentinels =
    spelled(["anon", "anonymous", "nil", "na", "unknown", "<nil>", "true", "false", "lmy47d"])
    .union(["0", "-1", "[]", "{}", "00000000-0000-0000-0000-000000000000"])

  private static let shortLimits: Set = ["2147483647", "-2147483648", "4294967295"]
  private static let longLimits: Set = [
    "9223372036854775807", "-9223372036854775808", "18446744073709551615",
  ]

  /// Words in lower case, in capitals, and with a capital in front.
  private static func spelled(_ words: [String]) -> Set<String> {
    Set(words.flatMap { [$0, $0.uppercased(), $0.prefix(1).uppercased() + $0.dropFirst()] })
  }
}
