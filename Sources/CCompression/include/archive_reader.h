#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A reader of compressed data and archives from their start to their end, by libarchive.
///
/// One a thread. Nothing that it reads makes it run a program or write a file.
typedef struct cc_archive cc_archive;

/// What the bytes are.
typedef enum cc_archive_format {
  CC_BZIP2,
  CC_XZ,
  CC_ZSTANDARD,
  CC_LZ4,
  CC_ZIP,
  CC_TAR,
} cc_archive_format;

/// Reads at most `count` bytes from `offset`; returns how many, 0 at the end, -1 where it cannot.
typedef ptrdiff_t (*cc_archive_read_at)(void *context, uint8_t *buffer, size_t count,
                                        uint64_t offset);

/// One file, folder or link of an archive; the one file that other compressed data are.
typedef struct cc_archive_member {
  /// Its path in UTF-8, or as the archive has it where that is none; lives until the next call.
  const char *path;
  /// Bytes, or -1 where the archive does not say beforehand.
  int64_t size;
  /// Where its bytes start among those of a tar archive.
  uint64_t start;
  int is_file;
  int is_encrypted;
  /// Whether its bytes stand in the archive as they are, in one run.
  int is_plain;
} cc_archive_member;

typedef enum cc_archive_result { CC_ARCHIVE_OK, CC_ARCHIVE_END, CC_ARCHIVE_FAILED } cc_archive_result;

/// A reader of `size` bytes, or of an unknown number (`UINT64_MAX`); NULL where there is no memory.
/// `cc_archive_next` tells what is wrong with the bytes.
cc_archive *cc_archive_new(cc_archive_format format, cc_archive_read_at read, void *context,
                           uint64_t size);
void cc_archive_free(cc_archive *archive);

/// Goes to the next member.
cc_archive_result cc_archive_next(cc_archive *archive, cc_archive_member *member);

/// Decodes at most `count` bytes of the member; returns how many, 0 at its end, -1 where it cannot.
ptrdiff_t cc_archive_read(cc_archive *archive, uint8_t *buffer, size_t count);

/// How many bytes of the source were used so far, or for zip archives up to where.
uint64_t cc_archive_position(const cc_archive *archive);

/// Whether the last call that failed wanted bytes behind the end of the source.
int cc_archive_is_cut_short(const cc_archive *archive);

/// Why the last call failed, in libarchive's words; lives until the next call.
const char *cc_archive_reason(const cc_archive *archive);

#ifdef __cplusplus
}
#endif
