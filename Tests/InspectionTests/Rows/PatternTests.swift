import CPattern
import TestSupport
import Testing

@testable import Inspection

@Suite struct PatternTests {
  private func finds(_ text: String, in value: String) throws -> Bool {
    PatternMatcher(try Pattern(text)).finds(in: Array(value.utf8))
  }

  private func matches(_ text: String, in value: [UInt8]) throws -> [Range<Int>] {
    PatternMatcher(try Pattern(text)).matches(in: value)
  }

  @Test func smallLettersMatchInEitherCase() throws {
    #expect(try finds("login", in: "user LogIn failed"))
    #expect(try !finds("login", in: "log in"))
    #expect(try finds("log.n$", in: "user LogIn"))
    #expect(try finds("größe", in: "EINE GRÖßE"))
    #expect(try finds("gr[öa]", in: "GRÖ"))
  }

  @Test func oneCapitalMakesAllLettersCount() throws {
    #expect(try finds("Login", in: "a Login"))
    #expect(try !finds("Login", in: "a login"))
    #expect(try !finds("Lo.in", in: "a LOGIN"))
    #expect(try finds("(?i)Lo.in", in: "a LOGIN"), "a regular expression can say otherwise")
  }

  @Test func theNameOfAnEscapeIsNoCapital() throws {
    #expect(try Pattern(#"\Slogin\D"#).ignoresCase)
    #expect(try finds(#"\Slogin\D"#, in: "xLOGINx"))
    #expect(try !Pattern(#"\\Slogin"#).ignoresCase, "an escaped backslash and a capital")
    #expect(try !finds(#"^\p{Lu}"#, in: "a"), "a class of capitals is meant as such")
  }

  @Test func textWithoutMetacharactersIsLiteral() throws {
    for text in ["login", "a@b", "10:00", "a/b-c", #"a\.b"#, #"\[\]"#, "größe", "日本"] {
      #expect(try Pattern(text).isLiteral, "\(text)")
    }
    for text in ["a.b", "^a", "a$", "a|b", "[ab]", "(a)", "a?", "a*", "a+", "a{2}", #"\d"#] {
      #expect(try !Pattern(text).isLiteral, "\(text)")
    }
    #expect(try finds(#"a\.b"#, in: "a.b"))
    #expect(try !finds(#"a\.b"#, in: "axb"))
  }

  @Test func aLiteralHasAPartThatQuotesDoNotChange() throws {
    let quote = UInt8(ascii: "\"")
    #expect(try Pattern(#""plan":"a""#).part(without: quote)?.text == "plan")
    #expect(try Pattern("plan").part(without: quote)?.text == "plan")
    #expect(try Pattern(#""A.b\.c""#).part(without: quote) == nil, "no literal")
    #expect(try Pattern(#""a\.b"X"#).part(without: quote)?.isLiteral == true)
    #expect(try Pattern(#""a\.b"X"#).part(without: quote)?.ignoresCase == false)
    #expect(try Pattern(#""""#).part(without: quote) == nil)
  }

  @Test func signsAreNoLetters() throws {
    #expect(try finds(#"\{"#, in: "{") && !finds(#"\{"#, in: "["), "32 apart, as letters are")
  }

  @Test func dotsMatchLineEndsAndDollarsTheVeryEnd() throws {
    #expect(try finds("a.b", in: "a\nb"))
    #expect(try finds("a$", in: "a") && !finds("a$", in: "a\n"))
    #expect(try finds("^$", in: "") && !finds("^$", in: "x"))
  }

  @Test func whatIsNoPatternSaysWhereAndWhy() {
    for (text, place, reason) in [
      ("ö(b", 3, "parenthesis"), ("[", 1, "]"), ("a++b(", 5, "parenthesis"), ("*", 0, "quantifier"),
      (#"\C"#, 2, "disabled"), (#"a\"#, 2, "\\"), ("(?<n>a)(?<n>b)", 12, "name"),
    ] {
      let problem = #expect(throws: Pattern.Problem.self) { try Pattern(text) }
      #expect(problem?.place == place, "\(text): \(problem?.reason ?? "")")
      #expect(problem?.reason.contains(reason) == true, "\(text): \(problem?.reason ?? "")")
    }
  }

  @Test func hostilePatternsEnd() throws {
    let text = Array(String(repeating: "a", count: 5000).utf8) + [UInt8(ascii: "!")]
    for hostile in [
      "(a+)+$", "(a|a)*$", "(a*)*b$", "^(a?){40}a{40}$", #"(.*)(.*)(.*)(.*)(.*)\d\1"#,
    ] {
      let matcher = PatternMatcher(try Pattern(hostile), steps: 10_000)
      #expect(!matcher.finds(in: text), "\(hostile)")
    }
    let matcher = PatternMatcher(try Pattern("(a+)+$"))
    #expect(!matcher.finds(in: text) && matcher.gaveUp)
    let depth = String(repeating: "(", count: 300) + String(repeating: ")", count: 300)
    #expect(throws: Pattern.Problem.self) { try Pattern(depth) }
    // What needs much memory, but few steps, is found.
    let deep = PatternMatcher(try Pattern("^(?:a|b(?=c))+!$"))
    #expect(deep.finds(in: text) && !deep.gaveUp)
  }

  @Test func bytesThatAreNoTextMatchNothing() throws {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0x28, 0xC3, 0xB6, 0xE2, 0x82]
    #expect(try matches(".", in: bytes) == [0..<1, 2..<3, 4..<5, 5..<7])
    #expect(try matches("[^x]", in: bytes) == [0..<1, 2..<3, 4..<5, 5..<7])
    #expect(try matches("ö", in: bytes) == [5..<7])
    #expect(try matches("a.b", in: bytes).isEmpty)
    #expect(try matches("ü", in: [0xC3]).isEmpty)
    #expect(try matches("Ö", in: [0xC3, 0x96, 0x96, 0xC3]) == [0..<2])
  }

  @Test func codeOfTheMachineMatchesWhatIsInterpreted() throws {
    var random = SeededGenerator()
    let bytes: [UInt8] = [
      0x61, 0x62, 0x41, 0x22, 0x0A, 0x37, 0xC3, 0xB6, 0x96, 0xFF, 0xE6, 0x97, 0xA5,
    ]
    for text in PatternTwinTests.patterns where try !Pattern(text).isLiteral {
      let compiled = try Pattern(text)
      let interpreted = try Pattern((compiled.ignoresCase ? "(*NO_JIT)(?i)" : "(*NO_JIT)") + text)
      #expect(cp_is_compiled(interpreted.code.pointer) == 0)
      let (one, other) = (PatternMatcher(compiled), PatternMatcher(interpreted))
      for _ in 0..<200 {
        let value = (0..<Int.random(in: 0...12, using: &random)).map { _ in
          bytes.randomElement(using: &random) ?? 0
        }
        #expect(one.matches(in: value) == other.matches(in: value), "\(text), seed \(random.seed)")
      }
    }
  }

  @Test func matchesAreApartAndNotEmpty() throws {
    #expect(try matches("aa", in: Array("aaaaa".utf8)) == [0..<2, 2..<4])
    #expect(try matches("a*", in: Array("öabaa".utf8)) == [2..<3, 4..<6])
    #expect(try matches("x*", in: []).isEmpty)
    #expect(try matches(#"a\Kb"#, in: Array("abab".utf8)) == [1..<2, 3..<4])
  }

  @Test func placesAtBothEndsAndBehindAFalseStartAreFound() throws {
    for (text, value) in [("ab", "ab"), ("ab", "xxab"), ("aab", "aaab")] {
      #expect(try finds(text, in: value))
    }
    #expect(try !finds("ab", in: "a") && !finds("ab", in: ""))
  }
}
