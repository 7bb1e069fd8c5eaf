/// A quote of a cell that stands where RFC 4180 has none.
public struct StrayQuote: Sendable, Equatable {
  /// How it came to stand there.
  public enum Kind: Sendable {
    /// Text stands behind the quote that closes the cell.
    case textBehind
    /// A backslash stands before it, meant to keep it from closing the cell.
    case escaped
    /// Blanks stand before the quote that was to open the cell, or behind the one that closes it.
    case blanks
    /// It is text of a cell without quotes around it.
    case bare
  }

  /// How it came to stand there.
  public let kind: Kind
  /// Its place in the cell.
  public let offset: Int

  /// The first stray quote of a cell as it stands between delimiters; nothing where there is none.
  public init?(in cell: UnsafeBufferPointer<UInt8>, quote: UInt8) {
    guard cell.first == quote else {
      guard let found = cell.firstIndex(of: quote) else { return nil }
      kind = cell[..<found].allSatisfy(Self.isBlank) ? .blanks : .bare
      offset = found
      return
    }
    let close = Self.close(of: cell, quote: quote)
    guard close + 1 < cell.count else { return nil }
    offset = close
    if cell[(close + 1)...].allSatisfy(Self.isBlank) {
      kind = .blanks
    } else {
      kind = cell[close - 1] == UInt8(ascii: "\\") ? .escaped : .textBehind
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The quote that closes the cell; its end where there is none.
  private static func close(of cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> Int {
    var at = 1
    while at < cell.count {
      if cell[at] == quote {
        guard at + 1 < cell.count, cell[at + 1] == quote else { return at }
        at += 1
      }
      at += 1
    }
    return cell.count
  }
}

extension SplitRows {
  /// The first cell of a row with a stray quote of a kind that changes how the row splits.
  public func strayQuote(ofRow row: Int, quote: UInt8) -> (cell: Int, quote: StrayQuote)? {
    guard hasOddQuotes else { return nil }
    for cell in 0..<markRange(row).count {
      guard let stray = StrayQuote(in: self.cell(cell, of: row), quote: quote), stray.kind != .bare
      else { continue }
      return (cell, stray)
    }
    return nil
  }
}
