/// Random numbers that are the same for the same seed (SplitMix64, after Steele, Lea and Flood).
public struct SeededGenerator: RandomNumberGenerator {
  /// What the sequence started from; a failing test prints it.
  public let seed: UInt64
  private var state: UInt64

  /// Starts from the given seed, or from one that is new in each run.
  public init(seed: UInt64 = .random(in: .min ... .max)) {
    self.seed = seed
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
