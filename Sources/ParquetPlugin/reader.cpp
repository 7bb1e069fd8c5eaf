#include "reader.h"

#include <algorithm>
#include <cstring>

#include "arrow/util/config.h"
#include "parquet/page_index.h"

using slipway::Fault;
using slipway::Leaf;
using slipway::PagePlan;

namespace {

/// A gibibyte, and what the pages of very many columns usually take.
int64_t limit_for(const cf_parquet &file) {
  return (int64_t(1) << 30) + int64_t(file.metadata->num_columns()) * (4 << 20);
}

/// Drops all rows but the first `count`, and a row that has not ended.
void drop_rows(cf_rows *rows, size_t count) {
  rows->row_count = count;
  rows->mark_count = count > 0 ? rows->rows[count - 1] & ~CF_MALFORMED : 0;
  rows->length = rows->mark_count > 0 ? rows->marks[rows->mark_count - 1] + 1 : 0;
  rows->failed = 0;
  if (rows->bytes) std::memset(rows->bytes + rows->length, 0, 64);
  for (size_t column = 0; column < rows->known_columns; column++)
    rows->known[column].count = std::min(rows->known[column].count, count);
}

}  // namespace

cf_parquet_reader::cf_parquet_reader(const cf_parquet &file)
    : file_(file), pool_(limit_for(file)), properties_(&pool_) {}

void cf_parquet_reader::render(
    uint64_t first, size_t maximum_rows, size_t maximum_bytes, cf_rows *rows) {
  size_t start = rows->length, held = rows->row_count, count = 0;
  uint64_t end = file_.starts.back();
  maximum_rows = std::min(maximum_rows, size_t(UINT32_MAX));
  while (count < maximum_rows && rows->length - start < maximum_bytes && first + count < end) {
    size_t done = 0;
    try {
      seek(first + count);
      size_t ready = view_rows(maximum_rows - count);
      put_times(ready, rows);
      Batch batch = {ready, maximum_bytes - (rows->length - start), uint32_t(count)};
      if (is_brief(ready)) {
        done = put_brief_rows(batch, rows);
      } else {
        put_rows(batch, rows, done);
      }
      pass_rows(done, rows);
      if (row_ == file_.starts[group_ + 1]) {
        // The last row of a group is done when there is nothing behind it.
        done--;
        check_end();
        done++;
      }
    } catch (...) {
      // What is decoded may be out of step; the next call begins anew.
      leaves_.clear();
      drop_rows(rows, held + count + done);
      if (count + done > 0) return;
      Fault fault = slipway::current_fault();
      throw Fault(
          fault.kind, "row group " + std::to_string(group_ + 1) + " of " +
                          std::to_string(file_.groups.size()) + ", " + fault.text);
    }
    count += done;
  }
}

void cf_parquet_reader::seek(uint64_t row) {
  if (!leaves_.empty() && row == row_ && row < file_.starts[group_ + 1]) return;
  auto next = std::upper_bound(file_.starts.begin(), file_.starts.end(), row);
  auto group = size_t(next - file_.starts.begin()) - 1;
  if (leaves_.empty() || group != group_ || row < row_) open(group);
  for (size_t index = 0; row > row_ && index < leaves_.size(); index++) {
    Leaf &leaf = *leaves_[index];
    leaf.skip(int64_t(row - row_));
    const PagePlan &pages = leaf.pages();
    if (pages.is_repeated && !pages.knows_all)
      file_.keep_pages(group_, int(index), pages.rows_before);
  }
  row_ = row;
}

/// Makes cells of the next rows, of no more than are decoded; returns of how many.
size_t cf_parquet_reader::view_rows(size_t most) {
  most = std::min({most, most_views, size_t(file_.starts[group_ + 1] - row_)});
  for (const auto &column : file_.columns) {
    if (column.is_flat()) most = std::min(most, leaves_[size_t(column.first_leaf)]->available());
  }
  views_.resize(file_.columns.size() * most_views);
  for (size_t index = 0; index < file_.columns.size(); index++) {
    const auto &column = file_.columns[index];
    if (column.is_flat())
      leaves_[size_t(column.first_leaf)]->view(most, &views_[index * most_views]);
  }
  return most;
}

/// Tells the times of the next rows beside their text.
void cf_parquet_reader::put_times(size_t count, cf_rows *rows) {
  timed_.clear();
  for (size_t index = 0; index < file_.columns.size(); index++) {
    const auto &column = file_.columns[index];
    if (!column.is_flat()) continue;
    const Leaf &leaf = *leaves_[size_t(column.first_leaf)];
    if (!leaf.has_times()) continue;
    int64_t *times = cf_rows_times(rows, index, count);
    if (times && leaf.times(count, times)) timed_.push_back(index);
  }
}

/// Whether the next rows have one value of each column, and their text is short and surely fits.
bool cf_parquet_reader::is_brief(size_t count) {
  constexpr size_t most = 1 << 24;
  room_ = 0;
  for (size_t index = 0; index < file_.columns.size(); index++) {
    if (!file_.columns[index].is_flat()) return false;
    const slipway::CellView *view = &views_[index * most_views];
    for (size_t row = 0; row < count; row++) {
      if (view[row].how == slipway::CellView::How::binary) return false;
      room_ += 2 * size_t(view[row].length) + 3;
    }
    if (room_ > most) return false;
  }
  return true;
}

/// Writes rows for which there is room at once; returns how many.
size_t cf_parquet_reader::put_brief_rows(const Batch &batch, cf_rows *rows) {
  size_t width = file_.columns.size(), row = 0;
  if (!cf_rows_reserve(rows, room_, batch.count * width) || !cf_rows_reserve_rows(rows, batch.count))
    throw Fault(CF_PARQUET_TOO_LARGE, "no memory for the text of its rows");
  uint8_t *bytes = rows->bytes, *at = bytes + rows->length, *start = at;
  uint32_t *marks = rows->marks + rows->mark_count, *first_mark = marks;
  bool has_lines = false;
  for (; row < batch.count && size_t(at - start) < batch.limit; row++) {
    const slipway::CellView *view = views_.data() + row;
    for (size_t column = 0; column < width; column++, view += most_views) {
      if (view->how == slipway::CellView::How::text) {
        at = slipway::RowWriter::put(at, view->at, view->length, has_lines);
      } else {
        at = slipway::RowWriter::put_copy(at, view->at, view->length);
      }
      *marks++ = uint32_t(at - bytes);
      *at++ = ',';
    }
    at[-1] = '\n';
    rows->rows[rows->row_count] = uint32_t(rows->mark_count + size_t(marks - first_mark));
    rows->origins[rows->row_count++] = batch.origin + uint32_t(row);
  }
  std::memset(at, 0, 64);
  rows->length = size_t(at - bytes);
  rows->mark_count += size_t(marks - first_mark);
  if (has_lines) rows->quoted_lines = 1;
  return row;
}

/// Writes rows one by one, and counts them in `done`.
void cf_parquet_reader::put_rows(const Batch &batch, cf_rows *rows, size_t &done) {
  slipway::RowWriter out(rows);
  size_t start = rows->length;
  for (; done < batch.count && rows->length - start < batch.limit; done++) {
    const slipway::CellView *view = views_.data() + done;
    for (const auto &column : file_.columns) {
      if (column.is_flat()) {
        Leaf::write(*view, out);
      } else {
        column.put_cell(leaves_, out, scratch_);
      }
      view += most_views;
    }
    cf_rows_end(rows, batch.origin + uint32_t(done));
    if (rows->failed) throw Fault(CF_PARQUET_TOO_LARGE, "no memory for the text of its rows");
  }
}

/// Goes on behind rows that are written.
void cf_parquet_reader::pass_rows(size_t count, cf_rows *rows) {
  for (const auto &column : file_.columns) {
    if (column.is_flat()) leaves_[size_t(column.first_leaf)]->pass_rows(count);
  }
  for (size_t column : timed_) rows->known[column].count += count;
  row_ += count;
}

/// Values that no row has would be left out silently.
void cf_parquet_reader::check_end() {
  for (auto &leaf : leaves_) {
    if (!leaf->at_end())
      throw Fault(
          CF_PARQUET_DAMAGED,
          "column " + leaf->name() + " has more values than the group has rows");
  }
}

// MARK: - Groups

namespace {

/// Hands Arrow the pages of a group's columns by a stream of our own, which it can pass over.
class GroupPages : public parquet::RowGroupReader::Contents {
 public:
  GroupPages(
      const cf_parquet &file, const parquet::RowGroupMetaData &metadata,
      const parquet::ReaderProperties &properties, std::shared_ptr<PagePlan> pages)
      : file_(file), metadata_(metadata), properties_(properties), pages_(std::move(pages)) {}

  const parquet::RowGroupMetaData *metadata() const override { return &metadata_; }
  const parquet::ReaderProperties *properties() const override { return &properties_; }

  std::unique_ptr<parquet::PageReader> GetColumnPageReader(int leaf) override {
    auto chunk = metadata_.ColumnChunk(leaf);
    if (!chunk->file_path().empty())
      throw Fault(CF_PARQUET_UNSUPPORTED, "its pages are in another file");
    int64_t start = chunk->data_page_offset();
    if (chunk->has_dictionary_page() && chunk->dictionary_page_offset() > 0)
      start = std::min(start, chunk->dictionary_page_offset());
    int64_t length = chunk->total_compressed_size();
    if (start < 0 || length < 0 || start > file_.size || length > file_.size - start)
      throw Fault(CF_PARQUET_DAMAGED, "its pages would lie behind the end of the file");
    // Early writers left out a header's bytes; Arrow counts values and not bytes.
    length = std::min(length + 100, file_.size - start);
    pages_->stream = std::make_shared<slipway::PageStream>(
        file_.file, start, length, properties_.memory_pool());
    auto reader = open(*chunk, leaf);
    reader->set_data_page_filter([pages = pages_](const parquet::DataPageStats &stats) {
      return pages->passes_over(stats);
    });
    return reader;
  }

 private:
  const cf_parquet &file_;
  const parquet::RowGroupMetaData &metadata_;
  const parquet::ReaderProperties &properties_;
  std::shared_ptr<PagePlan> pages_;

  std::unique_ptr<parquet::PageReader> open(const parquet::ColumnChunkMetaData &chunk, int leaf) {
#if ARROW_VERSION_MAJOR >= 25
    return parquet::PageReader::Open(
        pages_->stream, chunk.num_values(), chunk.compression(), properties_,
        *metadata_.schema()->Column(leaf));
#else
    (void)leaf;
    return parquet::PageReader::Open(
        pages_->stream, chunk.num_values(), chunk.compression(), properties_);
#endif
  }
};

/// The first rows of a leaf's pages, where the file tells and they can be.
std::vector<int64_t> indexed_pages(
    const cf_parquet &file, size_t group, int leaf, const parquet::ReaderProperties &properties) {
  std::vector<int64_t> rows;
  try {
    auto reader = parquet::PageIndexReader::Make(file.file.get(), file.metadata, properties);
    auto of_group = reader->RowGroup(int(group));
    auto index = of_group ? of_group->GetOffsetIndex(leaf) : nullptr;
    if (!index) return {};
    for (const auto &page : index->page_locations()) {
      int64_t row = page.first_row_index;
      bool follows = rows.empty() ? row == 0 : row >= rows.back();
      if (!follows || uint64_t(row) > file.groups[group].rows) return {};
      rows.push_back(row);
    }
  } catch (const std::exception &) {
    // The index saves time; all that it says is in the pages too.
    return {};
  }
  return rows;
}

}  // namespace

void cf_parquet_reader::open(size_t group) {
  leaves_.clear();
  group_ = group;
  row_ = file_.starts[group];
  metadata_ = file_.metadata->RowGroup(int(group));
  slipway::Leaves leaves;
  for (int leaf = 0; leaf < metadata_->num_columns(); leaf++) leaves.push_back(open_leaf(leaf));
  leaves_ = std::move(leaves);
}

std::unique_ptr<Leaf> cf_parquet_reader::open_leaf(int leaf) {
  const parquet::ColumnDescriptor &descriptor = *metadata_->schema()->Column(leaf);
  try {
    auto pages = std::make_shared<PagePlan>();
    pages->rows = metadata_->num_rows();
    pages->is_repeated = descriptor.max_repetition_level() > 0;
    if (pages->is_repeated) {
      pages->rows_before = indexed_pages(file_, group_, leaf, properties_);
      pages->knows_all = !pages->rows_before.empty();
      if (!pages->knows_all) pages->rows_before = file_.kept_pages(group_, leaf);
    }
    parquet::RowGroupReader group(
        std::make_unique<GroupPages>(file_, *metadata_, properties_, pages));
    // Numbers are as fast to write as to copy.
    bool is_text = descriptor.physical_type() == parquet::Type::BYTE_ARRAY;
    bool is_top = descriptor.schema_node()->parent()->parent() == nullptr;
    auto column = is_text && is_top && !pages->is_repeated
                      ? group.ColumnWithExposeEncoding(leaf, parquet::ExposedEncoding::DICTIONARY)
                      : group.Column(leaf);
    return Leaf::make(descriptor, std::move(column), std::move(pages), calendar_);
  } catch (...) {
    Fault fault = slipway::current_fault();
    throw Fault(fault.kind, "column " + descriptor.path()->ToDotString() + ": " + fault.text);
  }
}
