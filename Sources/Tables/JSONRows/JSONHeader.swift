/// What the first bytes of a text of JSON say of its rows.
public struct JSONHeader: Equatable, Sendable {
  /// How the objects stand in the text.
  public let layout: JSONLayout
  /// The names of the columns: all keys of the objects there, in the order in which they come up.
  public let names: [String]

  /// Bytes that are looked at first.
  private static let size = 256 << 10
  /// More keys are no columns, but names of things.
  static let mostNames = 1 << 15

  /// Reads the first bytes of a file.
  ///
  /// - Throws: `TableError` when no rows can be made of it.
  public init(_ source: any ByteSource) throws(TableError) {
    var size = Self.size
    while true {
      let bytes = try source.head(size)
      let head = JSONHead(bytes, isWhole: bytes.count < size || source.knownSize == UInt64(size))
      do throws(JSONRefusal) {
        if let header = try Self.read(head) {
          self = header
          return
        }
      } catch {
        throw TableError(.json(error.problem), path: source.path)
      }
      if head.isWhole || size > Piece.maximumRecord {
        throw TableError(Self.failure(of: head), path: source.path)
      }
      size = min(8 * size, Piece.maximumRecord + 1)
    }
  }

  /// The header of a text; nothing where its first record is not whole.
  static func read(_ head: JSONHead) throws(JSONRefusal) -> JSONHeader? {
    let layout = try JSONLayout(head)
    guard let found = head.names(layout) else { return nil }
    if found.objects == 0 { throw JSONRefusal(.noObject) }
    if found.names.isEmpty { throw JSONRefusal(.noKey) }
    if found.names.count > mostNames { throw JSONRefusal(.manyKeys(found.names.count)) }
    return JSONHeader(layout: layout, names: found.names)
  }

  private static func failure(of head: JSONHead) -> TableError.Kind {
    guard head.isWhole else { return .recordTooLong(offset: 0) }
    return head.isBlank ? .empty : .json(.noObject)
  }

  private init(layout: JSONLayout, names: [String]) {
    (self.layout, self.names) = (layout, names)
  }
}
