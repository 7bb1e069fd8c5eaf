import BucketSetup
import Contract
import Inspection
import Reports
import Screens

/// All that the explorer knows and shows; changed by `update` alone.
public struct State: Sendable {
  /// The size of the terminal.
  public internal(set) var size: Size
  /// The signs that the terminal can show.
  public let glyphs: Glyphs
  /// What the share is called in titles.
  public let title: String
  /// What is known of the share so far, as it may be seen.
  public private(set) var inspection: Inspection
  /// The same without what the privacy mask hides.
  private var unmasked: Inspection
  /// What hides ids and e-mail addresses, while the mask is on.
  public private(set) var mask = Redaction.none
  /// The mask of this session, whose tokens nobody else can make.
  private let sessionMask: Redaction
  /// Seconds that the inspection took so far; nothing where it was kept from an earlier one.
  public internal(set) var elapsed: Double? = 0
  /// Whether the inspection was stopped by the user.
  public internal(set) var isStopped = false
  /// The number of the inspection at hand, so that results of an earlier one can be told.
  public internal(set) var generation = 0
  /// The number of the inspection that was asked for last.
  var requestedGeneration = 0
  /// The views from the first to the one on top, which is shown.
  public internal(set) var views: [View] = [.share(ShareView())]
  /// The line being typed, if there is one.
  public internal(set) var prompt: Prompt?
  /// What there is to say, until the next key.
  public internal(set) var message: String? {
    didSet { if let message { log.note(message, .status, at: now) } }
  }
  /// All that there was to say.
  public internal(set) var log = MessageLog()
  /// Lines that were typed, the oldest first.
  public var histories: [Prompt.Kind: [String]] = [:]
  /// The time as it was told last.
  var now: Timestamp?
  /// What was searched for last.
  public internal(set) var search: Search? { didSet { if search != oldValue { hits = nil } } }
  /// Where it is in the whole table, once it was found.
  var hits: SearchHits?
  /// What was copied last.
  var copied: [UInt8]?
  /// Whether the mouse is reported, and not left to the terminal.
  public internal(set) var usesMouse: Bool
  /// Digits typed before a command.
  public internal(set) var count: Int?
  /// The zone of this machine's clock; nothing where that is UTC.
  let machineZone: LocalZone?
  /// Six hex digits that nobody can guess, for names of buckets.
  let nameSuffix: String
  /// The profile that the AWS CLI takes from the environment.
  public var awsProfile: String?
  /// What is answered in the set-up before it is opened, as in the environment.
  public var setupAnswers = Answers()
  /// How the columns of each table stand, for all views of it.
  public internal(set) var arrangements: [TableKind: ColumnArrangement] = [:]
  /// The marked rows of each table, by their numbers in file order, counted from 0.
  public internal(set) var marks: [TableKind: RowSet] = [:]
  /// The set-up as it was left, so that coming back goes on there.
  var leftSetup: SetupState?
  /// The rows that were restored in tables which are not read to their end yet.
  var restoredRows: [TableKind: Int] = [:]
  /// Whether files are looked at as they grow.
  public internal(set) var isFollowing = false
  /// Changes of files that were not read yet.
  var unreadChanges: [FileChange] = []
  /// The search or jump through a table that is under way.
  public internal(set) var seeking: SeekRequest?
  /// Whether that waits until more of the table is known.
  var seekWaits = false
  /// The records that it has looked at, of those that it may have to.
  var looked: (records: Int, all: Int)?
  /// What is known of the filled cells of each table, and what is being counted.
  var fillings: [TableKind: Filling] = [:]
  /// Rows that are being written to a file.
  var writing: Writing?
  /// Whether the explorer is done.
  public internal(set) var isOver = false

  /// The explorer on a share of which nothing but the headers is known.
  ///
  /// `secret` is what nobody can guess, for the tokens of the privacy mask.
  public init(
    size: Size, glyphs: Glyphs, title: String, inspection: Inspection, nameSuffix: String = "",
    machineZone: LocalZone? = nil, usesMouse: Bool = true, secret: String = "",
    isMasked: Bool = false
  ) {
    (self.machineZone, self.usesMouse) = (machineZone, usesMouse)
    sessionMask = Redaction(salt: secret)
    mask = isMasked ? sessionMask : .none
    self.nameSuffix = nameSuffix
    self.size = size
    self.glyphs = glyphs
    self.title = title
    self.inspection = mask.inspection(inspection)
    unmasked = inspection
  }

  /// Takes over what is known now.
  mutating func know(_ inspection: Inspection) {
    unmasked = inspection
    self.inspection = mask.inspection(inspection)
  }

  /// Puts the privacy mask on or takes it off.
  mutating func setMask(_ isOn: Bool) {
    mask = isOn ? sessionMask : .none
    know(unmasked)
  }

  /// The zone in which times can be shown beside UTC: the one that the user named for the share, or
  /// that of this machine.
  var localZone: LocalZone? { inspection.share.settings.zone ?? machineZone }

  /// The view that is shown.
  public var top: View { views.last ?? .share(ShareView()) }

  /// How the columns of a table stand.
  func arrangement(of kind: TableKind) -> ColumnArrangement {
    arrangements[kind] ?? ColumnArrangement()
  }

  /// The marked rows of a table.
  func marks(of kind: TableKind) -> RowSet { marks[kind] ?? RowSet() }

  /// The sign and the style of a severity.
  func mark(_ severity: Severity) -> (sign: String, style: Style) {
    switch severity {
    case .error: (glyphs.error, Style(.error, bold: true))
    case .warning: (glyphs.warning, Style(.warning, bold: true))
    case .info: (glyphs.hint, .hint)
    }
  }

  /// The place for a view: all lines but the title, the status and the keys.
  var body: Rect {
    Rect(x: 0, y: 1, width: size.width, height: max(0, size.height - 3))
  }

  /// The smallest terminal on which anything can be shown.
  static let smallest = Size(width: 20, height: 5)

  var isTooSmall: Bool {
    size.width < Self.smallest.width || size.height < Self.smallest.height
  }
}
