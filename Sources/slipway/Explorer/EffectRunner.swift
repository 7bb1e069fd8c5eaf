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
  private let writer = BackgroundQueue()
  private var inspector: Inspector?
  /// The settings as they are kept in the share.
  private var settings: ShareSettings
  /// Pieces of work that have not ended.
  private(set) var pending = 0

  init(_ share: ShareArguments, mailbox: Mailbox) {
    self.share = share
    self.mailbox = mailbox
    settings = share.settings
  }

  /// Notes that a piece of work has ended.
  func noteFinished() { pending -= 1 }

  /// Begins an effect; what it needs of the state is taken along now.
  func run(_ effect: Effect, in state: State) {
    switch effect {
    case .fetch(let request): fetch(request, state)
    case .filter(let request): filter(request, state)
    case .seek(let request): seek(request, state)
    case .stopSeeking:
      seeker.cancelAll()
      filterer.cancelAll()
    case .stopInspecting: inspector?.cancel()
    case .reopen(let settings, let generation): reopen(settings, generation)
    case .setup(let effect): setup(effect, facts: state.setupFacts)
    case .copy, .suspend, .redraw: preconditionFailure("the run loop does this itself")
    }
  }

  /// Inspects a share on threads of its own.
  func inspect(_ inspector: Inspector, generation: Int) {
    self.inspector?.cancel()
    self.inspector = inspector
    pending += 1
    let mailbox = mailbox
    WorkerThreads.detach {
      let start = ContinuousClock.now
      let post = { @Sendable (inspection: Inspection) in
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        mailbox.post(.event(.inspected(inspection, seconds: seconds, generation: generation)))
      }
      if let inspection = inspector.run(onProgress: post) { post(inspection) }
      mailbox.post(.finished)
    }
  }

  // MARK: - Rows

  private func start(
    on queue: BackgroundQueue, replacing: Bool,
    _ body: @escaping @Sendable (Mailbox, BackgroundQueue.Token) throws(TableError) -> Void
  ) {
    pending += 1
    let mailbox = mailbox
    queue.run(replacing: replacing) { token in
      do throws(TableError) {
        try body(mailbox, token)
      } catch {
        mailbox.post(.event(.message("\(error.path): \(error.reason)")))
      }
    } finished: {
      mailbox.post(.finished)
    }
  }

  private func fetch(_ request: RowRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: reader, replacing: true) { mailbox, _ throws(TableError) in
      let rows = TableRows(table)
      let (start, count) = (request.range.lowerBound, request.range.count)
      let read =
        request.filter == .all
        ? try rows.rows(from: start, count: count)
        : try rows.rows(from: start, count: count, filter: request.filter, index: request.index)
      mailbox.post(.event(.rows(request, read)))
    }
  }

  private func filter(_ request: FilterRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: filterer, replacing: true) { mailbox, token throws(TableError) in
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

  private func seek(_ request: SeekRequest, _ state: State) {
    guard let table = state.inspection.table(request.kind) else { return }
    start(on: seeker, replacing: true) { mailbox, token throws(TableError) in
      let found = try TableRows(table).next(
        request.filter, from: request.row, forward: request.forward
      ) { !token.isCancelled }
      if !token.isCancelled { mailbox.post(.event(.sought(request, found))) }
    }
  }

  // MARK: - Settings

  private func reopen(_ settings: ShareSettings, _ generation: Int) {
    do {
      let reopened = try Share(share.paths, settings: settings)
      let next = Inspector(reopened, options: share.options)
      mailbox.post(.event(.reopened(next.beginning, generation: generation)))
      inspect(next, generation: generation)
      guard settings != self.settings else { return }
      self.settings = settings
      try SettingsFile(share.paths)?.write(settings)
    } catch let error as TableError {
      mailbox.post(.event(.message("\(error.path): \(error.reason)")))
    } catch let error as Output.Failure {
      mailbox.post(.event(.message("the decision holds for now only: \(error.message)")))
    } catch {
      mailbox.post(.event(.message("\(error)")))
    }
  }

  // MARK: - Set-up

  private func setup(_ effect: SetupEffect, facts: Facts) {
    start(on: writer, replacing: false) { mailbox, _ throws(TableError) in
      mailbox.post(.event(.setup(SetupWork.event(for: effect, facts: facts))))
    }
  }
}
