/// `ck_split_blocks` and `ck_count_blocks` over the wide bytes of one kind of machine.
///
/// Included by a file for each kind, behind its `wide_*.h` and with names defined for the functions.

/// What one block hands to the next.
typedef struct {
  uint64_t inside;      // all ones inside quotes, else zero
  uint64_t opens_next;  // bit 0: the block's last byte lets a quote open a cell behind it
  uint64_t closed;      // bit 0: the block's last byte is a closing quote
  uint64_t closed_cr;   // bit 0: it is a carriage return right behind a closing quote
} carry;

typedef struct {
  uint64_t quotes, delimiters, line_ends, returns;
} block;

/// The structural bytes of a block in `*marks`, line ends inside quotes in `*quoted`; true when a quote stands where RFC 4180 has none,
/// so that the record has to be split byte by byte.
WIDE static inline int structure(const block *b, carry *c, uint64_t *marks, uint64_t *quoted) {
  uint64_t after = wide_parity(b->quotes) ^ c->inside;  // inside behind each byte
  uint64_t closes = b->quotes & ~after;
  uint64_t opens = b->quotes & after;
  uint64_t structural = (b->delimiters | b->line_ends) & ~after;
  uint64_t behind_close = closes << 1 | c->closed;
  uint64_t may_open = structural << 1 | c->opens_next | behind_close;
  uint64_t close_cr = behind_close & b->returns;
  uint64_t ends = structural | b->quotes | b->returns;
  uint64_t wrong = (opens & ~may_open) | (behind_close & ~ends) |
                   ((close_cr << 1 | c->closed_cr) & ~b->line_ends);
  c->inside = (uint64_t)((int64_t)after >> 63);
  c->opens_next = structural >> 63;
  c->closed = closes >> 63;
  c->closed_cr = close_cr >> 63;
  *marks = structural;
  *quoted = b->line_ends & after;
  return wrong != 0;
}

#ifndef WIDE_PLACES
/// Writes `base` and the place of each bit, and up to three entries more.
WIDE static inline void wide_places(uint64_t bits, size_t base, uint32_t *places) {
  while (bits) {
    for (int i = 0; i < 4; i++) {
      // With no bit left anything may be written: the next block writes over it.
      places[i] = (uint32_t)(base + (bits ? (size_t)__builtin_ctzll(bits) : 64));
      bits &= bits - 1;
    }
    places += 4;
  }
}
#endif

WIDE void SPLIT_BLOCKS(const uint8_t *bytes, size_t length, size_t start, ck_dialect dialect,
                       ck_index *index) {
  carry c = {0, 1, 0, 0};
  size_t at = start;
  size_t record = start;
  size_t count = index->mark_count;
  size_t whole = count;
  for (; at + 64 <= length; at += 64) {
    wide w = wide_load(bytes + at);
    block b = {wide_equal(w, dialect.quote), wide_equal(w, dialect.delimiter),
               wide_equal(w, dialect.line_end), wide_equal(w, '\r')};
    uint64_t marks, quoted;
    if (structure(&b, &c, &marks, &quoted)) {
      index->odd_quotes = 1;
      break;
    }
    index->quoted_lines |= quoted != 0;
    wide_places(marks, at, index->marks + count);
    for (uint64_t ends = marks & b.line_ends; ends; ends &= ends - 1) {
      whole = count + (size_t)__builtin_popcountll(marks & (ends ^ (ends - 1)));
      index->rows[index->row_count++] = (uint32_t)whole;
      record = at + (size_t)__builtin_ctzll(ends) + 1;
    }
    count += (size_t)__builtin_popcountll(marks);
  }
  // Cells of a record that is not whole are split again.
  index->mark_count = whole;
  index->consumed = record;
}

WIDE size_t COUNT_BLOCKS(const uint8_t *bytes, size_t length, uint8_t byte) {
  size_t count = 0;
  for (size_t at = 0; at < length; at += 64) {
    count += (size_t)__builtin_popcountll(wide_equal(wide_load(bytes + at), byte));
  }
  return count;
}
