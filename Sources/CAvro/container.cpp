#include <cstdio>
#include <cstring>
#include <new>

#include "CAvro.h"
#include "file.h"
#include "value_memory.h"

using avro::Codec;

// MARK: - Numbers

/// Reads what Avro calls a long; false when none ends within the bytes.
static bool read_long(const uint8_t *&at, const uint8_t *end, int64_t &value) {
  uint64_t bits = 0;
  for (unsigned shift = 0; shift < 70 && at < end; shift += 7) {
    uint8_t byte = *at++;
    bits |= uint64_t(byte & 0x7f) << shift;
    if (byte < 0x80) {
      value = int64_t(bits >> 1) ^ -int64_t(bits & 1);
      return true;
    }
  }
  return false;
}

int ca_read_head(const uint8_t *bytes, size_t length, ca_head *head) {
  const uint8_t *at = bytes, *end = bytes + length;
  if (!read_long(at, end, head->rows) || !read_long(at, end, head->bytes)) return 0;
  head->length = size_t(at - bytes);
  return head->rows >= 0 && head->rows <= CA_MOST_ROWS && head->bytes >= 0;
}

size_t ca_find_marker(const ca_file *file, const uint8_t *bytes, size_t length) {
  const void *found = length > 0 ? memmem(bytes, length, file->marker, CA_MARKER) : nullptr;
  return found ? size_t(static_cast<const uint8_t *>(found) - bytes) : length;
}

// MARK: - The header

namespace {

/// Goes through the entries between the magic and the marker.
struct Header {
  Header(const uint8_t *start, const uint8_t *end) : at(start), end(end) {}

  const uint8_t *at, *end;
  /// Whether it is known that no bytes to come can make it a header.
  bool is_broken = false;
  std::string_view schema, codec = "null";

  bool read_bytes(std::string_view &value) {
    int64_t length;
    const uint8_t *start = at;
    if (!read_long(at, end, length)) return is_broken = end - start >= 10, false;
    if (length < 0) return is_broken = true, false;
    if (length > end - at) return false;
    value = {reinterpret_cast<const char *>(at), size_t(length)};
    at += length;
    return true;
  }

  bool read_entry() {
    std::string_view key, value;
    if (!read_bytes(key) || !read_bytes(value)) return false;
    if (key == "avro.schema") schema = value;
    if (key == "avro.codec") codec = value;
    return true;
  }

  bool read() {
    for (;;) {
      int64_t count, size;
      const uint8_t *start = at;
      if (!read_long(at, end, count)) return is_broken = end - start >= 10, false;
      if (count == 0) return true;
      // A negative number of entries is followed by their bytes.
      if (count < 0 && !read_long(at, end, size)) return false;
      if (count == INT64_MIN) return is_broken = true, false;
      for (int64_t i = 0; i < (count < 0 ? -count : count); i++)
        if (!read_entry()) return false;
    }
  }
};

constexpr char magic[] = {'O', 'b', 'j', 1};

/// Only plain ASCII of a file's own words goes on.
void say(ca_reason *reason, const std::string &text) {
  snprintf(reason->text, sizeof reason->text, "%s", text.c_str());
  for (char *at = reason->text; *at; at++)
    if (*at < ' ' || *at > '~') *at = '?';
}

ca_outcome refuse(ca_reason *reason, const std::string &text) {
  say(reason, text);
  return CA_REFUSED;
}

ca_outcome read_file(const uint8_t *bytes, size_t length, ca_file &file, ca_reason *reason) {
  if (length > 0 && memcmp(bytes, magic, std::min(length, sizeof magic)) != 0)
    return refuse(reason, "it does not start as an Avro file");
  if (length < sizeof magic) return CA_MORE;
  Header header(bytes + sizeof magic, bytes + length);
  if (!header.read()) {
    return header.is_broken ? refuse(reason, "its header is damaged") : CA_MORE;
  }
  if (header.end - header.at < CA_MARKER) return CA_MORE;
  memcpy(file.marker, header.at, CA_MARKER);
  file.first_block = size_t(header.at - bytes) + CA_MARKER;
  if (header.schema.empty()) return refuse(reason, "its header has no schema");
  file.codec_name = header.codec.empty() ? "null" : header.codec;
  file.codec = avro::codec_named(file.codec_name);
  if (file.codec == Codec::unknown)
    return refuse(reason, "its compression \"" + file.codec_name + "\" is not read");
  std::string fault;
  return file.schema.read(header.schema, fault) ? CA_READ : refuse(reason, fault);
}

}  // namespace

ca_outcome ca_file_new(const uint8_t *bytes, size_t length, ca_file **file, ca_reason *reason) {
  *file = nullptr;
  avro::ValueMemory::install();
  try {
    auto made = std::make_unique<ca_file>();
    ca_outcome outcome = read_file(bytes, length, *made, reason);
    if (outcome == CA_READ) *file = made.release();
    return outcome;
  } catch (const std::bad_alloc &) {
    say(reason, "there is no memory for its header");
    return CA_REFUSED;
  }
}

void ca_file_free(ca_file *file) { delete file; }
size_t ca_file_width(const ca_file *file) { return file->schema.columns().size(); }
const char *ca_file_codec(const ca_file *file) { return file->codec_name.c_str(); }
const uint8_t *ca_file_marker(const ca_file *file) { return file->marker; }
size_t ca_file_first_block(const ca_file *file) { return file->first_block; }

const char *ca_file_name(const ca_file *file, size_t column) {
  return file->schema.columns()[column].name.c_str();
}

const char *ca_file_type(const ca_file *file, size_t column) {
  return file->schema.columns()[column].type.c_str();
}

int ca_file_is_nullable(const ca_file *file, size_t column) {
  return file->schema.columns()[column].is_nullable;
}
