import Foundation

/// Runs bash and collects what it prints.
enum Shell {
  struct Result {
    let status: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Whether a program can be found.
  static func has(_ program: String) -> Bool {
    (try? run(["-c", #"command -v "$1""#, "bash", program], path: programs).status) == 0
  }

  /// Where programs are looked for that not every machine has.
  static let programs = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

  static func run(_ arguments: [String], path: String = "/usr/bin:/bin") throws -> Result {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = arguments
    process.environment = ["PATH": path, "LC_ALL": "C.UTF-8", "TMPDIR": folder.url.path]
    let output = try folder.create("output")
    let errors = try folder.create("errors")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try Data(contentsOf: output),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that goes when nobody holds it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "slipway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func create(_ name: String, _ text: String = "", executable: Bool = false) throws -> URL {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    if executable {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    return file
  }
}
