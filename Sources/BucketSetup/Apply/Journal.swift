/// What the journal beside a plan says of each step.
public struct Journal: Equatable, Sendable {
  /// A change that was begun.
  public struct Change: Equatable, Sendable {
    /// How far it is.
    public enum Stage: Equatable, Sendable {
      /// It was begun, and nobody knows whether it was made.
      case begun
      /// It was seen to be made.
      case made
      /// Taking it back was begun.
      case undoing
    }

    /// The step that was changed.
    public let step: String
    /// What was there before the first change.
    public let before: Observation
    /// What was to be there.
    public var after: Observation
    /// How far it is.
    public var stage: Stage
  }

  /// The changes that were not taken back, the oldest first.
  public private(set) var changes: [Change] = []

  /// Makes a journal that says nothing.
  public init() {}

  /// Reads the text of a journal.
  ///
  /// A line without its end is what a killed run left of it; it counts for nothing.
  ///
  /// - Parameters:
  ///   - text: What the file holds.
  ///   - plan: The SHA-256 of the plan's file.
  /// - Throws: Why the journal is not that of the plan.
  public init(text: String, plan: String) throws(SavedPlanError) {
    let whole = text.utf8.lastIndex(of: UInt8(ascii: "\n")).map { text.utf8[...$0] }
    let lines = (whole ?? "".utf8[...]).split(separator: UInt8(ascii: "\n"))
    for (number, line) in lines.enumerated() {
      guard let json = try? JSONValue(String(decoding: line, as: UTF8.self)),
        let entry = JournalEntry(json)
      else {
        throw SavedPlanError(message: "line \(number + 1) of the journal cannot be read")
      }
      guard json["plan"]?.string == plan else {
        throw SavedPlanError(
          message: "the journal is that of another plan, which had this name or was edited; move "
            + "it away, or undo with that plan")
      }
      add(entry)
    }
  }

  /// Takes in a line.
  mutating func add(_ entry: JournalEntry) {
    switch entry.event {
    case .begin(let step, let before, let after, _):
      if let place = place(of: step) {
        changes[place].after = after
        changes[place].stage = .begun
      } else {
        changes.append(Change(step: step, before: before, after: after, stage: .begun))
      }
    case .done(let step): if let place = place(of: step) { changes[place].stage = .made }
    case .undo(let step): if let place = place(of: step) { changes[place].stage = .undoing }
    case .undone(let step): if let place = place(of: step) { changes.remove(at: place) }
    case .run, .failed, .end: break
    }
  }

  /// The change of a step that was not taken back.
  public func change(of step: String) -> Change? { changes.first { $0.step == step } }

  private func place(of step: String) -> Int? { changes.firstIndex { $0.step == step } }
}
