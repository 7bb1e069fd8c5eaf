#pragma once

#include <stdint.h>
#include <string.h>

#include <string_view>

namespace json {

/// Sixteen bytes at a time, with whatever the machine has for it.
typedef uint8_t block __attribute__((vector_size(16), aligned(1)));
constexpr size_t block_size = sizeof(block);

inline block load(const void *at) {
  block bytes;
  memcpy(&bytes, at, block_size);
  return bytes;
}

inline bool any(block bytes) {
  uint64_t words[2];
  memcpy(words, &bytes, block_size);
  return (words[0] | words[1]) != 0;
}

/// All ones in the first `count` bytes.
inline block first(size_t count) {
  static const uint8_t mask[2 * block_size] = {255, 255, 255, 255, 255, 255, 255, 255,
                                               255, 255, 255, 255, 255, 255, 255, 255};
  return load(mask + block_size - count);
}

/// Whether two texts are the same; a block behind each is readable.
inline bool same(const uint8_t *a, const uint8_t *b, size_t length) {
  for (; length > block_size; a += block_size, b += block_size, length -= block_size)
    if (any(load(a) ^ load(b))) return false;
  return !any((load(a) ^ load(b)) & first(length));
}

/// Copies a block at a time, up to a block too much, from where a block too much is readable.
inline uint8_t *copy(uint8_t *to, const uint8_t *from, size_t length) {
  for (size_t at = 0; at < length; at += block_size) memcpy(to + at, from + at, block_size);
  return to + length;
}

/// Copies with each quote written twice, up to a block too much.
inline uint8_t *copy_doubled(uint8_t *to, const uint8_t *from, size_t length) {
  for (size_t at = 0; at < length; at++) {
    *to++ = from[at];
    if (from[at] == '"') *to++ = '"';
  }
  return to;
}

/// Whether one of two bytes is in a text; a block behind it is readable.
inline bool has_either(std::string_view text, char one, char other) {
  const uint8_t a = static_cast<uint8_t>(one), b = static_cast<uint8_t>(other);
  auto look = [&](block bytes) { return block((bytes == a) | (bytes == b)); };
  block found = {};
  size_t at = 0;
  for (; at + block_size <= text.size(); at += block_size) found |= look(load(text.data() + at));
  return any(found | (look(load(text.data() + at)) & first(text.size() - at)));
}

inline bool has_escape(std::string_view text) { return has_either(text, '\\', '\\'); }

/// Whether a text is a number as JSON has it (RFC 8259, 6).
inline bool is_number(std::string_view text) {
  size_t at = 0;
  auto is = [&](char byte) { return at < text.size() && text[at] == byte; };
  auto digits = [&] {
    size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') at++;
    return at > start;
  };
  if (is('-')) at++;
  if (is('0')) at++;
  else if (!digits()) return false;
  if (is('.')) {
    at++;
    if (!digits()) return false;
  }
  if (is('e') || is('E')) {
    at++;
    if (is('+') || is('-')) at++;
    if (!digits()) return false;
  }
  return at == text.size();
}

}  // namespace json
