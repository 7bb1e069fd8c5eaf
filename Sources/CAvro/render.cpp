#include "render.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "CFormats.h"

namespace avro {

// MARK: - Bytes

Bytes::~Bytes() { std::free(data); }

bool Bytes::grow(size_t count) {
  size_t next = (length + count) * 2 + 256;
  void *grown = has_failed ? nullptr : std::realloc(data, next);
  if (!grown) {
    has_failed = true;
    return false;
  }
  data = static_cast<uint8_t *>(grown);
  capacity_ = next;
  return true;
}

// MARK: - Values

Renderer::Renderer() {
  for (unsigned depth = 0; depth < maximum_depth; depth++) places_[depth] = {this, depth};
}

void Renderer::null(Place &place) {
  if (place.depth == 0) return cf_rows_empty(rows);
  raw("null");
}

void Renderer::plain(Place &place, const char *text, size_t length) {
  if (place.depth == 0)
    return cf_rows_plain(rows, reinterpret_cast<const uint8_t *>(text), length);
  json_.put(text, length);
}

void Renderer::word(Place &place, const char *text, size_t length) {
  if (place.depth == 0) return plain(place, text, length);
  raw("\"\"");
  json_.put(text, length);
  raw("\"\"");
}

void Renderer::text(Place &place, const uint8_t *text, size_t length) {
  if (place.depth == 0) return cf_rows_text(rows, text, length);
  string(text, length);
}

static void write_hexadecimal(Bytes &out, const uint8_t *bytes, size_t length) {
  out.put("0x", 2);
  for (size_t i = 0; i < length; i++) {
    out.put("0123456789abcdef"[bytes[i] >> 4]);
    out.put("0123456789abcdef"[bytes[i] & 15]);
  }
}

void Renderer::binary(Place &place, const uint8_t *bytes, size_t length) {
  if (cf_is_utf8(bytes, length)) return text(place, bytes, length);
  scratch_.length = 0;
  write_hexadecimal(scratch_, bytes, length);
  if (scratch_.has_failed) return;
  word(place, reinterpret_cast<const char *>(scratch_.data), scratch_.length);
}

/// Writes a character that JSON escapes, for a quoted cell, and returns its length.
static size_t write_escape(uint8_t byte, uint8_t *out) {
  const char *short_form = nullptr;
  switch (byte) {
    case '\\': short_form = "\\\\"; break;
    case '\b': short_form = "\\b"; break;
    case '\f': short_form = "\\f"; break;
    case '\n': short_form = "\\n"; break;
    case '\r': short_form = "\\r"; break;
    case '\t': short_form = "\\t"; break;
    default: break;
  }
  if (byte == '"') return std::memcpy(out, "\\\"\"", 3), 3;
  if (short_form) return std::memcpy(out, short_form, 2), 2;
  std::memcpy(out, "\\u00", 4);
  out[4] = uint8_t('0' + (byte >> 4));
  out[5] = uint8_t("0123456789abcdef"[byte & 15]);
  return 6;
}

void Renderer::string(const uint8_t *text, size_t length) {
  // A byte is written as six at most.
  uint8_t *at = length <= longest_cell ? json_.more(length * 6 + 4) : nullptr;
  if (!at) return json_.has_failed ? void() : void(refuse("a value of more than 16 MiB"));
  uint8_t *start = at;
  *at++ = '"';
  *at++ = '"';
  for (size_t i = 0; i < length; i++) {
    uint8_t byte = text[i];
    if (byte >= 0x20 && byte != '"' && byte != '\\') {
      *at++ = byte;
    } else {
      at += write_escape(byte, at);
    }
  }
  *at++ = '"';
  *at++ = '"';
  json_.length += size_t(at - start);
}

// MARK: - Values within others

int Renderer::refuse(const char *why) {
  if (!reason) reason = why;
  return EILSEQ;
}

void Renderer::close_to(unsigned depth) {
  while (open_ > depth) json_.put(closing_[--open_]);
}

bool Renderer::open(Place &place, char bracket) {
  if (place.depth + 1 >= maximum_depth) {
    refuse("values nested more than 62 deep");
    return false;
  }
  if (json_.length == 0) json_.put('"');
  json_.put(bracket);
  closing_[place.depth] = bracket == '{' ? '}' : ']';
  open_ = place.depth + 1;
  return true;
}

Place *Renderer::next(Place &place) {
  close_to(place.depth + 1);
  if (json_.length > longest_cell) {
    refuse("a value of more than 16 MiB");
    return nullptr;
  }
  if (json_.length > 0 && json_.data[json_.length - 1] != '{' &&
      json_.data[json_.length - 1] != '[')
    json_.put(',');
  return &places_[place.depth + 1];
}

/// Only lists and maps of nothing, or of one bare value, need no quotes.
void Renderer::add_cell() {
  json_.put('"');
  size_t length = json_.length - 2;
  bool is_quoted = std::memchr(json_.data + 1, '"', length) || std::memchr(json_.data, ',', length);
  if (is_quoted) return cf_rows_plain(rows, json_.data, json_.length);
  cf_rows_plain(rows, json_.data + 1, length);
}

bool Renderer::finish() {
  close_to(0);
  if (json_.has_failed || scratch_.has_failed) refuse("there is no memory for it");
  if (reason) return false;
  if (json_.length > 0) add_cell();
  json_.length = 0;
  return true;
}

}  // namespace avro
