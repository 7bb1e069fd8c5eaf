#include "file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "arrow/type.h"
#include "arrow/util/utf8.h"
#include "parquet/exception.h"
#include "parquet/statistics.h"

using slipway::Fault;

namespace {

std::shared_ptr<arrow::io::ReadableFile> open_file(const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) throw Fault(CF_PARQUET_UNREADABLE, std::strerror(errno));
  auto opened = arrow::io::ReadableFile::Open(descriptor);
  if (!opened.ok()) {
    close(descriptor);
    throw Fault(CF_PARQUET_UNREADABLE, opened.status().message());
  }
  return *opened;
}

/// Arrow's name of a type, without what tells people nothing.
std::string type_text(const parquet::SchemaDescriptor &schema, const slipway::Node &column,
                      const arrow::DataType &type) {
  if (column.is_flat()) {
    const auto &logical = *schema.Column(column.first_leaf)->logical_type();
    if (logical.is_UUID()) return "uuid";
    if (logical.is_JSON()) return "json";
    if (logical.is_BSON()) return "bson";
    if (logical.is_enum()) return "enum";
    if (logical.is_interval()) return "interval";
  }
  std::string text = type.ToString();
  for (size_t at; (at = text.find(", tz=")) != std::string::npos;) text.erase(at + 2, 3);
  // The name of a map's pairs, which for some writers is that of the column.
  for (size_t at, end; (at = text.find(" ('")) != std::string::npos &&
                       (end = text.find("')", at)) != std::string::npos;)
    text.erase(at, end + 2 - at);
  return text;
}

}  // namespace

cf_parquet::cf_parquet(const char *path) : file(open_file(path)) {
  // What binary values are asked later has tables.
  arrow::util::InitializeUTF8();
  PARQUET_ASSIGN_OR_THROW(size, file->GetSize());
  metadata = parquet::ParquetFileReader::Open(file)->metadata();
  if (metadata->is_encryption_algorithm_set())
    throw Fault(CF_PARQUET_ENCRYPTED, "columns of it are encrypted");
  read_schema();
  read_groups();
}

void cf_parquet::read_schema() {
  parquet::arrow::SchemaManifest manifest;
  arrow::Status status = parquet::arrow::SchemaManifest::Make(
      metadata->schema(), metadata->key_value_metadata(), parquet::ArrowReaderProperties(),
      &manifest);
  if (!status.ok()) {
    throw Fault(
        status.IsNotImplemented() ? CF_PARQUET_UNSUPPORTED : CF_PARQUET_DAMAGED, status.message());
  }
  for (const auto &field : manifest.schema_fields) {
    columns.emplace_back(field);
    names.push_back(field.field->name());
    types.push_back(type_text(*metadata->schema(), columns.back(), *field.field->type()));
  }
  if (columns.empty()) throw Fault(CF_PARQUET_UNSUPPORTED, "it has no columns");
  // A format that is not read is known before any row is.
  for (int leaf = 0; leaf < metadata->num_columns(); leaf++)
    slipway::Format(*metadata->schema()->Column(leaf));
}

void cf_parquet::read_groups() {
  starts.push_back(0);
  for (int index = 0; index < metadata->num_row_groups(); index++) {
    auto group = metadata->RowGroup(index);
    int64_t rows = group->num_rows();
    if (rows < 0 || group->num_columns() != metadata->num_columns() ||
        uint64_t(rows) > (uint64_t(1) << 62) - starts.back())
      throw Fault(CF_PARQUET_DAMAGED, "a row group that cannot be");
    cf_parquet_group facts = {uint64_t(rows), 0, 0, UINT64_MAX};
    for (int leaf = 0; leaf < group->num_columns(); leaf++) {
      auto chunk = group->ColumnChunk(leaf);
      int64_t start = chunk->data_page_offset();
      if (chunk->has_dictionary_page() && chunk->dictionary_page_offset() > 0)
        start = std::min(start, chunk->dictionary_page_offset());
      facts.offset = std::min(facts.offset, uint64_t(std::max<int64_t>(start, 0)));
      facts.bytes += uint64_t(std::clamp<int64_t>(chunk->total_compressed_size(), 0, size));
      // What is claimed to be more than anyone has is no guide.
      facts.unpacked +=
          uint64_t(std::clamp<int64_t>(chunk->total_uncompressed_size(), 0, int64_t(1) << 40));
    }
    facts.offset = std::min(facts.offset, uint64_t(size));
    groups.push_back(facts);
    starts.push_back(starts.back() + facts.rows);
  }
}

void cf_parquet::keep_pages(
    size_t group, int leaf, const std::vector<int64_t> &rows_before) const {
  std::lock_guard<std::mutex> guard(lock_);
  std::vector<int64_t> &kept = pages_[{group, leaf}];
  if (rows_before.size() > kept.size()) kept = rows_before;
}

std::vector<int64_t> cf_parquet::kept_pages(size_t group, int leaf) const {
  std::lock_guard<std::mutex> guard(lock_);
  auto kept = pages_.find({group, leaf});
  return kept == pages_.end() ? std::vector<int64_t>() : kept->second;
}

// MARK: - Times

namespace {

/// Microseconds in a unit of the column, or units in a microsecond.
struct Scale {
  int64_t times = 1, by = 1;
};

bool scale_of(const parquet::LogicalType &type, Scale &scale) {
  if (type.is_date()) {
    scale.times = 86'400'000'000;
    return true;
  }
  if (!type.is_timestamp()) return false;
  switch (static_cast<const parquet::TimestampLogicalType &>(type).time_unit()) {
    case parquet::LogicalType::TimeUnit::MILLIS: scale.times = 1000; return true;
    case parquet::LogicalType::TimeUnit::MICROS: return true;
    case parquet::LogicalType::TimeUnit::NANOS: scale.by = 1000; return true;
    default: return false;
  }
}

template <typename Type>
bool bounds(const parquet::Statistics &statistics, int64_t &lowest, int64_t &highest) {
  auto typed = dynamic_cast<const parquet::TypedStatistics<Type> *>(&statistics);
  if (!typed) return false;
  lowest = typed->min();
  highest = typed->max();
  return lowest <= highest;
}

}  // namespace

bool cf_parquet::times(size_t column, size_t group, cf_parquet_times &times) const {
  if (column >= columns.size() || group >= groups.size() || !columns[column].is_flat())
    return false;
  int leaf = columns[column].first_leaf;
  const parquet::ColumnDescriptor &descriptor = *metadata->schema()->Column(leaf);
  Scale scale;
  if (!scale_of(*descriptor.logical_type(), scale)) return false;
  auto row_group = metadata->RowGroup(int(group));
  auto chunk = row_group->ColumnChunk(leaf);
  auto statistics = chunk->is_stats_set() ? chunk->statistics() : nullptr;
  if (!statistics || !statistics->HasMinMax()) return false;
  int64_t lowest, highest;
  bool is_known = descriptor.physical_type() == parquet::Type::INT64
                      ? bounds<parquet::Int64Type>(*statistics, lowest, highest)
                      : bounds<parquet::Int32Type>(*statistics, lowest, highest);
  if (!is_known || __builtin_mul_overflow(lowest, scale.times, &times.earliest) ||
      __builtin_mul_overflow(highest, scale.times, &times.latest))
    return false;
  // Rounded away from each other, so that they bound every time.
  times.earliest = times.earliest / scale.by - (times.earliest % scale.by < 0);
  times.latest = times.latest / scale.by + (times.latest % scale.by > 0);
  times.nulls = statistics->HasNullCount() ? statistics->null_count() : -1;
  return true;
}
