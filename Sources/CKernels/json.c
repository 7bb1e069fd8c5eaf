#include "json.h"

/// What a byte may be inside a string of plain JSON: nothing that has to be looked at twice.
static inline int is_plain(uint8_t byte) {
  return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

static inline const uint8_t *skip_space(const uint8_t *at, const uint8_t *end) {
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) at++;
  return at;
}

/// Behind a quote, which is doubled where the text stands in a quoted cell; or NULL.
static inline const uint8_t *take_quote(const uint8_t *at, const uint8_t *end, int doubled) {
  if (at + doubled >= end || at[0] != '"') return NULL;
  if (doubled && at[1] != '"') return NULL;
  return at + 1 + doubled;
}

static inline const uint8_t *take_string(const uint8_t *at, const uint8_t *end, int doubled) {
  at = take_quote(at, end, doubled);
  if (!at) return NULL;
  while (at < end && is_plain(*at)) at++;
  return take_quote(at, end, doubled);
}

static inline int is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

static inline const uint8_t *take_digits(const uint8_t *at, const uint8_t *end) {
  const uint8_t *start = at;
  while (at < end && is_digit(*at)) at++;
  return at > start ? at : NULL;
}

/// A number short enough to fit any reader; longer ones are for the thorough parser.
static const uint8_t *take_number(const uint8_t *at, const uint8_t *end) {
  const uint8_t *start = at;
  if (at < end && *at == '-') at++;
  if (at >= end || !is_digit(*at)) return NULL;
  int leading_zero = *at == '0';
  const uint8_t *digits = at;
  at = take_digits(at, end);
  if (leading_zero && at - digits > 1) return NULL;
  if (at < end && *at == '.') {
    at = take_digits(at + 1, end);
    if (!at) return NULL;
  }
  if (at < end && (*at == 'e' || *at == 'E')) return NULL;
  return at - start <= 16 ? at : NULL;
}

static const uint8_t *take_word(const uint8_t *at, const uint8_t *end, const char *word) {
  for (; *word; word++, at++) {
    if (at >= end || *at != (uint8_t)*word) return NULL;
  }
  return at;
}

static inline const uint8_t *take_scalar(const uint8_t *at, const uint8_t *end, int doubled) {
  if (at >= end) return NULL;
  switch (*at) {
    case '"': return take_string(at, end, doubled);
    case 't': return take_word(at, end, "true");
    case 'f': return take_word(at, end, "false");
    case 'n': return take_word(at, end, "null");
    default: return take_number(at, end);
  }
}

static const uint8_t *take_key(const uint8_t *at, const uint8_t *end, int doubled) {
  at = take_string(skip_space(at, end), end, doubled);
  if (!at) return NULL;
  at = skip_space(at, end);
  return at < end && *at == ':' ? at + 1 : NULL;
}

enum { DEEPEST = 64 };

int ck_json_is_plain(const uint8_t *bytes, size_t length, int doubled) {
  const uint8_t *at = bytes, *end = bytes + length;
  uint64_t objects = 0;  // bit 0: the innermost open value is an object
  int depth = 0;
  for (;;) {
    at = skip_space(at, end);
    if (at < end && (*at == '{' || *at == '[')) {
      int is_object = *at == '{';
      if (++depth > DEEPEST) return 0;
      objects = objects << 1 | (uint64_t)is_object;
      at = skip_space(at + 1, end);
      if (at >= end) return 0;
      if (*at != (is_object ? '}' : ']')) {
        if (is_object && !(at = take_key(at, end, doubled))) return 0;
        continue;
      }
    } else {
      at = take_scalar(at, end, doubled);
      if (!at) return 0;
      at = skip_space(at, end);
    }
    // Behind a value, or at the end of an empty object or array.
    while (depth > 0 && at < end && *at == ((objects & 1) ? '}' : ']')) {
      at = skip_space(at + 1, end);
      objects >>= 1;
      depth--;
    }
    if (depth == 0) return at == end;
    if (at >= end || *at != ',') return 0;
    at++;
    if ((objects & 1) && !(at = take_key(at, end, doubled))) return 0;
  }
}

int ck_json_shape_plain(const uint8_t *bytes, size_t length, int doubled, uint64_t *word) {
  enum { ROOM = 256 };
  uint64_t room[ROOM];
  ck_json_shape shape;
  if (!ck_json_read_shape(bytes, length, doubled, room, ROOM, &shape, NULL)) return 0;
  // The text of a string may be JSON itself.
  if (shape.type == CK_JSON_STRING) return 0;
  *word = shape.word;
  return 1;
}

static int is_plain_by_bytes(const uint8_t *bytes, size_t length, int doubled, uint64_t *word) {
  if (!ck_json_is_plain(bytes, length, doubled)) return 0;
  return !word || ck_json_shape_plain(bytes, length, doubled, word);
}

static void column_by_bytes(const ck_column *column, uint64_t *hashes, uint64_t *shapes,
                            ck_leftovers *left, ck_extremes *extremes) {
  CK_JSON_COLUMN(is_plain_by_bytes, shapes ? shapes + row : NULL)
}

void ck_json_column(const ck_column *column, uint64_t *hashes, uint64_t *shapes, ck_leftovers *left,
                    ck_extremes *extremes) {
  ck_json_column_of *walk = column_by_bytes;
#if defined(CK_X86)
  if (column->quote == '"' && ck_can(CK_AVX2)) walk = ck_json_column_avx2;
#endif
  walk(column, hashes, shapes, left, extremes);
}

int ck_json_is_plain_with(const uint8_t *bytes, size_t length, int doubled, ck_machine machine,
                          uint64_t *word) {
#if defined(CK_X86)
  if (machine != CK_BYTES && ck_json_is_flat_avx2(bytes, length, doubled, word)) return 1;
#endif
  (void)machine;
  return is_plain_by_bytes(bytes, length, doubled, word);
}
