// A program that shows which events reach it, for the tests of `Terminal`.
import Foundation
import Screens
import Terminal

func report(_ events: Int, to descriptor: Int32) {
  let line = "\(events) 1\n"
  _ = line.utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count - 1) }
}

func frame(_ event: String, _ terminal: borrowing Terminal) -> Screen {
  let size = terminal.size
  var screen = Screen(size: size, glyphs: terminal.usesASCII ? .ascii : .unicode)
  screen.put("\(size.width)x\(size.height)", x: 0, y: 0, style: .accent)
  screen.put(event, x: 0, y: 1)
  for (index, text) in CommandLine.arguments.dropFirst().enumerated() {
    let used = screen.put(text, x: 0, y: index + 2, style: .error)
    screen.put(screen.glyphs.vertical, x: used, y: index + 2)
  }
  screen.put("corner", x: size.width - 6, y: size.height - 1, style: .selection)
  screen.cursor = Point(x: 2, y: 1)
  return screen
}

/// Answers a key; false when the program should end.
func answer(_ key: Key, _ terminal: inout Terminal) -> Bool {
  switch key {
  case .character("q"): return false
  case .character("y"): terminal.copy("clip\u{1B}board")
  case .character("w"): FileHandle.standardError.write(Data("a warning\n".utf8))
  case .character("c"): fatalError("the probe crashed")
  case .character("x"): exit(5)
  case .control("z"): terminal.suspend()
  default: break
  }
  return true
}

func run() throws {
  let ready = Int32(ProcessInfo.processInfo.environment["SLIPWAY_READY_FD"] ?? "") ?? -1
  var terminal = try Terminal()
  var events = 0
  var shown = "start"
  while true {
    terminal.draw(frame(shown, terminal))
    if !terminal.hasPendingInput { report(events, to: ready) }
    switch terminal.next(wake: -1) {
    case .key(let key):
      shown = "key \(key.name)"
      guard answer(key, &terminal) else { return }
    case .pointer(let pointer): shown = "\(pointer)"
    case .resize(let size): shown = "resize \(size.width)x\(size.height)"
    case .woken: shown = "woken"
    case .hangup: return
    }
    events += 1
  }
}

do {
  try run()
} catch {
  print("no terminal: \(error)")
  exit(2)
}
