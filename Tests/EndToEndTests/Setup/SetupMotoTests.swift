import Foundation
import TestSupport
import Testing

/// The life of a set-up by the real AWS CLI, both versions, against moto.
///
/// Moto enforces no policy: this proves the commands and their order, and nothing about access.
@Suite(.enabled(if: PlayedAWS.isInstalled, "\(PlayedAWS.absence)"))
struct SetupMotoTests {
  @Test(.enabled(if: PlayedAWS.Version.one.folder != nil, "version 1 of the AWS CLI is absent"))
  func lifeByVersionOne() throws { try live(.one) }

  @Test(.enabled(if: PlayedAWS.Version.two.folder != nil, "version 2 of the AWS CLI is absent"))
  func lifeByVersionTwo() throws { try live(.two) }

  private func live(_ version: PlayedAWS.Version) throws {
    let aws = try PlayedAWS()
    let folder = try TemporaryFolder()
    _ = try folder.write("USER_ID,EMAIL\nu1,a@b.example\n", to: "data/users.csv")
    func setup(_ arguments: String) throws -> SlipwayRun {
      try SlipwayRun(
        shell: """
          export PATH='\(version.folder ?? "")':/usr/bin:/bin AWS_EC2_METADATA_DISABLED=true \
            AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing \
            AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
          slipway setup \(arguments)
          """, in: folder.path)
    }
    let flags = "--bucket acme-export-7f3a91 --region eu-west-1 --data data"
    let endpoint = "--endpoint-url \(aws.url)"
    let plan = try setup("plan \(flags) --out plan.json \(endpoint)")
    #expect(plan.status == 2, "\(plan.err)")
    #expect(plan.out.contains("every command ends with \(endpoint)"))
    let first = try setup("apply plan.json --yes")
    #expect(first.status == 0, "\(first.out)\(first.err)")
    let second = try setup("apply plan.json")
    #expect(second.status == 0, "\(second.err)")
    #expect(second.out.contains("Nothing had to be changed."))
    let verify = try setup("verify plan.json")
    #expect(verify.status == 0, "\(verify.out)\(verify.err)")
    let undo = try setup("undo plan.json --yes --delete-uploads")
    #expect(undo.status == 0, "\(undo.out)\(undo.err)")
    let later = try setup("plan \(flags) --out later.json \(endpoint)")
    #expect(later.out.contains("+ 1  create bucket"), "the bucket is gone: \(later.err)")
  }
}
