#include "text.h"

#include <cstdlib>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace slipway {

namespace {

constexpr uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;

/// The high bit of each byte that equals `byte`. A byte behind one that does may be held for one
/// too, so that only the lowest is sure.
inline uint64_t equal(uint64_t word, uint8_t byte) {
  uint64_t differing = word ^ (ones * byte);
  return (differing - ones) & ~differing & highs;
}

inline uint64_t below_space(uint64_t word) { return (word - ones * 0x20) & ~word & highs; }

inline uint64_t load(const uint8_t *at) {
  uint64_t word;
  std::memcpy(&word, at, 8);
  return word;
}

/// The bits of the first `count` bytes of a word.
inline uint64_t first_bytes(size_t count) { return count >= 8 ? ~0ull : (1ull << (8 * count)) - 1; }

// MARK: - Cells

inline bool is_blank(uint8_t byte) { return byte == ' ' || byte == '\t'; }

/// Copies a text until a byte that needs quotes; true when there is none.
inline bool copy_plain(uint8_t *at, const uint8_t *text, size_t length) {
  if (is_blank(text[0]) || is_blank(text[length - 1])) return false;
#if defined(__x86_64__)
  for (size_t i = 0; i < length; i += 16) {
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(at + i), bytes);
    __m128i found = _mm_or_si128(
        _mm_or_si128(
            _mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))),
        _mm_or_si128(
            _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
            _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));
    unsigned mask = unsigned(_mm_movemask_epi8(found));
    if (length - i < 16) mask &= (1u << (length - i)) - 1;
    if (mask) return false;
  }
#else
  for (size_t i = 0; i < length; i += 8) {
    uint64_t word = load(text + i);
    std::memcpy(at + i, &word, 8);
    uint64_t found = equal(word, ',') | equal(word, '"') | equal(word, '\n') | equal(word, '\r');
    if (found & first_bytes(length - i)) return false;
  }
#endif
  return true;
}

/// Copies a text with each quote written twice.
uint8_t *copy_doubled(uint8_t *at, const uint8_t *text, size_t length) {
  while (length > 0) {
    auto quote = static_cast<const uint8_t *>(std::memchr(text, '"', length));
    size_t run = quote ? size_t(quote - text) + 1 : length;
    std::memcpy(at, text, run);
    at += run;
    if (quote) *at++ = '"';
    text += run;
    length -= run;
  }
  return at;
}

#if defined(__x86_64__)
/// For each set of quotes among 8 bytes the bytes that come out, as the places they come from.
struct Doubling {
  uint8_t places[256][16];

  constexpr Doubling() : places() {
    for (int mask = 0; mask < 256; mask++) {
      int out = 0;
      for (int i = 0; i < 8; i++) {
        places[mask][out++] = uint8_t(i);
        if (mask >> i & 1) places[mask][out++] = uint8_t(i);
      }
      while (out < 16) places[mask][out++] = 0x80;
    }
  }
};
constexpr Doubling doubling;

/// As above, 8 bytes at a time whatever they are.
__attribute__((target("ssse3,popcnt"))) uint8_t *copy_doubled_wide(
    uint8_t *at, const uint8_t *text, size_t length, bool &has_lines) {
  unsigned lines = 0;
  for (size_t i = 0; i < length; i += 8) {
    __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(text + i));
    size_t count = length - i < 8 ? length - i : 8;
    unsigned inside = (1u << count) - 1;
    unsigned mask = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')))) & inside;
    lines |= unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')))) & inside;
    auto places = reinterpret_cast<const __m128i *>(doubling.places[mask]);
    _mm_storeu_si128(
        reinterpret_cast<__m128i *>(at), _mm_shuffle_epi8(bytes, _mm_loadu_si128(places)));
    at += count + size_t(__builtin_popcount(mask));
  }
  has_lines |= lines != 0;
  return at;
}

const bool has_shuffles = __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt");
#endif

}  // namespace

uint8_t *RowWriter::put(uint8_t *at, const uint8_t *text, size_t length, bool &has_lines) {
  if (length == 0 || copy_plain(at, text, length)) return at + length;
  *at++ = '"';
#if defined(__x86_64__)
  if (has_shuffles) {
    at = copy_doubled_wide(at, text, length, has_lines);
    *at++ = '"';
    return at;
  }
#endif
  has_lines |= std::memchr(text, '\n', length) != nullptr;
  at = copy_doubled(at, text, length);
  *at++ = '"';
  return at;
}

void RowWriter::grow(size_t count) {
  if (!cf_rows_reserve(rows_, count + 1, 1))
    throw Fault(CF_PARQUET_TOO_LARGE, "no memory for the text of its rows");
}

// MARK: - JSON

Scratch::~Scratch() { std::free(bytes_); }

void Scratch::grow(size_t count) {
  size_t wanted = size_ + count + slack;
  if (count > largest || wanted > largest)
    throw Fault(CF_PARQUET_TOO_LARGE, "a value that is too long to be held as text");
  size_t next = wanted < 4096 ? 4096 : wanted * 2;
  auto bytes = static_cast<uint8_t *>(std::realloc(bytes_, next));
  if (!bytes) throw std::bad_alloc();
  bytes_ = bytes;
  room_ = next;
}

void Scratch::put(const char *text, size_t length) {
  uint8_t *at = room(length);
  std::memcpy(at, text, length);
  end(at + length);
}

void Scratch::put_string(const uint8_t *text, size_t length) {
  static const char digits[] = "0123456789abcdef";
  // What is no letter takes up to six bytes.
  uint8_t *at = room(6 * length + 2);
  *at++ = '"';
  for (size_t i = 0; i < length;) {
    uint64_t word = load(text + i);
    std::memcpy(at, &word, 8);
    uint64_t odd = (equal(word, '"') | equal(word, '\\') | below_space(word)) &
                   first_bytes(length - i);
    size_t plain = odd ? size_t(__builtin_ctzll(odd)) / 8 : length - i < 8 ? length - i : 8;
    at += plain;
    i += plain;
    if (!odd) continue;
    uint8_t byte = text[i++];
    *at++ = '\\';
    switch (byte) {
      case '"': case '\\': *at++ = byte; break;
      case '\n': *at++ = 'n'; break;
      case '\r': *at++ = 'r'; break;
      case '\t': *at++ = 't'; break;
      case '\b': *at++ = 'b'; break;
      case '\f': *at++ = 'f'; break;
      default:
        std::memcpy(at, "u00", 3);
        at[3] = uint8_t(digits[byte >> 4]);
        at[4] = uint8_t(digits[byte & 15]);
        at += 5;
    }
  }
  *at++ = '"';
  end(at);
}

}  // namespace slipway
