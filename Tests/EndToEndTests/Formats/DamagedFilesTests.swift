import Foundation
import TestSupport
import Testing

/// Files of every format, cut and with wrong bytes at places that a seed chooses.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct DamagedFilesTests {
  private static let rows = 200
  /// Formats in which each line is a row, and nothing else ends one.
  private static let lines: Set = ["csv", "tsv", "bars", "jsonl", "jsonl-strings"]

  @Test func whatIsLeftIsReadAndTheRestHasItsReason() throws {
    var random = SeededGenerator()
    print("seed \(random.seed)")
    let share = try WrittenShare(by: "write-formats.py", rows: Self.rows)
    for kind in try share.kinds + ["csv"] {
      let wholes = try share.checked(kind)
      if wholes.lacksParquet { continue }
      let damaged = try damage(share.path(kind), kind, &random)
      let checked = try share.checked(kind)
      let context = "\(kind), seed \(random.seed)"
      #expect([0, 1, 3].contains(checked.run.status), "\(context): \(checked.run.err)")
      for (name, file) in wholes.files { #expect(checked.files[name] == file, "\(context)") }
      let files = checked.files.mapValues { $0.rows + $0.rejected }
      #expect(try CheckedShare.counted(share.path(kind)) == files, "\(context)")
      expect(damaged, in: checked, context)
      try expectRows(of: damaged, in: share.path(kind), context)
    }
  }

  /// A file that was damaged, with the rows that are left where that can be told.
  private struct Damaged {
    let name: String
    let isCut: Bool
    let rows: Int?
  }

  /// Writes damaged copies of the events beside them.
  private func damage(
    _ folder: String, _ kind: String, _ random: inout SeededGenerator
  ) throws -> [Damaged] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(names.first { $0.hasPrefix("events.") })
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    let ending = name.dropFirst("events.".count)
    var damaged: [Damaged] = []
    for number in 0..<30 {
      let isCut = number < 10
      var copy = bytes
      if isCut {
        copy.removeLast(Int.random(in: 1...bytes.count, using: &random))
      } else {
        for _ in 0..<[1, 1, 4, 40][number % 4] {
          copy[Int.random(in: 0..<bytes.count, using: &random)] = .random(
            in: 0...255, using: &random)
        }
      }
      let name = "events-\(number).\(ending)"
      try Data(copy).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      damaged.append(Damaged(name: name, isCut: isCut, rows: isCut ? rows(in: copy, kind) : nil))
    }
    return damaged
  }

  /// The rows of the first bytes of a text; nothing where its header was cut, or it is no text.
  private func rows(in bytes: [UInt8], _ kind: String) -> Int? {
    guard Self.lines.contains(kind) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).count
    if kind.hasPrefix("jsonl") { return lines > 1 ? lines : nil }
    return lines > 1 ? lines - 1 : nil
  }

  private func expect(_ damaged: [Damaged], in checked: CheckedShare, _ context: String) {
    for damaged in damaged {
      let isIt = { (path: String) in path == damaged.name || path.hasPrefix(damaged.name + "/") }
      let files = checked.files.filter { isIt($0.key) }
      let reasons = checked.unreadable.filter { isIt($0.key) }
      // Nothing is passed over in silence.
      #expect(
        !files.isEmpty || !reasons.isEmpty || checked.leftOut.contains(where: isIt),
        "\(damaged.name), \(context)")
      for reason in reasons.values {
        #expect(!reason.isEmpty && !reason.contains("\n") && !reason.contains("INTERNAL"))
      }
      guard damaged.isCut else { continue }
      let rows = files.values.reduce(0) { $0 + $1.rows + $1.rejected }
      #expect(rows <= Self.rows, "\(damaged.name), \(context)")
      if let left = damaged.rows { #expect(rows == left, "\(damaged.name), \(context)") }
    }
  }

  /// The rows of some of them, as a command of its own shows them.
  private func expectRows(of damaged: [Damaged], in folder: String, _ context: String) throws {
    for damaged in [damaged[0], damaged[29]] {
      let run = try SlipwayRun("rows", "\(folder)/\(damaged.name)", "--limit", "0")
      #expect([0, 3].contains(run.status), "\(context): \(run.err)")
      #expect(run.status == 0 || run.err.contains(damaged.name), "\(context): \(run.err)")
    }
  }
}
