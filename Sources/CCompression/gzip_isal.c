#include "gzip_ways.h"

#if __has_include(<isa-l/igzip_lib.h>)

#include <isa-l/igzip_lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct state {
  /// What of a member's header was read, which may come in several parts.
  struct isal_gzip_header header;
  int in_header;
  struct inflate_state inflate;
} state;

/// Bits of a header that have no meaning, so that what they would change is not known (RFC 1952).
enum { RESERVED_FLAGS = 0xe0 };

/// A state up to where its buffer holds something, which saves a third of it.
typedef struct point {
  size_t length;
  state state;
} point;

static void start(void *it) {
  state *state = it;
  isal_gzip_header_init(&state->header);
  isal_inflate_reset(&state->inflate);
  state->inflate.crc_flag = ISAL_GZIP_NO_HDR_VER;
  state->in_header = 1;
}

static void *make(void) {
  state *state = calloc(1, sizeof *state);
  if (!state) return NULL;
  isal_inflate_init(&state->inflate);
  start(state);
  return state;
}

static const char *reason_of(int code) {
  switch (code) {
    case ISAL_INVALID_BLOCK: return "a block of no known kind";
    case ISAL_INVALID_SYMBOL: return "a symbol without a meaning";
    case ISAL_INVALID_LOOKBACK: return "a reference to before the start";
    case ISAL_INVALID_WRAPPER: return "no gzip header";
    case ISAL_UNSUPPORTED_METHOD: return "a method of compression that gzip does not have";
    case ISAL_INCORRECT_CHECKSUM: return "a checksum or length that does not fit the data";
    default: return "data that cannot be decoded";
  }
}

/// At most so much at a time: the library counts in 32 bits.
static uint32_t part(size_t length) { return length < (1u << 30) ? (uint32_t)length : 1u << 30; }

static cc_gzip_result decode(void *it, const uint8_t **input, size_t *input_length,
                             uint8_t **output, size_t *output_length, const char **reason) {
  state *state = it;
  struct inflate_state *inflate = &state->inflate;
  uint32_t input_part = part(*input_length), output_part = part(*output_length);
  inflate->next_in = (uint8_t *)*input;
  inflate->avail_in = input_part;
  inflate->next_out = *output;
  inflate->avail_out = output_part;
  int code = ISAL_DECOMP_OK;
  if (state->in_header) {
    code = isal_read_gzip_header(inflate, &state->header);
    if (code == ISAL_DECOMP_OK) state->in_header = 0;
  }
  int is_known = state->in_header || !(state->header.flags & RESERVED_FLAGS);
  if (!state->in_header && is_known) code = isal_inflate(inflate);
  size_t taken = input_part - inflate->avail_in, given = output_part - inflate->avail_out;
  *input += taken;
  *input_length -= taken;
  *output += given;
  *output_length -= given;
  if (code < 0 || !is_known) {
    *reason = is_known ? reason_of(code) : "a header with unknown flags";
    return CC_GZIP_DAMAGED;
  }
  int has_ended = !state->in_header && inflate->block_state == ISAL_BLOCK_FINISH;
  return has_ended ? CC_GZIP_MEMBER_END : CC_GZIP_GOES_ON;
}

// MARK: - Points

static void *save(const void *it) {
  const state *state = it;
  size_t held = offsetof(struct state, inflate) + offsetof(struct inflate_state, tmp_out_buffer) +
                (size_t)state->inflate.tmp_out_valid;
  point *point = malloc(offsetof(struct point, state) + held);
  if (!point) return NULL;
  point->length = held;
  memcpy(&point->state, state, held);
  return point;
}

static size_t point_size(const void *it) { return ((const point *)it)->length; }

static int restore(void *it, const void *from) {
  const point *point = from;
  memcpy(it, &point->state, point->length);
  return 1;
}

static const cc_gzip_way way = {make, free, start, decode, save, free, point_size, restore};

const cc_gzip_way *cc_gzip_isal(void) { return &way; }

#else

const cc_gzip_way *cc_gzip_isal(void) { return NULL; }

#endif
