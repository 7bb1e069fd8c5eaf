#pragma once

#include "column.h"
#include "machine.h"

/// What `ck_id_shape` gives for an id that a person would look at twice.
enum { CK_ID_ODD = CK_ID_SHAPES };

/// The shape of an id, byte by byte.
int ck_id_shape(ck_cell cell);

/// The shape of a whole number of that many digits.
static inline int ck_id_number(ck_cell cell) {
  if (cell.length > 15) return CK_ID_ODD;
  int is_led = cell.at[0] == '0' && cell.length > 1;
  return (int)cell.length + (is_led ? CK_ID_LED : 0);
}

static inline void ck_count_id(int shape, size_t row, ck_id_shapes *shapes) {
  if (shapes->counts[shape]++ == 0) shapes->first[shape] = (uint32_t)row;
}

/// Walks a column with a way to tell the shape of a value.
#define CK_ID_COLUMN(shape_of)                                  \
  size_t found = 0;                                             \
  for (size_t row = 0; row < column->count; row++) {            \
    ck_cell cell = ck_cell_of(column, row);                     \
    if (cell.length == 0) continue;                             \
    int shape = CK_ID_ODD;                                      \
    if (ck_unwrap(column, &cell)) shape = shape_of(cell);       \
    odd[found] = (uint32_t)row;                                 \
    found += shape == CK_ID_ODD;                                \
    if (shape != CK_ID_ODD) ck_count_id(shape, row, shapes);    \
  }                                                             \
  return found;

#if defined(CK_X86)
size_t ck_id_column_avx2(const ck_column *column, ck_id_shapes *shapes, uint32_t *odd);
#endif
