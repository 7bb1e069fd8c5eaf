/// Errors of the AWS CLI with what they mean, for people and for programs.
public enum FailureReport {
  /// Each error as a paragraph, at most 100 columns wide but for what is to be copied.
  public static func text(_ failures: [AWSFailure]) -> String {
    failures.map(paragraph).joined(separator: "\n")
  }

  /// The errors as JSON: keys may be added to version 1, and are never changed.
  public static func json(_ failures: [AWSFailure]) -> String {
    let report: JSONValue = [
      "version": .number("1"),
      "recognized": .bool(isRecognized(failures)),
      "errors": .array(failures.map(value)),
    ]
    return report.text + "\n"
  }

  /// Whether the error table has a row for one of them at least.
  public static func isRecognized(_ failures: [AWSFailure]) -> Bool {
    failures.contains(where: \.isKnown)
  }

  // MARK: - Text

  private static let named = 5
  private static let longest = 800
  private static let width = 100

  private static func paragraph(_ failure: AWSFailure) -> String {
    let explanation = failure.explanation
    var lines = [title(failure)]
    lines += part("says", shortened(failure.message))
    if !failure.files.isEmpty { lines += part("files", list(failure.files)) }
    lines += part("cause", explanation.cause)
    lines += part("who", explanation.who)
    for (number, line) in explanation.remedy.enumerated() {
      lines += part(number == 0 ? "do" : "", line, isCopied: isCopied(line))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The CLI may answer with a list of all its commands.
  private static func shortened(_ message: String) -> String {
    let more = message.count - longest
    return more <= 0
      ? message : "\(message.prefix(longest))… (\(PlainText.count(more, "character")) more)"
  }

  private static func title(_ failure: AWSFailure) -> String {
    let answer = [failure.code, failure.operation].compactMap { $0 }.joined(separator: " in ")
    let isCounted = failure.count > 1 && (failure.code != nil || failure.files.count > 1)
    let times = isCounted ? ", \(PlainText.grouped(failure.count)) times" : ""
    return (failure.rule ?? "not known") + (answer.isEmpty ? "" : ": \(answer)") + times
  }

  private static func list(_ files: [String]) -> String {
    let more = files.count - named
    let rest = more > 0 ? ["and \(PlainText.grouped(more)) more"] : []
    return (files.prefix(named) + rest).joined(separator: ", ")
  }

  /// Commands, statements and addresses stay on one line.
  static func isCopied(_ line: String) -> Bool {
    ["aws ", "slipway ", "date ", "df ", "env ", "{", "http"].contains { line.hasPrefix($0) }
  }

  private static func part(_ name: String, _ text: String, isCopied: Bool = false) -> [String] {
    let label = "  " + name + String(repeating: " ", count: 7 - name.count)
    let indent = String(repeating: " ", count: label.count)
    var lines: [String] = []
    var line = ""
    for word in isCopied ? [text[...]] : text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.enumerated().map { ($0 == 0 ? label : indent) + $1 }
  }

  // MARK: - JSON

  private static func value(_ failure: AWSFailure) -> JSONValue {
    let explanation = failure.explanation
    return [
      "id": text(failure.rule), "code": text(failure.code), "operation": text(failure.operation),
      "message": .string(failure.message), "count": .number("\(failure.count)"),
      "files": strings(failure.files), "unset": .bool(failure.isUnset),
      "transient": .bool(failure.isTransient), "cause": .string(explanation.cause),
      "who": .string(explanation.who), "remedy": strings(explanation.remedy),
      "statement": text(failure.statement),
    ]
  }

  private static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  private static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }
}
