#include "count.h"

/// Whether RFC 4180 has no such byte outside quotes behind what precedes it.
static int is_odd(uint8_t byte, ck_dialect dialect, const ck_count_state *state) {
  int behind_close = state->before == dialect.quote;
  int behind_close_cr = state->before == '\r' && dialect.line_end != '\r' &&
                        state->before_that == dialect.quote;
  if (behind_close_cr) return byte != dialect.line_end;
  if (byte == dialect.delimiter || byte == dialect.line_end) return 0;
  if (behind_close) return byte != dialect.quote && byte != '\r';
  return byte == dialect.quote && state->before != dialect.delimiter &&
         state->before != dialect.line_end;
}

static int is_blank_line(ck_dialect dialect, const ck_count_state *state) {
  return state->before == dialect.line_end ||
         (state->before == '\r' && state->before_that == dialect.line_end);
}

/// Counts byte by byte; 0 at an odd quote.
static int count_bytes(const uint8_t *bytes, size_t from, size_t to, ck_dialect dialect,
                       ck_count_state *state, ck_record_count *count) {
  for (size_t at = from; at < to; at++) {
    uint8_t byte = bytes[at];
    if (byte == dialect.quote) count->has_quotes = 1;
    if (!state->inside) {
      if (is_odd(byte, dialect, state)) return 0;
      if (byte == dialect.line_end) {
        count->ends++;
        count->blank_lines += is_blank_line(dialect, state);
        count->last_end = at + 1;
      }
    }
    if (byte == dialect.quote) state->inside = !state->inside;
    state->before_that = state->before;
    state->before = byte;
  }
  return 1;
}

static ck_count_record_blocks *blocks_of(ck_machine machine) {
  switch (machine) {
#if defined(CK_X86)
    case CK_AVX2: return ck_count_records_avx2;
    case CK_AVX512: return ck_count_records_avx512;
#elif defined(CK_ARM)
    case CK_NEON: return ck_count_records_neon;
#endif
    default: return NULL;
  }
}

ck_record_count ck_count_records_with(const uint8_t *bytes, size_t length, ck_dialect dialect,
                                      int inside, ck_machine machine) {
  ck_record_count count = {0};
  ck_count_state state = {inside, bytes[-1], bytes[-2]};
  size_t at = 0;
  ck_count_record_blocks *count_blocks = blocks_of(machine);
  if (count_blocks) at = count_blocks(bytes, length, dialect, &state, &count);
  count.odd_quotes = !count_bytes(bytes, at, length, dialect, &state, &count);
  count.inside = state.inside;
  return count;
}

ck_record_count ck_count_records(const uint8_t *bytes, size_t length, ck_dialect dialect,
                                 int inside) {
  return ck_count_records_with(bytes, length, dialect, inside, ck_best_machine());
}
