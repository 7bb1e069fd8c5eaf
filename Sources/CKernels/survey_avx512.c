#include "survey.h"

#if defined(CK_X86)
#include "wide_avx512.h"
#define SURVEY_BLOCKS ck_survey_blocks_avx512
#define SURVEY_COLUMN ck_survey_column_avx512
#include "survey_wide.h"
#endif
