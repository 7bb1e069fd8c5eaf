/// What of an upload is in the bucket, object by object.
public struct UploadComparison: Equatable, Sendable {
  /// A local file with the object that it is to be.
  public struct File: Equatable, Sendable {
    /// The path of the file.
    public let path: String
    /// The key of the object.
    public let key: String
    /// The size of the file now; nothing where it cannot be read.
    public let bytes: Int?

    /// Makes a file.
    public init(path: String, key: String, bytes: Int?) {
      self.path = path
      self.key = key
      self.bytes = bytes
    }
  }

  /// How one knows that an object is the file.
  public enum Proof: Equatable, Sendable {
    /// Its size alone: the tag of the object says nothing, or the file's digest is not to be had.
    case size
    /// Its content, by MD5.
    case content
  }

  /// How the object of a file is.
  public enum State: Equatable, Sendable {
    case same(Proof)
    case missing
    /// The object has another size.
    case otherSize(Int)
    /// The object has the same size, and another content.
    case otherContent
    /// The file is not there, or cannot be read.
    case unreadable
  }

  /// The files with their states, in the order given.
  public let files: [(file: File, state: State)]

  /// Compares files with what is in the bucket.
  ///
  /// - Parameters:
  ///   - files: The local files.
  ///   - listing: What is in the bucket.
  ///   - tag: What S3 would call a file's content by if it was sent in parts of a size, or whole;
  ///     asked only where sizes agree. Nothing where that cannot be known.
  ///   - isDigest: Whether the tag of an object is an MD5, which that of one encrypted by KMS is
  ///     not though it looks like one; asked only where it differs from the file's.
  public init(
    _ files: [File], with listing: ObjectListing, tag: (File, _ partSize: Int?) -> String?,
    isDigest: (File) -> Bool
  ) {
    self.files = files.map { ($0, Self.state(of: $0, listing[$0.key], tag, isDigest)) }
  }

  private static func state(
    of file: File, _ object: ObjectListing.Object?, _ tag: (File, Int?) -> String?,
    _ isDigest: (File) -> Bool
  ) -> State {
    guard let bytes = file.bytes else { return .unreadable }
    guard let object else { return .missing }
    guard object.bytes == bytes else { return .otherSize(object.bytes) }
    guard let there = object.tag.flatMap(ContentTag.init), let size = there.partSize(of: bytes),
      let own = tag(file, there.parts == nil ? nil : size)
    else { return .same(.size) }
    if own == there.text { return .same(.content) }
    // Parts of another size give another tag for the same content.
    return there.parts == nil && isDigest(file) ? .otherContent : .same(.size)
  }

  /// Whether both have the same files in the same states.
  public static func == (one: Self, other: Self) -> Bool {
    one.files.elementsEqual(other.files) { $0.file == $1.file && $0.state == $1.state }
  }

  // MARK: - What follows

  /// The files that have to be sent (again).
  public var toSend: [File] {
    files.filter {
      switch $0.state {
      case .missing, .otherSize, .otherContent: true
      case .same, .unreadable: false
      }
    }.map(\.file)
  }

  /// How many files are in a state.
  public func count(where isCounted: (State) -> Bool) -> Int {
    files.count { isCounted($0.state) }
  }

  /// Whether every file is in the bucket.
  public var isComplete: Bool {
    files.allSatisfy { if case .same = $0.state { true } else { false } }
  }
}

/// An ETag of S3 that may be an MD5: of the content, or of the MD5s of its parts.
///
/// Source: Amazon S3 API Reference, "Object": it is none for objects encrypted by KMS or by keys
/// of the customer, which only their tags' form does not tell.
struct ContentTag: Equatable, Sendable {
  /// The tag as it is.
  let text: String
  /// How many parts it was sent in; nothing where it was sent whole.
  let parts: Int?

  init?(_ text: String) {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let digest = pieces.first, digest.utf8.count == 32,
      digest.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }), pieces.count <= 2
    else { return nil }
    if pieces.count == 2 {
      guard let parts = Int(pieces[1]), parts > 0 else { return nil }
      self.parts = parts
    } else {
      parts = nil
    }
    self.text = text
  }

  /// The size of the parts of an object that the AWS CLI sent; nothing where another number of
  /// parts shows that something else did.
  func partSize(of bytes: Int) -> Int? {
    guard let parts else { return bytes }
    guard let size = PartSize.of(bytes) else { return nil }
    return (bytes + size - 1) / size == parts ? size : nil
  }
}
