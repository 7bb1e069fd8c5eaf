import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct PlainTextTests {
  private static func driver(_ width: Int = 100) throws -> Driver {
    try Driver(try GuideSample.folder(), size: Size(width: width, height: 60))
  }

  @Test func everyViewIsThereAsText() throws {
    let driver = try Self.driver()
    var pages: [String] = []
    let ways: [[String]] = [
      [], ["enter"], ["enter", "enter"], ["v"], ["i"], ["I"], ["enter", "F"], ["enter", "b"], ["?"],
      ["enter", "|"], ["M"],
    ]
    for way in ways {
      for key in way { driver.press(key) }
      pages.append(
        "# \(driver.state.top.kind.rawValue)\n" + driver.state.plainLines.joined(separator: "\n"))
      while driver.kinds.count > 1 { driver.press("escape") }
    }
    #expect(
      Set(pages.map { $0.prefix { $0 != "\n" } }).count == View.Kind.allCases.count - 1,
      "all but the set-up")
    expectScreenText(pages.joined(separator: "\n\n") + "\n", "plain-views")
  }

  @Test func holdsNothingButWhatIsRead() throws {
    for width in [20, 80, 200] {
      let driver = try Self.driver(width)
      for way in ["enter", "v", "i", "I", "?"] {
        driver.press(way)
        let lines = driver.state.plainLines
        #expect(lines.allSatisfy { TextWidth.columns($0) <= width && Visible.text($0) == $0 })
        #expect(lines.allSatisfy { $0.last != " " })
        for (line, next) in zip(lines, lines.dropFirst()) {
          #expect(!(line.isEmpty && next.isEmpty))
        }
        #expect(lines.count < 60 || way == "?")
        // The screen says the same, line by line.
        let drawn = Set(driver.lines)
        #expect(lines.allSatisfy(drawn.contains))
        driver.press("escape")
      }
    }
  }
}
