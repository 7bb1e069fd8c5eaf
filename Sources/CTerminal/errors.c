// Standard error while the screen is full: kept in a file, printed afterwards.
#define _GNU_SOURCE
#include "terminal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int original = -1;
static int kept = -1;

void ct_errors_keep(void) {
  if (original >= 0 || !isatty(STDERR_FILENO)) return;
  char path[] = "/tmp/slipway-errors-XXXXXX";
  kept = mkstemp(path);
  if (kept < 0) return;
  unlink(path);
  fcntl(kept, F_SETFD, FD_CLOEXEC);
  original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (original >= 0) dup2(kept, STDERR_FILENO);
}

void ct_errors_release(void) {
  if (original < 0) return;
  dup2(original, STDERR_FILENO);
  close(original);
  original = -1;
  char bytes[4096];
  off_t position = 0;
  ssize_t count;
  while ((count = pread(kept, bytes, sizeof bytes, position)) > 0) {
    if (write(STDERR_FILENO, bytes, (size_t)count) != count) break;
    position += count;
  }
  close(kept);
}
