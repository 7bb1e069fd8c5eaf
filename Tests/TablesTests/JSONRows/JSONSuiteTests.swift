import Foundation
import TestSupport
import Testing

@testable import Tables

/// The texts of the JSONTestSuite as lines and as values of a line.
@Suite(.enabled(if: sharedFolder("corpora/json-test-suite") != nil, "JSONTestSuite is absent"))
struct JSONSuiteTests {
  private static func texts() throws -> [(name: String, bytes: [UInt8])] {
    let folder = try #require(sharedFolder("corpora/json-test-suite"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count > 300)
    return try names.map { name in
      (name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
    }
  }

  private static func isBlank(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
  }

  @Test func eachTextAsALine() throws {
    var objects = 0
    for (name, bytes) in try Self.texts() {
      let line = bytes.map { $0 == 0x0a ? 0x0d : $0 }
      let table = try JSONTable(Array("{\"first\": 1}\n".utf8) + line + Array("\n{}".utf8))
      let rows = try table.read().rows
      #expect(rows.first?.cells.first == "1" && rows.last?.isMalformed == false, "\(name)")
      #expect(rows.count == (Self.isBlank(line) ? 2 : 3), "\(name)")
      guard rows.count == 3 else { continue }
      let isObject = line.first { ![0x20, 0x0d].contains($0) } == UInt8(ascii: "{")
      if name.hasPrefix("n_") || !isObject { #expect(rows[1].isMalformed, "\(name)") }
      if name.hasPrefix("y_"), isObject {
        objects += 1
        let cells = try? NaiveJSON.cells(line, names: table.header.names)
        #expect(!rows[1].isMalformed && rows[1].cells == cells, "\(name)")
      }
    }
    #expect(objects > 10)
  }

  @Test func eachTextAsAValue() throws {
    for (name, bytes) in try Self.texts() {
      let line = Array("{\"v\": ".utf8) + bytes.map { $0 == 0x0a ? 0x0d : $0 } + Array("}".utf8)
      let table = try JSONTable(Array("{\"v\": 1}\n".utf8) + line + Array("\n{}".utf8))
      let rows = try table.read().rows
      try #require(rows.count == 3, "\(name)")
      let cells = try? NaiveJSON.cells(line, names: table.header.names)
      if name.hasPrefix("n_") { #expect(rows[1].isMalformed, "\(name)") }
      if name.hasPrefix("y_") { #expect(cells != nil, "\(name)") }
      #expect(rows[1].isMalformed == (cells == nil), "\(name)")
      if let cells { #expect(rows[1].cells == cells, "\(name)") }
    }
  }

  @Test func eachTextAsAFileAndAsAnElement() throws {
    for (name, bytes) in try Self.texts() {
      _ = try? JSONTable(bytes).read()
      let array = Array("[{\"v\": 1},\n".utf8) + bytes + Array(",\n{\"v\": 2}]".utf8)
      let rows = try JSONTable(array).read().rows
      #expect(rows.first?.cells.first == "1", "\(name)")
      let isSound = name.hasPrefix("y_")
      if isSound { #expect(rows.last?.cells.first == "2" && rows.count == 3, "\(name)") }
      if name.hasPrefix("n_") {
        #expect(rows.contains { $0.isMalformed } || Self.isBlank(bytes), "\(name)")
      }
    }
  }
}
