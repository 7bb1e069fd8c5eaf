@testable import BucketSetup

/// One bucket of S3 as a value, which answers commands as the AWS CLI does.
struct PlayedBucket: Equatable {
  var account = "123456789012"
  var arn = "arn:aws:iam::123456789012:user/ops"
  var region: String? = "eu-west-1"
  var isThere = false
  var settings: [Setting: JSONValue] = [:]
  var policy: String?
  var objects: [String: Int] = [:]
  /// The sizes of local files, by the keys that they get.
  var files: [String: Int] = [:]

  /// A bucket as they were made before 2023, with another's policy.
  static var old: PlayedBucket {
    var bucket = PlayedBucket()
    bucket.isThere = true
    bucket.settings[.publicAccess] = ["BlockPublicAcls": .bool(false)]
    bucket.policy =
      #"{"Version":"2012-10-17","Statement":{"Sid":"1","Effect":"Allow","Principal":"#
      + #"{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","#
      + #""Resource":"arn:aws:s3:::acme-toplyne-export-7f3a91/*"}}"#
    return bucket
  }

  mutating func answer(_ command: AWSCommand) -> AWSAnswer {
    let operation = command.words[2]
    if command.words[1] == "sts" {
      let caller: JSONValue = ["Account": .string(account), "Arn": .string(arn)]
      return AWSAnswer(status: 0, output: caller.compactText)
    }
    if command.words[1] == "kms" { return Self.refusal("AccessDenied", operation) }
    if operation == "create-bucket" {
      isThere = true
      return AWSAnswer(status: 0)
    }
    guard isThere else {
      return Self.refusal(operation == "head-bucket" ? "404" : "NoSuchBucket", operation)
    }
    return setting(operation, command) ?? other(operation, command)
  }

  private mutating func setting(_ operation: String, _ command: AWSCommand) -> AWSAnswer? {
    for setting in Setting.allCases {
      if operation == setting.put.operation {
        settings[setting] = Self.value(command.value(of: setting.put.option) ?? "")
        return AWSAnswer(status: 0)
      }
      if operation == setting.delete {
        settings[setting] = nil
        return AWSAnswer(status: 0)
      }
      if operation == setting.put.operation.replacing("put-", with: "get-") {
        guard let value = settings[setting] else {
          return Self.refusal(Self.unset[setting] ?? "", operation)
        }
        let answer: JSONValue = .object([JSONMember(setting.member, value)])
        return AWSAnswer(status: 0, output: answer.text)
      }
    }
    return nil
  }

  private static let unset: [Setting: String] = [
    .ownership: "OwnershipControlsNotFoundError",
    .publicAccess: "NoSuchPublicAccessBlockConfiguration",
    .encryption: "ServerSideEncryptionConfigurationNotFoundError",
  ]

  /// The shorthand of the AWS CLI, as far as the set-up writes it.
  private static func value(_ text: String) -> JSONValue {
    if let value = try? JSONValue(text) { return value }
    if let match = text.wholeMatch(of: /Rules=\[\{ObjectOwnership=(.*)\}\]/) {
      return ["Rules": [["ObjectOwnership": .string(String(match.1))]]]
    }
    let members = text.split(separator: ",").map { pair in
      JSONMember(String(pair.prefix { $0 != "=" }), .bool(pair.hasSuffix("=true")))
    }
    return .object(members)
  }

  private mutating func other(_ operation: String, _ command: AWSCommand) -> AWSAnswer {
    switch operation {
    case "head-bucket": return AWSAnswer(status: 0)
    case "delete-bucket":
      guard objects.isEmpty else { return Self.refusal("BucketNotEmpty", operation) }
      (isThere, settings, policy) = (false, [:], nil)
    case "get-bucket-location":
      let answer: JSONValue = ["LocationConstraint": region.map(JSONValue.string) ?? .null]
      return AWSAnswer(status: 0, output: answer.text)
    case "get-bucket-policy":
      guard let policy else { return Self.refusal("NoSuchBucketPolicy", operation) }
      return AWSAnswer(status: 0, output: policy + "\n")
    case "put-bucket-policy": policy = command.value(of: "--policy")
    case "delete-bucket-policy": policy = nil
    case "get-bucket-policy-status":
      return AWSAnswer(status: 0, output: #"{"PolicyStatus": {"IsPublic": false}}"#)
    case "list-objects-v2":
      let list = objects.sorted { $0.key < $1.key }.map { key, bytes -> JSONValue in
        ["Key": .string(key), "Size": .number(String(bytes))]
      }
      let answer: JSONValue = ["Contents": .array(list)]
      return AWSAnswer(status: 0, output: answer.text)
    case "list-object-versions":
      let text = objects.isEmpty ? "" : #"{"Versions": [{"Key": "k"}]}"#
      return AWSAnswer(status: 0, output: text)
    case "delete-objects":
      let list = (try? JSONValue(command.value(of: "--delete") ?? ""))?["Objects"]?.array ?? []
      for key in list.compactMap({ $0["Key"]?.string }) { objects[key] = nil }
    case "sync", "cp":
      let prefix = command.words[4].replacing("s3://acme-toplyne-export-7f3a91/", with: "")
      for (key, bytes) in files where key.hasPrefix(prefix) { objects[key] = bytes }
    default: return AWSAnswer(status: 0)
    }
    return AWSAnswer(status: 0)
  }

  static func refusal(_ code: String, _ operation: String) -> AWSAnswer {
    AWSAnswer(
      status: 254,
      errors: "\nAn error occurred (\(code)) when calling the \(operation) operation: no\n")
  }
}
