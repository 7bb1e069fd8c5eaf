#include "shape.h"

#include <stdlib.h>

/// Shapes of texts that are known to be JSON: what is proved already is not looked at again, but no
/// text makes the reader leave its bytes or its room.

static int by_size(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return (a > b) - (a < b);
}

static int has_equal(uint64_t *hashes, size_t count) {
  if (count < 2) return 0;
  qsort(hashes, count, sizeof *hashes, by_size);
  for (size_t i = 1; i < count; i++) {
    if (hashes[i] == hashes[i - 1]) return 1;
  }
  return 0;
}

/// Arrays and objects that are open, in one block of words: each starts with the place where the one
/// around it starts, behind which stand the hashes of its keys.
typedef struct {
  uint64_t *words;
  size_t room, used, innermost;
  size_t depth;
} open_values;

static int open_value(open_values *open) {
  if (open->used == open->room) return 0;
  open->words[open->used] = open->innermost;
  open->innermost = open->used++;
  open->depth++;
  return 1;
}

static int note_key(open_values *open, const uint8_t *key, size_t length) {
  if (open->used == open->room) return 0;
  open->words[open->used++] = XXH3_64bits(key, length);
  return 1;
}

/// Closes the innermost value; 1 when it has a key twice.
static int close_value(open_values *open) {
  if (open->depth == 0) return 0;
  size_t start = open->innermost;
  int repeats = has_equal(open->words + start + 1, open->used - start - 1);
  open->used = start;
  open->innermost = (size_t)open->words[start];
  open->depth--;
  return repeats;
}

static inline const uint8_t *skip_space(const uint8_t *at, const uint8_t *end) {
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) at++;
  return at;
}

/// The quote that closes a string whose first byte is at `at`.
static inline const uint8_t *string_end(const uint8_t *at, const uint8_t *end) {
  while (at < end && *at != '"') at += *at == '\\' ? 2 : 1;
  return at < end ? at : end;
}

static ck_json_type type_at(const uint8_t *at, const uint8_t *end) {
  if (at >= end) return CK_JSON_NOTHING;
  switch (*at) {
    case '{': return CK_JSON_OBJECT;
    case '[': return CK_JSON_ARRAY;
    case '"': return CK_JSON_STRING;
    case 'n': return CK_JSON_NULL;
    case 't':
    case 'f': return CK_JSON_BOOLEAN;
  }
  for (; at < end && *at != ',' && *at != '}' && *at != ']'; at++) {
    if (*at == '.' || *at == 'e' || *at == 'E') return CK_JSON_NUMBER;
  }
  return CK_JSON_INTEGER;
}

int ck_json_read_shape(const uint8_t *bytes, size_t length, int doubled, uint64_t *room,
                       size_t words, ck_json_shape *shape, ck_json_member *members) {
  const uint8_t *end = bytes + length, *at = skip_space(bytes, end);
  open_values open = {.words = room, .room = words};
  uint64_t sum = 0;
  *shape = (ck_json_shape){.type = type_at(at, end)};
  while (at < end) {
    uint8_t byte = *at++;
    if (byte == '{' || byte == '[') {
      if (!open_value(&open)) return 0;
      if (open.depth > shape->depth) shape->depth = open.depth;
    } else if (byte == '}' || byte == ']') {
      // Whether the outermost object repeats a key is for those to find who see its members.
      shape->repeats_inside |= close_value(&open);
    } else if (byte == '"') {
      const uint8_t *key = at + doubled, *key_end = string_end(key, end);
      at = skip_space(key_end + 1 + doubled, end);
      if (at >= end || *at != ':') continue;
      at = skip_space(at + 1, end);
      size_t key_length = (size_t)(key_end - key);
      if (open.depth > 1) {
        if (!note_key(&open, key, key_length)) return 0;
        continue;
      }
      ck_json_type type = type_at(at, end);
      if (members) members[shape->member_count] = (ck_json_member){(size_t)(key - bytes), key_length, type};
      shape->member_count++;
      sum = ck_add_member(sum, key, key_length, type);
    }
  }
  shape->is_deep = shape->depth > CK_JSON_USUAL_DEPTH;
  shape->word = ck_shape_word(sum, shape->type, shape->is_deep, shape->repeats_inside);
  return 1;
}

uint64_t ck_json_word(ck_json_type type) { return ck_shape_word(0, type, 0, 0); }
