#include "count.h"

#if defined(CK_X86)
#include "wide_avx2.h"
#define COUNT_RECORDS ck_count_records_avx2
#include "count_wide.h"
#endif
