import Contract
import Tables

/// What keeps a header from naming the columns of its file, so that nothing can be said of them.
enum HeaderFault: Equatable {
  /// The first row is data.
  case missing
  /// One cell holds all names.
  case singleColumn

  /// The words of a name that may be several in one.
  static func words(of name: String) -> [String] {
    name.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }
}

extension FileLayout {
  /// What is wrong with the header as a whole.
  var headerFault: HeaderFault? {
    // A header with a name of the guide is one, whatever else it holds.
    guard matches.allSatisfy({ $0 == .missing }) else { return nil }
    if file.header.count == 1 {
      let words = HeaderFault.words(of: file.header[0])
      let found = ColumnMatcher().match(words, to: contract).count { $0.index != nil }
      if found >= 3 { return .singleColumn }
    }
    return file.header.contains(where: Self.isValue) ? .missing : nil
  }

  /// Whether a cell is a time or a number, as no name is.
  private static func isValue(_ cell: String) -> Bool {
    if Double(cell) != nil { return true }
    let reading = Array(cell.utf8).withUnsafeBufferPointer { TimestampReader.read($0) }
    return reading.microseconds != nil
  }
}
