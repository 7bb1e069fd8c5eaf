/// What happens to a set-up: keys, facts that arrive, and results of effects.
public enum SetupEvent: Equatable, Sendable {
  /// The set-up begins.
  case start
  /// A character is typed; on a choice it picks the next option that begins with it.
  case insert(Character)
  /// Text is pasted.
  case paste(String)
  /// The whole answer is given at once.
  case answer(String)
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
  /// All of the answer is deleted.
  case clear
  /// The next option becomes the answer; where there may be several, it is pointed at.
  case nextChoice
  /// The previous option becomes the answer, or is pointed at.
  case previousChoice
  /// The suggestion of the first problem becomes the answer.
  case useSuggestion
  /// On to the next question.
  case next
  /// Back to the previous question.
  case back
  /// To a question by name.
  case jump(to: Question.Key)
  /// What is known from outside is replaced.
  case factsChanged(Facts)
  /// A data folder was read.
  case scanned(DataFolder)
  /// An output folder was looked at.
  case inspected(Facts.OutputFolder)
  /// AWS has answered a probe, at a time of day.
  case probed(Probe, AWSAnswer, at: String)
  /// The probes that are under way are to be stopped.
  case stopProbes
  /// All that AWS has said is to be asked again.
  case probeAgain
  /// The review is accepted.
  case accept
  /// The documents were written, or not.
  case written(SetupState.Outcome)
  /// The answers are to be kept in a file.
  case save
  /// The answers were kept in a file, or not for a reason.
  case saved(String?)
}

/// What a set-up asks of the world.
public enum SetupEffect: Equatable, Sendable {
  /// Read a data folder; answered by `SetupEvent.scanned`.
  case scanData(String)
  /// See whether an output folder is empty; answered by `SetupEvent.inspected`.
  case inspectOutput(String)
  /// Ask AWS something, which only reads; answered by `SetupEvent.probed`.
  case probe(Probe)
  /// Stop asking: nobody waits for the answer any more.
  case cancel(Probe)
  /// Write the documents; answered by `SetupEvent.written`.
  ///
  /// Without `replace` the writer refuses a folder that holds anything.
  case write(SetupPack, to: String, replace: Bool)
  /// Keep answers in a file; answered by `SetupEvent.saved`.
  case save(SavedAnswers, to: String)
}
