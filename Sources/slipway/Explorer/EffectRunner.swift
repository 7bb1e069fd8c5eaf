import BucketSetup
import Contract
import Explorer
import Inspection
import Reports
import Synchronization
import Tables

/// Does what the explorer asks of the world, away from the run loop's thread.
///
/// Every piece of work ends with one `finished` in the mailbox, so that the loop
/// knows when nothing is under way.
final class EffectRunner {
  private let mailbox: Mailbox
  private let share: ShareArguments
  private let reader = BackgroundQueue()
  private let seeker = BackgroundQueue()
  private let filterer = BackgroundQueue()
  private let counter = BackgroundQueue()
  private let sorter = BackgroundQueue()
  private let surveyor = BackgroundQueue()
  private let tallier = BackgroundQueue()
  private let finder = BackgroundQueue()
  private let writer = BackgroundQueue()
  private let exporter = BackgroundQueue()
  private let opener = BackgroundQueue()
  private let lister = BackgroundQueue()
  private let prober = Prober()
  private var inspector: CachedInspector?
  /// What tells of changes, while files are followed.
  private var watcher: FileWatcher?
  /// The settings as they are kept in the share.
  private let settings: KeptSettings
  /// Pieces of work that have not ended.
  private(set) var pending = 0

  init(_ share: ShareArguments, mailbox: Mailbox) {
    self.share = share
    self.mailbox = mailbox
    settings = KeptSettings(share)
  }

  /// Notes that a piece of work has ended.
  func noteFinished() { pending -= 1 }

  /// Begins an effect; what it needs of the state is taken along now.
  func run(_ effect: Effect, in state: State) {
    switch effect {
    case .fetch(let request): fetch(request, state)
    case .fetchTail(let request): fetchTail(request, state)
    case .filter(let request):
      filter(request, state, on: filterer) { .filtered(request, $0, isOver: $1) }
    case .tally(let request):
      filter(request, state, on: tallier) { .tallied(request, $0, isOver: $1) }
    case .findAll(let request):
      filter(request, state, on: finder) { .foundAll(request, $0, isOver: $1) }
    case .seek(let request): seek(request, state)
    case .count(let request): count(request, state)
    case .stopCounting:
      counter.cancelAll()
      tallier.cancelAll()
    case .sort(let request): sort(request, state)
    case .stopSorting: sorter.cancelAll()
    case .countFilled(let request): countFilled(request, state)
    case .stopCountingFilled: surveyor.cancelAll()
    case .write(let request): write(request, state)
    case .stopWriting: exporter.cancelAll()
    case .stopSeeking:
      seeker.cancelAll()
      filterer.cancelAll()
      finder.cancelAll()
    case .stopInspecting: inspector?.cancel()
    case .reopen(let settings, let generation): reopen(settings, generation)
    case .follow: follow(state.inspection.share)
    case .stopFollowing: watcher = nil
    case .setup(let effect): setup(effect, state)
    case .list(let request): list(request, state)
    case .save(let bytes, let path): save(bytes, path, state)
    case .copy, .useTheme, .useMouse, .suspend, .redraw:
      preconditionFailure("the run loop does this itself")
    }
  }

  /// Inspects a share on threads of its own.
  func inspect(_ inspector: CachedInspector, generation: Int) {
    self.inspector?.cancel()
    self.inspector = inspector
    pending += 1
    let mailbox = mailbox
    WorkerThreads.detach {
      let start = ContinuousClock.now
      _ = inspector.run { changes in
        mailbox.post(.event(.message("\(changes.text); checking again")))
      } onProgress: { inspection, isKept in
        let seconds = isKept ? nil : (ContinuousClock.now - start) / .seconds(1)
        mailbox.post(.event(.inspected(inspection, seconds: seconds, generation: generation)))
      }
      mailbox.post(.finished)
    }
  }

  // MARK: - Rows

  private func start(
    on queue: BackgroundQueue, replacing: Bool = true, _ state: State,
    _ body: @escaping @Sendable (Mailbox, BackgroundQueue.Token) throws(TableError) -> Void
  ) {
    pending += 1
    let (mailbox, share) = (mailbox, state.inspection.share)
    queue.run(replacing: replacing) { token in
      do throws(TableError) {
        try body(mailbox, token)
      } catch {
        mailbox.post(.event(.problem("\(share.name(of: error)): \(error.reason)")))
      }
    } finished: {
      mailbox.post(.finished)
    }
  }

  private func fetch(_ request: RowRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: reader, state) { mailbox, _ throws(TableError) in
      let rows = TableRows(table)
      let (start, count) = (request.range.lowerBound, request.range.count)
      let read =
        if let order = request.order {
          try rows.rows(from: start, count: count, order: order)
        } else if request.filter == .all {
          try rows.rows(from: start, count: count)
        } else {
          try rows.rows(from: start, count: count, filter: request.filter, index: request.index)
        }
      mailbox.post(.event(.rows(request, read)))
    }
  }

  private func fetchTail(_ request: TailRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: reader, state) { mailbox, _ throws(TableError) in
      var index = request.index
      let rows = try TableRows(table).rows(fromEnd: request.distances, index: &index)
      mailbox.post(.event(.tail(request, rows, index)))
    }
  }

  private func filter(
    _ request: FilterRequest, _ state: State, on queue: BackgroundQueue,
    event: @escaping @Sendable (FilterIndex, _ isOver: Bool) -> Event
  ) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: queue, state) { mailbox, token throws(TableError) in
      let progress = Progress()
      let known = Mutex(FilterIndex())
      // Also where a file cannot be read the looking has ended.
      defer { mailbox.post(.event(event(known.withLock { $0 }, true))) }
      let index = try TableScan(table).index(request.filter, before: request.before) { index in
        known.withLock { $0 = index }
        if progress.isDue { mailbox.post(.event(event(index, false))) }
        return !token.isCancelled
      }
      known.withLock { $0 = index }
    }
  }

  private func count(_ request: FrequencyRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: counter, state) { mailbox, token throws(TableError) in
      var tally = ValueTally()
      // Also where a file cannot be read the counting has ended.
      defer { mailbox.post(.event(.counted(request, tally, isOver: true))) }
      let progress = Progress(every: .milliseconds(500))
      tally = try TableRows(table).counts(ofColumn: request.column) { known in
        if progress.isDue { mailbox.post(.event(.counted(request, known, isOver: false))) }
        return !token.isCancelled
      }
    }
  }

  private func sort(_ request: SortRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: sorter, state) { mailbox, token throws(TableError) in
      var order: RowOrder?
      // Also where a file cannot be read the sorting has ended.
      defer { mailbox.post(.event(.sorted(request, order))) }
      let sorter = RowSorter(
        table, keys: request.keys, filter: request.filter, index: request.index)
      let progress = Progress()
      order = try sorter.run { done in
        if progress.isDue { mailbox.post(.event(.sorting(request, done: done))) }
        return !token.isCancelled
      }
    }
  }

  private func countFilled(_ request: FilledRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: surveyor, state) { mailbox, token throws(TableError) in
      let progress = Progress(every: .milliseconds(500))
      let cells = try TableRows(table).filledCells { known, part in
        if progress.isDue { mailbox.post(.event(.countedFilled(request, known, progress: part))) }
        return !token.isCancelled
      }
      if cells.isComplete { mailbox.post(.event(.countedFilled(request, cells, progress: 1))) }
    }
  }

  private func write(_ request: WriteRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    let writer = RowWriter(request: request, table: table, share: state.inspection.share)
    start(on: exporter, state) { mailbox, token throws(TableError) in
      let progress = Progress()
      let outcome = writer.run { outcome in
        if progress.isDue { mailbox.post(.event(.wrote(request, outcome))) }
        return !token.isCancelled
      }
      if let outcome { mailbox.post(.event(.wrote(request, outcome))) }
    }
  }

  private func seek(_ request: SeekRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: seeker, state) { mailbox, token throws(TableError) in
      var found: (row: InspectedRow?, place: Int?) = (nil, nil)
      // Also where a file cannot be read the jump has ended.
      defer {
        if !token.isCancelled {
          mailbox.post(.event(.sought(request, found.row, place: found.place)))
        }
      }
      let progress = Progress()
      found = try request.row(by: TableScan(table)) { looked, all in
        if progress.isDue { mailbox.post(.event(.looked(request, records: looked, of: all))) }
        return !token.isCancelled
      }
    }
  }

  /// Says when it is time to tell how far a look has come.
  private final class Progress: Sendable {
    private let interval: Duration
    private let next: Mutex<ContinuousClock.Instant>

    init(every interval: Duration = .milliseconds(100)) {
      self.interval = interval
      next = Mutex(ContinuousClock.now + interval)
    }

    var isDue: Bool {
      next.withLock { next in
        guard ContinuousClock.now >= next else { return false }
        next = ContinuousClock.now + interval
        return true
      }
    }
  }

  // MARK: - Settings

  /// Opening reads the head of every file, of which there may be thousands.
  private func reopen(_ settings: ShareSettings, _ generation: Int) {
    pending += 1
    let (mailbox, share, kept) = (mailbox, share, self.settings)
    opener.run(replacing: true) { token in
      do throws(TableError) {
        let next = CachedInspector(
          try Share(share.paths, settings: settings), share.under(settings))
        let beginning = next.beginning
        guard !token.isCancelled else { return }
        mailbox.post(.opened(next, beginning, generation: generation))
        if let problem = kept.keep(settings) { mailbox.post(.event(.problem(problem))) }
      } catch {
        let reason = "\(error.path): \(error.reason)"
        mailbox.post(.event(.notReopened(reason, generation: generation)))
      }
    } finished: {
      mailbox.post(.finished)
    }
  }

  private func follow(_ share: Share) {
    let mailbox = mailbox
    let files = share.tables.flatMap { $0.layout.files.map(\.file) }.map { file in
      FileWatcher.File(
        name: file.name, path: file.file.path, size: file.file.size,
        modified: file.file.identity.modified)
    }
    watcher = FileWatcher(files) { mailbox.post(.event(.changed($0))) }
    guard watcher == nil else { return }
    mailbox.post(.event(.message("files cannot be watched here; ctrl-r reads them anew")))
  }

  // MARK: - Files beside the share

  private func list(_ request: FolderRequest, _ state: State) {
    start(on: lister, state) { mailbox, _ throws(TableError) in
      mailbox.post(.event(.listed(FolderReader.listing(for: request))))
    }
  }

  private func save(_ bytes: [UInt8], _ path: String, _ state: State) {
    start(on: writer, replacing: false, state) { mailbox, _ throws(TableError) in
      do throws(Output.Failure) {
        try Output.createFile(path, bytes)
        let size = Amount.of(bytes.count, "byte")
        mailbox.post(.event(.message("wrote \(size) to \(path)")))
      } catch {
        mailbox.post(.event(.problem(error.message)))
      }
    }
  }

  // MARK: - Set-up

  private func setup(_ effect: SetupEffect, _ state: State) {
    switch effect {
    case .probe(let probe):
      pending += 1
      prober.begin(probe, mailbox)
    case .cancel(let probe): prober.cancel(probe)
    default:
      start(on: writer, replacing: false, state) { mailbox, _ throws(TableError) in
        if let event = SetupWork.event(for: effect) { mailbox.post(.event(.setup(event))) }
      }
    }
  }
}
