import Tables

/// Compares records with the first ones of their hashes, reading the file a piece at a time; one a
/// thread.
final class RecordComparison {
  /// A record that may repeat another one.
  private struct Candidate {
    let place: RecordPlace
    let first: RecordPlace
    /// The row in the piece.
    let row: Int
    /// The record, counted from 0 over the file.
    let record: Int
  }

  private let check: any RepeatRule.Type
  private let plan: TablePlan
  private let files: [FileInspection]
  private let different: RadixStore.Writer
  private let marks: RecordMarks
  private let piece = Piece()
  private let firsts: FirstRecords
  /// The files that were compared last.
  private var alike = (file: -1, other: -1, isAlike: false)

  /// `different` gets the records that differ from the first of their hash, under its place.
  init(
    _ check: any RepeatRule.Type, _ plan: TablePlan, _ files: [FileInspection],
    different: RadixStore.Writer, _ marks: RecordMarks
  ) {
    (self.check, self.plan, self.files) = (check, plan, files)
    (self.different, self.marks) = (different, marks)
    firsts = FirstRecords(plan, files)
  }

  /// Compares pairs of a record's place, in order, and the place of the first of its hash.
  func compare(_ pairs: [RadixStore.Entry]) throws(TableError) {
    var next = 0
    while next < pairs.count {
      let place = RecordPlace(number: pairs[next].key)
      let file = plan.places.file(of: place)
      let offset = plan.places.offset(of: place, in: file)
      guard let number = files[file].index.piece(containing: offset) else { throw changed(file) }
      let layout = plan.layout.files[file]
      let mark = files[file].index.marks[number]
      let end = try piece.fill(from: layout.file, at: mark.offset)
      let limit = plan.places.place(file: file, offset: end)
      let last = pairs[next...].firstIndex { $0.key >= limit.number } ?? pairs.count
      let candidates = try candidates(pairs[next..<last], file, number)
      try compare(candidates, layout)
      next = last
    }
  }

  private func changed(_ file: Int) -> TableError {
    TableError(.changed, path: plan.layout.files[file].file.file.path)
  }

  /// The records of the piece at hand, in the order of the first ones they are compared with.
  private func candidates(
    _ pairs: ArraySlice<RadixStore.Entry>, _ file: Int, _ number: Int
  ) throws(TableError) -> [Candidate] {
    let range = files[file].index.records(of: number)
    var counter = RecordNumbers(
      piece.rows, width: plan.layout.files[file].file.header.count,
      hasBlanks: piece.rows.count != range.count)
    var candidates: [Candidate] = []
    candidates.reserveCapacity(pairs.count)
    for pair in pairs {
      let place = RecordPlace(number: pair.key)
      let start = Int(plan.places.offset(of: place, in: file) - piece.offset)
      guard let row = piece.rows.row(at: start) else { throw changed(file) }
      candidates.append(
        Candidate(
          place: place, first: RecordPlace(number: pair.place), row: row,
          record: range.lowerBound + counter.record(ofRow: row)))
    }
    return candidates.sorted { ($0.first, $0.place) < ($1.first, $1.place) }
  }

  private func compare(_ candidates: [Candidate], _ layout: FileLayout) throws(TableError) {
    firsts.expect(candidates.map(\.first), beside: piece, of: layout)
    let (file, position) = (layout.file, layout.position)
    var equal: [(file: Int, record: Int)] = []
    for candidate in candidates {
      let first = try firsts.record(at: candidate.first)
      let record = Record.at(candidate.row, of: piece, in: file)
      switch isEqual(record, position, first) {
      case true?: equal.append((position, candidate.record))
      case false?: different.append(candidate.first.number, place: candidate.place.number)
      case nil: break
      }
    }
    marks.insert(equal)
  }

  /// Nothing where the record can repeat none.
  private func isEqual(_ record: Record, _ file: Int, _ first: FirstRecords.Placed) -> Bool? {
    if record.bytes == first.record.bytes, isReadAlike(file, first.file) { return true }
    let files = plan.layout.files
    guard let identity = check.identity(record, files[file]) else { return nil }
    return identity == check.identity(first.record, files[first.file])
  }

  private func isReadAlike(_ file: Int, _ other: Int) -> Bool {
    if alike.file != file || alike.other != other {
      let files = plan.layout.files
      alike = (file, other, check.isReadAlike(files[file], files[other]))
    }
    return alike.isAlike
  }
}
