// What the parts of the emulator share.
#ifndef EMULATOR_H
#define EMULATOR_H

#include "CTerminalEmulator.h"

#include <sys/types.h>
#include <vterm.h>

enum { TE_READY_LINE = 64, TE_COMMAND = 4096, TE_SEQUENCE = 64 };

struct te_emulator {
  // The program.
  pid_t pid;
  bool exited;
  bool stopped;
  int status;
  long peak;
  // The two ends of the pseudo terminal; the inner one is kept so that its settings and the last
  // output outlive the program.
  int master;
  int slave;
  // The ready pipe and its unfinished line.
  int ready;
  char line[TE_READY_LINE];
  size_t line_length;
  long events;
  bool idle;
  // The screen.
  VTerm *terminal;
  VTermScreen *screen;
  bool cursor_visible;
  bool alternate;
  bool mouse;
  char command[TE_COMMAND];
  // An escape sequence not yet complete.
  char sequence[TE_SEQUENCE];
  size_t sequence_length;
};

/// Starts the child on the slave of `emulator`, with `ready` as its descriptor 3.
bool te_spawn(te_emulator *emulator, int ready, const char *program, char *const arguments[],
              char *const environment[]);

/// Makes the screen of that size.
bool te_open_screen(te_emulator *emulator, int width, int height);

/// Draws what the program wrote.
void te_take(te_emulator *emulator, const char *bytes, size_t count);

#endif
