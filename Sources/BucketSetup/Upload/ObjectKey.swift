/// The keys of objects: how they are put together and which characters make trouble.
///
/// Source: Amazon S3 User Guide, "Naming Amazon S3 objects".
enum ObjectKey {
  static let longest = 1024

  /// A prefix that ends with `/`, unless it is empty.
  static func closedPrefix(_ prefix: String) -> String {
    prefix.isEmpty || prefix.utf8.last == slash ? prefix : prefix + "/"
  }

  /// The characters that S3 advises to avoid or that need special handling, in order of appearance.
  static func unsafeCharacters(in key: String) -> [Character] {
    var found: [Character] = []
    for character in key where !isSafe(character) && !found.contains(character) {
      found.append(character)
    }
    return found
  }

  /// The folder that a set of relative paths has in common, ending with `/` unless it is empty.
  ///
  /// Compared byte by byte, as file systems and S3 do.
  static func commonFolder(of paths: [String]) -> String {
    guard let first = paths.first else { return "" }
    var common = folder(of: first)
    for path in paths.dropFirst() {
      while !path.utf8.starts(with: common) { common = folder(of: common.dropLast()) }
    }
    return String(decoding: common, as: UTF8.self)
  }

  /// The path below a folder that it begins with.
  static func path(_ path: String, below folder: String) -> String {
    String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")

  private static func folder(of path: String) -> Substring.UTF8View {
    folder(of: path.utf8[...])
  }

  private static func folder(of path: Substring.UTF8View) -> Substring.UTF8View {
    guard let last = path.lastIndex(of: slash) else { return path.prefix(0) }
    return path[...last]
  }

  private static func isSafe(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || "!-_.*'()/=".contains(character))
  }
}
