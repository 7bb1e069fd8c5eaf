import TestSupport
import Testing

@testable import Tables

@Suite(
  .enabled(
    if: PackedData.has("python3", "gzip", "zstd"), Comment(rawValue: PackedData.absence)))
struct ArchiveListingTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func file(_ bytes: [UInt8]) throws -> ByteFile {
    try ByteFile(try folder.write(bytes, to: "x"))
  }

  private func decoded(_ bytes: [UInt8]) throws -> DecodedSource {
    try DecodedSource(try file(bytes))
  }

  private func listing(_ bytes: [UInt8]) throws -> ArchiveListing {
    let decoded = try decoded(bytes)
    return try ArchiveListing(decoded.source, format: decoded.format)
  }

  private static let zip = """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
      archive.writestr('folder/', '')
      archive.writestr('folder/events.csv', data)
      archive.writestr('stored.csv', data[:5000], zipfile.ZIP_STORED)
      archive.writestr('__MACOSX/folder/._events.csv', 'x')
      archive.writestr('.DS_Store', 'x')
      archive.writestr('empty.csv', '')
      archive.writestr('../../\\u00e9\\033[2J.csv', 'a,b\\n')
      archive.writestr('users.csv.gz', gzip.compress(data))
      archive.writestr('bzip2.csv', data, zipfile.ZIP_BZIP2)

    """

  private static let tar = """
    buffer = io.BytesIO()
    form = {'gnu': tarfile.GNU_FORMAT, 'pax': tarfile.PAX_FORMAT, 'ustar': tarfile.USTAR_FORMAT}
    with tarfile.open(fileobj=buffer, mode='w', format=form[FORM]) as archive:
      def add(name, bytes=b'', type=tarfile.REGTYPE):
        info = tarfile.TarInfo(name)
        info.size, info.type, info.linkname = len(bytes), type, 'folder/events.csv'
        archive.addfile(info, io.BytesIO(bytes))
      add('folder', type=tarfile.DIRTYPE)
      add('folder/events.csv', data)
      add('link.csv', type=tarfile.SYMTYPE)
      add('hard.csv', type=tarfile.LNKTYPE)
      add('._users.csv', b'x')
      add('empty.csv')
      add('/'.join(['long' * 20] * (2 if FORM == 'ustar' else 30)) + '/users.csv', data[1000:])
      if FORM != 'ustar': add('\\u00e9.csv', b'a,b')
      add('last.csv', data[:777])

    """

  @Test func filesOfAZipArchiveAreRead() throws {
    let plain = PackedData.table(2_000_000, seed: 1)
    let archive = try listing(
      try PackedData.python(Self.zip + "out(buffer.getvalue())", plain))
    #expect(archive.damage == nil)
    #expect(
      archive.members.map(\.path) == [
        "folder/events.csv", "stored.csv", "empty.csv", "../../é\u{1b}[2J.csv", "users.csv.gz",
        "bzip2.csv",
      ])
    #expect(archive.members.first?.size == 2_000_000)
    for (path, wanted) in [
      ("folder/events.csv", plain), ("stored.csv", Array(plain[..<5000])), ("bzip2.csv", plain),
      ("empty.csv", []),
    ] {
      let source = try archive.open(try archive.member(path))
      #expect(same(WholeRead(source).bytes, wanted), "\(path)")
      #expect(same(try source.bytes(100, at: 1000), wanted.dropFirst(1000).prefix(100)))
      #expect(source.knownSize == UInt64(wanted.count))
    }
    let users = try DecodedSource(try archive.member("users.csv.gz"), of: archive)
    #expect(users.compressions == [.gzip])
    #expect(users.format == .separatedValues)
    #expect(same(WholeRead(users.source).bytes, plain))
  }

  @Test(arguments: ["gnu", "pax", "ustar"], ["", "gzip", "zstd"])
  func filesOfATarArchiveAreRead(_ form: String, _ tool: String) throws {
    let plain = PackedData.table(1_200_000, seed: 2)
    let script = "FORM = '\(form)'\n" + Self.tar + "out(buffer.getvalue())"
    var packed = try PackedData.python(script, plain)
    if !tool.isEmpty { packed = try PackedData.run(tool, ["-c"], packed) }
    let archive = try listing(packed)
    #expect(archive.damage == nil)
    let names = archive.members.map { $0.path.split(separator: "/").last ?? "" }
    #expect(
      names == ["events.csv", "empty.csv", "users.csv"] + (form == "ustar" ? [] : ["é.csv"])
        + ["last.csv"])
    for member in archive.members {
      let wanted =
        switch member.path {
        case "folder/events.csv": plain
        case "empty.csv": [UInt8]()
        case "é.csv": Array("a,b".utf8)
        case "last.csv": Array(plain[..<777])
        default: Array(plain[1000...])
        }
      let source = try archive.open(member)
      #expect(same(WholeRead(source).bytes, wanted), "\(member.path)")
      #expect(same(try source.bytes(90, at: 200_000), wanted.dropFirst(200_000).prefix(90)))
    }
  }

  @Test func sparseFilesOfATarArchiveAreRead() throws {
    let plain = PackedData.table(10_000, seed: 9)
    let script = """
      import os, subprocess, tempfile
      folder = tempfile.mkdtemp()
      with open(folder + '/holes.csv', 'wb') as file:
        file.write(data); file.seek(1 << 20); file.write(data)
      out(subprocess.run(['tar', '-cSf', '-', '-C', folder, 'holes.csv'],
                         check=True, capture_output=True).stdout)
      import shutil; shutil.rmtree(folder)
      """
    let archive = try listing(try PackedData.python(script, plain))
    let source = try archive.open(try archive.member("holes.csv"))
    let gap = [UInt8](repeating: 0, count: (1 << 20) - plain.count)
    #expect(same(WholeRead(source).bytes, plain + gap + plain))
  }

  @Test func encryptedFilesAreToldAndNotOpened() throws {
    // A flag in the headers says that a file is encrypted.
    var bytes = try PackedData.python(Self.zip + "out(buffer.getvalue())", Array("a,b\n".utf8))
    for (mark, flags) in [("PK\u{1}\u{2}", 8), ("PK\u{3}\u{4}", 6)] {
      for place in bytes.indices.dropLast(10)
      where bytes[place...].starts(with: Array(mark.utf8)) { bytes[place + flags] |= 1 }
    }
    let archive = try listing(bytes)
    let member = try archive.member("stored.csv")
    #expect(member.isEncrypted)
    let error = #expect(throws: TableError.self) { try archive.open(member) }
    #expect(error?.kind == .encrypted(.zip))
    #expect(error?.path.hasSuffix("x/stored.csv") == true)
  }

  @Test func whatIsMissingAndWhatIsNestedIsTold() throws {
    let bytes = try PackedData.python(
      Self.zip + """
          inner = buffer.getvalue()
        archive.close()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, 'w') as archive: archive.writestr('inner.zip', inner)
        out(buffer.getvalue())
        """, [])
    let archive = try listing(bytes)
    let error = #expect(throws: TableError.self) { try archive.member("other.csv") }
    #expect(error?.kind == .noMember("other.csv"))
    let inner = try archive.member("inner.zip")
    let nested = #expect(throws: TableError.self) { try DecodedSource(inner, of: archive) }
    #expect(nested?.kind == .nested(.zip))
  }

  @Test func layersOfCompressionAreTakenOffUpToALimit() throws {
    let plain = PackedData.table(50_000, seed: 3)
    var packed = try PackedData.run("gzip", ["-c"], plain)
    packed = try PackedData.run("zstd", ["-c"], packed)
    let twice = try decoded(packed)
    #expect(twice.compressions == [.zstandard, .gzip])
    #expect(same(WholeRead(twice.source).bytes, plain))
    for _ in 0..<4 { packed = try PackedData.run("gzip", ["-c"], packed) }
    let bytes = packed
    let error = #expect(throws: TableError.self) { try decoded(bytes) }
    #expect(error?.kind == .nested(.gzip))
  }

  @Test func anArchiveThatWasCutShortSaysSo() throws {
    let plain = PackedData.table(300_000, seed: 4)
    let whole = try PackedData.python(
      "FORM = 'pax'\n" + Self.tar + "out(buffer.getvalue())", plain)
    let archive = try listing(Array(whole[..<400_000]))
    #expect(archive.damage?.kind == .cutShort(.tar))
    let last = try #require(archive.members.last)
    let read = WholeRead(try archive.open(last))
    #expect(read.failure?.kind == .cutShort(.tar))
    #expect(plain[1000...].starts(with: read.bytes))

    let packed = try PackedData.run("gzip", ["-c"], whole)
    let other = try listing(Array(packed.dropLast(1000)))
    #expect(other.damage?.kind == .cutShort(.gzip))

    let zip = try PackedData.python(Self.zip + "out(buffer.getvalue())", plain)
    #expect(throws: TableError.self) { try listing(Array(zip.dropLast(200))) }
  }
}
