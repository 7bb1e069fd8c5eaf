#pragma once

#include "column.h"

/// Reads `.5` to `.123456789` to the microsecond; false for anything else.
static inline int ck_read_fraction(const uint8_t *at, size_t length, int64_t *microseconds) {
  if (length < 2 || length > 10 || at[0] != '.') return 0;
  int64_t value = 0, unit = 100000;
  for (size_t i = 1; i < length; i++) {
    if (at[i] < '0' || at[i] > '9') return 0;
    value += (at[i] - '0') * unit;
    unit /= 10;
  }
  *microseconds = value;
  return 1;
}

/// Days from 1970-01-01 to a day of the Gregorian calendar; false where there is no such day.
/// `year` is 0 to 9999, `month` and `day` at most 39.
static inline int ck_days_of(uint32_t year, uint32_t month, uint32_t day, int64_t *days) {
  static const uint8_t length[40] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  // Days before the month in a year that starts in March, so that the leap day is its last.
  static const uint16_t before[40] = {0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};
  int is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  uint32_t march = year - (month <= 2);
  *days = (int64_t)march * 365 + march / 4 - march / 100 + march / 400 + before[month] + day - 719469;
  return (year > 0) & (day > 0) & (day <= length[month] + (uint32_t)(is_leap & (month == 2)));
}

#if defined(__x86_64__)
/// Whether this machine has the instructions that `ck_time_column_wide` needs.
int ck_has_wide_times(void);
void ck_time_column_wide(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes);
#endif

/// Walks a column with `read`, which gives the seconds of the first 19 bytes or is false.
#define CK_TIME_COLUMN(read)                                                        \
  for (size_t row = 0; row < column->count; row++) {                                \
    ck_cell cell = ck_cell_of(column, row);                                         \
    int64_t seconds, fraction = 0;                                                  \
    times[row] = CK_NO_TIME;                                                        \
    if (cell.length == 0) {                                                         \
      ck_leave_empty(left, row);                                                    \
    } else if (!ck_unwrap(column, &cell) || cell.length < 19 ||                     \
               !read(cell.at, &seconds) ||                                          \
               (cell.length > 19 &&                                                 \
                !ck_read_fraction(cell.at + 19, cell.length - 19, &fraction))) {    \
      ck_leave_odd(left, row);                                                      \
    } else {                                                                        \
      times[row] = seconds * 1000000 + fraction;                                    \
      ck_note_length(cell.length, extremes);                                        \
    }                                                                               \
  }
