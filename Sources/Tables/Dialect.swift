import CKernels

/// How the cells and rows of a text file are told apart.
public struct Dialect: Sendable, Equatable {
  /// The byte between cells.
  public var delimiter: UInt8
  /// The byte around cells that hold delimiters or line ends.
  public var quote: UInt8 = UInt8(ascii: "\"")
  /// The byte that ends a row; a carriage return before a line feed belongs to it.
  public var lineEnd: UInt8 = UInt8(ascii: "\n")

  /// A dialect of RFC 4180 with that delimiter.
  public init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  var kernel: ck_dialect {
    ck_dialect(delimiter: delimiter, quote: quote, line_end: lineEnd)
  }

  /// The delimiters that are tried, the likelier first.
  static let candidates: [UInt8] = [",", "\t", ";", "|"].map { UInt8(ascii: $0) }

  /// Finds the dialect of a file from its head.
  ///
  /// Known column names decide first, so that one ragged row or a comma inside a
  /// cell cannot; then how evenly the rows split; then the order of `candidates`.
  public static func detect(head: [UInt8], knownNames: Set<String>) -> Dialect {
    // A share may have thousands of files, and a few rows tell as much as many.
    let few = Array(head.prefix(firstLook))
    return detect(few, of: head, knownNames: knownNames)
      ?? detect(head, of: head, knownNames: knownNames) ?? Dialect(delimiter: candidates[0])
  }

  /// Bytes that are looked at first.
  static let firstLook = 16 << 10

  /// Finds the dialect from a part of the head; nothing where that holds no whole row.
  private static func detect(
    _ part: [UInt8], of head: [UInt8], knownNames: Set<String>
  ) -> Dialect? {
    var best = Dialect(delimiter: candidates[0])
    best.lineEnd = lineEnd(of: head)
    guard part.count == head.count || part.contains(best.lineEnd) else { return nil }
    var bestScore = Score()
    for delimiter in candidates {
      var dialect = best
      dialect.delimiter = delimiter
      let score = Score(of: dialect, head: part, knownNames: knownNames)
      if score > bestScore { (best, bestScore) = (dialect, score) }
    }
    return best
  }

  /// A carriage return, where no line feed is to be seen.
  private static func lineEnd(of head: [UInt8]) -> UInt8 {
    let (feed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    return !head.contains(feed) && head.contains(carriageReturn) ? carriageReturn : feed
  }

  private struct Score: Comparable {
    var known = 0
    var evenness = 0.0

    init() {}

    init(of dialect: Dialect, head: [UInt8], knownNames: Set<String>) {
      let (header, widths) = RecordSplitter.outline(of: head, dialect: dialect, limit: 200)
      known = header.count { knownNames.contains(folded($0)) }
      let same = widths.count { $0 == header.count }
      evenness = header.count > 1 ? Double(same) / Double(widths.count) : 0
    }

    static func < (left: Score, right: Score) -> Bool {
      (left.known, left.evenness) < (right.known, right.evenness)
    }
  }

  /// Upper case with `_` between words, the way in which known names are given.
  private static func folded(_ name: String) -> String {
    String(name.uppercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }
}
