// Opening the terminal and drawing on it.
#define _GNU_SOURCE
#include "CTerminal.h"
#include "terminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

enum { ESCAPE_MILLISECONDS = 25, LEAVE_BYTES = 512 };

static SCREEN *current;
static FILE *input_file;
static FILE *output_file;
static int output_descriptor;

static bool is_plain(const char *variable) {
  const char *value = getenv(variable);
  return value != NULL && (strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0);
}

static bool speaks_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool ct_choose_locale(void) {
  // LANG=C comes from bare containers, LC_ALL=C from someone who wants it.
  bool found = setlocale(LC_CTYPE, "") != NULL && speaks_utf8();
  if (found || is_plain("LC_ALL") || is_plain("LC_CTYPE")) return found;
  static const char *const names[] = {"C.UTF-8", "en_US.UTF-8"};
  for (int index = 0; index < 2; index++) {
    if (setlocale(LC_CTYPE, names[index]) != NULL && speaks_utf8()) return true;
  }
  setlocale(LC_CTYPE, "C");
  return false;
}

static char leave_bytes[LEAVE_BYTES];
static size_t leave_length;

static int add_leave_byte(int byte) {
  if (leave_length < LEAVE_BYTES) leave_bytes[leave_length++] = (char)byte;
  return byte;
}

// What takes the terminal out of full screen, collected now for a signal handler.
static void prepare_leaving(void) {
  const char *parts[] = {exit_attribute_mode, orig_pair,    cursor_normal,
                         ct_mouse_off,        keypad_local, exit_ca_mode};
  leave_length = 0;
  for (size_t index = 0; index < sizeof parts / sizeof *parts; index++) {
    if (parts[index] != NULL) tputs(parts[index], 1, add_leave_byte);
  }
}

static void close_files(void) {
  if (input_file != NULL) fclose(input_file);
  if (output_file != NULL) fclose(output_file);
  input_file = output_file = NULL;
}

static bool open_files(int input, int output) {
  int own_input = dup(input);
  int own_output = dup(output);
  if (own_input >= 0) input_file = fdopen(own_input, "r");
  if (own_output >= 0) output_file = fdopen(own_output, "w");
  output_descriptor = own_output;
  return input_file != NULL && output_file != NULL;
}

static void set_modes(void) {
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  set_escdelay(ESCAPE_MILLISECONDS);
  ct_mouse_define();
  ct_define_word_keys();
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
}

int ct_open(int input, int output, const char *type, bool require_terminal) {
  static bool closes_at_exit;
  if (current != NULL) return CT_ALREADY_OPEN;
  if (require_terminal && (!isatty(input) || !isatty(output))) return CT_NOT_A_TERMINAL;
  if (!open_files(input, output)) {
    close_files();
    return CT_NOT_A_TERMINAL;
  }
  // The window knows its size better than LINES and COLUMNS left over from a shell.
  use_env(FALSE);
  use_tioctl(TRUE);
  // Before newterm, which would otherwise take some of these signals itself and change settings.
  bool watching = ct_signals_start(fileno(input_file), fileno(output_file));
  current = watching ? newterm(type, output_file, input_file) : NULL;
  if (current == NULL) {
    if (watching) ct_signals_stop();
    close_files();
    return watching ? CT_UNKNOWN_TERMINAL : CT_NOT_A_TERMINAL;
  }
  prepare_leaving();
  ct_signals_leave(leave_bytes, leave_length);
  set_modes();
  ct_forget_key(fileno(input_file));
  ct_errors_keep();
  if (!closes_at_exit) closes_at_exit = atexit(ct_close) == 0;
  return CT_OPENED;
}

void ct_close(void) {
  if (current == NULL) return;
  ct_use_mouse(false);
  endwin();
  delscreen(current);
  current = NULL;
  ct_signals_stop();
  ct_errors_release();
  close_files();
}

void ct_size(int *width, int *height) { getmaxyx(stdscr, *height, *width); }

void ct_resize(int width, int height) {
  // resize_term, for resizeterm announces itself by a key that nobody pressed.
  resize_term(height, width);
  // A frame of the old size may reach the terminal after it has changed, and leave it with a region
  // for scrolling that curses does not know of.
  const char *region = tigetstr("csr");
  if (region != NULL && region != (const char *)-1) {
    const char *whole = tiparm(region, 0, height - 1);
    ct_send(whole, strlen(whole));
  }
  clearok(curscr, TRUE);
}

void ct_take_size(void) {
  struct winsize size;
  if (ioctl(output_descriptor, TIOCGWINSZ, &size) != 0) return;
  if (size.ws_col > 0 && size.ws_row > 0) ct_resize(size.ws_col, size.ws_row);
}

int ct_colors(void) { return has_colors() ? COLORS : 0; }

void ct_define_pair(int pair, int foreground, int background) {
  init_extended_pair(pair, foreground, background);
}

int ct_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void ct_redraw(void) {
  if (current != NULL) clearok(curscr, TRUE);
}

void ct_begin_frame(void) { erase(); }

static attr_t attributes_of(int flags) {
  return (flags & CT_BOLD ? A_BOLD : 0) | (flags & CT_UNDERLINE ? A_UNDERLINE : 0) |
         (flags & CT_REVERSE ? A_REVERSE : 0) | (flags & CT_DIM ? A_DIM : 0);
}

void ct_put(int x, int y, const uint32_t *scalars, size_t count, int attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1];
  size_t length = 0;
  while (length < count && length < CCHARW_MAX) {
    text[length] = (wchar_t)scalars[length];
    length++;
  }
  text[length] = L'\0';
  cchar_t cell;
  if (x < 0 || y < 0 || x >= getmaxx(stdscr) || y >= getmaxy(stdscr)) return;
  if (setcchar(&cell, text, attributes_of(attributes), (short)pair, NULL) != OK) return;
  // In the last cell of the screen this reports an error, although the character is there.
  mvadd_wch(y, x, &cell);
}

void ct_end_frame(int cursor_x, int cursor_y) {
  bool shown = cursor_x >= 0 && cursor_x < getmaxx(stdscr) && cursor_y < getmaxy(stdscr);
  curs_set(shown ? 1 : 0);
  move(shown ? cursor_y : getmaxy(stdscr) - 1, shown ? cursor_x : 0);
  refresh();
}

void ct_retake(void) {
  ct_take_size();
  clearok(curscr, TRUE);
  refresh();
  ct_mouse_pause(false);
}

void ct_suspend(void) {
  ct_mouse_pause(true);
  endwin();
  ct_errors_release();
  ct_signals_stop_group();
  ct_errors_keep();
  ct_retake();
}

void ct_send(const char *bytes, size_t count) {
  fflush(output_file);
  while (count > 0) {
    ssize_t written = write(output_descriptor, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static int flags_of(attr_t attributes) {
  return (attributes & A_BOLD ? CT_BOLD : 0) | (attributes & A_UNDERLINE ? CT_UNDERLINE : 0) |
         (attributes & A_REVERSE ? CT_REVERSE : 0) | (attributes & A_DIM ? CT_DIM : 0);
}

size_t ct_read_cell(int x, int y, uint32_t scalars[6], int *attributes, int *pair) {
  cchar_t cell;
  wchar_t text[CCHARW_MAX + 1] = {0};
  attr_t flags = 0;
  short color = 0;
  if (mvin_wch(y, x, &cell) != OK) return 0;
  if (getcchar(&cell, text, &flags, &color, NULL) != OK) return 0;
  *attributes = flags_of(flags);
  *pair = color;
  size_t count = 0;
  for (; count < CCHARW_MAX && text[count] != L'\0'; count++) {
    scalars[count] = (uint32_t)text[count];
  }
  return count;
}
