/// The whole plan in one dialect, for people who take the steps one by one.
struct StepsDocument {
  let dialect: StepDialect
  let answers: Answers
  let facts: Facts
  let plan: SetupPlan

  var text: String {
    let steps = plan.actions.enumerated().map { place, action in
      "## \(place + 1). \(MarkdownText.plain(action.title))\n\n" + body(of: action)
    }
    return ([head] + steps).joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let name = MarkdownText.code(answers.value(.bucket))
    switch dialect {
    case .console:
      return """
        # \(name) in the AWS console

        One step after another, in this order: S3 takes one change of a bucket at a time. First see \
        at the top right that you are in the account of the bucket\(account).
        """
    default:
      return """
        # \(name) with the AWS CLI

        In the folder of this file, in this order; `setup.sh` does the same, and looks before it \
        writes. First see that you are in the account of the bucket\(account):

        \(MarkdownText.block(["aws sts get-caller-identity"], language: "sh"))
        """
    }
  }

  private var account: String {
    answers.owner.map { ", which is \(MarkdownText.code($0))" } ?? ""
  }

  private func body(of action: SetupPlan.Action) -> String {
    let lines = plan.text(of: action, in: dialect, answers: answers, facts: facts)
    guard dialect == .console else { return MarkdownText.block(lines, language: dialect.language) }
    return lines.map { line in
      "- " + (line.hasPrefix("https://") ? "<\(line)>" : MarkdownText.plain(line))
    }.joined(separator: "\n")
  }
}
