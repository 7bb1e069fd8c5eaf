#include "json_object.h"
#include "json_records.h"
#include "json_text.h"

using json::Cell;
using json::Column;
using json::Record;

namespace {

/// Allocation is the only thing that throws, and what it throws stays on this side.
template <typename Result, typename Work> Result guarded(Result failure, Work &&work) {
  try {
    return work();
  } catch (...) {
    return failure;
  }
}

std::string_view view(const uint8_t *text, size_t length) {
  return {reinterpret_cast<const char *>(text), length};
}

}  // namespace

struct cf_json_rows {
  cf_json_layout layout;
  json::ObjectReader reader;
  /// What was claimed last; lines are told apart as they are read.
  const uint8_t *bytes = nullptr;
  size_t length = 0;
  std::vector<Record> records;

  explicit cf_json_rows(cf_json_layout layout) : layout(layout) {}

  size_t claim(const uint8_t *from, size_t count, cf_json_follows follows);
  size_t lines(const uint8_t *from, size_t count, cf_json_follows follows) const;
  template <typename Visitor> void visit(Visitor &&visitor) const;
  template <typename Visitor> void visit_lines(Visitor &&visitor) const;
  size_t learn();
  bool render(Record record, cf_rows *rows);
};

// MARK: - Records

size_t cf_json_rows::lines(const uint8_t *from, size_t count, cf_json_follows follows) const {
  if (follows == CF_JSON_END) return count;
  size_t last = view(from, count).rfind('\n');
  return last == std::string_view::npos ? 0 : last + 1;
}

size_t cf_json_rows::claim(const uint8_t *from, size_t count, cf_json_follows follows) {
  bytes = from;
  length = 0;
  records.clear();
  if (count == 0) return 0;
  if (layout == CF_JSON_LINES) {
    length = lines(from, count, follows);
  } else {
    std::string_view first_key;
    if (!reader.columns.empty()) first_key = reader.columns[0].name();
    length = json::RecordFinder(layout, from, count, follows, first_key, records).find();
  }
  return length;
}

template <typename Visitor> void cf_json_rows::visit(Visitor &&visitor) const {
  if (layout == CF_JSON_LINES) return visit_lines(visitor);
  for (const Record &record : records)
    if (!visitor(record)) return;
}

template <typename Visitor> void cf_json_rows::visit_lines(Visitor &&visitor) const {
  for (size_t start = 0; start < length;) {
    auto found = static_cast<const uint8_t *>(memchr(bytes + start, '\n', length - start));
    size_t next = found ? static_cast<size_t>(found - bytes) + 1 : length;
    size_t end = next;
    while (end > start && json::is_blank(bytes[end - 1])) end--;
    if (end > start && !visitor(Record{uint32_t(start), uint32_t(end), false})) return;
    start = next;
  }
}

size_t cf_json_rows::learn() {
  size_t objects = 0;
  visit([&](Record record) {
    const uint8_t *text = bytes + record.start;
    size_t size = record.end - record.start;
    // The keys of what is no object in the end are no columns.
    if (record.is_damaged || !reader.read(text, size, false)) return true;
    objects += reader.read(text, size, true);
    return true;
  });
  return objects;
}

// MARK: - Rows

bool cf_json_rows::render(Record record, cf_rows *rows) {
  const uint8_t *text = bytes + record.start;
  size_t size = record.end - record.start, unknown = reader.facts.unknown_keys;
  if (record.is_damaged || !(reader.read_plain(text, size) || reader.read(text, size, false))) {
    if (memchr(text, '\n', size)) rows->quoted_lines = 1;
    cf_rows_malformed(rows, text, size, record.start);
    return !rows->failed;
  }
  if (unknown == 0 && reader.facts.unknown_keys > 0) reader.facts.unknown_origin = record.start;
  const size_t width = reader.columns.size();
  // A cell is at most as long as its value with its quotes doubled, and has two of its own and an
  // end; whole blocks are written.
  if (!cf_rows_reserve(rows, 2 * size + 3 * width + json::block_size, width)) return false;
  for (const Column &column : reader.columns) {
    const Cell &cell = column.cell;
    uint8_t *start = rows->bytes + rows->length, *end = start;
    if (reader.has(column)) {
      if (cell.kind == Cell::text) {
        cf_rows_text(rows, cell.at, cell.length);
        continue;
      }
      if (cell.kind == Cell::quoted) *end++ = '"';
      end = json::copy(end, cell.at, cell.length);
      if (cell.kind == Cell::quoted) *end++ = '"';
    }
    *end = ',';
    rows->length += static_cast<size_t>(end - start);
    rows->marks[rows->mark_count++] = static_cast<uint32_t>(rows->length++);
  }
  cf_rows_end(rows, record.start);
  return !rows->failed;
}

// MARK: - C

cf_json_rows *cf_json_rows_new(cf_json_layout layout) {
  return guarded<cf_json_rows *>(nullptr, [&] { return new cf_json_rows(layout); });
}

void cf_json_rows_free(cf_json_rows *json) { delete json; }

int cf_json_rows_add(cf_json_rows *json, const uint8_t *name, size_t length) {
  return guarded(0, [&] {
    json->reader.add(view(name, length));
    return 1;
  });
}

size_t cf_json_rows_width(const cf_json_rows *json) { return json->reader.columns.size(); }

const uint8_t *cf_json_rows_name(const cf_json_rows *json, size_t column, size_t *length) {
  std::string_view name = json->reader.columns[column].name();
  *length = name.size();
  return reinterpret_cast<const uint8_t *>(name.data());
}

size_t cf_json_rows_claim(cf_json_rows *json, const uint8_t *bytes, size_t length,
                          cf_json_follows follows) {
  return guarded<size_t>(0, [&] { return json->claim(bytes, length, follows); });
}

size_t cf_json_rows_learn(cf_json_rows *json) {
  return guarded<size_t>(0, [&] { return json->learn(); });
}

int cf_json_rows_render(cf_json_rows *json, cf_rows *rows) {
  json->reader.facts = {};
  return guarded(0, [&] {
    bool is_well = true;
    json->visit([&](Record record) { return is_well = json->render(record, rows); });
    return int(is_well);
  });
}

size_t cf_json_rows_end(const cf_json_rows *json, size_t row, size_t origin) {
  if (json->layout != CF_JSON_LINES) return json->records[row].end;
  const void *found = memchr(json->bytes + origin, '\n', json->length - origin);
  return found ? static_cast<size_t>(static_cast<const uint8_t *>(found) - json->bytes)
               : json->length;
}

cf_json_facts cf_json_rows_facts(const cf_json_rows *json) { return json->reader.facts; }
