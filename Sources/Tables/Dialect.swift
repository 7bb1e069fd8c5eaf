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

  /// Finds the dialect of a file from its head.
  ///
  /// Known column names decide first, so that one ragged row or a comma inside a
  /// cell cannot; then how evenly the rows split; then the order of the candidates.
  public static func detect(head: [UInt8], knownNames: Set<String>) -> Dialect {
    DialectSearch(head: head, knownNames: knownNames).dialect
  }
}
