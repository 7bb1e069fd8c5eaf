#include "count.h"

#if defined(CK_X86)
#include "wide_avx512.h"
#define COUNT_RECORDS ck_count_records_avx512
#include "count_wide.h"
#endif
