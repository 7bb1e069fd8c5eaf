/// The error table as the document `setup-errors.md` tells of it.
enum FailureDocument {
  /// The whole document.
  static var text: String {
    """
    # Errors of the AWS CLI

    Made from the error table in `Sources/BucketSetup/Errors/Table`; do not edit. The set-up explains
    errors by it, and so does `slipway explain` with the error on its standard input:

    ```
    aws s3api put-bucket-policy … 2>&1 | slipway explain
    slipway explain - < error.txt
    ```

    Code and operation decide first, then the text, and the exit status only where nothing else is
    known. Words in capitals are filled in with what the error names.

    \(sections.joined(separator: "\n"))
    """
  }

  private static var sections: [String] {
    let groups = [
      ("Signing in", FailureRule.signIn), ("Regions and buckets", FailureRule.places),
      ("Rights", FailureRule.rights), ("Settings", FailureRule.settings),
      ("The bucket policy", FailureRule.policies),
      ("Uploads", FailureRule.transfers + FailureRule.otherTransfers),
      ("Network, command, exit status", FailureRule.machine),
    ]
    return groups.map { title, rows in
      var ids: [String] = []
      for row in rows where !ids.contains(row.id) { ids.append(row.id) }
      let parts = ids.map { id in section(rows.filter { $0.id == id }) }
      return "## \(title)\n\n" + parts.joined(separator: "\n")
    }
  }

  private static func section(_ rows: [FailureRule]) -> String {
    guard let first = rows.first else { return "" }
    let explanation = FailureExplanation(first, .blank)
    let steps = explanation.remedy.map { line in
      let isCopied = FailureReport.isCopied(line)
      return "  - " + (isCopied ? MarkdownText.code(line) : MarkdownText.plain(line))
    }
    let marks = rows.map(mark).joined(separator: "; or ")
    return """
      ### `\(first.id)`

      - Recognised by \(marks)
      - Cause: \(MarkdownText.plain(explanation.cause))
      - Who: \(explanation.who)\(note(first.kind))
      - What to do:
      \(steps.joined(separator: "\n"))

      """
  }

  private static func mark(_ row: FailureRule) -> String {
    var parts: [String] = []
    if !row.codes.isEmpty { parts.append(list(row.codes)) }
    if !row.operations.isEmpty { parts.append("of " + list(row.operations)) }
    if !row.texts.isEmpty { parts.append("the text " + list(row.texts, last: " or ")) }
    if !row.statuses.isEmpty {
      parts.append("the exit status " + list(row.statuses.map(String.init), last: " or "))
    }
    return parts.joined(separator: ", ")
  }

  private static func list(_ words: [String], last: String = ", ") -> String {
    words.map(MarkdownText.code).joined(separator: last)
  }

  private static func note(_ kind: FailureRule.Kind) -> String {
    switch kind {
    case .failure: ""
    case .unset: " (no error: nothing is set)"
    case .transient: " (tried again)"
    }
  }
}
