import CPattern
import Tables

/// Looks for a pattern in bytes; one a thread.
public final class PatternMatcher {
  /// The pattern.
  public let pattern: Pattern
  /// Whether looking took too many steps somewhere, so that what was not found may be there.
  public private(set) var gaveUp = false
  private let any: Matcher?
  private let ascii: Matcher?

  /// So many that no search for what people look for comes near, and few enough that as many for
  /// nothing are over in a blink.
  public static let usualSteps = 1_000_000

  /// A matcher that gives up after so many steps from one place.
  public init(_ pattern: Pattern, steps: Int = usualSteps) {
    self.pattern = pattern
    any = Matcher(pattern.code, steps: steps)
    if let code = pattern.asciiCode, code !== pattern.code {
      ascii = Matcher(code, steps: steps)
    } else {
      ascii = nil
    }
    gaveUp = any == nil
  }

  /// The memory of PCRE2 for one thread and one piece of code.
  private final class Matcher {
    let pointer: OpaquePointer
    private let code: PatternCode

    init?(_ code: PatternCode, steps: Int) {
      guard let pointer = cp_matcher_new(code.pointer, UInt32(clamping: steps)) else { return nil }
      (self.pointer, self.code) = (pointer, code)
    }

    deinit { cp_matcher_free(pointer) }
  }

  /// Whether it pays to know that a text is all ASCII.
  var asksForASCII: Bool { ascii != nil }

  /// Whether the pattern is found in a text.
  public func finds(in text: UnsafeBufferPointer<UInt8>) -> Bool { find(in: text, from: 0) != nil }

  /// Whether the pattern is found in a text.
  public func finds(in text: [UInt8]) -> Bool { text.withUnsafeBufferPointer(finds) }

  /// The first match that starts at a place or behind it.
  ///
  /// `isASCII` says that no byte of the text is beyond ASCII.
  @inline(__always)
  func find(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, isASCII: Bool = false
  ) -> Range<Int>? {
    guard let matcher = isASCII ? ascii ?? any : any else { return nil }
    var (lower, upper) = (0, 0)
    switch cp_find(matcher.pointer, text.baseAddress, text.count, start, &lower, &upper) {
    case CP_FOUND: return lower..<upper
    case CP_NOTHING: return nil
    default:
      gaveUp = true
      return nil
    }
  }

  /// The matches in a text that are not empty, in order and apart from each other.
  public func matches(in text: [UInt8]) -> [Range<Int>] {
    text.withUnsafeBufferPointer { text in
      var found: [Range<Int>] = []
      var at = 0
      while at <= text.count, let match = find(in: text, from: at) {
        if !match.isEmpty { found.append(match) }
        // Behind a match of nothing, and of one that a \K put before where it was looked for.
        at = max(at + 1, match.isEmpty ? match.upperBound + 1 : match.upperBound)
        // No match starts inside of a character.
        while at < text.count, text[at] & 0xC0 == 0x80 { at += 1 }
      }
      return found
    }
  }

  // MARK: - Records

  /// Whether the pattern is found in a cell of a record, or in any without one given; in a record
  /// whose cells cannot be told apart anywhere in its bytes.
  public func finds(in record: Record, width: Int, cell: Int?) -> Bool {
    guard record.isSplit else { return cell == nil && finds(in: record.bytes) }
    let cells = cell.map { $0..<$0 + 1 } ?? 0..<min(width, record.cells.count)
    return cells.contains { finds(in: record.value($0)) }
  }
}
