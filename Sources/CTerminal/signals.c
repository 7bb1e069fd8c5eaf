// Signals while the terminal is ours. Handlers use async-signal-safe calls only: the way back to
// the shell is prepared beforehand, and everything else is a letter in a pipe.
#define _GNU_SOURCE
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int ending[] = {SIGILL,  SIGTRAP, SIGABRT, SIGSEGV, SIGBUS,
                             SIGFPE,  SIGTERM, SIGHUP,  SIGINT,  SIGQUIT};
static const int telling[] = {SIGWINCH, SIGCONT, SIGTSTP};
enum { ENDING = sizeof ending / sizeof *ending, TELLING = sizeof telling / sizeof *telling };
enum { PATIENCE_MILLISECONDS = 100 };

static struct sigaction before_ending[ENDING];
static struct sigaction before_telling[TELLING];
static int letters[2] = {-1, -1};
static struct termios settings;
static bool has_settings;
static int terminal_input;
static int terminal_output;
static char leave_bytes[512];
static size_t leave_length;
// A handler needs a stack even where the program has used up its own.
static uint8_t spare_stack[65536];

static void end(int number) {
  int error = errno;
  size_t done = 0;
  while (done < leave_length) {
    ssize_t count = write(terminal_output, leave_bytes + done, leave_length - done);
    if (count <= 0) break;
    done += (size_t)count;
  }
  if (has_settings) tcsetattr(terminal_input, TCSANOW, &settings);
  ct_errors_release();
  for (int index = 0; index < ENDING; index++) {
    if (ending[index] == number) sigaction(number, &before_ending[index], NULL);
  }
  // Still blocked here, it strikes when this handler returns.
  raise(number);
  errno = error;
}

static void tell(int number) {
  int error = errno;
  char letter = number == SIGWINCH ? 'w' : number == SIGCONT ? 'c' : 'z';
  ssize_t ignored = write(letters[1], &letter, 1);
  (void)ignored;
  errno = error;
}

static bool open_letters(void) {
  if (pipe(letters) != 0) return false;
  for (int index = 0; index < 2; index++) {
    fcntl(letters[index], F_SETFD, FD_CLOEXEC);
    fcntl(letters[index], F_SETFL, O_NONBLOCK);
  }
  return true;
}

static void handle(int number, void (*handler)(int), int flags, struct sigaction *before) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigemptyset(&action.sa_mask);
  sigaction(number, NULL, before);
  // What was ignored, as by nohup, stays ignored.
  if (before->sa_handler != SIG_IGN) sigaction(number, &action, NULL);
}

bool ct_signals_start(int input, int output) {
  if (!open_letters()) return false;
  terminal_input = input;
  terminal_output = output;
  has_settings = tcgetattr(input, &settings) == 0;
  leave_length = 0;
  stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
  sigaltstack(&stack, NULL);
  for (int index = 0; index < ENDING; index++) {
    handle(ending[index], end, SA_ONSTACK, &before_ending[index]);
  }
  for (int index = 0; index < TELLING; index++) {
    handle(telling[index], tell, SA_RESTART, &before_telling[index]);
  }
  return true;
}

void ct_signals_leave(const char *bytes, size_t count) {
  leave_length = count < sizeof leave_bytes ? count : sizeof leave_bytes;
  memcpy(leave_bytes, bytes, leave_length);
}

void ct_signals_stop(void) {
  for (int index = 0; index < ENDING; index++) {
    sigaction(ending[index], &before_ending[index], NULL);
  }
  for (int index = 0; index < TELLING; index++) {
    sigaction(telling[index], &before_telling[index], NULL);
  }
  close(letters[0]);
  close(letters[1]);
  letters[0] = letters[1] = -1;
}

int ct_signals_descriptor(void) { return letters[0]; }

char ct_signals_next(void) {
  char letter;
  return read(letters[0], &letter, 1) == 1 ? letter : 0;
}

void ct_signals_stop_group(void) {
  struct sigaction ours;
  struct sigaction standard = {.sa_handler = SIG_DFL};
  while (ct_signals_next() != 0) continue;
  sigaction(SIGTSTP, &standard, &ours);
  // The whole group at once, with a script around us, or the shell would wait for that.
  kill(0, SIGTSTP);
  // Another thread may have taken the signal, so that this one runs on for a moment: it waits for
  // the letter that says continued. In a group without a shell nobody stops and none comes.
  struct pollfd continued = {.fd = letters[0], .events = POLLIN};
  poll(&continued, 1, PATIENCE_MILLISECONDS);
  sigaction(SIGTSTP, &ours, NULL);
  while (ct_signals_next() != 0) continue;
}
