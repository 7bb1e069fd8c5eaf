import Foundation
import TestSupport
import Testing

/// The built program with an AWS CLI that only plays, and a bucket that is a folder.
struct SetupBench {
  let folder: TemporaryFolder
  static let bucket = "acme-toplyne-export"

  private static let fake = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "aws")

  /// Makes a world in which the bucket is not there.
  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/state", withIntermediateDirectories: true)
    _ = try folder.write(try String(contentsOf: Self.fake, encoding: .utf8), to: "bin/aws")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/aws")
    try set("account", "123456789012\n")
    try set("location", "\"eu-west-1\"\n")
  }

  /// Puts a bucket there as they were made before 2023: nothing is set on it.
  func makeOldBucket(policy: String? = nil) throws {
    try set("state/bucket", "")
    try set(
      "state/access",
      #"{"BlockPublicAcls":true,"IgnorePublicAcls":false,"BlockPublicPolicy":false,"#
        + #""RestrictPublicBuckets":true}"#)
    if let policy { try set("state/policy", policy) }
  }

  /// Puts the tables of a share into a folder.
  func makeData() throws {
    _ = try folder.write("USER_ID,EMAIL\nu1,a@b.example\n", to: "data/users.csv")
  }

  func set(_ name: String, _ text: String) throws { _ = try folder.write(text, to: name) }

  func text(_ name: String) -> String? {
    try? String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  /// Runs slipway setup with the playing AWS CLI.
  func setup(_ arguments: String) throws -> SlipwayRun {
    for name in ["calls", "lines"] {
      try? FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    let script = """
      export PATH='\(folder.path)/bin':"$PATH" SLIPWAY_RETRY_MILLISECONDS=0
      slipway setup \(arguments)
      """
    return try SlipwayRun(shell: script, in: folder.path)
  }

  func plan(_ more: String = "", out: String = "plan.json") throws -> SlipwayRun {
    try setup("plan --bucket \(Self.bucket) --region eu-west-1 --out \(out) \(more)")
  }

  /// What AWS was asked in the last run, as service and operation.
  var calls: [String] { lines(of: "calls") }

  /// The whole command lines of the last run.
  var commandLines: [String] { lines(of: "lines") }

  private func lines(of name: String) -> [String] {
    (text(name) ?? "").split(separator: "\n").map(String.init)
  }

  /// The calls of the last run that change something.
  var changes: [String] {
    calls.filter { call in
      call.hasPrefix("s3 ")
        || ["put-", "create-", "delete-"].contains { call.hasPrefix("s3api " + $0) }
    }
  }

  /// Everything that is in the bucket, by the names of files.
  func world() throws -> [String: String] {
    let root = folder.path + "/state"
    let names = try FileManager.default.subpathsOfDirectory(atPath: root)
    var world: [String: String] = [:]
    for name in names {
      guard let text = try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8) else {
        continue
      }
      world[name] = text
    }
    return world
  }

  /// The events of the journal, in order.
  func journal(_ plan: String = "plan.json") throws -> [String] {
    let lines = (text(plan + ".journal") ?? "").split(separator: "\n")
    return try lines.map { line in
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let words = [json["event"], json["step"]].compactMap { $0 as? String }
      return words.joined(separator: " ")
    }
  }
}
