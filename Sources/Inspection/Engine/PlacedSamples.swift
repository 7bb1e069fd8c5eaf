import Tables

/// Makes samples of records that are known by their places.
struct PlacedSamples {
  private let context: TableContext
  private let places: RecordPlaces
  private let column: Int?

  /// Samples of the cells of a column, or of whole records.
  init(_ context: TableContext, column: Int?) {
    (self.context, self.column) = (context, column)
    places = RecordPlaces(context.layout)
  }

  /// A sample of each place, with more about it; places are in order, and each piece is read once.
  ///
  /// What can no longer be read has none: the finding stands without.
  func samples(at wanted: [(place: RecordPlace, detail: String?)]) -> [Finding.Sample] {
    var samples: [Finding.Sample] = []
    var next = 0
    while next < wanted.count {
      let file = places.file(of: wanted[next].place)
      let index = context.totals.files[file].index
      let offset = places.offset(of: wanted[next].place, in: file)
      guard let piece = index.piece(containing: offset) else { return samples }
      let end = wanted[next...].firstIndex { other in
        places.file(of: other.place) != file
          || index.piece(containing: places.offset(of: other.place, in: file)) != piece
      }
      let group = wanted[next..<(end ?? wanted.count)]
      samples += self.samples(at: group, file: file, mark: index.marks[piece])
      next = group.endIndex
    }
    return samples
  }

  private func samples(
    at wanted: ArraySlice<(place: RecordPlace, detail: String?)>, file: Int, mark: PieceMark
  ) -> [Finding.Sample] {
    let layout = context.layout.files[file]
    let cell = column.flatMap(layout.cell)
    var samples: [Finding.Sample] = []
    var rest = wanted
    _ = try? RecordReader(layout.file).readPiece(at: mark) { record in
      let place = places.place(file: file, offset: record.offset)
      while let next = rest.first, next.place == place {
        samples.append(Finding.Sample(cell, of: record, in: layout, detail: next.detail))
        rest.removeFirst()
      }
      return !rest.isEmpty
    }
    return samples
  }
}
