import Foundation
import TestSupport
import Testing

@testable import BucketSetup

/// What the checkers of others say about the documents of many set-ups.
@Suite struct DocumentLintTests {
  /// Set-ups that differ in every point that a document depends on.
  private static let packs: [(name: String, pack: SetupPack)] = {
    let key = "arn:aws:kms:eu-west-1:123456789012:key/1a2b3c"
    let existing: [Question.Key: String] = [.origin: "existing", .owner: "123456789012"]
    let options = "sid,prefix=toplyne/,tls,until=2027-01-31,versions"
    return [
      ("new", SampleShare.pack()),
      ("near", SampleShare.pack([.region: "us-east-1", .owner: "123456789012"])),
      ("key", SampleShare.pack([.encryption: "sse-kms", .kmsKey: key])),
      ("acls", SampleShare.pack([.acls: "no"])),
      ("options", SampleShare.pack([.options: options])),
      ("bare", SampleShare.pack([.data: ""])),
      ("existing", SampleShare.pack(existing)),
      ("kept", SampleShare.pack(existing.merging([.encryption: "keep"]) { $1 })),
      (
        "existing-key",
        SampleShare.pack(existing.merging([.encryption: "sse-kms", .kmsKey: key]) { $1 })
      ),
      ("merged", SampleShare.pack(existingPolicy: foreign)),
    ]
  }()

  private static let foreign =
    #"{"Version":"2012-10-17","Statement":{"Sid":"1","Effect":"Allow","Principal":"#
    + #"{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","#
    + #""Resource":"arn:aws:s3:::acme-toplyne-export-7f3a91/own/${aws:username}"}}"#

  private func folder(of document: String) throws -> (TestSupport.TemporaryFolder, [String]) {
    let folder = try TestSupport.TemporaryFolder()
    let ending = document.split(separator: ".").last ?? ""
    for (name, pack) in Self.packs {
      try folder.write(pack.text(of: document), to: "\(name).\(ending)")
    }
    return (folder, Self.packs.map { "\($0.name).\(ending)" })
  }

  @Test(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
  func cfnLintFindsNothing() throws {
    let (folder, _) = try folder(of: "cfn.yaml")
    let run = try Validator.cfnLint.run("--regions", "eu-west-1", "--", "*.yaml", in: folder)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.isEmpty, "\(run.output)")
    // So that a linter that reads nothing is noticed.
    try folder.write("Resources: {A: {Type: AWS::S3::Bucket, Properties: {x: 1}}}", to: "z.yaml")
    #expect(try Validator.cfnLint.run("--", "*.yaml", in: folder).status != 0)
  }

  @Test(.enabled(if: Shell.has("shellcheck"), "shellcheck is absent"))
  func shellcheckFindsNothing() throws {
    let (folder, names) = try folder(of: "setup.sh")
    let run = try Shell.run(
      ["-c", #"cd "$1" && shift && shellcheck -- "$@""#, "bash", folder.path] + names,
      path: Shell.programs)
    #expect(run.status == 0, "\(run.text)")
    #expect(run.output.isEmpty, "\(run.text)")
  }

  @Test(.enabled(if: Shell.has("terraform"), "Terraform is absent"))
  func terraformWouldLayTheDocumentOutTheSame() throws {
    let (folder, names) = try folder(of: "main.tf")
    for name in names {
      let run = try Shell.run(
        ["-c", #"cd "$1" && terraform fmt -check -diff -- "$2""#, "bash", folder.path, name],
        path: Shell.programs)
      #expect(run.status == 0, "\(name): \(run.text)\(run.errors)")
      #expect(run.output.isEmpty, "\(name): \(run.text)")
    }
  }

  /// What `terraform fmt` asks for, as far as these documents go.
  @Test func documentsForTerraformAreLaidOutAsItsFormatterDoes() {
    for (name, pack) in Self.packs {
      let text = pack.text(of: "main.tf")
      var depth = 0
      var isHeredoc = false
      var column: Int?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if isHeredoc {
          isHeredoc = line != "POLICY"
          continue
        }
        if line.hasPrefix("}") || line.drop(while: { $0 == " " }).first.map("}]".contains) == true {
          depth -= 1
        }
        let indent = line.prefix { $0 == " " }.count
        #expect(line.isEmpty || indent == 2 * depth, "\(name): \(line)")
        #expect(line.last != " ", "\(name): \(line)")
        let sign = line.firstRange(of: " = ").map {
          line.distance(from: line.startIndex, to: $0.lowerBound)
        }
        let isAlone = sign != nil && line.last.map("{[".contains) == false && !line.contains("<<")
        if isAlone, let column { #expect(sign == column, "\(name): \(line)") }
        column = isAlone ? sign : nil
        if !line.hasPrefix("#"), line.last.map("{[".contains) == true { depth += 1 }
        isHeredoc = line.hasSuffix("<<POLICY")
      }
      #expect(depth == 0 && !isHeredoc, "\(name)")
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(name)")
    }
  }

  @Test func documentsOfAnExistingBucketKeepItsOtherStatements() throws {
    let pack = SampleShare.pack(existingPolicy: Self.foreign)
    let merged = try JSONValue(pack.text(of: "merged-policy.json"))
    #expect(merged["Statement"]?.array?.count == 2)
    #expect(merged["Statement"]?.array?[1]["Sid"]?.string == "ToplyneReadOnly")
    // The guide's policy stays at hand as it is.
    #expect(
      pack.text(of: "bucket-policy.json") == BucketPolicy(bucket: "acme-toplyne-export-7f3a91").text
    )
    let terraform = pack.text(of: "main.tf")
    #expect(terraform.contains("to = aws_s3_bucket_policy.toplyne"))
    #expect(terraform.contains("own/$${aws:username}"))
    #expect(pack.text(of: "cfn.yaml").contains(#"Sid: "1""#))
    #expect(pack.text(of: "cfn.yaml").contains("Sid: ToplyneReadOnly"))
    #expect(pack.text(of: "SETUP.md").contains("named ToplyneReadOnly"))
    #expect(pack.text(of: "console-steps.md").contains("merged-policy.json"))
  }

  @Test func everyOptionIsLabelledWhereverItIsWritten() {
    let plain = SampleShare.pack()
    let options = Self.packs.first { $0.name == "options" }?.pack
    let message = options?.text(of: "message-to-toplyne.txt") ?? ""
    #expect(message.contains("differs from your sharing guide"))
    #expect(message.contains("fine for you: only the objects below one prefix (toplyne/)?"))
    for name in ["SETUP.md", "main.tf", "cfn.yaml"] {
      let labelled = options?.text(of: name).components(separatedBy: PolicyOption.label).count
      #expect((labelled ?? 0) > PolicyOption.all.count, "\(name)")
      #expect(!plain.text(of: name).contains(PolicyOption.label), "\(name)")
    }
  }

  @Test func noTemplateIsWrittenThatCloudFormationWouldReadOtherwise() throws {
    let pack = SampleShare.pack([
      .encryption: "sse-kms", .kmsKey: "{{resolve:ssm:x}}",
    ])
    let text = pack.text(of: "cfn.yaml")
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") }, "\(text)")
  }
}
