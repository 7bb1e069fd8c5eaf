// For dladdr and realpath.
#define _GNU_SOURCE

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#define LIBRARY "libslipway-parquet.dylib"
#else
#define LIBRARY "libslipway-parquet.so"
#endif

#include "parquet_plugin.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const cf_parquet_plugin *plugin;
static cf_parquet_error failure;

// MARK: - Where it is looked for

/// Loads the library at a path; the first one found decides.
static int load(const char *path) {
  if (access(path, R_OK) != 0) return 0;
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const cf_parquet_plugin *found = library ? dlsym(library, CF_PARQUET_SYMBOL) : NULL;
  if (!found) {
    const char *reason = dlerror();
    snprintf(failure.text, sizeof failure.text, "%s", reason ? reason : path);
  } else if (found->version != CF_PARQUET_VERSION || found->rows_size != sizeof(cf_rows)) {
    snprintf(failure.text, sizeof failure.text, "%s was built for another version", path);
  } else {
    plugin = found;
  }
  return 1;
}

static int load_from(const char *folder, const char *sub) {
  char path[PATH_MAX];
  int length = snprintf(path, sizeof path, "%s/%s" LIBRARY, folder, sub);
  return length > 0 && (size_t)length < sizeof path && load(path);
}

/// Looks around a program or library, and in the build folders above it.
static int load_around(const char *image) {
  char folder[PATH_MAX];
  if (!realpath(image, folder)) return 0;
  char *slash = strrchr(folder, '/');
  if (!slash) return 0;
  *slash = 0;
  if (load_from(folder, "") || load_from(folder, "../lib/slipway/")) return 1;
  while ((slash = strrchr(folder, '/'))) {
    if (load_from(folder, ".build/arrow/")) return 1;
    *slash = 0;
  }
  return 0;
}

static int program(char *path, size_t room) {
#ifdef __APPLE__
  uint32_t size = (uint32_t)room;
  return _NSGetExecutablePath(path, &size) == 0;
#else
  ssize_t length = readlink("/proc/self/exe", path, room - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return 1;
#endif
}

static void load_once(void) {
  failure.fault = CF_PARQUET_NO_LIBRARY;
  const char *wanted = getenv("SLIPWAY_PARQUET");
  if (wanted && *wanted) {
    if (!load(wanted)) snprintf(failure.text, sizeof failure.text, "no library at %s", wanted);
    return;
  }
  char path[PATH_MAX];
  if (program(path, sizeof path) && load_around(path)) return;
  // Tests are a library that another program runs.
  Dl_info image;
  if (dladdr((const void *)&once, &image) && image.dli_fname && load_around(image.dli_fname))
    return;
  snprintf(failure.text, sizeof failure.text, LIBRARY " is neither beside the program nor built");
}

cf_parquet_fault cf_parquet_load(cf_parquet_error *error) {
  pthread_once(&once, load_once);
  if (plugin) return CF_PARQUET_NO_FAULT;
  *error = failure;
  return failure.fault;
}

// MARK: - Its functions

cf_parquet *cf_parquet_open(const char *path, cf_parquet_error *error) {
  return cf_parquet_load(error) ? NULL : plugin->open(path, error);
}

// Whoever has a file has loaded the library.

void cf_parquet_close(cf_parquet *file) {
  if (file) plugin->close(file);
}

size_t cf_parquet_column_count(const cf_parquet *file) { return plugin->column_count(file); }

cf_parquet_column cf_parquet_column_at(const cf_parquet *file, size_t column) {
  return plugin->column_at(file, column);
}

size_t cf_parquet_group_count(const cf_parquet *file) { return plugin->group_count(file); }

cf_parquet_group cf_parquet_group_at(const cf_parquet *file, size_t group) {
  return plugin->group_at(file, group);
}

int cf_parquet_group_times(
    const cf_parquet *file, size_t column, size_t group, cf_parquet_times *times) {
  return plugin->group_times(file, column, group, times);
}

cf_parquet_reader *cf_parquet_reader_new(const cf_parquet *file) {
  return plugin->reader_new(file);
}

void cf_parquet_reader_free(cf_parquet_reader *reader) {
  if (reader) plugin->reader_free(reader);
}

cf_parquet_fault cf_parquet_render(
    cf_parquet_reader *reader, uint64_t first, size_t maximum_rows, size_t maximum_bytes,
    cf_rows *rows, cf_parquet_error *error) {
  return plugin->render(reader, first, maximum_rows, maximum_bytes, rows, error);
}
