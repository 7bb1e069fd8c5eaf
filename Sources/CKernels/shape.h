#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "CKernels.h"
#include "mix.h"

/// Folds a member of the outermost object into the sum of those before it.
static inline uint64_t ck_add_member(uint64_t sum, const uint8_t *key, size_t length, ck_json_type type) {
  uint64_t member = XXH3_64bits(key, length) + (uint64_t)type * 0xc2b2ae3d27d4eb4full;
  uint64_t product = (sum ^ member) * 0x9e3779b97f4a7c15ull;
  return product << 29 | product >> 35;
}

/// The word of a shape by the sum of its members.
static inline uint64_t ck_shape_word(uint64_t sum, ck_json_type type, int is_deep, int repeats_inside) {
  uint64_t facts = (uint64_t)type | (uint64_t)is_deep << 8 | (uint64_t)repeats_inside << 9;
  uint64_t word = mix(sum + facts);
  return word ? word : 1;
}
