#pragma once

#include <memory>
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

 private:
  void read_schema();
  void read_groups();
};
