// A terminal without a window: runs a program on a pseudo terminal and shows what it drew.
#ifndef C_TERMINAL_EMULATOR_H
#define C_TERMINAL_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct te_emulator te_emulator;

/// A colour is the terminal's default, an index of the 256-colour palette, or RGB.
enum { TE_COLOR_DEFAULT = -1, TE_COLOR_RGB = 0x1000000 };

typedef struct {
  /// The UTF-8 text of the cell: empty when blank and in the second half of a wide character.
  char text[32];
  /// 1 or 2; 0 in the second half of a wide character.
  int columns;
  int foreground;
  int background;
  bool bold;
  bool faint;
  bool underline;
  bool reverse;
} te_cell;

/// What te_pump saw.
enum { TE_OUTPUT = 1, TE_READY = 2, TE_CLOSED = 4 };

/// Starts `program` (a path) with NULL-terminated arguments and environment on a new terminal.
/// The program finds the writing end of the ready pipe at descriptor 3. NULL when it cannot start;
/// errno says why.
te_emulator *te_start(const char *program, char *const arguments[], char *const environment[],
                      int width, int height);

/// Kills the program's session if it still runs and releases everything.
void te_free(te_emulator *emulator);

/// Types bytes; reads what the program draws meanwhile, so neither side blocks. False on an error
/// or when the program does not take them within `milliseconds`.
bool te_send(te_emulator *emulator, const char *bytes, size_t count, int milliseconds);

/// Waits up to `milliseconds` for output, a ready line or the end, and takes in all there is.
/// Returns a combination of TE_OUTPUT, TE_READY and TE_CLOSED (the ready pipe has no writer left);
/// 0 when time ran out.
int te_pump(te_emulator *emulator, int milliseconds);

/// The last ready line: events handled (-1 before the first line) and whether it said idle.
long te_events(const te_emulator *emulator);
bool te_idle(const te_emulator *emulator);

/// Changes the size of the terminal; the program gets SIGWINCH.
bool te_resize(te_emulator *emulator, int width, int height);

/// Reads a cell of the screen; false outside of it.
bool te_cell_at(const te_emulator *emulator, int x, int y, te_cell *cell);

/// Where the cursor stands; false when it is hidden.
bool te_cursor(const te_emulator *emulator, int *x, int *y);

/// True while the program shows the alternate screen.
bool te_alternate(const te_emulator *emulator);

/// True while the program wants the mouse reported.
bool te_mouse(const te_emulator *emulator);

/// The last operating system command the emulator does not handle itself, such as a clipboard
/// write (`52;c;…`); empty when there was none.
const char *te_command(const te_emulator *emulator);

/// True when the terminal is as a shell wants it: lines are edited and input is echoed.
bool te_cooked(const te_emulator *emulator);

/// Sends a signal to the program.
bool te_signal(te_emulator *emulator, int signal);

/// Asks whether the program has ended; true stores its exit status, or 128 + the signal's number.
bool te_exited(te_emulator *emulator, int *status);

/// The most memory in bytes that the program had at once, once it has ended.
long te_peak(const te_emulator *emulator);

/// True when the program is stopped (job control).
bool te_stopped(te_emulator *emulator);

#endif
