/// What is in a bucket, as `aws s3api list-objects-v2` tells it, page by page.
public struct ObjectListing: Equatable, Sendable {
  /// An object.
  public struct Object: Equatable, Sendable {
    /// Its size.
    public let bytes: Int
    /// What S3 calls its content by, without quotation marks.
    public let tag: String?

    /// Makes an object.
    public init(bytes: Int, tag: String? = nil) {
      self.bytes = bytes
      self.tag = tag
    }
  }

  /// Why a page cannot be read.
  public enum Failure: Error, Equatable, Sendable {
    case json(JSONError)
    /// An object without what every object has.
    case object(number: Int, missing: String)

    /// The reason in a sentence without a full stop.
    public var message: String {
      switch self {
      case .json(let error): "the listing is no JSON: \(error.message)"
      case .object(let number, let missing): "object \(number) of the listing has no \(missing)"
      }
    }
  }

  // By bytes, as S3 does: Swift holds keys equal that look the same.
  private var objects: [[UInt8]: Object] = [:]

  /// What tells the next page, where there is one.
  public private(set) var nextToken: String?

  /// A listing without objects.
  public init() {}

  /// How many objects there are.
  public var count: Int { objects.count }

  /// The object of a key, if there is one.
  public subscript(key: String) -> Object? { objects[Array(key.utf8)] }

  /// Adds what the CLI printed: one page, or all of them in one; nothing at all means no objects.
  public mutating func add(page text: String) throws(Failure) {
    nextToken = nil
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
    let page: JSONValue
    do throws(JSONError) { page = try JSONValue(text) } catch { throw .json(error) }
    for (number, object) in (page["Contents"]?.array ?? []).enumerated() {
      guard let key = object["Key"]?.string else {
        throw .object(number: number + 1, missing: "Key")
      }
      guard let bytes = object["Size"]?.int, bytes >= 0 else {
        throw .object(number: number + 1, missing: "Size")
      }
      let tag = object["ETag"]?.string.map { $0.filter { $0 != "\"" } }
      objects[Array(key.utf8)] = Object(bytes: bytes, tag: tag)
    }
    // The CLI says NextToken where it was told to stop, S3 itself NextContinuationToken.
    nextToken = (page["NextToken"] ?? page["NextContinuationToken"])?.string
  }
}
