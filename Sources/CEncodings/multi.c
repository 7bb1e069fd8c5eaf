#include "decoder.h"

#include <errno.h>

/// Where the stretch that starts with a byte above 127 ends: two bytes below 128 in a row, the
/// second of which starts a character in every encoding of this form.
static size_t stretch_end(const ce_run *run) {
  for (size_t at = run->step.taken + 1; at < run->length; at++)
    if ((run->bytes[at] | run->bytes[at - 1]) < 0x80) return at;
  return run->length;
}

/// Converts up to `end`; 0 where the next character does not fit, or its end is not there yet.
static int convert(iconv_t converter, ce_run *run, size_t end) {
  ce_step *step = &run->step;
  while (step->taken < end) {
    char *in = (char *)run->bytes + step->taken, *out = (char *)run->out + step->written;
    size_t in_left = end - step->taken, out_left = run->room - step->written;
    iconv(converter, NULL, NULL, NULL, NULL);
    size_t result = iconv(converter, &in, &in_left, &out, &out_left);
    int reason = result == (size_t)-1 ? errno : 0;
    step->taken = end - in_left;
    step->written = run->room - out_left;
    if (reason == 0) continue;
    if (reason == E2BIG) return 0;
    // The start of a character is cut off only where there may be more bytes.
    int is_cut = reason == EINVAL && end == run->length;
    if (is_cut && !run->is_last) return 0;
    if (!ce_malformed(run, is_cut ? end - step->taken : 1)) return 0;
  }
  return 1;
}

void ce_decode_multi(const ce_decoder *decoder, ce_run *run) {
  ce_step *step = &run->step;
  while (step->taken < run->length) {
    ce_copy_ascii(run);
    while (step->taken < run->length && run->bytes[step->taken] < 0x80) {
      if (step->written == run->room) return;
      run->out[step->written++] = run->bytes[step->taken++];
    }
    if (step->taken < run->length && !convert(decoder->converter, run, stretch_end(run))) return;
  }
}
