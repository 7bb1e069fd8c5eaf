#include "decoder.h"

void ce_decode_single(const ce_decoder *decoder, ce_run *run) {
  ce_step *step = &run->step;
  while (step->taken < run->length) {
    if (decoder->has_ascii) ce_copy_ascii(run);
    // A stretch with other characters in it, or one at an end.
    size_t stretch = run->length - step->taken < 16 ? run->length - step->taken : 16;
    for (size_t i = 0; i < stretch; i++) {
      uint8_t byte = run->bytes[step->taken];
      if (decoder->malformed[byte]) {
        if (!ce_malformed(run, 1)) return;
        continue;
      }
      size_t length = decoder->lengths[byte], room = run->room - step->written;
      if (room < length) return;
      memcpy(run->out + step->written, decoder->text[byte], room < LONGEST ? length : LONGEST);
      step->written += length;
      step->taken += 1;
    }
  }
}
