#pragma once

#include <stddef.h>
#include <stdint.h>

#include "CColumns.h"
#include "CMachine.h"

/// What bytes are, a bit a class, so that what is rare is looked for only where it is.
typedef enum {
  CK_ZERO = 0x01,     // NUL
  CK_CONTROL = 0x02,  // another control below 0x20; none of tab, line feed and carriage return
  CK_EDGE = 0x08,     // 0x7f, a control; or 0xef, which leads U+F000 to U+FFFF
  CK_RETURN = 0x10,   // a carriage return
  CK_HIGH = 0x20,     // beyond ASCII
  CK_MARK = 0x40,     // 0xc2 or 0xe2, which lead U+0080 to U+00BF and U+2000 to U+2FFF
  CK_LATIN = 0x80,    // 0xc3, which leads U+00C0 to U+00FF
} ck_class;

/// The classes of all bytes together.
uint8_t ck_survey(const uint8_t *bytes, size_t length);

/// For each cell of a column the classes of its bytes together, line ends left out.
void ck_survey_cells(const ck_column *column, uint8_t *classes);

/// The same in a way that this machine can, for tests.
uint8_t ck_survey_with(const uint8_t *bytes, size_t length, ck_machine machine);
void ck_survey_cells_with(const ck_column *column, uint8_t *classes, ck_machine machine);

/// How rows end and how long they are.
typedef struct {
  size_t returns;    // rows with a carriage return before their line end
  uint32_t longest;  // bytes of the longest row, its line end left out
} ck_row_ends;

/// Looks at the ends of rows as `ck_split` gave them.
ck_row_ends ck_ends_of_rows(const uint8_t *bytes, const uint32_t *marks, const uint32_t *rows,
                            size_t count);
