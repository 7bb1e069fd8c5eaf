#pragma once

#include "machine.h"

/// What a byte needs to know of those before it.
typedef struct {
  int inside;                   // it stands inside quotes
  uint8_t before, before_that;  // the last byte and the one before it
} ck_count_state;

/// Counts record ends in as many whole blocks of 64 bytes as hold no odd quote.
///
/// Adds to `count`, sets `state` for the byte behind, and returns how many bytes were counted.
typedef size_t ck_count_record_blocks(const uint8_t *bytes, size_t length, ck_dialect dialect,
                                      ck_count_state *state, ck_record_count *count);

#if defined(CK_X86)
ck_count_record_blocks ck_count_records_avx2, ck_count_records_avx512;
#elif defined(CK_ARM)
ck_count_record_blocks ck_count_records_neon;
#endif
