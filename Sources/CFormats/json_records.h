#pragma once

#include <string_view>
#include <vector>

#include "json_rows.h"

namespace json {

/// A stretch of a text that makes one row.
struct Record {
  uint32_t start, end;
  /// It is no element that could be read.
  bool is_damaged;
};

inline bool is_blank(uint8_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/// Where the array, object or string ends that starts at an offset.
struct Extent {
  enum { whole, cut, damaged } state;
  /// Behind the last byte; where it is damaged, the first byte that cannot be right.
  size_t end;
};

Extent extent(const uint8_t *bytes, size_t length, size_t start);

/// Tells the elements of an array, or objects one behind the other, from what is between them.
///
/// Starts where an element starts, and so does what it leaves.
class RecordFinder {
 public:
  RecordFinder(cf_json_layout layout, const uint8_t *bytes, size_t length, cf_json_follows follows,
               std::string_view first_key, std::vector<Record> &records)
      : is_array(layout == CF_JSON_ARRAY), bytes(bytes), length(length), follows(follows),
        first_key(first_key), records(records) {}

  /// Finds all records that are whole, and returns behind what they and the blanks take up.
  size_t find();

 private:
  enum Place { before_element, behind_element, behind_array };

  const bool is_array;
  const uint8_t *const bytes;
  const size_t length;
  const cf_json_follows follows;
  /// The key that most objects start with; none is known while there are no columns.
  const std::string_view first_key;
  std::vector<Record> &records;

  size_t at = 0;
  Place place = before_element;
  /// Where the next run may start: an element does, and all before it is told.
  size_t safe = 0;
  size_t safe_records = 0;
  /// The last byte that was read and is not blank, where it is one between elements.
  size_t last = 0;
  /// How far from the start of its line the last whole element stands that is the first in it.
  static constexpr size_t no_indent = SIZE_MAX;
  size_t usual_indent = no_indent;
  /// Searches from an element that does not end go on to the last byte; so many may be made.
  int long_searches = 64;

  // Each takes one thing and returns false where it has to wait for more bytes.
  bool step();
  bool step_before_element();
  bool step_behind_element();
  bool step_behind_array();
  bool take_container();
  bool take_scalar();
  bool take_damage(size_t start, size_t from);

  void mark_safe();
  void take(size_t end, Place next);
  void add_damage(size_t start, size_t end);
  size_t skip_blanks(size_t from) const;
  size_t end_of_word(size_t from) const;
  size_t next_object(size_t start, size_t from) const;
  bool is_separated(size_t object) const;
  bool has_first_key(size_t object) const;
  size_t indent(size_t object) const;
  bool must_wait() const;
};

}  // namespace json
