/// A way to take the steps of a set-up; one chooses one and stays with it.
public enum StepDialect: String, CaseIterable, Sendable {
  case console
  case cli
  case terraform
  case cloudFormation

  /// The name as one says it.
  public var title: String {
    switch self {
    case .console: "AWS console"
    case .cli: "AWS CLI"
    case .terraform: "Terraform"
    case .cloudFormation: "CloudFormation"
    }
  }

  /// The language of its lines, as a block of code names it.
  var language: String {
    switch self {
    case .console: "text"
    case .cli: "sh"
    case .terraform: "hcl"
    case .cloudFormation: "yaml"
    }
  }
}

extension SetupPlan {
  /// A step in a dialect, as lines that may be shown and copied as they are.
  ///
  /// Never empty: where a dialect cannot take the step, a remark says who does. A line of the
  /// console that begins with `https://` is a link alone.
  public func text(
    of action: Action, in dialect: StepDialect, answers: Answers, facts: Facts
  ) -> [String] {
    let policy = PlannedPolicy(answers, facts)
    let lines =
      switch dialect {
      case .console: action.console.map(PlainText.printable)
      case .cli: action.commandLines
      case .terraform:
        TerraformDocument(answers: answers, plan: self, policy: policy).lines(for: action.id)
      case .cloudFormation:
        CloudFormationTemplate(answers: answers, plan: self, policy: policy).lines(for: action.id)
      }
    return lines.isEmpty ? [action.remark(in: dialect)] : lines
  }
}

extension SetupPlan.Action {
  /// The commands that read and write, each kind below a remark.
  var commandLines: [String] {
    let read = check.map { ["# read", $0.command.shellText] } ?? []
    let warning = id == .policy ? ", which replaces a policy that is there already" : ""
    let write = writes.isEmpty ? [] : ["# write\(warning)"] + writes.map(\.shellText)
    return read + write
  }

  /// Why a dialect has no lines for the step.
  fileprivate func remark(in dialect: StepDialect) -> String {
    let reason =
      switch id {
      case .message: "By hand: send message-to-toplyne.txt."
      case .encryption: "The encryption stays as it is."
      default: "By hand."
      }
    return dialect == .console ? reason : "# \(reason)"
  }
}
