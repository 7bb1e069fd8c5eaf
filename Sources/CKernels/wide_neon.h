#pragma once

#include <arm_neon.h>
#include <stdint.h>

/// 64 bytes at a time with NEON; a mask has a bit a byte, the first byte's the lowest.
#define WIDE

typedef uint8x16x4_t wide;

static inline wide wide_load(const uint8_t *at) {
  return (wide){{vld1q_u8(at), vld1q_u8(at + 16), vld1q_u8(at + 32), vld1q_u8(at + 48)}};
}

/// A bit for each byte that is all ones: sums of neighbours bring the bits of eight bytes together.
static inline uint64_t wide_mask(wide w) {
  const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t front = vpaddq_u8(vandq_u8(w.val[0], bits), vandq_u8(w.val[1], bits));
  uint8x16_t back = vpaddq_u8(vandq_u8(w.val[2], bits), vandq_u8(w.val[3], bits));
  uint8x16_t all = vpaddq_u8(front, back);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(all, all)), 0);
}

/// The bytes that are `byte`.
static inline uint64_t wide_equal(wide w, uint8_t byte) {
  uint8x16_t wanted = vdupq_n_u8(byte);
  for (int i = 0; i < 4; i++) w.val[i] = vceqq_u8(w.val[i], wanted);
  return wide_mask(w);
}

/// Each bit becomes the parity of the bits up to it.
static inline uint64_t wide_parity(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}
