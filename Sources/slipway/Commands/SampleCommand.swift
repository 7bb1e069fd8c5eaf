import Reports
import Samples

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

extension Command {
  /// Writes a share to try things on.
  static let sample = Command(
    name: "sample", operands: "DIR", summary: "writes a sample share into a new folder",
    flags: [.rows, .seed, .defects, .singleFile]
  ) { arguments in
    guard let folder = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("sample needs one folder: slipway sample DIR")
    }
    let rows = try arguments.number(.rows, in: 1...10_000_000_000, default: 20_000)
    let seed = try arguments.number(.seed, in: 0...Int.max, default: 1)
    let share = SampleShare(
      rows: rows, seed: UInt64(seed), defects: arguments.has(.defects),
      singleFile: arguments.has(.singleFile))
    guard mkdir(folder, 0o755) == 0 else {
      let reason = errno == EEXIST ? "it exists already; name a new folder" : nil
      throw Failure("\(folder): \(reason ?? String(cString: strerror(errno)))")
    }
    try write(share, to: folder)
    try Output.write(
      "wrote \(Amount.of(rows, "event")) and their users and accounts to \(folder)\n")
    return 0
  }

  private static func write(_ share: SampleShare, to folder: String) throws {
    var (name, file) = ("", nil as UnsafeMutablePointer<FILE>?)
    defer { if let file { fclose(file) } }
    try share.generate { path, bytes in
      if path != name {
        if let file, fclose(file) != 0 { throw Output.systemFailure(name) }
        try makeFolders(of: path, in: folder)
        (name, file) = (path, fopen("\(folder)/\(path)", "wb"))
      }
      guard let file, fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else {
        throw Output.systemFailure("\(folder)/\(path)")
      }
    }
  }

  private static func makeFolders(of path: String, in root: String) throws {
    var folder = root
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        throw Output.systemFailure(folder)
      }
    }
  }
}
