/// What an error of the AWS CLI means: why, who can mend it, and the next commands.
public struct FailureExplanation: Equatable, Sendable {
  /// The cause, in a sentence or two.
  public let cause: String
  /// Who can mend it, such as `your AWS administrator`.
  public let who: String
  /// What to do, in order: sentences, and lines that are commands or a statement to copy.
  public let remedy: [String]
}

/// Who can mend an error.
enum Party: String {
  case you = "you"
  case administrator = "your AWS administrator"
  case bucketOwner = "the account that owns the bucket"
  case keyOwner = "whoever administers the KMS key"
  case network = "whoever runs your network"
  case nobody = "nobody has to: it passes"
  case none = "nobody has to: nothing is wrong"
}
