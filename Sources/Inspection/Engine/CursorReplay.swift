import Synchronization
import Tables

/// Replays a pull of the rows whose `UPDATED_AT` is past all that was pulled before, drop by drop,
/// and finds the records that it never sees.
///
/// Only pieces that can hold one are read again.
struct CursorReplay: Sendable {
  let plan: TablePlan
  let files: [FileInspection]
  /// For each file and each of its pieces the range of `UPDATED_AT`.
  let pieces: [[HashColumn.TimeRange]]
  let workspace: Workspace

  /// For each file the records that are not beyond what was reached before it was dropped.
  func find(beyond reached: [Int64?]) throws(TableError) -> [RecordSet] {
    let queue = PieceQueue(places(within: reached), goOn: workspace.goOn)
    let marks = RecordMarks(files: files.count)
    let failure = Mutex<TableError?>(nil)
    guard !queue.isEmpty else { return marks.files }
    WorkerThreads.run(workspace.memory.threads) {
      let reader = TimeReader(plan, files)
      while let place = queue.draw(), let limit = reached[place.file] {
        do throws(TableError) {
          marks.insert(try reader.records(upTo: limit, file: place.file, piece: place.piece))
        } catch {
          failure.withLock { $0 = $0 ?? error }
          queue.stop()
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return marks.files
  }

  private func places(within reached: [Int64?]) -> [PieceQueue.Place] {
    reached.enumerated().flatMap { file, limit in
      guard let limit else { return [PieceQueue.Place]() }
      return pieces[file].indices
        .filter { piece in pieces[file][piece].times.map { $0.lowerBound <= limit } ?? false }
        .map { PieceQueue.Place(file: file, piece: $0) }
    }
  }
}

/// Pieces of files that no thread has drawn yet.
private final class PieceQueue: Sendable {
  struct Place {
    let file: Int
    let piece: Int
  }

  private let places: [Place]
  private let next = Atomic(0)
  private let goOn: @Sendable () -> Bool

  init(_ places: [Place], goOn: @escaping @Sendable () -> Bool) {
    (self.places, self.goOn) = (places, goOn)
  }

  var isEmpty: Bool { places.isEmpty }

  /// The next place; nothing when all are drawn or the search is stopped.
  func draw() -> Place? {
    guard goOn() else { return nil }
    let place = next.add(1, ordering: .relaxed).oldValue
    return place < places.count ? places[place] : nil
  }

  func stop() { next.store(places.count, ordering: .relaxed) }
}
