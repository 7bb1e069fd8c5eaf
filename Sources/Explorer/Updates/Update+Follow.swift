import Contract
import Inspection
import Reports

/// How a file of the share differs from what was last known of it.
public struct FileChange: Sendable, Equatable {
  /// What happened to it.
  public enum Kind: Sendable, Equatable {
    /// So many bytes were added, or other ones of the same number written.
    case grew(Int)
    /// It is smaller than before.
    case shrank
    /// Another file has its name.
    case replaced
    /// Nothing has its name.
    case removed
  }

  /// The file's name in the share.
  public let name: String
  /// What happened to it.
  public let kind: Kind

  /// A change of a file.
  public init(_ name: String, _ kind: Kind) { (self.name, self.kind) = (name, kind) }

  fileprivate var text: String {
    switch kind {
    case .grew(0): "\(name) was changed and is read anew"
    case .grew(let bytes): "\(name) grew by \(Amount.bytes(bytes))"
    case .shrank: "\(name) is smaller than before and is read anew"
    case .replaced: "\(name) is another file now and is read anew"
    case .removed: "\(name) is gone; what was read of it is shown until it is there again"
    }
  }
}

extension State {
  /// Begins to look at files as they grow, or stops.
  mutating func toggleFollowing() -> [Effect] {
    isFollowing.toggle()
    unreadChanges = []
    message =
      isFollowing
      ? "following: what is added to files is shown as it comes; T stops" : "not following any more"
    return [isFollowing ? .follow : .stopFollowing]
  }

  /// Takes in that files are others now.
  mutating func note(_ changes: [FileChange]) -> [Effect] {
    guard isFollowing, let first = changes.first else { return [] }
    let worst = changes.first { change in
      if case .grew = change.kind { false } else { true }
    }
    let more = changes.count > 1 ? "; \(Amount.of(changes.count - 1, "more file")) changed" : ""
    message = (worst ?? first).text + more
    unreadChanges += changes.filter { $0.kind != .removed }
    return readChanges()
  }

  /// Reads the share anew where files have changed; what is under way comes to its end first.
  mutating func readChanges() -> [Effect] {
    let isAtRest = (inspection.isComplete || isStopped) && requestedGeneration == generation
    guard isFollowing, isAtRest, !unreadChanges.isEmpty else { return [] }
    unreadChanges = []
    return reopen(inspection.share.settings)
  }

  /// Up to where the files of a table, or of the share, were read, where they may go on.
  func asOf(_ table: TableInspection? = nil) -> String {
    guard isFollowing else { return "" }
    let files = table.map(\.files.count) ?? inspection.tables.reduce(0) { $0 + $1.files.count }
    let bytes = Amount.grouped(table?.bytesRead ?? inspection.bytesRead)
    return files == 1 ? "  as of byte \(bytes)" : "  as of \(bytes) bytes"
  }
}

extension TableView {
  /// Whether the cursor is on the last row of all.
  func isAtEnd(of table: TableInspection?) -> Bool {
    guard let table, table.isComplete, tail == nil else { return false }
    guard isFiltered else { return row >= table.records - 1 }
    return order == nil && (row == followedEnd || index.isComplete && row >= index.count - 1)
  }

  /// Stays on the last row, whatever comes behind it.
  mutating func stayAtEnd() {
    guard isFiltered else { return enterTail() }
    followedEnd = row
  }
}
