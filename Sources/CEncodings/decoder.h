#pragma once

#include "CEncodings.h"

#include <iconv.h>
#include <string.h>

enum { TABLE = 256, LONGEST = 4 };

struct ce_decoder {
  ce_form form;
  /// Of single bytes: the UTF-8 of each, its length, and whether it is a character at all.
  uint8_t text[TABLE][LONGEST];
  uint8_t lengths[TABLE];
  uint8_t malformed[TABLE];
  /// Whether all bytes below 128 are ASCII.
  int has_ascii;
  /// Of several bytes.
  iconv_t converter;
};

/// What is being read and written.
typedef struct ce_run {
  const uint8_t *bytes;
  size_t length;
  uint8_t *out;
  size_t room;
  int is_last;
  ce_step step;
} ce_run;

void ce_decode_single(const ce_decoder *decoder, ce_run *run);
void ce_decode_multi(const ce_decoder *decoder, ce_run *run);
void ce_decode_utf16(const ce_decoder *decoder, ce_run *run);
void ce_decode_utf32(const ce_decoder *decoder, ce_run *run);

/// Writes U+FFFD for so many bytes; 0 where it does not fit.
static inline int ce_malformed(ce_run *run, size_t bytes) {
  if (run->room - run->step.written < 3) return 0;
  memcpy(run->out + run->step.written, "\xef\xbf\xbd", 3);
  if (run->step.malformed++ == 0) run->step.first_malformed = run->step.taken;
  run->step.written += 3;
  run->step.taken += bytes;
  return 1;
}

/// The UTF-8 of a code point that is no surrogate; returns where it ends.
static inline uint8_t *ce_put(uint8_t *at, uint32_t point) {
  if (point < 0x80) {
    *at++ = (uint8_t)point;
    return at;
  }
  if (point < 0x800) {
    *at++ = (uint8_t)(0xc0 | point >> 6);
  } else {
    if (point < 0x10000) {
      *at++ = (uint8_t)(0xe0 | point >> 12);
    } else {
      *at++ = (uint8_t)(0xf0 | point >> 18);
      *at++ = (uint8_t)(0x80 | (point >> 12 & 0x3f));
    }
    *at++ = (uint8_t)(0x80 | (point >> 6 & 0x3f));
  }
  *at++ = (uint8_t)(0x80 | (point & 0x3f));
  return at;
}

/// Writes a code point that is no surrogate; 0 where it does not fit.
static inline int ce_write(ce_run *run, uint32_t point, size_t bytes) {
  uint8_t *at = run->out + run->step.written;
  size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  if (run->room - run->step.written < length) return 0;
  ce_put(at, point);
  run->step.written += length;
  run->step.taken += bytes;
  return 1;
}

/// Copies 16 bytes at a time while all are ASCII and fit.
static inline void ce_copy_ascii(ce_run *run) {
  size_t taken = run->step.taken, written = run->step.written;
  while (run->length - taken >= 16 && run->room - written >= 16) {
    uint64_t words[2];
    memcpy(words, run->bytes + taken, sizeof words);
    if ((words[0] | words[1]) & 0x8080808080808080u) break;
    memcpy(run->out + written, words, sizeof words);
    taken += 16;
    written += 16;
  }
  run->step.taken = taken;
  run->step.written = written;
}
