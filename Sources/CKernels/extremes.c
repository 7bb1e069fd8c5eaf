#include "extremes.h"

#include <stdlib.h>

static void keep(ck_value *value, ck_cell cell, uint64_t order, double number) {
  value->order = order;
  value->number = number;
  value->length = cell.length < CK_KEPT ? (uint32_t)cell.length : CK_KEPT;
  memcpy(value->bytes, cell.at, value->length);
}

/// Below zero when the cell comes before the value in order of bytes.
static int compare(ck_cell cell, uint64_t order, const ck_value *value) {
  if (order != value->order) return order < value->order ? -1 : 1;
  size_t kept = cell.length < CK_KEPT ? cell.length : CK_KEPT;
  size_t shared = kept < value->length ? kept : value->length;
  int difference = memcmp(cell.at, value->bytes, shared);
  if (difference != 0) return difference;
  return (kept > value->length) - (kept < value->length);
}

/// Reads `-12.50`: at most 18 digits, with or without a fraction. False for anything else, and for
/// leading zeros, which stand in codes and not in numbers.
static int read_number(ck_cell cell, double *number) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                  1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
  size_t start = cell.at[0] == '-', point = cell.length, count = 0;
  int64_t digits = 0;
  for (size_t at = start; at < cell.length; at++) {
    uint8_t byte = cell.at[at];
    if (byte == '.' && point == cell.length) {
      point = at;
      continue;
    }
    if (byte < '0' || byte > '9' || ++count > 18) return 0;
    digits = digits * 10 + (byte - '0');
  }
  if (point == start || point + 1 == cell.length) return 0;
  if (cell.at[start] == '0' && point > start + 1) return 0;
  size_t behind = point < cell.length ? cell.length - point - 1 : 0;
  *number = (start ? -1.0 : 1.0) * (double)digits / powers[behind];
  return 1;
}

/// In order of numbers; equal ones, such as 1 and 1.0, in order of bytes.
static int compare_numbers(ck_cell cell, double number, const ck_value *value) {
  if (number != value->number) return number < value->number ? -1 : 1;
  ck_cell other = {value->bytes, value->length};
  size_t shared = cell.length < other.length ? cell.length : other.length;
  int difference = memcmp(cell.at, other.at, shared);
  if (difference != 0) return difference;
  return (cell.length > other.length) - (cell.length < other.length);
}

static uint64_t size_of(ck_cell cell, uint64_t order) {
  return (uint64_t)cell.length << 56 | order >> 8;
}

static void add_number(ck_cell cell, uint64_t order, ck_extremes *extremes) {
  double number;
  if (extremes->kind == CK_TEXTS) return;
  if (!read_number(cell, &number)) {
    extremes->kind = CK_TEXTS;
    return;
  }
  int is_first = extremes->kind == CK_NOTHING;
  int is_integer = ck_is_plain_integer(cell, order);
  if (extremes->kind < CK_NUMBERS) extremes->kind = is_integer ? CK_INTEGERS : CK_NUMBERS;
  // Sizes are in order of numbers for plain integers alone, and asked for among these alone.
  uint64_t size = size_of(cell, order);
  if (is_first || compare_numbers(cell, number, &extremes->least) < 0) {
    keep(&extremes->least, cell, size, number);
  }
  if (is_first || compare_numbers(cell, number, &extremes->greatest) > 0) {
    keep(&extremes->greatest, cell, size, number);
  }
}

void ck_add_cell_slowly(ck_cell cell, uint64_t order, ck_extremes *extremes) {
  int is_first = extremes->kind == CK_NOTHING;
  if (is_first || compare(cell, order, &extremes->first) < 0) keep(&extremes->first, cell, order, 0);
  if (is_first || compare(cell, order, &extremes->last) > 0) keep(&extremes->last, cell, order, 0);
  add_number(cell, order, extremes);
}

void ck_add_value(const uint8_t *bytes, size_t length, ck_extremes *extremes) {
  // A copy, because eight bytes are read whatever the length.
  uint8_t padded[CK_KEPT + 8] = {0};
  ck_cell cell = {length < 8 ? padded : bytes, length};
  if (length == 0) return;
  if (length < 8) memcpy(padded, bytes, length);
  ck_add_cell(cell, extremes);
}

static void add_kept(const ck_value *value, ck_extremes *into) {
  ck_cell cell = {value->bytes, value->length};
  ck_add_cell_slowly(cell, ck_order(cell), into);
}

void ck_merge_extremes(ck_extremes *into, const ck_extremes *other) {
  if (other->shortest < into->shortest) into->shortest = other->shortest;
  if (other->longest > into->longest) into->longest = other->longest;
  if (other->kind == CK_NOTHING) return;
  ck_kind kind = into->kind > other->kind ? into->kind : other->kind;
  add_kept(&other->first, into);
  add_kept(&other->last, into);
  if (kind < CK_TEXTS) {
    add_kept(&other->least, into);
    add_kept(&other->greatest, into);
  }
  into->kind = kind;
}
