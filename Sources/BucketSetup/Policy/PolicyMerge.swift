/// What becomes of a bucket's policy when the wanted statements come into it.
///
/// The other statements keep their text and order, and the version is never raised, since that
/// would change what `${` means in them.
public struct PolicyMerge: Equatable, Sendable {
  /// The most bytes that S3 stores as a policy.
  static let limit = 20 * 1024
  /// From how many bytes on that is worth a warning.
  static let nearLimit = 18 * 1024

  /// What is to be done.
  public enum Outcome: Equatable, Sendable {
    /// Nothing: the policy does what is wanted.
    case inSync
    /// Write the text, about which the notes say what was done.
    case write(text: String, notes: [String])
    /// Nothing can be done, for a reason in a sentence without a full stop.
    case refused(String)
  }

  /// What is to be done.
  public let outcome: Outcome
  /// What gets in the way, in the policy as it will be.
  public let conflicts: [PolicyConflict]
  /// How the statements about the vendor that are there already differ from the wanted ones: lines
  /// that begin with `-` for what goes and with `+` for what comes.
  public let differences: [String]

  /// Whether something that somebody wrote about the vendor goes, so that one has to agree to it.
  public var needsConsent: Bool { !differences.isEmpty }

  /// Merges the wanted policy into the one that is there.
  ///
  /// - Parameters:
  ///   - existing: The text of the bucket's policy, nothing where it has none.
  ///   - wanted: The policy that the vendor asks for.
  ///   - account: The account that owns the bucket, if it is known.
  public init(existing: String?, wanted: BucketPolicy, account: String?) {
    guard wanted.bucket != BucketPolicy.placeholder else {
      self.init(refusing: "the bucket's name is not filled in")
      return
    }
    do throws(PolicyError) {
      let ours = try PolicyDocument(wanted.text)
      guard let existing, existing.contains(where: { !$0.isWhitespace }) else {
        self.init(outcome: .write(text: wanted.text, notes: []))
        return
      }
      let scan = PolicyConflictScan(try PolicyDocument(existing), wanted: wanted, account: account)
      try self.init(scan, ours: ours)
    } catch {
      self.init(refusing: error.message)
    }
  }

  private init(_ scan: PolicyConflictScan, ours: PolicyDocument) throws(PolicyError) {
    let document = scan.document
    let present = Set(document.statements.map(\.meaning))
    let missing = ours.statements.filter { !present.contains($0.meaning) }
    guard !missing.isEmpty else {
      self.init(outcome: .inSync, conflicts: scan.conflicts)
      return
    }
    let replaced = document.statements.filter { statement in
      statement.isAboutVendorAlone && !ours.statements.contains { $0.meaning == statement.meaning }
    }
    let (added, notes) = Self.named(missing, beside: document.statements, without: replaced)
    let text = PolicyText(document).replacing(Set(replaced.map { $0.number - 1 }), with: added)
    let merged = try PolicyDocument(text)
    guard merged.size <= Self.limit else {
      self.init(
        refusing: "the policy would take \(PlainText.grouped(merged.size)) bytes, and S3 stores "
          + "no more than \(PlainText.grouped(Self.limit))")
      return
    }
    self.init(
      outcome: .write(text: text, notes: notes + Self.notes(on: document)),
      conflicts: scan.on(merged).conflicts,
      differences: replaced.isEmpty ? [] : PolicyDifference.lines(from: replaced, to: missing))
  }

  private init(refusing reason: String) {
    self.init(outcome: .refused(reason))
  }

  private init(
    outcome: Outcome, conflicts: [PolicyConflict] = [], differences: [String] = []
  ) {
    self.outcome = outcome
    self.conflicts = conflicts
    self.differences = differences
  }

  /// Our statements under names that no other statement has, with a note on each new name.
  private static func named(
    _ ours: [PolicyStatement], beside others: [PolicyStatement], without gone: [PolicyStatement]
  ) -> ([JSONValue], notes: [String]) {
    var taken = Set(others.filter { !gone.contains($0) }.compactMap(\.sid))
    var notes: [String] = []
    let named = ours.map { statement in
      let sid = freeSid(for: statement, among: &taken)
      if let old = statement.sid, old != sid {
        notes.append("Our statement is named \(sid), since another one is named \(old) already.")
      }
      return statement.value.named(sid)
    }
    return (named, notes)
  }

  /// The name of a statement, or the next like the descriptive one that no other has.
  private static func freeSid(
    for statement: PolicyStatement, among taken: inout Set<String>
  ) -> String {
    var sid = statement.sid ?? BucketPolicy.descriptiveSid
    var number = 1
    while !taken.insert(sid).inserted {
      sid = BucketPolicy.descriptiveSid + (number == 1 ? "" : String(number))
      number += 1
    }
    return sid
  }

  private static func notes(on document: PolicyDocument) -> [String] {
    var notes: [String] = []
    if document.version == "2008-10-17" {
      notes.append("The policy keeps its version 2008-10-17; our statement means the same in it.")
    }
    for statement in document.statements
    where statement.namesVendor && !statement.isAboutVendorAlone {
      notes.append(
        "\(statement.name) names Toplyne's role too, beside others or to deny; it stays as it is.")
    }
    return notes
  }
}

extension PolicyStatement {
  /// Whether the vendor's role is among those that it names.
  var namesVendor: Bool { principals.elements.contains { $0.text == BucketPolicy.principal } }

  /// Whether it allows something to the vendor's role and to nobody else.
  var isAboutVendorAlone: Bool {
    allows && !principals.isExcept && namesVendor
      && principals.elements.allSatisfy { $0.text == BucketPolicy.principal }
  }
}
