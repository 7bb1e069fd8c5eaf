#pragma once

#include <archive.h>
#include <archive_entry.h>

/// The functions of libarchive that are used.
#define ARCHIVE_FUNCTIONS(each)                                                                  \
  each(archive_read_new) each(archive_read_free) each(archive_read_open1)                        \
  each(archive_read_support_format_zip_seekable) each(archive_read_support_format_tar)           \
  each(archive_read_support_format_raw) each(archive_read_support_format_empty)                  \
  each(archive_read_support_filter_bzip2) each(archive_read_support_filter_xz)                   \
  each(archive_read_support_filter_zstd) each(archive_read_support_filter_lz4)                   \
  each(archive_read_set_read_callback) each(archive_read_set_callback_data)                      \
  each(archive_read_set_skip_callback) each(archive_read_set_seek_callback)                      \
  each(archive_read_next_header) each(archive_read_data) each(archive_filter_count)              \
  each(archive_filter_bytes) each(archive_set_error) each(archive_error_string)                  \
  each(archive_entry_pathname) each(archive_entry_pathname_utf8) each(archive_entry_size)        \
  each(archive_entry_size_is_set) each(archive_entry_hardlink) each(archive_entry_symlink)       \
  each(archive_entry_filetype) each(archive_entry_is_encrypted) each(archive_entry_sparse_count)

/// libarchive, loaded when the first data are met that need it: with all the libraries below it,
/// loading takes longer than a small share does.
typedef struct archive_library {
#define ARCHIVE_FIELD(name) __typeof__(&name) name;
  ARCHIVE_FUNCTIONS(ARCHIVE_FIELD)
#undef ARCHIVE_FIELD
} archive_library;

/// The library; NULL where it is not on this machine.
const archive_library *cc_archive_library(void);
