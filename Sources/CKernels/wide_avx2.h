#pragma once

#include <immintrin.h>
#include <stdint.h>

/// 64 bytes at a time with AVX2; a mask has a bit a byte, the first byte's the lowest.
#define WIDE __attribute__((target("avx2,pclmul,bmi,bmi2,popcnt,lzcnt")))

typedef struct {
  __m256i low, high;
} wide;

WIDE static inline wide wide_load(const uint8_t *at) {
  return (wide){_mm256_loadu_si256((const __m256i *)at), _mm256_loadu_si256((const __m256i *)(at + 32))};
}

WIDE static inline uint64_t wide_mask(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | (uint32_t)_mm256_movemask_epi8(low);
}

/// The bytes that are `byte`.
WIDE static inline uint64_t wide_equal(wide w, uint8_t byte) {
  __m256i wanted = _mm256_set1_epi8((char)byte);
  return wide_mask(_mm256_cmpeq_epi8(w.low, wanted), _mm256_cmpeq_epi8(w.high, wanted));
}

/// The bytes from `first` to `last`.
WIDE static inline uint64_t wide_between(wide w, uint8_t first, uint8_t last) {
  __m256i base = _mm256_set1_epi8((char)first), most = _mm256_set1_epi8((char)(last - first));
  __m256i low = _mm256_sub_epi8(w.low, base), high = _mm256_sub_epi8(w.high, base);
  return wide_mask(_mm256_cmpeq_epi8(_mm256_min_epu8(low, most), low),
                   _mm256_cmpeq_epi8(_mm256_min_epu8(high, most), high));
}

/// Each bit becomes the parity of the bits up to it.
WIDE static inline uint64_t wide_parity(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

WIDE static inline wide wide_zero(void) {
  return (wide){_mm256_setzero_si256(), _mm256_setzero_si256()};
}

WIDE static inline wide wide_or(wide a, wide b) {
  return (wide){_mm256_or_si256(a.low, b.low), _mm256_or_si256(a.high, b.high)};
}

WIDE static inline wide wide_and(wide a, wide b) {
  return (wide){_mm256_and_si256(a.low, b.low), _mm256_and_si256(a.high, b.high)};
}

/// The bits set in any of the eight words.
WIDE static inline uint64_t wide_words(wide w) {
  __m256i all = _mm256_or_si256(w.low, w.high);
  __m128i half = _mm_or_si128(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1));
  return (uint64_t)(_mm_cvtsi128_si64(half) | _mm_extract_epi64(half, 1));
}

WIDE static inline __m256i wide_half_classes(__m256i w, __m256i low, __m256i high) {
  __m256i four = _mm256_set1_epi8(15);
  __m256i upper = _mm256_and_si256(_mm256_srli_epi16(w, 4), four);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(w, four)),
                          _mm256_shuffle_epi8(high, upper));
}

/// For each byte what the tables have in common for its lower and its upper four bits.
WIDE static inline wide wide_classes(wide w, const uint8_t *by_low, const uint8_t *by_high) {
  __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)by_low));
  __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)by_high));
  return (wide){wide_half_classes(w.low, low, high), wide_half_classes(w.high, low, high)};
}
