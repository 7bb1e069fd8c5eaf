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

  /// Rows that are made together: few enough for their cells to stay in the nearest cache.
  static constexpr size_t most_views = 128;

  /// Rows that are to be written: at most so many, and none more once there are `limit` bytes.
  struct Batch {
    size_t count, limit;
    /// The origin of the first.
    uint32_t origin;
  };

  /// The group that is open, its leaves and the row that they stand at; none without leaves.
  size_t group_ = 0;
  std::unique_ptr<parquet::RowGroupMetaData> metadata_;
  slipway::Leaves leaves_;
  uint64_t row_ = 0;
  /// The cells of the next rows, column by column where each row has one value of it.
  std::vector<slipway::CellView> views_;
  /// Columns whose times were told of these rows, and the bytes that they take at most.
  std::vector<size_t> timed_;
  size_t room_ = 0;

  void seek(uint64_t row);
  void open(size_t group);
  std::unique_ptr<slipway::Leaf> open_leaf(int leaf);
  size_t view_rows(size_t most);
  void put_times(size_t count, cf_rows *rows);
  bool is_brief(size_t count);
  size_t put_brief_rows(const Batch &batch, cf_rows *rows);
  void put_rows(const Batch &batch, cf_rows *rows, size_t &done);
  void pass_rows(size_t count, cf_rows *rows);
  void check_end();
};
