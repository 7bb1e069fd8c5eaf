extension SavedPlan.Step {
  /// What an answer to the step's reading command shows; nothing where it failed.
  func observation(in answer: AWSAnswer) -> Observation? {
    if let failure = answer.failure {
      let isUnset = failure.code.map(unsetCodes.contains) ?? false
      return isUnset ? .absent : nil
    }
    switch subject {
    case .setting(let setting):
      guard let value = answer.json?[setting.member] else { return .absent }
      return .present(value.compactText)
    case .policy:
      // A policy that is empty is none.
      return answer.text.isEmpty ? .absent : .present(answer.text)
    case .upload: return .present(listing(in: answer))
    case .bucket: return .present("")
    case .key, .look, .message: return .present(answer.text)
    }
  }

  /// Those of the step's own objects that are there, as JSON.
  private func listing(in answer: AWSAnswer) -> String {
    // By bytes, as S3 does: Swift holds keys equal that look the same.
    let own = Set(objects.map { Array($0.key.utf8) })
    let there = (answer.json?["Contents"]?.array ?? []).compactMap { object -> JSONValue? in
      guard let key = object["Key"]?.string, own.contains(Array(key.utf8)),
        let bytes = object["Size"]?.int
      else { return nil }
      return [.string(key), .number(String(bytes))]
    }
    return JSONValue.array(there).compactText
  }

  /// The objects of a listing.
  static func objects(in listing: Observation) -> [SavedPlan.Object] {
    guard let text = listing.text, let array = (try? JSONValue(text))?.array else { return [] }
    return array.compactMap { pair in
      guard let key = pair.array?.first?.string, let bytes = pair.array?.last?.int else {
        return nil
      }
      return SavedPlan.Object(key: key, bytes: bytes)
    }
  }

  /// The objects that are not there as they should be.
  func missing(in seen: Observation) -> [SavedPlan.Object] {
    let there = Set(Self.objects(in: seen))
    return objects.filter { !there.contains($0) }
  }

  /// Whether what was seen is as good as a goal.
  func agrees(_ seen: Observation, with goal: Observation) -> Bool {
    switch subject {
    case .setting(let setting): return setting.agrees(seen, with: goal)
    case .policy: return Self.isSamePolicy(seen, goal)
    case .upload: return goal == .absent ? seen == .absent : missing(in: seen).isEmpty
    case .bucket: return seen != .unknown && (seen == .absent) == (goal == .absent)
    case .key, .look, .message: return true
    }
  }

  /// Whether two texts are the same but for a line end behind them.
  private static func isSameText(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.utf8, other.utf8)
    let isEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") }
    return one.elementsEqual(other)
      || one.reversed().drop(while: isEnd).elementsEqual(other.reversed().drop(while: isEnd))
  }

  private static func isSamePolicy(_ one: Observation, _ other: Observation) -> Bool {
    switch (one, other) {
    case (.absent, .absent): true
    case (.present(let a), .present(let b)) where Self.isSameText(a, b): true
    case (.present(let a), .present(let b)):
      if let a = try? PolicyDocument(a), let b = try? PolicyDocument(b) {
        a.isEquivalent(to: b)
      } else {
        a == b
      }
    default: false
    }
  }
}
