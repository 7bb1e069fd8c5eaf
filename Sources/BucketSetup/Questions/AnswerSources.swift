extension Answers {
  /// The answers that the environment gives; a variable that is empty gives none.
  ///
  /// - Parameter value: The value of a variable of that name, if there is one.
  public init(environment value: (String) -> String?) {
    self.init()
    for question in Question.all {
      guard let name = question.environment, let text = value(name), !text.isEmpty else { continue }
      self[question.key] = Answer(text, .environment)
    }
  }

  /// The answers that flags give.
  ///
  /// - Parameter value: What a flag of that name, with its hyphens, was given; an empty text for
  ///   one that takes nothing.
  public init(flags value: (String) -> String?) {
    self.init()
    for question in Question.all {
      guard let text = value(question.flag) else { continue }
      self[question.key] = Answer(question.flagArgument == nil ? "yes" : text, .flag)
    }
  }
}
