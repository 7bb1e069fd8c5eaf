import Foundation
import Testing

@testable import BucketSetup

extension ProofTests {
  /// Our evaluator against a real S3, on random policies.
  ///
  /// Left out is where this S3 is not as AWS: `NotAction` is about no action, `StringNotEquals` holds
  /// where one value of several differs and never where the key is absent, no request is known to be
  /// without TLS, an empty prefix is none, and a role does not belong to its account.
  @Suite struct EvaluatorProofTests {
    private static let bucketARN = "arn:aws:s3:::" + ProofS3.bucket

    /// A policy with what is asked while it stands, and how it is put to the evaluator.
    private struct Case {
      let policy: PolicyDocument
      let requests: [ProofS3.Request]
    }

    @Test func evaluatorAgreesOnRandomPolicies() throws {
      let environment = ProcessInfo.processInfo.environment
      let seed = environment["SLIPWAY_PROOF_SEED"].flatMap { UInt64($0) } ?? 0x5E7_0B
      let count = environment["SLIPWAY_PROOF_POLICIES"].flatMap { Int($0) } ?? 500
      var generator = SeededGenerator(seed: seed)
      let cases = try (0..<count).map { _ in
        let policy = try PolicyDocument(generator.policy(on: ProofS3.bucket).compactText)
        return Case(policy: policy, requests: requests(under: policy, using: &generator))
      }
      let answers = try ProofS3.ask(
        cases.map { .init(policy: $0.policy.text, requests: $0.requests) })
      var tally: [AccessCell.Verdict: Int] = [:]
      for (asked, answer) in zip(cases, answers) {
        try #require(200..<300 ~= answer.stored, "seed \(seed): \(asked.policy.text)")
        for (request, status) in zip(asked.requests, answer.answers) {
          let decision = decision(on: request, under: asked.policy)
          tally[decision.verdict, default: 0] += 1
          guard decision.verdict != .undecided else { continue }
          #expect(
            ProofS3.isAllowed(status) == (decision.verdict == .allowed),
            "seed \(seed): \(status), but \(decision.words): \(request) under \(asked.policy.text)")
        }
      }
      print("seed \(seed): \(count) policies, \(tally)")
      // A proof in which nearly everything comes out the same way would be none.
      let all = tally.values.reduce(0, +)
      #expect((tally[.allowed] ?? 0) > all / 5)
      #expect((tally[.refused] ?? 0) > all / 5)
      #expect((tally[.undecided] ?? 0) < all / 10)
    }

    /// What is asked while a policy stands: writes last, since they change to whom objects belong.
    private func requests(
      under policy: PolicyDocument, using generator: inout SeededGenerator
    ) -> [ProofS3.Request] {
      let needsPrefix = policy.statements.flatMap(\.conditions).contains {
        $0.operator == "StringNotEquals"
      }
      var reads: [ProofS3.Request] = []
      var writes: [ProofS3.Request] = []
      for identity in ProofS3.Identity.allCases {
        let isSecure = Bool.random(using: &generator)
        func ask(_ action: String, key: String? = nil, prefix: String? = nil) -> ProofS3.Request {
          .init(by: identity, action: action, key: key, prefix: prefix, isSecure: isSecure)
        }
        var asked = ProofS3.keys.map { ask("s3:GetObject", key: $0) }
        asked += ["events/", "private/x"].map { ask("s3:ListBucket", prefix: $0) }
        asked += needsPrefix ? [] : [ask("s3:ListBucket")]
        asked +=
          identity == .anonymous
          ? [] : [ask("s3:GetBucketLocation"), ask("s3:GetBucketPolicy")]
        let share = identity == .vendor ? asked.count : 3
        reads += asked.shuffled(using: &generator).prefix(share)
        writes += [ask("s3:PutObject", key: ProofS3.keys[0])]
        writes += [ask("s3:DeleteObject", key: ProofS3.keys[1])]
      }
      return reads + writes
    }

    private func decision(
      on request: ProofS3.Request, under policy: PolicyDocument
    ) -> AccessDecision {
      let identity: AccessIdentity =
        switch request.by {
        case .vendor: .vendor
        case .customer: .principal("arn:aws:iam::388856629077:user/customer")
        case .stranger: .principal("arn:aws:iam::388856629077:user/stranger")
        case .outsider: .principal("arn:aws:iam::111122223333:user/outsider")
        case .anonymous: .anonymous
        }
      var asked = AccessRequest(
        request.action, on: Self.bucketARN + (request.key.map { "/\($0)" } ?? ""), by: identity,
        isOwner: request.by == .customer,
        context: ["s3:prefix": request.prefix, "aws:currenttime": "2030-01-01T00:00:00Z"]
      ).overTLS
      if !request.isSecure { asked.context["aws:securetransport"] = .some(nil) }
      return PolicyEvaluator(policy).decision(on: asked)
    }
  }
}
