/// What happens to a run of apply or undo.
public enum ApplyEvent: Equatable, Sendable {
  /// The run begins.
  case start
  /// The command that was run has ended.
  case answered(AWSAnswer)
  /// The time to wait is over.
  case waited
  /// What was to be changed is kept in a file.
  case backedUp(String)
  /// The question was answered.
  case confirmed(Bool)
  /// The user wants it to stop.
  case interrupted
  /// The journal or a backup could not be written, for this reason.
  case unwritable(String)
}

/// What a run of apply or undo asks of the world; carried out in order.
public enum ApplyEffect: Equatable, Sendable {
  /// Run a command; answered by `ApplyEvent.answered`. One that changes something is never stopped
  /// halfway, but for an upload, which goes on where it was.
  case run(AWSCommand, Care)
  /// Wait some seconds; answered by `ApplyEvent.waited`.
  case wait(seconds: Int)
  /// Keep a policy's text in a file; answered by `ApplyEvent.backedUp`.
  case backUp(String)
  /// Ask the user; where a word is given, it has to be typed. Answered by `ApplyEvent.confirmed`.
  case ask(String, word: String?)
  /// Write a line of the journal, and see it on the disk before anything else is done.
  case record(JournalEntry)
  /// Tell the user.
  case say(ApplyNote)
  /// The run has ended.
  case end(ApplyOutcome)

  /// How a command is to be treated.
  public enum Care: Equatable, Sendable {
    /// It only reads, and may be stopped.
    case read
    /// It changes something, and is let end.
    case change
    /// It sends data, may take long, and may be stopped; what it prints is shown.
    case transfer
  }
}

/// A line about the progress of a run.
public struct ApplyNote: Equatable, Sendable {
  /// What kind of line it is; the text is its first column.
  public enum Kind: String, Sendable {
    case alreadySo = "already so"
    case changing
    case changed
    case undoing
    case undone
    case byHand = "by hand"
    case waiting
    case left
    case note
    case kept
    case signedIn = "signed in"
  }

  /// What kind of line it is.
  public let kind: Kind
  /// What there is to say.
  public let text: String

  /// The line in two columns, harmless to show.
  public var line: String {
    let column = kind.rawValue + String(repeating: " ", count: 14 - kind.rawValue.count)
    return column + PlainText.printable(text)
  }
}

/// How a run of apply or undo ended.
public enum ApplyOutcome: Equatable, Sendable {
  /// Everything is as wanted; so many steps were changed.
  case done(changes: Int)
  /// Everything but these is as wanted.
  case left([String], changes: Int)
  /// The user did not agree; nothing was changed.
  case declined
  /// It must not go on, for this reason.
  case refused(String)
  /// A command failed.
  case failed(String, remedy: [String])
  /// The user stopped it.
  case interrupted

  /// The exit status.
  public var status: Int32 {
    switch self {
    case .done: 0
    case .refused, .failed: 1
    case .left, .declined: 2
    case .interrupted: 130
    }
  }

  /// The word in the journal.
  var word: String {
    switch self {
    case .done: "done"
    case .left: "left"
    case .declined: "declined"
    case .refused: "refused"
    case .failed: "failed"
    case .interrupted: "interrupted"
    }
  }
}
