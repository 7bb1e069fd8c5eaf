#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Set in the word of a row that could not be read; its one cell is the text as it stands.
#define CF_MALFORMED 0x40000000u

/// What is known of the cells of a column beside their text, so that no one has to read it.
typedef struct cf_known {
  /// For each row the microseconds from 1970 to its time in UTC, or `INT64_MIN` where the cell is
  /// empty. The text says the same in the guide's form.
  int64_t *times;
  /// For how many rows that is so, from the first on.
  size_t count;
  /// Private: for how many there is room.
  size_t room;
} cf_known;

/// Rows of a format that is no separated values, written as such (RFC 4180, comma, LF) with the
/// marks that a splitter would give.
///
/// Nothing here holds more than 2^30 bytes or cells; what would, is refused.
typedef struct cf_rows {
  /// `length` bytes, and behind them at least 64 zeros once the last row has ended.
  uint8_t *bytes;
  /// For each cell the offset of the byte that ends it; the one before the first is `UINT32_MAX`.
  uint32_t *marks;
  /// For each row the number of marks up to its end, with `CF_MALFORMED` if it is.
  uint32_t *rows;
  /// For each row where it is in its source, counted from the first.
  uint32_t *origins;
  size_t length, mark_count, row_count;
  /// For each of the first columns what is known of it.
  cf_known *known;
  size_t known_columns;
  /// Whether a line end may stand inside quotes.
  int quoted_lines;
  /// Whether memory ran out, or more was added than there may be; what is held is whole rows.
  int failed;
  /// Private: for how much there is room.
  size_t byte_room, mark_room, row_room;
} cf_rows;

/// Room for nothing; NULL where there is no memory.
cf_rows *cf_rows_new(void);
void cf_rows_free(cf_rows *rows);

/// Drops all rows and keeps the memory.
void cf_rows_clear(cf_rows *rows);

/// Makes room for so many more bytes and cells, for who writes them himself: 0 where there is none.
int cf_rows_reserve(cf_rows *rows, size_t bytes, size_t marks);

/// Makes room for so many more rows, for who ends them himself: 0 where there is none.
int cf_rows_reserve_rows(cf_rows *rows, size_t count);

/// Where the times of the next `count` rows of a column go, for who adds them to `known` once the
/// rows are there; NULL where those of an earlier row are not known, or where there is no memory.
int64_t *cf_rows_times(cf_rows *rows, size_t column, size_t count);

/// Adds a cell, in quotes where separated values need them.
void cf_rows_text(cf_rows *rows, const uint8_t *text, size_t length);

/// Adds a cell that is known to need no quotes.
void cf_rows_plain(cf_rows *rows, const uint8_t *text, size_t length);

/// Adds a cell that is known to need quotes, such as a JSON object with members.
void cf_rows_quoted(cf_rows *rows, const uint8_t *text, size_t length);

/// Adds an empty cell.
void cf_rows_empty(cf_rows *rows);

/// Ends the row of the cells that were added since the last end.
void cf_rows_end(cf_rows *rows, uint32_t origin);

/// Adds a row that could not be read, as the text that it is; cells without an end are dropped.
void cf_rows_malformed(cf_rows *rows, const uint8_t *text, size_t length, uint32_t origin);

#ifdef __cplusplus
}
#endif
