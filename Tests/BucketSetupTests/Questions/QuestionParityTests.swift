import Foundation
import TestSupport
import Testing

@testable import BucketSetup

/// Every way of answering leads to the same answers.
@Suite struct QuestionParityTests {
  private static let facts = Facts(
    data: DataFolder(path: "export", root: "/srv", files: SampleShare.guideFiles),
    defaultDataFolder: "export", output: .init(path: "out", isOccupied: true),
    defaultOutputFolder: "out", nameSuffix: "7f3a91")

  /// Answers that are right, to some of the questions.
  private static func answers(_ generator: inout SeededGenerator) -> [Question.Key: String] {
    let key = "arn:aws:kms:eu-west-1:123456789012:key/1a2b"
    let some: [Question.Key: [String]] = [
      .origin: ["new", "existing"], .bucket: ["acme-toplyne", "b.c.d"], .offline: ["yes"],
      .profile: ["admin", "a b"], .region: ["eu-west-1"],
      .owner: ["123456789012", "1234-5678-9012"],
      .acls: ["yes", "no"], .encryption: ["sse-s3", "sse-kms"], .kmsKey: [key],
      .options: [Question.of(.options).options(Answers()).first?.value ?? ""],
      .data: ["export", ""], .eventsPrefix: ["e/", "x/events"], .usersPrefix: ["u/"],
      .accountsPrefix: ["a/b"], .output: ["out"], .replace: ["yes"],
    ]
    var chosen: [Question.Key: String] = [:]
    for key in Question.Key.allCases {
      let isNeeded = [.bucket, .region, .kmsKey, .replace].contains(key)
      guard isNeeded || Bool.random(using: &generator) else { continue }
      chosen[key] = some[key]?.randomElement(using: &generator)
    }
    return chosen
  }

  private static func flags(_ answers: [Question.Key: String]) -> Answers {
    Answers(flags: { flag in
      Question.all.first { $0.flag == flag }.flatMap { answers[$0.key] }
    })
  }

  private static func environment(_ answers: [Question.Key: String]) -> Answers {
    Answers(environment: { name in
      Question.all.first { $0.environment == name }.flatMap { answers[$0.key] }
    })
  }

  private static func file(_ answers: [Question.Key: String]) throws -> Answers {
    let typed = Answers(answers.mapValues { Answer($0, .typed) })
    return try SavedAnswers(SavedAnswers(typed, at: nil).text).answers
  }

  private static func values(_ answers: Answers) -> [String] {
    Question.all.map { answers[$0.key].map { "=\($0.value)" } ?? "not asked" }
  }

  @Test func everyWayLeadsToTheSameAnswersAndChecks() throws {
    let seed: UInt64 = 0x9A417
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      let answers = Self.answers(&generator).filter { !$0.value.isEmpty }
      let given = Answers(answers.mapValues { Answer($0, .typed) })
      let wanted = SetupState(answers: given, facts: Self.facts)
      // A flag that takes nothing cannot say no, and a file keeps nothing that is sensitive.
      var ways = [
        Self.flags(answers), Self.environment(answers),
        try Self.file(answers).over(Answers([.profile: given[.profile]].compactMapValues { $0 })),
      ]
      ways += [Self.typedPlainly(answers), Self.typedOnPages(answers)]
      for way in ways {
        let state = SetupState(answers: way, facts: Self.facts)
        #expect(Self.values(state.answers) == Self.values(wanted.answers), "seed \(seed)")
        #expect(state.problems == wanted.problems, "seed \(seed)")
        #expect(state.plan == wanted.plan, "seed \(seed)")
      }
    }
  }

  private static func typedPlainly(_ answers: [Question.Key: String]) -> Answers {
    var prompts = PlainPrompts(SetupState(facts: facts), work: PlainPromptsTests.work)
    _ = prompts.begin()
    for _ in 0..<40 where prompts.state.current != .review {
      _ = prompts.take(answers[prompts.state.current].map { "=\($0)" } ?? "")
    }
    #expect(prompts.state.current == .review)
    return prompts.state.given
  }

  private static func typedOnPages(_ answers: [Question.Key: String]) -> Answers {
    var state = SetupState(facts: facts)
    _ = state.update(.start)
    while state.current != .review {
      if let answer = answers[state.current] {
        let question = Question.of(state.current)
        if question.kind.isChoice {
          for _ in question.options(state.answers) where state.line.text != answer {
            _ = state.update(.nextChoice)
          }
        } else if question.kind == .several {
          _ = state.update(.insert(" "))
        } else {
          _ = state.update(.clear)
          for character in answer { _ = state.update(.insert(character)) }
        }
      }
      _ = state.update(.next)
    }
    return state.given
  }

  @Test func theFirstSourceCounts() throws {
    let seed: UInt64 = 0x50CE
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let ways = (
        Self.answers(&generator), Self.answers(&generator), Self.answers(&generator)
      )
      let layered = Self.flags(ways.0).over(Self.environment(ways.1)).over(try Self.file(ways.2))
      let resolved = layered.resolved(with: Self.facts)
      for question in Question.all where resolved[question.key] != nil {
        let key = question.key
        let wanted: Answer
        if let flag = ways.0[key] {
          wanted = Answer(flag, .flag)
        } else if let variable = ways.1[key], !variable.isEmpty {
          wanted = Answer(variable, .environment)
        } else if let kept = ways.2[key], !question.isSensitive {
          wanted = Answer(kept, .file)
        } else {
          wanted = question.proposal(resolved, Self.facts)
          #expect([.detected, .default].contains(wanted.source))
        }
        let isSwitch = question.flagArgument == nil && wanted.source == .flag
        #expect(resolved[key] == (isSwitch ? Answer("yes", .flag) : wanted), "seed \(seed)")
      }
    }
  }

  @Test func variablesAreNamedAfterFlags() {
    #expect(Question.of(.bucket).environment == "SLIPWAY_SETUP_BUCKET")
    #expect(Question.of(.kmsKey).environment == "SLIPWAY_SETUP_KMS_KEY")
    #expect(Question.of(.review).environment == nil, "nobody agrees by the environment")
    let names = Question.all.compactMap(\.environment)
    #expect(Set(names).count == Question.all.count - 1)
  }

  @Test func everyConditionIsSaidAndIsOne() {
    var answers = SampleShare.answers([.encryption: "sse-kms", .offline: "no"])
    answers[.data] = Answer("export", .typed)
    let all = answers.resolved(with: SampleShare.facts(occupied: true))
    let few = SampleShare.answers([.offline: "yes", .data: ""]).resolved(with: Facts())
    for question in Question.all {
      #expect(all[question.key] != nil, "\(question.key)")
      #expect((few[question.key] == nil) == (question.condition != nil), "\(question.key)")
    }
  }

  @Test func helpAndDocumentNameEveryQuestionInOrderWithItsDefault() throws {
    for text in [Question.help, Question.document] {
      var rest = text[...]
      for question in Question.all where question.isKept {
        let row = try #require(
          rest.split(separator: "\n").first { line in
            line.contains(" \(question.key.rawValue) ")
              || line.contains("`\(question.key.rawValue)`")
          }, "\(question.key) is missing or stands at the wrong place")
        #expect(row.contains(question.environment ?? "-"))
        let shown = row.split(whereSeparator: { " |`".contains($0) })
        let last = question.standard.isEmpty ? question.environment : question.standard
        #expect(shown.last.map(String.init) == last)
        rest = text[row.endIndex...]
      }
    }
  }

  @Test func defaultsAreThoseThatCount() {
    let answers = Answers().resolved(with: Facts())
    for question in Question.all where answers[question.key] != nil {
      #expect(answers.value(question.key) == question.standard, "\(question.key)")
    }
  }

  @Test func theDocumentOfTheQuestionsIsUpToDate() throws {
    let path = FileManager.default.currentDirectoryPath + "/Documentation/setup.md"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Question.document.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let document = try String(contentsOfFile: path, encoding: .utf8)
    #expect(document == Question.document, "UPDATE_GOLDEN=1 writes it anew")
  }
}
