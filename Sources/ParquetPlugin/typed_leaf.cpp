#include <algorithm>

#include "leaf.h"

namespace slipway {

namespace {

using parquet::ByteArray;

/// A leaf whose values are of a type.
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
    is_dense_ = present == levels;
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

  void view(size_t count, CellView *views) override {
    view_each(count, views, [this](size_t place) { return view_of(values_[place]); });
  }

  /// The cells of the next rows, of which `view` gives those that are present.
  template <typename View>
  void view_each(size_t count, CellView *views, View view) {
    made_.clear();
    if (format_.put) made_.room(count * Format::longest);
    size_t value = value_;
    for (size_t row = 0; row < count; row++) {
      bool is_present = is_dense_ || defs_[level_ + row] == max_def_;
      views[row] = is_present ? view(value++) : CellView{nothing, 0, CellView::How::copied};
    }
  }

  /// The cell of a value, for whose text there is room.
  CellView view_of(const Value &value) {
    if (format_.put) {
      uint8_t *at = made_.room(Format::longest), *end = format_.put(at, &value, format_, calendar_);
      made_.end(end);
      return {at, uint32_t(end - at), CellView::How::copied};
    }
    ByteArray text = bytes(&value);
    bool is_text = format_.kind == Format::Kind::string;
    return {text.ptr, text.len, is_text ? CellView::How::text : CellView::How::binary};
  }

  bool times(size_t count, int64_t *times) const override {
    if constexpr (std::is_same_v<Value, int64_t>) {
      if (!this->has_times()) return false;
      if (is_dense_) return format_.put_times(&values_[value_], count, times);
      bool are_usual = true;
      for (size_t row = 0, value = value_; row < count; row++) {
        times[row] = INT64_MIN;
        if (defs_[level_ + row] != max_def_) continue;
        are_usual &= format_.put_times(&values_[value++], 1, times + row);
      }
      return are_usual;
    }
    return false;
  }

 private:
  /// The text of values that are no text, of the rows seen last.
  Scratch made_;
};

/// Values that are told by their places in a dictionary, whose texts are made once.
template <typename Type>
class DictionaryLeaf : public TypedLeaf<Type> {
 public:
  using TypedLeaf<Type>::TypedLeaf;

 private:
  using Value = typename TypedLeaf<Type>::Value;

  /// Texts of larger dictionaries are made each time.
  static constexpr int32_t largest = 1 << 18;
  static constexpr size_t longest = 47;

  std::vector<int32_t> places_ = std::vector<int32_t>(TypedLeaf<Type>::batch + ahead);
  const Value *dictionary_ = nullptr;
  /// The cells of the values, each `stride_` bytes: one more than its length, or 0 where it is not
  /// known or too long to be kept, and the text. They are beside each other so that it is one look
  /// into memory, and no wider than most need, as memory nearby is small.
  std::vector<uint8_t> texts_;
  size_t stride_ = 0;
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
      make_room(size <= largest ? size_t(size) : 0);
    }
    return has_read;
  }

  void make_room(size_t count) {
    auto is_long = [this](const Value &value) { return this->bytes(&value).len > 15; };
    bool are_long = std::any_of(dictionary_, dictionary_ + count, is_long);
    stride_ = this->format_.put || are_long ? longest + 1 : 16;
    // A cell is copied 32 bytes at a time.
    texts_.assign(count == 0 ? 0 : count * stride_ + 32, 0);
  }

  const void *take() override { return &dictionary_[places_[this->value_++]]; }

  void view(size_t count, CellView *views) override {
    this->view_each(count, views, [this](size_t value) {
      auto place = size_t(places_[value]);
      if (texts_.empty()) return this->view_of(dictionary_[place]);
      __builtin_prefetch(&texts_[size_t(places_[value + ahead]) * stride_]);
      uint8_t *text = &texts_[place * stride_];
      if (text[0] == 0) {
        CellView cell = this->view_of(dictionary_[place]);
        if (!keep(text, cell)) return cell;
      }
      return CellView{text + 1, uint32_t(text[0] - 1), CellView::How::copied};
    });
  }

  /// False where the cell is too long, or has a line end, which the rows have to know of.
  bool keep(uint8_t *text, CellView cell) const {
    uint8_t made[RowWriter::room_for(longest)];
    if (cell.how == CellView::How::binary || cell.length > longest) return false;
    if (cell.how == CellView::How::text) {
      bool has_lines = false;
      uint8_t *end = RowWriter::put(made, cell.at, cell.length, has_lines);
      cell = {made, uint32_t(end - made), CellView::How::copied};
      if (has_lines) return false;
    }
    if (cell.length >= stride_) return false;
    text[0] = uint8_t(cell.length + 1);
    std::memcpy(text + 1, cell.at, cell.length);
    return true;
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
