import Foundation

@testable import BucketSetup

/// A pack written to a folder, with an AWS CLI that only plays.
struct ScriptBench {
  let folder: TemporaryFolder

  private static let fake = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/aws")

  init(_ pack: SetupPack, region: String = "eu-west-1") throws {
    folder = try TemporaryFolder()
    for document in pack.documents {
      _ = try folder.create(
        "pack/\(document.name)", document.text, executable: document.isExecutable)
    }
    let fake = try String(contentsOf: Self.fake, encoding: .utf8)
    _ = try folder.create("bin/aws", fake, executable: true)
    _ = try folder.create("bin/sleep", "#!/bin/bash\n", executable: true)
    try set("location", region + "\n")
  }

  /// Puts the bucket into a state.
  func set(_ name: String, _ text: String = "") throws {
    _ = try folder.create("state/\(name)", text)
  }

  func state(_ name: String) -> String? {
    try? String(contentsOf: folder.url.appending(path: "state/\(name)"), encoding: .utf8)
  }

  func run(_ arguments: String...) throws -> Shell.Result {
    try? FileManager.default.removeItem(at: folder.url.appending(path: "state/calls"))
    return try Shell.run(
      [folder.url.appending(path: "pack/setup.sh").path] + arguments,
      path: folder.url.appending(path: "bin").path + ":/usr/bin:/bin")
  }

  /// The words of each call of the last run, without `aws` itself.
  var calls: [[String]] {
    guard let data = try? Data(contentsOf: folder.url.appending(path: "state/calls")) else {
      return []
    }
    var words = data.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }[...]
    var calls: [[String]] = []
    while let count = words.popFirst().flatMap({ Int($0) }) {
      calls.append(Array(words.prefix(count)))
      words = words.dropFirst(count)
    }
    return calls
  }

  /// The operations of the last run that change something, in order.
  var changes: [String] {
    calls.filter { call in
      ["put-", "create-", "delete-"].contains { call[1].hasPrefix($0) }
        || call[0] == "s3" && !call.contains("--dryrun")
    }.map { $0[1] }
  }
}
