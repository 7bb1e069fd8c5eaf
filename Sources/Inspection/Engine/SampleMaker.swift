import Tables

/// Turns the hits of a piece into samples that a person can follow.
struct SampleMaker {
  let plan: TablePlan
  let file: FileLayout
  /// The keys that records name, where the plan does not hold them.
  var lookup: KeyLookup?

  /// One sample a hit, with places counted from the start of the piece.
  func samples(
    of hits: [PieceWorker.Hit], in piece: Piece
  ) -> [(slot: Int, sample: Finding.Sample)] {
    guard !hits.isEmpty else { return [] }
    var samples: [(slot: Int, sample: Finding.Sample)] = []
    var next = 0
    // Hits are in order of rows, so that one walk over the piece finds all their records.
    Record.walk(piece, in: file.file) { row, record in
      while next < hits.count, hits[next].row == row {
        samples.append((hits[next].slot, sample(hits[next], record)))
        next += 1
      }
      return next < hits.count
    }
    return samples
  }

  private func sample(_ hit: PieceWorker.Hit, _ record: Record) -> Finding.Sample {
    self.sample(slot: hit.slot, cell: hit.cell >= 0 ? hit.cell : nil, record)
  }

  /// The sample of a cell of a record, or of the whole record.
  func sample(slot: Int, cell: Int?, _ record: Record) -> Finding.Sample {
    let keys = lookup ?? plan.lookup(of: slot)
    return sample(cell: cell, record) { place in
      var place = place
      place.keys = keys
      return plan.slots.slots[slot].check.detail(place)
    }
  }

  /// The sample of a cell or a record with what there is to say about it.
  func sample(
    cell: Int?, _ record: Record, detail: (SamplePlace) -> String?
  ) -> Finding.Sample {
    let place = SamplePlace(record: record, cell: cell, width: file.file.header.count)
    return Finding.Sample(
      cell, of: record, in: file, detail: detail(place))
  }
}

extension Finding.Sample {
  /// A cell of a record, or the whole record.
  init(_ cell: Int?, of record: Record, in file: FileLayout, detail: String?) {
    let value = cell.map(record.value) ?? record.bytes
    let position = record.position(of: cell)
    self.init(
      file: file.file.name, record: record.number, line: record.line, lineEnd: record.lineEnd,
      byte: file.file.diskOffset(of: position), column: cell.map { file.file.header[$0] },
      value: String(decoding: value.prefix(Self.maximumValue), as: UTF8.self),
      isCut: value.count > Self.maximumValue, detail: detail)
  }
}
