/// Counts of record ends over the wide bytes of one kind of machine.
///
/// Included by a file for each kind, behind its `wide_*.h` and with a name defined for the function.

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
WIDE static inline int count_block(const uint8_t *bytes, size_t at, ck_dialect dialect, carry *c,
                                   ck_record_count *count) {
  wide w = wide_load(bytes + at);
  uint64_t quotes = wide_equal(w, dialect.quote);
  uint64_t line_ends = wide_equal(w, dialect.line_end);
  uint64_t returns = wide_equal(w, '\r') & ~line_ends;
  uint64_t after = wide_parity(quotes) ^ c->inside;  // inside behind each byte
  uint64_t ends = line_ends & ~after;
  uint64_t closes = quotes & ~after;
  uint64_t structural = ends | (wide_equal(w, dialect.delimiter) & ~after);
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
  count->ends += (size_t)__builtin_popcountll(ends);
  count->blank_lines += (size_t)__builtin_popcountll(blank);
  count->has_quotes |= quotes != 0;
  count->last_end = ends ? at + 64 - (size_t)__builtin_clzll(ends | 1) : count->last_end;
  return 1;
}

WIDE size_t COUNT_RECORDS(const uint8_t *bytes, size_t length, ck_dialect dialect,
                          ck_count_state *state, ck_record_count *count) {
  carry c = carried(dialect, state);
  ck_record_count total = *count;
  size_t at = 0;
  while (at + 64 <= length && count_block(bytes, at, dialect, &c, &total)) at += 64;
  *count = total;
  *state = (ck_count_state){c.inside != 0, bytes[(ptrdiff_t)at - 1], bytes[(ptrdiff_t)at - 2]};
  return at;
}
