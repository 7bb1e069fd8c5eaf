import Testing

@testable import Inspection

@Suite struct TextSearchTests {
  private func finds(_ text: String, in value: String) -> Bool? {
    TextSearch(text)?.matches(Array(value.utf8))
  }

  @Test func smallLettersMatchInEitherCase() {
    #expect(finds("login", in: "user LogIn failed") == true)
    #expect(finds("login", in: "log in") == false)
  }

  @Test func oneCapitalMakesAllLettersCount() {
    #expect(finds("Login", in: "a Login") == true)
    #expect(finds("Login", in: "a login") == false)
    #expect(finds("Login", in: "a LOGIN") == false)
  }

  @Test func placesAtBothEndsAndBehindAFalseStartAreFound() {
    #expect(finds("ab", in: "ab") == true)
    #expect(finds("ab", in: "xxab") == true)
    #expect(finds("aab", in: "aaab") == true)
    #expect(finds("ab", in: "a") == false)
    #expect(finds("ab", in: "") == false)
  }

  @Test func bytesBeyondASCIIMustBeTheSame() {
    #expect(finds("größe", in: "eine größe") == true)
    #expect(finds("größe", in: "GRÖSSE") == false)
    #expect(finds("{", in: "[") == false, "signs 32 apart are no letters")
  }

  @Test func anEmptyTextIsNoSearch() {
    #expect(TextSearch("") == nil)
  }

  @Test func anyCollectionOfBytesIsSearched() throws {
    let search = try #require(TextSearch("b"))
    #expect(search.matches(Array("abc".utf8)[1...]))
    #expect(search.matches("abc".utf8.reversed()))
    #expect(!search.matches(Array("abc".utf8)[2...]))
  }
}
