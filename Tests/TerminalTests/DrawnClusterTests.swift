import Testing

@testable import Terminal

@Suite struct DrawnClusterTests {
  /// Widths as glibc and most terminals count them.
  private func columns(_ value: UInt32) -> Int {
    switch value {
    case 0x300..<0x370, 0x200D, 0x20E3, 0x94D: 0
    case 0x1F300..<0x1FB00, 0x3000..<0xA000: 2
    default: 1
    }
  }

  private func drawn(_ text: String, _ room: Int) -> [String] {
    DrawnCluster(text, room: room, columns: columns).characters.map { character in
      let text = String(
        String.UnicodeScalarView(character.scalars.compactMap(Unicode.Scalar.init)))
      return "\(character.offset)\(text)"
    }
  }

  @Test func whatTerminalsCountAlikeIsSentAsItIs() {
    #expect(drawn("é", 1) == ["0é"])
    #expect(drawn("日", 2) == ["0日"])
    #expect(drawn("e\u{301}\u{302}", 1) == ["0e\u{301}\u{302}"])
    #expect(drawn("क्ष", 2) == ["0क्", "1ष"])
  }

  @Test func whatTheyCountDifferentlyIsSentAsItsFirstPicture() {
    #expect(drawn("👨‍👩‍👧‍👦", 2) == ["0👨"])
    #expect(drawn("❤\u{FE0F}", 2) == ["0❤"])
    #expect(drawn("1\u{FE0F}\u{20E3}", 2) == ["01\u{20E3}"])
    #expect(drawn("👍🏽", 2) == ["0👍"])
    #expect(drawn("🇩🇪", 2) == ["0\u{1F133}", "1\u{1F134}"])
  }

  @Test func whatCannotBeShownIsAQuestionMark() {
    #expect(DrawnCluster("é", room: 1, columns: { $0 < 0x7F ? 1 : -1 }).characters.count == 1)
    #expect(
      DrawnCluster("日", room: 2, columns: { _ in -1 }).characters == [
        .init(scalars: [0x3F], offset: 0)
      ])
  }
}
