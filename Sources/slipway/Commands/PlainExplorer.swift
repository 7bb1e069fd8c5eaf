import Contract
import Explorer
import Inspection
import Reports
import Screens

/// The explorer without a terminal: shows what a view shows once nothing is under way any more.
final class PlainExplorer {
  private(set) var state: State
  private let mailbox: Mailbox
  private let effects: EffectRunner

  init(
    _ share: ShareArguments, inspector: CachedInspector, size: Size, glyphs: Glyphs, isMasked: Bool
  ) throws {
    state = State(
      size: size, glyphs: glyphs, title: share.paths.joined(separator: " "),
      inspection: inspector.beginning, nameSuffix: SetupWork.nameSuffix,
      secret: Redaction.newSalt, isMasked: isMasked)
    mailbox = try Mailbox()
    effects = EffectRunner(share, mailbox: mailbox)
    effects.inspect(inspector, generation: 0)
    settle()
  }

  /// Opens a place on top of the share; says whether it is there.
  func open(_ place: Place) -> Bool {
    let (isThere, wishes) = state.open(place)
    perform(wishes)
    settle()
    return isThere
  }

  /// Presses keys, each once what the one before asked for is done.
  func press(_ keys: [Key]) {
    for key in keys {
      perform(state.update(.key(key)))
      settle()
    }
  }

  private func settle() {
    while effects.pending > 0 {
      mailbox.wait()
      for item in mailbox.drain() {
        switch item {
        case .event(let event): perform(state.update(event))
        case .opened(let inspector, let beginning, let generation):
          perform(state.update(.reopened(beginning, generation: generation)))
          effects.inspect(inspector, generation: generation)
        case .finished: effects.noteFinished()
        }
      }
    }
  }

  private func perform(_ wishes: [Effect]) {
    for effect in wishes {
      switch effect {
      case .copy, .suspend, .redraw: break
      default: effects.run(effect, in: state)
      }
    }
  }
}

extension Command {
  /// Prints what views show as lines of text.
  static func explorePlainly(
    _ arguments: Arguments, _ share: ShareArguments, _ opened: Share, _ preferences: Preferences
  ) throws -> Int32 {
    let size = Size(
      width: try arguments.number(.width, in: 20...500, default: 100),
      height: try arguments.number(.lines, in: 5...2000, default: 200))
    let places = try arguments.all(.view).map { text throws(UsageError) in try place(text) }
    let keys = try (arguments.value(.keys) ?? "").split(separator: " ").map { name in
      guard let key = Key(name: String(name)) else {
        throw UsageError("--keys: no key is called \(name); Documentation/keys.md has their names")
      }
      return key
    }
    let explorer = try PlainExplorer(
      share, inspector: CachedInspector(opened, share), size: size,
      glyphs: preferences.isASCII ? .ascii : .unicode, isMasked: preferences.isMasked)
    for (index, place) in (places.isEmpty ? [Place(.share)] : places).enumerated() {
      guard explorer.open(place) else {
        let missing = place.column.map { "column \($0)" } ?? "table"
        throw UsageError("--view \(place.view): the share has no such \(missing)")
      }
      explorer.press(keys)
      let lines = explorer.state.plainLines.map { $0 + "\n" }
      try Output.write((index > 0 ? "\n" : "") + lines.joined())
    }
    return complainOfUnreadable(explorer.state.inspection)
  }

  /// The views that a name opens; those of one value and of filters are opened from there by keys.
  static let namedViews: [View.Kind] = [
    .share, .table, .record, .findings, .partitions, .columns, .frequency, .messages, .help, .setup,
  ]

  private static func place(_ text: String) throws(UsageError) -> Place {
    let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
    guard let kind = namedViews.first(where: { $0.rawValue == parts.first }) else {
      let names = namedViews.map(\.rawValue).joined(separator: ", ")
      throw UsageError("--view \(text): expected one of \(names)")
    }
    guard (parts.count == 3) == (kind == .frequency) else {
      let end = kind == .frequency ? "a table and a column" : "no more than a table"
      throw UsageError("--view \(text): expected \(end) behind \(kind.rawValue)")
    }
    guard parts.count > 1 else { return Place(kind) }
    guard let table = TableKind(rawValue: parts[1]) else {
      throw UsageError("--view \(text): expected events, users or accounts behind the :")
    }
    var place = Place(kind, of: table)
    if parts.count == 3 { place.column = parts[2] }
    return place
  }
}
