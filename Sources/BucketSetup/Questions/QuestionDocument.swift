extension Question {
  /// Every question with its names, its default and its reasons, as the document `setup.md`.
  public static var document: String {
    let rows = all.map { question in
      let cells = [
        question.key.rawValue, question.usage, question.environment ?? "", question.standard,
      ]
      return "| " + cells.map { $0.isEmpty ? "" : MarkdownText.cell($0) }.joined(separator: " | ")
        + " |"
    }
    return """
      # The questions of the set-up

      `slipway setup` asks these questions one at a time: on pages, or as plain lines with
      `--plain`, where `TERM` is `dumb`, or where `ACCESSIBLE` is set. Without a terminal it asks
      nothing: it names every answer that is missing and ends with status 64.

      An answer counts in this order: typed, by flag, from the environment, from the file of
      `--answers`, found out, default. `--save-answers FILE` keeps them in a file, and so does
      saving while being asked; the file says where one stood, and asking goes on there:

      ```json
      \(SavedAnswers.example.text.dropLast())
      ```

      A key that is not in the table is an error that names its line.

      | key in the file | flag | environment | default |
      | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      \(all.map(\.section).joined(separator: "\n"))
      """
  }

  /// What help says about the ways to answer, with every question's names and default.
  public static var help: String {
    let names = all.filter(\.isKept).map { question in
      (question.key.rawValue, question.environment ?? "", question.standard)
    }
    let widths = (
      names.map(\.0.count).max() ?? 0, names.map(\.1.count).max() ?? 0
    )
    let head = ("key in the file", "environment", "default")
    let first = max(widths.0, head.0.count)
    let rows = ([head] + names).map { key, variable, standard in
      let row =
        "  " + key.padded(to: first + 2) + variable.padded(to: widths.1 + 2) + standard
      return String(row.reversed().drop { $0 == " " }.reversed())
    }
    return """
      An answer counts in this order: typed, by flag, from the environment, from the file of
      --answers, found out, default. Without a terminal nothing is asked.

      \(rows.joined(separator: "\n"))

      """
  }

  /// The flag with what it takes.
  public var usage: String {
    [flag, flagArgument].compactMap { $0 }.joined(separator: " ")
  }

  /// What is taken for an answer, in a line of plain text.
  public func acceptable(_ answers: Answers) -> String {
    let options = options(answers).map(\.value)
    guard !accepts.isEmpty else { return options.joined(separator: " or ") }
    return kind == .several ? "\(accepts): \(options.joined(separator: ", "))" : accepts
  }

  private var section: String {
    var lines = ["## \(key.rawValue)", "", prompt + (prompt.hasSuffix("?") ? "" : "."), ""]
    lines += [why, ""]
    if let condition { lines.append("- asked \(condition)") }
    if kind == .choice || kind == .confirm || kind == .several {
      let existing = options(Answers([.origin: Answer("existing", .default)]))
      lines += existing.map { "- `\($0.value)`: \($0.title)" }
    } else if !accepts.isEmpty {
      lines.append("- answer: \(accepts)")
    }
    lines.append("- default: " + (standard.isEmpty ? "none" : MarkdownText.code(standard)))
    if let detectedFrom { lines.append("- found out from \(detectedFrom)") }
    if isSensitive { lines.append("- kept in no file") }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension SavedAnswers {
  fileprivate static let example = SavedAnswers(
    Answers([
      .origin: Answer("new", .typed), .bucket: Answer("acme-toplyne-export", .typed),
    ]), at: .region)
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
