/// The bucket policy that the sharing guide asks for, byte for byte.
public struct BucketPolicy: Equatable, Sendable {
  /// The role of Toplyne that reads the bucket.
  public static let principal =
    "arn:aws:iam::388856629077:role/ToplyneServiceRoleForCustomerDataAccess"
  /// What the role may do.
  public static let actions = [
    "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:GetBucketLocation",
  ]
  /// What the guide writes where the bucket's name belongs.
  public static let placeholder = "{your-bucket-name}"

  /// The bucket whose name is filled in.
  public let bucket: String

  /// In what it differs from the guide's; in nothing unless asked.
  public let options: PolicyOption.Choice

  /// Makes the policy for a bucket; an empty name leaves the placeholder in.
  public init(bucket: String, options: PolicyOption.Choice = [:]) {
    self.bucket = bucket.isEmpty ? Self.placeholder : bucket
    self.options = options
  }

  /// The two resources: the bucket itself and every object in it.
  public var resources: [String] { ["arn:aws:s3:::\(bucket)", "arn:aws:s3:::\(bucket)/*"] }

  /// The document, ending with a line end.
  public var text: String {
    guard !options.isEmpty else { return guidesText }
    let document: JSONValue = [
      "Version": .string("2012-10-17"), "Statement": .array(statements),
    ]
    return document.text + "\n"
  }

  /// Written out rather than encoded: key order and layout are the guide's.
  private var guidesText: String {
    """
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "1",
                "Effect": "Allow",
                "Principal": {
                    "AWS": \(JSONText.literal(Self.principal))
                },
                "Action": [
    \(Self.list(Self.actions))
                ],
                "Resource": [
    \(Self.list(resources))
                ]
            }
        ]
    }

    """
  }

  /// The lines of the document, without line ends.
  public var lines: [String] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The offset of the bucket's name in each of the lines that hold it.
  ///
  /// - Parameter line: A line out of `lines`.
  /// - Returns: The name's place as offsets of characters, or nothing on other lines.
  public func placeOfName(in line: String) -> Range<Int>? {
    guard let range = line.firstRange(of: "arn:aws:s3:::") else { return nil }
    let start = line.distance(from: line.startIndex, to: range.upperBound)
    return start..<start + JSONText.escaped(bucket).count
  }

  private static func list(_ values: [String]) -> String {
    values.map { "                " + JSONText.literal($0) }.joined(separator: ",\n")
  }
}

extension BucketPolicy {
  /// A kind of access that one may or may not have.
  public enum Access: String, CaseIterable, Sendable {
    case read
    case list
    case write
    case delete
    case policy

    /// The action that stands for this kind of access.
    var action: String {
      switch self {
      case .read: "s3:GetObject"
      case .list: "s3:ListBucket"
      case .write: "s3:PutObject"
      case .delete: "s3:DeleteObject"
      case .policy: "s3:PutBucketPolicy"
      }
    }
  }

  /// Whether the policy gives the role a kind of access.
  public func allows(_ access: Access) -> Bool {
    Self.actions.contains(access.action)
  }

  /// What the policy will do, as one asks for agreement to it.
  public var effect: String {
    let objects = prefix.map { "object below \(PlainText.printable($0)) in" } ?? "object in"
    let refused = Access.allCases.filter { !allows($0) && $0 != .policy }.map(\.rawValue)
    return "Let role ToplyneServiceRoleForCustomerDataAccess in account 388856629077 read every "
      + "\(objects) \(PlainText.printable(bucket))? It cannot \(refused.joined(separator: " or "))."
  }
}
