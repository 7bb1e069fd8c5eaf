#pragma once

#include "machine.h"

/// How often `byte` occurs; `length` is a multiple of 64.
typedef size_t ck_count_blocks(const uint8_t *bytes, size_t length, uint8_t byte);

/// Splits records from `start` as long as whole blocks of 64 bytes follow and every quote stands
/// where RFC 4180 has one. Adds to the index; `index->consumed` is where the next record starts.
/// `index->marks` may be written up to `CK_SLACK` entries past the last mark.
typedef void ck_split_blocks(const uint8_t *bytes, size_t length, size_t start, ck_dialect dialect,
                             ck_index *index);

#if defined(CK_X86)
ck_count_blocks ck_count_blocks_avx2, ck_count_blocks_avx512;
ck_split_blocks ck_split_blocks_avx2, ck_split_blocks_avx512;
#elif defined(CK_ARM)
ck_count_blocks ck_count_blocks_neon;
ck_split_blocks ck_split_blocks_neon;
#endif
