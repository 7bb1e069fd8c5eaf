import CTerminal
import Foundation
import Screens
import Testing

@testable import Terminal

/// The terminal without a terminal: what is drawn is read back out of the library.
@Suite(.serialized) struct TerminalTests {
  private func withTerminal(
    _ theme: Theme = .standard, _ body: (inout Terminal) throws -> Void
  ) throws {
    let null = open("/dev/null", O_RDWR)
    defer { close(null) }
    var terminal = try Terminal(
      input: null, output: null, type: "xterm", theme: theme, requireTerminal: false)
    try body(&terminal)
  }

  private func cell(_ x: Int, _ y: Int) -> (text: String, attributes: Int, pair: Int) {
    var scalars: [UInt32] = Array(repeating: 0, count: 6)
    var attributes: Int32 = 0
    var pair: Int32 = 0
    let count = ct_read_cell(Int32(x), Int32(y), &scalars, &attributes, &pair)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(count).compactMap(Unicode.Scalar.init))
    return (String(text), Int(attributes), Int(pair))
  }

  @Test func cellsReachTheLibraryWithTheirStyle() throws {
    try withTerminal { terminal in
      var screen = Screen(size: terminal.size)
      screen.put("aé日e\u{301}", x: 0, y: 0, style: Style(.error, bold: true, underline: true))
      screen.put("s", x: 0, y: 1, style: .selection)
      terminal.draw(screen)
      #expect(cell(0, 0).text == "a")
      #expect(cell(0, 0).attributes == CT_BOLD | CT_UNDERLINE)
      #expect(cell(0, 0).pair == Int(Role.error.rawValue) + 1)
      #expect(cell(1, 0).text == "é" && cell(2, 0).text == "日")
      #expect(cell(4, 0).text.unicodeScalars.elementsEqual("e\u{301}".unicodeScalars))
      #expect(cell(0, 1).attributes == CT_REVERSE)
    }
  }

  @Test func aScreenOfAnotherSizeIsClippedAndTheLastCellIsDrawn() throws {
    try withTerminal { terminal in
      ct_resize(10, 3)
      let size = terminal.size
      #expect(size == Size(width: 10, height: 3))
      var screen = Screen(size: Size(width: 40, height: 9))
      for y in 0..<9 { screen.put(String(repeating: "日", count: 20), x: 0, y: y) }
      screen.put("z", x: 9, y: 2)
      terminal.draw(screen)
      #expect(cell(9, 2).text == "z" && cell(0, 2).text == "日")
      ct_resize(1, 1)
      terminal.draw(screen)
      ct_resize(80, 24)
    }
  }

  @Test func onlyOneTerminalIsOpenAtATime() throws {
    try withTerminal { _ in
      #expect(throws: TerminalError.alreadyOpen) {
        _ = try Terminal(
          input: 0, output: 1, type: "xterm", theme: .standard, requireTerminal: false)
      }
    }
  }

  @Test func keysComeBeforeWakeUpsAndBothAreTaken() throws {
    var keys: [Int32] = [0, 0]
    var wake: [Int32] = [0, 0]
    try #require(pipe(&keys) == 0 && pipe(&wake) == 0)
    defer { for end in keys + wake { close(end) } }
    let null = open("/dev/null", O_WRONLY)
    defer { close(null) }
    var terminal = try Terminal(
      input: keys[0], output: null, type: "xterm", theme: .standard, requireTerminal: false)
    _ = write(wake[1], "abc", 3)
    _ = write(keys[1], "k\u{1B}OA", 4)
    let waiting = terminal.hasPendingInput
    #expect(waiting)
    let first = terminal.next(wake: wake[0])
    #expect(first == .key(.character("k")))
    let second = terminal.next(wake: wake[0])
    #expect(second == .key(.up))
    let rests = !terminal.hasPendingInput
    #expect(rests)
    let third = terminal.next(wake: wake[0])
    #expect(third == .woken)
    var left = pollfd(fd: wake[0], events: Int16(POLLIN), revents: 0)
    #expect(poll(&left, 1, 0) == 0)
  }

  @Test func theEndOfInputIsAHangup() throws {
    try withTerminal { terminal in
      let event = terminal.next(wake: -1)
      #expect(event == .hangup)
    }
  }
}
