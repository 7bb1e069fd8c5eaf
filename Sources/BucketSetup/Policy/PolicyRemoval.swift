/// What becomes of a bucket's policy when exactly our statements are taken out of it.
public struct PolicyRemoval: Equatable, Sendable {
  /// What is to be done.
  public enum Outcome: Equatable, Sendable {
    /// Nothing: none of our statements is there.
    case absent
    /// Write the text.
    case write(text: String)
    /// Delete the policy, since nothing else stands in it.
    case deletePolicy
    /// Nothing can be done, for a reason in a sentence without a full stop.
    case refused(String)
  }

  /// What is to be done.
  public let outcome: Outcome
  /// The statements that name the vendor's role all the same, and so were changed or written by
  /// others.
  public let remaining: [String]

  /// Takes the statements out of the policy that is there, however they are written there.
  public init(existing: String?, wanted: BucketPolicy) {
    guard let existing, existing.contains(where: { !$0.isWhitespace }) else {
      outcome = .absent
      remaining = []
      return
    }
    do throws(PolicyError) {
      let document = try PolicyDocument(existing)
      let ours = try PolicyDocument(wanted.text).statements
      // What is about others as well may have been there before, unless it has our name.
      let isOurs = { (statement: PolicyStatement) in
        ours.contains {
          $0.meaning == statement.meaning
            && (statement.isAboutVendorAlone || $0.sid == statement.sid)
        }
      }
      let (removed, kept) = (
        document.statements.filter(isOurs), document.statements.filter { !isOurs($0) }
      )
      remaining = kept.filter(\.namesVendor).map(\.name)
      if removed.isEmpty {
        outcome = .absent
      } else if kept.isEmpty {
        outcome = .deletePolicy
      } else {
        let places = Set(removed.map { $0.number - 1 })
        outcome = .write(text: PolicyText(document).replacing(places, with: []))
      }
    } catch {
      outcome = .refused(error.message)
      remaining = []
    }
  }
}
