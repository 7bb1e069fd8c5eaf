#include "machine.h"

int ck_can(ck_machine machine) {
  switch (machine) {
    case CK_BYTES: return 1;
#if defined(CK_X86)
    case CK_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
             __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
             __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt");
#elif defined(CK_ARM)
    case CK_NEON: return 1;
#endif
    default: return 0;
  }
}

ck_machine ck_best_machine(void) {
  return ck_can(CK_AVX2) ? CK_AVX2 : ck_can(CK_NEON) ? CK_NEON : CK_BYTES;
}
