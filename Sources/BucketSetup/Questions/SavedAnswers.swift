/// Answers as a file keeps them, with the question that the user stood at.
///
/// The file is a JSON object: `version`, `question`, and `answers` with a text for each key.
public struct SavedAnswers: Equatable, Sendable {
  /// What is wrong with a file of answers.
  public struct Fault: Error, Equatable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong there and what to do, without a full stop.
    public let message: String
  }

  /// The answers.
  public let answers: Answers
  /// The question that the user stood at.
  public let question: Question.Key?

  /// The version of the form.
  private static let version = 1

  /// What is kept of a set-up: nothing that is sensitive, and no more than was given.
  public init(_ given: Answers, at question: Question.Key?) {
    var kept = Answers()
    for question in Question.all where question.isKept && !question.isSensitive {
      kept[question.key] = given[question.key].map { Answer($0.value, .file) }
    }
    answers = kept
    self.question = question
  }

  /// Reads a file's text; what it does not know is refused rather than left unsaid.
  public init(_ text: String) throws(Fault) {
    var (answers, place) = (Answers(), Question.Key?.none)
    for member in try Self.members(of: text) {
      switch member.key {
      case "version":
        guard member.value.int == Self.version else {
          throw member.fault("version: only \(Self.version) is known here")
        }
      case "question":
        place = member.value.string.flatMap(Question.Key.init)
        guard place != nil else {
          throw member.fault("question: no question is called \(member.value.compactText)")
        }
      case "answers":
        for answer in try Self.members(below: member, of: text) {
          let question = try Self.question(of: answer)
          guard answers[question.key] == nil else {
            throw answer.fault("\(answer.key) is answered twice")
          }
          answers[question.key] = Answer(try Self.value(of: answer, to: question), .file)
        }
      default: throw member.unknown(among: ["version", "question", "answers"])
      }
    }
    self.answers = answers
    question = place
  }

  /// The file's text, ending with a line end.
  public var text: String {
    let members = Question.all.compactMap { question in
      answers[question.key].map { JSONMember(question.key.rawValue, .string($0.value)) }
    }
    let place = question.map { [JSONMember("question", .string($0.rawValue))] } ?? []
    let all =
      [JSONMember("version", .number(String(Self.version)))] + place
      + [JSONMember("answers", .object(members))]
    return JSONValue.object(all).text + "\n"
  }
}

// MARK: - Reading

extension SavedAnswers {
  /// A member of a JSON object, with its place in the text.
  private struct Member {
    let key: String
    let value: JSONValue
    let line: Int
    /// The bytes before the value.
    let place: Int

    func fault(_ message: String) -> Fault {
      Fault(line: line, message: PlainText.printable(message))
    }

    func unknown(among known: [String]) -> Fault {
      fault("\(key) is no key here; the keys are \(known.joined(separator: ", "))")
    }
  }

  private static func members(of text: String) throws(Fault) -> [Member] {
    let bytes = Array(text.utf8)
    do throws(JSONError) {
      if try JSONValue(text).members != nil {
        return try members(of: bytes, at: bytes.firstIndex(of: UInt8(ascii: "{")) ?? 0)
      }
    } catch {
      throw Fault(line: error.line, message: error.message)
    }
    throw Fault(line: 1, message: "an object with the key answers is expected")
  }

  private static func members(
    of bytes: [UInt8], at place: Int
  ) throws(JSONError) -> [Member] {
    var reader = JSONReader(bytes, at: place)
    var members: [Member] = []
    reader.skipSpace()
    try reader.parts(until: UInt8(ascii: "}")) { reader throws(JSONError) in
      let line = bytes[..<reader.place].count { $0 == UInt8(ascii: "\n") } + 1
      let key = try reader.key()
      let place = reader.place
      let value = try reader.value(depth: 1)
      members.append(Member(key: key, value: value, line: line, place: place))
    }
    return members
  }

  private static func members(below outer: Member, of text: String) throws(Fault) -> [Member] {
    guard outer.value.members != nil else { throw outer.fault("answers: an object is expected") }
    do throws(JSONError) {
      return try members(of: Array(text.utf8), at: outer.place)
    } catch {
      throw Fault(line: error.line, message: error.message)
    }
  }

  private static func question(of answer: Member) throws(Fault) -> Question {
    let known = Question.all.filter { $0.isKept }
    guard let question = known.first(where: { $0.key.rawValue == answer.key }) else {
      throw answer.unknown(among: known.map(\.key.rawValue))
    }
    return question
  }

  /// The text of an answer; `true` and `false` stand for yes and no, and a list for several.
  private static func value(
    of answer: Member, to question: Question
  ) throws(Fault) -> String {
    if let text = answer.value.string { return text }
    if question.kind == .confirm, let bool = answer.value.bool { return bool ? "yes" : "no" }
    if question.kind == .several, let list = answer.value.array {
      let texts = list.compactMap(\.string)
      if texts.count == list.count { return texts.joined(separator: ",") }
    }
    throw answer.fault("\(answer.key): a text in quotes is expected")
  }
}
