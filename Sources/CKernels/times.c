#include "times.h"

/// The number that two digits write, or 100 and more.
static inline uint32_t two_digits(const uint8_t *at) {
  uint32_t tens = (uint32_t)at[0] - '0', ones = (uint32_t)at[1] - '0';
  return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/// Seconds since 1970 of `YYYY-MM-DD HH:MM:SS`; false for any other 19 bytes.
static inline int read_time(const uint8_t *at, int64_t *seconds) {
  if (at[4] != '-' || at[7] != '-' || at[10] != ' ' || at[13] != ':' || at[16] != ':') return 0;
  uint32_t century = two_digits(at), year = two_digits(at + 2);
  uint32_t month = two_digits(at + 5), day = two_digits(at + 8);
  uint32_t hour = two_digits(at + 11), minute = two_digits(at + 14), second = two_digits(at + 17);
  int64_t days;
  if (century > 99 || year > 99 || month > 12 || day > 31) return 0;
  if (hour > 23 || minute > 59 || second > 59) return 0;
  if (!ck_days_of(century * 100 + year, month, day, &days)) return 0;
  *seconds = days * 86400 + hour * 3600 + minute * 60 + second;
  return 1;
}

void ck_time_column_slowly(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes) {
  CK_TIME_COLUMN(read_time)
}

void ck_time_column(const ck_column *column, int64_t *times, ck_leftovers *left, ck_extremes *extremes) {
#if defined(__x86_64__)
  if (ck_has_wide_times()) {
    ck_time_column_wide(column, times, left, extremes);
    return;
  }
#endif
  ck_time_column_slowly(column, times, left, extremes);
}
