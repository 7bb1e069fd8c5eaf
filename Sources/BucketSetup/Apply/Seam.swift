// Stands in for what is made elsewhere at the same time, under the same names.

public struct PolicyError: Error {
  let message: String
}

public struct PolicyDocument {
  public let text: String
  let value: JSONValue

  public init(_ text: String) throws(PolicyError) {
    self.text = text
    do throws(JSONError) {
      value = try JSONValue(text)
    } catch {
      throw PolicyError(message: error.message)
    }
  }

  public func isEquivalent(to other: PolicyDocument) -> Bool { value == other.value }
}

public struct PolicyConflict {
  public let statement: String
  public let severity: ProblemSeverity
  public let what: String
  public let remedy: String
}

public struct PolicyMerge {
  public enum Outcome {
    case inSync
    case write(text: String, notes: [String])
    case refused(String)
  }
  public let outcome: Outcome
  public let conflicts: [PolicyConflict] = []

  public init(existing: String?, wanted: BucketPolicy, account: String?) {
    guard let existing, let there = try? JSONValue(existing) else {
      outcome = .write(text: wanted.text, notes: [])
      return
    }
    let own = (try? JSONValue(wanted.text))?["Statement"]?.array ?? []
    let statements = there["Statement"]?.array ?? []
    if statements.contains(own[0]) {
      outcome = .inSync
    } else {
      let merged: JSONValue = [
        "Version": there["Version"] ?? .null, "Statement": .array(statements + own),
      ]
      outcome = .write(text: merged.text, notes: ["The statement is added to those there."])
    }
  }
}
