#include "blocks.h"
#include "count.h"

#if defined(__x86_64__)

typedef struct {
  __m256i quote, delimiter, line_end, carriage;
} wanted;

/// What one block hands to the next, in bit 0, except for `inside`.
typedef struct {
  uint64_t inside;       // all ones inside quotes, else zero
  uint64_t opens_next;   // the last byte lets a quote open a cell behind it
  uint64_t closed;       // the last byte is a closing quote
  uint64_t closed_cr;    // the last byte is a carriage return right behind a closing quote
  uint64_t line_end;     // the last byte is a line end
  uint64_t line_end_cr;  // the last byte is a carriage return right behind a line end
} carry;

static carry carried(ck_dialect dialect, const ck_count_state *state) {
  int is_end = state->before == dialect.line_end;
  int is_return = state->before == '\r' && !is_end;
  if (state->inside) return (carry){~0ull, 0, 0, 0, 0, 0};
  return (carry){0,
                 is_end || state->before == dialect.delimiter,
                 state->before == dialect.quote,
                 is_return && state->before_that == dialect.quote,
                 is_end,
                 is_return && state->before_that == dialect.line_end};
}

/// Counts one block; 0 and nothing changed where a quote is odd.
AVX2 static inline int count_block(const uint8_t *bytes, size_t at, const wanted *w, carry *c,
                                   ck_record_count *count) {
  __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + at));
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + at + 32));
  uint64_t quotes = equal(low, high, w->quote);
  uint64_t line_ends = equal(low, high, w->line_end);
  uint64_t returns = equal(low, high, w->carriage) & ~line_ends;
  uint64_t after = prefix_xor(quotes) ^ c->inside;  // inside behind each byte
  uint64_t ends = line_ends & ~after;
  uint64_t closes = quotes & ~after;
  uint64_t structural = ends | (equal(low, high, w->delimiter) & ~after);
  uint64_t behind_close = closes << 1 | c->closed;
  uint64_t close_cr = behind_close & returns;
  uint64_t may_open = structural << 1 | c->opens_next | behind_close;
  uint64_t odd = (quotes & after & ~may_open) | (behind_close & ~(structural | quotes | returns)) |
                 ((close_cr << 1 | c->closed_cr) & ~line_ends);
  if (odd) return 0;
  uint64_t end_cr = returns & (line_ends << 1 | c->line_end);
  uint64_t blank = ends & (line_ends << 1 | c->line_end | end_cr << 1 | c->line_end_cr);
  *c = (carry){(uint64_t)((int64_t)after >> 63), structural >> 63, closes >> 63, close_cr >> 63,
               line_ends >> 63, end_cr >> 63};
  count->ends += (size_t)_mm_popcnt_u64(ends);
  count->blank_lines += (size_t)_mm_popcnt_u64(blank);
  count->has_quotes |= quotes != 0;
  count->last_end = ends ? at + 64 - (size_t)__builtin_clzll(ends | 1) : count->last_end;
  return 1;
}

AVX2 size_t ck_count_blocks_of_records(const uint8_t *bytes, size_t length, ck_dialect dialect,
                                       ck_count_state *state, ck_record_count *count) {
  wanted w = {_mm256_set1_epi8((char)dialect.quote), _mm256_set1_epi8((char)dialect.delimiter),
              _mm256_set1_epi8((char)dialect.line_end), _mm256_set1_epi8('\r')};
  carry c = carried(dialect, state);
  ck_record_count total = *count;
  size_t at = 0;
  while (at + 64 <= length && count_block(bytes, at, &w, &c, &total)) at += 64;
  *count = total;
  *state = (ck_count_state){c.inside != 0, bytes[(ptrdiff_t)at - 1], bytes[(ptrdiff_t)at - 2]};
  return at;
}

#endif
