// What the parts of the terminal share.
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Watches the signals that change, stop or end the program, and remembers how to give the
/// terminal back: its settings are read now.
bool ct_signals_start(int input, int output);

/// Says what the terminal must be sent to leave the full screen.
void ct_signals_leave(const char *bytes, size_t count);

/// Gives the signals back to whoever had them.
void ct_signals_stop(void);

/// The descriptor at which a letter arrives for each signal: w size, c continued, z stop.
int ct_signals_descriptor(void);

/// The next such letter, or 0.
char ct_signals_next(void);

/// Stops the program and its process group; returns when it continues.
void ct_signals_stop_group(void);

/// Keeps what is written to standard error in a file, if it goes to a terminal.
void ct_errors_keep(void);

/// Lets standard error go where it went, and prints what was kept. Async-signal-safe.
void ct_errors_release(void);

/// Asks the terminal for its size and takes it over.
void ct_take_size(void);

/// Takes the terminal again after another program had it.
void ct_retake(void);

/// Names the keys that move and delete by words, which no terminal type describes.
void ct_define_word_keys(void);

/// Forgets a key that was read but not yet returned.
void ct_forget_key(int input);

/// Codes of the two beginnings of a report of the mouse, beyond those of ncurses.
enum { CT_MOUSE_NUMBERS = 0x4000, CT_MOUSE_BYTES };

/// Tells ncurses how reports of the mouse begin.
void ct_mouse_define(void);

/// Reads the rest of a report that began with `code`: CT_PRESS, CT_WHEEL_UP or CT_WHEEL_DOWN with
/// its place, or -1 for any other.
int ct_mouse_read(int code, int input, uint32_t *place);

/// What ends the reports of the mouse.
extern const char ct_mouse_off[];

/// Starts or ends the reports again, as ct_use_mouse last said, around a time when another program
/// has the terminal.
void ct_mouse_pause(bool paused);

#endif
