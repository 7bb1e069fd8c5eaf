import Foundation
import TestSupport

/// Moto, which plays S3 on the loopback, and the versions of the AWS CLI that talk to it.
///
/// `Scripts/install-doubles` installs what `Tests/Doubles/requirements.txt` lists.
final class PlayedAWS: Sendable {
  /// A version of the AWS CLI.
  enum Version: Int, CaseIterable {
    case one = 1
    case two = 2

    /// The folder that holds its `aws`, if it is there.
    var folder: String? {
      let folders =
        self == .one ? [PlayedAWS.folder] : ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
      return folders.first { folder in
        FileManager.default.isExecutableFile(atPath: folder + "/aws")
          && (try? SlipwayRun(shell: "'\(folder)/aws' --version"))?.out
            .hasPrefix("aws-cli/\(rawValue).") == true
      }
    }
  }

  /// What a test that is skipped says.
  static let absence =
    "moto and the AWS CLI are absent; Scripts/install-doubles and install-libraries install them"

  /// Whether the server can be run.
  static var isInstalled: Bool {
    FileManager.default.fileExists(
      atPath: FileManager.default.currentDirectoryPath + "/.build/doubles/requirements.txt")
  }

  private static var folder: String {
    FileManager.default.currentDirectoryPath + "/.build/doubles/bin"
  }

  /// Where the server answers.
  let url: String
  private let server: Process

  /// Starts a server on a free port, and waits until it says that it listens.
  init() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.folder + "/moto_server")
    process.arguments = ["-H", "127.0.0.1", "-p", "0"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    server = process
    var said = ""
    while true {
      let bytes = pipe.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw CocoaError(.executableLoad) }
      said += String(decoding: bytes, as: UTF8.self)
      if let match = said.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/) {
        url = String(match.0)
        break
      }
    }
    // A pipe that nobody empties would stop the server.
    pipe.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  deinit {
    // Threads of tests may have all other signals blocked, and the server with them.
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
  }
}
