/// Why there is no terminal to draw on.
public enum TerminalError: Error, Equatable {
  /// Standard input or output is no terminal.
  case notATerminal
  /// The type in `TERM` is not known, and none of the common ones is either.
  case unknownType(String)
  /// The program has the terminal open already.
  case alreadyOpen
}
