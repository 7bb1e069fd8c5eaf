#pragma once

#include <stdint.h>

/// A bijection in which every bit of the result depends on every bit of the word: the finaliser of
/// MurmurHash3 (Austin Appleby, public domain).
static inline uint64_t mix(uint64_t word) {
  word = (word ^ word >> 33) * 0xff51afd7ed558ccdull;
  word = (word ^ word >> 33) * 0xc4ceb9fe1a85ec53ull;
  return word ^ word >> 33;
}
