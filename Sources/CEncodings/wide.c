#include "decoder.h"

static inline uint32_t unit16(const uint8_t *at, int is_big) {
  return is_big ? (uint32_t)(at[0] << 8 | at[1]) : (uint32_t)(at[1] << 8 | at[0]);
}

static inline uint32_t unit32(const uint8_t *at, int is_big) {
  uint32_t upper = is_big ? unit16(at, 1) : unit16(at + 2, 0);
  uint32_t lower = is_big ? unit16(at + 2, 1) : unit16(at, 0);
  return upper << 16 | lower;
}

/// The bytes that do not make a unit, at the end.
static void finish(ce_run *run, size_t width) {
  size_t rest = run->length - run->step.taken;
  if (run->is_last && rest > 0 && rest < width) ce_malformed(run, rest);
}

/// Narrows 32 units at a time while all are ASCII and fit. The loops have plain bounds, so that
/// compilers make wide ones of them.
static inline void narrow_ascii(ce_run *run, int is_big) {
  size_t taken = run->step.taken, written = run->step.written;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  is_big = !is_big;
#endif
  while (run->length - taken >= 64 && run->room - written >= 32) {
    uint16_t units[32], any = 0;
    memcpy(units, run->bytes + taken, sizeof units);
    for (int i = 0; i < 32; i++) any |= units[i];
    if (any & (is_big ? 0x80ff : 0xff80)) break;
    uint8_t *out = run->out + written;
    if (is_big)
      for (int i = 0; i < 32; i++) out[i] = (uint8_t)(units[i] >> 8);
    else
      for (int i = 0; i < 32; i++) out[i] = (uint8_t)units[i];
    taken += 64;
    written += 32;
  }
  run->step.taken = taken;
  run->step.written = written;
}

/// One character; 0 where it does not fit, or its end is not there yet.
static inline int decode_utf16(ce_run *run, int is_big) {
  const uint8_t *at = run->bytes + run->step.taken;
  size_t left = run->length - run->step.taken;
  uint32_t unit = unit16(at, is_big);
  if (unit < 0xd800 || unit > 0xdfff) return ce_write(run, unit, 2);
  if (unit > 0xdbff) return ce_malformed(run, 2);
  if (left < 4) return run->is_last ? ce_malformed(run, 2) : 0;
  uint32_t low = unit16(at + 2, is_big);
  if (low < 0xdc00 || low > 0xdfff) return ce_malformed(run, 2);
  return ce_write(run, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 4);
}

/// At most 32 characters that surely fit, up to a surrogate.
static inline void decode_some_utf16(ce_run *run, int is_big) {
  if (run->length - run->step.taken < 64 || run->room - run->step.written < 96) return;
  const uint8_t *at = run->bytes + run->step.taken;
  uint8_t *start = run->out + run->step.written, *out = start;
  int i = 0;
  for (; i < 32; i++) {
    uint32_t unit = unit16(at + 2 * i, is_big);
    if (unit >= 0xd800 && unit <= 0xdfff) break;
    out = ce_put(out, unit);
  }
  run->step.taken += 2 * (size_t)i;
  run->step.written += (size_t)(out - start);
}

static inline void decode_all_utf16(ce_run *run, int is_big) {
  while (run->length - run->step.taken >= 2) {
    narrow_ascii(run, is_big);
    decode_some_utf16(run, is_big);
    for (int i = 0; i < 2 && run->length - run->step.taken >= 2; i++)
      if (!decode_utf16(run, is_big)) return;
  }
  finish(run, 2);
}

void ce_decode_utf16(const ce_decoder *decoder, ce_run *run) {
  if (decoder->form == CE_UTF16BE)
    decode_all_utf16(run, 1);
  else
    decode_all_utf16(run, 0);
}

void ce_decode_utf32(const ce_decoder *decoder, ce_run *run) {
  int is_big = decoder->form == CE_UTF32BE;
  while (run->length - run->step.taken >= 4) {
    uint32_t point = unit32(run->bytes + run->step.taken, is_big);
    int is_none = point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff);
    if (!(is_none ? ce_malformed(run, 4) : ce_write(run, point, 4))) return;
  }
  finish(run, 4);
}
