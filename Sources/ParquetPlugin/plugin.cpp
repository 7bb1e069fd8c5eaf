// The functions of `parquet.h`, in a library of its own that `Scripts/install-parquet` builds: Arrow
// takes longer to load than most files to read, and is not on every machine.

#include "parquet_plugin.h"
#include "reader.h"

namespace {

cf_parquet *open_file(const char *path, cf_parquet_error *error) {
  try {
    return new cf_parquet(path);
  } catch (...) {
    slipway::report_current_fault(error);
    return nullptr;
  }
}

void close_file(cf_parquet *file) { delete file; }

size_t column_count(const cf_parquet *file) { return file->columns.size(); }

cf_parquet_column column_at(const cf_parquet *file, size_t column) {
  const std::string &name = file->names[column], &type = file->types[column];
  return {name.c_str(), name.size(), type.c_str(), type.size()};
}

size_t group_count(const cf_parquet *file) { return file->groups.size(); }

cf_parquet_group group_at(const cf_parquet *file, size_t group) { return file->groups[group]; }

int group_times(const cf_parquet *file, size_t column, size_t group, cf_parquet_times *times) {
  try {
    return file->times(column, group, *times);
  } catch (...) {
    return 0;
  }
}

cf_parquet_reader *new_reader(const cf_parquet *file) {
  try {
    return new cf_parquet_reader(*file);
  } catch (...) {
    return nullptr;
  }
}

void free_reader(cf_parquet_reader *reader) { delete reader; }

cf_parquet_fault render(
    cf_parquet_reader *reader, uint64_t first, size_t maximum_rows, size_t maximum_bytes,
    cf_rows *rows, cf_parquet_error *error) {
  try {
    reader->render(first, maximum_rows, maximum_bytes, rows);
    return CF_PARQUET_NO_FAULT;
  } catch (...) {
    return slipway::report_current_fault(error);
  }
}

}  // namespace

extern "C" __attribute__((visibility("default"))) const cf_parquet_plugin cf_parquet_functions = {
    CF_PARQUET_VERSION, sizeof(cf_rows), open_file,    close_file, column_count, column_at,
    group_count,        group_at,        group_times,  new_reader, free_reader,  render,
};
