#include "codec.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <snappy-c.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "CAvro.h"
#include "CCompression.h"

namespace avro {

static constexpr size_t largest = CA_LARGEST_BLOCK;

static constexpr struct {
  std::string_view name;
  Codec codec;
} codecs[] = {
    {"null", Codec::null},   {"deflate", Codec::deflate}, {"snappy", Codec::snappy},
    {"bzip2", Codec::bzip2}, {"xz", Codec::xz},           {"zstandard", Codec::zstandard},
};

Codec codec_named(std::string_view name) {
  for (auto &known : codecs)
    if (known.name == name) return known.codec;
  return Codec::unknown;
}

Decompressor::Decompressor() = default;
Decompressor::~Decompressor() { std::free(room_); }

const uint8_t *Decompressor::decode(Codec codec, const uint8_t *bytes, size_t size) {
  length = 0;
  reason = nullptr;
  bool is_read = false;
  switch (codec) {
    case Codec::null:
      length = size;
      return bytes;
    case Codec::deflate: is_read = inflate(bytes, size); break;
    case Codec::snappy: is_read = unsnap(bytes, size); break;
    case Codec::bzip2:
    case Codec::xz:
    case Codec::zstandard: is_read = unarchive(codec, bytes, size); break;
    case Codec::unknown: is_read = refuse("a compression that is not read"); break;
  }
  return is_read ? room_ : nullptr;
}

bool Decompressor::grow(size_t wanted) {
  if (room_ && wanted <= capacity_) return true;
  if (wanted > largest) return refuse("it holds more than 256 MiB");
  size_t next = std::min(largest, std::max<size_t>({wanted, capacity_ * 2, 1 << 16}));
  void *room = std::realloc(room_, next);
  if (!room) return refuse("there is no memory for it");
  room_ = static_cast<uint8_t *>(room);
  capacity_ = next;
  return true;
}

bool Decompressor::inflate(const uint8_t *bytes, size_t size) {
  if (!inflater_) inflater_ = std::make_unique<inflate_state>();
  inflate_state &state = *inflater_;
  isal_inflate_init(&state);
  state.next_in = const_cast<uint8_t *>(bytes);
  state.avail_in = uint32_t(size);
  while (state.block_state != ISAL_BLOCK_FINISH) {
    if (!grow(length + 1)) return false;
    size_t room = capacity_ - length;
    state.next_out = room_ + length;
    state.avail_out = uint32_t(room);
    if (isal_inflate(&state) < 0) return refuse("its compressed data is damaged");
    length += room - state.avail_out;
    // What is decoded but did not fit comes only with more room.
    bool has_room = state.avail_out > 0;
    if (has_room && state.avail_in == 0 && state.block_state != ISAL_BLOCK_FINISH)
      return refuse("its compressed data ends too early");
  }
  return true;
}

bool Decompressor::unsnap(const uint8_t *bytes, size_t size) {
  constexpr size_t sum_length = 4;
  if (size < sum_length) return refuse("its compressed data ends too early");
  const uint8_t *sum = bytes + size - sum_length;
  auto text = reinterpret_cast<const char *>(bytes);
  size_t count = size - sum_length;
  if (snappy_uncompressed_length(text, count, &length) != SNAPPY_OK)
    return refuse("its compressed data is damaged");
  if (!grow(length)) return false;
  if (snappy_uncompress(text, count, reinterpret_cast<char *>(room_), &length) != SNAPPY_OK)
    return refuse("its compressed data is damaged");
  uint32_t expected =
      uint32_t(sum[0]) << 24 | uint32_t(sum[1]) << 16 | uint32_t(sum[2]) << 8 | uint32_t(sum[3]);
  if (crc32_gzip_refl(0, room_, length) != expected) return refuse("its checksum does not match");
  return true;
}

namespace {

struct Block {
  const uint8_t *bytes;
  size_t size;
};

ptrdiff_t read_block(void *context, uint8_t *buffer, size_t count, uint64_t offset) {
  const auto &block = *static_cast<const Block *>(context);
  if (offset >= block.size) return 0;
  count = std::min(count, block.size - size_t(offset));
  std::memcpy(buffer, block.bytes + offset, count);
  return ptrdiff_t(count);
}

cc_archive_format format(Codec codec) {
  switch (codec) {
    case Codec::bzip2: return CC_BZIP2;
    case Codec::xz: return CC_XZ;
    default: return CC_ZSTANDARD;
  }
}

}  // namespace

bool Decompressor::unarchive(Codec codec, const uint8_t *bytes, size_t size) {
  Block block{bytes, size};
  std::unique_ptr<cc_archive, void (*)(cc_archive *)> reader(
      cc_archive_new(format(codec), read_block, &block, size), cc_archive_free);
  if (!reader || !grow(1)) return refuse("there is no memory for it");
  cc_archive_member member;
  cc_archive_result outcome = cc_archive_next(reader.get(), &member);
  if (outcome == CC_ARCHIVE_END) return true;
  if (outcome != CC_ARCHIVE_OK) return refuse("its compressed data is damaged");
  for (;;) {
    if (!grow(length + 1)) return false;
    ptrdiff_t count = cc_archive_read(reader.get(), room_ + length, capacity_ - length);
    if (count < 0) return refuse("its compressed data is damaged");
    if (count == 0) return true;
    length += size_t(count);
  }
}

}  // namespace avro
