#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "CAvro.h"
#include "schema.h"

namespace avro {

/// Bytes that grow; a failure to get memory is kept, so that it can be asked once.
class Bytes {
 public:
  Bytes() = default;
  Bytes(const Bytes &) = delete;
  ~Bytes();

  /// Room for so many more bytes, or null.
  uint8_t *more(size_t count) {
    return length + count <= capacity_ || grow(count) ? data + length : nullptr;
  }
  void put(const void *bytes, size_t count) {
    uint8_t *at = more(count);
    if (!at) return;
    std::memcpy(at, bytes, count);
    length += count;
  }
  void put(char byte) { put(&byte, 1); }

  uint8_t *data = nullptr;
  size_t length = 0;
  bool has_failed = false;

 private:
  bool grow(size_t count);

  size_t capacity_ = 0;
};

class Renderer;

/// Where a value goes: the cell itself at depth 0, deeper down JSON text within the cell.
struct Place {
  Renderer *renderer;
  unsigned depth;
};

/// Makes cells of the values that the library calls out.
///
/// JSON is written as it stands in a quoted cell, each of its quotes twice, so that a cell is
/// written once. The library says where lists and maps end, but not where records do; these end when something
/// comes that is not in them.
class Renderer {
 public:
  /// No value of a table is nested deeper, but hostile ones of a type within itself are.
  static constexpr unsigned maximum_depth = 64;
  /// The longest cell of lists, maps or records, which may say much with few bytes.
  static constexpr size_t longest_cell = 16 << 20;

  Renderer();

  /// Where a cell's value goes.
  Place *cell() { return &places_[0]; }
  /// Ends what is open, once a cell's value has been read whole; false when it is none.
  bool finish();
  /// Drops what was written of a cell.
  void drop() { json_.length = open_ = 0; }

  cf_rows *rows = nullptr;
  /// Why a value was refused.
  const char *reason = nullptr;

  // MARK: - Values

  void null(Place &place);
  /// Text that needs neither quotes nor escapes in a cell, and is a value of JSON too.
  void plain(Place &place, const char *text, size_t length);
  /// Text that needs neither quotes nor escapes in a cell, but is a string in JSON.
  void word(Place &place, const char *text, size_t length);
  void text(Place &place, const uint8_t *text, size_t length);
  /// Text where the bytes are UTF-8, hexadecimal where not.
  void binary(Place &place, const uint8_t *bytes, size_t length);

  // MARK: - Values within others

  /// Opens a list, map or record; false when it cannot be read.
  bool open(Place &place, char bracket);
  /// Starts the next value of what is open at the place, and returns where it goes.
  Place *next(Place &place);
  void close(Place &place) { close_to(place.depth); }
  /// JSON text of which each quote is there twice.
  void raw(std::string_view text) { json_.put(text.data(), text.size()); }
  /// A string of JSON.
  void string(const uint8_t *text, size_t length);
  int refuse(const char *why);

 private:
  void close_to(unsigned depth);
  void add_cell();

  Place places_[maximum_depth];
  char closing_[maximum_depth];
  unsigned open_ = 0;
  Bytes json_, scratch_;
};

}  // namespace avro
