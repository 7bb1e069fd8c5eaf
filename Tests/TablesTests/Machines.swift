import CKernels

/// The ways to go over many bytes at a time which this machine can.
enum Machines {
  static let wide = [CK_NEON, CK_AVX2, CK_AVX512].filter { ck_can($0) == 1 }
}

extension ck_machine: @retroactive CustomStringConvertible {
  public var description: String {
    switch self {
    case CK_NEON: "NEON"
    case CK_AVX2: "AVX2"
    case CK_AVX512: "AVX-512"
    default: "byte by byte"
    }
  }
}
