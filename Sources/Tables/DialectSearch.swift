import CKernels

/// Tries dialects on the head of a file and says which fits best.
struct DialectSearch {
  /// The bytes that are looked at: the head, or as much of it as tells enough.
  let bytes: [UInt8]
  /// Whether there are no further bytes in the head.
  let isWhole: Bool
  /// The known names as they are compared.
  let known: Set<String>
  private let lineEnd: UInt8

  /// The delimiters that are tried, the likelier first; the last is that of Hive's text files.
  private static let delimiters: [UInt8] =
    [",", "\t", ";", "|"].map { UInt8(ascii: $0) } + [0x01]
  /// The quotes that are tried where a file does not use that of RFC 4180.
  private static let otherQuotes = [UInt8(ascii: "'"), UInt8(ascii: "`")]

  /// Bytes that are looked at first.
  private static let firstLook = 16 << 10
  /// Lines that tell enough.
  private static let fewLines = 10

  init(head: [UInt8], knownNames: Set<String>) {
    known = Set(knownNames.map { FirstRows.folded($0.utf8) })
    let (feed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    // A carriage return, where no line feed is to be seen.
    lineEnd = !head.contains(feed) && head.contains(carriageReturn) ? carriageReturn : feed
    // A share may have thousands of files, and a few rows tell as much as many.
    let few = min(head.count, Self.firstLook)
    isWhole = few == head.count || ck_count(head, few, lineEnd) < Self.fewLines
    bytes = isWhole ? head : Array(head.prefix(few))
  }

  /// The dialect that fits best.
  var dialect: Dialect {
    let piece = Piece()
    var best = Self.delimiters.map { fit(piece, $0, UInt8(ascii: "\"")) }.reduce(nil) {
      best, next in best.map { $0 < next ? next : $0 } ?? next
    }
    for quote in Self.otherQuotes where mayOpenCells(quote) {
      for delimiter in Self.delimiters {
        let next = fit(piece, delimiter, quote)
        if next.isQuoted, best.map({ !(next < $0) }) ?? true { best = next }
      }
    }
    return best?.dialect ?? Dialect(delimiter: Self.delimiters[0])
  }

  /// How well a dialect fits.
  private struct Fit: Comparable {
    let dialect: Dialect
    let known: Int
    let evenness: Double
    let isQuoted: Bool

    static func < (left: Fit, right: Fit) -> Bool {
      (left.known, left.evenness) < (right.known, right.evenness)
    }

    static func == (left: Fit, right: Fit) -> Bool {
      (left.known, left.evenness) == (right.known, right.evenness)
    }
  }

  private func fit(_ piece: Piece, _ delimiter: UInt8, _ quote: UInt8) -> Fit {
    var dialect = Dialect(delimiter: delimiter)
    (dialect.quote, dialect.lineEnd) = (quote, lineEnd)
    piece.fill(from: bytes, dialect: dialect, isLast: isWhole)
    let rows = FirstRows(piece, dialect: dialect, known: known)
    return Fit(
      dialect: dialect, known: rows.knownNames, evenness: rows.evenness,
      isQuoted: quote != UInt8(ascii: "\"") && rows.isQuoted)
  }

  /// Whether a quote stands where a cell may start.
  private func mayOpenCells(_ quote: UInt8) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { at in
        bytes[at] == quote
          && (at == 0 || bytes[at - 1] == lineEnd || Self.delimiters.contains(bytes[at - 1]))
      }
    }
  }
}
