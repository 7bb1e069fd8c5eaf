/// One line of the ledger: what was asked, what came back, and what it proves.
public struct Evidence: Equatable, Sendable {
  /// What an answer proves.
  public enum Verdict: String, CaseIterable, Sendable {
    /// It is as it has to be.
    case pass
    /// It is not.
    case fail
    /// AWS gave no answer that says so.
    case unknown
    /// Something to know, neither good nor bad.
    case info
    /// Only Toplyne can prove it.
    case vendor
  }

  /// What is checked, in a sentence without a full stop.
  public let check: String
  /// The command that asked, as one types it; empty where nobody was asked.
  public let command: String
  /// What came back, in short.
  public let answer: String
  /// What it proves.
  public let verdict: Verdict
  /// When it came back.
  public let time: String
}

/// What is proved of a set-up, check by check.
public struct EvidenceLedger: Equatable, Sendable {
  /// The bucket.
  public let bucket: String
  /// The lines, in the order of the checks.
  public let lines: [Evidence]

  /// Zero where everything is proved that can be from here, 3 otherwise.
  public var status: Int32 {
    lines.contains { $0.verdict == .fail || $0.verdict == .unknown } ? 3 : 0
  }

  /// The ledger for people, ending with a line end and harmless to show.
  public var text: String {
    let width = Evidence.Verdict.allCases.map(\.rawValue.count).max() ?? 0
    let rows = lines.flatMap { line -> [String] in
      let verdict = line.verdict.rawValue
      let start = verdict + String(repeating: " ", count: width - verdict.count + 2)
      let indent = String(repeating: " ", count: width + 2)
      return [start + line.check]
        + (line.answer.isEmpty ? [] : [indent + "answer   \(line.answer)"])
        + (line.command.isEmpty ? [] : [indent + "asked    \(line.command)"])
        + [indent + "at       \(line.time)"]
    }
    let all = ["Evidence for bucket \(bucket)", ""] + rows + ["", summary]
    return all.map { PlainText.printable($0) + "\n" }.joined()
  }

  /// The ledger as JSON, ending with a line end.
  public var json: String {
    let rows = lines.map { line -> JSONValue in
      [
        "check": .string(line.check), "command": .string(line.command),
        "answer": .string(line.answer), "verdict": .string(line.verdict.rawValue),
        "time": .string(line.time),
      ]
    }
    let top: JSONValue = [
      "version": .number("1"), "bucket": .string(bucket),
      "status": .string(status == 0 ? "pass" : "fail"), "evidence": .array(rows),
    ]
    return top.text + "\n"
  }

  private var summary: String {
    let counts = Evidence.Verdict.allCases.compactMap { verdict -> String? in
      let count = lines.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let meaning =
      status == 0
      ? "Everything that can be proved from this account is."
      : "Not everything is as it has to be."
    return counts.joined(separator: ", ") + ". " + meaning
      + " What is marked vendor, only Toplyne can prove."
  }
}
