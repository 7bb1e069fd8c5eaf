#pragma once

#include <stddef.h>
#include <stdint.h>

#include "rows.h"

#ifdef __cplusplus
extern "C" {
#endif

/// No block is decoded to more bytes than this, whatever it claims.
#define CA_LARGEST_BLOCK (256 << 20)
/// No block is believed to have more rows than this.
#define CA_MOST_ROWS (16 << 20)
/// Bytes of the marker behind each block.
#define CA_MARKER 16
/// No block's head is longer than this: two numbers.
#define CA_LARGEST_HEAD 20

// MARK: - The file

/// What the header of an Avro object container file says. It never changes, so threads can share it.
typedef struct ca_file ca_file;

/// What came of reading a header.
typedef enum ca_outcome {
  CA_READ,
  /// The header goes on behind the bytes.
  CA_MORE,
  /// No such file, or one that cannot be read; a reason says why.
  CA_REFUSED,
} ca_outcome;

/// A reason of refusal, as a short English phrase; of a file's own bytes it has only plain ASCII.
typedef struct ca_reason {
  char text[256];
} ca_reason;

/// Reads the header, which starts with the first byte. `*file` is set only for `CA_READ`.
ca_outcome ca_file_new(const uint8_t *bytes, size_t length, ca_file **file, ca_reason *reason);
void ca_file_free(ca_file *file);

/// The number of columns: the fields of the record that each row is.
size_t ca_file_width(const ca_file *file);

/// The name of a column, UTF-8.
const char *ca_file_name(const ca_file *file, size_t column);

/// The type of a column in words, such as `timestamp-micros` or `map of long`, without null.
const char *ca_file_type(const ca_file *file, size_t column);

/// 1 when a column may be null.
int ca_file_is_nullable(const ca_file *file, size_t column);

/// The name of the compression, such as `null` or `deflate`.
const char *ca_file_codec(const ca_file *file);

/// The `CA_MARKER` bytes behind each block.
const uint8_t *ca_file_marker(const ca_file *file);

/// Offset of the first block.
size_t ca_file_first_block(const ca_file *file);

// MARK: - Blocks

/// What stands before the bytes of a block.
typedef struct ca_head {
  /// Bytes of the head itself.
  size_t length;
  /// What the block claims to hold.
  int64_t rows, bytes;
} ca_head;

/// Reads the head of a block; 0 when none can stand there, or it needs more than `length` bytes.
int ca_read_head(const uint8_t *bytes, size_t length, ca_head *head);

/// Offset of the first marker in the bytes; `length` where there is none.
size_t ca_find_marker(const ca_file *file, const uint8_t *bytes, size_t length);

/// Decodes and renders blocks of one file, with buffers that are used again; one a thread.
typedef struct ca_decoder ca_decoder;

/// A decoder of a file that lives longer; NULL where there is no memory.
ca_decoder *ca_decoder_new(const ca_file *file);
void ca_decoder_free(ca_decoder *decoder);

/// Adds the rows of a block, given without its head, whose first row is `origin`.
///
/// Returns how many were read. What follows a row that cannot be decoded is lost, as are all
/// rows of a block that cannot be decompressed; the next row to add is then a malformed one, with
/// which the cells of the row that failed are dropped.
size_t ca_decoder_read(
    ca_decoder *decoder, const uint8_t *bytes, size_t length, size_t row_count, uint32_t origin,
    cf_rows *rows);

/// Why the block that was read last is not whole; NULL if it is.
const char *ca_decoder_reason(const ca_decoder *decoder);

#ifdef __cplusplus
}
#endif
