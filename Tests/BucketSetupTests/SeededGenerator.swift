/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Text out of what shells, JSON, Markdown and terminals trip over.
  mutating func hostileText(upTo longest: Int = 12) -> String {
    let pieces = [
      "a", "B", "7", "-", ".", "_", "/", " ", "'", "\"", "\\", "$", "`", "$(id)", "\n", "\t", "*",
      "?", "[", "]", "{", "}", ";", "&", "|", "#", "!", "~", "%", "ä", "é", "e\u{301}", "漢",
      "\u{202E}", "\u{1B}[2J", "\u{7F}", "--", "=", "<", ">", "🦆", "\r", "a\u{0}b",
    ]
    let count = Int.random(in: 0...longest, using: &self)
    return (0..<count).compactMap { _ in pieces.randomElement(using: &self) }.joined()
  }
}
