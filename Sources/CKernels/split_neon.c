#include "split.h"

#if defined(CK_ARM)
#include "wide_neon.h"
#define SPLIT_BLOCKS ck_split_blocks_neon
#define COUNT_BLOCKS ck_count_blocks_neon
#include "split_wide.h"
#endif
