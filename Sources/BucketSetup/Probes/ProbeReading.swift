/// What an answer of AWS to a probe means, read once.
public struct ProbeReading: Equatable, Sendable {
  /// Whether a bucket is there.
  enum Presence: Equatable {
    /// Nobody has a bucket of that name.
    case free
    /// It is there and may be reached.
    case there
    /// It is there, and is another account's or closed to who is signed in.
    case closed
    /// It is there, in another region than the CLI took.
    case elsewhere
  }

  /// Who is signed in.
  private(set) var identity: CallerIdentity?
  /// Whether the bucket is there.
  private(set) var presence: Presence?
  /// Where it is.
  private(set) var region: String?
  /// Whether it keeps old versions.
  private(set) var isVersioned = false
  /// Whether whoever reads has to pay.
  private(set) var readerPays = false
  /// The policy that it has.
  private(set) var policy: String?
  /// Why nothing is known, with what to do about it.
  private(set) var failure: String?

  /// Reads an answer.
  init(_ answer: AWSAnswer, to probe: Probe) {
    let failed = answer.failure
    let json = failed == nil ? answer.json : nil
    switch probe.subject {
    case .identity: identity = failed == nil ? CallerIdentity(answer) : nil
    case .bucket:
      presence = Self.presence(failed)
      region = json?["BucketRegion"]?.string
    case .location: region = BucketRegion.code(answer)
    case .versioning: isVersioned = json?["Status"]?.string == "Enabled"
    case .payment: readerPays = json?["Payer"]?.string == "Requester"
    case .policy: policy = json?["Policy"]?.string
    }
    guard identity == nil, presence == nil else { return }
    failure = Self.words(failed)
  }

  private static func presence(_ failure: AWSFailure?) -> Presence? {
    guard let failure else { return .there }
    switch failure.code {
    case "404", "NoSuchBucket": return .free
    case "403", "AccessDenied": return .closed
    case "301", "PermanentRedirect": return .elsewhere
    default: return nil
    }
  }

  private static func words(_ failure: AWSFailure?) -> String {
    guard let explanation = failure?.explanation else {
      return "The AWS CLI gave an answer that cannot be read."
    }
    let words = [explanation.cause] + explanation.remedy.prefix(1)
    return PlainText.printable(words.joined(separator: " "))
  }
}
