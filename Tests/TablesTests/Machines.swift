import CKernels

/// The ways to go over many bytes at a time which this machine can.
enum Machines {
  static let wide = [CK_NEON, CK_AVX2, CK_AVX512].filter { ck_can($0) == 1 }
}
