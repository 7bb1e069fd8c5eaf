#define XXH_INLINE_ALL
#include <xxhash.h>

#include "CKernels.h"

uint64_t ck_hash(const void *bytes, size_t length, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes, length, seed);
}
