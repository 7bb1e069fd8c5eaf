#include "archive_reader.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "archive_library.h"

#if __has_include(<xlocale.h>)
#include <xlocale.h>
#endif

enum { BLOCK = 64 << 10 };

struct cc_archive {
  /// NULL where it is absent.
  const archive_library *library;
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
    it->library->archive_set_error(archive, EIO, "the file cannot be read");
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

static int choose(const archive_library *library, struct archive *archive,
                  cc_archive_format format) {
  int filter = ARCHIVE_OK;
  switch (format) {
    case CC_ZIP: return library->archive_read_support_format_zip_seekable(archive);
    case CC_TAR: return library->archive_read_support_format_tar(archive);
    case CC_BZIP2: filter = library->archive_read_support_filter_bzip2(archive); break;
    case CC_XZ: filter = library->archive_read_support_filter_xz(archive); break;
    case CC_ZSTANDARD: filter = library->archive_read_support_filter_zstd(archive); break;
    case CC_LZ4: filter = library->archive_read_support_filter_lz4(archive); break;
  }
  // Anything but OK would be a program that libarchive starts for want of a library.
  if (filter != ARCHIVE_OK) return ARCHIVE_FATAL;
  int raw = library->archive_read_support_format_raw(archive);
  // Nothing at all is no stream for the one above.
  return raw ? raw : library->archive_read_support_format_empty(archive);
}

cc_archive *cc_archive_new(cc_archive_format format, cc_archive_read_at read, void *context,
                           uint64_t size) {
  cc_archive *it = calloc(1, sizeof *it);
  if (!it) return NULL;
  const archive_library *library = it->library = cc_archive_library();
  if (!library) {
    it->failed_to_open = 1;
    return it;
  }
  struct archive *archive = it->archive = library->archive_read_new();
  if (!archive) {
    free(it);
    return NULL;
  }
  it->read = read;
  it->context = context;
  it->size = size;
  it->is_filtered = format != CC_ZIP && format != CC_TAR;
  it->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
  if (!it->locale) it->locale = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", NULL);
  if (choose(library, archive, format) != ARCHIVE_OK) {
    library->archive_set_error(archive, ENOTSUP, "this libarchive was built without it");
    it->failed_to_open = 1;
    return it;
  }
  library->archive_read_set_read_callback(archive, read_block);
  library->archive_read_set_callback_data(archive, it);
  if (size != UINT64_MAX) {
    library->archive_read_set_skip_callback(archive, skip);
    library->archive_read_set_seek_callback(archive, seek);
  }
  it->failed_to_open = library->archive_read_open1(archive) < ARCHIVE_WARN;
  return it;
}

void cc_archive_free(cc_archive *it) {
  if (!it) return;
  if (it->archive) it->library->archive_read_free(it->archive);
  if (it->locale) freelocale(it->locale);
  free(it);
}

// MARK: - Reading

/// What a filter has given or taken; -1, for none, is no place.
static uint64_t place(la_int64_t bytes) { return bytes < 0 ? 0 : (uint64_t)bytes; }

static const char *path_of(const archive_library *library, struct archive_entry *entry) {
  const char *path = library->archive_entry_pathname_utf8(entry);
  if (!path) path = library->archive_entry_pathname(entry);
  return path ? path : "";
}

static cc_archive_result next_member(cc_archive *it, cc_archive_member *member) {
  if (it->failed_to_open) return CC_ARCHIVE_FAILED;
  const archive_library *library = it->library;
  it->wanted_more = 0;
  struct archive_entry *entry;
  int code = library->archive_read_next_header(it->archive, &entry);
  if (code == ARCHIVE_EOF) return CC_ARCHIVE_END;
  // The raw format gives bytes as they are where no filter knows them.
  if (it->is_filtered && library->archive_filter_count(it->archive) < 2) {
    library->archive_set_error(it->archive, EILSEQ, "a damaged header");
    return CC_ARCHIVE_FAILED;
  }
  // A warning is about names and times, which nothing is written by; to try again would be to search
  // the data behind a damaged header for another one.
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return CC_ARCHIVE_FAILED;
  member->path = path_of(library, entry);
  int is_sized = library->archive_entry_size_is_set(entry);
  member->size = is_sized ? library->archive_entry_size(entry) : -1;
  member->start = place(library->archive_filter_bytes(it->archive, 0));
  int is_link = library->archive_entry_hardlink(entry) || library->archive_entry_symlink(entry);
  int type = library->archive_entry_filetype(entry);
  // Raw data and some archives of other systems name no type.
  member->is_file = !is_link && (type == AE_IFREG || type == 0);
  member->is_encrypted = library->archive_entry_is_encrypted(entry) != 0;
  member->is_plain = library->archive_entry_sparse_count(entry) == 0;
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
    la_ssize_t done = it->library->archive_read_data(it->archive, buffer, count);
    if (done >= 0) return done;
    if (done != ARCHIVE_RETRY) return -1;
  }
}

uint64_t cc_archive_position(const cc_archive *it) {
  return it->library ? place(it->library->archive_filter_bytes(it->archive, -1)) : 0;
}

int cc_archive_is_cut_short(const cc_archive *it) { return it->wanted_more; }

const char *cc_archive_reason(const cc_archive *it) {
  if (!it->library) return "libarchive is not on this machine";
  const char *reason = it->library->archive_error_string(it->archive);
  return reason ? reason : "damaged data";
}
