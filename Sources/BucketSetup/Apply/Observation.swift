/// What was seen of a part of the bucket.
public enum Observation: Equatable, Sendable {
  /// Nobody has looked.
  case unknown
  /// Nothing is set, or it is not there.
  case absent
  /// It is there; a setting and a listing as JSON on one line, a policy as S3 returns it.
  case present(String)

  /// The text of what is there.
  public var text: String? { if case .present(let text) = self { text } else { nil } }
}
