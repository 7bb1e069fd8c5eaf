import Foundation
import Screens
import TestSupport
import Testing

/// `Terminal` in a real terminal emulator, through a program that shows what reaches it.
@Suite struct TerminalProbeTests {
  private func probe(
    _ texts: [String] = [], size: Size = Size(width: 30, height: 8),
    environment: [String: String] = [:]
  ) throws -> TerminalDriver {
    let driver = try TerminalDriver(
      builtProgram("TerminalProbe"), texts, size: size, environment: environment)
    try driver.waitUntilIdle()
    return driver
  }

  @Test func drawsTextColoursCursorAndTheLastCorner() throws {
    let driver = try probe(["red 日本"])
    #expect(driver.lines[0] == "30x8")
    #expect(driver.lines[2] == "red 日本│")
    #expect(driver.lines[7] == String(repeating: " ", count: 24) + "corner")
    #expect(driver.cell(x: 0, y: 2).foreground == .palette(1))
    #expect(driver.cell(x: 0, y: 1).foreground == .standard)
    #expect(driver.cell(x: 29, y: 7).reverse)
    #expect(driver.cursor == Point(x: 2, y: 1))
    #expect(driver.showsCursor && driver.isFullScreen && !driver.isCooked)
    try driver.press("q")
    #expect(try driver.finish() == 0)
    #expect(driver.isCooked && !driver.isFullScreen && driver.showsCursor)
    #expect(driver.text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty)
  }

  @Test func everyKeyArrivesUnderItsName() throws {
    let driver = try probe()
    let names = [
      "g", "é", "日", "space", "enter", "escape", "tab", "shift-tab", "backspace", "delete",
      "insert", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "f1", "f4",
      "f5",
      "f12", "ctrl-d", "ctrl-space", "ctrl-]", "ctrl-c", "ctrl-left", "ctrl-right",
      "alt-backspace", "alt-d",
    ]
    for name in names {
      try driver.press(name)
      #expect(driver.lines[1] == "key \(name)")
    }
  }

  @Test func theMouseArrivesWithItsPlace() throws {
    let driver = try probe(size: Size(width: 60, height: 8))
    #expect(driver.reportsMouse)
    try driver.click(Point(x: 0, y: 0))
    #expect(driver.lines[1] == "\(Pointer.press(Point(x: 0, y: 0)))")
    try driver.turnWheel(down: true, at: Point(x: 59, y: 7))
    #expect(driver.lines[1] == "\(Pointer.wheelDown(Point(x: 59, y: 7)))")
    try driver.turnWheel(down: false, at: Point(x: 500, y: 300))
    #expect(driver.lines[1] == "\(Pointer.wheelUp(Point(x: 500, y: 300)))")
    // A key right behind the report of a button let go is not lost.
    try driver.click(Point(x: 3, y: 2))
    try driver.press("k")
    #expect(driver.lines[1] == "key k")
    try driver.press("q")
    #expect(try driver.finish() == 0)
    #expect(!driver.reportsMouse)
  }

  /// The form of older terminals, and reports that are none.
  @Test func anyReportIsTakenWhole() throws {
    let driver = try probe(size: Size(width: 60, height: 8))
    let reports = [
      "\u{1B}[M !!", "\u{1B}[M#!!", "\u{1B}[<1;5;5M", "\u{1B}[<0;5;5m", "\u{1B}[<0;5M",
      "\u{1B}[<0;1;1;1M", "\u{1B}[<99999999999;1;1M", "\u{1B}[<0;0;0M", "\u{1B}[<x",
    ]
    for report in reports { try driver.send(report) }
    try driver.wait(forText: "\(Pointer.press(Point(x: 0, y: 0)))")
    try driver.send("k")
    try driver.wait(forText: "key k")
  }

  @Test(arguments: [SIGTERM, SIGSEGV])
  func aSignalLeavesTheMouseToTheTerminal(signal: Int32) throws {
    let driver = try probe()
    driver.signal(signal)
    _ = try driver.finish()
    #expect(!driver.reportsMouse)
  }

  @Test func wordKeysArriveHoweverTheyAreSent() throws {
    let driver = try probe()
    for (bytes, name) in [
      ("b", "ctrl-left"), ("f", "ctrl-right"), ("[1;3D", "ctrl-left"), ("[1;3C", "ctrl-right"),
      ("Od", "ctrl-left"), ("Oc", "ctrl-right"),
    ] {
      try driver.press("g")
      try driver.send("\u{1B}" + bytes)
      try driver.wait(forText: "key \(name)")
    }
  }

  @Test(arguments: [(50, 12), (20, 5), (2, 2), (1, 1), (200, 60)])
  func resizingRedrawsAtTheNewSize(width: Int, height: Int) throws {
    let driver = try probe()
    try driver.resize(Size(width: width, height: height))
    // The probe writes "corner" over everything where there is no room for both.
    let first = width == 1 ? "r" : String("\(width)x\(height)".prefix(width))
    #expect(driver.lines[0] == first)
    try driver.resize(Size(width: 30, height: 8))
    #expect(driver.lines[0] == "30x8" && driver.lines[1] == "resize 30x8")
  }

  @Test func withoutColourOnlyAttributesAreUsed() throws {
    let driver = try probe(["text"], environment: ["NO_COLOR": "1"])
    #expect(driver.cell(x: 0, y: 2).foreground == .standard)
    #expect(driver.cell(x: 0, y: 2).bold)
  }

  @Test(arguments: [
    ["LC_ALL": "C"], ["LC_CTYPE": "POSIX"], ["TERM": "dumb"],
  ])
  func plainTerminalsGetASCII(environment: [String: String]) throws {
    let driver = try probe(["é日"], environment: environment)
    #expect(driver.text.contains("? |") || environment["TERM"] == "dumb")
    #expect(driver.text.utf8.allSatisfy { $0 < 0x7F })
  }

  @Test(arguments: [["LANG": "C"], ["LANG": "nowhere_XX.UTF-8"], ["TERM": "xterm-ghostty-unknown"]])
  func missingLocalesAndTypesFallBack(environment: [String: String]) throws {
    #expect(try probe(["日本"], environment: environment).lines[2] == "日本│")
  }

  @Test func hostileTextNeverShiftsWhatFollows() throws {
    for text in HostileText.samples {
      guard !text.contains("\0") else { continue }
      let driver = try probe([text])
      var expected = Screen(size: Size(width: 30, height: 1))
      let used = expected.put(text, x: 0, y: 0)
      #expect(driver.cell(x: used, y: 2).text == "│" || used >= 30, "\(text.debugDescription)")
      #expect(driver.systemCommand.isEmpty)
    }
  }

  @Test func aCrashGivesTheTerminalBackAndItsMessageIsSeen() throws {
    let driver = try probe(size: Size(width: 150, height: 60))
    try driver.press("c")
    #expect(try driver.finish() > 128)
    #expect(driver.isCooked && !driver.isFullScreen)
    #expect(driver.text.contains("the probe crashed"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGABRT, SIGINT, SIGSEGV])
  func signalsGiveTheTerminalBack(signal: Int32) throws {
    let driver = try probe()
    driver.signal(signal)
    #expect(try driver.finish() == 128 + signal)
    #expect(driver.isCooked && !driver.isFullScreen && driver.showsCursor)
  }

  @Test func exitGivesTheTerminalBackAndKeepsWarnings() throws {
    let driver = try probe()
    try driver.press("w")
    #expect(!driver.text.contains("a warning"))
    try driver.press("x")
    #expect(try driver.finish() == 5)
    #expect(driver.isCooked && driver.text.contains("a warning"))
  }

  @Test func stoppingGivesTheTerminalBackUntilContinued() throws {
    // A shell with job control, or the stop would be refused for want of someone to continue it,
    // and a script in between, which has to stop as well or the shell would wait for it.
    let driver = try TerminalDriver(
      "/bin/bash",
      [
        "--norc", "--noprofile", "-i", "-c",
        "/bin/bash -c '\"$0\"; true' \"$0\"; echo stopped; fg; echo ended",
        builtProgram("TerminalProbe"),
      ],
      size: Size(width: 30, height: 8))
    try driver.wait(forText: "start")
    try driver.send("\u{1A}")
    try driver.wait(forText: "key ctrl-z")
    #expect(driver.isFullScreen && !driver.isCooked)
    try driver.send("q")
    _ = try driver.finish()
    #expect(driver.text.contains("stopped") && driver.text.contains("ended"))
    #expect(driver.isCooked && !driver.isFullScreen)
  }

  @Test func copyingSendsNothingButBase64() throws {
    let driver = try probe()
    try driver.press("y")
    #expect(driver.systemCommand == "52;c;Y2xpcBtib2FyZA==")
  }

  @Test func withoutATerminalThereIsAnError() throws {
    let driver = try TerminalDriver(
      "/bin/bash", ["-c", "\"$0\" < /dev/null; echo status $?", builtProgram("TerminalProbe")],
      size: Size(width: 40, height: 4))
    _ = try driver.finish()
    #expect(driver.text.contains("no terminal: notATerminal") && driver.text.contains("status 2"))
  }
}
