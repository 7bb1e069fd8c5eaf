import Tables

/// The first bytes of values, each at a place of its own in one block of memory.
final class KeptTexts {
  private static let stride = ColumnExtremes.keptBytes + 1
  /// For each place the length and then the bytes.
  private var bytes: UnsafeMutablePointer<UInt8>

  init(places: Int) { bytes = .allocate(capacity: places * Self.stride) }

  deinit { bytes.deallocate() }

  func keep(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    let slot = bytes + place * Self.stride
    let kept = min(text.count, ColumnExtremes.keptBytes)
    slot[0] = UInt8(kept)
    if let base = text.baseAddress { (slot + 1).update(from: base, count: kept) }
  }

  /// The bytes at a place where some are kept.
  func withText<Result>(
    at place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let slot = bytes + place * Self.stride
    return body(UnsafeBufferPointer(start: slot + 1, count: Int(slot[0])))
  }

  /// Takes all that another block of the same size keeps, in exchange for what is kept here.
  func take(_ other: KeptTexts) { swap(&bytes, &other.bytes) }
}
