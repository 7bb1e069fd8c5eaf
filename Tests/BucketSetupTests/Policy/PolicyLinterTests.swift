import Foundation
import TestSupport
import Testing

@testable import BucketSetup

/// Our policies before parliament, which lints policies of AWS.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)")) struct PolicyLinterTests {
  /// The issues of each policy.
  private func issues(in policies: [String]) throws -> [[String]] {
    let folder = try TestSupport.TemporaryFolder()
    let data = try JSONEncoder().encode(policies)
    let file = try folder.write(String(decoding: data, as: UTF8.self), to: "policies.json")
    let script = FileManager.default.currentDirectoryPath + "/Tests/Validators/lint-policies.py"
    let run = try Validator.python.run(script, file, in: folder)
    try #require(run.status == 0, "\(run.output)")
    return try JSONDecoder().decode([[String]].self, from: Data(run.output.utf8))
  }

  @Test func nothingIsFoundInWhatWeWrite() throws {
    let all = PolicyOptionTests.combinations.map { BucketPolicy(bucket: "acme", options: $0) }
    let merged = all.compactMap { wanted -> String? in
      let existing = """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "1", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
            "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme/*"}
        ]}
        """
      let outcome = PolicyMerge(existing: existing, wanted: wanted, account: nil).outcome
      return if case .write(let text, _) = outcome { text } else { nil }
    }
    #expect(merged.count == all.count)
    let policies = all.map(\.text) + merged
    for (policy, issues) in zip(policies, try issues(in: policies)) {
      #expect(issues.isEmpty, "\(policy)")
    }
  }

  @Test func mistakesAreFoundAndTheUnfilledNameByUsAlone() throws {
    let guide = BucketPolicy(bucket: "acme").text
    let unfilled = BucketPolicy(bucket: "").text
    let found = try issues(in: [
      guide.replacing("/*", with: ""), guide.replacing("GetObject\"", with: "GetObjct\""), unfilled,
    ])
    #expect(found == [["RESOURCE_MISMATCH"], ["UNKNOWN_ACTION"], []])
    let ours = PolicyConflict.all(
      in: try PolicyDocument(unfilled), wanted: BucketPolicy(bucket: "acme"), account: nil)
    #expect(ours.map(\.kind).contains(.placeholder))
    let merge = PolicyMerge(existing: nil, wanted: BucketPolicy(bucket: ""), account: nil)
    #expect(merge.outcome == .refused("the bucket's name is not filled in"))
  }
}
