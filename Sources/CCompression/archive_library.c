#include "archive_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static archive_library library;
static int is_whole;

static void load(void) {
#ifdef __APPLE__
  // Where it is depends on who brought it, so it is linked.
  void *handle = dlopen(NULL, RTLD_NOW);
#else
  void *handle = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!handle) return;
  is_whole = 1;
#define ARCHIVE_LOAD(name)                                  \
  *(void **)(void *)&library.name = dlsym(handle, #name);   \
  if (!library.name) is_whole = 0;
  ARCHIVE_FUNCTIONS(ARCHIVE_LOAD)
#undef ARCHIVE_LOAD
}

const archive_library *cc_archive_library(void) {
  pthread_once(&once, load);
  return is_whole ? &library : NULL;
}
