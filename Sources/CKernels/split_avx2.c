#include "blocks.h"
#include "split.h"

#if defined(__x86_64__)

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

/// The structural bytes of a block in `*marks`; true when a quote stands where RFC 4180 has none,
/// so that the record has to be split byte by byte.
AVX2 static inline int structure(const block *b, carry *c, uint64_t *marks) {
  uint64_t after = prefix_xor(b->quotes) ^ c->inside;  // inside behind each byte
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
  return wrong != 0;
}

AVX2 static inline void write_marks(uint64_t bits, size_t base, uint32_t *marks) {
  while (bits) {
    for (int i = 0; i < 4; i++) {
      marks[i] = (uint32_t)(base + _tzcnt_u64(bits));
      bits = _blsr_u64(bits);
    }
    marks += 4;
  }
}

AVX2 void ck_split_blocks(const uint8_t *bytes, size_t length, size_t start, ck_dialect dialect,
                          ck_index *index) {
  const __m256i quote = _mm256_set1_epi8((char)dialect.quote);
  const __m256i delimiter = _mm256_set1_epi8((char)dialect.delimiter);
  const __m256i line_end = _mm256_set1_epi8((char)dialect.line_end);
  const __m256i carriage = _mm256_set1_epi8('\r');
  carry c = {0, 1, 0, 0};
  size_t at = start;
  size_t record = start;
  size_t count = index->mark_count;
  size_t whole = count;
  for (; at + 64 <= length; at += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + at));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + at + 32));
    block b = {equal(low, high, quote), equal(low, high, delimiter), equal(low, high, line_end),
               equal(low, high, carriage)};
    uint64_t marks;
    if (structure(&b, &c, &marks)) {
      index->odd_quotes = 1;
      break;
    }
    write_marks(marks, at, index->marks + count);
    for (uint64_t ends = marks & b.line_ends; ends; ends = _blsr_u64(ends)) {
      whole = count + (size_t)_mm_popcnt_u64(marks & _blsmsk_u64(ends));
      index->rows[index->row_count++] = (uint32_t)whole;
      record = at + _tzcnt_u64(ends) + 1;
    }
    count += (size_t)_mm_popcnt_u64(marks);
  }
  // Cells of a record that is not whole are split again.
  index->mark_count = whole;
  index->consumed = record;
}

AVX2 size_t ck_count_blocks(const uint8_t *bytes, size_t length, uint8_t byte) {
  const __m256i wanted = _mm256_set1_epi8((char)byte);
  size_t count = 0;
  for (size_t at = 0; at < length; at += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + at));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + at + 32));
    count += (size_t)_mm_popcnt_u64(equal(low, high, wanted));
  }
  return count;
}

int ck_has_blocks(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

#endif
