#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

struct inflate_state;

namespace avro {

enum class Codec { null, deflate, snappy, bzip2, xz, zstandard, unknown };

/// The codec of a name as headers have it.
Codec codec_named(std::string_view name);

/// Decompresses blocks, with buffers that are used again.
class Decompressor {
 public:
  Decompressor();
  Decompressor(const Decompressor &) = delete;
  ~Decompressor();

  /// Decodes a block; null with `reason` set when it is damaged or too large.
  ///
  /// What is returned has `length` bytes and lives as long as the block and this.
  const uint8_t *decode(Codec codec, const uint8_t *bytes, size_t size);

  size_t length = 0;
  const char *reason = nullptr;

 private:
  bool inflate(const uint8_t *bytes, size_t size);
  bool unsnap(const uint8_t *bytes, size_t size);
  bool unarchive(Codec codec, const uint8_t *bytes, size_t size);
  bool grow(size_t wanted);
  bool refuse(const char *why) {
    reason = why;
    return false;
  }

  uint8_t *room_ = nullptr;
  size_t capacity_ = 0;
  std::unique_ptr<inflate_state> inflater_;
};

}  // namespace avro
