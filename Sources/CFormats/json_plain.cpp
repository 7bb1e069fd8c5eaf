#include "json_object.h"
#include "json_records.h"
#include "json_text.h"

// The objects that most programs write, read at once: keys in the order of the last object, text of
// ASCII without escapes. What is not surely one of these is left to the parser, which reads all.

namespace json {

namespace {

/// Values that are nested deeper are left to the parser.
constexpr size_t deepest = 32;

/// The first byte that is set; some byte is.
inline size_t first_set(block bytes) {
  uint64_t words[2];
  memcpy(words, &bytes, block_size);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  words[0] = __builtin_bswap64(words[0]);
  words[1] = __builtin_bswap64(words[1]);
#endif
  size_t bits = words[0] ? size_t(__builtin_ctzll(words[0])) : 64 + size_t(__builtin_ctzll(words[1]));
  return bits / 8;
}

/// The quote that ends a string of ASCII without escapes; NULL where it is another string.
///
/// Zeros behind the text end what is not ended.
simdjson_inline const uint8_t *string_end(const uint8_t *at, bool &has_comma) {
  typedef int8_t signed_block __attribute__((vector_size(16)));
  for (;; at += block_size) {
    block bytes = load(at);
    // Controls, and as negative numbers what is no ASCII.
    block odd = block(signed_block(bytes) < 0x20);
    block stops = odd | block(bytes == '"') | block(bytes == '\\');
    block commas = block(bytes == ',');
    if (!any(stops)) {
      has_comma |= any(commas);
      continue;
    }
    size_t count = first_set(stops);
    has_comma |= any(commas & first(count));
    return at[count] == '"' ? at + count : nullptr;
  }
}

simdjson_inline void skip_blanks(const uint8_t *&at, const uint8_t *end) {
  while (at < end && is_blank(*at)) at++;
}

/// A number, true, false or null; of no length where there is none.
simdjson_inline std::string_view scalar(const uint8_t *at) {
  auto text = reinterpret_cast<const char *>(at);
  switch (*at) {
    case 't': return {text, memcmp(text, "true", 4) == 0 ? 4u : 0u};
    case 'f': return {text, memcmp(text, "false", 5) == 0 ? 5u : 0u};
    case 'n': return {text, memcmp(text, "null", 4) == 0 ? 4u : 0u};
  }
  const uint8_t *end = at;
  while ((*end >= '0' && *end <= '9') || *end == '-' || *end == '+' || *end == '.' ||
         (*end | 0x20) == 'e')
    end++;
  std::string_view number(text, size_t(end - at));
  return is_number(number) ? number : std::string_view(text, 0);
}

}  // namespace

// MARK: - Objects

bool ObjectReader::read_plain(const uint8_t *text, size_t length) {
  if (!make_room(length)) return false;
  object++;
  const uint8_t *at = text, *end = text + length;
  if (*at++ != '{') return false;
  uint32_t before = none;
  while (true) {
    skip_blanks(at, end);
    if (*at++ != '"') return false;
    uint32_t place = before == none ? 0 : columns[before].next;
    // A key that is left out now and then costs one look more.
    for (int look = 0;; look++) {
      if (look == 2 || place >= columns.size()) return false;
      const Column &likely = columns[place];
      if (likely.is_plain && same(at, reinterpret_cast<const uint8_t *>(likely.key.data()), likely.length + 1)) break;
      place = likely.next;
    }
    Column &column = columns[place];
    at += column.length + 1;
    if (column.cell.object == object || !take_colon(at, end)) return false;
    if (!read_plain_value(at, end, column.cell)) return false;
    column.cell.object = object;
    before = place;
    skip_blanks(at, end);
    if (*at == '}') return at + 1 == end;
    if (*at++ != ',') return false;
  }
}

simdjson_inline bool ObjectReader::take_colon(const uint8_t *&at, const uint8_t *end) {
  skip_blanks(at, end);
  if (*at++ != ':') return false;
  skip_blanks(at, end);
  return true;
}

simdjson_inline bool ObjectReader::read_plain_value(const uint8_t *&at, const uint8_t *end,
                                                    Cell &cell) {
  cell.kind = Cell::plain;
  if (*at == '"') {
    bool has_comma = false;
    const uint8_t *start = at + 1, *quote = string_end(start, has_comma);
    if (!quote) return false;
    cell.at = start;
    cell.length = uint32_t(quote - start);
    bool is_padded = quote > start && (*start == ' ' || quote[-1] == ' ');
    if (has_comma || is_padded) cell.kind = Cell::quoted;
    at = quote + 1;
    return true;
  }
  if (*at == '{' || *at == '[') {
    uint8_t *start = out++;
    needs_quotes = false;
    if (!write_plain(at, end, 2)) return false;
    if (needs_quotes) *start = *out++ = '"'; else start++;
    cell.at = start;
    cell.length = uint32_t(out - start);
    return true;
  }
  std::string_view text = scalar(at);
  if (text.empty()) return false;
  cell.at = at;
  cell.length = *at == 'n' ? 0 : uint32_t(text.size());
  at += text.size();
  return true;
}

// MARK: - Arrays and objects

/// Writes a string without escapes as it stands in a cell that is in quotes itself.
simdjson_inline bool ObjectReader::write_plain_string(const uint8_t *&at) {
  bool has_comma = false;
  const uint8_t *start = at + 1, *quote = string_end(start, has_comma);
  if (!quote) return false;
  needs_quotes = true;
  *out++ = '"';
  *out++ = '"';
  out = copy(out, start, size_t(quote - start));
  *out++ = '"';
  *out++ = '"';
  at = quote + 1;
  return true;
}

bool ObjectReader::write_plain(const uint8_t *&at, const uint8_t *end, size_t depth) {
  if (*at == '"') return write_plain_string(at);
  if (*at != '{' && *at != '[') {
    std::string_view text = scalar(at);
    out = copy(out, at, text.size());
    at += text.size();
    return !text.empty();
  }
  if (depth > deepest) return false;
  const uint8_t close = *at == '{' ? '}' : ']';
  *out++ = *at++;
  skip_blanks(at, end);
  for (bool is_first = true; *at != close || !is_first; is_first = false) {
    if (!is_first) {
      if (*at == close) break;
      if (*at++ != ',') return false;
      *out++ = ',';
      needs_quotes = true;
      skip_blanks(at, end);
    }
    if (close == '}') {
      if (*at != '"' || !write_plain_string(at) || !take_colon(at, end)) return false;
      *out++ = ':';
    }
    if (!write_plain(at, end, depth + 1)) return false;
    skip_blanks(at, end);
  }
  *out++ = close;
  at++;
  return true;
}

}  // namespace json
