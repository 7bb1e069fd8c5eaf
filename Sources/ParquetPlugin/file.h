#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "arrow/io/file.h"
#include "node.h"
#include "parquet/metadata.h"

/// What a footer says, worked out once.
struct cf_parquet {
  /// Opens a file; throws `slipway::Fault` and what Arrow throws.
  explicit cf_parquet(const char *path);

  std::shared_ptr<arrow::io::ReadableFile> file;
  int64_t size = 0;
  std::shared_ptr<parquet::FileMetaData> metadata;
  std::vector<slipway::Node> columns;
  std::vector<std::string> names, types;
  std::vector<cf_parquet_group> groups;
  /// The first row of each group, and the number of all.
  std::vector<uint64_t> starts;

  bool times(size_t column, size_t group, cf_parquet_times &times) const;

  /// Keeps how many rows begin before the pages of a leaf, which cost much to learn.
  void keep_pages(size_t group, int leaf, const std::vector<int64_t> &rows_before) const;
  std::vector<int64_t> kept_pages(size_t group, int leaf) const;

 private:
  mutable std::mutex lock_;
  mutable std::map<std::pair<size_t, int>, std::vector<int64_t>> pages_;

  void read_schema();
  void read_groups();
};
