#pragma once

#include "parquet.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Raised whenever anything in this header or in `parquet.h` means something else.
#define CF_PARQUET_VERSION 2u

/// The functions of `parquet.h` in the library that `Scripts/install-parquet` builds.
typedef struct cf_parquet_plugin {
  /// `CF_PARQUET_VERSION` and `sizeof(cf_rows)` of when it was built.
  uint32_t version, rows_size;
  cf_parquet *(*open)(const char *path, cf_parquet_error *error);
  void (*close)(cf_parquet *file);
  size_t (*column_count)(const cf_parquet *file);
  cf_parquet_column (*column_at)(const cf_parquet *file, size_t column);
  size_t (*group_count)(const cf_parquet *file);
  cf_parquet_group (*group_at)(const cf_parquet *file, size_t group);
  int (*group_times)(
      const cf_parquet *file, size_t column, size_t group, cf_parquet_times *times);
  cf_parquet_reader *(*reader_new)(const cf_parquet *file);
  void (*reader_free)(cf_parquet_reader *reader);
  cf_parquet_fault (*render)(
      cf_parquet_reader *reader, uint64_t first, size_t maximum_rows, size_t maximum_bytes,
      cf_rows *rows, cf_parquet_error *error);
} cf_parquet_plugin;

/// The one symbol of the library, a `cf_parquet_plugin`.
#define CF_PARQUET_SYMBOL "cf_parquet_functions"

#ifdef __cplusplus
}
#endif
