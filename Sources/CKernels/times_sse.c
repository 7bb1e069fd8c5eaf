#if defined(__x86_64__)

#include <immintrin.h>

#include "times.h"

#define SSE __attribute__((target("sse4.1")))

/// Seconds since 1970 of `YYYY-MM-DD HH:MM:SS`, the first 16 bytes at once; false for anything else.
SSE static inline int read_time(const uint8_t *at, int64_t *seconds) {
  // A digit differs from '0' by its value, a sign from itself not at all.
  const __m128i form = _mm_setr_epi8('0', '0', '0', '0', '-', '0', '0', '-', '0', '0', ' ', '0',
                                     '0', ':', '0', '0');
  const __m128i most = _mm_setr_epi8(9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9);
  const __m128i digits = _mm_setr_epi8(0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, -1, -1, -1, -1);
  const __m128i weights = _mm_setr_epi8(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 0, 0, 0, 0);
  __m128i value = _mm_xor_si128(_mm_loadu_si128((const __m128i *)at), form);
  int is_wrong = !_mm_testz_si128(_mm_subs_epu8(value, most), _mm_set1_epi8(-1));
  __m128i pairs = _mm_maddubs_epi16(_mm_shuffle_epi8(value, digits), weights);
  uint64_t date = (uint64_t)_mm_cvtsi128_si64(pairs);
  uint32_t year = (uint32_t)(date & 0xffff) * 100 + (date >> 16 & 0xffff);
  uint32_t month = date >> 32 & 0xffff, day = (uint32_t)(date >> 48);
  uint32_t hour = (uint32_t)_mm_extract_epi16(pairs, 4), minute = (uint32_t)_mm_extract_epi16(pairs, 5);
  uint32_t tens = (uint32_t)at[17] - '0', ones = (uint32_t)at[18] - '0';
  is_wrong |= (at[16] != ':') | (tens > 5) | (ones > 9) | (hour > 23);
  int64_t days;
  if (is_wrong || !ck_days_of(year, month, day, &days)) return 0;
  *seconds = days * 86400 + hour * 3600 + minute * 60 + tens * 10 + ones;
  return 1;
}

SSE void ck_time_column_wide(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes) {
  CK_TIME_COLUMN(read_time)
}

int ck_has_wide_times(void) { return __builtin_cpu_supports("sse4.1"); }

#endif
