import CKernels

/// Hashes of cells and records, the same on every machine.
public enum KeyHash {
  /// XXH3 of the bytes; chain values by handing one's hash to the next as its seed.
  @inlinable public static func of(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64
  {
    ck_hash(bytes.baseAddress, bytes.count, seed)
  }
}
