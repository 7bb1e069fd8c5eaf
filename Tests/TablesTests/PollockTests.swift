import Foundation
import TestSupport
import Testing

@testable import Tables

/// Damaged files of the Pollock benchmark, each with the truth about its dialect.
@Suite(.enabled(if: sharedFolder("corpora/pollock") != nil, "the Pollock corpus is absent"))
struct PollockTests {
  /// The truth about a file.
  private struct Parameters: Decodable {
    let delimiter: String
    let quotechar: String
    let preambleLines: Int
  }

  private struct Case {
    let name: String
    let parameters: Parameters
    let bytes: [UInt8]
  }

  /// Files as they are kept, with line feeds, and as they were made, with both bytes.
  private func cases() throws -> [Case] {
    let folder = try #require(sharedFolder("corpora/pollock"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/csv").sorted()
    return try names.flatMap { name in
      let path = folder + "/parameters/" + name + "_parameters.json"
      let parameters = try decoder.decode(
        Parameters.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/csv/" + name)))
      let original = bytes.flatMap { $0 == 0x0a ? [0x0d, 0x0a] : [$0] }
      return [
        Case(name: name, parameters: parameters, bytes: bytes),
        Case(name: name + " with CRLF", parameters: parameters, bytes: original),
      ]
    }
  }

  @Test func theDialectIsTheOneThatTheFileWasMadeWith() throws {
    let cases = try cases()
    #expect(cases.count > 500)
    var wrong: [String] = []
    for test in cases {
      let file = try TextTable(test.bytes).file
      let hasPairs = test.bytes.contains(0x0d)
      let piece = Piece()
      piece.fill(from: test.bytes, dialect: file.dialect, isLast: true)
      let ends = piece.rowEnds(dialect: file.dialect)
      let isRight =
        test.parameters.delimiter.utf8.elementsEqual([file.dialect.delimiter])
        && test.parameters.quotechar.utf8.elementsEqual([file.dialect.quote])
        && (hasPairs ? ends.feeds == 0 && ends.pairs > 0 : ends.pairs == 0 && ends.feeds > 0)
        && file.head.preamble == test.parameters.preambleLines && file.head.line == 1
      if !isRight { wrong.append("\(test.name): \(file.dialect), line \(file.head.line)") }
    }
    #expect(wrong.count * 20 <= cases.count, "\(wrong.joined(separator: "\n"))")
  }

  @Test func rowsReadAndRejectedAreTheRowsPresent() throws {
    for test in try cases() {
      let file = try TextTable(test.bytes).file
      let rows = NaiveSplitter(
        test.bytes, delimiter: file.dialect.delimiter, lineEnd: file.dialect.lineEnd
      ).rows()
      let isBlank = rows.map { row in
        row.cells.count == 1
          && test.bytes[row.cells[0]].allSatisfy { $0 == UInt8(ascii: "\r") }
      }
      let piece = Piece()
      var (mark, read, rejected, blank) = (file.data.offset, 0, 0, 0)
      while mark < file.file.size {
        mark = try piece.fill(from: file, at: mark)
        for row in 0..<piece.rows.count {
          switch piece.rows.shape(row, width: file.header.count) {
          case .whole, .longButEmpty: read += 1
          case .blank: blank += 1
          case .short, .long, .broken, .malformed: rejected += 1
          }
        }
      }
      // The first row is the header.
      let present = isBlank.dropFirst().count { !$0 }
      #expect(read + rejected == present, "\(test.name)")
      #expect(blank == isBlank.dropFirst().count { $0 }, "\(test.name)")
      #expect(try RecordReader(file).head(.max).count == present, "\(test.name)")
    }
  }
}
