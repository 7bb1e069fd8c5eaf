#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "column.h"

#if defined(__x86_64__)
/// Whether this machine has the instructions that the wide functions need.
int ck_has_wide_json(void);

/// What `ck_json_is_plain` says, for objects that hold no other object or array; 0 for others.
/// 64 bytes from `bytes` on, and past the end, are read.
int ck_json_is_flat_wide(const uint8_t *bytes, size_t length, int doubled);

void ck_json_column_wide(const ck_column *column, uint64_t *hashes, ck_leftovers *left, ck_extremes *extremes);
#endif

/// Walks a column with `is_plain`, which says whether bytes surely are one JSON value.
#define CK_JSON_COLUMN(is_plain)                                 \
  for (size_t row = 0; row < column->count; row++) {             \
    ck_cell cell = ck_cell_of(column, row);                      \
    hashes[row] = 0;                                             \
    if (cell.length == 0) {                                      \
      ck_leave_empty(left, row);                                 \
      continue;                                                  \
    }                                                            \
    int doubled = cell.at[0] == column->quote;                   \
    if (!ck_unwrap(column, &cell)) {                             \
      ck_leave_odd(left, row);                                   \
      continue;                                                  \
    }                                                            \
    hashes[row] = XXH3_64bits(cell.at, cell.length);             \
    ck_note_length(cell.length, extremes);                       \
    if (!is_plain(cell.at, cell.length, doubled)) {              \
      ck_leave_odd(left, row);                                   \
    }                                                            \
  }
