#pragma once

#include "calendar.h"
#include "parquet/schema.h"

namespace slipway {

/// How the values of a leaf of the schema become text.
struct Format {
  /// How they stand in JSON, and in cells.
  enum class Kind {
    /// Digits, `true` or `false`; bare in JSON.
    bare,
    /// As `bare`, but not all floating-point values are JSON.
    real,
    /// Dates and such, of known length; a string in JSON.
    brief,
    /// Text as it stands.
    string,
    /// Bytes, which are text where they are UTF-8.
    binary,
  };

  /// No value but `string` and `binary` is longer.
  static constexpr size_t longest = 128;

  Kind kind;
  /// Writes a value that is neither `string` nor `binary`.
  uint8_t *(*put)(uint8_t *at, const void *value, const Format &format, Calendar &calendar);
  /// Digits behind the point, of decimals.
  int scale = 0;
  /// Bytes of values that all have as many.
  int width = 0;
  /// How many units there are in a second, of timestamps that are counted since 1970; else 0.
  int64_t units = 0;

  /// The microseconds from 1970 to each timestamp; false where one has not four digits of a year.
  bool put_times(const int64_t *counts, size_t count, int64_t *times) const;

  explicit Format(const parquet::ColumnDescriptor &leaf);
};

}  // namespace slipway
