import BucketSetup
import Contract
import Inspection

/// A view on the stack with where its user is in it.
public enum View: Sendable {
  /// The tables of the share and what stands in the way.
  case share(ShareView)
  /// The rows of a table.
  case table(TableView)
  /// One record as a form.
  case record(RecordView)
  /// One cell, byte by byte.
  case bytes(BytesView)
  /// What is wrong.
  case findings(FindingsView)
  /// How rows spread over time.
  case partitions(PartitionsView)
  /// What the columns of a table are like.
  case columns(ColumnsView)
  /// How often each value of a column occurs.
  case frequency(FrequencyView)
  /// The filters of the rows of a table.
  case filters(FiltersView)
  /// What was said.
  case messages(MessagesView)
  /// The keys.
  case help(HelpView)
  /// The bucket set-up.
  case setup(SetupView)

  /// Which kind of view it is; keys are bound by kind.
  public enum Kind: String, CaseIterable, Sendable {
    case share, table, record, bytes, findings, partitions, columns, frequency, filters, messages
    case help, setup
  }

  /// Which kind of view this is.
  public var kind: Kind {
    switch self {
    case .share: .share
    case .table: .table
    case .record: .record
    case .bytes: .bytes
    case .findings: .findings
    case .partitions: .partitions
    case .columns: .columns
    case .frequency: .frequency
    case .filters: .filters
    case .messages: .messages
    case .help: .help
    case .setup: .setup
    }
  }

  /// The table that it is about, if it is about one.
  var table: TableKind? {
    switch self {
    case .table(let view): view.kind
    case .record(let view): view.kind
    case .bytes(let view): view.kind
    case .partitions(let view): view.kind
    case .columns(let view): view.kind
    case .frequency(let view): view.kind
    case .filters(let view): view.kind
    case .share, .findings, .messages, .help, .setup: nil
    }
  }
}

extension View {
  /// Carries out a command that is the view's own.
  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    switch self {
    case .share(var view):
      defer { self = .share(view) }
      return view.perform(command, in: &state)
    case .table(var view):
      defer { self = .table(view) }
      return view.perform(command, in: &state)
    case .record(var view):
      defer { self = .record(view) }
      return view.perform(command, in: &state)
    case .bytes(var view):
      defer { self = .bytes(view) }
      return view.perform(command, in: &state)
    case .findings(var view):
      defer { self = .findings(view) }
      return view.perform(command, in: &state)
    case .partitions(var view):
      defer { self = .partitions(view) }
      return view.perform(command, in: &state)
    case .columns(var view):
      defer { self = .columns(view) }
      return view.perform(command, in: &state)
    case .frequency(var view):
      defer { self = .frequency(view) }
      return view.perform(command, in: &state)
    case .filters(var view):
      defer { self = .filters(view) }
      return view.perform(command, in: &state)
    case .messages(var view):
      defer { self = .messages(view) }
      return view.perform(command, in: &state)
    case .help(var view):
      view.perform(command, in: &state)
      self = .help(view)
      return []
    case .setup: return []
    }
  }
}
