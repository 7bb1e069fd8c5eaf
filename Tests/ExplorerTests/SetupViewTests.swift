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

  @Test func walksTheStepsOfTheReviewInFourWays() throws {
    let driver = try setup([.bucket: "acme-toplyne-export-7f3a91", .data: "export"])
    while driver.state.top.setup?.current != .review { driver.press("enter") }
    driver.press("down", "down", "down", "down")
    #expect(driver.text.contains("[AWS console]"))
    for way in ["AWS CLI", "Terraform", "CloudFormation", "AWS console"] {
      driver.press("tab")
      #expect(driver.text.contains("[\(way)]"))
    }
    driver.press("tab")
    expectScreen(driver.screen, "setup-review-cli")
    driver.press("pagedown")
    #expect(driver.state.top.setup?.current == .review)
    driver.resize(20, 5)
    expectScreen(driver.screen, "setup-review-tiny")
    driver.resize(80, 24)
    for _ in 0..<4 { driver.press("up") }
    #expect(driver.state.top.setup?.current == .review)
    driver.press("up")
    #expect(driver.state.top.setup?.current == .output)
  }

  @Test func showsWhatAWSSaysBesideTheQuestion() throws {
    let driver = try setup([.origin: "existing", .bucket: "own-data"])
    driver.press("enter")
    expectScreen(driver.screen, "setup-existing")
    driver.resize(120, 40)
    expectScreen(driver.screen, "setup-existing-wide")
    driver.press("enter", "enter")
    #expect(driver.text.contains("Account 1234-5678-9012, signed in as"))
    driver.press("enter", "enter")
    #expect(driver.text.contains("> eu-west-1"), "the region is found out")
  }

  @Test func saysThatANameIsFreeOrTaken() throws {
    let driver = try setup()
    driver.press("enter")
    driver.type("taken-name")
    #expect(driver.text.contains("! The name is taken, and not by you"))
    driver.press("tab")
    #expect(driver.text.contains("> taken-name-7f3a91"))
    driver.press("ctrl-u")
    driver.type("free-name")
    #expect(driver.text.contains("· The name is free (14:32)."))
  }

  @Test func neverWaitsForAWSAndStopsAskingWhenTold() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.holdsBack = true
    driver.press("S", "enter")
    driver.type("acme")
    #expect(driver.text.contains("> acme"))
    #expect(driver.text.contains("asking AWS…  ctrl-c stops"))
    driver.press("ctrl-c")
    #expect(!driver.text.contains("ctrl-c stops"))
    #expect(driver.kinds.last == .setup, "the first Ctrl-C stops asking, and leaves nothing")
    driver.release()
    #expect(!driver.text.contains("The name is"), "nobody listens any more")
    driver.press("ctrl-r")
    #expect(driver.text.contains("The name is free"))
    driver.press("ctrl-c")
    #expect(driver.kinds == [.share])
  }

  @Test func theMatrixFollowsEveryKey() throws {
    let driver = try setup([.bucket: "acme-toplyne"])
    driver.resize(120, 40)
    let row = { driver.lines.first { $0.contains("│ Toplyne ") } ?? "" }
    while driver.state.top.setup?.current != .options { driver.press("enter") }
    #expect(row().contains("✓    ✓    –"))
    driver.press("right", "space")
    driver.type("toplyne/")
    #expect(driver.text.contains("[x] only the objects below one prefix"))
    #expect(row().contains("≈    ≈    –"))
    #expect(driver.text.contains("! The policy differs from the vendor's"))
    expectScreen(driver.screen, "setup-options-wide")
  }

  @Test func policyCanBeScrolled() throws {
    let driver = try setup()
    #expect(!driver.text.contains("\"Version\""))
    for _ in 0..<4 { driver.press("pageup") }
    #expect(driver.text.contains("\"Version\""))
    for _ in 0..<4 { driver.press("pagedown") }
    #expect(!driver.text.contains("\"Version\""))
  }

  @Test func keepsTheAnswersInAFile() throws {
    let driver = try setup()
    driver.press("ctrl-s")
    #expect(driver.status.contains("kept in slipway-setup.json"))
    guard case .setup(.save(let saved, to: "slipway-setup.json"))? = driver.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(saved.question == .origin)
  }

  @Test func tellsOfItsKeysAndComesBack() throws {
    let driver = try setup()
    driver.press("enter")
    driver.type("acme")
    driver.press("f1")
    #expect(driver.text.contains("Keys in the view setup"))
    #expect(driver.text.contains("keep the answers in a file"))
    driver.press("q")
    #expect(driver.text.contains("> acme"))
  }

  @Test func canBeFinishedWithNothingButWhatItsHelpSays() throws {
    let driver = try Driver(try ExampleShare.clean())
    // The first screen names the key, the help of the set-up the others.
    #expect(driver.text.contains("S set-up bucket") || driver.text.contains("S set-up"))
    driver.press("S")
    driver.press("f1")
    let help = driver.text
    for word in ["Enter", "f1", "Esc"] { #expect(help.contains(word), "\(word)") }
    driver.press("q", "enter")
    driver.type("Acme_Export")
    #expect(driver.text.contains("Tab take the suggestion"))
    driver.press("tab")
    for _ in 0..<30 where !driver.text.contains("Enter write the files") { driver.press("enter") }
    driver.press("enter")
    #expect(driver.text.contains("✓ wrote"))
    driver.press("enter")
    #expect(driver.kinds == [.share])
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
