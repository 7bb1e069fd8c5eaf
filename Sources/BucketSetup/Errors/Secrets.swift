/// Finds what must not be shown: keys, session tokens, signatures, passwords.
///
/// Rather one word too many is hidden than one secret shown.
enum Secrets {
  /// What stands in the place of a secret.
  static let mark = "[hidden]"

  /// The line with every secret replaced.
  static func hidden(in line: String) -> String {
    var bytes = Array(line.utf8)
    hide(valuesOfNames(in: bytes), in: &bytes)
    hide(passwordsInAddresses(in: bytes), in: &bytes)
    hide(words(in: bytes), in: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hide(_ ranges: [Range<Int>], in bytes: inout [UInt8]) {
    for range in ranges.reversed() { bytes.replaceSubrange(range, with: mark.utf8) }
  }

  // MARK: - Values with a name that tells

  private static let names = [
    "secretaccesskey", "secret_access_key", "secretkey", "secret_key", "sessiontoken",
    "session_token", "security-token", "securitytoken", "security_token", "accesstoken",
    "access_token", "refreshtoken", "refresh_token", "idtoken", "id_token", "clientsecret",
    "client_secret", "signature", "credential", "password", "passwd", "awsaccesskeyid",
  ].map { Array($0.utf8) }

  private static let authorization = Array("authorization".utf8)

  private static let firstLetters = Set((names + [authorization]).compactMap(\.first))

  private static func valuesOfNames(in bytes: [UInt8]) -> [Range<Int>] {
    let lower = bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    var found: [Range<Int>] = []
    var at = 0
    while let place = lower[at...].firstIndex(where: firstLetters.contains) {
      at = place
      let secret =
        value(behind: authorization, at: at, in: lower, ends: "\"'<>")
        ?? names.lazy.compactMap { value(behind: $0, at: at, in: lower, ends: " \"'<>&,;)") }.first
      if let secret {
        found.append(secret)
        at = secret.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  /// The value of a name that stands at a place, if one of `:`, `=` and `>` is between the two.
  private static func value(
    behind name: [UInt8], at place: Int, in bytes: [UInt8], ends: String
  ) -> Range<Int>? {
    guard bytes[place...].starts(with: name) else { return nil }
    var start = place + name.count
    var isNamed = false
    while start < bytes.count, " \"':=>".utf8.contains(bytes[start]) {
      if ":=>".utf8.contains(bytes[start]) { isNamed = true }
      start += 1
    }
    let end = bytes[start...].firstIndex { ends.utf8.contains($0) } ?? bytes.count
    return isNamed && end > start ? start..<end : nil
  }

  // MARK: - Addresses

  /// What stands before `@` in the address of a server.
  private static func passwordsInAddresses(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at + 3 <= bytes.count {
      guard bytes[at...].starts(with: "://".utf8) else {
        at += 1
        continue
      }
      let end = bytes[(at + 3)...].firstIndex { " \"'<>/".utf8.contains($0) } ?? bytes.count
      if let sign = bytes[(at + 3)..<end].lastIndex(of: UInt8(ascii: "@")) {
        found.append(at + 3..<sign)
      }
      at = end
    }
    return found
  }

  // MARK: - Words that look like secrets

  private static func words(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      let end = bytes[at...].firstIndex { !isBase64($0) } ?? bytes.count
      if let secret = secret(in: bytes[at..<end]) { found.append(secret) }
      at = max(end, at + 1)
    }
    return found
  }

  private static func secret(in word: ArraySlice<UInt8>) -> Range<Int>? {
    // The id of an access key; its first four letters say what kind of key it is.
    if word.count == 20, word.starts(with: "AKIA".utf8) || word.starts(with: "ASIA".utf8) {
      return word.startIndex + 4..<word.endIndex
    }
    guard isMixed(word) else { return nil }
    let longest = word.split { "/_-".utf8.contains($0) }.map(\.count).max() ?? 0
    let isToken = word.count >= 100 && longest >= 40
    return word.count == 40 || isToken ? word.indices : nil
  }

  private static func isMixed(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      && word.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      && word.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "+/_-".utf8.contains(byte)
    }
  }
}
