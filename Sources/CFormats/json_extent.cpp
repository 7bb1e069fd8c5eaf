#include "json_records.h"

#include <string.h>

namespace json {

namespace {

/// What is open, a bit each: 1 for an object, 0 for an array.
class OpenBrackets {
 public:
  bool push(bool is_object) {
    if (depth == most) return false;
    uint64_t bit = uint64_t(1) << (depth % 64);
    words[depth / 64] = is_object ? words[depth / 64] | bit : words[depth / 64] & ~bit;
    depth++;
    return true;
  }
  void pop() { depth--; }
  bool is_empty() const { return depth == 0; }
  bool is_object() const { return words[(depth - 1) / 64] >> ((depth - 1) % 64) & 1; }

 private:
  /// No deeper value is read.
  static constexpr size_t most = 1024;
  uint64_t words[most / 64];
  size_t depth = 0;
};

/// For each byte of a word 0x80 where it is zero; exact up to the first such byte.
uint64_t zeros(uint64_t word) {
  return (word - 0x0101010101010101u) & ~word & 0x8080808080808080u;
}

/// The first quote, backslash or line feed from an offset on; past the length where there is none.
size_t next_of_string(const uint8_t *bytes, size_t length, size_t at) {
  for (; at < length; at += 8) {
    uint64_t word;
    memcpy(&word, bytes + at, 8);
    uint64_t found = zeros(word ^ 0x2222222222222222u) | zeros(word ^ 0x5c5c5c5c5c5c5c5cu) |
                     zeros(word ^ 0x0a0a0a0a0a0a0a0au);
    if (found) return at + static_cast<size_t>(__builtin_ctzll(found)) / 8;
  }
  return length;
}

/// Whether a value may stand behind what is before a bracket.
bool may_open(const uint8_t *bytes, size_t at, bool in_object) {
  do at--;
  while (is_blank(bytes[at]));
  return in_object ? bytes[at] == ':' : bytes[at] == ',' || bytes[at] == '[';
}

enum Kind : uint8_t { other, quote, open, close };

struct Kinds {
  Kind of[256] = {};
  constexpr Kinds() {
    of[static_cast<int>('"')] = quote;
    of[static_cast<int>('{')] = of[static_cast<int>('[')] = open;
    of[static_cast<int>('}')] = of[static_cast<int>(']')] = close;
  }
};
constexpr Kinds kinds;

/// Goes behind the string whose quote is before `at`; a line feed in it cannot be right.
Extent end_of_string(const uint8_t *bytes, size_t length, size_t at) {
  while ((at = next_of_string(bytes, length, at)) < length) {
    if (bytes[at] == '"') return {Extent::whole, at + 1};
    if (bytes[at] == '\n') return {Extent::damaged, at};
    // A line feed ends a line, whatever stands before it.
    at += bytes[at + 1] == '\n' ? 1 : 2;
  }
  return {Extent::cut, length};
}

}  // namespace

Extent extent(const uint8_t *bytes, size_t length, size_t start) {
  if (bytes[start] == '"') return end_of_string(bytes, length, start + 1);
  OpenBrackets brackets;
  size_t at = start;
  while (at < length) {
    uint8_t byte = bytes[at];
    if (kinds.of[byte] == other) {
      at++;
    } else if (byte == '"') {
      Extent string = end_of_string(bytes, length, at + 1);
      if (string.state != Extent::whole) return string;
      at = string.end;
    } else if (kinds.of[byte] == open) {
      bool may = brackets.is_empty() || may_open(bytes, at, brackets.is_object());
      if (!may || !brackets.push(byte == '{')) return {Extent::damaged, at};
      at++;
    } else {
      if (brackets.is_empty() || brackets.is_object() != (byte == '}'))
        return {Extent::damaged, at};
      brackets.pop();
      at++;
      if (brackets.is_empty()) return {Extent::whole, at};
    }
  }
  return {Extent::cut, length};
}

}  // namespace json

ptrdiff_t cf_json_value_length(const uint8_t *bytes, size_t length) {
  if (length == 0 || (bytes[0] != '{' && bytes[0] != '[')) return -1;
  json::Extent extent = json::extent(bytes, length, 0);
  if (extent.state == json::Extent::damaged) return -1;
  return extent.state == json::Extent::whole ? static_cast<ptrdiff_t>(extent.end) : 0;
}
