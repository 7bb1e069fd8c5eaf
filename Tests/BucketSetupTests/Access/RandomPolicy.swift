@testable import BucketSetup

extension SeededGenerator {
  /// A policy out of the part of the language in which the proof asks a real S3 as well.
  mutating func policy(on bucket: String) -> JSONValue {
    let count = Int.random(in: 1...3, using: &self)
    return [
      "Version": .string("2012-10-17"),
      "Statement": .array((0..<count).map { statement(String($0 + 2), on: bucket) }),
    ]
  }

  private mutating func statement(_ sid: String, on bucket: String) -> JSONValue {
    let isDenial = Int.random(in: 0..<3, using: &self) == 0
    let principal = principal()
    let except = Int.random(in: 0..<8, using: &self) == 0 && principal != .string("*")
    let elsewhere = Int.random(in: 0..<8, using: &self) == 0
    var members = [
      JSONMember("Sid", .string(sid)), JSONMember("Effect", .string(isDenial ? "Deny" : "Allow")),
      JSONMember(except ? "NotPrincipal" : "Principal", principal),
    ]
    let condition = condition()
    let actions = some(of: condition.isAboutLists ? ["s3:ListBucket"] : Self.actions)
    members.append(JSONMember("Action", actions))
    let resources = ["*"] + Self.resources.map { "arn:aws:s3:::" + bucket + $0 }
    members.append(JSONMember(elsewhere ? "NotResource" : "Resource", some(of: resources)))
    if let value = condition.value { members.append(JSONMember("Condition", value)) }
    return .object(members)
  }

  private static let actions = [
    "s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation", "s3:PutObject", "s3:DeleteObject",
    "s3:*", "s3:Get*", "s3:*Object", "s3:List?ucket", "s3:getobject", "s3:?etObject",
    "s3:GetBucketPolicy", "s3:PutBucketVersioning",
  ]

  /// What stands behind the bucket's ARN.
  private static let resources = [
    "", "/*", "/events/*", "/events/a", "/private/?", "/*/a", "/e*s/*", "/EVENTS/*", "2/*", "*",
  ]

  private mutating func principal() -> JSONValue {
    let role = BucketPolicy.principal
    let known = [
      role, role, role + "s", role.replacing("388856629077", with: "388856629078"),
      "arn:aws:iam::388856629077:user/stranger", "arn:aws:iam::388856629077:user/customer",
      "arn:aws:iam::111122223333:root", "111122223333", "arn:aws:iam::111122223333:user/outsider",
      "arn:aws:iam::111122223333:user/nobody",
    ]
    switch Int.random(in: 0..<8, using: &self) {
    case 0: return .string("*")
    case 1: return ["AWS": .string("*")]
    default: return ["AWS": some(of: known)]
    }
  }

  private mutating func condition() -> (value: JSONValue?, isAboutLists: Bool) {
    let prefixes = some(of: ["events/", "events/*", "e*", "private/", "?vents/", "private/x"])
    let negated: JSONValue = ["StringNotEquals": ["s3:prefix": .string("events/")]]
    let time = Bool.random(using: &self) ? "2099-01-01T00:00:00Z" : "2001-01-01T00:00:00Z"
    switch Int.random(in: 0..<12, using: &self) {
    case 0: return (["StringEquals": ["s3:prefix": prefixes]], false)
    case 1: return (["StringLike": ["s3:prefix": prefixes]], false)
    case 2: return (negated, true)
    case 3: return (["DateLessThan": ["aws:CurrentTime": .string(time)]], false)
    case 4:
      let isSecure = Bool.random(using: &self) ? "true" : "false"
      return (["Bool": ["aws:SecureTransport": .string(isSecure)]], false)
    case 5:
      return (
        [
          "StringLike": ["s3:prefix": prefixes],
          "DateLessThan": ["aws:CurrentTime": .string(time)],
        ], false
      )
    default: return (nil, false)
    }
  }

  /// One of some texts, or a list of a few.
  private mutating func some(of texts: [String]) -> JSONValue {
    let chosen = Array(texts.shuffled(using: &self).prefix(Int.random(in: 1...3, using: &self)))
    let isAlone = chosen.count == 1 && Bool.random(using: &self)
    return isAlone ? .string(chosen[0]) : .array(chosen.map(JSONValue.string))
  }
}
