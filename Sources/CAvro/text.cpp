#include "text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace avro {

// MARK: - Times

static constexpr int64_t seconds_a_day = 86400;
static char *two_digits(char *out, unsigned value) {
  out[0] = char('0' + value / 10);
  out[1] = char('0' + value % 10);
  return out + 2;
}

/// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"; years begin in March.
size_t write_date(int64_t days, char *out) {
  constexpr int64_t days_an_era = 146'097;
  int64_t shifted = days + 719'468;
  int64_t era = shifted / days_an_era - (shifted % days_an_era < 0);
  auto day_of_era = unsigned(shifted - era * days_an_era);
  unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  unsigned month_from_march = (5 * day_of_year + 2) / 153;
  unsigned month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  int64_t year = int64_t(year_of_era) + era * 400 + (month <= 2);
  bool has_four_digits = year >= 0 && year <= 9999;
  char *at = has_four_digits
                 ? two_digits(two_digits(out, unsigned(year) / 100), unsigned(year) % 100)
                 : out + write_integer(year, out);
  *at++ = '-';
  at = two_digits(at, month);
  *at++ = '-';
  at = two_digits(at, day_of_year - (153 * month_from_march + 2) / 5 + 1);
  return size_t(at - out);
}

static size_t write_clock(uint32_t second, uint32_t nanos, char *out) {
  char *at = two_digits(out, second / 3600);
  *at++ = ':';
  at = two_digits(at, second / 60 % 60);
  *at++ = ':';
  at = two_digits(at, second % 60);
  if (nanos == 0) return 8;
  *at++ = '.';
  int digits = nanos % 1000 ? 9 : 6;
  if (digits == 6) nanos /= 1000;
  for (int i = digits - 1; i >= 0; i--, nanos /= 10) at[i] = char('0' + nanos % 10);
  return size_t(9 + digits);
}

size_t write_time(int64_t value, int64_t units, char *out) {
  if (value < 0 || value >= seconds_a_day * units) return 0;
  return write_clock(
      uint32_t(value / units), uint32_t(value % units * (1'000'000'000 / units)), out);
}

/// Writes a date from memory, as most times are of the same few days.
static char *write_usual_date(int64_t day, char *out) {
  struct Day {
    int64_t day;
    size_t length;
    char text[24];
  };
  static thread_local Day days[64];
  Day &known = days[uint64_t(day) % 64];
  if (known.day != day || known.length == 0) {
    known.day = day;
    known.length = write_date(day, known.text);
  }
  std::memcpy(out, known.text, sizeof known.text);
  return out + known.length;
}

size_t write_timestamp(int64_t value, int64_t units, char *out) {
  int64_t second = value / units, rest = value % units;
  if (rest < 0) second--, rest += units;
  int64_t day = second / seconds_a_day, of_day = second % seconds_a_day;
  if (of_day < 0) day--, of_day += seconds_a_day;
  char *at = write_usual_date(day, out);
  *at++ = ' ';
  auto nanos = uint32_t(rest * (1'000'000'000 / units));
  return size_t(at - out) + write_clock(uint32_t(of_day), nanos, at);
}

// MARK: - Numbers

size_t write_integer(int64_t value, char *out) {
  return size_t(std::to_chars(out, out + longest_text, value).ptr - out);
}

template <typename Number>
static size_t write_number(Number value, char *out) {
  const char *word = std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  if (!std::isfinite(value)) return size_t(stpcpy(out, word) - out);
  // The shortest text may be one with an exponent where people write none.
  Number size = std::abs(value);
  auto form = size == 0 || (size >= Number(1e-5) && size < Number(1e15))
                  ? std::chars_format::fixed
                  : std::chars_format::scientific;
  return size_t(std::to_chars(out, out + longest_text, value, form).ptr - out);
}

size_t write_double(double value, char *out) { return write_number(value, out); }
size_t write_float(float value, char *out) { return write_number(value, out); }

size_t decimal_room(size_t length, int scale) {
  // A byte is less than three digits; then a sign, a point and a zero before it.
  return length * 3 + size_t(scale) + 16;
}

/// Divides a big-endian number by 10^9 where it stands and returns the rest.
static uint32_t divide(uint8_t *bytes, size_t length) {
  uint64_t rest = 0;
  for (size_t i = 0; i < length; i++) {
    rest = rest << 8 | bytes[i];
    bytes[i] = uint8_t(rest / 1'000'000'000);
    rest %= 1'000'000'000;
  }
  return uint32_t(rest);
}

static void negate(uint8_t *bytes, size_t length) {
  unsigned carry = 1;
  for (size_t i = length; i-- > 0;) {
    carry += uint8_t(~bytes[i]);
    bytes[i] = uint8_t(carry);
    carry >>= 8;
  }
}

size_t write_decimal(uint8_t *bytes, size_t length, int scale, char *out) {
  bool is_negative = length > 0 && bytes[0] & 0x80;
  if (is_negative) negate(bytes, length);
  // Digits from the last to the first, at least one before the point.
  size_t count = 0, places = size_t(scale);
  while (length > 0) {
    uint32_t digits = divide(bytes, length);
    for (int i = 0; i < 9; i++, digits /= 10) out[count++] = char('0' + digits % 10);
    while (length > 0 && *bytes == 0) bytes++, length--;
  }
  while (count > 0 && out[count - 1] == '0') count--;
  while (count < places + 1) out[count++] = '0';
  if (places > 0) {
    std::memmove(out + places + 1, out + places, count - places);
    out[places] = '.';
    count++;
  }
  if (is_negative) out[count++] = '-';
  std::reverse(out, out + count);
  return count;
}

size_t write_uuid(const uint8_t *bytes, char *out) {
  char *at = out;
  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *at++ = '-';
    *at++ = "0123456789abcdef"[bytes[i] >> 4];
    *at++ = "0123456789abcdef"[bytes[i] & 15];
  }
  return 36;
}

}  // namespace avro
