#if defined(__x86_64__)

#include <immintrin.h>

#include "json.h"

#define AVX2 __attribute__((target("avx2,pclmul,bmi,bmi2,popcnt")))

/// 64 bytes of text.
typedef struct {
  __m256i low, high;
} window;

AVX2 static inline uint64_t mask(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | (uint32_t)_mm256_movemask_epi8(low);
}

AVX2 static inline uint64_t equal(window w, char byte) {
  __m256i wanted = _mm256_set1_epi8(byte);
  return mask(_mm256_cmpeq_epi8(w.low, wanted), _mm256_cmpeq_epi8(w.high, wanted));
}

/// Bytes from `from` to `from + count`.
AVX2 static inline uint64_t range(window w, uint8_t from, uint8_t count) {
  __m256i base = _mm256_set1_epi8((char)from), most = _mm256_set1_epi8((char)count);
  __m256i low = _mm256_sub_epi8(w.low, base), high = _mm256_sub_epi8(w.high, base);
  return mask(_mm256_cmpeq_epi8(_mm256_min_epu8(low, most), low),
              _mm256_cmpeq_epi8(_mm256_min_epu8(high, most), high));
}

AVX2 static inline uint64_t prefix_xor(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

/// Whether each run of `scalars` is a number such as -12.50, short enough for any reader.
AVX2 static inline int are_numbers(window w, uint64_t scalars) {
  uint64_t digits = range(w, '0', 9) & scalars;
  uint64_t points = equal(w, '.') & scalars, signs = equal(w, '-') & scalars;
  uint64_t starts = scalars & ~(scalars << 1);
  uint64_t firsts = (starts & digits) | signs << 1;
  uint64_t zeros = equal(w, '0') & firsts;
  // Adding its first bit to a run of digits carries to the bit behind the run.
  uint64_t fractions_end = (digits + (points << 1 & digits)) & ~digits;
  uint64_t run = scalars & scalars >> 1;
  run &= run >> 2;
  run &= run >> 4;
  run &= run >> 8;
  uint64_t wrong = (scalars & ~(digits | points | signs)) | (signs & ~starts) |
                   (starts & ~(digits | signs)) | (firsts & ~digits) | (zeros << 1 & digits) |
                   (points >> 1 & ~digits) | (points << 1 & ~digits) | (fractions_end & points) |
                   run;
  return wrong == 0;
}

/// The words true, false and null, and numbers.
AVX2 static inline int are_scalars(const uint8_t *bytes, window w, uint64_t scalars) {
  uint64_t words = range(w, 'a', 'z' - 'a') & scalars;
  for (uint64_t starts = words & ~(words << 1); starts; starts = _blsr_u64(starts)) {
    unsigned at = (unsigned)_tzcnt_u64(starts);
    uint64_t rest = words >> at;
    unsigned length = (unsigned)_tzcnt_u64(~rest);
    int is_word = (length == 4 && (memcmp(bytes + at, "true", 4) == 0 || memcmp(bytes + at, "null", 4) == 0)) ||
                  (length == 5 && memcmp(bytes + at, "false", 5) == 0);
    // A word stands alone: no digit touches it.
    uint64_t around = scalars & ~words & ((words << 1) | (words >> 1));
    if (!is_word || around) return 0;
  }
  return are_numbers(w, scalars & ~words);
}

/// Checks a run of members of one flat object, the first 64 bytes of what is left of it. Gives how
/// many bytes were used, up to a comma or the end; 0 when it is not surely right.
AVX2 static inline size_t take_members(const uint8_t *bytes, size_t length, int doubled, int is_first) {
  window w = {_mm256_loadu_si256((const __m256i *)bytes), _mm256_loadu_si256((const __m256i *)(bytes + 32))};
  uint64_t valid = length >= 64 ? ~0ull : (1ull << length) - 1;
  uint64_t quotes = equal(w, '"') & valid;
  uint64_t firsts = doubled ? quotes & prefix_xor(quotes) : quotes;
  uint64_t inside = prefix_xor(firsts);
  uint64_t commas = equal(w, ',') & ~inside & valid;
  size_t used = length;
  if (length > 64) {
    if (!commas) return 0;
    used = 64 - (size_t)_lzcnt_u64(commas);
    valid = ~0ull >> (64 - used);
    quotes &= valid;
    firsts &= valid;
    inside &= valid;
  }
  uint64_t closing = firsts & ~inside, opening = firsts & inside;
  uint64_t strings = (inside | closing | (doubled ? closing << 1 : 0));
  // Control characters, backslashes and all beyond ASCII are for a thorough reader.
  uint64_t special = ~range(w, 0x20, 0x7e - 0x20) | equal(w, '\\');
  if (special & valid) return 0;
  if ((doubled && (quotes & ~firsts) != (firsts << 1 & valid)) || (inside & ~strings)) return 0;
  uint64_t outside = valid & ~strings;
  uint64_t opens = equal(w, '{') & outside, closes = equal(w, '}') & outside;
  uint64_t colons = equal(w, ':') & outside;
  uint64_t scalars = outside & ~(opens | closes | colons | commas | equal(w, ' '));
  uint64_t tokens = opening | (scalars & ~(scalars << 1)) | opens | closes | colons | commas;
  uint64_t count = (uint64_t)_mm_popcnt_u64(tokens);
  if (count < 2) return 0;
  uint64_t all = ~0ull >> (64 - count), end = 1ull << (count - 1);
  uint64_t string = _pext_u64(opening, tokens), open = _pext_u64(opens, tokens);
  uint64_t close = _pext_u64(closes, tokens), colon = _pext_u64(colons, tokens);
  uint64_t comma = _pext_u64(commas, tokens);
  uint64_t scalar = all & ~(string | open | close | colon | comma);
  int is_last = used == length;
  uint64_t keys = ((is_first ? open << 1 : 1) | comma << 1) & all;
  uint64_t values = colon << 1;
  if (is_first && is_last && count == 2) return open == 1 && close == 2 ? used : 0;
  uint64_t wrong = (open ^ (uint64_t)is_first) | (close ^ (is_last ? end : 0)) |
                   (is_last ? 0 : ~comma & end) | (keys & ~string) | (keys << 1 ^ colon) |
                   (values & ~(string | scalar)) | (values << 1 ^ (comma | close)) |
                   ((string | scalar) ^ (keys | values));
  if (wrong) return 0;
  return are_scalars(bytes, w, scalars) ? used : 0;
}

AVX2 static inline int is_flat(const uint8_t *bytes, size_t length, int doubled) {
  int is_first = 1;
  for (;;) {
    size_t used = take_members(bytes, length, doubled, is_first);
    if (used == 0) return 0;
    if (used == length) return 1;
    bytes += used;
    length -= used;
    is_first = 0;
  }
}

AVX2 static inline int is_plain(const uint8_t *bytes, size_t length, int doubled) {
  return is_flat(bytes, length, doubled) || ck_json_is_plain(bytes, length, doubled);
}

AVX2 int ck_json_is_flat_wide(const uint8_t *bytes, size_t length, int doubled) {
  return length > 0 && is_flat(bytes, length, doubled);
}

AVX2 void ck_json_column_wide(const ck_column *column, uint64_t *hashes, ck_leftovers *left, ck_extremes *extremes) {
  CK_JSON_COLUMN(is_plain)
}

int ck_has_wide_json(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

#endif
