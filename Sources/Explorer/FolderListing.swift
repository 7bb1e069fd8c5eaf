/// Names in a folder that begin as what was typed of a path.
public struct FolderRequest: Sendable, Equatable {
  /// The folder as it was typed, with its last `/`; empty for the one in which Slipway was started.
  public let folder: String
  /// What the names begin with.
  public let prefix: String

  /// What a path that is not typed to its end asks for.
  init(_ path: String) {
    let end = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    folder = String(path[..<end])
    prefix = String(path[end...])
  }
}

/// What was found in a folder.
public struct FolderListing: Sendable, Equatable {
  /// What was asked for.
  public let request: FolderRequest
  /// The names in order; a folder's ends in `/`.
  public let names: [String]
  /// Why there are none, where the folder could not be read.
  public let problem: String?

  /// A folder that was read, or could not be.
  public init(_ request: FolderRequest, names: [String], problem: String? = nil) {
    (self.request, self.names, self.problem) = (request, names, problem)
  }

  /// No more names are listed than these.
  public static let limit = 1000
}
