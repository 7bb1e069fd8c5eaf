#pragma once

#include "column.h"

/// The first eight bytes, the first most significant, zeros behind the end. Eight bytes are read.
static inline uint64_t ck_order(ck_cell cell) {
  uint64_t bytes;
  memcpy(&bytes, cell.at, 8);
  bytes = __builtin_bswap64(bytes);
  return cell.length >= 8 ? bytes : bytes & ~(UINT64_MAX >> 8 * cell.length);
}

/// Whether the eight bytes at `at` are digits.
static inline int ck_eight_digits(uint64_t bytes) {
  const uint64_t high = 0xf0f0f0f0f0f0f0f0, zeros = 0x3030303030303030;
  return ((bytes & high) == zeros) & (((bytes + 0x0606060606060606) & high) == zeros);
}

/// Whether the cell is a whole number as programs write it: no sign, no leading zero, at most 16
/// digits. `order` is the cell's.
static inline int ck_is_plain_integer(ck_cell cell, uint64_t order) {
  if (cell.at[0] == '0') return cell.length == 1;
  if (cell.length <= 8) {
    uint64_t filled = cell.length == 8 ? order : order | 0x3030303030303030 >> 8 * cell.length;
    return ck_eight_digits(filled);
  }
  if (cell.length > 16) return 0;
  uint64_t last;
  memcpy(&last, cell.at + cell.length - 8, 8);
  return ck_eight_digits(order) & ck_eight_digits(last);
}

/// Does what `ck_add_cell` could not decide by the first bytes.
void ck_add_cell_slowly(ck_cell cell, uint64_t order, ck_extremes *extremes);

/// Adds a value of one byte or more to the extremes.
static inline void ck_add_cell(ck_cell cell, ck_extremes *extremes) {
  ck_note_length(cell.length, extremes);
  uint64_t order = ck_order(cell);
  int is_between = (order > extremes->first.order) & (order < extremes->last.order);
  if (extremes->kind == CK_INTEGERS) {
    uint64_t size = (uint64_t)cell.length << 56 | order >> 8;
    is_between &= (size > extremes->least.order) & (size < extremes->greatest.order) &
                  ck_is_plain_integer(cell, order);
  } else {
    is_between &= extremes->kind == CK_TEXTS;
  }
  if (__builtin_expect(!is_between, 0)) ck_add_cell_slowly(cell, order, extremes);
}
