#pragma once

#include <string.h>

#include "CKernels.h"

/// A cell's bytes between its delimiters.
typedef struct {
  const uint8_t *at;
  size_t length;
} ck_cell;

static inline ck_cell ck_cell_of(const ck_column *column, size_t row) {
  const uint32_t *mark = column->marks + column->first[row] + column->cell;
  uint32_t start = mark[-1] + 1;
  uint32_t end = mark[0];
  if (column->ends_row && end > start && column->bytes[end - 1] == '\r') {
    // Past the last byte of a file there is a zero.
    uint8_t next = column->bytes[end];
    if (next == '\n' || next == 0) end--;
  }
  return (ck_cell){column->bytes + start, end - start};
}

/// Whether each quote is followed by a second one.
static inline int ck_all_doubled(ck_cell cell, uint8_t quote) {
  for (size_t i = 0; i < cell.length; i++) {
    if (cell.at[i] == quote && (++i == cell.length || cell.at[i] != quote)) return 0;
  }
  return 1;
}

/// Takes the quotes off a cell that has bytes; false for one that has to be read with care:
/// blanks in front, nothing inside, or quotes where RFC 4180 has none.
static inline int ck_unwrap(const ck_column *column, ck_cell *cell) {
  int is_quoted = cell->at[0] == column->quote;
  if (is_quoted) {
    if (cell->length < 3 || cell->at[cell->length - 1] != column->quote) return 0;
    cell->at++;
    cell->length -= 2;
  }
  if (cell->at[0] == ' ' || cell->at[0] == '\t') return 0;
  if (!column->odd_quotes) return 1;
  return is_quoted ? ck_all_doubled(*cell, column->quote)
                   : memchr(cell->at, column->quote, cell->length) == NULL;
}

static inline void ck_note_length(size_t length, ck_extremes *extremes) {
  if (length < extremes->shortest) extremes->shortest = (uint32_t)length;
  if (length > extremes->longest) extremes->longest = (uint32_t)length;
}

static inline void ck_leave_empty(ck_leftovers *left, size_t row) {
  left->empty[left->empty_count++] = (uint32_t)row;
}

static inline void ck_leave_odd(ck_leftovers *left, size_t row) {
  left->odd[left->odd_count++] = (uint32_t)row;
}
