import Synchronization
import TestSupport
import Testing

@testable import Tables

@Suite struct TranscodedSourceTests {
  private func source(
    _ bytes: [UInt8], _ charset: Charset, mark: Int = 0
  ) throws -> TranscodedSource {
    try TranscodedSource(
      MemorySource(bytes), encoding: TextEncoding(charset, markLength: mark))
  }

  /// A text that takes several windows, with no two of its places alike.
  private func long(_ charset: Charset) throws -> (bytes: [UInt8], text: [UInt8]) {
    let text = try EncodedText.text(of: charset)
    let line = try EncodedText.encode(text, charset)
    let separator = try EncodedText.encode("0123456789", charset)
    let width = separator.count / 10
    let digits = (0..<10).map { Array(separator[$0 * width..<($0 + 1) * width]) }
    var (bytes, wanted): ([UInt8], [UInt8]) = ([], [])
    for number in 0..<8000 {
      bytes += String(number).utf8.flatMap { digits[Int($0) - 48] } + line
      wanted += Array("\(number)\(text)".utf8)
    }
    return (bytes, wanted)
  }

  @Test func everyCharsetThatIsReadHasASample() {
    let sampled = Set(EncodedText.samples.map(\.charset))
    #expect(sampled == Set(Charset.allCases.filter { $0.form != nil }))
  }

  @Test(arguments: EncodedText.samples.map(\.charset))
  func chunksOfAnySizeGiveTheText(_ charset: Charset) throws {
    let text = Array(try EncodedText.text(of: charset).utf8)
    let bytes = try EncodedText.encode(try EncodedText.text(of: charset), charset)
    for chunk in 1...130 {
      let source = try source(bytes, charset)
      #expect(source.knownSize == nil)
      #expect(try source.text(chunk: chunk) == text, "\(chunk) bytes at a time")
      #expect(source.knownSize == UInt64(text.count))
      #expect(source.malformed.count == 0)
      #expect(UInt64(text.count) <= source.sizeLimit)
    }
  }

  @Test(
    arguments: [.utf16LE, .utf32BE, .windows1252, .windows1251, .shiftJIS, .gb18030] as [Charset])
  func jumpsToAnywhereGiveTheText(_ charset: Charset) throws {
    let (bytes, text) = try long(charset)
    #expect(bytes.count > 2 * TextReader.windowSize)
    let source = try source(bytes, charset)
    var random = SeededGenerator()
    for _ in 0..<300 {
      let start = Int.random(in: 0...text.count + 3, using: &random)
      let count = Int.random(in: 0...3000, using: &random)
      let wanted = text.dropFirst(start).prefix(count)
      #expect(
        try source.bytes(count, at: UInt64(start)) == Array(wanted), "seed \(random.seed): \(start)"
      )
    }
    #expect(try source.text(chunk: 70_000) == text)
  }

  @Test(arguments: EncodedText.samples.map(\.charset))
  func offsetsOnDiskAreThoseOfTheCharacters(_ charset: Charset) throws {
    let text = try EncodedText.text(of: charset)
    let scalars = Array(text.unicodeScalars)
    // Each one alone, so that it is known how many bytes it takes.
    let newline = try EncodedText.encode("\n", charset)
    let lines = try EncodedText.encode(scalars.map { "\($0)\n" }.joined(), charset)
    var (at, disk, output): (Int, UInt64, UInt64) = (0, 10, 0)
    let source = try TranscodedSource(
      MemorySource(try EncodedText.encode(text, charset), diskStart: 10),
      encoding: TextEncoding(charset))
    for scalar in scalars {
      let length = try #require(
        (1...4).first {
          lines[(at + $0)...].starts(with: newline) && (at + $0) % newline.count == 0
        })
      for byte in 0..<String(scalar).utf8.count {
        #expect(source.diskOffset(of: output + UInt64(byte)) == disk, "\(scalar)")
      }
      at += length + newline.count
      disk += UInt64(length)
      output += UInt64(String(scalar).utf8.count)
    }
    #expect(source.diskOffset(of: output) == disk, "the end")
    #expect(source.diskOffset(of: output + 100) == disk, "behind the end")
  }

  @Test func offsetsFarFromTheStartAreExact() throws {
    let (bytes, text) = try long(.utf16LE)
    let source = try source(bytes, .utf16LE)
    var random = SeededGenerator()
    for _ in 0..<50 {
      let at = Int.random(in: 0..<text.count, using: &random)
      let before = String(decoding: text[..<at], as: UTF8.self)
      guard before.utf8.elementsEqual(text[..<at]) else { continue }
      #expect(
        source.diskOffset(of: UInt64(at)) == UInt64(2 * before.utf16.count),
        "seed \(random.seed): \(at)")
    }
  }

  @Test(
    arguments: [(.utf16LE, [0xff, 0xfe]), (.utf32BE, [0, 0, 0xfe, 0xff])] as [(Charset, [UInt8])])
  func theByteOrderMarkIsLeftOut(_ charset: Charset, _ mark: [UInt8]) throws {
    let bytes = mark + (try EncodedText.encode("é,b\n", charset))
    let encoding = TextEncoding.of(bytes)
    #expect(encoding == TextEncoding(charset, markLength: mark.count))
    let source = try TranscodedSource(MemorySource(bytes), encoding: encoding)
    #expect(try source.text(chunk: 10) == Array("é,b\n".utf8))
    #expect(source.diskOffset(of: 0) == UInt64(mark.count))
    #expect(source.diskOffset(of: 2) == UInt64(mark.count * 2))
  }

  // MARK: - What is no character

  @Test(
    arguments: [
      (.utf16LE, [0x61, 0, 0x62], "a\u{fffd}", 1, 2), (.utf16LE, [0x61], "\u{fffd}", 1, 0),
      (.utf16LE, [0x3d, 0xd8, 0x61, 0], "\u{fffd}a", 1, 0),
      (.utf16BE, [0xdc, 0, 0, 0x61], "\u{fffd}a", 1, 0),
      (.utf16LE, [0x61, 0, 0x3d, 0xd8], "a\u{fffd}", 1, 2),
      (.utf16LE, [0x3d, 0xd8, 0x3d, 0xd8, 0, 0xde], "\u{fffd}😀", 1, 0),
      (.utf16LE, [0x3d, 0xd8, 0], "\u{fffd}\u{fffd}", 2, 0),
      (.utf32LE, [0x61, 0, 0, 0, 0, 0, 0x11, 0], "a\u{fffd}", 1, 4),
      (.utf32BE, [0, 0, 0xd8, 0, 0, 0, 0], "\u{fffd}\u{fffd}", 2, 0),
      (.windows1252, [0x61, 0x81, 0x80, 0x9d], "a\u{fffd}€\u{fffd}", 2, 1),
      (.shiftJIS, [0x61, 0x81, 0x0a, 0x62, 0x81], "a\u{fffd}\nb\u{fffd}", 2, 1),
      (.gb18030, [0x81, 0x30, 0x61, 0x62], "\u{fffd}0ab", 1, 0),
      (.eucKR, [0x61, 0xff, 0xb0, 0xa1], "a\u{fffd}가", 1, 1),
    ] as [(Charset, [UInt8], String, UInt64, UInt64)])
  func whatIsNoCharacterIsReplacedAndCounted(
    _ charset: Charset, _ bytes: [UInt8], _ text: String, _ count: UInt64, _ first: UInt64
  ) throws {
    for chunk in 1...20 {
      let source = try source(bytes, charset)
      #expect(try source.text(chunk: chunk) == Array(text.utf8), "\(chunk) bytes at a time")
      #expect(source.malformed.count == count)
      #expect(source.malformed.firstDiskOffset == first)
    }
  }

  @Test func readingAgainCountsNothingTwice() throws {
    let bytes = [UInt8](repeating: 0x81, count: 300_000)
    let source = try source(bytes, .windows1252)
    #expect(try source.bytes(4, at: 300_001).count == 4)
    #expect(source.malformed.count >= 100_001)
    for _ in 0..<3 { #expect(try source.text(chunk: 100_000).count == 900_000) }
    #expect(source.malformed.count == 300_000)
    #expect(source.malformed.firstDiskOffset == 0)
  }

  /// The slow twin is Swift's own decoder.
  @Test func randomUnitsAreReadAsSwiftReadsThem() throws {
    var random = SeededGenerator()
    for _ in 0..<200 {
      let units = (0..<Int.random(in: 0...300, using: &random)).map { _ -> UInt16 in
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .random(in: 0xd800...0xdfff, using: &random)
        case 1: .random(in: .min ... .max, using: &random)
        default: .random(in: 0...0x7f, using: &random)
        }
      }
      let wanted = Array(String(decoding: units, as: UTF16.self).utf8)
      let chunk = Int.random(in: 1...400, using: &random)
      for (charset, bytes) in [
        (Charset.utf16LE, units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }),
        (.utf16BE, units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }),
      ] {
        #expect(try source(bytes, charset).text(chunk: chunk) == wanted, "seed \(random.seed)")
      }
    }
  }

  /// The slow twin: in ISO-8859-1 each byte is the code point of that number.
  @Test func randomBytesOfLatin1AreTheirCodePoints() throws {
    var random = SeededGenerator()
    for _ in 0..<200 {
      let share = Int.random(in: 0...20, using: &random)
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ -> UInt8 in
        Int.random(in: 0...20, using: &random) < share
          ? .random(in: 0x80 ... .max, using: &random) : .random(in: 0...0x7f, using: &random)
      }
      let wanted = bytes.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
      let chunk = Int.random(in: 1...500, using: &random)
      #expect(try source(bytes, .latin1).text(chunk: chunk) == wanted, "seed \(random.seed)")
    }
  }

  @Test(arguments: Charset.allCases.filter { $0.form != nil })
  func hostileBytesAreTextHoweverTheyAreRead(_ charset: Charset) throws {
    var random = SeededGenerator()
    for round in 0..<30 {
      // Some over the end of a window.
      let count = round < 28 ? Int.random(in: 0...200, using: &random) : 66_000
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let whole = try source(bytes, charset).text(chunk: 1 << 20)
      #expect(whole.withUnsafeBufferPointer(UTF8Bytes.isValid), "seed \(random.seed)")
      let chunk = round < 28 ? Int.random(in: 1...50, using: &random) : 999
      let source = try source(bytes, charset)
      #expect(try source.text(chunk: chunk) == whole, "seed \(random.seed): \(bytes)")
      #expect(source.knownSize == UInt64(whole.count))
    }
  }

  @Test(arguments: [.utf7, .iso2022JP, .iso2022KR, .iso2022CN, .hz] as [Charset])
  func textWithShiftsIsRefused(_ charset: Charset) throws {
    let error = #expect(throws: TableError.self) { try source([0x61], charset) }
    #expect(error?.reason.contains(charset.name) == true)
    #expect(error?.reason.contains("convert it to UTF-8") == true)
  }

  @Test func whatIsUTF8IsLeftAsItIs() throws {
    let memory = MemorySource(Array("\u{feff}a\n".utf8) + [0xff])
    let encoding = TextEncoding.of(memory.all)
    #expect(try TranscodedSource.utf8(of: memory, encoding: encoding) === memory)
    let wide = try TranscodedSource.utf8(of: memory, encoding: TextEncoding(.utf16LE))
    #expect(wide is TranscodedSource)
  }

  // MARK: - Threads

  @Test(arguments: [.utf16BE, .latin1, .shiftJIS] as [Charset])
  func threadsReadAtOnce(_ charset: Charset) throws {
    let (bytes, text) = try long(charset)
    let source = try source(bytes, charset)
    let random = Mutex(SeededGenerator())
    let wrong = Mutex(0)
    WorkerThreads.run(4) {
      for _ in 0..<100 {
        let (start, count) = random.withLock {
          (Int.random(in: 0..<text.count, using: &$0), Int.random(in: 1...20_000, using: &$0))
        }
        let read = try? source.bytes(count, at: UInt64(start))
        if read != Array(text.dropFirst(start).prefix(count)) { wrong.withLock { $0 += 1 } }
      }
    }
    #expect(wrong.withLock { $0 } == 0, "seed \(random.withLock { $0.seed })")
    #expect(source.malformed.count == 0)
  }
}
