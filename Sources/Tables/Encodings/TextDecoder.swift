import CEncodings

/// Makes UTF-8 of text in another encoding; one thread at a time.
///
/// Nothing is kept between calls, so that decoding can start wherever a character does.
final class TextDecoder {
  private let handle: OpaquePointer

  /// A decoder; nothing for an encoding that cannot be decoded from anywhere, or that this system's
  /// iconv does not know.
  init?(_ charset: Charset) {
    guard let form = charset.form, let handle = ce_decoder_new(form, charset.iconvName) else {
      return nil
    }
    self.handle = handle
  }

  deinit { ce_decoder_free(handle) }

  /// Decodes whole characters until the bytes end or the next one does not fit.
  func decode(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, into out: UnsafeMutableRawBufferPointer
  ) -> ce_step {
    guard let from = bytes.baseAddress, let to = out.baseAddress else { return ce_step() }
    return ce_decode(
      handle, from.assumingMemoryBound(to: UInt8.self), bytes.count, isLast ? 1 : 0,
      to.assumingMemoryBound(to: UInt8.self), out.count)
  }

  /// What each byte means by itself.
  var table: [[UInt8]] {
    (UInt8.min...UInt8.max).map { byte in
      withUnsafeTemporaryAllocation(byteCount: 16, alignment: 1) { out in
        withUnsafeBytes(of: byte) { Array(out[..<decode($0, isLast: true, into: out).written]) }
      }
    }
  }
}
