/// A command of the AWS CLI, as the words that it is started with.
public struct AWSCommand: Equatable, Sendable {
  /// The words, `aws` first.
  public let words: [String]

  /// The command as one types it into bash.
  public var shellText: String { ShellText.line(words) }
}

extension SetupPlan {
  /// One step of the set-up.
  public struct Action: Equatable, Sendable {
    /// The name of a step.
    public enum ID: Hashable, Sendable {
      case bucket
      case acls
      case publicAccess
      case encryption
      case keyPolicy
      case policy
      case upload(UploadFile.Table)
      case message
    }

    /// How a step is taken.
    public enum Kind: Sendable {
      /// Something is made that is not there yet.
      case willChange
      /// Read first, and written only where it differs.
      case checkFirst
      /// Done by a person.
      case byHand
    }

    /// How one sees whether there is anything to do.
    public struct Check: Equatable, Sendable {
      /// The command that reads.
      public let command: AWSCommand
      /// Its output (tabs as spaces) when nothing is to be done; any output where it is `nil`.
      public let wanted: String?
      /// The error codes that mean that nothing is set yet.
      public let unsetCodes: [String]
    }

    /// The way back.
    public struct Undo: Equatable, Sendable {
      /// What undoing means, in a sentence.
      public let note: String
      /// The command that does it, if one does.
      public let command: AWSCommand?
    }

    /// The name of the step.
    public let id: ID
    /// What it does, in a line.
    public let title: String
    /// What one should know about it.
    public let detail: String
    /// How it is taken.
    public let kind: Kind
    /// How one sees whether there is anything to do.
    public var check: Check?
    /// The commands that change something, in order.
    public var writes: [AWSCommand] = []
    /// The same in the AWS console, click by click.
    public var console: [String] = []
    /// The way back.
    public var undo: Undo?
  }
}
