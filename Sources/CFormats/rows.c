#include "rows.h"

#include <stdlib.h>
#include <string.h>

enum { PADDING = 64, LARGEST = 1 << 30 };

cf_rows *cf_rows_new(void) { return calloc(1, sizeof(cf_rows)); }

void cf_rows_free(cf_rows *rows) {
  if (!rows) return;
  free(rows->bytes);
  if (rows->marks) free(rows->marks - 1);
  free(rows->rows);
  free(rows->origins);
  for (size_t column = 0; column < rows->known_columns; column++) free(rows->known[column].times);
  free(rows->known);
  free(rows);
}

void cf_rows_clear(cf_rows *rows) {
  rows->length = rows->mark_count = rows->row_count = 0;
  rows->quoted_lines = rows->failed = 0;
  for (size_t column = 0; column < rows->known_columns; column++) rows->known[column].count = 0;
}

// MARK: - Room

static size_t grown(size_t room, size_t wanted) {
  size_t next = room < 4096 ? 4096 : room * 2;
  return next < wanted ? wanted : next;
}

static int grow_bytes(cf_rows *rows, size_t wanted) {
  size_t room = grown(rows->byte_room, wanted);
  uint8_t *bytes = realloc(rows->bytes, room + PADDING);
  if (!bytes) return 0;
  rows->bytes = bytes;
  rows->byte_room = room;
  return 1;
}

static int grow_marks(cf_rows *rows, size_t wanted) {
  size_t room = grown(rows->mark_room, wanted);
  uint32_t *marks = realloc(rows->marks ? rows->marks - 1 : NULL, (room + 1) * sizeof *marks);
  if (!marks) return 0;
  marks[0] = UINT32_MAX;
  rows->marks = marks + 1;
  rows->mark_room = room;
  return 1;
}

static int grow_rows(cf_rows *rows, size_t wanted) {
  size_t room = grown(rows->row_room, wanted);
  uint32_t *ends = realloc(rows->rows, room * sizeof *ends);
  if (ends) rows->rows = ends;
  uint32_t *origins = realloc(rows->origins, room * sizeof *origins);
  if (origins) rows->origins = origins;
  if (!ends || !origins) return 0;
  rows->row_room = room;
  return 1;
}

int cf_rows_reserve(cf_rows *rows, size_t bytes, size_t marks) {
  if (rows->failed) return 0;
  if (bytes < LARGEST && rows->length + bytes < LARGEST && marks < LARGEST &&
      rows->mark_count + marks < LARGEST) {
    bytes += rows->length;
    marks += rows->mark_count;
    if ((bytes <= rows->byte_room || grow_bytes(rows, bytes)) &&
        (marks <= rows->mark_room || grow_marks(rows, marks)))
      return 1;
  }
  rows->failed = 1;
  return 0;
}

int cf_rows_reserve_rows(cf_rows *rows, size_t count) {
  if (rows->failed) return 0;
  if (count < LARGEST && rows->row_count + count < LARGEST) {
    count += rows->row_count;
    if (count <= rows->row_room || grow_rows(rows, count)) return 1;
  }
  rows->failed = 1;
  return 0;
}

static int add_known(cf_rows *rows, size_t count) {
  if (count >= LARGEST) return 0;
  cf_known *known = realloc(rows->known, count * sizeof *known);
  if (!known) return 0;
  memset(known + rows->known_columns, 0, (count - rows->known_columns) * sizeof *known);
  rows->known = known;
  rows->known_columns = count;
  return 1;
}

int64_t *cf_rows_times(cf_rows *rows, size_t column, size_t count) {
  if (column >= rows->known_columns && !add_known(rows, column + 1)) return NULL;
  cf_known *known = &rows->known[column];
  if (known->count != rows->row_count || count >= LARGEST) return NULL;
  if (known->count + count > known->room) {
    size_t room = grown(known->room, known->count + count);
    int64_t *times = realloc(known->times, room * sizeof *times);
    if (!times) return NULL;
    known->times = times;
    known->room = room;
  }
  return known->times + known->count;
}

/// Makes room for a cell of so many bytes and the byte that ends it.
static inline int reserve(cf_rows *rows, size_t length) {
  return cf_rows_reserve(rows, length + 1, 1);
}

// MARK: - Cells

static inline void end_cell(cf_rows *rows) {
  rows->bytes[rows->length] = ',';
  rows->marks[rows->mark_count++] = (uint32_t)rows->length++;
}

void cf_rows_plain(cf_rows *rows, const uint8_t *text, size_t length) {
  if (!reserve(rows, length)) return;
  if (length) memcpy(rows->bytes + rows->length, text, length);
  rows->length += length;
  end_cell(rows);
}

void cf_rows_empty(cf_rows *rows) { cf_rows_plain(rows, NULL, 0); }

void cf_rows_quoted(cf_rows *rows, const uint8_t *text, size_t length) {
  // Each byte may be a quote, which is written twice.
  if (length >= LARGEST || !reserve(rows, 2 * length + 2)) {
    rows->failed = 1;
    return;
  }
  uint8_t *at = rows->bytes + rows->length;
  *at++ = '"';
  while (length > 0) {
    const uint8_t *quote = memchr(text, '"', length);
    size_t run = quote ? (size_t)(quote - text) + 1 : length;
    memcpy(at, text, run);
    if (!rows->quoted_lines && memchr(text, '\n', run)) rows->quoted_lines = 1;
    at += run;
    if (quote) *at++ = '"';
    text += run;
    length -= run;
  }
  *at++ = '"';
  rows->length = (size_t)(at - rows->bytes);
  end_cell(rows);
}

static int needs_quotes(const uint8_t *text, size_t length) {
  if (length == 0) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[length - 1] == ' ' || text[length - 1] == '\t')
    return 1;
  int found = 0;
  for (size_t i = 0; i < length; i++)
    found |= (text[i] == ',') | (text[i] == '"') | (text[i] == '\n') | (text[i] == '\r');
  return found;
}

void cf_rows_text(cf_rows *rows, const uint8_t *text, size_t length) {
  if (needs_quotes(text, length)) {
    cf_rows_quoted(rows, text, length);
  } else {
    cf_rows_plain(rows, text, length);
  }
}

// MARK: - Rows

/// Marks before the row that is being added.
static inline size_t ended_marks(const cf_rows *rows) {
  return rows->row_count ? rows->rows[rows->row_count - 1] & ~CF_MALFORMED : 0;
}

/// Goes back to the end of the last row.
static void drop_open_row(cf_rows *rows) {
  rows->mark_count = ended_marks(rows);
  rows->length = rows->mark_count ? rows->marks[rows->mark_count - 1] + 1 : 0;
}

static void end_row(cf_rows *rows, uint32_t origin, uint32_t flag) {
  if (!rows->failed && rows->row_count == rows->row_room && !grow_rows(rows, rows->row_count + 1))
    rows->failed = 1;
  if (rows->failed || rows->mark_count == ended_marks(rows)) {
    if (rows->bytes) drop_open_row(rows);
    return;
  }
  rows->bytes[rows->length - 1] = '\n';
  memset(rows->bytes + rows->length, 0, PADDING);
  rows->rows[rows->row_count] = (uint32_t)rows->mark_count | flag;
  rows->origins[rows->row_count++] = origin;
}

void cf_rows_end(cf_rows *rows, uint32_t origin) { end_row(rows, origin, 0); }

void cf_rows_malformed(cf_rows *rows, const uint8_t *text, size_t length, uint32_t origin) {
  if (rows->bytes) drop_open_row(rows);
  cf_rows_plain(rows, text, length);
  end_row(rows, origin, CF_MALFORMED);
}
