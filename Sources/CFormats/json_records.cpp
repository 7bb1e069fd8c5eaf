#include "json_records.h"

#include <string.h>

namespace json {

// MARK: - Elements

size_t RecordFinder::find() {
  while (step()) {}
  if (at < length || follows == CF_JSON_MORE) {
    records.resize(safe_records);
    return safe;
  }
  bool is_open = is_array && place != behind_array && !records.empty();
  if (follows == CF_JSON_END && is_open) add_damage(last, last + 1);
  return length;
}

bool RecordFinder::step() {
  at = skip_blanks(at);
  if (at >= length) return false;
  switch (place) {
    case before_element: return step_before_element();
    case behind_element: return step_behind_element();
    case behind_array: return step_behind_array();
  }
  return false;
}

bool RecordFinder::step_before_element() {
  uint8_t byte = bytes[at];
  if (is_array && byte == ']') {
    // Behind a comma it is damage; what has no element at all is none.
    if (!records.empty()) add_damage(last, at + 1);
    take(at + 1, behind_array);
    return true;
  }
  mark_safe();
  // Objects one level too deep are read all the same.
  bool is_level = byte == '[' && bytes[skip_blanks(at + 1)] == '{';
  if (byte == ',' || (is_array && is_level)) {
    add_damage(at, at + 1);
    take(at + 1, before_element);
    return true;
  }
  if (byte == '{' || byte == '[') return take_container();
  return take_scalar();
}

bool RecordFinder::step_behind_element() {
  switch (bytes[at]) {
    case ',': take(at + 1, before_element); return true;
    case ']': take(at + 1, behind_array); return true;
    case '{':
      add_damage(last, at + 1);
      place = before_element;
      return true;
    default: return take_damage(at, at);
  }
}

bool RecordFinder::step_behind_array() {
  if (bytes[at] != '[' && bytes[at] != ',') return take_damage(at, at);
  add_damage(last, at + 1);
  take(at + 1, before_element);
  return true;
}

bool RecordFinder::take_container() {
  Extent found = extent(bytes, length, at);
  switch (found.state) {
    case Extent::whole:
      records.push_back({uint32_t(at), uint32_t(found.end), false});
      usual_indent = indent(at);
      take(found.end, is_array ? behind_element : before_element);
      if (!is_array) mark_safe();
      return true;
    case Extent::damaged: return take_damage(at, found.end);
    case Extent::cut:
      if (must_wait()) return false;
      // Where its damage is cannot be told, so that it may be anywhere.
      return take_damage(at, long_searches-- > 0 ? at + 1 : length);
  }
  return false;
}

/// A string, a number or a word, which is no object, or else text that is nothing at all.
bool RecordFinder::take_scalar() {
  size_t end = end_of_word(at);
  if (bytes[at] == '"') {
    Extent found = extent(bytes, length, at);
    end = found.state == Extent::whole ? found.end : length;
  }
  size_t next = skip_blanks(end);
  bool is_element = end > at && next < length && (bytes[next] == ',' || bytes[next] == ']');
  if (!is_array || !is_element) return take_damage(at, at);
  add_damage(at, end);
  take(end, behind_element);
  return true;
}

void RecordFinder::take(size_t end, Place next) {
  last = end - 1;
  at = end;
  place = next;
}

void RecordFinder::mark_safe() {
  safe = at;
  safe_records = records.size();
}

bool RecordFinder::must_wait() const {
  return follows == CF_JSON_MORE || (follows == CF_JSON_GIVE_UP && safe > 0);
}

size_t RecordFinder::skip_blanks(size_t from) const {
  while (from < length && is_blank(bytes[from])) from++;
  return from;
}

size_t RecordFinder::end_of_word(size_t from) const {
  auto is_of_word = [](uint8_t byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '+' || byte == '.';
  };
  while (from < length && is_of_word(bytes[from])) from++;
  return from;
}

// MARK: - Damage

void RecordFinder::add_damage(size_t start, size_t end) {
  records.push_back({uint32_t(start), uint32_t(end), true});
}

/// Takes all up to the next object for damage, which cannot end before `from`.
bool RecordFinder::take_damage(size_t start, size_t from) {
  size_t next = next_object(start, from);
  if (next == length) {
    if (must_wait()) return false;
    add_damage(start, length);
    take(length, behind_array);
    return true;
  }
  size_t end = next;
  auto drop_blanks = [&] {
    while (end > start + 1 && is_blank(bytes[end - 1])) end--;
  };
  drop_blanks();
  if (is_array && end > start + 1 && bytes[end - 1] == ',') end--;
  drop_blanks();
  add_damage(start, end);
  at = next;
  place = before_element;
  return true;
}

/// The next object that may be an element, as well as can be told: it stands in its line where the
/// last whole one does or else the damaged one, or it starts with the usual key.
size_t RecordFinder::next_object(size_t start, size_t from) const {
  bool is_usual = usual_indent != no_indent;
  size_t wanted = is_usual || bytes[start] != '{' ? usual_indent : indent(start);
  for (size_t place = from > start ? from : start + 1; place < length; place++) {
    auto found = static_cast<const uint8_t *>(memchr(bytes + place, '{', length - place));
    if (!found) break;
    place = static_cast<size_t>(found - bytes);
    bool may_have_key = wanted == no_indent || (!is_usual && indent(place) != no_indent);
    bool is_likely = may_have_key && has_first_key(place);
    if (wanted != no_indent) is_likely |= indent(place) == wanted;
    if (is_likely && is_separated(place)) return place;
  }
  return length;
}

/// Whether what stands before an object parts it from another one.
bool RecordFinder::is_separated(size_t object) const {
  size_t before = object;
  while (before > 0 && is_blank(bytes[before - 1])) before--;
  if (before == 0) return true;
  uint8_t byte = bytes[before - 1];
  return is_array ? byte == ',' : byte == '}' || indent(object) != no_indent;
}

bool RecordFinder::has_first_key(size_t object) const {
  size_t key = skip_blanks(object + 1), size = first_key.size();
  if (size == 0) return true;
  return key + size + 2 <= length && bytes[key] == '"' && bytes[key + size + 1] == '"' &&
         memcmp(bytes + key + 1, first_key.data(), size) == 0;
}

/// How far from the start of its line an object stands that is the first in it.
size_t RecordFinder::indent(size_t object) const {
  size_t start = object;
  while (start > 0 && (bytes[start - 1] == ' ' || bytes[start - 1] == '\t' ||
                       bytes[start - 1] == ','))
    start--;
  return start > 0 && bytes[start - 1] == '\n' ? object - start : no_indent;
}

}  // namespace json
