import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite(.enabled(if: ParquetSample.isReadable, ParquetSample.absence))
struct ParquetFileTests {
  private func open(_ name: String) throws -> ParquetFile {
    try ParquetFile(ParquetSample(name: name).path)
  }

  @Test func columnsHaveTheirNamesAndTypes() throws {
    let types = try open("nested-v1").columns.map { "\($0.name): \($0.type)" }
    #expect(
      types == [
        "list: list<element: int64>", "lists: list<element: list<element: string>>",
        "struct: struct<a: int32, b: string>", "map: map<string, int32>",
        "map_numbers: map<int64, bool>",
        "deep: list<element: struct<n: int32, m: map<string, int32>>>",
        "values: struct<t: timestamp[ms, UTC], d: date32[day], f: double, c: decimal128(9, 2), "
          + "b: binary>",
        "fixed_list: fixed_size_list<element: int8>[2]",
        "required: list<element: int32 not null>",
      ])
    let events = try open("by-spark").columns.map(\.type)
    #expect(events.count == 6 && events.prefix(3) == ["string", "string", "string"])
  }

  @Test func groupsHaveTheirRowsAndPlaces() throws {
    let file = try open("groups-v1")
    #expect(file.groups.map(\.rows) == [0..<100, 100..<200, 200..<260])
    #expect(file.rowCount == 260)
    #expect([0, 99, 100, 259, 260].map(file.group(holding:)) == [0, 0, 1, 2, nil])
    var end: UInt64 = 4
    for group in file.groups {
      #expect(group.offset == end)
      end = group.offset + group.size
    }
    #expect(end < file.file.size)
  }

  @Test func timesOfGroupsAreBounded() throws {
    let file = try open("groups-v1")
    let first = try #require(file.times(ofColumn: 3, inGroup: 0))
    #expect(first.range == 1_709_161_200_000_000...1_709_167_239_000_000)
    #expect(first.nullCount == 0)
    #expect(file.times(ofColumn: 4, inGroup: 0)?.nullCount == 10)
    #expect(file.times(ofColumn: 0, inGroup: 0) == nil)
    #expect(file.times(ofColumn: 3, inGroup: 3) == nil)
    #expect(file.times(ofColumn: -1, inGroup: 0) == nil)
  }

  @Test func boundsOfFinerUnitsAreRoundedOutwards() throws {
    let file = try open("types-1")
    let finest = try #require(file.columns.firstIndex { $0.name == "timestamp_finest" })
    #expect(file.times(ofColumn: finest, inGroup: 0)?.range == -1...1)
    let date = try #require(file.columns.firstIndex { $0.name == "date" })
    #expect(
      file.times(ofColumn: date, inGroup: 0)?.range == -86_400_000_000...1_709_164_800_000_000)
  }

  @Test func aFileWithoutRowsHasColumns() throws {
    let file = try open("empty")
    #expect(file.rowCount == 0)
    #expect(file.columns.count == 6)
  }

  // MARK: - What cannot be read

  @Test(arguments: ["encrypted-footer", "encrypted-columns"])
  func anEncryptedFileIsNamedAsSuch(_ name: String) {
    #expect { try open(name) } throws: { ($0 as? TableError)?.kind == .encrypted(.parquet) }
  }

  @Test func aFileThatIsAbsentIsNotFound() {
    #expect(throws: TableError(.notFound, path: "/nowhere.parquet")) {
      try ParquetFile("/nowhere.parquet")
    }
  }

  @Test func aFileThatIsReplacedHasChanged() throws {
    let folder = try TemporaryFolder()
    let bytes = try ParquetSample(name: "groups-v1").bytes
    let path = try folder.write(bytes, to: "a.parquet")
    let file = try ParquetFile(path)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 100)
    let reader = try ParquetReader(file)
    #expect(throws: TableError(.changed, path: path)) {
      try RenderedRows().render(reader, from: 150)
    }
  }
}
