import BucketSetup
import Screens

/// The line that is being typed, and what is said about it.
extension Frame {
  /// Draws what the line would do; on a small screen the ways in which it can go on.
  mutating func drawHint(of prompt: Prompt, y: Int) {
    if let completion = prompt.completion, !hasRoomForCandidates {
      draw(completion, y: y)
      return
    }
    // What went wrong since the last key, such as a folder that cannot be read.
    let said: PromptHint? = state.message.map { (text: $0, style: Style.accent) }
    let hint = said ?? state.hint(of: prompt)
    screen.put(
      " " + hint.text, x: 0, y: y, style: hint.style, width: state.size.width,
      truncation: .ellipsis)
  }

  /// Draws the line itself, as much of it as there is room for around the cursor.
  mutating func drawLine(_ prompt: Prompt, y: Int) {
    let width = state.size.width
    let start = screen.put(prompt.sign, x: 0, y: y)
    let parts = prompt.parts
    var head = Substring(parts.head)
    // What the cursor stands on is in sight, and the mark of what is cut off behind it.
    let under = parts.tail.first.map { TextWidth.columns(String($0)) } ?? 1
    let room = max(0, width - start - under - (parts.tail.count > 1 ? 1 : 0))
    let isCut = TextWidth.columns(head) > room
    let mark = isCut ? state.glyphs.ellipsis : ""
    while !head.isEmpty, TextWidth.columns(head) + TextWidth.columns(mark) > room {
      head.removeFirst()
    }
    let x = start + screen.put(mark, x: start, y: y, style: .dim)
    let cursor = TextWidth.columns(head)
    screen.put(head + parts.tail, x: x, y: y, width: width - x, truncation: .ellipsis)
    screen.cursor = Point(x: max(0, min(width - 1, x + cursor)), y: y)
  }

  /// Draws the ways to go on over the last line of the view, where it has lines enough.
  mutating func drawCandidates() {
    guard let completion = state.prompt?.completion, hasRoomForCandidates else { return }
    let y = state.size.height - 3
    screen.fill(Rect(x: 0, y: y, width: state.size.width, height: 1), .text)
    draw(completion, y: y)
  }

  private var hasRoomForCandidates: Bool { state.body.height >= 4 }

  /// The one that is taken stays in sight; marks at the ends say that there are more.
  private mutating func draw(_ completion: Completion, y: Int) {
    let (glyphs, width) = (state.glyphs, state.size.width)
    let words = completion.candidates
    var first = 0
    let choice = completion.choice ?? 0
    while first < choice, columns(words[first...choice]) > width - 4 { first += 1 }
    if first > 0 { screen.put(glyphs.left, x: 0, y: y, style: .dim) }
    var x = 1
    for index in words.indices[first...] {
      let room = width - 2 - x
      let columns = TextWidth.columns(words[index])
      guard columns <= room || index == first else {
        screen.put(glyphs.right, x: width - 1, y: y, style: .dim)
        return
      }
      let isTaken = index == completion.choice
      screen.put(
        words[index], x: x, y: y, style: isTaken ? Style(.accent, reverse: true) : .accent,
        width: room, truncation: .ellipsis)
      x += columns + 2
    }
  }

  private func columns(_ words: ArraySlice<String>) -> Int {
    words.reduce(0) { $0 + TextWidth.columns($1) + 2 }
  }
}
