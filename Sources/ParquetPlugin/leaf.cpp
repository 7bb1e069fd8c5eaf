#include "leaf.h"

#include <algorithm>

#include "arrow/util/utf8.h"

namespace slipway {

bool PagePlan::passes_over(const parquet::DataPageStats &stats) {
  size_t index = page++;
  int64_t rows_here = -1;
  if (!is_repeated) {
    rows_here = stats.num_values;
  } else if (stats.num_rows) {
    rows_here = *stats.num_rows;
  } else if (index + 1 < rows_before.size()) {
    rows_here = rows_before[index + 1] - rows_before[index];
  } else if (knows_all && index + 1 == rows_before.size()) {
    rows_here = rows - rows_before[index];
  }
  // A page without values, as Arrow writes some, would be taken for the end.
  bool is_empty = stats.num_values == 0;
  if (is_empty || (to_skip > 0 && rows_here >= 0 && rows_here <= to_skip)) {
    if (!is_empty) to_skip -= rows_here;
    stream->pass_over_next();
    return true;
  }
  left = stats.num_values;
  return false;
}

// MARK: - Where it stands

Leaf::Leaf(
    const parquet::ColumnDescriptor &descriptor, std::shared_ptr<PagePlan> pages,
    Calendar &calendar)
    : format_(descriptor),
      name_(descriptor.path()->ToDotString()),
      max_def_(descriptor.max_definition_level()),
      max_rep_(descriptor.max_repetition_level()),
      pages_(std::move(pages)),
      calendar_(calendar),
      defs_(max_def_ > 0 ? batch : 0),
      reps_(max_rep_ > 0 ? batch : 0) {}

bool Leaf::fill() {
  try {
    return (pages_->left > 0 || open_page()) && read();
  } catch (...) {
    Fault fault = current_fault();
    throw Fault(fault.kind, "column " + name_ + ": " + fault.text);
  }
}

void Leaf::throw_end() const {
  throw Fault(CF_PARQUET_DAMAGED, "column " + name_ + " has fewer values than the group has rows");
}

void Leaf::throw_mismatch() const {
  throw Fault(CF_PARQUET_DAMAGED, "column " + name_ + ": its levels contradict each other");
}

void Leaf::skip(int64_t rows) {
  try {
    max_rep_ > 0 ? skip_repeated(rows) : skip_flat(rows);
  } catch (const Fault &) {
    throw;
  } catch (...) {
    Fault fault = current_fault();
    throw Fault(fault.kind, "column " + name_ + ": " + fault.text);
  }
}

int64_t Leaf::skip_pages(int64_t rows) {
  pages_->to_skip = rows;
  bool has_page = open_page();
  rows = pages_->to_skip;
  pages_->to_skip = 0;
  if (!has_page && rows > 0) throw_end();
  return rows;
}

void Leaf::pass_rows(size_t count) {
  auto start = defs_.begin() + std::ptrdiff_t(is_dense_ ? 0 : level_);
  value_ += is_dense_ ? count : size_t(std::count(start, start + std::ptrdiff_t(count), max_def_));
  level_ += count;
}

void Leaf::skip_flat(int64_t rows) {
  size_t decoded = std::min(size_t(rows), levels_ - level_);
  pass_rows(decoded);
  rows -= int64_t(decoded);
  while (rows > 0) {
    if (pages_->left == 0) rows = skip_pages(rows);
    int64_t count = std::min(rows, pages_->left);
    if (rows > 0 && count == 0) throw_end();
    skip_values(count);
    pages_->left -= count;
    rows -= count;
  }
}

void Leaf::skip_repeated(int64_t rows) {
  while (true) {
    for (; level_ < levels_; level_++) {
      if (reps_[level_] == 0) {
        if (rows == 0) return;
        rows--;
        passed_++;
      }
      value_ += defs_[level_] == max_def_;
    }
    if (pages_->left == 0) {
      int64_t rest = skip_pages(rows);
      passed_ += rows - rest;
      rows = rest;
      // Where pages do not tell their rows, they need to be read to be passed over just once.
      bool is_new = pages_->rows_before.size() + 1 == pages_->page;
      if (pages_->left > 0 && is_new && !has_read_) pages_->rows_before.push_back(passed_);
    }
    if (!fill()) {
      if (rows > 0) throw_end();
      return;
    }
  }
}

// MARK: - Text

namespace {

using parquet::ByteArray;

uint8_t *put_hex(uint8_t *at, ByteArray bytes) {
  static const char digits[] = "0123456789abcdef";
  *at++ = '0';
  *at++ = 'x';
  for (uint32_t i = 0; i < bytes.len; i++) {
    *at++ = uint8_t(digits[bytes.ptr[i] >> 4]);
    *at++ = uint8_t(digits[bytes.ptr[i] & 15]);
  }
  return at;
}

bool is_text(const Format &format, ByteArray bytes) {
  return format.kind == Format::Kind::string || arrow::util::ValidateUTF8(bytes.ptr, bytes.len);
}

}  // namespace

const uint8_t Leaf::nothing[32] = {};

void Leaf::write_binary(const CellView &view, RowWriter &out) {
  if (arrow::util::ValidateUTF8(view.at, view.length)) return out.text(view.at, view.length);
  ByteArray bytes(view.length, view.at);
  out.end(put_hex(out.room(2 * size_t(view.length) + 2), bytes));
}

void Leaf::put_json(Scratch &out, bool is_key) {
  const void *value = take();
  advance();
  if (!format_.put) {
    ByteArray text = bytes(value);
    if (is_text(format_, text)) return out.put_string(text.ptr, text.len);
    uint8_t *at = out.room(2 * size_t(text.len) + 4);
    *at++ = '"';
    at = put_hex(at, text);
    *at++ = '"';
    return out.end(at);
  }
  uint8_t *start = out.room(Format::longest + 2), *at = start + 1;
  uint8_t *end = format_.put(at, value, format_, calendar_);
  bool is_bare = format_.kind == Format::Kind::bare || format_.kind == Format::Kind::real;
  bool is_number = is_bare && end[-1] != 'N' && end[-1] != 'y';
  if (is_number && !is_key) {
    std::memmove(start, at, size_t(end - at));
    return out.end(end - 1);
  }
  *start = '"';
  *end++ = '"';
  out.end(end);
}

}  // namespace slipway
