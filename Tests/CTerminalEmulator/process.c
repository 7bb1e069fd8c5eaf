// Starting, signalling and awaiting the program on the pseudo terminal.
#define _GNU_SOURCE
#include "emulator.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { READY_DESCRIPTOR = 3 };

static bool close_on_exec(int descriptor) {
  return fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0;
}

static bool open_terminal(te_emulator *emulator, int width, int height) {
  emulator->master = posix_openpt(O_RDWR | O_NOCTTY);
  if (emulator->master < 0 || !close_on_exec(emulator->master)) return false;
  if (grantpt(emulator->master) != 0 || unlockpt(emulator->master) != 0) return false;
  // Not ptsname, whose one buffer the tests that run beside this one share.
  char name[128];
  if (ptsname_r(emulator->master, name, sizeof name) != 0) return false;
  emulator->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (emulator->slave < 0) return false;
  struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
  if (ioctl(emulator->slave, TIOCSWINSZ, &size) != 0) return false;
  return fcntl(emulator->master, F_SETFL, O_NONBLOCK) == 0;
}

// Between fork and exec of a program with threads only async-signal-safe calls are allowed.
static _Noreturn void become(const te_emulator *emulator, int ready, const char *program,
                             char *const arguments[], char *const environment[]) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  if (setsid() < 0 || ioctl(emulator->slave, TIOCSCTTY, 0) != 0) _exit(126);
  // Move the pipe out of the way before 0 to 3 are overwritten; dup2 clears close-on-exec.
  int moved = fcntl(ready, F_DUPFD_CLOEXEC, READY_DESCRIPTOR + 1);
  int inner = fcntl(emulator->slave, F_DUPFD_CLOEXEC, READY_DESCRIPTOR + 1);
  if (moved < 0 || inner < 0) _exit(126);
  for (int descriptor = 0; descriptor < READY_DESCRIPTOR; descriptor++) {
    if (dup2(inner, descriptor) < 0) _exit(126);
  }
  if (dup2(moved, READY_DESCRIPTOR) < 0) _exit(126);
  execve(program, arguments, environment);
  _exit(127);
}

bool te_spawn(te_emulator *emulator, int ready, const char *program, char *const arguments[],
              char *const environment[]) {
  emulator->pid = fork();
  if (emulator->pid == 0) become(emulator, ready, program, arguments, environment);
  return emulator->pid > 0;
}

te_emulator *te_start(const char *program, char *const arguments[], char *const environment[],
                      int width, int height) {
  te_emulator *emulator = calloc(1, sizeof *emulator);
  if (emulator == NULL) return NULL;
  emulator->master = emulator->slave = emulator->ready = -1;
  emulator->events = -1;
  int pipe_ends[2] = {-1, -1};
  bool ok = access(program, X_OK) == 0 && open_terminal(emulator, width, height) &&
            te_open_screen(emulator, width, height) && pipe(pipe_ends) == 0;
  if (ok) {
    emulator->ready = pipe_ends[0];
    ok = close_on_exec(pipe_ends[0]) && close_on_exec(pipe_ends[1]) &&
         fcntl(pipe_ends[0], F_SETFL, O_NONBLOCK) == 0 &&
         te_spawn(emulator, pipe_ends[1], program, arguments, environment);
  }
  int error = errno;
  if (pipe_ends[1] >= 0) close(pipe_ends[1]);
  if (ok) return emulator;
  te_free(emulator);
  errno = error;
  return NULL;
}

void te_free(te_emulator *emulator) {
  int status;
  if (emulator->pid > 0 && !te_exited(emulator, &status)) {
    // The group is there only once the child has come to setsid.
    kill(-emulator->pid, SIGKILL);
    kill(emulator->pid, SIGKILL);
    while (waitpid(emulator->pid, &status, 0) < 0 && errno == EINTR) continue;
  }
  if (emulator->terminal != NULL) vterm_free(emulator->terminal);
  if (emulator->master >= 0) close(emulator->master);
  if (emulator->slave >= 0) close(emulator->slave);
  if (emulator->ready >= 0) close(emulator->ready);
  free(emulator);
}

bool te_signal(te_emulator *emulator, int signal) {
  return !emulator->exited && kill(emulator->pid, signal) == 0;
}

static void look_after(te_emulator *emulator) {
  int status;
  struct rusage usage;
  while (!emulator->exited && wait4(emulator->pid, &status, WNOHANG | WUNTRACED | WCONTINUED,
                                    &usage) == emulator->pid) {
    emulator->stopped = WIFSTOPPED(status);
    emulator->exited = WIFEXITED(status) || WIFSIGNALED(status);
    if (emulator->exited) {
      emulator->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
#ifdef __APPLE__
      emulator->peak = usage.ru_maxrss;
#else
      emulator->peak = usage.ru_maxrss * 1024;
#endif
    }
  }
}

long te_peak(const te_emulator *emulator) { return emulator->peak; }

bool te_exited(te_emulator *emulator, int *status) {
  look_after(emulator);
  *status = emulator->status;
  return emulator->exited;
}

bool te_stopped(te_emulator *emulator) {
  look_after(emulator);
  return emulator->stopped;
}

bool te_cooked(const te_emulator *emulator) {
  struct termios settings;
  if (tcgetattr(emulator->slave, &settings) != 0) return false;
  return (settings.c_lflag & ICANON) && (settings.c_lflag & ECHO);
}

bool te_resize(te_emulator *emulator, int width, int height) {
  struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
  // As terminals do, and as a region would not fit any more; setting it moves the cursor.
  static const char no_region[] = "\0337\033[r\0338";
  vterm_input_write(emulator->terminal, no_region, sizeof no_region - 1);
  vterm_set_size(emulator->terminal, height, width);
  vterm_screen_flush_damage(emulator->screen);
  return ioctl(emulator->master, TIOCSWINSZ, &size) == 0;
}
