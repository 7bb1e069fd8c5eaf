/// An upload of a saved plan: which file becomes which object, and by which commands.
public struct SavedUpload: Equatable, Sendable {
  /// A file with the object that it makes.
  public struct Item: Equatable, Sendable {
    /// The path of the file.
    public let path: String
    /// The key of the object.
    public let key: String
    /// The size at the review.
    public let bytes: Int
  }

  /// How the files are sent.
  enum Way: Equatable, Sendable {
    /// A folder at once.
    case folder(AWSCommand)
    /// One after another.
    case files
  }

  /// The name of the step, such as `upload-events`.
  public let id: String
  /// The command that lists what is there.
  private let listing: AWSCommand
  /// The files with their objects.
  public let items: [Item]
  let way: Way
  private let bucket: String
  /// What ends every command: region, and the options of the plan.
  private let end: [String]

  /// Reads a step of a plan; nothing where it uploads nothing.
  init?(_ step: SavedPlan.Step, bucket: String) {
    guard step.subject == .upload, let listing = step.read, let first = step.writes.first,
      first.words.count > 4, first.words[1] == "s3"
    else { return nil }
    id = step.id
    self.listing = listing
    self.bucket = bucket
    end = Self.withoutFilters(first.words.dropFirst(5))
    let place = "s3://\(bucket)/"
    if first.words[2] == "sync" {
      way = .folder(first)
      let (folder, prefix) = (first.words[3], ObjectKey.path(first.words[4], below: place))
      items = step.objects.map {
        Item(path: folder + ObjectKey.path($0.key, below: prefix), key: $0.key, bytes: $0.bytes)
      }
    } else {
      way = .files
      guard step.writes.count == step.objects.count else { return nil }
      items = zip(step.objects, step.writes).map {
        Item(path: $1.words[3], key: $0.key, bytes: $0.bytes)
      }
    }
  }

  /// The files as a comparison takes them, with their sizes now.
  func files(size: (_ path: String) -> Int?) -> [UploadComparison.File] {
    items.map { UploadComparison.File(path: $0.path, key: $0.key, bytes: size($0.path)) }
  }

  // MARK: - Commands

  /// The command that lists what is there, from a page on.
  func listing(from page: String?) -> AWSCommand {
    AWSCommand(words: listing.words + (page.map { ["--starting-token", $0] } ?? []))
  }

  /// Whether `sync` can be told of a file by name: it would take a pattern for one.
  func canBeNamed(_ file: UploadComparison.File) -> Bool {
    guard case .folder(let sync) = way else { return false }
    return !UploadPlan.hasWildcard(file.path) && file.path.utf8.starts(with: sync.words[3].utf8)
  }

  /// The command that sends some files of the folder.
  func sync(_ files: [UploadComparison.File]) -> AWSCommand? {
    guard case .folder(let sync) = way else { return nil }
    let names = files.flatMap { ["--include", ObjectKey.path($0.path, below: sync.words[3])] }
    let filters = ["--exclude", "*"] + names + ["--no-follow-symlinks"]
    return AWSCommand(words: Array(sync.words[..<5]) + filters + end)
  }

  /// The command that sends one file.
  func copy(_ file: UploadComparison.File) -> AWSCommand {
    AWSCommand(words: ["aws", "s3", "cp", file.path, "s3://\(bucket)/\(file.key)"] + end)
  }

  /// What tells how an object is encrypted.
  func head(_ key: String) -> AWSCommand {
    // With `=`, as a key may begin with a dash.
    let words = ["aws", "s3api", "head-object", "--bucket", bucket, "--key=\(key)"]
    return AWSCommand(words: words + end.filter { $0 != "--no-progress" } + ["--output", "json"])
  }

  private static func withoutFilters(_ words: ArraySlice<String>) -> [String] {
    var kept: [String] = []
    var isValue = false
    for word in words {
      if isValue {
        isValue = false
      } else if word == "--exclude" || word == "--include" {
        isValue = true
      } else if word != "--no-follow-symlinks" {
        kept.append(word)
      }
    }
    return kept
  }
}

extension SavedPlan {
  /// The uploads, in the order of the steps.
  public var uploads: [SavedUpload] { steps.compactMap { SavedUpload($0, bucket: bucket) } }
}
