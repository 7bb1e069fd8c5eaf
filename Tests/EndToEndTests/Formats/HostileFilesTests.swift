import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files that are mislabelled, empty, damaged or made to do harm, all in one share.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct HostileFilesTests {
  /// What becomes of each file, by what follows `events-` in its name.
  private enum Fate {
    case read(Int, rejected: Int = 0)
    /// As far as it goes, for that reason.
    case partly(Int, String)
    case unreadable(String)
    case leftOut
  }

  private static let fates: [String: Fate] = [
    "gzip.csv": .read(5), "parquet.csv": .read(5), "avro.json": .read(5), "csv.parquet": .read(5),
    "csv.csv.gz": .read(5), "csv.jsonl": .read(5), "jsonl.avro": .read(5), "array.csv": .read(5),
    "zip.csv.gz/events.csv": .read(5),
    "nothing.csv": .leftOut, "nothing.json": .leftOut, "nothing.parquet": .leftOut,
    "nothing.avro": .leftOut, "nothing.csv.gz": .leftOut, "nothing.csv.xz": .leftOut,
    "nothing.zip": .leftOut, "blank.csv": .leftOut, "mark.csv": .leftOut, "wide-mark.csv": .leftOut,
    "nul.csv": .unreadable("binary data"),
    "head.csv": .read(0), "head.csv.gz": .read(0), "head-wide.csv": .read(0), "head.avro": .read(0),
    "magic.avro": .unreadable("cut short"), "magic.parquet": .unreadable("cut short"),
    "magics.parquet": .unreadable("damaged"),
    "bomb.csv.gz": .partly(1, "become more than 64 MiB"),
    "bomb.zip/events.csv": .partly(1, "become more than 64 MiB"),
    "bomb.csv.bz2": .partly(1, "a record of more than 16 MiB"),
    "layers.csv.gz": .unreadable("inside of other packed data"),
    "brackets.json": .unreadable("without an object"),
    "closed-brackets.json": .unreadable("without an object"),
    "objects.json": .unreadable("without an object"),
    "deep.jsonl": .read(3, rejected: 1), "deep.csv": .read(2),
    "keys.jsonl": .unreadable("40000 different keys"),
    "columns.csv": .unreadable("a header of 200006 columns"),
    "line.csv": .partly(1, "a record of more than 16 MiB"), "quote.csv": .read(3, rejected: 1),
    "line.zip/events.csv": .partly(1, "a record of more than 16 MiB"),
    "footer.parquet": .unreadable("4294967295"), "no-footer.parquet": .unreadable("damaged"),
    "rows.avro": .read(0, rejected: 1), "size.avro": .read(0, rejected: 5),
    "negative.avro": .read(0, rejected: 1), "map.avro": .unreadable("an Avro file"),
    "size.zip/events.csv": .unreadable("wrong size"), "size.tar": .unreadable("cut short"),
    "size.tar/events.csv": .unreadable("cut short"),
    "locked.zip/events.csv": .unreadable("encrypted"), "locked.parquet": .unreadable("encrypted"),
    "inner.zip/a.zip": .unreadable("inside of other packed data"),
    "inner.zip/events.csv": .read(5),
    "parquet.zip/events.parquet": .unreadable("inside of other packed data"),
    "paths.zip/../../etc/\u{1B}[31m/events-0.csv": .read(5),
    "paths.zip/../../etc/\u{1B}[31m/events-1.csv": .read(5),
    "links.tar/events.csv": .read(5), "padding.tar/events.csv": .read(5),
    "padding.tar": .unreadable("Damaged tar archive"),
    "noise.csv": .unreadable("binary data"), "sum.csv.gz": .unreadable("damaged at byte"),
    "noise.csv.gz": .unreadable("damaged at byte"),
    "noise.parquet": .unreadable("damaged"), "page.csv": .leftOut, "program.csv": .leftOut,
  ]

  private func share() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let script =
      FileManager.default.currentDirectoryPath + "/Tests/EndToEndTests/Formats/write-hostile.py"
    let written = try Validator.python.run(script, folder.path, in: folder)
    try #require(written.status == 0, "\(written.output)")
    return folder
  }

  @Test func eachIsReadAsFarAsItGoesOrHasItsReason() throws {
    let folder = try share()
    let checked = try CheckedShare(folder.path)
    #expect(checked.run.status == 3, "\(checked.run.err)")
    #expect(!checked.run.err.contains("\u{1B}"))
    for (name, fate) in Self.fates where !checked.lacksArrow("events-" + name) {
      expect("events-" + name, fate, in: checked)
    }
    let many = checked.leftOut.filter { $0.hasPrefix("events-many.zip/") }
    #expect(many.count == 3000)
    let known = Set(Self.fates.keys.map { "events-" + $0 }).union(many).union(["events.csv"])
    #expect(checked.files["events.csv"] == CheckedShare.File(rows: 5, rejected: 0))
    let found = Set(checked.files.keys).union(checked.unreadable.keys).union(checked.leftOut)
    #expect(found == known)
    // They are counted as they are checked.
    let counts = checked.files.mapValues { $0.rows + $0.rejected }
    #expect(try CheckedShare.counted(folder.path) == counts)
  }

  private func expect(_ name: String, _ fate: Fate, in checked: CheckedShare) {
    let (file, reason) = (checked.files[name], checked.unreadable[name])
    switch fate {
    case .read(let rows, let rejected):
      #expect(file == CheckedShare.File(rows: rows, rejected: rejected), "\(name)")
      #expect(reason == nil, "\(name)")
    case .partly(let rows, let part):
      #expect(file?.rows == rows, "\(name)")
      #expect(reason?.contains(part) == true, "\(name): \(reason ?? "")")
    case .unreadable(let part):
      #expect(file == nil, "\(name)")
      #expect(reason?.contains(part) == true, "\(name): \(reason ?? "")")
    case .leftOut:
      #expect(checked.leftOut.contains(name) && file == nil && reason == nil, "\(name)")
    }
  }

  /// Each command by itself ends as it should, and names the file that it cannot read.
  @Test func rowsOfEachAreShownOrItsReason() throws {
    let folder = try share()
    for name in try folder.names.sorted() {
      let run = try SlipwayRun("rows", folder.path + "/" + name, "--limit", "0")
      #expect([0, 2, 3].contains(run.status), "\(name): \(run.err)")
      #expect(run.status == 0 || run.err.contains(name), "\(run.err)")
    }
  }

  @Test func whatIsNoFileIsPassedOver() throws {
    let share = try ShippedShare.clean()
    let path = share.path
    try share.write("call Ada\n", to: "folder/events.csv/README.md")
    #expect(mkfifo(path + "/events-pipe.csv", 0o644) == 0)
    for (link, target) in [
      ("events-loop.csv", "events-loop.csv"), ("events-nowhere.csv", "nothing.csv"),
      ("events-up", ".."), ("events-again.csv", "events.csv"), ("events-zero.csv", "/dev/zero"),
    ] {
      #expect(symlink(target, path + "/" + link) == 0)
    }
    let checked = try CheckedShare(path)
    #expect(checked.run.status == 3)
    #expect(Set(checked.unreadable.keys) == ["events-loop.csv", "events-nowhere.csv"])
    #expect(
      checked.leftOut.isSuperset(of: [
        "events-pipe.csv", "events-up", "events-zero.csv",
      ]))
    // One of two names of a file is enough.
    #expect(checked.files.count == 2 && checked.leftOut.count == 5)
    #expect(checked.rows["events"] == 2 && checked.rows["users"] == 1)
    try SlipwayRun("rows", path + "/events-pipe.csv")
      .expectComplaint(3, "events-pipe.csv", "not a regular file")
    try SlipwayRun("rows", path + "/folder").expectComplaint(3, "folder")
    try SlipwayRun("check", path + "/events-loop.csv").expectComplaint(3, "events-loop.csv")
  }
}
