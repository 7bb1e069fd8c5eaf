import Contract
import Synchronization
import Tables

/// How an inspection is done; nothing but `ignored` changes what is found.
public struct InspectionOptions: Sendable {
  /// The moment that counts as now.
  public var now = Timestamp.now
  /// Threads that read and check.
  public var threads = WorkerThreads.cores
  /// Samples of a finding that are kept.
  public var maximumSamples = 100
  /// Ids of the rules that are left out, with the work that only they need.
  public var ignored: Set<String> = []

  /// The defaults of this machine.
  public init() {}
}

/// Inspects a share: every table once, profiles first, so that events can refer to them.
public final class Inspector: Sendable {
  private let share: Share
  private let options: InspectionOptions
  private let isCancelled = Atomic(false)

  /// An inspector of a share.
  public init(_ share: Share, options: InspectionOptions = InspectionOptions()) {
    self.share = share
    self.options = options
  }

  /// Ends a running inspection at the next piece.
  public func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Reads and checks everything; returns nothing when it was cancelled.
  ///
  /// `onProgress` gets what is known so far about ten times a second, on one of the
  /// reading threads.
  public func run(onProgress: (@Sendable (Inspection) -> Void)? = nil) -> Inspection? {
    var done: [TableKind: TableInspection] = [:]
    var keys: [TableKind: KeySet.Frozen] = [:]
    for kind in [TableKind.users, .accounts, .events] {
      guard let table = share.tables.first(where: { $0.kind == kind }) else { continue }
      let plan = TablePlan(table.layout, keys: keys, ignoring: options.ignored)
      let pass = TablePass(plan, sampleLimit: options.maximumSamples)
      let earlier = done
      let pulse = Pulse()
      let isFinished = pass.run(threads: options.threads) { [self] in
        if let onProgress, pulse.isDue {
          let partial = inspection(of: table, plan, pass.totalsSoFar, isComplete: false)
          onProgress(inspection(earlier.merging([kind: partial]) { $1 }, isComplete: false))
        }
        return !isCancelled.load(ordering: .relaxed)
      }
      guard isFinished else { return nil }
      var totals = pass.totals
      totals.profiles = pass.profiles
      addRepetitions(to: &totals, plan)
      keys[kind] = KeySet.Frozen(totals.keys)
      done[kind] = inspection(of: table, plan, totals.forDisplay, isComplete: true)
    }
    return inspection(done, isComplete: true)
  }

  /// What is known before anything but the headers is read.
  public var beginning: Inspection { inspection([:], isComplete: false) }

  private func inspection(
    _ known: [TableKind: TableInspection], isComplete: Bool
  ) -> Inspection {
    let tables = share.tables.map { table in
      if let known = known[table.kind] { return known }
      let plan = TablePlan(table.layout, keys: [:], ignoring: options.ignored)
      let totals = TableTotals(plan, sampleLimit: options.maximumSamples)
      return inspection(of: table, plan, totals, isComplete: false)
    }
    return Inspection(
      share: share, now: options.now, ignored: options.ignored.sorted(), tables: tables,
      isComplete: isComplete)
  }

  private func inspection(
    of table: Share.Table, _ plan: TablePlan, _ totals: TableTotals, isComplete: Bool
  ) -> TableInspection {
    let maker = FindingMaker(
      table: table, plan: plan, totals: totals,
      hasAccounts: share.tables.contains { $0.kind == .accounts },
      accountAnalytics: share.settings.accountAnalytics)
    return TableInspection(
      table: table, files: totals.files, findings: maker.findings(isComplete: isComplete),
      nulls: totals.nulls, partitions: totals.partitions, profiles: totals.profiles,
      isComplete: isComplete, plan: plan, severities: maker.severities)
  }

  private func addRepetitions(to totals: inout TableTotals, _ plan: TablePlan) {
    for (index, repeated) in plan.repeats.enumerated() {
      let search = Repetitions(repeated.check, plan.layout)
      do throws(TableError) {
        let places = try search.find(in: totals.identities[index])
        for place in places { totals.addRepetition(slot: repeated.slot, at: place) }
        let maker = RepetitionSamples(plan: plan, repeated: repeated)
        for place in places.prefix(totals.sampleLimit) {
          let file = totals.files[place.file]
          if let sample = try maker.sample(of: place, index: file.index) {
            totals.addSample(sample, slot: repeated.slot)
          }
        }
      } catch {
        let file = plan.layout.files.firstIndex { $0.file.file.path == error.path } ?? 0
        totals.fail(error, file: file)
      }
    }
  }

  /// Lets one thread at a time through, about ten times a second.
  private final class Pulse: Sendable {
    private let next = Mutex(ContinuousClock.now)

    var isDue: Bool {
      next.withLock { next in
        guard ContinuousClock.now >= next else { return false }
        next = ContinuousClock.now + .milliseconds(100)
        return true
      }
    }
  }
}
