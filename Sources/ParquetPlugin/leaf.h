#pragma once

#include <memory>
#include <string>
#include <vector>

#include "format.h"
#include "page_stream.h"
#include "parquet/column_reader.h"
#include "parquet/file_reader.h"
#include "text.h"

namespace slipway {

/// The pages of a leaf in one group, as far as passing over them goes.
struct PagePlan {
  std::shared_ptr<PageStream> stream;
  /// Where a row may be more than one value: how many rows begin before each page, as far as the
  /// file tells or was read.
  std::vector<int64_t> rows_before;
  /// Whether that is so of all pages.
  bool knows_all = false;
  int64_t rows = 0;
  bool is_repeated = false;

  /// Rows that are to be passed over before the next page that is read.
  int64_t to_skip = 0;
  /// Values of the page being read that are not read yet.
  int64_t left = 0;
  /// Pages met so far.
  size_t page = 0;

  /// Asked once for each page in turn: whether to pass over it.
  bool passes_over(const parquet::DataPageStats &page);
};

/// The cell of a row before it is written.
struct CellView {
  enum class How : uint32_t {
    /// As it stands; 32 bytes can be read whatever its length.
    copied,
    /// In quotes where needed; behind it more bytes can be read.
    text,
    /// The same where it is UTF-8, and else in hexadecimal digits.
    binary,
  };

  const uint8_t *at;
  uint32_t length;
  How how;
};

/// A run of the values of one leaf of the schema in one group, with where it stands.
class Leaf {
 public:
  static std::unique_ptr<Leaf> make(
      const parquet::ColumnDescriptor &descriptor, std::shared_ptr<parquet::ColumnReader> reader,
      std::shared_ptr<PagePlan> pages, Calendar &calendar);
  virtual ~Leaf() = default;

  /// Passes over whole rows from the start of one on.
  void skip(int64_t rows);

  /// What is known of its pages.
  const PagePlan &pages() const { return *pages_; }

  /// Whether there is no further value.
  bool at_end() { return level_ == levels_ && !fill(); }

  // MARK: - Rows that have just one value

  /// How many rows are decoded, at least one.
  size_t available() {
    if (level_ == levels_ && !fill()) throw_end();
    return levels_ - level_;
  }

  /// The cells of the next rows, of which so many are decoded; they stand until it reads on.
  virtual void view(size_t count, CellView *views) = 0;

  /// The microseconds from 1970 to the times in the next rows, of which so many are decoded, and
  /// `INT64_MIN` where there is none; false where it has no timestamps, or not of usual years.
  virtual bool times(size_t count, int64_t *times) const = 0;

  /// Whether it has timestamps.
  bool has_times() const { return format_.units != 0; }

  /// Goes on behind so many rows, which are decoded.
  void pass_rows(size_t count);

  /// Writes a cell.
  static void write(const CellView &view, RowWriter &out) {
    if (view.how == CellView::How::copied) return out.copy(view.at, view.length);
    if (view.how == CellView::How::text) return out.text(view.at, view.length);
    write_binary(view, out);
  }

  // MARK: - Nested values

  /// A new row begins.
  void begin_row() { has_begun_ = false; }

  /// Throws where the row has values that were not asked for, or none.
  void end_row() {
    if (!has_begun_ || rep() > 0) throw_mismatch();
  }

  /// To how deep the value is present.
  int def() {
    if (level_ == levels_ && !fill()) throw_end();
    bool repeats = max_rep_ > 0 && reps_[level_] > 0;
    if (repeats != has_begun_) throw_mismatch();
    return max_def_ == 0 ? 0 : defs_[level_];
  }

  /// How deep the next value repeats; 0 where it is of another row.
  int rep() { return at_end() || max_rep_ == 0 ? 0 : reps_[level_]; }

  /// Passes over a value that is absent.
  void pass() {
    if (def() == max_def_) throw_mismatch();
    advance();
  }

  bool is_present() { return def() == max_def_; }

  /// Writes the value, which is present, as JSON; a string if it is a key.
  void put_json(Scratch &out, bool is_key);

  const std::string &name() const { return name_; }

 protected:
  Leaf(
      const parquet::ColumnDescriptor &descriptor, std::shared_ptr<PagePlan> pages,
      Calendar &calendar);

  static constexpr int64_t batch = 1024;
  static const uint8_t nothing[32];

  const Format format_;
  const std::string name_;
  const int max_def_, max_rep_;
  std::shared_ptr<PagePlan> pages_;
  Calendar &calendar_;

  std::vector<int16_t> defs_, reps_;
  size_t level_ = 0, levels_ = 0, value_ = 0;
  /// Whether all of what is decoded is present.
  bool is_dense_ = true;
  bool has_begun_ = false;
  /// Rows passed over since the start of the group, as long as none was read.
  int64_t passed_ = 0;
  bool has_read_ = false;

  /// Reads on; false at the end of the group.
  virtual bool read() = 0;
  /// Passes over values of the page being read, none of which repeats.
  virtual void skip_values(int64_t count) = 0;
  /// Moves on to a page that is not read yet; false at the end of the group.
  virtual bool open_page() = 0;
  /// The next value, which is present.
  virtual const void *take() = 0;
  /// The bytes of a value that is text or binary.
  virtual parquet::ByteArray bytes(const void *value) const = 0;

  [[noreturn]] void throw_end() const;

 private:
  static void write_binary(const CellView &view, RowWriter &out);
  bool fill();
  void skip_flat(int64_t rows);
  void skip_repeated(int64_t rows);
  /// Moves on to a page that is to be read, and returns how many rows are still to be passed over.
  int64_t skip_pages(int64_t rows);

  void advance() {
    level_++;
    has_begun_ = has_read_ = true;
  }

  [[noreturn]] void throw_mismatch() const;
};

}  // namespace slipway
