import BucketSetup
import FoundationEssentials

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The answers that a user gives before anything is asked: by flags, in the environment, in a file.
struct SetupAnswers {
  /// The answers, of each question the one that counts.
  let answers: Answers
  /// The question that the user stood at when the file was saved.
  let question: Question.Key?
  /// The file that answers are kept in.
  let file: String

  /// Reads flags, the environment, and the file of `--answers`.
  init(_ arguments: Arguments) throws(UsageError) {
    let flags = Answers(flags: { name in
      let flag = Flag(String(name.drop { $0 == "-" }), nil, "")
      return arguments.has(flag) ? arguments.value(flag) ?? "" : nil
    })
    let environment = Answers(environment: Self.variable)
    let saved = try arguments.value(.answers).map(Self.read)
    answers = flags.over(environment).over(saved?.answers ?? Answers())
    question = saved?.question
    file = arguments.value(.saveAnswers) ?? arguments.value(.answers) ?? Facts.answersFile
  }

  /// The set-up with these answers, before anything is looked at.
  ///
  /// AWS is asked by default only where it `isAttended`, so that somebody sees what is asked.
  func state(isAttended: Bool) -> SetupState {
    let facts = Facts(
      isOfflineByDefault: !isAttended, defaultProfile: Self.variable("AWS_PROFILE"),
      answersFile: file, nameSuffix: SetupWork.nameSuffix)
    return SetupState(answers: answers, facts: facts, at: question)
  }

  /// The value of a variable that is set and not empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static func read(_ path: String) throws(UsageError) -> SavedAnswers {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UsageError("--answers \(path): there is no such file, or it cannot be read")
    }
    do throws(SavedAnswers.Fault) {
      return try SavedAnswers(String(decoding: data, as: UTF8.self))
    } catch {
      throw UsageError("\(path):\(error.line): \(error.message)")
    }
  }
}

extension Flag {
  static let answers = Flag("answers", "FILE", "read answers from a file that was saved")
  static let saveAnswers = Flag(
    "save-answers", "FILE", "keep the answers in a file (default \(Facts.answersFile))")
  static let plainSetup = Flag(
    "plain", nil, "ask on plain lines, as where TERM is dumb or ACCESSIBLE is set")
}
