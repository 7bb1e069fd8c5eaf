#define XXH_INLINE_ALL
#include <xxhash.h>

#include "extremes.h"

/// Whether a value ends in a blank.
static inline int is_padded(ck_cell cell) {
  uint8_t last = cell.at[cell.length - 1];
  return (last == ' ') | (last == '\t');
}

void ck_text_column(const ck_column *column, uint64_t *hashes, ck_leftovers *left, ck_extremes *extremes) {
  for (size_t row = 0; row < column->count; row++) {
    ck_cell cell = ck_cell_of(column, row);
    hashes[row] = 0;
    if (cell.length == 0) {
      ck_leave_empty(left, row);
    } else if (!ck_unwrap(column, &cell) || is_padded(cell)) {
      ck_leave_odd(left, row);
    } else {
      hashes[row] = XXH3_64bits(cell.at, cell.length);
      ck_add_cell(cell, extremes);
    }
  }
}
