import Foundation
import TestSupport

@testable import BucketSetup

/// The S3 on loopback that enforces bucket policies, as `Tests/Proof/with-rgw` starts it.
enum ProofS3 {
  /// What a test that is skipped says.
  static let absence =
    "no S3 that enforces policies is up, or no validators are there; `make test-all` sees to both"

  /// Whether it is up, and the library that signs requests is there.
  static var isUp: Bool {
    ProcessInfo.processInfo.environment["SLIPWAY_PROOF_S3"] != nil && Validator.areInstalled
  }

  /// The bucket, which `customer` owns, and the objects in it.
  static let bucket = "acme"
  static let keys = ["events/a", "private/x"]

  /// Somebody who asks, under the name that `Tests/Proof/ask-s3.py` knows.
  enum Identity: String, Codable, CaseIterable {
    case vendor
    case customer
    case stranger
    case outsider
    case anonymous
  }

  struct Request: Codable {
    let by: Identity
    let action: String
    var key: String?
    var prefix: String?
    var isSecure = false
  }

  struct Question: Codable {
    let policy: String?
    let requests: [Request]
  }

  struct Answer: Codable {
    /// The HTTP status of storing the policy; 0 where there is none.
    let stored: Int
    /// The HTTP status of each request.
    let answers: [Int]
  }

  struct Failure: Error {
    let output: String
  }

  /// Puts each policy, asks, and takes the policy away again.
  static func ask(_ questions: [Question]) throws -> [Answer] {
    let folder = try TestSupport.TemporaryFolder()
    let data = try JSONEncoder().encode(questions)
    let file = try folder.write(String(decoding: data, as: UTF8.self), to: "questions.json")
    let script = FileManager.default.currentDirectoryPath + "/Tests/Proof/ask-s3.py"
    let run = try Validator.python.run(script, file, in: folder)
    guard run.status == 0 else { throw Failure(output: run.output) }
    return try JSONDecoder().decode([Answer].self, from: Data(run.output.utf8))
  }

  /// Whether a status means that the request was let through; an object that is not there was
  /// looked for.
  static func isAllowed(_ status: Int) -> Bool? {
    switch status {
    case 200..<300, 404: true
    case 403: false
    default: nil
    }
  }
}
