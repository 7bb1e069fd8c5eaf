#include "split.h"

#if defined(CK_X86)
#include "wide_avx2.h"
#define SPLIT_BLOCKS ck_split_blocks_avx2
#define COUNT_BLOCKS ck_count_blocks_avx2
#include "split_wide.h"
#endif
