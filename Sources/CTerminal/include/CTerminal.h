// The terminal through ncurses. One terminal at a time; every call from one thread.
#ifndef C_TERMINAL_H
#define C_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How ct_open ended.
enum { CT_OPENED = 0, CT_NOT_A_TERMINAL, CT_UNKNOWN_TERMINAL, CT_ALREADY_OPEN };

/// Attributes of a cell, combined with |.
enum { CT_BOLD = 1, CT_UNDERLINE = 2, CT_REVERSE = 4, CT_DIM = 8 };

/// What ct_next saw. CT_CODE brings a key of ncurses in `value`, CT_CHARACTER a Unicode scalar, and
/// those of the mouse the place: the column in the lower 16 bits, the row above them.
enum {
  CT_CHARACTER = 0, CT_CODE, CT_RESIZED, CT_WOKEN, CT_HANGUP, CT_STOP, CT_PRESS, CT_WHEEL_UP,
  CT_WHEEL_DOWN
};

/// Keys as CT_CODE brings them; CT_FUNCTION + n is the function key n.
enum {
  CT_UP = 1, CT_DOWN, CT_LEFT, CT_RIGHT, CT_HOME, CT_END, CT_PAGE_UP, CT_PAGE_DOWN, CT_INSERT,
  CT_DELETE, CT_BACKSPACE, CT_ENTER, CT_BACK_TAB, CT_OTHER, CT_WORD_LEFT, CT_WORD_RIGHT,
  CT_DELETE_WORD_LEFT, CT_DELETE_WORD_RIGHT, CT_FUNCTION = 100
};

/// Chooses the locale of the user, else one with UTF-8. True when text may be UTF-8; false where
/// LC_ALL or LC_CTYPE asks for C or POSIX, or no locale with UTF-8 exists.
bool ct_choose_locale(void);

/// Takes over the terminal at two descriptors: raw, full screen, with the terminal type `type`.
/// With `require_terminal` both must be terminals. Until ct_close, what is written to standard
/// error is kept if that is a terminal too, and signals that end the program first give the
/// terminal back.
int ct_open(int input, int output, const char *type, bool require_terminal);

/// Gives the terminal back and prints what was written to standard error meanwhile.
void ct_close(void);

/// The number of columns and rows.
void ct_size(int *width, int *height);

/// Sets the size, as after a change of the window.
void ct_resize(int width, int height);

/// The number of colours; 0 where there are none.
int ct_colors(void);

/// Defines colour pair `pair` (from 1) of two colours; -1 is the terminal's own.
void ct_define_pair(int pair, int foreground, int background);

/// The columns ncurses and the terminal give a scalar; 0 for one that joins the character before,
/// -1 for one that cannot be shown.
int ct_columns(uint32_t scalar);

/// Starts a new frame: every cell is blank.
void ct_begin_frame(void);

/// Puts one character, a base and at most four scalars that join it, into a cell of the frame.
/// Outside of the terminal nothing happens.
void ct_put(int x, int y, const uint32_t *scalars, size_t count, int attributes, int pair);

/// Shows the frame, sending only what differs; a negative `cursor_x` hides the cursor.
void ct_end_frame(int cursor_x, int cursor_y);

/// Sends the last frame whole, for a terminal on which something else has written.
void ct_redraw(void);

/// Sleeps until a key, a change of size, a byte at the descriptor `wake` (-1: none) or the end of
/// the terminal, whichever is first in this order: size, key, wake. CT_STOP: someone asks the
/// program to stop itself.
int ct_next(int wake, uint32_t *value);

/// True when ct_next would return at once because of a key or a change of size.
bool ct_pending(void);

/// Gives the terminal back, stops the program with its process group as Ctrl-Z does, and takes the
/// terminal again once it continues.
void ct_suspend(void);

/// Has the mouse reported from now on, or leaves it to the terminal. Until then, and where the
/// terminal's type knows no mouse, nothing is reported. What is done with Shift held stays the
/// terminal's own.
void ct_use_mouse(bool wanted);

/// Sends bytes past ncurses.
void ct_send(const char *bytes, size_t count);

/// For tests: the scalars of a cell as ncurses holds them, its attributes and pair; the count.
size_t ct_read_cell(int x, int y, uint32_t scalars[6], int *attributes, int *pair);

#endif
