/// How the files of a share differ from those of an earlier inspection.
public struct ShareChanges: Sendable, Equatable {
  /// Files whose bytes, size or time are others.
  public let changed: [String]
  /// Files that were not there.
  public let added: [String]
  /// Files that are no part of the share any more.
  public let removed: [String]

  init(from old: [FileSignature], to new: [FileSignature]) {
    let known = Dictionary(old.map { ($0.path, $0) }) { first, _ in first }
    let present = Set(new.map(\.path))
    changed = new.filter { known[$0.path] != nil && known[$0.path] != $0 }.map(\.name)
    added = new.filter { known[$0.path] == nil }.map(\.name)
    removed = old.filter { !present.contains($0.path) }.map(\.name)
  }

  /// What changed, in one sentence; of many files the first.
  public var text: String {
    let all = changed + added + removed
    guard let first = all.first else { return "" }
    let verb =
      switch (changed.isEmpty, added.isEmpty, removed.isEmpty) {
      case (true, false, true): all.count == 1 ? "is new" : "are new"
      case (true, true, false): all.count == 1 ? "is gone" : "are gone"
      default: "changed"
      }
    let others = all.count - 1
    let more = others == 0 ? "" : " and \(others) more \(others == 1 ? "file" : "files")"
    return "\(first)\(more) \(verb) since the last check"
  }
}
