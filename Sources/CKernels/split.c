#include <string.h>

#include "split.h"

/// Where a quoted cell ends, seen from its opening quote.
typedef enum { CLOSED, OPEN_AT_END } quoted_end;

typedef struct {
  quoted_end kind;
  size_t close;    // the closing quote, or `length`
  int over_lines;  // a line end lies between the quotes
} quoted_cell;

static quoted_cell scan_quoted(const uint8_t *bytes, size_t length, size_t open, ck_dialect dialect) {
  size_t at = open + 1;
  int over_lines = 0;
  while (at < length) {
    const uint8_t *next = memchr(bytes + at, dialect.quote, length - at);
    size_t stop = next ? (size_t)(next - bytes) : length;
    if (!over_lines) over_lines = memchr(bytes + at, dialect.line_end, stop - at) != NULL;
    if (!next) break;
    if (stop + 1 < length && bytes[stop + 1] == dialect.quote) {
      at = stop + 2;
      continue;
    }
    return (quoted_cell){CLOSED, stop, over_lines};
  }
  return (quoted_cell){OPEN_AT_END, length, over_lines};
}

/// Whether a cell may end here: at the end, a delimiter or a line end.
static int ends_cell(const uint8_t *bytes, size_t length, size_t at, ck_dialect dialect) {
  if (at >= length) return 1;
  if (bytes[at] == dialect.delimiter || bytes[at] == dialect.line_end) return 1;
  return bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == dialect.line_end;
}

static size_t line_end_after(const uint8_t *bytes, size_t length, size_t at, ck_dialect dialect) {
  const uint8_t *end = memchr(bytes + at, dialect.line_end, length - at);
  return end ? (size_t)(end - bytes) : length;
}

static void add_broken(ck_index *index, size_t first_mark, size_t open, size_t swallowed, size_t line_end) {
  index->marks[first_mark] = (uint32_t)open;
  index->marks[first_mark + 1] = (uint32_t)swallowed;
  index->marks[first_mark + 2] = (uint32_t)line_end;
  index->mark_count = first_mark + 3;
  index->rows[index->row_count++] = (uint32_t)index->mark_count | CK_BROKEN;
}

/// Splits the record at `start`. Returns where the next one starts, or `start`
/// when the record is not whole yet.
static size_t split_record(const uint8_t *bytes, size_t length, size_t start, ck_dialect dialect,
                           ck_follows follows, ck_index *index) {
  size_t first_mark = index->mark_count;
  size_t marks = first_mark;
  size_t at = start;
  for (;;) {
    if (at < length && bytes[at] == dialect.quote) {
      quoted_cell cell = scan_quoted(bytes, length, at, dialect);
      // A quote that is the buffer's last byte may be the first of a pair, and a
      // carriage return the first half of a line end.
      size_t behind = cell.close + 1;
      if (behind < length && bytes[behind] == '\r') behind++;
      int undecided = cell.kind == OPEN_AT_END || behind >= length;
      if (undecided && (follows == CK_MORE || (follows == CK_GIVE_UP && start > 0))) return start;
      int unclosed = cell.kind == OPEN_AT_END ||
                     (cell.over_lines && !ends_cell(bytes, length, cell.close + 1, dialect));
      if (unclosed) {
        size_t end = line_end_after(bytes, length, at, dialect);
        if (end == length && follows != CK_END) return start;
        add_broken(index, first_mark, at, cell.close, end);
        return end < length ? end + 1 : length;
      }
      if (cell.over_lines) index->quoted_lines = 1;
      at = cell.close + 1;
      if (!ends_cell(bytes, length, at, dialect)) index->odd_quotes = 1;
    }
    for (; at < length && bytes[at] != dialect.delimiter && bytes[at] != dialect.line_end; at++) {
      if (bytes[at] == dialect.quote) index->odd_quotes = 1;
    }
    if (at == length && follows != CK_END) return start;
    index->marks[marks++] = (uint32_t)at;
    if (at == length || bytes[at] == dialect.line_end) break;
    at++;
  }
  index->mark_count = marks;
  index->rows[index->row_count++] = (uint32_t)marks;
  return at < length ? at + 1 : length;
}

static ck_split_blocks *blocks_of(ck_machine machine) {
  switch (machine) {
#if defined(CK_X86)
    case CK_AVX2: return ck_split_blocks_avx2;
    case CK_AVX512: return ck_split_blocks_avx512;
#elif defined(CK_ARM)
    case CK_NEON: return ck_split_blocks_neon;
#endif
    default: return NULL;
  }
}

void ck_split_with(const uint8_t *bytes, size_t length, ck_dialect dialect, ck_follows follows,
                   ck_machine machine, ck_index *index) {
  ck_split_blocks *split_blocks = blocks_of(machine);
  index->mark_count = 0;
  index->row_count = 0;
  index->odd_quotes = 0;
  index->quoted_lines = 0;
  size_t at = 0;
  while (at < length) {
    if (split_blocks && length - at >= 64) {
      split_blocks(bytes, length, at, dialect, index);
      at = index->consumed;
      if (at >= length) break;
    }
    size_t next = split_record(bytes, length, at, dialect, follows, index);
    if (next == at) break;
    at = next;
  }
  index->consumed = at;
}

void ck_split(const uint8_t *bytes, size_t length, ck_dialect dialect, ck_follows follows,
              ck_index *index) {
  ck_split_with(bytes, length, dialect, follows, ck_best_machine(), index);
}

static ck_count_blocks *counter_of(ck_machine machine) {
  switch (machine) {
#if defined(CK_X86)
    case CK_AVX2: return ck_count_blocks_avx2;
    case CK_AVX512: return ck_count_blocks_avx512;
#elif defined(CK_ARM)
    case CK_NEON: return ck_count_blocks_neon;
#endif
    default: return NULL;
  }
}

size_t ck_count(const uint8_t *bytes, size_t length, uint8_t byte) {
  ck_count_blocks *count_blocks = counter_of(ck_best_machine());
  size_t blocks = count_blocks ? length / 64 * 64 : 0;
  size_t count = blocks ? count_blocks(bytes, blocks, byte) : 0;
  for (size_t i = blocks; i < length; i++) count += bytes[i] == byte;
  return count;
}
