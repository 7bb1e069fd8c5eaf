#pragma once

#include <stddef.h>
#include <stdint.h>

#include "CColumns.h"
#include "CMachine.h"
#include "CSurvey.h"
#include "CJSON.h"

/// Set in a row's entry when its record could not be split; see `ck_split`.
#define CK_BROKEN 0x80000000u

/// Set in a row's entry by readers of other formats when its record could not be read at all.
#define CK_MALFORMED 0x40000000u

/// All that may be set in a row's entry beside its number.
#define CK_ROW_FLAGS 0xc0000000u

/// Entries of `ck_index` that are written past the last one.
#define CK_SLACK 16

/// What a record can be split by. `quote` follows RFC 4180: it opens a cell
/// only as the cell's first byte, and a doubled one stands for itself.
typedef struct {
  uint8_t delimiter;
  uint8_t quote;
  uint8_t line_end;  // '\n' (a '\r' before it belongs to it) or '\r'
} ck_dialect;

/// The cells and rows of one buffer. The caller owns both arrays; each must
/// hold `length + CK_SLACK` entries for a buffer of `length` bytes.
typedef struct {
  uint32_t *marks;   // offset of the byte that ends each cell
  uint32_t *rows;    // for each row the number of marks up to its end, or'ed with CK_BROKEN
  size_t mark_count;
  size_t row_count;
  size_t consumed;   // bytes of whole records; the rest waits for more bytes
  int odd_quotes;    // 0: every quote opens, closes or is doubled where RFC 4180 has it
  int quoted_lines;  // 0: no line end is inside quotes
} ck_index;

/// What follows the bytes of a buffer.
typedef enum {
  CK_MORE,     // more bytes, so an unfinished record waits for them
  CK_END,      // nothing: an unfinished record ends here, an open quote is never closed
  CK_GIVE_UP,  // more bytes, but a quote open since the first record is held for unclosed
} ck_follows;

/// Splits `bytes` into whole records, starting outside quotes.
///
/// A quoted cell that runs over a line end and is
/// then not closed before a delimiter or line end is held for an unclosed
/// quote: its first physical line becomes one broken row with exactly three
/// marks (the opening quote, the end of what the quote would swallow, the end
/// of the line), and splitting goes on with the next line, so that one stray
/// quote hides no other row. The cost stays linear: the lines read twice hold
/// no further unbalanced quote. `length` is below 2^31.
void ck_split(const uint8_t *bytes, size_t length, ck_dialect dialect, ck_follows follows,
              ck_index *index);

/// What `ck_split` does, in a way that this machine can; for tests.
void ck_split_with(const uint8_t *bytes, size_t length, ck_dialect dialect, ck_follows follows,
                   ck_machine machine, ck_index *index);

/// What a stretch of bytes holds, under the assumption that it starts inside or outside quotes.
typedef struct {
  size_t ends;         // line ends outside quotes, each the end of a record or of a blank line
  size_t blank_lines;  // those of them with nothing but a '\r' since the one before
  size_t last_end;     // offset behind the last of them, 0 where there is none
  int inside;          // the bytes end inside quotes
  int has_quotes;      // any byte that was looked at is a quote
  int odd_quotes;      // the assumption does not hold, or a record needs `ck_split`; nothing else
                       // here is of use then
} ck_record_count;

/// Counts record ends without marking cells, so that a file can be counted in any order.
///
/// Two bytes before `bytes` must be readable and be what precedes it; the start of the first
/// record is preceded by a line end. Where `odd_quotes` is 0 from one stretch to the next, each
/// started as the one before ended, the records are those of `ck_split`; what stands behind the
/// last record end is judged by `ck_split` alone.
ck_record_count ck_count_records(const uint8_t *bytes, size_t length, ck_dialect dialect,
                                 int inside);

/// The same in a way that this machine can; for tests.
ck_record_count ck_count_records_with(const uint8_t *bytes, size_t length, ck_dialect dialect,
                                      int inside, ck_machine machine);

/// How often `byte` occurs.
size_t ck_count(const uint8_t *bytes, size_t length, uint8_t byte);

/// `ck_json_is_plain` in a way that this machine can, for tests; 64 bytes from `bytes` on, and past
/// the end, are read. If `word` is not NULL it gets the word of the shape, and 0 comes also where a
/// thorough parser has to find the shape.
int ck_json_is_plain_with(const uint8_t *bytes, size_t length, int doubled, ck_machine machine,
                          uint64_t *word);

/// XXH3, 64 bits, of the bytes with a seed.
uint64_t ck_hash(const void *bytes, size_t length, uint64_t seed);
