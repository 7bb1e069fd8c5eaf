import CKernels
import TestSupport
import Testing

@testable import Tables

/// The wide survey of bytes against its slow twin and against what the classes mean.
@Suite struct SurveyKernelTests {
  private static let machines = [CK_BYTES] + Machines.wide

  private static func classes(_ bytes: [UInt8], _ machine: ck_machine) -> ByteClasses {
    ByteClasses(rawValue: ck_survey_with(bytes, bytes.count, machine))
  }

  /// What a byte is, in other words than the kernel's.
  private static func meaning(of byte: UInt8) -> ByteClasses {
    switch byte {
    case 0: .zero
    case 0x0d: .carriageReturn
    case 0x09, 0x0a: []
    case ..<0x20: .control
    case 0x7f: .edge
    case ..<0x80: []
    case 0xc2, 0xe2: [.beyondASCII, .mark]
    case 0xc3: [.beyondASCII, .latin]
    case 0xef: [.beyondASCII, .edge]
    default: .beyondASCII
    }
  }

  @Test func everyByteAtEveryPlaceOfABlockHasItsClass() {
    for machine in Self.machines {
      for byte in UInt8.min...UInt8.max {
        for place in [0, 1, 31, 32, 63, 64, 70] {
          var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 71)
          bytes[place] = byte
          let found = Self.classes(bytes, machine)
          if found != Self.meaning(of: byte) {
            Issue.record("\(machine): \(byte) at \(place) is \(found)")
          }
        }
      }
    }
  }

  @Test func classesOfManyBytesAreJoined() {
    var random = SeededGenerator()
    for length in [0, 1, 63, 64, 65, 128, 1000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let wanted = bytes.reduce(into: ByteClasses()) { $0.formUnion(Self.meaning(of: $1)) }
      for machine in Self.machines {
        #expect(Self.classes(bytes, machine) == wanted, "\(machine), seed \(random.seed)")
      }
    }
  }

  @Test(
    .enabled(if: !Machines.wide.isEmpty, "this machine has no wide instructions to test"),
    arguments: ["\n", "\r\n"])
  func cellsHaveTheClassesOfTheirOwnBytesAlone(lineEnd: String) {
    var random = SeededGenerator()
    let odd: [UInt8] = [0, 1, 0x1f, 0x7f, 0x80, 0xc2, 0xc3, 0xe2, 0xef, 0xff]
    let dialect = Dialect(delimiter: UInt8(ascii: ","))
    for _ in 0..<40 {
      let cells = (0..<20).map { _ in
        (0..<Int.random(in: 0...150, using: &random)).map { _ in
          Int.random(in: 0..<60, using: &random) == 0
            ? odd.randomElement(using: &random) ?? 0 : UInt8(ascii: "x")
        }
      }
      let piece = Piece()
      piece.fill(
        from: cells.flatMap { [0x01, UInt8(ascii: ",")] + $0 + Array(lineEnd.utf8) },
        dialect: dialect, isLast: true)
      let numbers = (0..<20).map(UInt32.init)
      let first = numbers.map { 2 * $0 }
      let wanted = cells.map {
        $0.reduce(into: ByteClasses()) { $0.formUnion(Self.meaning(of: $1)) }
      }
      for machine in Self.machines {
        var found = [UInt8](repeating: 0, count: 20)
        var column = ck_column()
        first.withUnsafeBufferPointer { first in
          column = ck_column(
            bytes: piece.rows.bytes, marks: piece.rows.marks, first: first.baseAddress, count: 20,
            cell: 1, quote: dialect.quote, ends_row: 1, odd_quotes: 0, times: nil,
            numbers: nil)
          ck_survey_cells_with(&column, &found, machine)
        }
        #expect(
          found.map(ByteClasses.init(rawValue:)) == wanted, "\(machine), seed \(random.seed)")
      }
    }
  }

  @Test func aPieceKnowsItsClasses() throws {
    let piece = Piece()
    let dialect = Dialect(delimiter: UInt8(ascii: ","))
    piece.fill(from: Array("a,é\r\nb,c\n".utf8), dialect: dialect, isLast: true)
    #expect(piece.classes == [.beyondASCII, .latin, .carriageReturn])
    // A record that waits for more bytes is no part of the piece.
    piece.fill(from: Array("a,b\n\u{1}".utf8), dialect: dialect, isLast: false)
    #expect(piece.classes == [])
  }
}
