#pragma once

#include <stddef.h>
#include <stdint.h>

/// 1 when the text surely is one JSON value: ASCII, no escapes, short numbers, at most 64 deep.
///
/// Most cells are; 0 says only that a thorough parser has to look. `doubled`: each quote of the
/// text is written twice, as inside a quoted cell.
int ck_json_is_plain(const uint8_t *bytes, size_t length, int doubled);

/// What a JSON value is.
typedef enum {
  CK_JSON_NOTHING,
  CK_JSON_NULL,
  CK_JSON_BOOLEAN,
  CK_JSON_INTEGER,
  CK_JSON_NUMBER,  // with a point or an exponent
  CK_JSON_STRING,
  CK_JSON_ARRAY,
  CK_JSON_OBJECT,
  CK_JSON_ENCODED,  // a string whose text is JSON itself; only a thorough parser tells
} ck_json_type;

/// Arrays and objects may stand so deep in one another, the outermost counted, before a shape tells
/// that they are deep.
#define CK_JSON_USUAL_DEPTH 4

/// A key of the outermost object, as it is written between its quotes, and the type of its value.
typedef struct {
  size_t key, key_length;
  ck_json_type type;
} ck_json_member;

/// What texts have in common that hold values for the same keys.
typedef struct {
  uint64_t word;        // a hash of type, members in their order and the two flags; never 0
  ck_json_type type;    // of the whole value
  size_t member_count;  // of the outermost object
  size_t depth;         // of arrays and objects in one another
  int is_deep;          // depth > CK_JSON_USUAL_DEPTH
  int repeats_inside;   // an object below the outermost has a key twice
} ck_json_shape;

/// Reads the shape of a text that is known to be one JSON value; `doubled` only for plain ones.
///
/// `room` holds words for what is open at a time: one for each array and object, and one for each
/// key of objects below the outermost. Returns 0 when it is too small. `members` has room for
/// `member_count` entries, or is NULL.
int ck_json_read_shape(const uint8_t *bytes, size_t length, int doubled, uint64_t *room,
                       size_t words, ck_json_shape *shape, ck_json_member *members);

/// The word of texts that are a value of a type without members and without anything inside.
uint64_t ck_json_word(ck_json_type type);
