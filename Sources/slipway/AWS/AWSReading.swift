import BucketSetup

/// Asks AWS without changing anything.
enum AWSReading {
  /// The answer to a command; what passes by itself is asked again up to five times.
  static func answer(to command: AWSCommand) -> AWSAnswer {
    var answer = AWSProcess.answer(to: command, .read)
    for attempt in 0..<5 where answer.failure?.isTransient == true {
      guard Interruption.wait(milliseconds: ApplyRun.second << attempt) else { break }
      answer = AWSProcess.answer(to: command, .read)
    }
    return answer
  }
}
