import Foundation

/// Runs programs that need no terminal.
enum Launch {
  /// What a program writes to standard output; nothing where it cannot be run.
  static func output(_ words: [String], environment: [String: String] = [:]) -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Time and memory of a program, by the system's account of that process and those it awaited.
  ///
  /// - Throws: A failure when it ends with another status than 0 or 1, which says that a check
  ///   found something.
  static func measure(_ words: [String], environment: [String: String] = [:]) throws -> Sample {
    let command = words.joined(separator: " ")
    let line = output([Settings.folder + "/measure"] + words, environment: environment) ?? ""
    let values = line.split(separator: " ").compactMap { Double($0) }
    guard values.count == 4 else { throw Failure("\(command): it could not be measured") }
    guard values[3] <= 1 else { throw Failure("\(command): exit status \(Int(values[3]))") }
    return [.wall: values[0], .cpu: values[1], .peak: values[2]]
  }
}
