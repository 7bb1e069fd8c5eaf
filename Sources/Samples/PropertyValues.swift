/// The properties of one event with their values, written as JSON in a quoted cell.
struct PropertyValues {
  let textKey: StaticString
  let text: StaticString
  let numberKey: StaticString
  let number: Int
  /// What stands behind the point.
  let tenths: Int?

  /// Appends the cell as it should be, its quotes doubled (RFC 4180).
  func append(to out: inout ByteWriter) {
    out.append("\"{")
    appendMembers(to: &out)
    out.append("}\"")
  }

  private func appendMembers(to out: inout ByteWriter) {
    appendText(to: &out)
    out.append(", ")
    appendNumberKey(to: &out)
    appendNumber(to: &out)
  }

  private func appendText(behind: StaticString = "", to out: inout ByteWriter) {
    out.append("\"\"")
    out.append(textKey)
    out.append("\"\": \"\"")
    out.append(text)
    out.append(behind)
    out.append("\"\"")
  }

  private func appendNumberKey(to out: inout ByteWriter) {
    out.append("\"\"")
    out.append(numberKey)
    out.append("\"\": ")
  }

  private func appendNumber(to out: inout ByteWriter) {
    out.append(number)
    guard let tenths else { return }
    out.append(byte: UInt8(ascii: "."))
    out.append(tenths)
  }
}

// MARK: - Spoilt cells

extension PropertyValues {
  func append(to out: inout ByteWriter, spoiltBy fault: PropertiesFault) {
    switch fault {
    case .unclosed, .trailingComma, .deep, .manyKeys, .textBehindQuote, .openQuote, .repeatedKey:
      appendWhole(to: &out, spoiltBy: fault)
    case .latin1, .encodedTwice, .lostCharacter: appendOddText(to: &out, fault)
    case .notANumber, .numberAsText, .lineEnd: appendOddNumber(to: &out, fault)
    case .python, .javaScript, .list, .doubleEncoded, .quotesNotDoubled:
      appendOtherwise(to: &out, fault)
    }
  }

  /// Appends the object with less than all of it, or with more.
  private func appendWhole(to out: inout ByteWriter, spoiltBy fault: PropertiesFault) {
    out.append("\"{")
    if fault == .manyKeys {
      for number in 0..<256 {
        out.append("\"\"k")
        out.append(number)
        out.append("\"\": 1, ")
      }
    }
    appendMembers(to: &out)
    switch fault {
    case .unclosed: out.append("\"")
    case .trailingComma: out.append(",}\"")
    case .deep: out.append(", \"\"context\"\": {\"\"a\"\": {\"\"b\"\": {\"\"c\"\": {}}}}}\"")
    case .textBehindQuote: out.append("}\"x")
    case .openQuote: out.append("}")
    case .repeatedKey:
      out.append(", ")
      appendText(to: &out)
      out.append("}\"")
    default: out.append("}\"")
    }
  }

  private func appendOddText(to out: inout ByteWriter, _ fault: PropertiesFault) {
    out.append("\"{")
    if fault == .latin1 {
      out.append("\"\"")
      out.append(textKey)
      out.append("\"\": \"\"caf")
      out.append(byte: 0xE9)
      out.append("\"\"")
    } else {
      appendText(behind: fault == .encodedTwice ? " cafÃ©" : " caf\u{FFFD}", to: &out)
    }
    out.append(", ")
    appendNumberKey(to: &out)
    appendNumber(to: &out)
    out.append("}\"")
  }

  private func appendOddNumber(to out: inout ByteWriter, _ fault: PropertiesFault) {
    out.append("\"{")
    appendText(to: &out)
    out.append(fault == .lineEnd ? ",\n " : ", ")
    appendNumberKey(to: &out)
    switch fault {
    case .notANumber: out.append("NaN")
    case .numberAsText:
      out.append("\"\"")
      appendNumber(to: &out)
      out.append("\"\"")
    default: appendNumber(to: &out)
    }
    out.append("}\"")
  }

  /// Appends what other programs write for the same.
  private func appendOtherwise(to out: inout ByteWriter, _ fault: PropertiesFault) {
    let (open, key, text, close): (StaticString, StaticString, StaticString, StaticString) =
      switch fault {
      case .python: ("\"{", "'", "'", "}\"")
      case .javaScript: ("\"{", "", "\"\"", "}\"")
      case .doubleEncoded: ("\"\"\"{", "\\\"\"", "\\\"\"", "}\"\"\"")
      case .quotesNotDoubled: ("\"{", "\"", "\"", "}\"")
      default: ("\"[", "", "\"\"", "]\"")
      }
    let hasKeys = fault != .list
    out.append(open)
    if hasKeys { appendKey(textKey, between: key, to: &out) }
    out.append(text)
    out.append(self.text)
    out.append(text)
    out.append(", ")
    if hasKeys { appendKey(numberKey, between: key, to: &out) }
    appendNumber(to: &out)
    out.append(close)
  }

  private func appendKey(
    _ key: StaticString, between quotes: StaticString, to out: inout ByteWriter
  ) {
    out.append(quotes)
    out.append(key)
    out.append(quotes)
    out.append(": ")
  }
}
