#include <stdlib.h>
#include <zlib.h>

#include "gzip_ways.h"

/// The largest window, and gzip's header and trailer.
enum { WINDOW_BITS = MAX_WBITS + 16, STATE_SIZE = 48 << 10 };

static void *make(void) {
  z_stream *stream = calloc(1, sizeof *stream);
  if (stream && inflateInit2(stream, WINDOW_BITS) == Z_OK) return stream;
  free(stream);
  return NULL;
}

static void drop(void *it) {
  inflateEnd(it);
  free(it);
}

static void start(void *it) { inflateReset(it); }

static uInt part(size_t length) { return length < (1u << 30) ? (uInt)length : 1u << 30; }

static cc_gzip_result decode(void *it, const uint8_t **input, size_t *input_length,
                             uint8_t **output, size_t *output_length, const char **reason) {
  z_stream *stream = it;
  uInt input_part = part(*input_length), output_part = part(*output_length);
  stream->next_in = (Bytef *)*input;
  stream->avail_in = input_part;
  stream->next_out = *output;
  stream->avail_out = output_part;
  int code = inflate(stream, Z_NO_FLUSH);
  size_t taken = input_part - stream->avail_in, given = output_part - stream->avail_out;
  *input += taken;
  *input_length -= taken;
  *output += given;
  *output_length -= given;
  if (code == Z_STREAM_END) return CC_GZIP_MEMBER_END;
  // Without room or input there is nothing to do, which is no fault of the data.
  if (code == Z_OK || code == Z_BUF_ERROR) return CC_GZIP_GOES_ON;
  // Messages of zlib are literals.
  *reason = stream->msg ? stream->msg : code == Z_MEM_ERROR ? "no memory" : "damaged data";
  return CC_GZIP_DAMAGED;
}

static void *save(const void *it) {
  z_stream *copy = calloc(1, sizeof *copy);
  if (copy && inflateCopy(copy, (z_stream *)it) == Z_OK) return copy;
  free(copy);
  return NULL;
}

static size_t point_size(const void *it) {
  (void)it;
  return STATE_SIZE;
}

static int restore(void *it, const void *from) {
  inflateEnd(it);
  return inflateCopy(it, (z_stream *)from) == Z_OK;
}

static const cc_gzip_way way = {make, drop, start, decode, save, drop, point_size, restore};

const cc_gzip_way *cc_gzip_zlib(void) { return &way; }
