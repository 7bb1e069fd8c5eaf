/// Why a text is no policy that can be worked with.
public enum PolicyError: Error, Equatable, Sendable {
  /// The text is no JSON.
  case json(JSONError)
  /// The JSON is something else than an object.
  case noObject
  /// There are no statements, or they are neither an object nor a list of objects.
  case noStatements
  /// An object holds a key twice, so that readers disagree about what holds.
  case doubleKey(String)
  /// A statement, counted from 1, is not as AWS defines it.
  case statement(Int, String)

  /// The reason in a sentence without a full stop.
  public var message: String {
    switch self {
    case .json(let error): "the policy is no JSON: \(error.message)"
    case .noObject: "the policy is no JSON object"
    case .noStatements: "the policy has no statements (\"Statement\")"
    case .doubleKey(let key):
      "the key \"\(PlainText.printable(key))\" stands twice in one object of the policy"
    case .statement(let number, let what): "statement \(number) of the policy: \(what)"
    }
  }
}
