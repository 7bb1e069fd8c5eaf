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

static inline wide wide_zero(void) {
  uint8x16_t zero = vdupq_n_u8(0);
  return (wide){{zero, zero, zero, zero}};
}

static inline wide wide_or(wide a, wide b) {
  for (int i = 0; i < 4; i++) a.val[i] = vorrq_u8(a.val[i], b.val[i]);
  return a;
}

static inline wide wide_and(wide a, wide b) {
  for (int i = 0; i < 4; i++) a.val[i] = vandq_u8(a.val[i], b.val[i]);
  return a;
}

/// The bits set in any of the eight words.
static inline uint64_t wide_words(wide w) {
  uint8x16_t all = vorrq_u8(vorrq_u8(w.val[0], w.val[1]), vorrq_u8(w.val[2], w.val[3]));
  uint64x2_t words = vreinterpretq_u64_u8(all);
  return vgetq_lane_u64(words, 0) | vgetq_lane_u64(words, 1);
}

/// For each byte what the tables have in common for its lower and its upper four bits.
static inline wide wide_classes(wide w, const uint8_t *by_low, const uint8_t *by_high) {
  uint8x16_t low = vld1q_u8(by_low), high = vld1q_u8(by_high);
  for (int i = 0; i < 4; i++) {
    uint8x16_t lower = vandq_u8(w.val[i], vdupq_n_u8(15));
    uint8x16_t upper = vshrq_n_u8(w.val[i], 4);
    w.val[i] = vandq_u8(vqtbl1q_u8(low, lower), vqtbl1q_u8(high, upper));
  }
  return w;
}
