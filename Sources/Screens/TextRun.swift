/// Text cut to the columns it has room for, cluster by cluster.
///
/// Reading stops as soon as the room is full, so a cell of a megabyte costs no more than its head.
struct TextRun {
  struct Piece {
    var text: String
    var columns: Int
  }

  private(set) var pieces: [Piece] = []
  private(set) var columns = 0

  /// Cuts `text` to `room` columns and, where something was cut, ends with `ellipsis`.
  init(_ text: some StringProtocol, room: Int, ellipsis: String?) {
    for cluster in text where !add(cluster, room: room) {
      end(room: room, ellipsis: ellipsis)
      return
    }
  }

  /// Adds the visible form of a cluster; false when it does not fit.
  private mutating func add(_ cluster: Character, room: Int) -> Bool {
    if TextWidth.isPrintableASCII(cluster) {
      return add(Piece(text: String(cluster), columns: 1), room: room)
    }
    for visible in Visible.cluster(cluster) {
      let piece = Piece(text: String(visible), columns: TextWidth.columns(of: visible))
      guard add(piece, room: room) else { return false }
    }
    return true
  }

  private mutating func add(_ piece: Piece, room: Int) -> Bool {
    guard columns + piece.columns <= room else { return false }
    pieces.append(piece)
    columns += piece.columns
    return true
  }

  /// A wide cluster that does not fit whole leaves a blank in the last column.
  private mutating func end(room: Int, ellipsis: String?) {
    guard let ellipsis, room > 0 else {
      fill(room)
      return
    }
    while columns > room - 1, let last = pieces.popLast() {
      columns -= last.columns
    }
    fill(room - 1)
    pieces.append(Piece(text: ellipsis, columns: 1))
    columns += 1
  }

  private mutating func fill(_ room: Int) {
    while columns < room {
      pieces.append(Piece(text: " ", columns: 1))
      columns += 1
    }
  }
}
