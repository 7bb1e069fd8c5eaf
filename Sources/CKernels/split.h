#pragma once

#include "CKernels.h"

/// Whether this machine has the instructions that `ck_split_blocks` needs.
int ck_has_blocks(void);

/// How often `byte` occurs; `length` is a multiple of 64.
size_t ck_count_blocks(const uint8_t *bytes, size_t length, uint8_t byte);

/// Splits records from `start` as long as whole blocks of 64 bytes follow and every quote stands
/// where RFC 4180 has one. Adds to the index; `index->consumed` is where the next record starts.
/// `index->marks` may be written up to three entries past the last mark.
void ck_split_blocks(const uint8_t *bytes, size_t length, size_t start, ck_dialect dialect,
                     ck_index *index);
