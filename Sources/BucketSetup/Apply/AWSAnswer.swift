/// What a command of the AWS CLI came to.
public struct AWSAnswer: Equatable, Sendable {
  /// The exit status; 128 and the signal's number where a signal ended the command.
  public let status: Int32
  /// What it printed.
  public let output: String
  /// What it said on standard error.
  public let errors: String

  /// Makes an answer.
  public init(status: Int32, output: String = "", errors: String = "") {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// Why the command failed, if it did.
  public var failure: AWSFailure? {
    status == 0 ? nil : AWSFailure(status: status, standardError: errors)
  }

  /// The output as JSON; nothing where it is none.
  var json: JSONValue? { try? JSONValue(output) }

  /// The output without white space around it.
  var text: String {
    let bytes = output.utf8
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(output[first...last])
  }
}

extension AWSCommand {
  /// The same command with its whole answer as JSON, instead of a part of it as text.
  var answeringInJSON: AWSCommand {
    var kept: [String] = []
    var isValue = false
    for word in words {
      if isValue {
        isValue = false
      } else if word == "--query" || word == "--output" {
        isValue = true
      } else {
        kept.append(word)
      }
    }
    return AWSCommand(words: kept + ["--output", "json"])
  }

  /// The service and the operation, such as `s3api head-bucket`.
  var operation: String { words.dropFirst().prefix(2).joined(separator: " ") }

  /// The word behind an option.
  func value(of option: String) -> String? {
    guard let place = words.firstIndex(of: option), words.indices.contains(place + 1) else {
      return nil
    }
    return words[place + 1]
  }
}
