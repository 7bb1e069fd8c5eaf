import Contract
import Inspection
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct ShareViewTests {
  @Test func saysThatACleanShareIsReady() throws {
    let driver = try Driver(try ExampleShare.clean())
    expectScreen(driver.screen, "share-clean")
    driver.resize(120, 40)
    expectScreen(driver.screen, "share-clean-wide")
  }

  @Test func namesWhatStandsInTheWay() throws {
    let driver = try Driver(try ExampleShare.defects())
    expectScreen(driver.screen, "share-defects")
    driver.resize(120, 40)
    expectScreen(driver.screen, "share-defects-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "share-tiny")
  }

  @Test func namesTheRulesThatAreNotChecked() throws {
    let driver = try Driver(try ExampleShare.clean(), ignored: ["row.dup_exact", "json.invalid"])
    #expect(driver.text.contains("not checked: json.invalid, row.dup_exact"))
    #expect(!(try Driver(try ExampleShare.clean()).text.contains("not checked")))
  }

  @Test func saysWhatIsNotCheckedForWantOfATemporaryFile() throws {
    let folder = try ExampleShare.clean()
    let driver = try Driver(folder, inspects: false)
    var options = InspectionOptions()
    (options.memory, options.temporaryFolder) = (0, folder.path + "/nowhere")
    let inspection = Inspector(try Share([folder.path]), options: options).run()
    driver.send(
      .inspected(try #require(inspection), seconds: 0.1, generation: driver.state.generation))
    #expect(driver.text.contains("Not ready: not everything is checked."))
    #expect(driver.text.contains("not checked: nowhere: no temporary file can be written"))
    #expect(!driver.text.contains("unreadable"))
  }

  @Test func showsTheGuidesSample() throws {
    expectScreen(try Driver(try GuideSample.folder()).screen, "share-guide")
  }

  @Test func drawsWithASCIIAlone() throws {
    let driver = try Driver(try ExampleShare.defects(), glyphs: .ascii)
    expectScreen(driver.screen, "share-ascii")
    let foreign = driver.text.filter { !$0.isASCII }
    #expect(foreign.isEmpty)
  }

  @Test func tellsHowFarTheCheckIs() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    expectScreen(driver.screen, "share-checking-start")
    driver.inspectFirstPiece(of: .events)
    expectScreen(driver.screen, "share-checking")
    driver.press("ctrl-c")
    #expect(driver.effects.contains(.stopInspecting))
    #expect(driver.lines[0].contains("stopped at"))
    #expect(!driver.state.isOver)
  }

  @Test func accountsForEveryFile() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.mixed))
    expectScreen(driver.screen, "share-mixed")
    driver.press("down", "down", "down", "down", "down")
    expectScreen(driver.screen, "share-mixed-left-out")
    driver.press("enter")
    #expect(driver.kinds == [.share])
  }

  @Test func aFindingOfATableThatIsNotThereLeadsToNone() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.mixed))
    driver.press("down", "down", "down")
    #expect(driver.cursorLine?.contains("users") == true)
    driver.press("enter")
    #expect(driver.kinds == [.share])
    #expect(driver.text.contains("file of a type that is not supported"))
    driver.press("i")
    #expect(driver.kinds == [.share, .partitions])
    #expect(driver.text.contains("TIMESTAMP"), "the events are the share's first table")
  }

  @Test func opensTheTableOrTheFindingUnderTheCursorAndComesBackToIt() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("down", "enter")
    #expect(driver.table?.kind == .users)
    let below = driver.screen
    driver.press("q", "down", "down", "enter")
    #expect(driver.kinds == [.share, .table])
    driver.press("q", "up", "up", "enter")
    #expect(driver.screen == below)
  }

  @Test func keepsTheCursorInSight() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.resize(80, 8)
    for _ in 0..<40 {
      driver.press("down")
      #expect(driver.screen.cursor != nil)
    }
    driver.press("g")
    #expect(driver.cursorLine?.contains("events") == true)
  }
}
