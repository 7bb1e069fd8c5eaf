import Testing

@testable import BucketSetup

/// What the hand-over says about the policy that a bucket has already.
@Suite struct PolicySectionTests {
  private let wanted = BucketPolicy(bucket: "acme-toplyne-export-7f3a91")

  private func section(_ existing: PlannedPolicy.Existing) -> String {
    PolicySection(policy: PlannedPolicy(wanted: wanted, existing: existing, account: nil)).text
  }

  private func foreign(_ principal: String) -> String {
    #"{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Principal":"#
      + principal + #","Action":"s3:GetObject","#
      + #""Resource":"arn:aws:s3:::acme-toplyne-export-7f3a91/*"}]}"#
  }

  @Test func aPolicyThatNobodyHasReadIsSaidToBeUnknown() {
    #expect(section(.unknown).contains("is not known"))
    #expect(!section(.none).contains("is not known"))
  }

  @Test func nothingIsToBeDoneWhereThePolicyIsThere() {
    #expect(section(.text(wanted.text)).contains("nothing is to be done"))
    let pack = SampleShare.pack(existingPolicy: wanted.text)
    #expect(pack.text(of: "console-steps.md").contains("nothing is to be done"))
  }

  @Test func aPublicStatementIsSaidToStandInTheWay() {
    let text = section(.text(foreign(#""*""#)))
    #expect(text.contains("In the way:\n\n- error, statement 1"))
    #expect(text.contains("| read |") && text.contains("merged-policy.json"))
  }

  @Test func anOlderStatementForTheRoleIsShownWithWhatChanges() {
    let old = foreign(#"{"AWS":"\#(BucketPolicy.principal)"}"#)
    let text = section(.text(old))
    #expect(text.contains("```diff\n") && text.contains("\n+"))
  }

  @Test func aPolicyThatCannotBeReadRefusesAndStopsTheOthers() {
    let policy = PlannedPolicy(wanted: wanted, existing: .text("{"), account: nil)
    #expect(PolicySection(policy: policy).text.contains("cannot be merged"))
    #expect(policy.text == wanted.text && policy.merged == nil)
    let pack = SampleShare.pack(existingPolicy: "{")
    #expect(pack.text(of: "main.tf").contains("# STOP"))
    #expect(pack.text(of: "cfn.yaml").contains("# STOP"))
  }
}
