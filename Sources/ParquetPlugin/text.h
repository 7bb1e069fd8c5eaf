#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "fault.h"
#include "rows.h"

namespace slipway {

/// Text that grows, used again and again.
class Scratch {
 public:
  Scratch() = default;
  ~Scratch();
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;

  void clear() { size_ = 0; }
  size_t size() const { return size_; }
  /// Behind the text 64 bytes can be read.
  const uint8_t *data() const { return bytes_; }

  /// Where `count` bytes can be written, and 64 behind them.
  uint8_t *room(size_t count) {
    if (room_ - size_ < count + slack) grow(count);
    return bytes_ + size_;
  }

  /// Ends what was written to `room`.
  void end(const uint8_t *at) { size_ = size_t(at - bytes_); }

  void put(char byte) {
    *room(1) = uint8_t(byte);
    size_++;
  }

  void put(const char *text, size_t length);

  /// Adds a text as a JSON string; 64 bytes behind it are readable.
  void put_string(const uint8_t *text, size_t length);

 private:
  static constexpr size_t slack = 64;
  static constexpr size_t largest = 1 << 30;
  uint8_t *bytes_ = nullptr;
  size_t size_ = 0, room_ = 0;

  void grow(size_t count);
};

/// Writes the cells of rows.
class RowWriter {
 public:
  explicit RowWriter(cf_rows *rows) : rows_(rows) {}

  /// Where a cell of at most `count` bytes can be written, and 64 behind it.
  uint8_t *room(size_t count) {
    if (rows_->byte_room - rows_->length <= count || rows_->mark_room == rows_->mark_count)
      grow(count);
    return rows_->bytes + rows_->length;
  }

  /// Ends the cell that was written to `room`.
  void end(uint8_t *at) {
    *at = ',';
    size_t end = size_t(at - rows_->bytes);
    rows_->marks[rows_->mark_count++] = uint32_t(end);
    rows_->length = end + 1;
  }

  /// Adds a cell as it stands, of which 32 bytes can be read whatever its length.
  void copy(const uint8_t *cell, size_t length) {
    end(put_copy(room(length), cell, length));
  }

  /// Writes such a cell and returns its end; 64 bytes behind it may be written to.
  static uint8_t *put_copy(uint8_t *at, const uint8_t *cell, size_t length) {
    std::memcpy(at, cell, 32);
    if (length > 32) std::memcpy(at + 32, cell + 32, length - 32);
    return at + length;
  }

  void empty() { end(room(0)); }

  /// Adds a cell, in quotes where needed; 64 bytes behind the text are readable.
  void text(const uint8_t *text, size_t length) {
    bool has_lines = false;
    end(put(room(2 * length + 2), text, length, has_lines));
    if (has_lines) rows_->quoted_lines = 1;
  }

  /// Writes the cell of a text and returns its end; sets `has_lines` where it has a line end.
  /// Room for it is needed as `room_for` tells.
  static uint8_t *put(uint8_t *at, const uint8_t *text, size_t length, bool &has_lines);

  /// Bytes that this may write to for a text of that length.
  static constexpr size_t room_for(size_t length) { return 2 * length + 2 + 64; }

 private:
  cf_rows *rows_;

  void grow(size_t count);
};

}  // namespace slipway
