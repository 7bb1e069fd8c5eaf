import Foundation
import TestSupport

/// One run of the shipped program without a terminal.
struct Program {
  let status: Int32
  let output: String
  let errors: String

  /// Runs the program to its end; what it writes goes through files, so that it never waits.
  static func run(_ arguments: String...) throws -> Program { try run(arguments) }

  /// The same with a list of arguments, in a folder.
  static func run(_ arguments: [String], in folder: String? = nil) throws -> Program {
    let scratch = try TemporaryFolder()
    let output = try scratch.write("", to: "output")
    let errors = try scratch.write("", to: "errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtBinary)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Program(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// A share with the files of the vendor's guide.
  static func guideShare(_ files: [String: String] = GuideSample.files) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }
}
