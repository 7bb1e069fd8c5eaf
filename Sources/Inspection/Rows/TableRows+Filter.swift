import Tables

extension TableRows {
  /// At most `count` records that pass a filter, from the `start`th of them.
  public func rows(
    from start: Int, count: Int, filter: RowFilter, index: FilterIndex
  ) throws(TableError) -> [InspectedRow] {
    guard let first = index.place(holding: max(0, start)) else { return [] }
    var rows: [InspectedRow] = []
    for piece in index.pieces[first...] where rows.count < count {
      let place = Place(file: piece.file, piece: piece.piece)
      guard try claim(place) else { continue }
      try finish(place)
      let passed = try passing(filter, in: place).dropFirst(max(0, start - piece.before))
      rows += inspectedRows(passed.prefix(count - rows.count), of: place)
    }
    return rows
  }

  /// The records of one piece of a file that pass a filter, in file order.
  ///
  /// Pieces without any are not read again where the inspection tells.
  public func rows(
    ofPiece piece: Int, file: Int, passing filter: RowFilter
  ) throws(TableError) -> [InspectedRow] {
    let place = Place(file: file, piece: piece)
    guard sieve.mayPass(filter, in: place) else { return [] }
    let isThere = try claim(place)
    if isThere { try finish(place) }
    guard isThere, records(in: place) == table.files[file].index.records(of: piece).count
    else {
      throw TableError(.changed, path: table.layout.files[file].file.file.path)
    }
    return inspectedRows(try passing(filter, in: place), of: place)
  }

  /// The place of a row of the table among those that pass a filter; nothing where the index has
  /// not come to it.
  public func place(
    of row: Int, filter: RowFilter, index: FilterIndex
  ) throws(TableError) -> Int? {
    guard index.looked > row else { return nil }
    for piece in index.pieces {
      let place = Place(file: piece.file, piece: piece.piece)
      let records = table.files[place.file].index.records(of: place.piece)
      guard before[place.file] + records.upperBound > row else { continue }
      guard try claim(place) else { return nil }
      try finish(place)
      return try piece.before + count(filter, in: place, before: row).before
    }
    return nil
  }

  // MARK: - The piece at hand

  /// Reads a piece as far as the next one has to wait for it; false where it is not there.
  func claim(_ place: Place) throws(TableError) -> Bool {
    let offset = mark(of: place).offset
    return try worker.piece.claim(from: table.layout.files[place.file].file, at: offset) > offset
  }

  /// Does the rest.
  func finish(_ place: Place) throws(TableError) {
    try worker.piece.finish(table.layout.files[place.file].file)
  }

  /// How many records the piece that was read has.
  func records(in place: Place) -> Int {
    let (rows, width) = (worker.piece.rows, table.layout.files[place.file].file.header.count)
    return (0..<rows.count).count { rows.shape($0, width: width) != .blank }
  }

  /// How many records of the piece that was read pass a filter, and how many of them stand before
  /// a row of the table.
  func count(
    _ filter: RowFilter, in place: Place, before row: Int
  ) throws(TableError) -> (all: Int, before: Int) {
    let passed = try sieve.flags(filter, file: place.file, mark: mark(of: place))
    let all = passed.count { $0 }
    let first = before[place.file] + mark(of: place).record
    guard all > 0, row > first else { return (all, 0) }
    return (all, self.numbered(passed, in: place).prefix { first + $0.number < row }.count)
  }

  /// A record of a piece that passes.
  struct Passing {
    /// Its row in the piece.
    let row: Int
    /// Its place among the records of the piece, counted from 0.
    let number: Int
  }

  /// The records of the piece that was read which pass a filter, in file order.
  func passing(_ filter: RowFilter, in place: Place) throws(TableError) -> [Passing] {
    numbered(try sieve.flags(filter, file: place.file, mark: mark(of: place)), in: place)
  }

  private func numbered(_ passed: [Bool], in place: Place) -> [Passing] {
    let (rows, width) = (worker.piece.rows, table.layout.files[place.file].file.header.count)
    var found: [Passing] = []
    var number = 0
    for row in passed.indices {
      if passed[row] { found.append(Passing(row: row, number: number)) }
      if rows.shape(row, width: width) != .blank { number += 1 }
    }
    return found
  }

  /// Some records of the piece that was read, with what is wrong in them.
  func inspectedRows(_ wanted: some Sequence<Passing>, of place: Place) -> [InspectedRow] {
    readRows(wanted.map(\.row), of: place.file, at: mark(of: place))
  }
}
