#include "column.h"

/// Reads `.5` to `.123456789` to the microsecond; false for anything else.
static int read_fraction(const uint8_t *at, size_t length, int64_t *microseconds) {
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

/// The number that two digits write, or 100 and more.
static inline uint32_t two_digits(const uint8_t *at) {
  uint32_t tens = (uint32_t)at[0] - '0', ones = (uint32_t)at[1] - '0';
  return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/// Days from 1970-01-01 to a day of the Gregorian calendar; false where there is no such day.
static int days_of(uint32_t year, uint32_t month, uint32_t day, int64_t *days) {
  static const uint8_t length[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  // Days before the month in a year that starts in March, so that the leap day is its last.
  static const uint16_t before[13] = {0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};
  if (year == 0 || month == 0 || month > 12) return 0;
  int is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  uint32_t march = year - (month <= 2);
  *days = (int64_t)march * 365 + march / 4 - march / 100 + march / 400 + before[month] + day - 719469;
  return day > 0 && day <= length[month] + (uint32_t)(is_leap && month == 2);
}

/// Seconds from 1970-01-01 to the start of the day `YYYY-MM-DD `, with the blank or the `T` behind
/// it; false for any other 11 bytes.
static int read_day(const uint8_t *at, int64_t *seconds) {
  if (at[4] != '-' || at[7] != '-' || (at[10] != ' ' && at[10] != 'T')) return 0;
  uint32_t century = two_digits(at), year = two_digits(at + 2);
  int64_t days;
  if (century > 99 || year > 99) return 0;
  if (!days_of(century * 100 + year, two_digits(at + 5), two_digits(at + 8), &days)) return 0;
  *seconds = days * 86400;
  return 1;
}

/// Seconds since 1970 of `YYYY-MM-DD HH:MM:SS`, or with a `T`; false for any other 19 bytes.
static int read_time(const uint8_t *at, int64_t *seconds) {
  if (at[13] != ':' || at[16] != ':' || !read_day(at, seconds)) return 0;
  uint32_t hour = two_digits(at + 11), minute = two_digits(at + 14), second = two_digits(at + 17);
  *seconds += hour * 3600 + minute * 60 + second;
  return hour <= 23 && minute <= 59 && second <= 59;
}

// MARK: - Fast

/// Days that were read lately: a file has few, and each comes again and again.
typedef struct {
  uint64_t front, back;  // bytes 0 to 7 and 3 to 10 of `YYYY-MM-DD `
  int64_t seconds;
} known_day;

enum { KNOWN_DAYS = 512 };

static inline uint64_t load(const uint8_t *at) {
  uint64_t word;
  memcpy(&word, at, 8);
  return word;
}

static inline int read_known_day(const uint8_t *at, known_day *days, int64_t *seconds) {
  uint64_t front = load(at), back = load(at + 3);
  known_day *day = &days[back * 0x9e3779b97f4a7c15ull >> 55];
  if (__builtin_expect(day->front != front || day->back != back, 0)) {
    if (!read_day(at, &day->seconds)) {
      day->front = 0;
      return 0;
    }
    day->front = front;
    day->back = back;
  }
  *seconds = day->seconds;
  return 1;
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/// Seconds of `HH:MM:SS`, its eight bytes in one word; false for anything else.
static inline int read_clock(const uint8_t *at, int64_t *seconds) {
  // Digits become their values, colons zero, and what is more than it may be carries into a sign.
  uint64_t value = load(at) ^ 0x30303a30303a3030ull;
  uint64_t over = value + 0x767a7f767a7f767dull;
  uint64_t pairs = value * 10 + (value >> 8);
  uint32_t hour = pairs & 0xff, minute = pairs >> 24 & 0xff, second = pairs >> 48 & 0xff;
  *seconds = hour * 3600 + minute * 60 + second;
  return ((over | value) & 0x8080808080808080ull) == 0 && hour <= 23;
}
#else
static inline int read_clock(const uint8_t *at, int64_t *seconds) {
  uint32_t hour = two_digits(at), minute = two_digits(at + 3), second = two_digits(at + 6);
  *seconds = hour * 3600 + minute * 60 + second;
  return at[2] == ':' && at[5] == ':' && hour <= 23 && minute <= 59 && second <= 59;
}
#endif

static inline int read_time_fast(const uint8_t *at, known_day *days, int64_t *seconds) {
  int64_t clock;
  if (!read_known_day(at, days, seconds) || !read_clock(at + 11, &clock)) return 0;
  *seconds += clock;
  return 1;
}

// MARK: - Columns

/// Walks a column with a way to read the seconds of a cell's first 19 bytes.
#define TIME_COLUMN(read)                                                         \
  for (size_t row = 0; row < column->count; row++) {                              \
    ck_cell cell = ck_cell_of(column, row);                                       \
    int64_t seconds, fraction = 0;                                                \
    times[row] = CK_NO_TIME;                                                      \
    if (cell.length == 0) {                                                       \
      ck_leave_empty(left, row);                                                  \
      continue;                                                                   \
    }                                                                             \
    if (!ck_unwrap(column, &cell) || cell.length < 19 || !(read)) {               \
      ck_leave_odd(left, row);                                                    \
      continue;                                                                   \
    }                                                                             \
    int is_iso = cell.at[10] == 'T', has_zone = cell.at[cell.length - 1] == 'Z';  \
    size_t rest = cell.length - 19 - (size_t)has_zone;                            \
    if (rest > 0 && !read_fraction(cell.at + 19, rest, &fraction)) {              \
      ck_leave_odd(left, row);                                                    \
      continue;                                                                   \
    }                                                                             \
    times[row] = seconds * 1000000 + fraction;                                    \
    if (is_iso | has_zone) {                                                      \
      ck_leave_odd(left, row);                                                    \
    } else {                                                                      \
      ck_note_length(cell.length, extremes);                                      \
    }                                                                             \
  }

void ck_time_column_slowly(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes) {
  TIME_COLUMN(read_time(cell.at, &seconds))
}

/// Takes times that are known, and the lengths of their cells, which have no quotes.
static void take_times(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes) {
  for (size_t row = 0; row < column->count; row++) {
    times[row] = column->times[column->numbers[row]];
    if (times[row] == CK_NO_TIME) {
      ck_leave_empty(left, row);
      continue;
    }
    const uint32_t *mark = column->marks + column->first[row] + column->cell;
    ck_note_length(mark[0] - mark[-1] - 1, extremes);
  }
}

void ck_time_column(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes) {
  if (column->times) return take_times(column, times, left, extremes);
  known_day days[KNOWN_DAYS];
  // Zeros are no day that could be asked for.
  memset(days, 0, sizeof days);
  TIME_COLUMN(read_time_fast(cell.at, days, &seconds))
}
