/// The runs of bytes above 127 in text that is not UTF-8 throughout, and how many of them are.
///
/// In UTF-8 such a run is whole characters. In any other encoding hardly a run happens to be UTF-8:
/// an accent between ASCII letters never is, and of two or more characters each would have to be.
/// So one run of four that is UTF-8 is enough for UTF-8 with damage in it, such as files of two
/// encodings put together; and a single fault is damage, not an encoding.
struct NonASCIIRuns {
  /// Runs that are UTF-8, and all others.
  private(set) var valid = 0, invalid = 0

  /// Counts the runs of a text; the last one of a text that goes on may be cut.
  init(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    var at = 0
    while let start = text[at...].firstIndex(where: { $0 >= 0x80 }) {
      let end = text[start...].firstIndex { $0 < 0x80 } ?? text.count
      if end == text.count && !isWhole { break }
      let run = UnsafeBufferPointer(rebasing: text[start..<end])
      if UTF8Bytes.isValid(run) { valid += 1 } else { invalid += 1 }
      at = end
    }
  }

  /// Whether the text is taken for UTF-8.
  var areUTF8: Bool { invalid < 2 || valid * 4 >= valid + invalid }
}
