#include "count.h"

#if defined(CK_ARM)
#include "wide_neon.h"
#define COUNT_RECORDS ck_count_records_neon
#include "count_wide.h"
#endif
