/// The seconds since 2000 of a time written as the sharing guide does, or nil if it is not one.
func secondsOf(_ text: String) -> Int? {
  let bytes = Array(text.utf8)
  let marks = [(4, "-"), (7, "-"), (10, " "), (13, ":"), (16, ":")]
  guard bytes.count == 19, marks.allSatisfy({ [bytes[$0.0]] == Array($0.1.utf8) }),
    let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
    let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
    let minute = number(bytes[14..<16]), let second = number(bytes[17..<19])
  else { return nil }
  let isLeapYear = year.isMultiple(of: 4)  // true of all years from 2000 to 2099
  let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  guard (2000...2099).contains(year), (1...12).contains(month),
    (1...lengths[month - 1]).contains(day), hour < 24, minute < 60, second < 60
  else { return nil }
  let leapDays = (year - 2000 + 3) / 4
  let days = (year - 2000) * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day - 1
  return days * 86_400 + hour * 3600 + minute * 60 + second
}

private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  var number = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    number = number * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return number
}

/// Whether the value of each key of a flat JSON object is a text, or nil if it is not such an object.
///
/// Strict where Foundation is not: it takes a comma before the closing brace.
func textKeysOf(_ json: String) -> [String: Bool]? {
  guard json.first == "{", json.last == "}" else { return nil }
  var isText: [String: Bool] = [:]
  for member in json.dropFirst().dropLast().split(
    separator: ", \"", omittingEmptySubsequences: false)
  {
    let parts = member.split(separator: "\": ", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let key = parts[0].drop { $0 == "\"" }
    let value = parts[1]
    let isQuoted = value.count > 1 && value.first == "\"" && value.last == "\""
    guard !key.isEmpty, isQuoted || Double(value) != nil else { return nil }
    isText[String(key)] = isQuoted
  }
  return isText
}
