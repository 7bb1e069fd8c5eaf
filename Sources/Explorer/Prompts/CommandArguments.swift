import Screens

/// What is said about a line that is being typed.
typealias PromptHint = (text: String, style: Style)

/// What a command takes on the command line, and what it does then.
///
/// Completion, usage and the hint above the line are made from it.
public struct CommandArguments: Sendable {
  /// What it takes, in order.
  let parameters: [Parameter]
  /// What it does with them.
  let help: String
  /// Where it can be given.
  let views: Set<View.Kind>
  /// Carries the command out with the text behind its name.
  let run: @Sendable (inout State, String) -> [Effect]
  /// Tells what it would do with these values, which are all there and of their kinds; nothing where
  /// `help` says all.
  let preview: (@Sendable (State, [String]) -> PromptHint?)?

  /// Arguments that a command takes.
  init(
    _ parameters: [Parameter], _ help: String, in views: Set<View.Kind> = CommandInfo.browsing,
    run: @escaping @Sendable (inout State, String) -> [Effect],
    preview: (@Sendable (State, [String]) -> PromptHint?)? = nil
  ) {
    self.parameters = parameters
    self.help = help
    self.views = views
    self.run = run
    self.preview = preview
  }

  /// `rename OLD=NEW`.
  static let rename = CommandArguments(
    [Parameter("OLD", .headerName, before: "="), Parameter("NEW", .guideColumn)],
    "take a column of the files for one of the guide's; kept in slipway.json"
  ) {
    $0.runRename($1)
  } preview: {
    $0.renameHint(from: $1[0], to: $1[1])
  }

  /// `unrename NAME`.
  static let unrename = CommandArguments(
    [Parameter("NAME", .renamedName)],
    "take a renamed column by its own name again; kept in slipway.json"
  ) { $0.runUnrename($1) }

  /// `severity RULE LEVEL`.
  static let severity = CommandArguments(
    [Parameter("RULE", .rule), Parameter("LEVEL", .level)],
    "say how much a rule matters, or turn it off; kept in slipway.json"
  ) { $0.runSeverity($1) }

  /// `width COLUMNS`.
  static let width = CommandArguments(
    [Parameter("COLUMNS", .number)], "set the width of the column under the cursor", in: [.table]
  ) { $0.runWidth($1) }

  /// `table TABLE=FILES`.
  static let table = CommandArguments(
    [Parameter("TABLE", .table, before: "="), Parameter("FILES", .shareFile)],
    "files, with * and ? in their names, belong to a table; kept in slipway.json"
  ) {
    $0.runAssign($1)
  } preview: {
    $0.assignHint($1[1], to: $1[0])
  }

  /// `theme NAME`.
  static let theme = CommandArguments(
    [Parameter("NAME", .theme)], "show another theme", in: Set(View.Kind.allCases)
  ) {
    $0.useTheme($1)
  } preview: { _, values in
    Theme.named(values[0]).map { ($0.help, .dim) }
  }

  /// `copy FILE`.
  static let copy = CommandArguments(
    [Parameter("FILE", .path)], "write what was copied last to a file that is not there yet"
  ) { $0.writeCopy(to: $1) }

  /// `save-screen FILE`.
  static let saveScreen = CommandArguments(
    [Parameter("FILE", .path)], "write what is on the screen to a file that is not there yet"
  ) { $0.saveScreen(to: $1) }
}
