import Inspection

/// What was said to the user and what ended in the background, the oldest first.
public struct MessageLog: Sendable, Equatable {
  /// What a message is.
  public enum Kind: Sendable, Equatable {
    /// The status line said it.
    case status
    /// It tells of something that went wrong.
    case warning
    /// Work in the background has ended.
    case work
  }

  /// A message.
  public struct Entry: Sendable, Equatable {
    /// What it says.
    public let text: String
    /// What it is.
    public internal(set) var kind: Kind
    /// When it was said last; nothing where nobody told the time.
    public internal(set) var time: Timestamp?
    /// How often it was said in a row.
    public internal(set) var times = 1
  }

  /// More are not kept.
  public static let limit = 1000
  /// The messages that are kept.
  public private(set) var entries: [Entry] = []
  /// How many older ones are kept no more.
  public private(set) var dropped = 0

  /// Adds a message; one that says the same as the last one counts with it.
  mutating func note(_ text: String, _ kind: Kind, at time: Timestamp?) {
    if let last = entries.last, last.text == text {
      entries[entries.count - 1].times += 1
      entries[entries.count - 1].time = time
      return
    }
    entries.append(Entry(text: text, kind: kind, time: time))
    guard entries.count > Self.limit else { return }
    entries.removeFirst()
    dropped += 1
  }

  /// Forgets all of them.
  mutating func forget() {
    dropped += entries.count
    entries = []
  }

  /// The last message tells of something that went wrong.
  mutating func markLastAsWarning() {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].kind = .warning
  }
}
