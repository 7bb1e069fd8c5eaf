#pragma once

#include <stddef.h>
#include <stdint.h>

/// The cells of one column in some rows of a split buffer.
typedef struct {
  const uint8_t *bytes;   // the buffer; 64 bytes past its end may be read
  const uint32_t *marks;  // what `ck_split` gave; entry -1 exists and is UINT32_MAX
  const uint32_t *first;  // for each row the number of its first mark
  size_t count;           // rows
  uint32_t cell;          // which cell of the rows
  uint8_t quote;
  uint8_t ends_row;       // 1: a '\r' before the line end belongs to the line end
  uint8_t odd_quotes;     // 1: a quote may stand where RFC 4180 has none
  // What `ck_time_column` gives for each row of the buffer, where that is known, or NULL: each cell
  // is empty or in the guide's form. `numbers` has the number in the buffer of each row.
  const int64_t *times;
  const uint32_t *numbers;
} ck_column;

/// Rows whose cells need more than a kernel gives; both arrays hold `count` entries or more.
typedef struct {
  uint32_t *empty;  // the cell has no bytes
  uint32_t *odd;    // the caller has to read the cell
  size_t empty_count;
  size_t odd_count;
} ck_leftovers;

/// Bytes of a value that are kept.
#define CK_KEPT 64

/// A value of a cell, cut to `CK_KEPT` bytes.
typedef struct {
  uint64_t order;  // its first bytes, the first most significant
  double number;   // its value where all values are numbers
  uint32_t length;
  uint8_t bytes[CK_KEPT];
} ck_value;

/// What all values of a column have been so far; each is a case of the next but one.
typedef enum { CK_NOTHING, CK_INTEGERS, CK_NUMBERS, CK_TEXTS } ck_kind;

/// The extremes of a column's values. All zero but `shortest = UINT32_MAX` before the first.
typedef struct {
  uint32_t shortest, longest;  // bytes
  ck_kind kind;
  ck_value first, last;        // in order of bytes
  ck_value least, greatest;    // in order of numbers, as long as all are
} ck_extremes;

/// The hash of each cell's value, 0 for those left over, and the extremes of the values.
///
/// Quotes around a value are not part of it; a doubled quote inside stays doubled, so that a value
/// has one hash however it is written. Values with a blank at an end are left over as odd.
void ck_text_column(const ck_column *column, uint64_t *hashes, ck_leftovers *left, ck_extremes *extremes);

/// The same for cells that should hold JSON; what is not surely an object or array is left over as
/// odd. Only lengths are noted of the extremes, since JSON has no order.
///
/// `shapes` gets the word of each cell's shape, 0 for those left over; or it is NULL. Cells whose
/// shape only a thorough parser can tell are left over too then.
void ck_json_column(const ck_column *column, uint64_t *hashes, uint64_t *shapes, ck_leftovers *left,
                    ck_extremes *extremes);

/// What `ck_time_column` gives for cells that it cannot read.
#define CK_NO_TIME INT64_MIN

/// Microseconds since 1970-01-01 00:00:00 UTC of cells of the form `YYYY-MM-DD HH:MM:SS`, with up
/// to nine digits of a fraction. Cells with a `T` for the blank, or a `Z` at their end, have their
/// time too, but are left over as odd, and their lengths are not noted.
void ck_time_column(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes);

/// The same without the wide instructions of the machine, and from their text even where times are
/// known, for tests.
void ck_time_column_slowly(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes);

/// Shapes of ids: 1 to 15 are whole numbers of so many digits, and 15 more than the digits are
/// those that a zero leads.
enum { CK_ID_OTHER = 0, CK_ID_LED = 15, CK_ID_UUID = 31, CK_ID_SHAPES = 32 };

/// The ids of a column by their shapes. All zero before the first.
typedef struct {
  uint32_t counts[CK_ID_SHAPES];
  uint32_t first[CK_ID_SHAPES];  // the first row of each shape that has any
} ck_id_shapes;

/// Counts the ids of a column by their shapes, except for those that a person would look at twice.
///
/// These rows are listed in `odd`: quotes where RFC 4180 has none, blanks at an end, more than 15
/// digits, digits and dashes alone, and bytes such as `.`, `@`, `+`, a blank or any that is not
/// ASCII. `odd` holds `count` entries; returns how many. Cells without bytes are left out.
size_t ck_id_column(const ck_column *column, ck_id_shapes *shapes, uint32_t *odd);

/// The same without the wide instructions of the machine, for tests.
size_t ck_id_column_slowly(const ck_column *column, ck_id_shapes *shapes, uint32_t *odd);

/// The same for a column of which it is known that each cell is empty or a whole number of 1 to 15
/// digits that no zero leads.
void ck_number_column(const ck_column *column, ck_id_shapes *shapes);

/// Adds a value that the caller has read to the extremes.
void ck_add_value(const uint8_t *bytes, size_t length, ck_extremes *extremes);

/// Adds the extremes of other values of the same column.
void ck_merge_extremes(ck_extremes *into, const ck_extremes *other);

/// The earliest and the latest time; `INT64_MAX` and `INT64_MIN` before the first.
typedef struct {
  int64_t earliest, latest;
} ck_time_range;

/// A hash of each time, 0 where there is none, and the range of the times.
void ck_hash_times(const int64_t *times, size_t count, uint64_t *hashes, ck_time_range *range);

/// Folds a column's hashes into one sum a row; the order of the columns counts.
void ck_fold(const uint64_t *hashes, size_t count, uint64_t *sums);

/// Puts a hash of two hashes and a time into the given bits of each word; leaves words where a hash
/// is 0 or the time `CK_NO_TIME`.
void ck_put_events(
    const uint64_t *first, const uint64_t *second, const int64_t *times, size_t count, uint64_t bits, uint64_t *words);

/// Puts hashes of a key, of a key and a day, and of a key and a time into bits of each word: those of
/// `bits[0]`, and of each further one what those before do not have. Without a time the file stands
/// for the day; words of rows without a key are left. `times` may be NULL.
void ck_put_entities(
    const uint64_t *keys, const int64_t *times, size_t count, int64_t file, const uint64_t bits[3], uint64_t *words);

/// Mixes the bits of each word so that all depend on all.
void ck_mix(uint64_t *words, size_t count);

/// The rows of a sample that depends on the rows' places alone: those whose mixed place, `base` and
/// `starts[i]`, has no bit of `mask`. `sampled` holds `count + 1` entries. Returns how many.
size_t ck_sampled(const uint32_t *starts, size_t count, uint64_t base, uint64_t mask, uint32_t *sampled);

/// Hashes with counts: open addressing, `mask + 1` places, zeros in free ones.
typedef struct {
  uint64_t *hashes;
  int64_t *counts;
  size_t mask;
  uint64_t limit;  // hashes from here on do not count
} ck_tally_table;

/// Counts the hashes that are in the table. Returns how many rows have one that counts, is not 0 and
/// is not there yet; `rows` lists these and holds `count + 1` entries.
size_t ck_tally(const ck_tally_table *table, const uint64_t *hashes, size_t count, uint32_t *rows);

/// Bits of the filter before a table of listed hashes.
#define CK_LISTED_BITS 4096

/// A few hashes to look for: open addressing, `mask + 1` places, zeros in free ones.
typedef struct {
  const uint64_t *hashes;
  size_t mask;
  const uint64_t *filter;  // CK_LISTED_BITS bits, set where the top bits of a hash are the number
} ck_listed_table;

/// The rows whose hash is in a table. `listed` holds `count + 1` entries; returns how many.
size_t ck_listed(const ck_listed_table *table, const uint64_t *hashes, size_t count, uint32_t *listed);

/// The rows whose hash is not in a table of open addressing, which has `mask + 1` places and zeros
/// in free ones; hashes that are 0 are not looked for. `missing` holds `count + 1` entries.
size_t ck_missing(const uint64_t *table, size_t mask, const uint64_t *hashes, size_t count, uint32_t *missing);

/// A key in a table of open addressing.
typedef struct {
  uint64_t hash;      // 0 in a free place
  uint32_t earliest;  // seconds since 1970 before which no row should name it; 0 where any may
  uint32_t met;       // with what it was met: one of the numbers below, or what stands for the one
} ck_key;

enum { CK_NOT_MET = 0, CK_MET_ALONE = 1, CK_MET_WITH_SEVERAL = 2 };

/// Rows that name keys.
typedef struct {
  const uint64_t *ids;     // 0 where a row names none
  const uint64_t *others;  // what each is met with, 0 being nothing; may be NULL
  const int64_t *times;    // may be NULL
  size_t count;
} ck_references;

/// The rows whose id is no key, and those that are earlier than theirs; each holds `count + 1`.
typedef struct {
  uint32_t *missing, *early;
  size_t missing_count, early_count;
} ck_referred;

/// Looks the ids of rows up in a table of `mask + 1` places; where `notes` is not 0 it notes with what
/// each key is met. Any number of threads may do so at a time.
void ck_refer(ck_key *keys, size_t mask, const ck_references *rows, int notes, ck_referred *found);
