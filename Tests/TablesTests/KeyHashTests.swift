import Testing

@testable import Tables

@Suite struct KeyHashTests {
  private func hash(_ text: String, seed: UInt64 = 0) -> UInt64 {
    Array(text.utf8).withUnsafeBufferPointer { KeyHash.of($0, seed: seed) }
  }

  /// The values of XXH3's reference implementation, so that hashes are the same everywhere.
  @Test func isXXH3() {
    #expect(hash("") == 0x2d06_8005_38d3_94c2)
    #expect(hash("a") == 0xe6c6_32b6_1e96_4e1f)
    #expect(hash("abc") == 0x78af_5f94_892f_3950)
  }

  @Test func seedsChainValues() {
    #expect(hash("b", seed: hash("a")) != hash("ab"))
    #expect(hash("b", seed: hash("a")) != hash("a", seed: hash("b")))
  }
}
