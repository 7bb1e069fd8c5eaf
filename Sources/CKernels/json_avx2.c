#include "json.h"

#if defined(CK_X86)

#include "wide_avx2.h"

// Checks of flat JSON objects: no byte and no token is looked at by itself, but those of 64 bytes
// together, as bits.

/// Whether each run of `scalars` is a number such as -12.50, short enough for any reader.
WIDE static inline int are_numbers(wide w, uint64_t scalars) {
  uint64_t digits = wide_between(w, '0', '9') & scalars;
  uint64_t points = wide_equal(w, '.') & scalars, signs = wide_equal(w, '-') & scalars;
  uint64_t starts = scalars & ~(scalars << 1);
  uint64_t firsts = (starts & digits) | signs << 1;
  uint64_t zeros = wide_equal(w, '0') & firsts;
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
WIDE static inline int are_scalars(const uint8_t *bytes, wide w, uint64_t scalars) {
  uint64_t words = wide_between(w, 'a', 'z') & scalars;
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

/// The type of a scalar by its first byte; of a number that has no point.
static const uint8_t type_of_first[256] = {
    ['"'] = CK_JSON_STRING, ['t'] = CK_JSON_BOOLEAN, ['f'] = CK_JSON_BOOLEAN, ['n'] = CK_JSON_NULL,
    ['-'] = CK_JSON_INTEGER, ['0'] = CK_JSON_INTEGER, ['1'] = CK_JSON_INTEGER,
    ['2'] = CK_JSON_INTEGER, ['3'] = CK_JSON_INTEGER, ['4'] = CK_JSON_INTEGER,
    ['5'] = CK_JSON_INTEGER, ['6'] = CK_JSON_INTEGER, ['7'] = CK_JSON_INTEGER,
    ['8'] = CK_JSON_INTEGER, ['9'] = CK_JSON_INTEGER,
};

/// Folds members into the sum of a shape: `keys` and `values` have the first byte of each, `closing`
/// the quotes behind strings.
WIDE static inline uint64_t add_members(const uint8_t *bytes, wide w, int doubled, uint64_t keys, uint64_t values,
                                        uint64_t closing, uint64_t scalars, uint64_t sum) {
  uint64_t points = wide_equal(w, '.') & scalars;
  for (; keys; keys = _blsr_u64(keys), values = _blsr_u64(values)) {
    unsigned key = (unsigned)_tzcnt_u64(keys) + 1 + (unsigned)doubled, value = (unsigned)_tzcnt_u64(values);
    size_t length = _tzcnt_u64(closing >> key);
    int has_point = _tzcnt_u64(points >> value) < _tzcnt_u64(~(scalars >> value));
    ck_json_type type = (ck_json_type)(type_of_first[bytes[value]] + has_point);
    sum = ck_add_member(sum, bytes + key, length, type);
  }
  return sum;
}

/// Checks a run of members of one flat object, the first 64 bytes of what is left of it. Gives how
/// many bytes were used, up to a comma or the end; 0 when it is not surely right. Folds the members
/// into `sum` unless it is NULL.
WIDE static inline size_t take_members(const uint8_t *bytes, size_t length, int doubled, int is_first, uint64_t *sum) {
  wide w = wide_load(bytes);
  uint64_t valid = length >= 64 ? ~0ull : (1ull << length) - 1;
  uint64_t quotes = wide_equal(w, '"') & valid;
  uint64_t firsts = doubled ? quotes & wide_parity(quotes) : quotes;
  uint64_t inside = wide_parity(firsts);
  uint64_t commas = wide_equal(w, ',') & ~inside & valid;
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
  uint64_t special = ~wide_between(w, 0x20, 0x7e) | wide_equal(w, '\\');
  if (special & valid) return 0;
  if ((doubled && (quotes & ~firsts) != (firsts << 1 & valid)) || (inside & ~strings)) return 0;
  uint64_t outside = valid & ~strings;
  uint64_t opens = wide_equal(w, '{') & outside, closes = wide_equal(w, '}') & outside;
  uint64_t colons = wide_equal(w, ':') & outside;
  uint64_t scalars = outside & ~(opens | closes | colons | commas | wide_equal(w, ' '));
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
  if (wrong || !are_scalars(bytes, w, scalars)) return 0;
  if (sum) {
    *sum = add_members(bytes, w, doubled, _pdep_u64(keys, tokens), _pdep_u64(values, tokens), closing, scalars, *sum);
  }
  return used;
}

WIDE static inline int is_flat(const uint8_t *bytes, size_t length, int doubled, uint64_t *word) {
  uint64_t sum = 0;
  int is_first = 1;
  for (;;) {
    size_t used = take_members(bytes, length, doubled, is_first, word ? &sum : NULL);
    if (used == 0) return 0;
    if (used == length) break;
    bytes += used;
    length -= used;
    is_first = 0;
  }
  if (word) *word = ck_shape_word(sum, CK_JSON_OBJECT, 0, 0);
  return 1;
}

WIDE static inline int is_plain(const uint8_t *bytes, size_t length, int doubled, uint64_t *word) {
  if (is_flat(bytes, length, doubled, word)) return 1;
  if (!ck_json_is_plain(bytes, length, doubled)) return 0;
  return !word || ck_json_shape_plain(bytes, length, doubled, word);
}

WIDE int ck_json_is_flat_avx2(const uint8_t *bytes, size_t length, int doubled, uint64_t *word) {
  return length > 0 && is_flat(bytes, length, doubled, word);
}

WIDE void ck_json_column_avx2(const ck_column *column, uint64_t *hashes, uint64_t *shapes, ck_leftovers *left,
                              ck_extremes *extremes) {
  if (shapes) {
    CK_JSON_COLUMN(is_plain, shapes + row)
  } else {
    CK_JSON_COLUMN(is_plain, (uint64_t *)NULL)
  }
}

#endif
