#include "machine.h"

int ck_can(ck_machine machine) {
  switch (machine) {
    case CK_BYTES: return 1;
#if defined(CK_X86)
    case CK_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
             __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
             __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt");
    case CK_AVX512:
      return ck_can(CK_AVX2) && __builtin_cpu_supports("avx512f") &&
             __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
#elif defined(CK_ARM)
    case CK_NEON: return 1;
#endif
    default: return 0;
  }
}

ck_machine ck_best_machine(void) {
  static const ck_machine best_first[] = {CK_AVX512, CK_AVX2, CK_NEON};
  for (int i = 0; i < 3; i++) {
    if (ck_can(best_first[i])) return best_first[i];
  }
  return CK_BYTES;
}
