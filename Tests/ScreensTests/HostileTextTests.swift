import TestSupport
import Testing

@testable import Screens

/// Nothing of a hostile text may trap, reach a cell unseen, or shift the cells after it.
@Suite struct HostileTextTests {
  static let texts = HostileText.samples + HostileText.naughtyStrings()

  @Test func everyRowAddsUpAtEveryPlaceAndWidth() {
    expectRowsAddUp(HostileText.samples, at: Array(-3...13))
    // The long list only where text can be cut: at the edges and within.
    expectRowsAddUp(HostileText.naughtyStrings(), at: [-1, 5, 10])
  }

  private func expectRowsAddUp(_ texts: [String], at places: [Int]) {
    for text in texts {
      for width in 0...20 {
        for x in places where !rowAddsUp(text, x: x, width: width) {
          Issue.record("\(text.debugDescription) at \(x), width \(width)")
        }
      }
    }
  }

  private func rowAddsUp(_ text: String, x: Int, width: Int) -> Bool {
    var screen = Screen(size: Size(width: 12, height: 1))
    screen.put("日本語日本語", x: 0, y: 0)
    let used = screen.put(
      text, x: x, y: 0, width: width, truncation: x % 2 == 0 ? .clip : .ellipsis)
    var column = 0
    while column < 12 {
      let cell = screen[column, 0]
      guard cell.text.count == 1, let cluster = cell.text.first else { return false }
      let columns = TextWidth.columns(of: cluster)
      guard columns == 1 || (columns == 2 && screen[column + 1, 0].text.isEmpty),
        cell.text.unicodeScalars.allSatisfy(isSafe)
      else { return false }
      column += columns
    }
    return column == 12 && used <= width
  }

  private func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200C, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xAD, 0xA0, 0xE000...0xF8FF:
      false
    default: true
    }
  }

  @Test func makingVisibleTwiceChangesNothing() {
    for text in Self.texts {
      let once = Visible.text(text)
      #expect(Array(Visible.text(once).unicodeScalars) == Array(once.unicodeScalars))
      #expect(once.unicodeScalars.allSatisfy(isSafe))
    }
  }

  @Test func randomTextIsIdempotentAndMeasuredAsItIsDrawn() {
    var generator = SeededGenerator()
    let alphabet = Self.texts.flatMap { Array($0.unicodeScalars) }
    for _ in 0..<3000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        if let scalar = alphabet.randomElement(using: &generator) { text.append(scalar) }
      }
      let raw = String(text)
      let visible = Visible.text(raw)
      var screen = Screen(size: Size(width: 400, height: 1))
      let used = screen.put(raw, x: 0, y: 0)
      let message = Comment(rawValue: "seed \(generator.seed): \(raw.debugDescription)")
      #expect(Visible.text(visible).utf8.elementsEqual(visible.utf8), message)
      #expect(TextWidth.columns(raw) == used, message)
      #expect(TextWidth.columns(visible) == used, message)
      #expect(
        screen.lines[0].utf8.elementsEqual(Self.trimmed(visible).utf8), message)
    }
  }

  private static func trimmed(_ text: String) -> String {
    guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
    return String(text[...last])
  }
}
