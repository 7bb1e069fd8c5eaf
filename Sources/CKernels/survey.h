#pragma once

#include "column.h"
#include "machine.h"

/// `ck_survey` for whole blocks of 64 bytes.
typedef uint8_t ck_survey_blocks(const uint8_t *bytes, size_t length);
/// `ck_survey_cells` in the way of a machine.
typedef void ck_survey_column(const ck_column *column, uint8_t *classes);

#if defined(CK_X86)
ck_survey_blocks ck_survey_blocks_avx2, ck_survey_blocks_avx512;
ck_survey_column ck_survey_column_avx2, ck_survey_column_avx512;
#elif defined(CK_ARM)
ck_survey_blocks ck_survey_blocks_neon;
ck_survey_column ck_survey_column_neon;
#endif

/// Controls from 0x10 on whose lower half also stands for no control; wide instructions only.
#define CK_CONTROL_TOO 0x04
