/// What is known from outside the questions: the data at hand and the folder to write to.
public struct Facts: Equatable, Sendable {
  /// What the data folder holds, once it has been read.
  public var data: DataFolder?
  /// The data folder to propose.
  public var defaultDataFolder: String?
  /// The state of the output folder, once it has been looked at.
  public var output: OutputFolder?
  /// The output folder to propose.
  public var defaultOutputFolder: String?
  /// Whether AWS is to be left alone unless the user says otherwise: where no terminal is, nobody
  /// is there to see what is asked of it.
  public var isOfflineByDefault: Bool
  /// The profile that the AWS CLI takes from the environment.
  public var defaultProfile: String?
  /// What AWS has said so far.
  public var probes = ProbeLedger()
  /// Where answers are kept.
  public var answersFile: String
  /// Six random hexadecimal digits that make a suggested bucket name unguessable.
  public var nameSuffix: String

  /// Makes facts; what is left out is not known.
  public init(
    data: DataFolder? = nil, defaultDataFolder: String? = nil, output: OutputFolder? = nil,
    defaultOutputFolder: String? = nil, isOfflineByDefault: Bool = true,
    defaultProfile: String? = nil, answersFile: String = Facts.answersFile,
    nameSuffix: String = ""
  ) {
    self.data = data
    self.defaultDataFolder = defaultDataFolder
    self.output = output
    self.defaultOutputFolder = defaultOutputFolder
    self.isOfflineByDefault = isOfflineByDefault
    self.defaultProfile = defaultProfile
    self.answersFile = answersFile
    self.nameSuffix = nameSuffix
  }

  /// Where answers are kept unless another file is named.
  public static let answersFile = "slipway-setup.json"
  /// Where documents are written unless another folder is named.
  public static let outputFolder = "toplyne-setup"

  /// The state of an output folder.
  public struct OutputFolder: Equatable, Sendable {
    /// The path as it was answered.
    public let path: String
    /// Whether something is in it already.
    public let isOccupied: Bool

    /// Makes the state of an output folder.
    public init(path: String, isOccupied: Bool) {
      self.path = path
      self.isOccupied = isOccupied
    }
  }
}

/// What a data folder holds, every file accounted for.
public struct DataFolder: Equatable, Sendable {
  /// A file that is not uploaded, with the reason.
  public struct LeftOutFile: Equatable, Sendable {
    /// The path relative to the data folder.
    public let path: String
    /// Why it is left out.
    public let reason: String
    /// Whether it is a folder, whose files nobody has looked at.
    public let isFolder: Bool

    /// Makes a file that is left out.
    public init(path: String, reason: String, isFolder: Bool = false) {
      self.path = path
      self.reason = reason
      self.isFolder = isFolder
    }
  }

  /// The path as it was answered.
  public let path: String
  /// The absolute path of the folder.
  public let root: String
  /// The files that belong to tables.
  public let files: [UploadFile]
  /// All other files below the folder.
  public let leftOut: [LeftOutFile]
  /// Why the folder could not be read, if so.
  public let failure: String?

  /// Makes the content of a folder.
  public init(
    path: String, root: String, files: [UploadFile], leftOut: [LeftOutFile] = [],
    failure: String? = nil
  ) {
    self.path = path
    self.root = root
    self.files = files
    self.leftOut = leftOut
    self.failure = failure
  }

  /// The tables that have files, in the guide's order.
  public var tables: [UploadFile.Table] {
    UploadFile.Table.allCases.filter { table in files.contains { $0.table == table } }
  }
}
