#pragma once

#include <cstdint>
#include <cstring>

namespace slipway {

/// Writes two digits.
inline uint8_t *put_pair(uint8_t *at, unsigned number) {
  static const char pairs[] =
      "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445"
      "46474849505152535455565758596061626364656667686970717273747576777879808182838485868788899091"
      "9293949596979899";
  std::memcpy(at, pairs + 2 * number, 2);
  return at + 2;
}

/// Days and minutes since 1970 as text, the usual ones from memory; one a reader.
class Calendar {
 public:
  /// Writes `YYYY-MM-DD`, with more digits or a sign for years that have no four.
  uint8_t *put_day(uint8_t *at, int64_t day) {
    Day &known = days_[uint64_t(day) % count];
    if (known.day != day || known.length == 0) {
      known.day = day;
      known.length = uint8_t(put_new_day(known.text, day) - known.text);
    }
    std::memcpy(at, known.text, sizeof known.text);
    return at + known.length;
  }

  /// Writes `YYYY-MM-DD HH:MM:` of the minute that has a second, and says which second of it that is.
  ///
  /// Most times follow one of the same minute.
  uint8_t *put_minute(uint8_t *at, int64_t second, unsigned &second_of_minute) {
    auto past = uint64_t(second) - uint64_t(minute_);
    if (past >= 60) past = start_minute(second);
    second_of_minute = unsigned(past);
    std::memcpy(at, minute_text_, sizeof minute_text_);
    return at + minute_length_;
  }

 private:
  /// The first second of the minute that was written last, and its text.
  int64_t minute_ = INT64_MIN;
  size_t minute_length_ = 0;
  uint8_t minute_text_[32];

  unsigned start_minute(int64_t second);

  struct Day {
    int64_t day = 0;
    uint8_t length = 0;
    uint8_t text[23];
  };
  static constexpr size_t count = 1024;
  Day days_[count];

  static uint8_t *put_new_day(uint8_t *at, int64_t day);
};

}  // namespace slipway
