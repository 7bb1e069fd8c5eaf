// Reports of the mouse. They are read here and not by ncurses, which takes several at once for one
// and speaks the newer form only where the terminal's description says so.
#include "CTerminal.h"
#include "terminal.h"

#include <curses.h>
#include <poll.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

enum { REPORT_MILLISECONDS = 100, LARGEST_NUMBER = 0xFFFF };
// Buttons as both forms number them; keys that are held and movements are further bits.
enum { LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };

// Buttons, and their places in numbers: an older terminal ignores the second and sends bytes.
static const char mouse_on[] = "\033[?1000h\033[?1006h";
const char ct_mouse_off[] = "\033[?1006l\033[?1000l";

static bool is_wanted;

static bool is_known(void) {
  const char *report = tigetstr("kmous");
  return report != NULL && report != (char *)-1;
}

void ct_mouse_define(void) {
  is_wanted = false;
  // Of a terminal without a mouse these may be keys.
  if (!is_known()) return;
  define_key("\033[<", CT_MOUSE_NUMBERS);
  define_key("\033[M", CT_MOUSE_BYTES);
}

void ct_mouse_pause(bool paused) {
  if (!is_wanted) return;
  const char *bytes = paused ? ct_mouse_off : mouse_on;
  ct_send(bytes, strlen(bytes));
}

void ct_use_mouse(bool wanted) {
  if (wanted == is_wanted || !is_known()) return;
  is_wanted = true;
  ct_mouse_pause(!wanted);
  is_wanted = wanted;
}

// A report is sent as a whole, so that its next byte is there or will not come.
static bool read_byte(int input, unsigned char *byte) {
  struct pollfd source = {.fd = input, .events = POLLIN};
  return poll(&source, 1, REPORT_MILLISECONDS) == 1 && read(input, byte, 1) == 1;
}

static int kind_of(int button) {
  switch (button) {
  case LEFT: return CT_PRESS;
  case WHEEL_UP: return CT_WHEEL_UP;
  case WHEEL_DOWN: return CT_WHEEL_DOWN;
  default: return -1;
  }
}

static int finish(int button, int x, int y, uint32_t *place) {
  if (x < 1 || y < 1) return -1;
  *place = (uint32_t)(y - 1) << 16 | (uint32_t)(x - 1);
  return kind_of(button);
}

// Three bytes, each 32 more than it says.
static int read_bytes(int input, uint32_t *place) {
  unsigned char bytes[3];
  for (int index = 0; index < 3; index++) {
    if (!read_byte(input, &bytes[index])) return -1;
  }
  return finish(bytes[0] - 32, bytes[1] - 32, bytes[2] - 32, place);
}

// "button;column;row", then M where it was pressed and m where it was let go.
static int read_numbers(int input, uint32_t *place) {
  int numbers[3] = {0};
  int index = 0;
  unsigned char byte;
  while (read_byte(input, &byte)) {
    if (byte == ';') {
      if (index < 3) index++;
    } else if (byte >= '0' && byte <= '9') {
      if (index > 2) continue;
      int number = numbers[index] * 10 + byte - '0';
      numbers[index] = number < LARGEST_NUMBER ? number : LARGEST_NUMBER;
    } else {
      bool is_press = byte == 'M' && index == 2;
      return is_press ? finish(numbers[0], numbers[1], numbers[2], place) : -1;
    }
  }
  return -1;
}

int ct_mouse_read(int code, int input, uint32_t *place) {
  return code == CT_MOUSE_BYTES ? read_bytes(input, place) : read_numbers(input, place);
}
