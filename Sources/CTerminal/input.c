// Keys, changes of size and wake-ups.
#define _GNU_SOURCE
#include "CTerminal.h"
#include "terminal.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

typedef struct {
  int kind;
  uint32_t value;
} event;

enum { NOTHING = -1 };

static int input_descriptor;
static event waiting = {.kind = NOTHING};

void ct_forget_key(int input) {
  input_descriptor = input;
  waiting.kind = NOTHING;
}

// Codes of ours, above those of ncurses; `CT_WORD_LEFT` and so on are added to it.
enum { OWN_KEYS = KEY_MAX + 1 };

void ct_define_word_keys(void) {
  static const struct {
    const char *bytes;
    int key;
  } keys[] = {
      {"\033[1;5D", CT_WORD_LEFT},      {"\033[1;3D", CT_WORD_LEFT},
      {"\033Od", CT_WORD_LEFT},         {"\033b", CT_WORD_LEFT},
      {"\033[1;5C", CT_WORD_RIGHT},     {"\033[1;3C", CT_WORD_RIGHT},
      {"\033Oc", CT_WORD_RIGHT},        {"\033f", CT_WORD_RIGHT},
      {"\033\177", CT_DELETE_WORD_LEFT}, {"\033d", CT_DELETE_WORD_RIGHT},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    define_key(keys[i].bytes, OWN_KEYS + keys[i].key);
  }
}

static uint32_t code_of(wint_t key) {
  switch (key) {
  case KEY_UP: return CT_UP;
  case KEY_DOWN: return CT_DOWN;
  case KEY_LEFT: return CT_LEFT;
  case KEY_RIGHT: return CT_RIGHT;
  case KEY_HOME: return CT_HOME;
  case KEY_END: return CT_END;
  case KEY_PPAGE: return CT_PAGE_UP;
  case KEY_NPAGE: return CT_PAGE_DOWN;
  case KEY_IC: return CT_INSERT;
  case KEY_DC: return CT_DELETE;
  case KEY_BACKSPACE: return CT_BACKSPACE;
  case KEY_ENTER: return CT_ENTER;
  case KEY_BTAB: return CT_BACK_TAB;
  case OWN_KEYS + CT_WORD_LEFT: return CT_WORD_LEFT;
  case OWN_KEYS + CT_WORD_RIGHT: return CT_WORD_RIGHT;
  case OWN_KEYS + CT_DELETE_WORD_LEFT: return CT_DELETE_WORD_LEFT;
  case OWN_KEYS + CT_DELETE_WORD_RIGHT: return CT_DELETE_WORD_RIGHT;
  default: return key >= KEY_F(1) && key <= KEY_F(63) ? CT_FUNCTION + key - KEY_F0 : CT_OTHER;
  }
}

static event read_mouse(int code) {
  event result = {.kind = NOTHING};
  result.kind = ct_mouse_read(code, input_descriptor, &result.value);
  return result;
}

static event read_key(void) {
  wint_t key;
  for (;;) {
    switch (get_wch(&key)) {
    case OK: return (event){.kind = CT_CHARACTER, .value = key};
    case KEY_CODE_YES: break;
    default: return (event){.kind = NOTHING};
    }
    if (key < CT_MOUSE_NUMBERS) return (event){.kind = CT_CODE, .value = code_of(key)};
    event report = read_mouse((int)key);
    // Behind a report that says nothing, such as that of a button let go, a key may be waiting.
    if (report.kind != NOTHING) return report;
  }
}

static event read_signal(void) {
  event result = {.kind = NOTHING};
  char letter;
  while (result.kind == NOTHING && (letter = ct_signals_next()) != 0) {
    if (letter == 'z') {
      result.kind = CT_STOP;
      continue;
    }
    if (letter == 'c') {
      ct_retake();
    } else {
      ct_take_size();
    }
    result.kind = CT_RESIZED;
  }
  return result;
}

static event take_waiting(void) {
  event result = waiting.kind != NOTHING ? waiting : read_signal();
  waiting.kind = NOTHING;
  return result.kind != NOTHING ? result : read_key();
}

// Input that is ready but brings no byte is at its end.
static bool has_ended(short seen) {
  int count = 0;
  if (seen == 0) return false;
  return ioctl(input_descriptor, FIONREAD, &count) != 0 || count == 0;
}

// Takes the bytes at `wake`, so that it rests until the next one.
static void drain(int wake) {
  char bytes[4096];
  ssize_t ignored = read(wake, bytes, sizeof bytes);
  (void)ignored;
}

int ct_next(int wake, uint32_t *value) {
  for (;;) {
    event next = take_waiting();
    if (next.kind != NOTHING) {
      *value = next.value;
      return next.kind;
    }
    struct pollfd sources[] = {{.fd = input_descriptor, .events = POLLIN},
                               {.fd = ct_signals_descriptor(), .events = POLLIN},
                               {.fd = wake, .events = POLLIN}};
    if (poll(sources, 3, -1) < 0) {
      if (errno == EINTR) continue;
      return CT_HANGUP;
    }
    if (has_ended(sources[0].revents)) return CT_HANGUP;
    if ((sources[0].revents | sources[1].revents) != 0) continue;
    drain(wake);
    return CT_WOKEN;
  }
}

bool ct_pending(void) {
  if (waiting.kind == NOTHING) waiting = take_waiting();
  return waiting.kind != NOTHING;
}
