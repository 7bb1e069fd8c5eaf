#pragma once

#include "CKernels.h"

#if defined(__x86_64__)
#define CK_X86 1
#elif defined(__aarch64__)
#define CK_ARM 1
#endif
