import Foundation
import TestSupport
import Testing

// MD5 is OpenSSL's, which only Linux has where it is looked for.
#if os(Linux)

/// Uploads by the real AWS CLI, both versions, against moto, which makes the tags that S3 makes.
@Suite(.enabled(if: PlayedAWS.isInstalled, "\(PlayedAWS.absence)"))
struct SetupUploadMotoTests {
  @Test(.enabled(if: PlayedAWS.Version.one.folder != nil, "version 1 of the AWS CLI is absent"))
  func uploadByVersionOne() throws { try upload(.one) }

  @Test(.enabled(if: PlayedAWS.Version.two.folder != nil, "version 2 of the AWS CLI is absent"))
  func uploadByVersionTwo() throws { try upload(.two) }

  private static let large = "events/event_date=2024-03-02/large.csv"

  private func upload(_ version: PlayedAWS.Version) throws {
    let aws = try PlayedAWS()
    let folder = try TemporaryFolder()
    try makeData(folder)
    func run(_ script: String) throws -> SlipwayRun {
      try SlipwayRun(
        shell: """
          export PATH='\(version.folder ?? "")':/usr/bin:/bin AWS_EC2_METADATA_DISABLED=true \
            AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing \
            AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
          s3() { aws s3 "$@" --endpoint-url '\(aws.url)' --region eu-west-1; }
          \(script)
          """, in: folder.path)
    }
    let plan = try run(
      "slipway setup plan --bucket acme-7f3a91 --region eu-west-1 --data data --out plan.json"
        + " --endpoint-url \(aws.url)")
    #expect(plan.status == 2, "\(plan.err)")
    let early = try run("slipway setup upload plan.json")
    #expect(early.status == 1 && early.err.contains("There is no bucket acme-7f3a91"))

    let first = try run("s3 mb s3://acme-7f3a91 >/dev/null; slipway setup upload plan.json")
    #expect(first.status == 0, "\(first.out)\(first.err)")
    #expect(first.out.contains("upload-events: 2 files: 2 there by content (MD5)"), "\(first.out)")
    let keys = try run("s3 ls s3://acme-7f3a91 --recursive | awk '{ print $4 }'").out
    #expect(
      keys.split(separator: "\n") == [
        "events/event_date=2024-03-01/a.csv", "\(Self.large)", "users/users.csv",
      ])

    let spoiled = try run(
      """
      s3 rm s3://acme-7f3a91/\(Self.large) >/dev/null
      printf 'USER_ID,EMAIL\\nu9,z@b.example\\n' | s3 cp - s3://acme-7f3a91/users/users.csv
      slipway setup upload plan.json --dry-run
      """)
    #expect(spoiled.status == 2, "\(spoiled.err)")
    #expect(spoiled.out.contains("1 there by content (MD5), 1 missing"), "\(spoiled.out)")
    #expect(spoiled.out.contains("1 file: 1 of another content"), "\(spoiled.out)")
    let again = try run("slipway setup upload plan.json")
    #expect(again.status == 0, "\(again.out)\(again.err)")
    #expect(again.out.contains("1 of 1 file") && !again.out.contains("a.csv"), "\(again.out)")
    #expect(try run("slipway setup upload plan.json --dry-run").status == 0)
  }

  /// Two partitions, one in more parts than one, and folders that are none of a table's.
  private func makeData(_ folder: TemporaryFolder) throws {
    let head = "USER_ID,EVENT_NAME,TIMESTAMP\n"
    let row = "u1,open,2024-03-02 10:00:00\n"
    _ = try folder.write(
      head + "u1,open,2024-03-01 10:00:00\n", to: "data/events/event_date=2024-03-01/a.csv")
    _ = try folder.write(
      head + String(repeating: row, count: 400_000), to: "data/" + Self.large)
    _ = try folder.write(head, to: "data/events/_temporary/half.csv")
    _ = try folder.write(head, to: "data/events/.hidden/old.csv")
    _ = try folder.write("USER_ID,EMAIL\nu1,a@b.example\n", to: "data/users.csv")
  }
}

#endif
