import Testing

@testable import BucketSetup

@Suite struct AccessMatrixTests {
  private func matrix(
    _ policy: String, account: String? = "111122223333", now: String? = nil
  ) throws -> AccessMatrix {
    AccessMatrix(policy: try PolicyDocument(policy), bucket: "acme", account: account, now: now)
  }

  private func text(_ matrix: AccessMatrix) -> [String] {
    AccessMatrix.Row.allCases.flatMap { row in
      AccessMatrix.Column.allCases.map { column in
        let cell = matrix[row, column]
        let limit = cell.limit.map { " (\($0))" } ?? ""
        return "\(row.rawValue) \(column): \(cell.verdict), \(cell.decidedBy)\(limit)"
      }
    }
  }

  @Test func guidesPolicy() throws {
    #expect(
      text(try matrix(BucketPolicy(bucket: "acme").text)) == [
        "read vendor: allowed, statement 1 \"1\" allows it",
        "read owner: allowed, the account owns the bucket",
        "read anyone: refused, no statement allows it",
        "list vendor: allowed, statement 1 \"1\" allows it",
        "list owner: allowed, the account owns the bucket",
        "list anyone: refused, no statement allows it",
        "write vendor: refused, no statement allows it",
        "write owner: allowed, the account owns the bucket",
        "write anyone: refused, no statement allows it",
        "delete vendor: refused, no statement allows it",
        "delete owner: allowed, the account owns the bucket",
        "delete anyone: refused, no statement allows it",
        "change policy vendor: refused, no statement allows it",
        "change policy owner: allowed, the account owns the bucket",
        "change policy anyone: refused, no statement allows it",
      ])
  }

  @Test func partsAreShownByAnExampleOfBoth() throws {
    let options: PolicyOption.Choice = [.prefix: "toplyne", .until: "2027-01-31"]
    let policy = BucketPolicy(bucket: "acme", options: options).text
    let later = try matrix(policy, now: "2027-01-31T00:00:00Z")
    #expect(later[.read, .vendor].verdict == .refused)
    let now = try matrix(policy, now: "2026-01-31T00:00:00Z")
    #expect(now[.read, .vendor].verdict == .partly)
    #expect(now[.read, .vendor].limit == "toplyne/x, but not any-other-key: no statement allows it")
    #expect(
      now[.list, .vendor].limit
        == "the prefix toplyne/x, but not the whole bucket: no statement allows it")
    let ever = try matrix(BucketPolicy(bucket: "acme", options: [.until: "2027-01-31"]).text)
    #expect(
      ever[.read, .vendor].limit == "any-other-key at 2000-01-01T00:00:00Z, but not any-other-key "
        + "at 2027-01-31T00:00:00Z: no statement allows it")
  }

  @Test func rootAlwaysMayChangeThePolicy() throws {
    let closed = """
      {"Statement":[{"Sid":"Closed","Effect":"Deny","Principal":"*","Action":"s3:*",
       "Resource":["arn:aws:s3:::acme","arn:aws:s3:::acme/*"]}]}
      """
    let matrix = try matrix(closed)
    for row in AccessMatrix.Row.allCases where row != .changePolicy {
      for column in AccessMatrix.Column.allCases {
        #expect(matrix[row, column].verdict == .refused)
        #expect(matrix[row, column].decidedBy == "statement 1 \"Closed\" denies it")
      }
    }
    let owner = matrix[.changePolicy, .owner]
    #expect(owner.verdict == .partly)
    #expect(owner.limit == "the root user of the account always can")
  }

  @Test func whatIsNotKnownIsNotGuessed() throws {
    let office = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
       "Resource":"arn:aws:s3:::acme/*",
       "Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}]}
      """
    let cell = try matrix(office)[.read, .anyone]
    #expect(cell.verdict == .undecided)
    #expect(cell.decidedBy == "statement 1 depends on aws:SourceIp")
  }

  @Test func cellsHoldForEveryRequest() throws {
    let seed: UInt64 = 0xCE11
    var generator = SeededGenerator(seed: seed)
    let keys = ["events/a", "events/b/a", "private/x", "EVENTS/a", "es/a", "a", "events/"]
    let prefixes: [String?] = [nil, "", "events/", "events/x", "e", "private/", "private/x", "y"]
    for _ in 0..<200 {
      let policy = try PolicyDocument(generator.policy(on: "acme").text)
      let time = Bool.random(using: &generator) ? "2000-01-01T00:00:00Z" : "2050-01-01T00:00:00Z"
      let evaluator = PolicyEvaluator(policy)
      let matrix = AccessMatrix(policy: policy, bucket: "acme", account: "111122223333")
      func hold(_ row: AccessMatrix.Row, _ action: String, key: String?, prefix: String?) {
        for (column, identity) in [
          (AccessMatrix.Column.vendor, AccessIdentity.vendor), (.anyone, .anonymous),
          (.owner, .owner(account: "111122223333")),
        ] {
          let request = AccessRequest(
            action, on: "arn:aws:s3:::acme" + (key.map { "/\($0)" } ?? ""), by: identity,
            isOwner: column == .owner, context: ["s3:prefix": prefix, "aws:currenttime": time]
          ).overTLS
          let (cell, verdict) = (matrix[row, column], evaluator.decision(on: request).verdict)
          #expect(
            cell.verdict == .partly || cell.verdict == verdict
              || cell.verdict == .undecided && verdict != .allowed,
            "seed \(seed): \(row) \(column) \(cell), but \(request) under \(policy.text)")
        }
      }
      for key in keys {
        hold(.read, "s3:GetObject", key: key, prefix: nil)
        hold(.write, "s3:PutObject", key: key, prefix: nil)
        hold(.delete, "s3:DeleteObject", key: key, prefix: nil)
      }
      for prefix in prefixes { hold(.list, "s3:ListBucket", key: nil, prefix: prefix) }
    }
  }
}
