import Tables

/// Why the value of a cell is no JSON, and where parsing stops.
struct JSONFault: Sendable, Equatable {
  /// The reason, as a short phrase.
  let reason: String
  /// The offset in the value of the first byte that cannot stand where it stands.
  let offset: Int
  /// Whether most readers would take it all the same.
  let isMinor: Bool

  /// Nothing for a value that is JSON.
  init?(_ value: [UInt8]) {
    let validator = JSONValidator()
    switch value.withUnsafeBufferPointer({ validator.check($0, quote: 0) }) {
    case .valid: return nil
    case .trailingComma:
      (reason, offset) = ("a comma before a closing bracket", validator.errorOffset(in: value))
      isMinor = true
    case .other(let notation):
      let relaxed = value.withUnsafeBufferPointer { RelaxedJSON.read($0) }
      let sign = relaxed.map { ": \($0.sign)" } ?? ""
      (reason, offset) = (Self.name(notation) + sign, relaxed?.offset ?? 0)
      isMinor = false
    case .invalid(let code):
      (reason, offset) = (JSONValidator.reason(code), validator.errorOffset(in: value))
      isMinor = false
    }
  }

  private static func name(_ notation: RelaxedJSON.Notation) -> String {
    switch notation {
    case .python: "Python, not JSON"
    case .javaScript: "JavaScript, not JSON"
    case .notANumber: "a number that JSON does not have"
    }
  }
}
