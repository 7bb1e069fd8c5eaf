import Contract
import Foundation
import Tables
import TestSupport
import Testing

@testable import Inspection

/// Tables in every format are sorted like those of separated values.
@Suite struct SortFormatsTests {
  private static let events = (0..<300).map { row in
    (user: "u\(row * 7 % 50)", second: row * 37 % 60, name: "Event\(row % 9)")
  }

  private static func json(_ row: Int) -> String {
    let event = events[row]
    let clock = "10:00:\(event.second < 10 ? "0" : "")\(event.second)"
    return "{\"USER_ID\": \"\(event.user)\",\n \"EVENT_NAME\": \"\(event.name)\", "
      + "\"TIMESTAMP\": \"2024-03-01 \(clock)\", \"UPDATED_AT\": \"2024-03-02 10:00:00\"}"
  }

  private static func expectSorted(_ folder: TemporaryFolder, _ kind: TableKind) throws {
    var settings = ShareSettings()
    settings.tables = [ShareSettings.TableChoice(kind: kind, pattern: "*")]
    let inspection = try #require(Inspector(try Share([folder.path], settings: settings)).run())
    let table = try #require(inspection.table(kind))
    let rows = TableRows(table)
    let records = try rows.rows(from: 0, count: .max)
    #expect(records.count > 1)
    for column in table.layout.columns {
      for ascending in [true, false] {
        let key = SortKey(column.name, ascending: ascending, in: table.layout)
        let order = try #require(try RowSorter(table, keys: [key]).run { _ in true })
        let expected = NaiveOrder(table: table, keys: [key]).rows(records)
        #expect(try order.rows(0..<order.count) == expected, "\(column.name)")
        let found = try rows.rows(from: 1, count: 3, order: order)
        #expect(found == expected.dropFirst().prefix(3).map { records[$0] }, "\(column.name)")
      }
    }
  }

  @Test(arguments: ["\n", ",\n"])
  func objectsOfJSON(between: String) throws {
    let folder = try TemporaryFolder()
    let objects = Self.events.indices.map(Self.json).joined(separator: between)
    try folder.write(between == "\n" ? objects : "[\(objects)]\n", to: "events.json")
    try Self.expectSorted(folder, .events)
  }

  @Test func linesOfJSON() throws {
    let folder = try TemporaryFolder()
    let lines = Self.events.indices.map { Self.json($0).replacing("\n", with: "") + "\n" }
    try folder.write(lines.joined(), to: "events.jsonl")
    try Self.expectSorted(folder, .events)
  }

  @Test func textInAnotherEncoding() throws {
    let folder = try TemporaryFolder()
    let rows = Self.events.map {
      "\($0.user),a1,\($0.name) ü,2024-03-01 10:00:00,2024-03-02 10:00:00,"
    }
    let text = ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
    let units = [0xfeff] + Array(text.utf16)
    try folder.write(units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }, to: "events.csv")
    try Self.expectSorted(folder, .events)
  }

  @Test func packedText() throws {
    let folder = try TemporaryFolder()
    try folder.write(PackedRows.gzippedUsers, to: "users-1.csv.gz")
    try folder.write(PackedRows.bzippedUsers, to: "users-2.csv.bz2")
    try folder.write(PackedRows.zippedUsers, to: "users-3.zip")
    try Self.expectSorted(folder, .users)
  }

  private static let tables = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../TablesTests").standardizedFileURL

  private static func copy(_ path: String, to folder: TemporaryFolder) throws {
    let bytes = try Data(contentsOf: tables.appending(path: path))
    try folder.write(Array(bytes), to: "events." + (path.split(separator: ".").last ?? ""))
  }

  @Test(arguments: ["events-deflate", "events-null", "nested", "polars-snappy"])
  func avro(name: String) throws {
    let folder = try TemporaryFolder()
    try Self.copy("Avro/Fixtures/\(name).avro", to: folder)
    try Self.expectSorted(folder, .events)
  }

  private static let absence: Testing.Comment =
    "Apache Arrow is absent; Scripts/install-parquet installs it"

  @Test(.enabled(if: ParquetFile.absence == nil, absence))
  func parquet() throws {
    let folder = try TemporaryFolder()
    try Self.copy("Parquet/Fixtures/by-pandas.parquet", to: folder)
    try Self.expectSorted(folder, .events)
  }
}
