#pragma once

#include <stddef.h>
#include <stdint.h>

#include "rows.h"

#ifdef __cplusplus
extern "C" {
#endif

/// How the objects of a text stand in it.
typedef enum {
  CF_JSON_LINES,    // one a line; blank lines are none
  CF_JSON_ARRAY,    // the elements of one array
  CF_JSON_OBJECTS,  // one behind the other, over any number of lines
} cf_json_layout;

/// What follows the bytes of a buffer.
typedef enum {
  CF_JSON_MORE,     // more bytes, so an unfinished record waits for them
  CF_JSON_END,      // nothing: an unfinished record ends here
  CF_JSON_GIVE_UP,  // more bytes, but a record that is open since the first byte is held for damaged
} cf_json_follows;

/// What is worth telling of the rows that were rendered last.
typedef struct {
  /// Objects with a key that is no column, whose values are in no row.
  size_t unknown_keys;
  /// The first of these keys, cut to so many bytes, and where its object is in the bytes.
  uint8_t unknown_key[64];
  size_t unknown_length;
  size_t unknown_origin;
  /// Objects that have a column's key more than once, of which the last value counts.
  size_t repeated_keys;
} cf_json_facts;

/// Makes rows of JSON objects, with reusable buffers; one a thread.
typedef struct cf_json_rows cf_json_rows;

/// No columns yet; NULL where there is no memory.
cf_json_rows *cf_json_rows_new(cf_json_layout layout);
void cf_json_rows_free(cf_json_rows *json);

/// Adds a column; 0 where there is no memory. A name that is there already is not added.
int cf_json_rows_add(cf_json_rows *json, const uint8_t *name, size_t length);

/// How many columns there are.
size_t cf_json_rows_width(const cf_json_rows *json);

/// The name of a column, which lives as long as `json`.
const uint8_t *cf_json_rows_name(const cf_json_rows *json, size_t column, size_t *length);

/// Finds the whole records in `bytes`, which start where a record does, and says how many bytes
/// they are: what stands behind starts with a record again. 0 where no record is whole yet, or
/// where memory ran out.
///
/// In an array or among objects, what is no object is a record too, held for damaged: a comma that
/// is missing or too many, text between objects or behind the end, an object that is not closed.
/// It ends where the next object starts, as well as that can be told, and costs no whole object.
///
/// Behind `length`, which is below 2^30, `cf_json_padding()` bytes must be readable, and the first
/// of them must be a blank or zero where nothing follows: a parser looks at it.
size_t cf_json_rows_claim(cf_json_rows *json, const uint8_t *bytes, size_t length,
                          cf_json_follows follows);

/// How many of the records that were claimed last are objects; adds their keys as columns, in
/// order. The bytes must still be there.
size_t cf_json_rows_learn(cf_json_rows *json);

/// Renders the records that were claimed last, each to a row with a cell for each column; the
/// bytes must still be there. 0 where memory ran out.
///
/// A missing key and null are empty cells, a string is its own text, a number, true and false
/// stand as in the source, arrays and objects are JSON without insignificant blanks. What is not
/// one JSON object in UTF-8 is a malformed row.
int cf_json_rows_render(cf_json_rows *json, cf_rows *rows);

/// Where the record of a row that was rendered last ends, which starts at `origin`.
size_t cf_json_rows_end(const cf_json_rows *json, size_t row, size_t origin);

/// What is worth telling of the rows that were rendered last.
cf_json_facts cf_json_rows_facts(const cf_json_rows *json);

/// How long the array or object is that starts with the first byte: 0 where it does not end in
/// the bytes, -1 where its brackets or quotes cannot be right.
ptrdiff_t cf_json_value_length(const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif
