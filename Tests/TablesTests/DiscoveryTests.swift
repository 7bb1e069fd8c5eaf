import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite struct DiscoveryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func discover() throws -> Discovery { try Discovery([folder.path]) }

  @Test func filesAreFoundFolderByFolderInOrderOfName() throws {
    for name in ["b.csv", "a/2.csv", "a/1.csv", "a/b/c.csv", "C.csv"] {
      try folder.write("x", to: name)
    }
    let names = ["C.csv", "a/1.csv", "a/2.csv", "a/b/c.csv", "b.csv"]
    #expect(try discover().files.map(\.name) == names)
    #expect(
      try Discovery([folder.path + "/"]).files.map(\.path) == names.map { folder.path + "/" + $0 })
  }

  @Test func aFileThatIsNamedIsTakenWhateverItsName() throws {
    let path = try folder.write("x", to: ".hidden~")
    #expect(try Discovery([path]).files.map(\.name) == [".hidden~"])
    #expect(try discover().files.isEmpty)
  }

  @Test func junkIsLeftOutWithAReason() throws {
    let names = [
      ".DS_Store": "junk", ".git/config": "hidden", "_SUCCESS": "junk", "_temporary/0/x": "junk",
      "a.csv.crc": "a temporary file", "b.csv~": "an editor's temporary file",
      "slipway.json": "Slipway's own settings", "~$x.xlsx": "an editor's temporary file",
    ]
    for name in names.keys { try folder.write("x", to: name) }
    try folder.write("x", to: "data.csv")
    let found = try discover()
    #expect(found.files.map(\.name) == ["data.csv"])
    let wanted = names.map { name, reason in
      Discovery.LeftOut(name: String(name.split(separator: "/")[0]), reason: reason)
    }
    #expect(found.leftOut == wanted.sorted { $0.name < $1.name })
  }

  @Test func aFileIsReadOnceAndALinkToAFolderIsNotFollowed() throws {
    let files = FileManager.default
    try folder.write("x", to: "data/x.csv")
    try files.createSymbolicLink(
      atPath: folder.path + "/link.csv", withDestinationPath: folder.path + "/data/x.csv")
    try files.createSymbolicLink(
      atPath: folder.path + "/data/up", withDestinationPath: folder.path)
    try files.createSymbolicLink(
      atPath: folder.path + "/nowhere.csv", withDestinationPath: folder.path + "/none")
    let found = try discover()
    #expect(found.files.map(\.name) == ["data/x.csv"])
    #expect(
      found.leftOut == [
        .init(name: "data/up", reason: "a link to a folder"),
        .init(name: "link.csv", reason: "the same file as data/x.csv"),
      ])
    #expect(found.unreadable == [TableError(.notFound, path: folder.path + "/nowhere.csv")])
  }

  @Test func aPipeIsLeftOutAndNeverBlocks() throws {
    #expect(mkfifo(folder.path + "/pipe.csv", 0o600) == 0)
    let found = try discover()
    #expect(found.files.isEmpty)
    #expect(found.leftOut == [.init(name: "pipe.csv", reason: "not a regular file")])
    #expect(throws: TableError.self) { try Discovery([folder.path + "/pipe.csv"]) }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read every folder"))
  func aFolderThatMayNotBeReadIsAnErrorAndTheOthersAreRead() throws {
    try folder.write("x", to: "closed/x.csv")
    try folder.write("x", to: "open/x.csv")
    #expect(chmod(folder.path + "/closed", 0) == 0)
    defer { _ = chmod(folder.path + "/closed", 0o700) }
    let found = try discover()
    #expect(found.files.map(\.name) == ["open/x.csv"])
    #expect(found.unreadable.map(\.path) == [folder.path + "/closed"])
  }

  @Test func aPathThatIsNotThereIsAnError() {
    #expect(throws: TableError(.notFound, path: "/no/such/folder")) {
      try Discovery(["/no/such/folder"])
    }
  }
}
