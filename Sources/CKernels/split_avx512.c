#include "split.h"

#if defined(CK_X86)
#include "wide_avx512.h"
#define SPLIT_BLOCKS ck_split_blocks_avx512
#define COUNT_BLOCKS ck_count_blocks_avx512
#include "split_wide.h"
#endif
