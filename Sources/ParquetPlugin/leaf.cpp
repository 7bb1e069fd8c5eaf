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

void Leaf::skip_flat(int64_t rows) {
  for (; rows > 0 && level_ < levels_; rows--, level_++)
    value_ += max_def_ == 0 || defs_[level_] == max_def_;
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

namespace {

// MARK: - Values of a type

template <typename Type>
class TypedLeaf : public Leaf {
 public:
  using Value = typename Type::c_type;
  using Reader = parquet::TypedColumnReader<Type>;

  TypedLeaf(
      const parquet::ColumnDescriptor &descriptor, std::shared_ptr<parquet::ColumnReader> reader,
      std::shared_ptr<PagePlan> pages, Calendar &calendar)
      : Leaf(descriptor, std::move(pages), calendar),
        column_(std::move(reader)),
        reader_(*static_cast<Reader *>(column_.get())) {}

 protected:
  std::shared_ptr<parquet::ColumnReader> column_;
  Reader &reader_;
  std::unique_ptr<Value[]> values_{new Value[batch]};

  int16_t *defs() { return max_def_ > 0 ? defs_.data() : nullptr; }
  int16_t *reps() { return max_rep_ > 0 ? reps_.data() : nullptr; }
  int64_t next_batch() const { return std::min(batch, pages_->left); }

  bool open_page() override { return reader_.HasNext() && pages_->left > 0; }

  bool read() override {
    int64_t values = 0;
    int64_t levels = reader_.ReadBatch(next_batch(), defs(), reps(), values_.get(), &values);
    return has_read(levels, values);
  }

  /// Notes what was read, which may be less than the levels tell.
  bool has_read(int64_t levels, int64_t values) {
    int64_t present = max_def_ == 0 ? levels
                                    : std::count(defs_.begin(), defs_.begin() + levels, max_def_);
    if (levels > pages_->left || values != present)
      throw Fault(CF_PARQUET_DAMAGED, "a page with fewer values than it tells");
    pages_->left -= levels;
    level_ = value_ = 0;
    levels_ = size_t(levels);
    return levels > 0;
  }

  void skip_values(int64_t count) override {
    if (reader_.Skip(count) != count) this->throw_end();
  }

  const void *take() override { return &values_[value_++]; }

  ByteArray bytes(const void *value) const override {
    if constexpr (std::is_same_v<Value, ByteArray>) return *static_cast<const ByteArray *>(value);
    if constexpr (std::is_same_v<Value, parquet::FixedLenByteArray>) {
      auto fixed = static_cast<const parquet::FixedLenByteArray *>(value);
      return ByteArray(uint32_t(format_.width), fixed->ptr);
    }
    return ByteArray();
  }

  void write_cell(RowWriter &out) override { write(values_[value_++], out); }

  void write(const Value &value, RowWriter &out) {
    if (format_.put)
      return out.end(format_.put(out.room(Format::longest), &value, format_, calendar_));
    ByteArray text = bytes(&value);
    if (is_text(format_, text)) return out.text(text.ptr, text.len);
    out.end(put_hex(out.room(2 * size_t(text.len) + 2), text));
  }
};

/// Values that are told by their places in a dictionary, whose texts are made once.
template <typename Type>
class DictionaryLeaf : public TypedLeaf<Type> {
 public:
  using TypedLeaf<Type>::TypedLeaf;

 private:
  using Value = typename TypedLeaf<Type>::Value;

  /// The cell of a value, beside each other so that it is one look into memory.
  struct Text {
    /// One more than its length; 0 when it is not known, or too long to be kept.
    uint8_t length = 0;
    uint8_t bytes[47];
  };
  /// Texts of larger dictionaries are made each time.
  static constexpr int32_t largest = 1 << 18;

  std::vector<int32_t> places_ = std::vector<int32_t>(TypedLeaf<Type>::batch + ahead);
  const Value *dictionary_ = nullptr;
  std::vector<Text> texts_;
  static constexpr size_t ahead = 8;

  bool read() override {
    int64_t values = 0;
    const Value *dictionary = nullptr;
    int32_t size = 0;
    int64_t levels = this->reader_.ReadBatchWithDictionary(
        this->next_batch(), this->defs(), this->reps(), places_.data(), &values, &dictionary,
        &size);
    if (levels > 0 && (!dictionary || size < 0))
      throw Fault(CF_PARQUET_DAMAGED, "a dictionary that is missing");
    bool has_read = this->has_read(levels, values);
    auto is_outside = [&](int32_t place) { return place < 0 || place >= size; };
    if (std::any_of(places_.begin(), places_.begin() + values, is_outside))
      throw Fault(CF_PARQUET_DAMAGED, "a value that its dictionary does not have");
    std::fill_n(places_.begin() + values, ahead, 0);
    if (dictionary != dictionary_) {
      dictionary_ = dictionary;
      texts_.assign(size <= largest ? size_t(size) : 0, Text());
    }
    return has_read;
  }

  const void *take() override { return &dictionary_[places_[this->value_++]]; }

  void write_cell(RowWriter &out) override {
    auto place = size_t(places_[this->value_++]);
    if (texts_.empty()) return this->write(dictionary_[place], out);
    __builtin_prefetch(&texts_[size_t(places_[this->value_ + ahead - 1])]);
    Text &text = texts_[place];
    if (text.length == 0) return keep(text, dictionary_[place], out);
    uint8_t *at = out.room(sizeof text.bytes);
    std::memcpy(at, text.bytes, sizeof text.bytes);
    out.end(at + text.length - 1);
  }

  void keep(Text &text, const Value &value, RowWriter &out) {
    size_t start = out.length();
    this->write(value, out);
    const uint8_t *cell = out.cell(start);
    size_t length = out.length() - 1 - start;
    if (length > sizeof text.bytes || std::memchr(cell, '\n', length)) return;
    text.length = uint8_t(length + 1);
    std::memcpy(text.bytes, cell, length);
  }
};

template <typename Type>
std::unique_ptr<Leaf> make_leaf(
    const parquet::ColumnDescriptor &descriptor, std::shared_ptr<parquet::ColumnReader> reader,
    std::shared_ptr<PagePlan> pages, Calendar &calendar) {
  if (reader->GetExposedEncoding() == parquet::ExposedEncoding::DICTIONARY)
    return std::make_unique<DictionaryLeaf<Type>>(
        descriptor, std::move(reader), std::move(pages), calendar);
  return std::make_unique<TypedLeaf<Type>>(
      descriptor, std::move(reader), std::move(pages), calendar);
}

}  // namespace

std::unique_ptr<Leaf> Leaf::make(
    const parquet::ColumnDescriptor &descriptor, std::shared_ptr<parquet::ColumnReader> reader,
    std::shared_ptr<PagePlan> pages, Calendar &calendar) {
  auto make = [&] {
    switch (descriptor.physical_type()) {
      case parquet::Type::BOOLEAN: return make_leaf<parquet::BooleanType>;
      case parquet::Type::INT32: return make_leaf<parquet::Int32Type>;
      case parquet::Type::INT64: return make_leaf<parquet::Int64Type>;
      case parquet::Type::INT96: return make_leaf<parquet::Int96Type>;
      case parquet::Type::FLOAT: return make_leaf<parquet::FloatType>;
      case parquet::Type::DOUBLE: return make_leaf<parquet::DoubleType>;
      case parquet::Type::FIXED_LEN_BYTE_ARRAY: return make_leaf<parquet::FLBAType>;
      default: return make_leaf<parquet::ByteArrayType>;
    }
  }();
  return make(descriptor, std::move(reader), std::move(pages), calendar);
}

}  // namespace slipway
