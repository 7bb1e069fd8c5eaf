#pragma once

#include <cstddef>
#include <cstdint>

namespace avro {

/// Values as text, each written to `out` and its length returned; 0 where there is no such text.
///
/// All formats of a share have the same text for the same value.

constexpr size_t longest_text = 48;

/// `YYYY-MM-DD` of days since 1970, with more digits or a sign for years that have no four.
size_t write_date(int64_t days, char *out);

/// `HH:MM:SS` with a fraction if there is one, of so many units a second since midnight.
size_t write_time(int64_t value, int64_t units, char *out);

/// `YYYY-MM-DD HH:MM:SS` with a fraction if there is one, of so many units a second since 1970.
size_t write_timestamp(int64_t value, int64_t units, char *out);

/// The digits of an integer.
size_t write_integer(int64_t value, char *out);

/// The shortest text that reads as the same number.
size_t write_double(double value, char *out);
size_t write_float(float value, char *out);

/// 32 digits with dashes, of 16 bytes.
size_t write_uuid(const uint8_t *bytes, char *out);

/// Room for the text of a decimal.
size_t decimal_room(size_t length, int scale);

/// A decimal with all digits of its scale; `bytes` are a big-endian integer, and are written over.
size_t write_decimal(uint8_t *bytes, size_t length, int scale, char *out);

}  // namespace avro
