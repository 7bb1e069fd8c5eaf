#pragma once

#include "file.h"
#include "limited_pool.h"

/// Rows of a file as text, and the pages of the group that it is in.
struct cf_parquet_reader {
  explicit cf_parquet_reader(const cf_parquet &file);

  /// Adds rows; see `cf_parquet_render`.
  void render(uint64_t first, size_t maximum_rows, size_t maximum_bytes, cf_rows *rows);

 private:
  const cf_parquet &file_;
  slipway::LimitedPool pool_;
  parquet::ReaderProperties properties_;
  slipway::Calendar calendar_;
  slipway::Scratch scratch_;

  /// The group that is open, its leaves and the row that they stand at; none without leaves.
  size_t group_ = 0;
  std::unique_ptr<parquet::RowGroupMetaData> metadata_;
  slipway::Leaves leaves_;
  uint64_t row_ = 0;

  void seek(uint64_t row);
  void open(size_t group);
  std::unique_ptr<slipway::Leaf> open_leaf(int leaf);
  void put_row(slipway::RowWriter &out);
  void check_end();
};
