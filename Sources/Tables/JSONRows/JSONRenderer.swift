import CFormats
import CKernels

/// Makes rows of JSON objects; one a thread, with buffers that are used again.
public final class JSONRenderer {
  /// Where the objects are.
  let source: any ByteSource
  /// The rows that were made last.
  let rows: UnsafePointer<cf_rows>
  /// Whether nothing stands behind what was claimed last.
  public private(set) var isLast = false
  /// What is worth telling of the rows that were made last.
  public private(set) var facts = JSONFacts()

  /// What bytes and columns multiply to at most: a record of two bytes has a cell for each column.
  private static let mostBytesTimesColumns = 1 << 28
  private let rendered: UnsafeMutablePointer<cf_rows>
  private let json: OpaquePointer
  private static let padding = max(64, cf_json_padding())
  private var capacity = 0
  private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: JSONRenderer.padding)
  private var position: UInt64 = 0
  private var length = 0

  /// A renderer for the objects of a file.
  public init(_ source: any ByteSource, _ header: JSONHeader) throws(TableError) {
    guard let rendered = cf_rows_new() else { throw Self.noMemory(source) }
    guard let json = cf_json_rows_new(header.layout.kind.layout) else {
      cf_rows_free(rendered)
      throw Self.noMemory(source)
    }
    (self.source, self.rendered, self.json) = (source, rendered, json)
    rows = UnsafePointer(rendered)
    for name in header.names {
      var name = name
      let isAdded = name.withUTF8 { cf_json_rows_add(json, $0.baseAddress, $0.count) }
      guard isAdded == 1 else { throw Self.noMemory(source) }
    }
  }

  deinit {
    cf_json_rows_free(json)
    cf_rows_free(rendered)
    bytes.deallocate()
  }

  /// Reads the whole records from a position on, about so many bytes of them; returns where the
  /// next ones start, the same place behind the last.
  public func claim(at position: UInt64, wanting size: Int) throws(TableError) -> UInt64 {
    self.position = position
    var wanted = min(size, max(4096, Self.mostBytesTimesColumns / cf_json_rows_width(json)))
    while true {
      if wanted > capacity { grow(to: wanted) }
      let (count, damage) = try read(wanted)
      let isHuge = wanted > Piece.maximumRecord
      let follows = isLast ? CF_JSON_END : isHuge ? CF_JSON_GIVE_UP : CF_JSON_MORE
      length = cf_json_rows_claim(json, bytes, count, follows)
      if length > 0 || isLast && count == 0 { return position + UInt64(length) }
      if let damage { throw damage }
      if isLast { throw Self.noMemory(source) }
      if isHuge { throw TableError(.recordTooLong(offset: position), path: source.path) }
      // A byte more than the longest record, for its line end.
      wanted = min(wanted * 2, Piece.maximumRecord + 1)
    }
  }

  private func read(_ wanted: Int) throws(TableError) -> (count: Int, damage: TableError?) {
    let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: wanted)
    let (count, damage) = try source.readToDamage(into: buffer, at: position)
    isLast = damage == nil && (count < wanted || position + UInt64(count) == source.knownSize)
    (bytes + count).update(repeating: 0, count: Self.padding)
    return (count, damage)
  }

  /// Makes rows of what was claimed last.
  public func render() throws(TableError) {
    cf_rows_clear(rendered)
    guard cf_json_rows_render(json, rendered) == 1 else { throw Self.noMemory(source) }
    facts = JSONFacts(cf_json_rows_facts(json), at: position)
  }

  private func grow(to capacity: Int) {
    bytes.deallocate()
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.padding)
  }

  private static func noMemory(_ source: any ByteSource) -> TableError {
    TableError(.unreadable("no memory for its rows"), path: source.path)
  }
}

extension JSONRenderer: RowRenderer {
  var lineCount: Int { ck_count(bytes, length, UInt8(ascii: "\n")) }

  func lines(ofRow row: Int) -> ClosedRange<Int> {
    let start = Int(rendered.pointee.origins[row])
    let end = cf_json_rows_end(json, row, start)
    let first = ck_count(bytes, start, UInt8(ascii: "\n"))
    return first...first + ck_count(bytes + start, end - start, UInt8(ascii: "\n"))
  }
}
