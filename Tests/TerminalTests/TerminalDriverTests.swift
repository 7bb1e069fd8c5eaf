import Foundation
import Screens
import TestSupport
import Testing

/// The driver itself, on programs everyone has.
@Suite struct TerminalDriverTests {
  private func bash(_ script: String, width: Int = 20, height: Int = 4) throws -> TerminalDriver {
    try TerminalDriver("/bin/bash", ["-c", script], size: Size(width: width, height: height))
  }

  @Test func showsTextColoursAndAttributes() throws {
    let driver = try bash(#"printf '\e[1;31mred\e[0m \e[7;4mx\e[0m \e[38;5;200mp 日本'"#)
    #expect(try driver.finish() == 0)
    #expect(driver.lines == ["red x p 日本", "", "", ""])
    let red = driver.cell(x: 0, y: 0)
    #expect(red.foreground == .palette(1) && red.bold && !red.reverse)
    #expect(red.background == .standard)
    let reversed = driver.cell(x: 4, y: 0)
    #expect(reversed.reverse && reversed.underline && !reversed.bold)
    #expect(driver.cell(x: 6, y: 0).foreground == .palette(200))
    #expect(driver.cell(x: 8, y: 0).text == "日" && driver.cell(x: 9, y: 0).text.isEmpty)
    #expect(driver.cursor == Point(x: 12, y: 0))
  }

  @Test func faintTextIsSeenHoweverItsSequenceIsCut() throws {
    let driver = try bash(
      #"printf '\e[2mf\e[22mn\e[0;1;2mb\e[mn\e[38;5;2mc\e[0m\e'; printf '[2'; printf 'mx\e'"#)
    _ = try driver.finish()
    #expect(driver.lines[0] == "fnbncx")
    #expect(
      (0..<6).map { driver.cell(x: $0, y: 0).faint } == [true, false, true, false, false, true])
    #expect(driver.cell(x: 2, y: 0).bold)
    #expect(driver.cell(x: 4, y: 0).foreground == .palette(2))
  }

  @Test func reportsTheExitStatusAndTheTerminalsMode() throws {
    #expect(try bash("exit 3").finish() == 3)
    #expect(try bash("kill -TERM $$").finish() == 128 + 15)
    let raw = try bash("stty raw -echo")
    _ = try raw.finish()
    #expect(!raw.isCooked)
    let cooked = try bash("stty raw -echo; stty sane")
    _ = try cooked.finish()
    #expect(cooked.isCooked)
  }

  @Test func typedTextReachesTheProgramAndMuchOutputDoesNotBlockIt() throws {
    let driver = try TerminalDriver("/bin/cat", size: Size(width: 40, height: 5))
    try driver.send("hello\n")
    try driver.wait(forText: "hello\nhello")
    try driver.send("\u{4}")
    #expect(try driver.finish() == 0)
    let long = try bash("seq 1 100000")
    #expect(try long.finish() == 0)
    #expect(long.text.contains("100000"))
  }

  @Test func waitsForTheReadySignalOfEachKey() throws {
    let driver = try bash(
      """
      stty raw -echo; count=0; echo "0 1" >&$SLIPWAY_READY_FD
      while read -rN1 key; do
        count=$((count + 1)); printf '<%s>' "$key"; echo "$count 0" >&$SLIPWAY_READY_FD
        [ "$key" = q ] && break
      done; stty sane; exit 7
      """)
    try driver.waitUntilIdle()
    try driver.press("a", "space")
    try driver.type("b")
    #expect(driver.lines[0] == "<a>< ><b>")
    try driver.press("q")
    #expect(try driver.finish() == 7)
  }

  @Test func resizingReachesTheProgram() throws {
    let driver = try bash(
      """
      trap 'stty size; echo "1 1" >&$SLIPWAY_READY_FD' WINCH; echo "0 1" >&$SLIPWAY_READY_FD
      while true; do read -rt 1 || true; done
      """)
    try driver.waitUntilIdle()
    try driver.resize(Size(width: 30, height: 6))
    #expect(driver.lines.first == "6 30")
    #expect(driver.lines.count == 6)
  }

  @Test func failuresShowTheScreen() throws {
    let driver = try bash("printf 'the last words'")
    let failure = #expect(throws: TerminalDriver.Failure.self) {
      try driver.wait(forText: "never")
    }
    #expect(failure?.description.contains("the last words") == true)
    let slow = try bash("printf waiting; read")
    slow.patience = .milliseconds(100)
    #expect(throws: TerminalDriver.Failure.self) { try slow.wait(forText: "never") }
    #expect(throws: TerminalDriver.Failure.self) {
      try TerminalDriver("/nowhere/program", size: Size(width: 9, height: 9))
    }
  }

  @Test func leavingTheFullScreenShowsWhatWasThereBefore() throws {
    let driver = try bash(
      #"printf 'before\n\e[?1049h\e[Hinside'; read -r; printf '\e[?1049lafter'"#)
    try driver.wait(forText: "inside")
    #expect(driver.isFullScreen)
    try driver.send("\n")
    _ = try driver.finish()
    #expect(!driver.isFullScreen)
    #expect(driver.text.contains("before") && driver.text.contains("after"))
  }

  @Test func keepsTheLastSystemCommand() throws {
    let driver = try bash(#"printf '\e]52;c;aGk=\a'"#)
    _ = try driver.finish()
    #expect(driver.systemCommand == "52;c;aGk=")
  }
}
