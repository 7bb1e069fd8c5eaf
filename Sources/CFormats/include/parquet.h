#pragma once

#include <stddef.h>
#include <stdint.h>

#include "rows.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An open Parquet file: what its footer says. Any number of threads may ask it.
typedef struct cf_parquet cf_parquet;

/// Turns rows of a file into text, and keeps what it has decoded ahead; one a thread.
typedef struct cf_parquet_reader cf_parquet_reader;

/// What can go wrong.
typedef enum cf_parquet_fault {
  CF_PARQUET_NO_FAULT,
  /// The library that reads Parquet is not on this machine; the text says where it was looked for.
  CF_PARQUET_NO_LIBRARY,
  /// The system refused.
  CF_PARQUET_UNREADABLE,
  /// Some or all of the file is encrypted.
  CF_PARQUET_ENCRYPTED,
  /// A feature of the format that is not read.
  CF_PARQUET_UNSUPPORTED,
  /// The bytes are not what the format asks for.
  CF_PARQUET_DAMAGED,
  /// It would take more memory than there is or than is allowed.
  CF_PARQUET_TOO_LARGE,
} cf_parquet_fault;

/// What went wrong, as a phrase. It may cite the file and is to be sanitised like a cell.
typedef struct cf_parquet_error {
  cf_parquet_fault fault;
  char text[500];
} cf_parquet_error;

/// A column; both texts live as long as the file and are followed by a zero.
typedef struct cf_parquet_column {
  const char *name;
  size_t name_length;
  /// As people write it, such as `timestamp[us, UTC]`, `string` or `map<string, int64>`.
  const char *type;
  size_t type_length;
} cf_parquet_column;

/// A run of rows that is stored together.
typedef struct cf_parquet_group {
  uint64_t rows;
  /// Its bytes in the file, those that they unpack to, and the offset of the first.
  uint64_t bytes, unpacked, offset;
} cf_parquet_group;

/// What is known of the times of a column in a group.
typedef struct cf_parquet_times {
  /// Bounds in microseconds since 1970 in UTC, which every time of the group lies within.
  int64_t earliest, latest;
  /// How many cells are null; -1 where the file does not say.
  int64_t nulls;
} cf_parquet_times;

/// Loads the library that reads Parquet, where that was not done yet.
///
/// It is looked for at `$SLIPWAY_PARQUET`, beside the program, in `../lib/slipway` and in the
/// `.build/arrow` of the tree that the program was built in.
cf_parquet_fault cf_parquet_load(cf_parquet_error *error);

/// Opens a file and reads its footer; NULL with an error.
cf_parquet *cf_parquet_open(const char *path, cf_parquet_error *error);

/// All readers of the file are freed before.
void cf_parquet_close(cf_parquet *file);

size_t cf_parquet_column_count(const cf_parquet *file);
cf_parquet_column cf_parquet_column_at(const cf_parquet *file, size_t column);
size_t cf_parquet_group_count(const cf_parquet *file);
cf_parquet_group cf_parquet_group_at(const cf_parquet *file, size_t group);

/// 1 when the footer bounds the times of a column in a group; always 0 for other columns.
int cf_parquet_group_times(
    const cf_parquet *file, size_t column, size_t group, cf_parquet_times *times);

/// NULL where there is no memory.
cf_parquet_reader *cf_parquet_reader_new(const cf_parquet *file);
void cf_parquet_reader_free(cf_parquet_reader *reader);

/// Adds rows from the row with the number `first` on, until there are `maximum_rows` more, their
/// text reaches `maximum_bytes` or the file ends; each one's origin is its number less `first`.
///
/// Fast where it goes on behind the last call. When a row cannot be read, those before it are
/// added without a fault, which the next call from there gives.
cf_parquet_fault cf_parquet_render(
    cf_parquet_reader *reader, uint64_t first, size_t maximum_rows, size_t maximum_bytes,
    cf_rows *rows, cf_parquet_error *error);

#ifdef __cplusplus
}
#endif
