import Testing

@testable import BucketSetup

@Suite struct RegionTests {
  @Test func knownRegionHasItsName() {
    #expect(
      Region.standing(of: "eu-west-1")
        == .known(Region(code: "eu-west-1", name: "Europe (Ireland)")))
  }

  @Test func regionsAreSortedAndDistinct() {
    let codes = Region.known.map(\.code)
    #expect(codes == Set(codes).sorted())
  }

  @Test(arguments: ["eu-west-9", "mx-south-2", "ap-southeast-12"])
  func newerRegionIsTaken(_ code: String) {
    #expect(Region.standing(of: code) == .unlisted)
  }

  @Test(arguments: [
    ("cn-north-1", "China"), ("us-gov-west-1", "GovCloud"), ("eusc-de-east-1", "Sovereign"),
    ("us-iso-east-1", "isolated"), ("us-isob-east-1", "isolated"), ("eu-isoe-west-1", "isolated"),
  ])
  func otherPartitionIsRefused(code: String, word: String) {
    guard case .otherPartition(let name) = Region.standing(of: code) else {
      Issue.record("\(code) is \(Region.standing(of: code))")
      return
    }
    #expect(name.contains(word))
    let problems = Question.of(.region).validate(code, Answers(), Facts())
    #expect(problems.first?.severity == .error)
    #expect(problems.first?.message.contains("roles do not cross partitions") == true)
  }

  @Test(arguments: ["", "us-east", "US-EAST-1", "us-east-1 ", "us-east-1\n", "Ireland"])
  func otherTextIsNoRegion(_ code: String) {
    #expect(Region.standing(of: code) == .malformed)
  }
}
