#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "json_rows.h"

// Without exceptions a forgotten check of a result does not compile.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

namespace json {

/// The value of a column in one object.
struct Cell {
  enum Kind : uint8_t {
    plain,   // stands as it is
    quoted,  // needs quotes, and has none inside
    text,    // may hold anything
  } kind;
  uint32_t length;
  const uint8_t *at;
  /// The object that it is of; in all others the column is empty.
  uint64_t object;
};

/// A column, with what tells its key where it stands.
struct Column {
  /// The name and a quote, as the key ends with one, and a block of zeros.
  std::string key;
  size_t length;
  /// Whether a key of that name may be written without escapes, and then is nothing but it.
  bool is_plain;
  /// The column whose key stood behind this one's in the last object.
  uint32_t next;
  Cell cell;

  std::string_view name() const { return {key.data(), length}; }
};

/// Reads objects into the cells of columns.
class ObjectReader {
 public:
  std::vector<Column> columns;
  cf_json_facts facts = {};

  void add(std::string_view name);

  /// Reads one object; false where the text is none, and then its cells are of no use.
  ///
  /// The brackets of the text match, or what follows is a blank or zero: the parser, which does not
  /// look for the end, then finds that nothing there goes on.
  ///
  /// A key that is no column becomes one if `learns`, else it is a fact.
  bool read(const uint8_t *bytes, size_t length, bool learns);

  /// Reads one object of the usual kind as `read` does, faster; false where it is of another kind,
  /// which tells nothing of whether it is one.
  bool read_plain(const uint8_t *bytes, size_t length);

  /// Whether a column has a value in the object that was read last.
  bool has(const Column &column) const { return column.cell.object == object; }

 private:
  static constexpr uint32_t none = UINT32_MAX;

  simdjson::ondemand::parser parser;
  std::deque<std::string> names;
  std::unordered_map<std::string_view, uint32_t> places;
  /// Room for arrays and objects without blanks.
  std::unique_ptr<uint8_t[]> scratch;
  uint8_t *out = nullptr;
  bool needs_quotes = false;
  uint64_t object = 0;
  bool repeats = false;
  bool has_unknown = false;

  bool make_room(size_t length);
  static bool take_colon(const uint8_t *&at, const uint8_t *end);
  bool read_plain_value(const uint8_t *&at, const uint8_t *end, Cell &cell);
  bool write_plain(const uint8_t *&at, const uint8_t *end, size_t depth);
  bool write_plain_string(const uint8_t *&at);
  bool read_members(simdjson::ondemand::object &members, bool learns);
  bool find(simdjson::ondemand::field &field, uint32_t before, uint32_t &column, bool learns);
  bool find_slowly(simdjson::ondemand::field &field, uint32_t &column, bool learns);
  void note_unknown(std::string_view key);
  bool read_value(simdjson::ondemand::value value, Cell &cell);
  bool read_string(simdjson::ondemand::value value, std::string_view text, Cell &cell);
  bool read_nested(simdjson::ondemand::value value, Cell &cell);
  bool write(simdjson::ondemand::value value, size_t depth);
  bool write_array(simdjson::ondemand::value value, size_t depth);
  bool write_object(simdjson::ondemand::value value, size_t depth);
  bool write_string(simdjson::ondemand::value value, std::string_view text);
  bool write_key(simdjson::ondemand::field &field);
  void write_quoted(std::string_view text, bool has_escape);
};

}  // namespace json
