import Foundation
import TestSupport

@testable import Tables

/// Data for tests of compression, and the tools that pack them.
enum PackedData {
  /// Why a test does not run.
  static let absence = "the tools that pack the data are absent; see Scripts/libraries.txt"

  /// Whether a tool can be run.
  static func has(_ tools: String...) -> Bool { tools.allSatisfy { path(of: $0) != nil } }

  private static func path(of tool: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(tool)" }.first(where: FileManager.default.isExecutableFile)
  }

  /// Lines of a table, which pack like those of users: every one another, and all much alike.
  static func table(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<500).map { _ in
      let (user, time) = (UInt32.random(in: 0 ... .max, using: &random), random.next())
      return Array(
        "u\(user),2024-03-01 00:00:\(time % 60),page_view,\"{\"\"n\"\":\(time)}\"\n".utf8)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 200)
    while bytes.count < count {
      bytes += lines[Int.random(in: 0..<lines.count, using: &random)]
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Bytes that nothing makes smaller.
  static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    let words = (0..<(count / 8 + 1)).map { _ in random.next() }
    return words.withUnsafeBytes { Array($0.prefix(count)) }
  }

  /// What a tool makes of bytes on its standard input.
  static func run(_ tool: String, _ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let from = URL(fileURLWithPath: try folder.write(input, to: "in"))
    let to = URL(fileURLWithPath: try folder.write("", to: "out"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(of: tool) ?? tool)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = try FileHandle(forReadingFrom: from)
    process.standardOutput = try FileHandle(forWritingTo: to)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(tool: tool) }
    return Array(try Data(contentsOf: to))
  }

  struct Failure: Error { let tool: String }

  /// What a script in Python makes of bytes; it has them as `data` and calls `out` with others.
  static func python(_ script: String, _ input: [UInt8] = []) throws -> [UInt8] {
    let frame = """
      import sys, zlib, gzip, struct, io, zipfile, tarfile
      data = sys.stdin.buffer.read()
      out = sys.stdout.buffer.write

      """
    return try run("python3", ["-c", frame + script], input)
  }

  // MARK: - Gzip data

  /// Bytes in the form of gzip, in the ways that programs write it.
  static func gzip(_ way: String, _ bytes: [UInt8]) throws -> [UInt8] {
    switch way {
    case "level 1": try run("gzip", ["-1"], bytes)
    case "level 9": try run("gzip", ["-9"], bytes)
    case "stored": try python("out(gzip.compress(data, 0))", bytes)
    case "fixed": try python(deflate + "member(data, b'', 6, zlib.Z_FIXED)", bytes)
    case "flushed": try python(flushed, bytes)
    case "header": try python(deflate + fullHeader, bytes)
    case "members": try python(members, bytes)
    case "bgzf": try python(deflate + bgzf, bytes)
    case "padded": try run("gzip", ["-6"], bytes) + [UInt8](repeating: 0, count: 100_000)
    default: throw Failure(tool: way)
    }
  }

  static let gzipWays = [
    "level 1", "level 9", "stored", "fixed", "flushed", "header", "members", "bgzf", "padded",
  ]

  private static let deflate = """
    def member(part, head, level=6, strategy=0):
      packer = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
      body = packer.compress(part) + packer.flush()
      head = head(body) if callable(head) else head
      out(head or b'\\x1f\\x8b\\x08\\0\\0\\0\\0\\0\\0\\xff')
      out(body + struct.pack('<II', zlib.crc32(part), len(part)))

    """
  private static let flushed = """
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    for at in range(0, len(data), 100_003):
      out(packer.compress(data[at:at + 100_003]))
      out(packer.flush(zlib.Z_SYNC_FLUSH if at % 2 else zlib.Z_FULL_FLUSH))
    out(packer.flush())
    """
  /// Extra fields, name, comment and the sum of the header, longer than what is read at a time.
  private static let fullHeader = """
    head = b'\\x1f\\x8b\\x08\\x1e\\1\\2\\3\\4\\0\\3' + struct.pack('<H', 65535) + b'x' * 65535
    head += b'events.csv\\0' + b'a comment ' * 9000 + b'\\0'
    member(data, head + struct.pack('<H', zlib.crc32(head) & 0xffff))
    """
  private static let members = """
    at, size = 0, 1
    while at < len(data):
      out(gzip.compress(data[at:at + size], 6))
      at, size = at + size, size * 3 % 3_000_017
      out(gzip.compress(b''))
    """
  /// Blocks with their sizes in an extra field, and the empty block at the end.
  private static let bgzf = """
    def head(body):
      return (b'\\x1f\\x8b\\x08\\4\\0\\0\\0\\0\\0\\xff\\6\\0BC\\2\\0'
              + struct.pack('<H', len(body) + 25))
    for at in range(0, len(data), 65280): member(data[at:at + 65280], head)
    member(b'', head)
    """
}

/// What became of reading a source in order.
struct WholeRead {
  var bytes: [UInt8] = []
  var failure: TableError?

  /// Reads to the end, or to a failure, in parts of a size.
  init(_ source: any ByteSource, part: Int = 300_000) {
    var buffer = [UInt8](repeating: 0, count: part)
    while true {
      let read = buffer.withUnsafeMutableBytes { room in
        Result { () throws(TableError) in try source.read(into: room, at: UInt64(bytes.count)) }
      }
      switch read {
      case .success(0): return
      case .success(let count): bytes += buffer[..<count]
      case .failure(let error):
        failure = error
        return
      }
    }
  }
}

/// Whether bytes are the same; a failing `==` would be drawn up byte by byte, which takes hours.
func same(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
  Array(left) == Array(right)
}
