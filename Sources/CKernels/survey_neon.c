#include "survey.h"

#if defined(CK_ARM)
#include "wide_neon.h"
#define SURVEY_BLOCKS ck_survey_blocks_neon
#define SURVEY_COLUMN ck_survey_column_neon
#include "survey_wide.h"
#endif
