import Foundation
import Testing

@testable import Tables

/// Texts with what their charsets have beyond ASCII, encoded by the system's `iconv`.
enum EncodedText {
  static let samples: [(charset: Charset, text: String)] =
    ([.utf16LE, .utf16BE, .utf32LE, .utf32BE, .gb18030] as [Charset]).map {
      ($0, "USER_ID,NAME\r\n1,René 10 €\n2,\"😀 👩‍👧\",山田\n3,\u{10ffff}\u{7f}é\u{3000}x\n")
    } + [
      (.latin1, "1,René,½ ÿ\u{85}\u{a0}\n"), (.windows1252, "1,René,10 €,l’été „Œuvre“ – ™\n"),
      (.latin9, "1,René,10 €,Œuvre\n"), (.latin2, "1,Łukasz Żółć,Ő\n"), (.latin3, "1,Ĝis ĉu\n"),
      (.latin4, "1,Ķēniņš\n"), (.cyrillic, "1,Иванов\n"), (.arabic, "1,مرحبا\n"),
      (.greek, "1,Γιώργος\n"), (.hebrew, "1,שלום\n"), (.latin5, "1,İstanbul ığş\n"),
      (.latin6, "1,Þóra ŋ\n"), (.latin7, "1,Žąsis\n"), (.latin10, "1,Ștefan €\n"),
      (.windows1250, "1,Łukasz Żółć €\n"), (.windows1251, "1,Иванов Пётр №1 €\n"),
      (.windows1253, "1,Γιώργος €\n"), (.windows1254, "1,İstanbul ığş €\n"),
      (.windows1255, "1,שלום ₪\n"), (.windows1256, "1,مرحبا پ\n"), (.windows1257, "1,Žąsis €\n"),
      (.windows1258, "1,Đăng ơ\n"), (.ibm852, "1,Łukasz Żółć\n"), (.ibm855, "1,Иванов\n"),
      (.ibm866, "1,Иванов\n"), (.macCentralEurope, "1,Łukasz Żółć\n"),
      (.macCyrillic, "1,Иванов №1\n"), (.koi8R, "1,Иванов ё\n"), (.tis620, "1,สวัสดี\n"),
      (.viscii, "1,Nguyễn Văn\n"), (.shiftJIS, "1,山田ソ表\\|ﾃｽﾄ①\n"), (.eucJP, "1,山田ﾃｽﾄ表\n"),
      (.big5, "1,臺北功許蓋\\|\n"), (.eucTW, "1,臺北功許\n"), (.eucKR, "1,김철수 서울\n"),
      (.uhc, "1,김철수 똠방각하\n"),
    ]

  static func text(of charset: Charset) throws -> String {
    try #require(samples.first { $0.charset == charset }).text
  }

  /// The bytes of a text in a charset.
  static func encode(_ text: String, _ charset: Charset) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", "UTF-8", "-t", charset.iconvName]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // Less than what a pipe holds, so that nobody waits.
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let bytes = [UInt8](try output.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "iconv has \(charset.iconvName)")
    return bytes
  }
}

/// Bytes that stand for a file, of which nobody says how many there are.
final class MemorySource: ByteSource {
  let all: [UInt8]
  let path = "x.csv"
  let identity: ByteFile.Identity
  let knownSize: UInt64?
  /// How far the bytes are behind those on disk.
  let diskStart: UInt64

  init(_ all: [UInt8], isSizeKnown: Bool = true, diskStart: UInt64 = 0) {
    (self.all, self.diskStart) = (all, diskStart)
    identity = ByteFile.Identity(size: UInt64(all.count), modified: 0)
    knownSize = isSizeKnown ? UInt64(all.count) : nil
  }

  var sizeLimit: UInt64 { UInt64(all.count) }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    let start = min(Int(offset), all.count)
    let count = min(buffer.count, all.count - start)
    buffer.copyBytes(from: all[start..<start + count])
    return count
  }

  func diskOffset(of offset: UInt64) -> UInt64 { offset + diskStart }
  func checkUnchanged() throws(TableError) {}
}

extension TranscodedSource {
  /// All of it, read a chunk after the other.
  func text(chunk: Int) throws(TableError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let part = try bytes(chunk, at: UInt64(all.count))
      all += part
      if part.count < chunk { return all }
    }
  }
}
