import BucketSetup
import Contract
import Explorer
import Inspection
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
  private let writer = BackgroundQueue()
  private let opener = BackgroundQueue()
  private let lister = BackgroundQueue()
  private var inspector: CachedInspector?
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
    case .filter(let request): filter(request, state)
    case .seek(let request): seek(request, state)
    case .count(let request): count(request, state)
    case .stopCounting: counter.cancelAll()
    case .stopSeeking:
      seeker.cancelAll()
      filterer.cancelAll()
    case .stopInspecting: inspector?.cancel()
    case .reopen(let settings, let generation): reopen(settings, generation)
    case .setup(let effect): setup(effect, state)
    case .list(let request): list(request, state)
    case .save(let text, let path): save(text, path, state)
    case .copy, .suspend, .redraw: preconditionFailure("the run loop does this itself")
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
        request.filter == .all
        ? try rows.rows(from: start, count: count)
        : try rows.rows(from: start, count: count, filter: request.filter, index: request.index)
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

  private func filter(_ request: FilterRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: filterer, state) { mailbox, token throws(TableError) in
      var shown = ContinuousClock.now
      let index = try TableRows(table).index(request.filter) { index in
        if ContinuousClock.now - shown > .milliseconds(100) {
          shown = ContinuousClock.now
          mailbox.post(.event(.filtered(request, index)))
        }
        return !token.isCancelled
      }
      mailbox.post(.event(.filtered(request, index)))
    }
  }

  private func count(_ request: FrequencyRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: counter, state) { mailbox, token throws(TableError) in
      var tally = ValueTally()
      // Also where a file cannot be read the counting has ended.
      defer { mailbox.post(.event(.counted(request, tally, isOver: true))) }
      var shown = ContinuousClock.now
      tally = try TableRows(table).counts(ofColumn: request.column) { known in
        if ContinuousClock.now - shown > .milliseconds(500) {
          mailbox.post(.event(.counted(request, known, isOver: false)))
          shown = ContinuousClock.now
        }
        return !token.isCancelled
      }
    }
  }

  private func seek(_ request: SeekRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: seeker, state) { mailbox, token throws(TableError) in
      var found: InspectedRow?
      // Also where a file cannot be read the jump has ended.
      defer { if !token.isCancelled { mailbox.post(.event(.sought(request, found))) } }
      found = try TableRows(table).next(
        request.filter, from: request.row, forward: request.forward
      ) { !token.isCancelled }
    }
  }

  // MARK: - Settings

  /// Opening reads the head of every file, of which there may be thousands.
  private func reopen(_ settings: ShareSettings, _ generation: Int) {
    pending += 1
    let (mailbox, share, kept) = (mailbox, share, self.settings)
    opener.run(replacing: true) { token in
      do throws(TableError) {
        let next = CachedInspector(try Share(share.paths, settings: settings), share)
        let beginning = next.beginning
        guard !token.isCancelled else { return }
        mailbox.post(.opened(next, beginning, generation: generation))
        if let problem = kept.keep(settings) { mailbox.post(.event(.problem(problem))) }
      } catch {
        mailbox.post(.event(.problem("\(error.path): \(error.reason)")))
      }
    } finished: {
      mailbox.post(.finished)
    }
  }

  // MARK: - Files beside the share

  private func list(_ request: FolderRequest, _ state: State) {
    start(on: lister, state) { mailbox, _ throws(TableError) in
      mailbox.post(.event(.listed(FolderReader.listing(for: request))))
    }
  }

  private func save(_ text: String, _ path: String, _ state: State) {
    start(on: writer, replacing: false, state) { mailbox, _ throws(TableError) in
      do throws(Output.Failure) {
        try Output.createFile(path, text)
        mailbox.post(.event(.message("the screen is in \(path)")))
      } catch {
        mailbox.post(.event(.problem(error.message)))
      }
    }
  }

  // MARK: - Set-up

  private func setup(_ effect: SetupEffect, _ state: State) {
    let facts = state.setupFacts
    start(on: writer, replacing: false, state) { mailbox, _ throws(TableError) in
      mailbox.post(.event(.setup(SetupWork.event(for: effect, facts: facts))))
    }
  }
}
