import BucketSetup
import Contract
import Inspection
import Reports
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

/// The explorer without a terminal: what it asks of the world is done at once, in this thread.
///
/// As in the program a later fetch, filter or jump makes one pointless that has not begun.
final class Driver {
  private(set) var state: State
  /// Keeps effects back until `release`, so that what is under way can be looked at.
  var holdsBack = false
  /// Every effect so far.
  private(set) var effects: [Effect] = []
  /// The files that were written, by name.
  private(set) var files: [String: [UInt8]] = [:]
  private let folder: TemporaryFolder
  private var inspector: Inspector
  private var waiting: [Effect] = []

  /// Opens a share and inspects it, unless `inspects` is false.
  init(
    _ folder: TemporaryFolder, size: Size = Size(width: 80, height: 24),
    glyphs: Glyphs = .unicode, settings: ShareSettings = ShareSettings(),
    ignored: Set<String> = [], inspects: Bool = true,
    secret: String = "not to be guessed"
  ) throws {
    self.folder = folder
    inspector = Self.inspector(try Share([folder.path], settings: settings), ignored: ignored)
    state = State(
      size: size, glyphs: glyphs, title: "~/export", inspection: inspector.beginning,
      nameSuffix: "7f3a91", secret: secret)
    if inspects { inspect() }
  }

  private static func inspector(
    _ share: Share, ignored: Set<String> = []
  ) -> Inspector {
    var options = InspectionOptions()
    options.threads = 1
    options.ignored = ignored
    options.now = Timestamp("2024-06-01T00:00:00Z") ?? .now
    return Inspector(share, options: options)
  }

  /// Reads the share to its end.
  func inspect() {
    guard let inspection = inspector.run() else { return }
    send(.inspected(inspection, seconds: 0.3, generation: state.generation))
  }

  /// What is known after the first piece of a table and all tables that are read before it.
  func inspectFirstPiece(of kind: TableKind) {
    let known = Snapshots()
    _ = inspector.run { inspection in
      if let table = inspection.table(kind), table.records > 0 { known.keep(inspection) }
    }
    guard let inspection = known.first else { return }
    send(.inspected(inspection, seconds: 0.5, generation: state.generation))
  }

  // MARK: - Input

  /// Presses keys by name.
  func press(_ names: String..., sourceLocation: SourceLocation = #_sourceLocation) {
    for name in names {
      guard let key = Key(name: name) else {
        Issue.record("\(name) is no name of a key", sourceLocation: sourceLocation)
        return
      }
      send(.key(key))
    }
  }

  /// Types text, a key a character.
  func type(_ text: String) {
    for character in text { send(.key(.character(character))) }
  }

  /// Goes down the list of findings, from its first line, to the first one of a rule.
  @discardableResult
  func moveDown(
    to rule: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Finding? {
    let findings = state.inspection.findings
    guard let place = findings.firstIndex(where: { $0.rule.id == rule }) else {
      Issue.record("nothing breaks \(rule)", sourceLocation: sourceLocation)
      return nil
    }
    for _ in 0..<place { press("down") }
    return findings[place]
  }

  func resize(_ width: Int, _ height: Int) {
    send(.resize(Size(width: width, height: height)))
  }

  func send(_ event: Event) {
    ask(state.update(event))
    if !holdsBack { carryOut() }
  }

  /// Shows the set-up alone.
  func beginSetup(_ answers: Answers = Answers()) {
    let facts = Facts(isOfflineByDefault: false, nameSuffix: "7f3a91")
    ask(state.beginSetup(SetupState(answers: answers, facts: facts)))
    carryOut()
  }

  /// Goes back to where another explorer was left.
  func restore(_ session: Session) {
    ask(state.restore(session))
    carryOut()
  }

  /// Does what was kept back.
  func release() {
    holdsBack = false
    carryOut()
  }

  // MARK: - Output

  var screen: Screen { render(state) }
  var lines: [String] { screen.lines }
  var text: String { lines.joined(separator: "\n") }
  /// The line that tells about what is under the cursor.
  var status: String { lines.dropLast().last ?? "" }
  /// The line that the cursor stands on.
  var cursorLine: String? { screen.cursor.map { lines[$0.y] } }
  var kinds: [View.Kind] { state.views.map(\.kind) }

  /// The view of rows that is nearest to the top.
  var table: TableView? {
    for case .table(let view) in state.views.reversed() { return view }
    return nil
  }

  /// The name of the column that the cursor stands in.
  var focusedColumn: String? {
    guard let table, let known = state.inspection.table(table.kind) else { return nil }
    return known.layout.columns[table.column].name
  }

  // MARK: - Effects

  private func ask(_ wishes: [Effect]) {
    effects += wishes
    for wish in wishes {
      waiting.removeAll { wish.replaces($0) }
      waiting.append(wish)
    }
  }

  private func carryOut() {
    for _ in 0..<200 {
      guard !waiting.isEmpty else { return }
      let effect = waiting.removeFirst()
      if let event = answer(to: effect, in: state) { ask(state.update(event)) }
      if case .reopen(let settings, let generation) = effect { reopen(settings, generation) }
    }
    Issue.record("the explorer never comes to rest; it still asks for \(waiting)")
    waiting = []
  }

  private func answer(to effect: Effect, in state: State) -> Event? {
    let rows = { (kind: TableKind) in state.inspection.table(kind).map(TableRows.init) }
    switch effect {
    case .fetch(let request):
      guard let rows = rows(request.kind) else { return nil }
      let (start, count) = (request.range.lowerBound, request.range.count)
      if let order = request.order {
        let read = try? rows.rows(from: start, count: count, order: order)
        return read.map { .rows(request, $0) }
      }
      let read =
        request.filter == .all
        ? try? rows.rows(from: start, count: count)
        : try? rows.rows(from: start, count: count, filter: request.filter, index: request.index)
      return read.map { .rows(request, $0) }
    case .fetchTail(let request):
      var index = request.index
      let read = try? rows(request.kind)?.rows(fromEnd: request.distances, index: &index)
      return read.map { .tail(request, $0, index) }
    case .filter(let request):
      return Self.index(request, in: state).map { .filtered(request, $0, isOver: true) }
    case .tally(let request):
      return Self.index(request, in: state).map { .tallied(request, $0, isOver: true) }
    case .findAll(let request):
      return Self.index(request, in: state).map { .foundAll(request, $0, isOver: true) }
    case .count(let request):
      let tally = try? rows(request.kind)?.counts(ofColumn: request.column) { _ in true }
      return tally.map { .counted(request, ValueCounts($0), isOver: true) }
    case .sort(let request): return Self.answer(to: request, in: state)
    case .seek(let request):
      guard let table = state.inspection.table(request.kind) else { return nil }
      let found = try? request.row(by: TableScan(table, threads: 1)) { _, _ in true }
      return .sought(request, found?.row, place: found?.place)
    case .setup(let effect): return Self.answer(to: effect).map(Event.setup)
    case .countFilled(let request):
      let cells = try? rows(request.kind)?.filledCells { _, _ in true }
      return cells.map { .countedFilled(request, $0, progress: 1) }
    case .write(let request):
      let outcome = state.inspection.table(request.kind).map { write(request, of: $0) }
      return outcome.map { .wrote(request, $0) }
    case .list(let request): return .listed(Self.answer(to: request))
    case .save(_, let path): return .message("wrote to \(path)")
    case .reopen, .stopSeeking, .stopJump, .stopCounting, .stopCountingFilled, .stopWriting,
      .stopSorting, .stopInspecting, .copy, .suspend, .redraw, .useTheme, .useMouse, .follow,
      .stopFollowing:
      return nil
    }
  }

  /// A disk with two folders.
  private static func answer(to request: FolderRequest) -> FolderListing {
    let folders = [
      "": ["notes.txt", "export/", "extra.txt"], "export/": ["events.csv", "日本.csv"],
    ]
    guard let names = folders[request.folder] else {
      return FolderListing(request, names: [], problem: "\(request.folder): No such file")
    }
    return FolderListing(request, names: names.filter { $0.hasPrefix(request.prefix) }.sorted())
  }

  /// Writes rows to files that are kept here by name.
  private func write(_ request: WriteRequest, of table: TableInspection) -> WriteOutcome {
    guard files[request.path] == nil else {
      return .refused("\(request.path) exists", offer: RowExport.name(request.path, numbered: 2))
    }
    var export = RowExport(table, request.filter, to: request.path)
    do throws(TableError) {
      while let part = try export.next() {
        for (name, bytes) in part.bytes { files[name, default: []] += bytes }
        if let name = export.reasonsName { files[name, default: []] += Array(part.reasons.utf8) }
      }
    } catch {
      return .failed("nothing was written: \(error.reason)")
    }
    return .written(
      WrittenRows(
        rows: export.rows, files: export.names, reasons: export.reasonsName, note: export.note))
  }

  private static func index(_ request: FilterRequest, in state: State) -> FilterIndex? {
    guard let table = state.inspection.table(request.kind) else { return nil }
    return try? TableScan(table, threads: 1).index(request.filter, before: request.before) { _ in
      true
    }
  }

  private static func answer(to request: SortRequest, in state: State) -> Event? {
    guard let table = state.inspection.table(request.kind) else { return nil }
    var limits = SortLimits()
    limits.threads = 1
    let sorter = RowSorter(
      table, keys: request.keys, filter: request.filter, index: request.index, limits: limits)
    let order = try? sorter.run { _ in true }
    return .sorted(request, order)
  }

  /// The world as far as the set-up sees it: a small share, an output folder that is empty unless
  /// it is called `taken`, and an account that owns the buckets that begin with `own`.
  private static func answer(to effect: SetupEffect) -> SetupEvent? {
    switch effect {
    case .scanData(let path):
      let files = [
        UploadFile(path: "events.csv", table: .events, bytes: 1_234_567),
        UploadFile(path: "users.csv", table: .users, bytes: 4567),
      ]
      return .scanned(DataFolder(path: path, root: "/srv/\(path)", files: files))
    case .inspectOutput(let path):
      return .inspected(Facts.OutputFolder(path: path, isOccupied: path == "taken"))
    case .probe(let probe): return .probed(probe, answer(to: probe), at: "14:32")
    case .cancel: return nil
    case .write(let pack, let folder, _):
      return .written(.written(pack.documents.map { "\(folder)/\($0.name)" }))
    case .save(_, let path): return .saved(path == "no/such" ? "no/such: no such folder" : nil)
    }
  }

  private static func answer(to probe: Probe) -> AWSAnswer {
    switch probe.subject {
    case .identity:
      let arn = "arn:aws:iam::123456789012:user/ann"
      return AWSAnswer(
        status: 0, output: "{\"Account\": \"123456789012\", \"Arn\": \"\(arn)\"}")
    case .bucket where probe.bucket.hasPrefix("own"):
      return AWSAnswer(status: 0, output: "{\"BucketRegion\": \"eu-west-1\"}")
    case .bucket:
      let (code, word) = probe.bucket.hasPrefix("taken") ? (403, "Forbidden") : (404, "Not Found")
      return AWSAnswer(
        status: 254,
        errors: "An error occurred (\(code)) when calling the HeadBucket operation: \(word)")
    case .location: return AWSAnswer(status: 0, output: "{\"LocationConstraint\": \"eu-west-1\"}")
    case .versioning: return AWSAnswer(status: 0, output: "{\"Status\": \"Enabled\"}")
    case .payment: return AWSAnswer(status: 0, output: "{\"Payer\": \"BucketOwner\"}")
    case .policy:
      return AWSAnswer(
        status: 0, output: JSONValue.object([JSONMember("Policy", .string(policy))]).text)
    }
  }

  /// The policy of a bucket that is there: everybody may read one prefix.
  private static let policy = """
    {"Version":"2012-10-17","Statement":{"Sid":"1","Effect":"Allow","Principal":"*",\
    "Action":"s3:GetObject","Resource":"arn:aws:s3:::own-data/public/*"}}
    """

  private func reopen(_ settings: ShareSettings, _ generation: Int) {
    guard let share = try? Share([folder.path], settings: settings) else { return }
    inspector = Self.inspector(share, ignored: settings.rules.off)
    ask(state.update(.reopened(inspector.beginning, generation: generation)))
    guard let inspection = inspector.run() else { return }
    ask(state.update(.inspected(inspection, seconds: 0.3, generation: generation)))
  }
}

extension Effect {
  /// Whether another effect that has not begun need not begin any more.
  fileprivate func replaces(_ other: Effect) -> Bool {
    switch (self, other) {
    case (.fetch, .fetch), (.fetch, .fetchTail), (.fetchTail, .fetch): true
    case (.fetchTail, .fetchTail), (.filter, .filter), (.seek, .seek): true
    case (.stopSeeking, .filter), (.stopSeeking, .seek), (.stopJump, .seek): true
    case (.sort, .sort), (.stopSorting, .sort): true
    case (.count, .count), (.stopCounting, .count), (.tally, .tally): true
    case (.findAll, .findAll), (.stopSeeking, .findAll): true
    case (.stopCounting, .tally), (.stopWriting, .write): true
    case (.countFilled, .countFilled), (.stopCountingFilled, .countFilled): true
    default: false
    }
  }
}
