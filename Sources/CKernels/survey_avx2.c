#include "survey.h"

#if defined(CK_X86)
#include "wide_avx2.h"
#define SURVEY_BLOCKS ck_survey_blocks_avx2
#define SURVEY_COLUMN ck_survey_column_avx2
#include "survey_wide.h"
#endif
