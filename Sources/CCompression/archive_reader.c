#include "archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#if __has_include(<xlocale.h>)
#include <xlocale.h>
#endif

enum { BLOCK = 64 << 10 };

struct cc_archive {
  struct archive *archive;
  cc_archive_read_at read;
  void *context;
  uint64_t size, offset;
  /// Whether bytes behind the end were asked for.
  int wanted_more;
  int failed_to_open;
  /// Whether the bytes are a stream that a filter has to decode.
  int is_filtered;
  /// One in which paths are UTF-8, if the system has it: libarchive has them in that of the thread.
  locale_t locale;
  uint8_t block[BLOCK];
};

// MARK: - The source, as libarchive asks for it

static la_ssize_t read_block(struct archive *archive, void *context, const void **block) {
  cc_archive *it = context;
  // Blocks start at multiples of their size, so that what is wrong is found at the same place.
  size_t wanted = BLOCK - (size_t)(it->offset % BLOCK);
  ptrdiff_t count = it->read(it->context, it->block, wanted, it->offset);
  if (count < 0) {
    archive_set_error(archive, EIO, "the file cannot be read");
    return -1;
  }
  if (count == 0) it->wanted_more = 1;
  it->offset += (uint64_t)count;
  *block = it->block;
  return count;
}

static la_int64_t skip(struct archive *archive, void *context, la_int64_t count) {
  cc_archive *it = context;
  (void)archive;
  if (count < 0) return 0;
  uint64_t most = it->size < it->offset ? 0 : it->size - it->offset;
  uint64_t step = (uint64_t)count < most ? (uint64_t)count : most;
  it->offset += step;
  return (la_int64_t)step;
}

static la_int64_t seek(struct archive *archive, void *context, la_int64_t offset, int whence) {
  cc_archive *it = context;
  (void)archive;
  la_int64_t start = whence == SEEK_SET   ? 0
                     : whence == SEEK_CUR ? (la_int64_t)it->offset
                                          : (la_int64_t)it->size;
  la_int64_t target;
  if (__builtin_add_overflow(start, offset, &target) || target < 0) return ARCHIVE_FATAL;
  // Behind the end there is nothing, which reading there will tell.
  it->offset = (uint64_t)target < it->size ? (uint64_t)target : it->size;
  return (la_int64_t)it->offset;
}

// MARK: - Opening

/// Anything but OK would be a program that libarchive starts for want of a library.
static int choose(struct archive *archive, cc_archive_format format) {
  switch (format) {
    case CC_ZIP: return archive_read_support_format_zip_seekable(archive);
    case CC_TAR: return archive_read_support_format_tar(archive);
    case CC_BZIP2: if (archive_read_support_filter_bzip2(archive)) return ARCHIVE_FATAL; break;
    case CC_XZ: if (archive_read_support_filter_xz(archive)) return ARCHIVE_FATAL; break;
    case CC_ZSTANDARD: if (archive_read_support_filter_zstd(archive)) return ARCHIVE_FATAL; break;
    case CC_LZ4: if (archive_read_support_filter_lz4(archive)) return ARCHIVE_FATAL; break;
  }
  int raw = archive_read_support_format_raw(archive);
  // Nothing at all is no stream for the one above.
  return raw ? raw : archive_read_support_format_empty(archive);
}

cc_archive *cc_archive_new(cc_archive_format format, cc_archive_read_at read, void *context,
                           uint64_t size) {
  cc_archive *it = calloc(1, sizeof *it);
  struct archive *archive = it ? archive_read_new() : NULL;
  if (!archive) {
    free(it);
    return NULL;
  }
  it->archive = archive;
  it->read = read;
  it->context = context;
  it->size = size;
  it->is_filtered = format != CC_ZIP && format != CC_TAR;
  it->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
  if (!it->locale) it->locale = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", NULL);
  if (choose(archive, format) != ARCHIVE_OK) {
    archive_set_error(archive, ENOTSUP, "this libarchive was built without it");
    it->failed_to_open = 1;
    return it;
  }
  archive_read_set_read_callback(archive, read_block);
  archive_read_set_callback_data(archive, it);
  if (size != UINT64_MAX) {
    archive_read_set_skip_callback(archive, skip);
    archive_read_set_seek_callback(archive, seek);
  }
  it->failed_to_open = archive_read_open1(archive) < ARCHIVE_WARN;
  return it;
}

void cc_archive_free(cc_archive *it) {
  if (!it) return;
  archive_read_free(it->archive);
  if (it->locale) freelocale(it->locale);
  free(it);
}

// MARK: - Reading

/// What a filter has given or taken; -1, for none, is no place.
static uint64_t place(la_int64_t bytes) { return bytes < 0 ? 0 : (uint64_t)bytes; }

static const char *path_of(struct archive_entry *entry) {
  const char *path = archive_entry_pathname_utf8(entry);
  if (!path) path = archive_entry_pathname(entry);
  return path ? path : "";
}

static cc_archive_result next_member(cc_archive *it, cc_archive_member *member) {
  if (it->failed_to_open) return CC_ARCHIVE_FAILED;
  it->wanted_more = 0;
  struct archive_entry *entry;
  int code = archive_read_next_header(it->archive, &entry);
  if (code == ARCHIVE_EOF) return CC_ARCHIVE_END;
  // The raw format gives bytes as they are where no filter knows them.
  if (it->is_filtered && archive_filter_count(it->archive) < 2) {
    archive_set_error(it->archive, EILSEQ, "a damaged header");
    return CC_ARCHIVE_FAILED;
  }
  // A warning is about names and times, which nothing is written by; to try again would be to search
  // the data behind a damaged header for another one.
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return CC_ARCHIVE_FAILED;
  member->path = path_of(entry);
  member->size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;
  member->start = place(archive_filter_bytes(it->archive, 0));
  int is_link = archive_entry_hardlink(entry) || archive_entry_symlink(entry);
  int type = archive_entry_filetype(entry);
  // Raw data and some archives of other systems name no type.
  member->is_file = !is_link && (type == AE_IFREG || type == 0);
  member->is_encrypted = archive_entry_is_encrypted(entry) != 0;
  member->is_plain = archive_entry_sparse_count(entry) == 0;
  return CC_ARCHIVE_OK;
}

cc_archive_result cc_archive_next(cc_archive *it, cc_archive_member *member) {
  locale_t before = it->locale ? uselocale(it->locale) : NULL;
  cc_archive_result result = next_member(it, member);
  if (before) uselocale(before);
  return result;
}

ptrdiff_t cc_archive_read(cc_archive *it, uint8_t *buffer, size_t count) {
  it->wanted_more = 0;
  while (1) {
    la_ssize_t done = archive_read_data(it->archive, buffer, count);
    if (done >= 0) return done;
    if (done != ARCHIVE_RETRY) return -1;
  }
}

uint64_t cc_archive_position(const cc_archive *it) {
  return place(archive_filter_bytes(it->archive, -1));
}

int cc_archive_is_cut_short(const cc_archive *it) { return it->wanted_more; }

const char *cc_archive_reason(const cc_archive *it) {
  const char *reason = archive_error_string(it->archive);
  return reason ? reason : "damaged data";
}
