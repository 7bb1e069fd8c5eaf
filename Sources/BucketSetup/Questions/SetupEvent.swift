/// What happens to a set-up: keys, facts that arrive, and results of effects.
public enum SetupEvent: Equatable, Sendable {
  /// The set-up begins.
  case start
  /// A character is typed; on a choice it picks the next option that begins with it.
  case insert(Character)
  /// Text is pasted.
  case paste(String)
  /// The character before the cursor is deleted.
  case deleteBackward
  /// The character under the cursor is deleted.
  case deleteForward
  /// The cursor moves left.
  case moveLeft
  /// The cursor moves right.
  case moveRight
  /// The cursor moves to the beginning.
  case home
  /// The cursor moves to the end.
  case end
  /// The next option becomes the answer.
  case nextChoice
  /// The previous option becomes the answer.
  case previousChoice
  /// The suggestion of the first problem becomes the answer.
  case useSuggestion
  /// On to the next question.
  case next
  /// Back to the previous question.
  case back
  /// To a question by name.
  case jump(to: Question.Key)
  /// More is known from outside.
  case factsChanged(Facts)
  /// The review is accepted.
  case accept
  /// The documents were written, or not.
  case written(SetupState.Outcome)
}

/// What a set-up asks of the world.
public enum SetupEffect: Equatable, Sendable {
  /// Read a data folder; answered by `SetupEvent.factsChanged`.
  case scanData(String)
  /// See whether an output folder is empty; answered by `SetupEvent.factsChanged`.
  case inspectOutput(String)
  /// Write the documents; answered by `SetupEvent.written`.
  ///
  /// Without `replace` the writer refuses a folder that holds anything.
  case write(SetupPack, to: String, replace: Bool)
}
