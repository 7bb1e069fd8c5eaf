import BucketSetup
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct SetupViewTests {
  private func setup(_ answers: [Question.Key: String] = [:]) throws -> Driver {
    let driver = try Driver(try ExampleShare.clean())
    driver.beginSetup(Answers(answers.mapValues { Answer($0, .flag) }))
    return driver
  }

  @Test func asksOneQuestionAtATime() throws {
    let driver = try setup()
    expectScreen(driver.screen, "setup-first")
    driver.resize(120, 40)
    expectScreen(driver.screen, "setup-first-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "setup-tiny")
  }

  @Test func showsWhatIsWrongWithANameAtItsPlace() throws {
    let driver = try setup()
    driver.press("enter")
    driver.type("acme-Toplyne_export")
    expectScreen(driver.screen, "setup-bad-name")
    driver.resize(120, 40)
    expectScreen(driver.screen, "setup-bad-name-wide")
    driver.press("tab")
    #expect(driver.text.contains("> acme-toplyne-export-7f3a91"))
  }

  @Test func reviewsAndWrites() throws {
    let driver = try setup([.bucket: "acme-toplyne-export-7f3a91", .data: "export"])
    while driver.state.top.setup?.current != .review { driver.press("enter") }
    expectScreen(driver.screen, "setup-review")
    driver.resize(120, 40)
    expectScreen(driver.screen, "setup-review-wide")
    driver.resize(80, 24)
    driver.press("enter")
    expectScreen(driver.screen, "setup-written")
    #expect(driver.state.hasWrittenSetup)
  }

  @Test func comesBackToTheAnswersItWasLeftWith() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("S", "enter")
    driver.type("acme")
    driver.press("escape")
    #expect(driver.kinds == [.share])
    driver.press("S")
    #expect(driver.text.contains("> acme"))
  }

  @Test func takesLettersAsText() throws {
    let driver = try setup()
    driver.press("enter")
    driver.type("q?:vi")
    #expect(driver.text.contains("> q?:vi"))
    #expect(!driver.state.isOver)
  }

  @Test func sendsTheReviewBackToAMissingAnswer() throws {
    let driver = try setup()
    while driver.state.top.setup?.current != .review { driver.press("down") }
    expectScreen(driver.screen, "setup-review-missing")
    driver.press("enter")
    #expect(driver.state.top.setup?.current == .bucket)
  }
}

extension View {
  var setup: SetupState? {
    if case .setup(let view) = self { view.setup } else { nil }
  }
}
