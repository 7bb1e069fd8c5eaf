#pragma once

#include "column.h"
#include "machine.h"
#include "shape.h"

/// What `ck_json_is_plain` says, for objects that hold no other object or array; 0 for others.
/// `word` gets the word of the shape, or is NULL. 64 bytes from `bytes` on, and past the end, are
/// read.
typedef int ck_json_is_flat(const uint8_t *bytes, size_t length, int doubled, uint64_t *word);

/// `ck_json_column` for cells whose quote is '"'.
typedef void ck_json_column_of(const ck_column *column, uint64_t *hashes, uint64_t *shapes,
                               ck_leftovers *left, ck_extremes *extremes);

/// The word of the shape of plain JSON; 0 where a thorough parser has to find it.
int ck_json_shape_plain(const uint8_t *bytes, size_t length, int doubled, uint64_t *word);

#if defined(CK_X86)
ck_json_is_flat ck_json_is_flat_avx2;
ck_json_column_of ck_json_column_avx2;
#endif

/// Whether an object or an array may start there; of other values some are words for nothing.
static inline int ck_opens(ck_cell cell) { return (cell.at[0] == '{') | (cell.at[0] == '['); }

/// Walks a column with `is_plain`, which says whether bytes surely are one JSON value and gives the
/// word of their shape where it is wanted.
#define CK_JSON_COLUMN(is_plain, word)                           \
  for (size_t row = 0; row < column->count; row++) {             \
    ck_cell cell = ck_cell_of(column, row);                      \
    hashes[row] = 0;                                             \
    if (word) *(word) = 0;                                       \
    if (cell.length == 0) {                                      \
      ck_leave_empty(left, row);                                 \
      continue;                                                  \
    }                                                            \
    int doubled = cell.at[0] == '"' && column->quote == '"';     \
    if (!ck_unwrap(column, &cell)) {                             \
      ck_leave_odd(left, row);                                   \
      continue;                                                  \
    }                                                            \
    hashes[row] = XXH3_64bits(cell.at, cell.length);             \
    ck_note_length(cell.length, extremes);                       \
    if (!ck_opens(cell) ||                                       \
        !is_plain(cell.at, cell.length, doubled, word)) {        \
      ck_leave_odd(left, row);                                   \
    }                                                            \
  }
