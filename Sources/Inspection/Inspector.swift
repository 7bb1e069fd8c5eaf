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
  /// Bytes that the rules over several rows hold in memory; what is more goes to temporary files.
  public var memory = SystemMemory.quarter
  /// The folder for temporary files.
  public var temporaryFolder = SpillFile.usualFolder

  /// The defaults of this machine.
  public init() {}
}

/// Inspects a share: every table once, profiles first, so that events can refer to them.
public final class Inspector: Sendable {
  private let share: Share
  private let options: InspectionOptions
  private let isCancelled = Atomic(false)
  /// What is found in the files before they are read.
  private let knownAtOnce: [Finding]

  /// An inspector of a share.
  public init(_ share: Share, options: InspectionOptions = InspectionOptions()) {
    self.share = share
    self.options = options
    knownAtOnce = Self.fileFindings(share, options, tables: [:])
  }

  /// Ends a running inspection at the next piece.
  public func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Reads and checks everything; returns nothing when it was cancelled.
  ///
  /// `onProgress` gets what is known so far about ten times a second, on one of the
  /// reading threads.
  public func run(onProgress: (@Sendable (Inspection) -> Void)? = nil) -> Inspection? {
    var run = Run(workspace: workspace)
    for kind in [TableKind.users, .accounts, .events] {
      guard let table = share.tables.first(where: { $0.kind == kind }) else { continue }
      guard inspect(table, &run, onProgress) else { return nil }
    }
    return inspection(run.done, isComplete: true)
  }

  /// What is known of the tables that were read.
  private struct Run {
    let workspace: Workspace
    var done: [TableKind: TableInspection] = [:]
    var keys: [TableKind: ReferenceKeys] = [:]
  }

  private var workspace: Workspace {
    Workspace(
      memory: MemoryBudget(options.memory, threads: options.threads),
      folder: options.temporaryFolder,
      goOn: { [self] in !isCancelled.load(ordering: .relaxed) })
  }

  /// Reads and checks a table; false when that was cancelled.
  private func inspect(
    _ table: Share.Table, _ run: inout Run, _ onProgress: (@Sendable (Inspection) -> Void)?
  ) -> Bool {
    let (plan, workspace) = (plan(of: table, run.keys), run.workspace)
    let stores = PassStores(plan, referring: rule(referringTo: table.kind), in: workspace)
    let pass = TablePass(plan, stores: stores, sampleLimit: options.maximumSamples)
    let earlier = run.done
    let pulse = Pulse()
    let isFinished = pass.run(threads: options.threads) { [self] in
      if let onProgress, pulse.isDue {
        let partial = inspection(of: table, plan, pass.totalsSoFar, isComplete: false)
        onProgress(inspection(earlier.merging([table.kind: partial]) { $1 }, isComplete: false))
      }
      return workspace.goOn()
    }
    guard isFinished else { return false }
    var totals = pass.totals
    totals.profiles = pass.profiles
    totals.collectors = pass.collectors
    totals.tallies = pass.tallies
    LateFindings(plan: plan, stores: stores, workspace: workspace)
      .add(to: &totals, earlier: earlier)
    guard workspace.goOn() else { return false }
    if let keys = stores.keys {
      do throws(TableError) {
        let profile = totals.profiles.first { $0.name == table.layout.contract.key }
        run.keys[table.kind] = try ReferenceKeys(
          keys, profile: profile, memory: workspace.memory)
      } catch {
        totals.leaveUnchecked(error)
      }
    }
    run.done[table.kind] = inspection(
      of: table, plan, totals, isComplete: true, earlier: earlier)
    addEntityFindings(plan, totals, &run)
    return true
  }

  /// Adds to the tables of users and accounts what the events say of them, where all were read.
  private func addEntityFindings(_ plan: TablePlan, _ totals: TableTotals, _ run: inout Run) {
    guard totals.files.allSatisfy({ $0.error == nil }) else { return }
    for reference in plan.references {
      let kind = reference.check.target
      guard let table = run.done[kind], let use = totals.keyUse[kind] else { continue }
      let maker = EntityFindings(
        table: table, reference: reference.check, sampleLimit: options.maximumSamples)
      do throws(TableError) {
        run.done[kind] = table.adding(
          try maker.findings(of: use, ignoring: options.ignored))
      } catch {
        run.done[kind]?.unchecked.append(error)
      }
    }
  }

  private func plan(of table: Share.Table, _ keys: [TableKind: ReferenceKeys]) -> TablePlan {
    TablePlan(
      table.layout, keys: keys, ignoring: options.ignored, choices: share.settings.rules,
      now: options.now)
  }

  /// The rule by which events refer to the keys of a table, if the share's events do.
  private func rule(referringTo kind: TableKind) -> (any ReferenceRule.Type)? {
    guard let events = share.tables.first(where: { $0.kind == .events }) else { return nil }
    return RuleBook.references.first { check in
      check.target == kind && !options.ignored.isSuperset(of: check.rules.map(\.id))
        && events.layout.position(of: check.column) != nil
    }
  }

  /// What is known before anything but the headers is read.
  public var beginning: Inspection { inspection([:], isComplete: false) }

  private func inspection(
    _ known: [TableKind: TableInspection], isComplete: Bool
  ) -> Inspection {
    let tables = share.tables.map { table in
      if let known = known[table.kind] { return known }
      let plan = plan(of: table, [:])
      let totals = TableTotals(plan, sampleLimit: options.maximumSamples)
      return inspection(of: table, plan, totals, isComplete: false)
    }
    let found = isComplete ? Self.fileFindings(share, options, tables: known) : knownAtOnce
    return Inspection(
      share: share, now: options.now, ignored: options.ignored.sorted(),
      tables: tables.map { table in
        table.adding(found.filter { $0.table == table.kind })
      },
      fileFindings: found.filter { finding in
        !share.tables.contains { $0.kind == finding.table }
      }, isComplete: isComplete)
  }

  /// What rules about files find, once all tables are read or before any is.
  private static func fileFindings(
    _ share: Share, _ options: InspectionOptions, tables: [TableKind: TableInspection]
  ) -> [Finding] {
    let context = ShareContext(
      share: share, now: options.now, tables: tables,
      isComplete: tables.count == share.tables.count)
    return RuleBook.share.filter { !options.ignored.contains($0.rule.id) }.flatMap { check in
      check.broken(in: context).map { table, broken in
        Finding(
          check.rule, broken, in: table, sampleLimit: options.maximumSamples,
          severity: share.settings.rules.severity(
            of: broken.severity, by: check.rule, count: broken.count, among: 0))
      }
    }
  }

  private func inspection(
    of table: Share.Table, _ plan: TablePlan, _ totals: TableTotals, isComplete: Bool,
    earlier: [TableKind: TableInspection] = [:]
  ) -> TableInspection {
    let context = TableContext(
      table: table, totals: totals, share: share, earlier: earlier, now: options.now)
    let maker = FindingMaker(context: context, plan: plan)
    let (findings, severities) = (maker.findings(isComplete: isComplete), maker.severities)
    let causes = CauseFinder(
      totals: totals, plan: plan, findings: findings, severities: severities)
    return TableInspection(
      table: table, files: totals.files, findings: findings,
      nulls: totals.nulls, partitions: totals.partitions, spreads: totals.spreads,
      profiles: totals.profiles,
      latest: totals.latest, unchecked: totals.unchecked,
      causes: isComplete ? causes.causes : TableCauses(), isComplete: isComplete, plan: plan,
      severities: severities)
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
