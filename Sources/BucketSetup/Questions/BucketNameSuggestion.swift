extension BucketName {
  /// A valid name near a typed one, the same one every time.
  ///
  /// - Parameters:
  ///   - typed: What was typed, valid or not.
  ///   - suffix: Hexadecimal digits that make the name unguessable; appended after a hyphen.
  /// - Returns: A name without any violation.
  public static func suggestion(near typed: String, suffix: String = "") -> String {
    let ending = suffix.isEmpty ? "" : "-" + plain(suffix)
    var stem = withoutReservations(plain(withoutReservations(typed.lowercased())))
    if stem.isEmpty { stem = "toplyne-export" }
    if stem.count + ending.count < shortest { stem += "-toplyne" }
    stem = trimmed(String(stem.prefix(longest - ending.count)))
    // A suffix may complete a reserved beginning, as in “sthree” and “-7f3a91”.
    return withoutReservations(stem + ending)
  }

  /// Small letters, digits and single hyphens, none of those at the edges.
  private static func plain(_ text: String) -> String {
    var kept = ""
    for character in text {
      let small = Character(character.lowercased().first.map(String.init) ?? "-")
      let isPlain = small.isASCII && (small.isLetter || small.isNumber)
      if isPlain {
        kept.append(small)
      } else if !kept.hasSuffix("-") {
        kept.append("-")
      }
    }
    return trimmed(kept)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first == "-" { rest.removeFirst() }
    while rest.last == "-" { rest.removeLast() }
    return String(rest)
  }

  private static func withoutReservations(_ name: String) -> String {
    var rest = name
    while let prefix = reservedPrefixes.first(where: rest.hasPrefix) {
      rest = trimmed(String(rest.dropFirst(prefix.count)))
    }
    return withoutReservedSuffix(rest)
  }

  private static func withoutReservedSuffix(_ name: String) -> String {
    var rest = name
    while let suffix = (reservedSuffixes + ["-an"]).first(where: rest.hasSuffix) {
      rest = trimmed(String(rest.dropLast(suffix.count)))
    }
    return rest
  }
}
