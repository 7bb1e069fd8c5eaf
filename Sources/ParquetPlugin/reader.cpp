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

/// Goes back to the end of the last row, and to the zeros behind it.
void drop_row(cf_rows *rows, size_t length, size_t marks) {
  rows->length = length;
  rows->mark_count = marks;
  rows->failed = 0;
  if (rows->bytes) std::memset(rows->bytes + length, 0, 64);
}

}  // namespace

cf_parquet_reader::cf_parquet_reader(const cf_parquet &file)
    : file_(file), pool_(limit_for(file)), properties_(&pool_) {}

void cf_parquet_reader::render(
    uint64_t first, size_t maximum_rows, size_t maximum_bytes, cf_rows *rows) {
  slipway::RowWriter out(rows);
  size_t start = rows->length, count = 0;
  uint64_t end = file_.starts.back();
  maximum_rows = std::min(maximum_rows, size_t(UINT32_MAX));
  while (count < maximum_rows && rows->length - start < maximum_bytes && first + count < end) {
    size_t length = rows->length, marks = rows->mark_count;
    try {
      seek(first + count);
      put_row(out);
      cf_rows_end(rows, uint32_t(count));
      if (rows->failed) throw Fault(CF_PARQUET_TOO_LARGE, "no memory for the text of its rows");
    } catch (...) {
      // What is decoded may be out of step; the next call begins anew.
      leaves_.clear();
      drop_row(rows, length, marks);
      if (count > 0) return;
      Fault fault = slipway::current_fault();
      throw Fault(
          fault.kind, "row group " + std::to_string(group_ + 1) + " of " +
                          std::to_string(file_.groups.size()) + ", " + fault.text);
    }
    count++;
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

void cf_parquet_reader::put_row(slipway::RowWriter &out) {
  for (const auto &column : file_.columns) {
    if (column.is_flat()) {
      leaves_[size_t(column.first_leaf)]->put_cell(out);
    } else {
      column.put_cell(leaves_, out, scratch_);
    }
  }
  if (++row_ == file_.starts[group_ + 1]) check_end();
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
