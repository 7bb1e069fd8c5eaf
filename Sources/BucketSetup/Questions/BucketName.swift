/// The rules for names of general purpose S3 buckets.
///
/// Source: Amazon S3 User Guide, "General purpose bucket naming rules".
public enum BucketName {
  /// One rule that a name can break.
  public enum Rule: String, CaseIterable, Sendable {
    case length
    case characters
    case edges
    case adjacentPeriods
    case addressForm
    case reservedPrefix
    case reservedSuffix
    case accountRegionalSuffix
    case periods
    case periodBesideHyphen
  }

  /// One place where a name breaks a rule.
  public struct Violation: Equatable, Sendable {
    /// The rule that is broken.
    public let rule: Rule
    /// Whether S3 refuses the name or it merely makes trouble later.
    public let severity: ProblemSeverity
    /// What is wrong, in a plain sentence.
    public let message: String
    /// The place in the name, as offsets of characters.
    public let range: Range<Int>
  }

  static let reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"]
  static let reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"]
  static let longest = 63
  static let shortest = 3
  /// Buckets made in us-east-1 before March 2018 could be this long.
  static let longestLegacy = 255

  /// Every violation in a name, in the order of the rules.
  ///
  /// - Parameters:
  ///   - name: The name as typed.
  ///   - existing: Whether the bucket exists already; then what only us-east-1 allowed before
  ///     March 2018 (capitals, underscores, up to 255 characters) is a warning.
  /// - Returns: The violations; an empty list means that S3 accepts the name.
  public static func violations(in name: String, existing: Bool = false) -> [Violation] {
    let characters = Array(name)
    guard !characters.isEmpty else {
      return [Violation(.length, .error, "A name of 3 to 63 characters is needed.", 0..<0)]
    }
    return length(characters, existing: existing)
      + forbiddenCharacters(characters, existing: existing)
      + edges(characters)
      + periods(characters)
      + reservations(characters, existing: existing)
  }

  private static func length(_ name: [Character], existing: Bool) -> [Violation] {
    if name.count < shortest {
      let message = "A name has at least 3 characters; this one has \(name.count)."
      return [Violation(.length, .error, message, 0..<name.count)]
    }
    guard name.count > longest else { return [] }
    let surplus = longest..<name.count
    if existing, name.count <= longestLegacy {
      return [Violation(.length, .warning, legacy("More than 63 characters"), surplus)]
    }
    let message = "A name has at most 63 characters; this one has \(name.count)."
    return [Violation(.length, .error, message, surplus)]
  }

  private static func forbiddenCharacters(_ name: [Character], existing: Bool) -> [Violation] {
    runs(in: name) { !isAllowed($0) ? CharacterFault($0) : nil }.map { run in
      if existing, run.kind != .other {
        let message = legacy(run.kind == .capital ? "Capitals" : "Underscores")
        return Violation(.characters, .warning, message, run.range)
      }
      return Violation(.characters, .error, run.kind.message, run.range)
    }
  }

  private static func edges(_ name: [Character]) -> [Violation] {
    var found: [Violation] = []
    if name[0] == "-" || name[0] == "." {
      let message = "A name begins with a letter or a digit."
      found.append(Violation(.edges, .error, message, 0..<1))
    }
    let last = name.count - 1
    if last > 0, name[last] == "-" || name[last] == "." {
      let message = "A name ends with a letter or a digit."
      found.append(Violation(.edges, .error, message, last..<name.count))
    }
    return found
  }

  private static func periods(_ name: [Character]) -> [Violation] {
    var found: [Violation] = []
    for run in runs(in: name, of: { $0 == "." ? true : nil }) where run.range.count > 1 {
      let message = "Two periods may not stand next to each other."
      found.append(Violation(.adjacentPeriods, .error, message, run.range))
    }
    let all = 0..<name.count
    if isAddress(name) {
      let message = "A name may not look like an IP address."
      found.append(Violation(.addressForm, .error, message, all))
    }
    for place in name.indices.dropFirst() {
      let pair = (name[place - 1], name[place])
      guard pair == (".", "-") || pair == ("-", ".") else { continue }
      let message = "A period beside a hyphen makes a host name that some clients refuse."
      found.append(Violation(.periodBesideHyphen, .warning, message, place - 1..<place + 1))
    }
    if let first = name.firstIndex(of: ".") {
      let message =
        "Periods break the TLS certificate of bucket addresses and rule out Transfer Acceleration."
      found.append(Violation(.periods, .warning, message, first..<first + 1))
    }
    return found
  }

  private static func reservations(_ name: [Character], existing: Bool) -> [Violation] {
    var found: [Violation] = []
    for prefix in reservedPrefixes where name.starts(with: prefix) {
      let message = "Names that begin with “\(prefix)” are reserved by AWS."
      found.append(Violation(.reservedPrefix, .error, message, 0..<prefix.count))
    }
    for suffix in reservedSuffixes where name.reversed().starts(with: suffix.reversed()) {
      let message = "Names that end with “\(suffix)” are reserved by AWS."
      let range = name.count - suffix.count..<name.count
      found.append(Violation(.reservedSuffix, .error, message, range))
    }
    if name.suffix(3) == ["-", "a", "n"], !(existing && isAccountRegional(name)) {
      let message = "Names that end with “-an” belong to the account-regional namespace of AWS."
      let range = name.count - 3..<name.count
      found.append(
        Violation(.accountRegionalSuffix, existing ? .warning : .error, message, range))
    }
    return found
  }

  private static func legacy(_ subject: String) -> String {
    "\(subject): only buckets made in us-east-1 before March 2018 may have such a name."
  }

  private static func isAllowed(_ character: Character) -> Bool {
    switch character {
    case "a"..."z" where character.isASCII, "0"..."9" where character.isASCII, "-", ".": true
    default: false
    }
  }

  private static func isAddress(_ name: [Character]) -> Bool {
    String(name).wholeMatch(of: /[0-9]{1,3}(\.[0-9]{1,3}){3}/) != nil
  }

  /// `<prefix>-<12 digits>-<region>-an`, the form that the account-regional namespace prescribes.
  private static func isAccountRegional(_ name: [Character]) -> Bool {
    String(name).wholeMatch(of: /.+-[0-9]{12}-[a-z]{2}-[a-z]+-[0-9]+-an/) != nil
  }
}

/// Why a character may not stand in a name.
private enum CharacterFault: Equatable {
  case capital
  case underscore
  case other

  init(_ character: Character) {
    switch character {
    case "_": self = .underscore
    case "A"..."Z" where character.isASCII: self = .capital
    default: self = .other
    }
  }

  var message: String {
    switch self {
    case .capital: "Capitals are not allowed."
    case .underscore: "Underscores are not allowed."
    case .other: "Only the letters a to z, digits, hyphens and periods are allowed."
    }
  }
}

/// The longest stretches of characters of one kind; `nil` is no kind.
private func runs<Kind: Equatable>(
  in name: [Character], of kind: (Character) -> Kind?
) -> [(range: Range<Int>, kind: Kind)] {
  var found: [(range: Range<Int>, kind: Kind)] = []
  for (place, character) in name.enumerated() {
    guard let kind = kind(character) else { continue }
    if let last = found.last, last.range.upperBound == place, last.kind == kind {
      found[found.count - 1].range = last.range.lowerBound..<place + 1
    } else {
      found.append((place..<place + 1, kind))
    }
  }
  return found
}

extension BucketName.Violation {
  init(
    _ rule: BucketName.Rule, _ severity: ProblemSeverity, _ message: String, _ range: Range<Int>
  ) {
    self.init(rule: rule, severity: severity, message: message, range: range)
  }
}
