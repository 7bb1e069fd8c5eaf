/// The part of `SETUP.md` about the policy: what it allows, and what stands in the way.
struct PolicySection {
  let policy: PlannedPolicy

  var text: String {
    ([origin] + access + merging + conflicts).joined(separator: "\n\n")
  }

  private var origin: String {
    let text = "## The policy\n\n`bucket-policy.json` is the policy of Toplyne's sharing guide"
    guard !policy.deviations.isEmpty else {
      return "\(text) with the name of the bucket filled in, and nothing else changed."
    }
    return "\(text) with these changes:\n\n" + Self.list(policy.deviations)
  }

  private var access: [String] {
    guard let document = try? PolicyDocument(policy.text) else { return [] }
    let matrix = AccessMatrix(
      policy: document, bucket: policy.wanted.bucket, account: policy.account)
    let rows = AccessMatrix.Row.allCases.map { row in
      let cells = AccessMatrix.Column.allCases.map { Self.words(matrix[row, $0]) }
      return "| \(row.rawValue) | \(cells.joined(separator: " | ")) |"
    }
    return [
      """
      | access | Toplyne's role | your account | anyone |
      | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))
      """
    ]
  }

  private static func words(_ cell: AccessCell) -> String {
    let answer =
      switch cell.verdict {
      case .allowed: "yes"
      case .partly: "in part"
      case .refused: "no"
      case .undecided: "perhaps"
      }
    let reason = [cell.decidedBy, cell.limit ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
    return "**\(answer)**: \(MarkdownText.plain(reason))"
  }

  private var merging: [String] {
    if let refusal = policy.refusal {
      return [
        "**It cannot be merged with the policy of the bucket**: \(MarkdownText.plain(refusal))."
      ]
    }
    switch policy.existing {
    case .none: return []
    case .unknown:
      return [
        "Whether the bucket has a policy already is not known. The script never replaces one that "
          + "does more than let Toplyne's role in."
      ]
    case .text where policy.isInSync:
      return [
        "The policy that the bucket has lets Toplyne's role in already: nothing is to be done."
      ]
    case .text:
      let done =
        "The bucket has a policy. `merged-policy.json` is that policy with the statement in it; every "
        + "other statement stays as it was."
      let notes = ([done] + policy.notes.map(MarkdownText.plain)).joined(separator: " ")
      guard policy.merge.needsConsent else { return [notes] }
      let lines = MarkdownText.block(policy.merge.differences, language: "diff")
      return [notes, "What there is about Toplyne's role now changes so:", lines]
    }
  }

  private var conflicts: [String] {
    guard !policy.merge.conflicts.isEmpty else { return [] }
    let list = policy.merge.conflicts.map { conflict in
      "\(Self.weight(conflict.severity)), \(conflict.statement): \(conflict.what) \(conflict.remedy)"
    }
    return ["In the way:\n\n" + Self.list(list)]
  }

  private static func weight(_ severity: ProblemSeverity) -> String {
    switch severity {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  private static func list(_ lines: [String]) -> String {
    lines.map { "- \(MarkdownText.plain($0))" }.joined(separator: "\n")
  }
}
