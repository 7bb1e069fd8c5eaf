extension Command {
  /// Opens the explorer.
  static let explore = Command(
    name: "", operands: "[PATH…]", summary: "the explorer (default: this folder)",
    flags: Flag.share
  ) { arguments in
    _ = try ShareArguments(arguments)
    return 0
  }
}
