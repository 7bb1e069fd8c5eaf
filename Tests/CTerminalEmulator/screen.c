// The emulator's screen, and the bytes that flow between it and the program.
#define _GNU_SOURCE
#include "emulator.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int changed_property(VTermProp property, VTermValue *value, void *context) {
  te_emulator *emulator = context;
  if (property == VTERM_PROP_CURSORVISIBLE) emulator->cursor_visible = value->boolean;
  if (property == VTERM_PROP_ALTSCREEN) emulator->alternate = value->boolean;
  if (property == VTERM_PROP_MOUSE) emulator->mouse = value->number != VTERM_PROP_MOUSE_NONE;
  return 1;
}

static int system_command(const char *command, size_t length, void *context) {
  te_emulator *emulator = context;
  if (length >= sizeof emulator->command) length = sizeof emulator->command - 1;
  memcpy(emulator->command, command, length);
  emulator->command[length] = '\0';
  return 1;
}

// Answers of the terminal, for example to a question where the cursor is.
static void answer(const char *bytes, size_t count, void *context) {
  te_emulator *emulator = context;
  while (count > 0) {
    ssize_t written = write(emulator->master, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = changed_property};
static const VTermParserCallbacks fallback_callbacks = {.osc = system_command};

bool te_open_screen(te_emulator *emulator, int width, int height) {
  emulator->terminal = vterm_new(height, width);
  if (emulator->terminal == NULL) return false;
  emulator->cursor_visible = true;
  vterm_set_utf8(emulator->terminal, 1);
  vterm_output_set_callback(emulator->terminal, answer, emulator);
  emulator->screen = vterm_obtain_screen(emulator->terminal);
  vterm_screen_set_callbacks(emulator->screen, &screen_callbacks, emulator);
  vterm_screen_set_unrecognised_fallbacks(emulator->screen, &fallback_callbacks, emulator);
  vterm_screen_enable_altscreen(emulator->screen, 1);
  vterm_screen_reset(emulator->screen, 1);
  return true;
}

static bool take_output(te_emulator *emulator) {
  char bytes[16384];
  bool any = false;
  for (;;) {
    ssize_t count = read(emulator->master, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return any;
    te_take(emulator, bytes, (size_t)count);
    any = true;
  }
}

static void take_ready_byte(te_emulator *emulator, char byte) {
  if (byte != '\n') {
    if (emulator->line_length + 1 < sizeof emulator->line) {
      emulator->line[emulator->line_length++] = byte;
    }
    return;
  }
  emulator->line[emulator->line_length] = '\0';
  emulator->line_length = 0;
  long events;
  int idle;
  if (sscanf(emulator->line, "%ld %d", &events, &idle) == 2) {
    emulator->events = events;
    emulator->idle = idle != 0;
  }
}

static int take_ready(te_emulator *emulator) {
  char bytes[1024];
  int seen = 0;
  for (;;) {
    ssize_t count = read(emulator->ready, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) return seen | TE_CLOSED;
    if (count < 0) return seen;
    for (ssize_t index = 0; index < count; index++) take_ready_byte(emulator, bytes[index]);
    seen |= TE_READY;
  }
}

int te_pump(te_emulator *emulator, int milliseconds) {
  struct pollfd sources[] = {{.fd = emulator->master, .events = POLLIN},
                             {.fd = emulator->ready, .events = POLLIN}};
  if (poll(sources, 2, milliseconds) <= 0) return 0;
  // The frame is written before its ready line: read the line first, then all output there is.
  int seen = take_ready(emulator);
  if (take_output(emulator)) seen |= TE_OUTPUT;
  return seen;
}

bool te_send(te_emulator *emulator, const char *bytes, size_t count, int milliseconds) {
  while (count > 0) {
    ssize_t written = write(emulator->master, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) return false;
    struct pollfd source = {.fd = emulator->master, .events = POLLIN | POLLOUT};
    if (poll(&source, 1, milliseconds) <= 0) return false;
    take_output(emulator);
  }
  return true;
}

long te_events(const te_emulator *emulator) { return emulator->events; }
bool te_idle(const te_emulator *emulator) { return emulator->idle; }
bool te_alternate(const te_emulator *emulator) { return emulator->alternate; }
bool te_mouse(const te_emulator *emulator) { return emulator->mouse; }
const char *te_command(const te_emulator *emulator) { return emulator->command; }

bool te_cursor(const te_emulator *emulator, int *x, int *y) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(emulator->terminal), &position);
  *x = position.col;
  *y = position.row;
  return emulator->cursor_visible;
}

static int color(const VTermColor *color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) {
    return TE_COLOR_DEFAULT;
  }
  if (VTERM_COLOR_IS_INDEXED(color)) return color->indexed.idx;
  return TE_COLOR_RGB | color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue;
}

static size_t encode(uint32_t scalar, char *to) {
  if (scalar < 0x80) {
    to[0] = (char)scalar;
    return 1;
  }
  size_t count = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
  for (size_t index = count - 1; index > 0; index--) {
    to[index] = (char)(0x80 | (scalar & 0x3F));
    scalar >>= 6;
  }
  static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
  to[0] = (char)(leads[count] | scalar);
  return count;
}

bool te_cell_at(const te_emulator *emulator, int x, int y, te_cell *cell) {
  int height, width;
  vterm_get_size(emulator->terminal, &height, &width);
  VTermScreenCell source;
  if (x < 0 || x >= width || y < 0 || y >= height) return false;
  if (!vterm_screen_get_cell(emulator->screen, (VTermPos){.row = y, .col = x}, &source)) {
    return false;
  }
  memset(cell, 0, sizeof *cell);
  bool second_half = source.chars[0] == (uint32_t)-1;
  size_t length = 0;
  for (int index = 0; index < VTERM_MAX_CHARS_PER_CELL && !second_half; index++) {
    if (source.chars[index] == 0) break;
    length += encode(source.chars[index], cell->text + length);
  }
  cell->columns = second_half ? 0 : source.width;
  cell->foreground = color(&source.fg);
  cell->background = color(&source.bg);
  cell->bold = source.attrs.bold;
  cell->faint = source.attrs.italic;
  cell->underline = source.attrs.underline != VTERM_UNDERLINE_OFF;
  cell->reverse = source.attrs.reverse;
  return true;
}
