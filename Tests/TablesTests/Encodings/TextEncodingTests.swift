import Testing

@testable import Tables

@Suite struct TextEncodingTests {
  private func charset(_ text: String, _ charset: Charset) throws -> Charset {
    TextEncoding.of(try EncodedText.encode(text, charset), isWhole: true).charset
  }

  /// Tables as people export them, and what tells them from others.
  static let exports: [(charset: Charset, text: String)] = [
    (.utf16LE, "USER_ID\tNAME\r\nu1\tRené\r\nu2\t山田\r\n"),
    (.utf16BE, "USER_ID,NAME\nu1,René\nu2,x\n"), (.utf32LE, "USER_ID,NAME\nu1,René\n"),
    (.windows1252, "USER_ID,NAME,PRICE\nu1,René,10 €\nu2,Zoë,20 €\nu3,Ann,1\n"),
    (.windows1252, "USER_ID,NAME\nu1,Müller\nu2,Größe\nu3,Schäfer\nu4,François\n"),
    (.shiftJIS, "USER_ID,NAME\nu1,山田太郎\nu2,鈴木花子\nu3,株式会社テスト\nu4,こんにちは世界\n"),
    (.gb18030, "USER_ID,NAME\nu1,张伟\nu2,王芳\nu3,北京市有限公司\nu4,上海浦东新区\n"),
    (.windows1251, "USER_ID,NAME\nu1,Иванов Иван\nu2,Петров Пётр\nu3,Сидорова Мария\n"),
    (.koi8R, "USER_ID,NAME\nu1,Иванов Иван\nu2,Петров Пётр\nu3,Сидорова Мария\n"),
    (.big5, "USER_ID,NAME\nu1,臺北市\nu2,王小明\nu3,台灣有限公司\nu4,高雄港區\n"),
    (.uhc, "USER_ID,NAME\nu1,김철수\nu2,이영희\nu3,서울특별시\nu4,주식회사 테스트\n"),
    (.windows1250, "USER_ID,NAME\nu1,Łukasz Żółć\nu2,Świętosław\nu3,Gdańsk\n"),
    (.utf8, "USER_ID,NAME\nu1,René\nu2,山田\n"),
  ]

  @Test(arguments: exports) func exportsAreTold(_ charset: Charset, _ text: String) throws {
    #expect(try self.charset(text, charset) == charset)
    #expect(try self.charset(String(repeating: text, count: 50), charset) == charset)
  }

  @Test(
    arguments: [
      ([], .utf8, 0), ([0x61], .utf8, 0), ([0xe9], .utf8, 0), ([0xff], .utf8, 0), ([0], .utf8, 0),
      ([0xff, 0xfe], .utf16LE, 2), ([0xfe, 0xff], .utf16BE, 2), ([0xef, 0xbb, 0xbf], .utf8, 3),
      ([0xff, 0xfe, 0, 0], .utf32LE, 4), ([0, 0, 0xfe, 0xff], .utf32BE, 4),
      (Array("+/v8-a".utf8), .utf7, 5), (Array("a,b\n1,2\n".utf8), .utf8, 0),
    ] as [([UInt8], Charset, Int)])
  func shortTextsAndMarksAreTold(_ bytes: [UInt8], _ charset: Charset, _ mark: Int) {
    #expect(TextEncoding.of(bytes, isWhole: true) == TextEncoding(charset, markLength: mark))
  }

  @Test func theWesternCharsetsAreTakenForTheLargestOfThem() throws {
    let text = "USER_ID,NAME\nu1,René\nu2,Zoë\nu3,François\nu4,Besançon\n"
    #expect(try charset(text, .latin1) == .windows1252)
    #expect(try charset(text, .latin9) == .windows1252)
    #expect(try charset(text + "u5,\u{81}\u{8d}\n", .latin1) == .latin1, "which have no such bytes")
  }

  @Test func damageOfUTF8IsNoEncoding() throws {
    let text = Array("USER_ID,NAME\nu1,René\nu2,Zoë\nu3,".utf8)
    for bytes in [[0xe9], [0xff], [0xe2, 0x82], [0x80], [0xe9, 0x0a, 0xe9, 0x0a, 0xe9]] as [[UInt8]]
    {
      #expect(TextEncoding.of(text + bytes + [0x0a], isWhole: true).isUTF8)
    }
    let ascii = Array("USER_ID,NAME\nu1,Ann\nu2,Ren".utf8)
    #expect(TextEncoding.of(ascii + [0xe9, 0x0a], isWhole: true).isUTF8, "one may be damage")
    #expect(!TextEncoding.of(ascii + [0xe9, 0x0a] + ascii + [0xe9], isWhole: true).isUTF8)
  }

  @Test func aCharacterThatTheHeadCutsIsNoFault() {
    let head = Array("a,é\n".utf8) + [0xe2, 0x82]
    #expect(TextEncoding.of(head).isUTF8)
    #expect(TextEncoding.of([0x61, 0xe9, 0x0a, 0x62, 0xe9]).isUTF8, "one run may be cut")
  }

  @Test func aFewLettersAreWesternUnlessSignsWouldStandInWords() throws {
    #expect(try charset("NAME\nRené\nRenée\n", .windows1252) == .windows1252)
    #expect(try charset("NAME\nÖzil\nMüller\nJosé\n", .windows1252) == .windows1252)
    #expect(try charset("NAME\nPaweł\nMichał\nŁukasz\nBłażej\n", .windows1250) == .windows1250)
  }

  @Test func escapesThatShiftAreTold() throws {
    let text = "USER_ID,NAME\nu1,山田太郎\nu2,鈴木花子\n"
    #expect(try charset(text, .iso2022JP) == .iso2022JP)
    #expect(TextEncoding.of(Array("a,\u{1b}[31mred\n".utf8)).isUTF8, "colours shift nothing")
  }

  @Test func textWithNULsIsDamageAndNoEncoding() {
    let text = Array("a,b\nu1,Ren".utf8) + [0xe9, 0x0a, 0x5a, 0xeb, 0x0a, 0]
    #expect(TextEncoding.of(text, isWhole: true).isUTF8)
  }
}
