import CFormats

/// Whether bytes are text as files are expected to hold it.
public enum UTF8Bytes {
  /// Whether the bytes are UTF-8 (RFC 3629).
  public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.isEmpty || cf_is_utf8(bytes.baseAddress, bytes.count) == 1
  }

  /// Offset of the first byte that cannot stand where it stands.
  public static func firstError(in bytes: [UInt8]) -> Int? {
    var rest = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
