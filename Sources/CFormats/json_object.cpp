#include "json_object.h"

#include "json_records.h"
#include "json_text.h"

namespace ondemand = simdjson::ondemand;

namespace json {

namespace {

/// The iterator has room for so many open arrays and objects, and does not check it itself.
constexpr size_t maximum_depth = simdjson::DEFAULT_MAX_DEPTH - 2;

const uint8_t *bytes(const char *text) { return reinterpret_cast<const uint8_t *>(text); }

/// The text of a value that is no array and no object, without the blanks behind it.
std::string_view token(ondemand::value &value) {
  std::string_view text = value.raw_json_token();
  while (!text.empty() && is_blank(static_cast<uint8_t>(text.back()))) text.remove_suffix(1);
  return text;
}

/// What is between the quotes of a string, whose quotes the parser has matched.
std::string_view inside(std::string_view token) { return token.substr(1, token.size() - 2); }

bool is_string(std::string_view token) { return token.size() >= 2 && token.back() == '"'; }

bool is_scalar(std::string_view token) {
  return is_number(token) || token == "true" || token == "false" || token == "null";
}

bool is_space(char byte) { return byte == ' ' || byte == '\t'; }

/// Goes behind a string. Where it is left, the parser takes one before a colon for a key.
simdjson_inline bool skip_string(ondemand::value &value) {
  ondemand::raw_json_string start;
  return !value.get_raw_json_string().get(start);
}

/// What is between the quotes of a key, as it stands.
std::string_view raw_key(const char *start) {
  const char *end = start;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  return {start, static_cast<size_t>(end - start)};
}

}  // namespace

// MARK: - Columns

void ObjectReader::add(std::string_view name) {
  if (places.count(name)) return;
  names.emplace_back(name);
  auto place = static_cast<uint32_t>(columns.size());
  places.emplace(names.back(), place);
  Column column = {std::string(name), name.size(), true, place + 1, {}};
  column.is_plain = name.find_first_of("\"\\") == name.npos;
  column.key.push_back('"');
  column.key.append(block_size, '\0');
  columns.push_back(std::move(column));
}

void ObjectReader::note_unknown(std::string_view key) {
  if (!has_unknown && facts.unknown_keys == 0) {
    size_t room = sizeof facts.unknown_key;
    facts.unknown_length = key.size() < room ? key.size() : room;
    memcpy(facts.unknown_key, key.data(), facts.unknown_length);
  }
  has_unknown = true;
}

/// Finds the column of a key, which most often follows the one before as in the last object.
simdjson_inline bool ObjectReader::find(ondemand::field &field, uint32_t before, uint32_t &column, bool learns) {
  const char *key = field.key().raw();
  uint32_t place = before == none ? 0 : columns[before].next;
  // A key that is left out now and then costs one look more.
  for (int look = 0; look < 2 && place < columns.size(); look++) {
    const Column &likely = columns[place];
    if (likely.is_plain && same(bytes(key), bytes(likely.key.data()), likely.length + 1)) {
      column = place;
      return true;
    }
    place = likely.next;
  }
  if (!find_slowly(field, column, learns)) return false;
  if (before != none && column != none) columns[before].next = column;
  return true;
}

bool ObjectReader::find_slowly(ondemand::field &field, uint32_t &column, bool learns) {
  std::string_view key = raw_key(field.key().raw());
  if (has_escape(key) && field.unescaped_key().get(key)) return false;
  auto found = places.find(key);
  column = found == places.end() ? none : found->second;
  if (column != none) return true;
  if (learns) {
    column = static_cast<uint32_t>(columns.size());
    add(key);
  } else {
    note_unknown(key);
  }
  return true;
}

// MARK: - Objects

bool ObjectReader::make_room(size_t length) {
  if (length > parser.capacity() || !scratch) {
    size_t room = length < 4096 ? 4096 : 2 * length;
    if (parser.allocate(room, simdjson::DEFAULT_MAX_DEPTH)) return false;
    // Each quote of arrays and objects is written twice.
    scratch.reset(new uint8_t[2 * room + 2 * simdjson::SIMDJSON_PADDING]);
  }
  out = scratch.get();
  return true;
}

simdjson_inline bool ObjectReader::read_value(ondemand::value value, Cell &cell) {
  std::string_view text = token(value);
  switch (text.front()) {
    case '"': return is_string(text) && read_string(value, inside(text), cell);
    case '{':
    case '[': return read_nested(value, cell);
  }
  if (!is_scalar(text)) return false;
  if (text == "null") text = {};
  cell.kind = Cell::plain;
  cell.at = bytes(text.data());
  cell.length = static_cast<uint32_t>(text.size());
  return true;
}

simdjson_inline bool ObjectReader::read_string(ondemand::value value, std::string_view text,
                                               Cell &cell) {
  cell.kind = Cell::plain;
  bool is_special = has_either(text, ',', '\\');
  if (is_special && has_escape(text)) {
    cell.kind = Cell::text;
    if (value.get_string().get(text)) return false;
  } else {
    bool is_padded = !text.empty() && (is_space(text.front()) || is_space(text.back()));
    if (is_special || is_padded) cell.kind = Cell::quoted;
    if (!skip_string(value)) return false;
  }
  cell.at = bytes(text.data());
  cell.length = static_cast<uint32_t>(text.size());
  return true;
}

simdjson_inline bool ObjectReader::read_members(ondemand::object &members, bool learns) {
  uint32_t before = none;
  for (auto member : members) {
    ondemand::field field;
    if (std::move(member).get(field)) return false;
    uint32_t column;
    if (!find(field, before, column, learns)) return false;
    Cell unused;
    Cell &cell = column == none ? unused : columns[column].cell;
    if (!read_value(field.value(), cell)) return false;
    if (column == none) continue;
    repeats |= cell.object == object;
    cell.object = object;
    before = column;
  }
  return true;
}

bool ObjectReader::read(const uint8_t *bytes, size_t length, bool learns) {
  if (!make_room(length)) return false;
  object++;
  repeats = has_unknown = false;
  auto text = reinterpret_cast<const char *>(bytes);
  simdjson::padded_string_view view(text, length, length + simdjson::SIMDJSON_PADDING);
  ondemand::document document;
  ondemand::object members;
  if (parser.iterate(view).get(document)) return false;
  if (document.get_object().get(members)) return false;
  if (!read_members(members, learns)) return false;
  const char *behind;
  if (document.current_location().get(behind) != simdjson::OUT_OF_BOUNDS) return false;
  facts.unknown_keys += has_unknown;
  facts.repeated_keys += repeats;
  return true;
}

// MARK: - Arrays and objects

/// Writes a string as it stands in a cell that is in quotes itself.
simdjson_inline void ObjectReader::write_quoted(std::string_view text, bool has_escape) {
  needs_quotes = true;
  *out++ = '"';
  *out++ = '"';
  // Only an escape has a quote.
  const uint8_t *from = bytes(text.data());
  out = has_escape ? copy_doubled(out, from, text.size()) : copy(out, from, text.size());
  *out++ = '"';
  *out++ = '"';
}

simdjson_inline bool ObjectReader::write_key(ondemand::field &field) {
  std::string_view key = raw_key(field.key().raw()), unescaped;
  bool is_escaped = has_escape(key);
  if (is_escaped && field.unescaped_key().get(unescaped)) return false;
  write_quoted(key, is_escaped);
  *out++ = ':';
  return true;
}

simdjson_inline bool ObjectReader::write_string(ondemand::value value, std::string_view text) {
  std::string_view unescaped;
  bool is_escaped = has_escape(text);
  if (is_escaped ? value.get_string().get(unescaped) : !skip_string(value)) return false;
  write_quoted(text, is_escaped);
  return true;
}

/// Writes what is no array and no object at once, where the compiler can see through the iterator.
simdjson_inline bool ObjectReader::write(ondemand::value value, size_t depth) {
  if (depth > maximum_depth) return false;
  std::string_view text = token(value);
  switch (text.front()) {
    case '"': return is_string(text) && write_string(value, inside(text));
    case '{': return write_object(value, depth);
    case '[': return write_array(value, depth);
  }
  if (!is_scalar(text)) return false;
  out = copy(out, bytes(text.data()), text.size());
  return true;
}

bool ObjectReader::write_object(ondemand::value value, size_t depth) {
  ondemand::object members;
  if (value.get_object().get(members)) return false;
  *out++ = '{';
  bool is_first = true;
  for (auto member : members) {
    ondemand::field field;
    if (std::move(member).get(field)) return false;
    if (!is_first) *out++ = ',';
    is_first = false;
    if (!write_key(field) || !write(field.value(), depth + 1)) return false;
  }
  *out++ = '}';
  return true;
}

bool ObjectReader::write_array(ondemand::value value, size_t depth) {
  ondemand::array elements;
  if (value.get_array().get(elements)) return false;
  *out++ = '[';
  bool is_first = true;
  for (auto element : elements) {
    ondemand::value inner;
    if (std::move(element).get(inner)) return false;
    if (!is_first) {
      *out++ = ',';
      needs_quotes = true;
    }
    is_first = false;
    if (!write(inner, depth + 1)) return false;
  }
  *out++ = ']';
  return true;
}

/// Writes an array or object as the cell that it makes, in quotes where it needs them.
bool ObjectReader::read_nested(ondemand::value value, Cell &cell) {
  uint8_t *start = out++;
  needs_quotes = false;
  if (!write(value, 2)) return false;
  if (needs_quotes) *start = *out++ = '"'; else start++;
  cell.kind = Cell::plain;
  cell.at = start;
  cell.length = static_cast<uint32_t>(out - start);
  return true;
}

}  // namespace json
