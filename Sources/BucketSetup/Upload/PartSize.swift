/// How the AWS CLI cuts a file into parts: from 8 MiB on, into parts of 8 MiB, or of twice as much
/// until they are 10,000 at most.
///
/// Source: AWS CLI S3 configuration (`multipart_threshold`, `multipart_chunksize`); s3transfer,
/// `ChunksizeAdjuster`.
public enum PartSize {
  /// The size from which a file is sent in parts, and that of a part.
  static let standard = 8 << 20
  private static let mostParts = 10_000

  /// The size of the parts that a file is sent in; nothing where it is sent whole.
  public static func of(_ bytes: Int) -> Int? {
    guard bytes >= standard else { return nil }
    var size = standard
    while size < Int.max / 2, count(bytes, in: size) > mostParts { size *= 2 }
    return size
  }

  /// The requests that sending a file takes; parts need one each, and two around them.
  public static func requests(for bytes: Int) -> Int {
    of(bytes).map { count(bytes, in: $0) + 2 } ?? 1
  }

  private static func count(_ bytes: Int, in size: Int) -> Int {
    bytes / size + (bytes % size == 0 ? 0 : 1)
  }
}
