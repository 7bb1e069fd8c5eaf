import Foundation
import TestSupport
import Testing

@testable import Tables

extension TemporaryFolder {
  /// Cuts a file short while others have it open.
  func cutShort(_ name: String, to size: UInt64) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/" + name))
    try handle.truncate(atOffset: size)
    try handle.close()
  }
}

@Suite struct ByteFileTests {
  @Test func bytesAreReadByPosition() throws {
    let folder = try TemporaryFolder()
    let file = try ByteFile(try folder.write("0123456789", to: "x"))
    #expect(file.size == 10)
    #expect(try file.head(3) == Array("012".utf8))
    #expect(try file.bytes(4, at: 8) == Array("89".utf8))
    #expect(try file.bytes(4, at: 10).isEmpty)
    #expect(try file.bytes(-1, at: 0).isEmpty)
  }

  @Test func whatIsNotThereOrNoFileIsAnError() throws {
    let folder = try TemporaryFolder()
    #expect(throws: TableError(.notFound, path: folder.path + "/none")) {
      try ByteFile(folder.path + "/none")
    }
    #expect(throws: TableError(.unreadable("not a regular file"), path: folder.path)) {
      try ByteFile(folder.path)
    }
  }

  @Test func aPipeDoesNotBlock() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: TableError(.unreadable("not a regular file"), path: pipe)) {
      try ByteFile(pipe)
    }
  }

  @Test func changesOfTheOpenFileAreNoticed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("0123456789", to: "x")
    let file = try ByteFile(path)
    try file.checkUnchanged()
    try folder.cutShort("x", to: 4)
    #expect(throws: TableError(.changed, path: path)) { try file.checkUnchanged() }
    #expect(try file.bytes(10, at: 0) == Array("0123".utf8), "no more than there is")
  }

  @Test func aFileThatIsReplacedIsStillTheOneThatWasOpened() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "x")
    let file = try ByteFile(path)
    try FileManager.default.removeItem(atPath: path)
    try folder.write("new", to: "x")
    #expect(try file.head(3) == Array("old".utf8))
  }
}
