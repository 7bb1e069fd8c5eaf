#pragma once

#include <immintrin.h>
#include <stdint.h>

/// 64 bytes at a time with AVX-512; a mask has a bit a byte, the first byte's the lowest.
#define WIDE \
  __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,pclmul,bmi,bmi2,popcnt,lzcnt")))

typedef __m512i wide;

WIDE static inline wide wide_load(const uint8_t *at) { return _mm512_loadu_si512(at); }

/// The bytes that are `byte`.
WIDE static inline uint64_t wide_equal(wide w, uint8_t byte) {
  return _mm512_cmpeq_epi8_mask(w, _mm512_set1_epi8((char)byte));
}

/// Each bit becomes the parity of the bits up to it.
WIDE static inline uint64_t wide_parity(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

WIDE static inline wide wide_zero(void) { return _mm512_setzero_si512(); }

WIDE static inline wide wide_or(wide a, wide b) { return _mm512_or_si512(a, b); }

WIDE static inline wide wide_and(wide a, wide b) { return _mm512_and_si512(a, b); }

/// The bits set in any of the eight words.
WIDE static inline uint64_t wide_words(wide w) { return (uint64_t)_mm512_reduce_or_epi64(w); }

/// For each byte what the tables have in common for its lower and its upper four bits.
WIDE static inline wide wide_classes(wide w, const uint8_t *by_low, const uint8_t *by_high) {
  __m512i low = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)by_low));
  __m512i high = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)by_high));
  __m512i four = _mm512_set1_epi8(15);
  __m512i upper = _mm512_and_si512(_mm512_srli_epi16(w, 4), four);
  return _mm512_and_si512(_mm512_shuffle_epi8(low, _mm512_and_si512(w, four)),
                          _mm512_shuffle_epi8(high, upper));
}

#define WIDE_PLACES 1

/// Writes `base` and the place of each bit; up to 16 entries are written whatever the bits are.
WIDE static inline void wide_places(uint64_t bits, size_t base, uint32_t *places) {
  const __m512i bytes = _mm512_set_epi64(
      0x3f3e3d3c3b3a3938, 0x3736353433323130, 0x2f2e2d2c2b2a2928, 0x2726252423222120,
      0x1f1e1d1c1b1a1918, 0x1716151413121110, 0x0f0e0d0c0b0a0908, 0x0706050403020100);
  __m512i start = _mm512_set1_epi32((int)base);
  for (; bits; places += 16) {
    __m512i packed = _mm512_maskz_compress_epi8(bits, bytes);
    __m512i wider = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed));
    _mm512_storeu_si512(places, _mm512_add_epi32(start, wider));
    // Without the lowest 16 bits.
    bits &= ~_pdep_u64(0xffff, bits);
  }
}
