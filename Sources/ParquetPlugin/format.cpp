#include "format.h"

#include <charconv>
#include <cmath>

#include "arrow/result.h"
#include "arrow/util/decimal.h"
#include "arrow/util/float16.h"
#include "fault.h"
#include "parquet/types.h"

namespace slipway {

namespace {

using Kind = Format::Kind;

template <typename Value>
Value load(const void *value) {
  Value loaded;
  std::memcpy(&loaded, value, sizeof loaded);
  return loaded;
}

// MARK: - Numbers

uint8_t *put_boolean(uint8_t *at, const void *value, const Format &, Calendar &) {
  bool is_true = load<uint8_t>(value) != 0;
  std::memcpy(at, is_true ? "true " : "false", 5);
  return at + (is_true ? 4 : 5);
}

template <typename Integer>
uint8_t *put_number(uint8_t *at, Integer number) {
  auto text = reinterpret_cast<char *>(at);
  return reinterpret_cast<uint8_t *>(std::to_chars(text, text + 32, number).ptr);
}

template <typename Integer>
uint8_t *put_integer(uint8_t *at, const void *value, const Format &, Calendar &) {
  return put_number(at, load<Integer>(value));
}

uint8_t *put_word(uint8_t *at, const char *word) {
  size_t length = std::strlen(word);
  std::memcpy(at, word, length);
  return at + length;
}

/// As short as may be, and never with an exponent where people write none.
template <typename Real>
uint8_t *put_real(uint8_t *at, Real number) {
  if (std::isnan(number)) return put_word(at, "NaN");
  if (std::isinf(number)) return put_word(at, number > 0 ? "Infinity" : "-Infinity");
  Real size = std::abs(number);
  auto text = reinterpret_cast<char *>(at);
  bool is_usual = size == 0 || (size >= Real(1e-5) && size < Real(1e15));
  auto form = is_usual ? std::chars_format::fixed : std::chars_format::scientific;
  return reinterpret_cast<uint8_t *>(std::to_chars(text, text + 64, number, form).ptr);
}

template <typename Real>
uint8_t *put_real(uint8_t *at, const void *value, const Format &, Calendar &) {
  return put_real(at, load<Real>(value));
}

const uint8_t *fixed(const void *value) { return load<parquet::FixedLenByteArray>(value).ptr; }

uint8_t *put_half(uint8_t *at, const void *value, const Format &, Calendar &) {
  return put_real(at, arrow::util::Float16::FromLittleEndian(fixed(value)).ToFloat());
}

/// Writes the digits of a decimal with its point.
uint8_t *put_point(uint8_t *at, std::string_view digits, int scale) {
  if (digits[0] == '-') {
    *at++ = '-';
    digits.remove_prefix(1);
  }
  size_t behind = size_t(scale);
  if (behind > 0 && digits.size() <= behind) {
    std::memcpy(at, "0.", 2);
    at += 2;
    std::memset(at, '0', behind - digits.size());
    at += behind - digits.size();
  } else if (behind > 0) {
    size_t before = digits.size() - behind;
    std::memcpy(at, digits.data(), before);
    at += before;
    *at++ = '.';
    digits.remove_prefix(before);
  }
  std::memcpy(at, digits.data(), digits.size());
  return at + digits.size();
}

template <typename Integer>
uint8_t *put_small_decimal(uint8_t *at, const void *value, const Format &format, Calendar &) {
  char digits[32];
  char *end = std::to_chars(digits, digits + sizeof digits, load<Integer>(value)).ptr;
  return put_point(at, {digits, size_t(end - digits)}, format.scale);
}

uint8_t *put_large_decimal(uint8_t *at, const uint8_t *bytes, int64_t length, int scale) {
  if (length < 1 || length > 32)
    throw Fault(CF_PARQUET_DAMAGED, "a decimal of " + std::to_string(length) + " bytes");
  auto number = arrow::Decimal256::FromBigEndian(bytes, int32_t(length));
  if (!number.ok()) throw Fault(CF_PARQUET_DAMAGED, number.status().message());
  return put_point(at, number->ToIntegerString(), scale);
}

uint8_t *put_fixed_decimal(uint8_t *at, const void *value, const Format &format, Calendar &) {
  return put_large_decimal(at, fixed(value), format.width, format.scale);
}

uint8_t *put_free_decimal(uint8_t *at, const void *value, const Format &format, Calendar &) {
  auto bytes = load<parquet::ByteArray>(value);
  return put_large_decimal(at, bytes.ptr, bytes.len, format.scale);
}

// MARK: - Times

constexpr int64_t floor_divide(int64_t number, int64_t by) {
  return number / by - (number % by < 0);
}

inline uint8_t *put_minute(uint8_t *at, unsigned minute) {
  at = put_pair(at, minute / 60);
  *at++ = ':';
  at = put_pair(at, minute % 60);
  *at++ = ':';
  return at;
}

/// Writes seconds and the fraction, in nanoseconds, in the digits that it needs.
inline uint8_t *put_seconds(uint8_t *at, unsigned seconds, unsigned fraction) {
  at = put_pair(at, seconds);
  if (fraction == 0) return at;
  *at++ = '.';
  at = put_pair(at, fraction / 10'000'000);
  at = put_pair(at, fraction / 100'000 % 100);
  at = put_pair(at, fraction / 1000 % 100);
  unsigned rest = fraction % 1000;
  if (rest == 0) return at;
  *at++ = uint8_t('0' + rest / 100);
  return put_pair(at, rest % 100);
}

/// Writes `HH:MM:SS` and the fraction, in nanoseconds.
inline uint8_t *put_clock(uint8_t *at, unsigned seconds, unsigned fraction) {
  return put_seconds(put_minute(at, seconds / 60), seconds % 60, fraction);
}

inline uint8_t *put_time(
    uint8_t *at, int64_t day, unsigned seconds, unsigned fraction, Calendar &calendar) {
  at = calendar.put_day(at, day);
  *at++ = ' ';
  return put_clock(at, seconds, fraction);
}

template <int64_t unit>
uint8_t *put_timestamp(uint8_t *at, const void *value, const Format &, Calendar &calendar) {
  auto count = load<int64_t>(value);
  int64_t seconds = floor_divide(count, unit);
  // Unsigned, as the first second of all may start before the first count.
  auto fraction = unsigned((uint64_t(count) - uint64_t(seconds) * unit) * (1'000'000'000 / unit));
  unsigned second;
  at = calendar.put_minute(at, seconds, second);
  return put_seconds(at, second, fraction);
}

/// A day of the Julian calendar and the nanoseconds of it, as Hive, Impala and Spark wrote them.
uint8_t *put_int96(uint8_t *at, const void *value, const Format &, Calendar &calendar) {
  constexpr int64_t second = 1'000'000'000;
  constexpr int64_t julian_1970 = 2'440'588;
  auto words = load<parquet::Int96>(value);
  auto nanoseconds = int64_t(uint64_t(words.value[1]) << 32 | words.value[0]);
  int64_t seconds = floor_divide(nanoseconds, second);
  int64_t days = floor_divide(seconds, 86400);
  return put_time(
      at, int32_t(words.value[2]) - julian_1970 + days, unsigned(seconds - days * 86400),
      unsigned(uint64_t(nanoseconds) - uint64_t(seconds) * second), calendar);
}

uint8_t *put_date(uint8_t *at, const void *value, const Format &, Calendar &calendar) {
  return calendar.put_day(at, load<int32_t>(value));
}

template <typename Integer, int64_t unit>
uint8_t *put_time_of_day(uint8_t *at, const void *value, const Format &, Calendar &) {
  int64_t count = load<Integer>(value);
  if (count < 0 || count / unit >= 86400) return put_number(at, count);
  return put_clock(at, unsigned(count / unit), unsigned(count % unit * (1'000'000'000 / unit)));
}

uint8_t *put_uuid(uint8_t *at, const void *value, const Format &, Calendar &) {
  static const char digits[] = "0123456789abcdef";
  const uint8_t *bytes = fixed(value);
  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *at++ = '-';
    *at++ = uint8_t(digits[bytes[i] >> 4]);
    *at++ = uint8_t(digits[bytes[i] & 15]);
  }
  return at;
}

// MARK: - Which of them

using Unit = parquet::LogicalType::TimeUnit;

void choose(Format &format, Kind kind, decltype(Format::put) put) {
  format.kind = kind;
  format.put = put;
}

void choose_int32(Format &format, const parquet::LogicalType &type) {
  if (type.is_date()) return choose(format, Kind::brief, put_date);
  if (type.is_time()) return choose(format, Kind::brief, put_time_of_day<int32_t, 1000>);
  if (type.is_decimal()) return choose(format, Kind::bare, put_small_decimal<int32_t>);
  bool is_signed =
      !type.is_int() || static_cast<const parquet::IntLogicalType &>(type).is_signed();
  choose(format, Kind::bare, is_signed ? put_integer<int32_t> : put_integer<uint32_t>);
}

void choose_int64(Format &format, const parquet::LogicalType &type) {
  if (type.is_timestamp()) {
    auto unit = static_cast<const parquet::TimestampLogicalType &>(type).time_unit();
    format.units = unit == Unit::MILLIS   ? 1000
                   : unit == Unit::MICROS ? 1'000'000
                                          : 1'000'000'000;
    return choose(
        format, Kind::brief,
        unit == Unit::MILLIS   ? put_timestamp<1000>
        : unit == Unit::MICROS ? put_timestamp<1'000'000>
                               : put_timestamp<1'000'000'000>);
  }
  if (type.is_time()) {
    auto unit = static_cast<const parquet::TimeLogicalType &>(type).time_unit();
    return choose(
        format, Kind::brief,
        unit == Unit::MICROS ? put_time_of_day<int64_t, 1'000'000>
                             : put_time_of_day<int64_t, 1'000'000'000>);
  }
  if (type.is_decimal()) return choose(format, Kind::bare, put_small_decimal<int64_t>);
  bool is_signed =
      !type.is_int() || static_cast<const parquet::IntLogicalType &>(type).is_signed();
  choose(format, Kind::bare, is_signed ? put_integer<int64_t> : put_integer<uint64_t>);
}

void choose_fixed(Format &format, const parquet::LogicalType &type) {
  if (type.is_decimal()) return choose(format, Kind::bare, put_fixed_decimal);
  if (type.is_UUID() && format.width == 16) return choose(format, Kind::brief, put_uuid);
  if (type.is_timestamp()) throw Fault(CF_PARQUET_UNSUPPORTED, "timestamps of twelve bytes");
  if (type.is_float16() && format.width == 2) return choose(format, Kind::real, put_half);
  choose(format, Kind::binary, nullptr);
}

void choose_bytes(Format &format, const parquet::LogicalType &type) {
  if (type.is_decimal()) return choose(format, Kind::bare, put_free_decimal);
  bool is_text = type.is_string() || type.is_enum() || type.is_JSON();
  choose(format, is_text ? Kind::string : Kind::binary, nullptr);
}

void choose_any(Format &format, parquet::Type::type physical, const parquet::LogicalType &type) {
  switch (physical) {
    case parquet::Type::BOOLEAN: return choose(format, Kind::bare, put_boolean);
    case parquet::Type::INT32: return choose_int32(format, type);
    case parquet::Type::INT64: return choose_int64(format, type);
    case parquet::Type::INT96: return choose(format, Kind::brief, put_int96);
    case parquet::Type::FLOAT: return choose(format, Kind::real, put_real<float>);
    case parquet::Type::DOUBLE: return choose(format, Kind::real, put_real<double>);
    case parquet::Type::FIXED_LEN_BYTE_ARRAY: return choose_fixed(format, type);
    default: return choose_bytes(format, type);
  }
}

}  // namespace

Format::Format(const parquet::ColumnDescriptor &leaf) : kind(Kind::binary), put(nullptr) {
  const parquet::LogicalType &type = *leaf.logical_type();
  if (type.is_decimal())
    scale = static_cast<const parquet::DecimalLogicalType &>(type).scale();
  width = leaf.physical_type() == parquet::Type::FIXED_LEN_BYTE_ARRAY ? leaf.type_length() : 0;
  if (scale < 0 || scale > 76)
    throw Fault(CF_PARQUET_UNSUPPORTED, "a decimal of " + std::to_string(scale) + " places");
  choose_any(*this, leaf.physical_type(), type);
}

bool Format::put_times(const int64_t *counts, size_t count, int64_t *times) const {
  // The first second of the year 1 and the last of the year 9999.
  constexpr int64_t first = -62'135'596'800, last = 253'402'300'799;
  bool are_usual = true;
  if (units == 1'000'000'000) {
    for (size_t i = 0; i < count; i++) times[i] = floor_divide(counts[i], 1000);
    return true;
  }
  int64_t least = first * units, most = last * units + (units - 1), each = 1'000'000 / units;
  for (size_t i = 0; i < count; i++) {
    are_usual &= (counts[i] >= least) & (counts[i] <= most);
    times[i] = int64_t(uint64_t(counts[i]) * uint64_t(each));
  }
  return are_usual;
}

unsigned Calendar::start_minute(int64_t second) {
  int64_t day = floor_divide(second, 86400);
  auto second_of_day = unsigned(second - day * 86400);
  uint8_t *at = put_day(minute_text_, day);
  *at++ = ' ';
  at = slipway::put_minute(at, second_of_day / 60);
  minute_length_ = size_t(at - minute_text_);
  minute_ = second - second_of_day % 60;
  return second_of_day % 60;
}

/// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
uint8_t *Calendar::put_new_day(uint8_t *at, int64_t day) {
  day += 719'468;
  int64_t era = floor_divide(day, 146'097);
  auto day_of_era = unsigned(day - era * 146'097);
  unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  unsigned march_month = (5 * day_of_year + 2) / 153;
  unsigned month = march_month < 10 ? march_month + 3 : march_month - 9;
  int64_t year = int64_t(year_of_era) + era * 400 + (month <= 2);
  if (year >= 0 && year <= 9999) {
    at = put_pair(at, unsigned(year) / 100);
    at = put_pair(at, unsigned(year) % 100);
  } else {
    at = put_number(at, year);
  }
  *at++ = '-';
  at = put_pair(at, month);
  *at++ = '-';
  return put_pair(at, day_of_year - (153 * march_month + 2) / 5 + 1);
}

}  // namespace slipway
