import TestSupport
import Testing

@testable import Tables

/// Files that someone made to do harm, and files that are valid but odd.
@Suite struct AvroHostileTests {
  private static func whole(_ writer: AvroWriter) throws -> AvroText.Whole {
    let folder = try TemporaryFolder()
    return try AvroText.whole(try AvroText.file(of: writer.bytes, in: folder))
  }

  /// Why a file is refused.
  private static func refusal(_ bytes: [UInt8]) throws -> TableError.Kind? {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "x.avro")
    do throws(TableError) {
      _ = try AvroFile(ByteFile(path))
      return nil
    } catch {
      return error.kind
    }
  }

  private static func refusal(schema: String, codec: String? = nil) throws -> String? {
    let kind = try refusal(AvroWriter(schema: schema, codec: codec).bytes)
    guard case .unreadable(let reason) = kind else { return nil }
    return reason
  }

  // MARK: - Headers

  @Test(arguments: [
    "", "nonsense", "{", "[]", "{}", "null", #""string""#, #"{"type":"record"}"#,
    #"{"type":"record","name":"a","fields":[]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b"}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b","type":"unheard_of"}]}"#,
    #"{"type":"record","name":"a","fields":[{"type":"int"}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":7,"type":"int"}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b","type":["int",["string",[]]]}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b","type":{"type":"array"}}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b","type":{"type":"map","values":7}}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b","type":"#
      + #"{"type":"fixed","name":"f","size":-1}}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b","type":"#
      + #"{"type":"fixed","name":"f","size":9000000000000}}]}"#,
    #"{"type":"record","name":"a","fields":[{"name":"b","type":"#
      + #"{"type":"enum","name":"e","symbols":[1]}}]}"#,
    #"["null",{"type":"record","name":"a","fields":[{"name":"b","type":"int"}]}]"#,
  ])
  func aSchemaOfNoTableIsRefused(schema: String) throws {
    let reason = try #require(try Self.refusal(schema: schema))
    #expect(reason.hasPrefix("an Avro file that cannot be read: it"))
  }

  @Test func aDeepSchemaIsRefused() throws {
    for depth in [100, 5000, 200_000] {
      let open = String(repeating: #"{"type":"array","items":"#, count: depth)
      let schema =
        #"{"type":"record","name":"a","fields":[{"name":"b","type":"# + open + #""int""#
        + String(repeating: "}", count: depth) + "}]}"
      #expect(try (Self.refusal(schema: schema) == nil) == (depth == 100))
      #expect(try Self.refusal(schema: String(repeating: "[", count: depth)) != nil)
    }
  }

  @Test func aCompressionThatIsNotReadIsNamed() throws {
    let schema = #"{"type":"record","name":"a","fields":[{"name":"b","type":"int"}]}"#
    #expect(
      try Self.refusal(schema: schema, codec: "lz4")
        == "an Avro file that cannot be read: its compression \"lz4\" is not read")
    #expect(
      try Self.refusal(schema: schema, codec: "\u{1b}[2Jü")
        == "an Avro file that cannot be read: its compression \"?[2J??\" is not read")
  }

  @Test func aHeaderThatIsNoneIsRefused() throws {
    #expect(try Self.refusal([]) == .cutShort(.avro))
    #expect(try Self.refusal(Array("Obj".utf8)) == .cutShort(.avro))
    #expect(try Self.refusal(Array("Obj\u{2}".utf8)) != nil)
    let entries = Array("Obj\u{1}".utf8) + AvroWriter.long(.max)
    #expect(try Self.refusal(entries + AvroWriter.long(.max)) == .cutShort(.avro))
    #expect(
      try Self.refusal(entries + AvroWriter.long(-1))
        == .unreadable("an Avro file that cannot be read: its header is damaged"))
    let endless = [UInt8](repeating: 0xff, count: 64)
    #expect(try Self.refusal(Array("Obj\u{1}".utf8) + endless) != nil)
  }

  @Test func entriesMayComeInBlocksWithTheirSize() throws {
    let schema = #"{"type":"record","name":"a","fields":[{"name":"b","type":"int"}]}"#
    let entry = AvroWriter.text("avro.schema") + AvroWriter.text(schema)
    var bytes = Array("Obj\u{1}".utf8)
    bytes += AvroWriter.long(1) + AvroWriter.text("user.key") + AvroWriter.text("any")
    bytes += AvroWriter.long(-1) + AvroWriter.long(Int64(entry.count)) + entry
    bytes += AvroWriter.long(0) + AvroWriter.marker
    bytes += AvroWriter.long(1) + AvroWriter.long(1) + [14] + AvroWriter.marker
    let folder = try TemporaryFolder()
    let file = try AvroText.file(of: bytes, in: folder)
    #expect(file.columns == [AvroFile.Column(name: "b", type: "int", isNullable: false)])
    #expect(try AvroText.whole(file).rows == ["7\n"])
  }

  @Test func namesNeedNotBeIdentifiers() throws {
    let schema = #"""
      {"type":"record","name":"my table","namespace":"a-b","fields":[
       {"name":"first \"name\"","type":{"type":"record","name":"","fields":[
         {"name":"größe","type":"int"},{"name":"q\"","type":{"type":"enum","name":"1",
         "symbols":["a b","c,d"]}}]}},
       {"name":"again","type":["null","1"]},{"name":"again","type":[""]}]}
      """#
    var writer = AvroWriter(schema: schema)
    writer.add(rows: 1, [2, 0, 2, 2, 0, 4, 0])
    let folder = try TemporaryFolder()
    let file = try AvroText.file(of: writer.bytes, in: folder)
    #expect(file.columns.map(\.name) == ["first \"name\"", "again", "again"])
    let first = #""{""größe"":1,""q\"""":""a b""}""#
    let last = #""{""größe"":2,""q\"""":""a b""}""#
    #expect(try AvroText.whole(file).rows == ["\(first),\"c,d\",\(last)\n"])
  }

  // MARK: - Values

  @Test(arguments: [
    (#""boolean""#, [2]), (#"["null","int"]"#, [4]), (#"["null","int"]"#, [1]),
    (#"{"type":"enum","name":"e","symbols":["a"]}"#, [2]), (#""string""#, [1]),
    (#""string""#, [20, 65]), (#""bytes""#, AvroWriter.long(.max)), (#""long""#, [0x80]),
    (#""string""#, AvroWriter.long(.max)), (#""int""#, AvroWriter.long(1 << 40)),
    (#""long""#, [UInt8](repeating: 0xff, count: 11)), (#""double""#, [1, 2, 3]), (#""int""#, []),
    (#"{"type":"array","items":"null"}"#, AvroWriter.long(1 << 40)),
    (#"{"type":"array","items":"null"}"#, AvroWriter.long(.min) + [0]),
    (#"{"type":"map","values":"null"}"#, [2, 99]), (#"{"type":"array","items":"int"}"#, [2, 2]),
    (#"{"type":"record","name":"r","fields":[{"name":"r","type":"r"}]}"#, []),
  ])
  func aValueThatIsNoneLosesItsRow(type: String, data: [UInt8]) throws {
    var writer = AvroWriter(column: type)
    writer.add(rows: 1, data)
    let whole = try Self.whole(writer)
    #expect(whole.damages.map(\.lostRows) == [0..<1])
    #expect(whole.rows.count == 1)
    #expect(whole.rows[0].hasPrefix("damaged block at byte "))
  }

  @Test func deepValuesEndSomewhere() throws {
    let schema = #"""
      {"type":"record","name":"Chain","fields":[{"name":"next","type":["null","Chain"]}]}
      """#
    for depth in [0, 10, 60, 100, 100_000] {
      var writer = AvroWriter(schema: schema)
      writer.add(rows: 1, [UInt8](repeating: 2, count: depth) + [0])
      let whole = try Self.whole(writer)
      #expect(whole.damages.isEmpty == (depth <= 60), "depth \(depth)")
    }
  }

  @Test func rowsWithoutBytesAreRows() throws {
    var writer = AvroWriter(column: #""null""#)
    writer.add(rows: 1000, [])
    #expect(try Self.whole(writer).rows == [String](repeating: "\n", count: 1000))
    writer.add(rows: 100_000, [])
    let whole = try Self.whole(writer)
    #expect(whole.damages.map(\.lostRows) == [1000..<101_000])
    #expect(whole.damages[0].reason == "it claims more rows than it has bytes")
  }

  @Test func bytesThatNoRowHasAreTold() throws {
    var writer = AvroWriter(column: #""int""#)
    writer.add(rows: 2, [2, 4, 6])
    let whole = try Self.whole(writer)
    #expect(whole.rows == ["1\n", "2\n"])
    #expect(whole.damages.map(\.lostRows) == [2..<2])
    #expect(whole.damages[0].reason == "more bytes than its rows")
  }

  @Test func aBlockThatClaimsTooMuchIsNotDecoded() throws {
    var writer = AvroWriter(column: #""int""#, codec: "snappy")
    // 300 MiB, as Snappy has it, and a checksum.
    writer.add(rows: 1, [0x80, 0x80, 0x80, 0x96, 0x01] + [0, 0, 0, 0, 0])
    let whole = try Self.whole(writer)
    #expect(whole.damages.map(\.reason) == ["it holds more than 256 MiB"])
  }

  @Test func cellsThatNeedNoQuotesHaveNone() throws {
    var writer = AvroWriter(column: #"{"type":"array","items":"int"}"#)
    writer.add(rows: 3, [0, 2, 14, 0, 4, 14, 16, 0])
    #expect(try Self.whole(writer).rows == ["[]\n", "[7]\n", "\"[7,8]\"\n"])
  }
}
