#include "decoder.h"

/// Decodes 16 bytes that surely fit; 0 where one of them is no character, or there are fewer.
static inline int decode_16(const ce_decoder *decoder, ce_run *run) {
  size_t taken = run->step.taken, written = run->step.written;
  if (run->length - taken < 16 || run->room - written < 16 * LONGEST) return 0;
  const uint8_t *at = run->bytes + taken;
  uint8_t *start = run->out + written, *out = start;
  int malformed = 0;
  for (int i = 0; i < 16; i++) {
    memcpy(out, decoder->text[at[i]], LONGEST);
    out += decoder->lengths[at[i]];
    malformed |= decoder->malformed[at[i]];
  }
  if (malformed) return 0;
  run->step.taken = taken + 16;
  run->step.written = written + (size_t)(out - start);
  return 1;
}

/// One byte; 0 where it does not fit.
static inline int decode_1(const ce_decoder *decoder, ce_run *run) {
  uint8_t byte = run->bytes[run->step.taken];
  if (decoder->malformed[byte]) return ce_malformed(run, 1);
  size_t length = decoder->lengths[byte];
  if (run->room - run->step.written < length) return 0;
  memcpy(run->out + run->step.written, decoder->text[byte], length);
  run->step.written += length;
  run->step.taken += 1;
  return 1;
}

void ce_decode_single(const ce_decoder *decoder, ce_run *run) {
  while (run->step.taken < run->length) {
    if (decoder->has_ascii) ce_copy_ascii(run);
    if (decode_16(decoder, run)) continue;
    // Up to 16 more, so that the steps above are not tried in vain for each.
    size_t end = run->length - run->step.taken < 16 ? run->length : run->step.taken + 16;
    while (run->step.taken < end)
      if (!decode_1(decoder, run)) return;
  }
}
