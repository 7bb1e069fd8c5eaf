/// The commands that send what is missing, and nothing else.
///
/// What is missing or has another size goes by `aws s3 sync` with each file named, many at once;
/// what differs in content alone goes by itself, since `sync` takes equal sizes for equal files.
struct UploadRepair: Equatable {
  /// The commands, in order.
  let commands: [AWSCommand]

  /// How many files a command names at most; a command line is limited.
  static let most = 200
  private static let mostBytes = 60_000

  /// The commands for what a comparison shows, made from the plan's own.
  init(_ comparison: UploadComparison, of upload: SavedUpload) {
    let missing = comparison.count { $0 == .missing }
    if case .folder(let sync) = upload.way, missing == comparison.files.count, missing > 0 {
      commands = [sync]
      return
    }
    var (named, single): ([UploadComparison.File], [UploadComparison.File]) = ([], [])
    for (file, state) in comparison.files {
      switch state {
      case .missing, .otherSize:
        if upload.canBeNamed(file) { named.append(file) } else { single.append(file) }
      case .otherContent: single.append(file)
      case .same, .unreadable: break
      }
    }
    let batches = Self.batches(of: named).map(upload.sync)
    commands = batches.compactMap(\.self) + single.map(upload.copy)
  }

  private static func batches(of files: [UploadComparison.File]) -> [[UploadComparison.File]] {
    var batches: [[UploadComparison.File]] = []
    var bytes = 0
    for file in files {
      bytes += file.path.utf8.count
      if batches.isEmpty || batches[batches.count - 1].count == most || bytes > mostBytes {
        batches.append([])
        bytes = file.path.utf8.count
      }
      batches[batches.count - 1].append(file)
    }
    return batches
  }
}
