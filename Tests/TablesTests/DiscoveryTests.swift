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
    let names: [String: (Discovery.LeftOut.Kind, String)] = [
      ".DS_Store": (.junk, "junk"), ".git/config": (.hidden, "hidden"),
      ".a.csv.crc": (.junk, "a temporary file"), "_SUCCESS": (.marker, "junk"),
      "_temporary/0/x": (.junk, "junk"), "a.csv.crc": (.junk, "a temporary file"),
      "b.csv~": (.junk, "an editor's temporary file"),
      "~$x.xlsx": (.junk, "an editor's temporary file"),
    ]
    for name in names.keys { try folder.write("x", to: name) }
    try folder.write("x", to: "data.csv")
    let found = try discover()
    #expect(found.files.map(\.name) == ["data.csv"])
    let wanted = names.map { name, left in
      Discovery.LeftOut(
        name: String(name.split(separator: "/")[0]), kind: left.0, reason: left.1)
    }
    #expect(found.leftOut == wanted.sorted { $0.name < $1.name })
  }

  @Test func theSettingsOfTheShareAreNoFileThatIsLeftOut() throws {
    try folder.write("{}", to: "slipway.json")
    try folder.write("x", to: "data/data.csv")
    try folder.write("{}", to: "data/slipway.json")
    let found = try discover()
    #expect(found.files.map(\.name) == ["data/data.csv"])
    #expect(found.leftOut.map(\.name) == ["data/slipway.json"], "which is of no use there")
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
    let elsewhere = try TemporaryFolder()
    try files.createSymbolicLink(
      atPath: folder.path + "/other.csv", withDestinationPath: elsewhere.write("x", to: "y.csv"))
    let found = try discover()
    #expect(found.files.map(\.name) == ["data/x.csv", "other.csv"])
    #expect(
      found.leftOut == [
        .init(name: "data/up", kind: .repeated, reason: "a link to a folder"),
        .init(name: "link.csv", kind: .repeated, reason: "the same file as data/x.csv"),
      ])
    #expect(found.unreadable == [TableError(.notFound, path: folder.path + "/nowhere.csv")])
  }

  @Test func foldersWithoutAFileAreNamed() throws {
    let files = FileManager.default
    for name in ["a/b", "c"] {
      try files.createDirectory(
        atPath: folder.path + "/" + name, withIntermediateDirectories: true)
    }
    try folder.write("x", to: "d/.DS_Store")
    try folder.write("12345", to: "e/x.csv")
    let found = try discover()
    #expect(found.emptyFolders == ["a/b", "c", "d"])
    #expect(found.files.map(\.size) == [5])
  }

  @Test func aFileThatIsReachedTwiceIsReadOnce() throws {
    let path = try folder.write("x", to: "a/x.csv")
    let found = try Discovery([
      folder.path, folder.path + "/a", path, folder.path + "/a/../a",
    ])
    #expect(found.files.map(\.name) == ["a/x.csv"])
  }

  @Test func aPipeIsLeftOutAndNeverBlocks() throws {
    #expect(mkfifo(folder.path + "/pipe.csv", 0o600) == 0)
    let found = try discover()
    #expect(found.files.isEmpty)
    #expect(
      found.leftOut == [.init(name: "pipe.csv", kind: .special, reason: "not a regular file")])
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
