/// One error as it stands in what the CLI wrote.
struct FailureEntry: Sendable {
  /// What makes two errors the same one.
  struct Identity: Hashable {
    let rule: String?
    let code: String?
    let operation: String?
    let action: String?
    let text: String?
  }

  /// The code that the service answered with.
  private(set) var code: String?
  /// The operation that was called.
  private(set) var operation: String?
  /// The local file that could not be sent.
  private(set) var file: String?
  /// What was denied, if something was.
  private(set) var denied: DeniedAccess?
  /// The whole text of the error, in one line.
  private(set) var message: String
  /// The row of the table.
  private(set) var rule: FailureRule?

  /// Equal errors about different files are one; unknown ones only where their texts are equal.
  var identity: Identity {
    Identity(
      rule: rule?.id, code: code, operation: operation, action: denied?.action,
      text: rule == nil ? message : nil)
  }

  /// Reads an error.
  init(line: String) {
    message = line
    let transfer = TransferLine(line)
    file = transfer?.file
    let text = transfer?.reason ?? line
    (code, operation) = Self.answer(in: text)
    denied = DeniedAccess(text)
    rule = Self.rule(code, operation, text)
    if rule == nil, transfer != nil { rule = Self.rule(code, operation, line) }
  }

  /// Every error of a text; lines that begin none belong to the one before them.
  static func all(in text: String) -> [FailureEntry] {
    let lines = FailureText.lines(of: text).filter { !FailureText.isBesideThePoint($0) }
    var blocks: [[String]] = []
    for line in lines {
      // What ends with a colon, such as "Parameter validation failed:", goes on in the next line.
      let goesOn = blocks.last?.last?.utf8.last == UInt8(ascii: ":")
      if blocks.isEmpty || !goesOn && begins(line) { blocks.append([]) }
      blocks[blocks.count - 1].append(line)
    }
    let wire = wireCode(in: lines)
    return blocks.map { block in
      var entry = FailureEntry(line: block.joined(separator: " "))
      if entry.code == nil, let wire, block.contains(where: { $0.contains(noMessage) }) {
        entry.code = wire
        entry.rule = rule(wire, nil, "") ?? entry.rule
      }
      return entry
    }
  }

  private static func begins(_ line: String) -> Bool {
    answer(in: line).code != nil || TransferLine(line) != nil
      || rule(nil, nil, line) != nil
  }

  /// The code and the operation that both versions of the CLI name in one sentence.
  private static func answer(in text: String) -> (code: String?, operation: String?) {
    for (start, end) in [("An error occurred (", ")"), (" error (", ") occurred")] {
      guard let opening = text.firstRange(of: start) else { continue }
      let rest = text[opening.upperBound...]
      guard let closing = rest.firstRange(of: end) else { continue }
      let code = rest[..<closing.lowerBound]
      guard !code.isEmpty, code.utf8.allSatisfy(isNameByte) else { continue }
      return (String(code), operation(in: rest[closing.upperBound...]))
    }
    return (nil, nil)
  }

  private static func operation(in text: Substring) -> String? {
    let start = "when calling the "
    guard let opening = text.firstRange(of: start) else { return nil }
    let name = text[opening.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return name.isEmpty ? nil : String(name)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// What both versions of the CLI say where a server's error has no message.
  private static let noMessage = "argument of type 'NoneType' is not iterable"

  /// The code in the XML of the answer, which `--debug` shows.
  private static func wireCode(in lines: [String]) -> String? {
    for line in lines {
      guard let opening = line.firstRange(of: "<Code>") else { continue }
      let code = line[opening.upperBound...].prefix { $0 != "<" }
      if !code.isEmpty, code.utf8.allSatisfy(isNameByte) { return String(code) }
    }
    return nil
  }

  private static func rule(_ code: String?, _ operation: String?, _ text: String) -> FailureRule? {
    let lowered = text.utf8.map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    return FailureRule.first(code: code, operation: operation, text: lowered)
  }
}

/// What `aws s3` says of a file that it did not send.
struct TransferLine {
  /// The local file.
  let file: String
  /// Why.
  let reason: String

  /// Reads a line such as `upload failed: a.csv to s3://bucket/a.csv An error occurred …`.
  init?(_ line: String) {
    if line.hasPrefix("upload failed: "), let to = line.firstRange(of: " to s3://") {
      file = String(line[..<to.lowerBound].dropFirst("upload failed: ".count))
      // A key may hold spaces, so the reason starts where a sentence of the CLI does.
      let rest = line[to.upperBound...]
      let start = [
        "An error occurred", "A client error", "Could not", "Unable to", "SSL ", "[Errno ",
      ]
      .compactMap { rest.firstRange(of: " " + $0)?.lowerBound }.min()
      reason = start.map { String(rest[$0...].dropFirst()) } ?? line
    } else if line.lowercased().hasPrefix("warning: skipping file ") {
      let rest = line.dropFirst("warning: skipping file ".count)
      file = String(rest.firstRange(of: ". File").map { rest[..<$0.lowerBound] } ?? rest)
      reason = line
    } else {
      return nil
    }
  }
}
