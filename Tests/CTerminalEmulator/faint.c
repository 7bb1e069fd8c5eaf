// libvterm 0.1 drops the attribute "faint" (SGR 2). It is handed over as "italic" (SGR 3), which
// no program under test uses, and te_cell_at calls it faint again. It also scrolls a region that
// begins below the screen, and writes where it must not.
#include "emulator.h"

#include <stdio.h>
#include <string.h>

enum { ESCAPE = 0x1B };

static void pass(te_emulator *emulator, const char *bytes, size_t count) {
  if (count > 0) vterm_input_write(emulator->terminal, bytes, count);
}

static size_t append(char *to, size_t length, const char *text, size_t count) {
  memcpy(to + length, text, count);
  return length + count;
}

static bool is(const char *parameter, size_t length, const char *text) {
  return length == strlen(text) && memcmp(parameter, text, length) == 0;
}

// Rewrites the parameters of `ESC [ … m`; a colour by number has parameters of its own and is left.
static size_t translate(const char *parameters, size_t count, char *to) {
  size_t length = 0;
  size_t start = 0;
  for (size_t index = 0; index <= count; index++) {
    if (index < count && parameters[index] != ';') continue;
    const char *one = parameters + start;
    size_t size = index - start;
    if (is(one, size, "38") || is(one, size, "48")) return append(to, 0, parameters, count);
    if (length > 0) to[length++] = ';';
    if (is(one, size, "2")) {
      to[length++] = '3';
    } else if (is(one, size, "22")) {
      length = append(to, length, "22;23", 5);
    } else {
      length = append(to, length, size > 0 ? one : "0", size > 0 ? size : 1);
    }
    start = index + 1;
  }
  return length;
}

// Whether the parameters of `ESC [ top ; bottom r` are a region of this screen; terminals ignore one
// that is not.
static bool is_region(const te_emulator *emulator) {
  int height, width, top = 1, bottom;
  vterm_get_size(emulator->terminal, &height, &width);
  bottom = height;
  char parameters[TE_SEQUENCE + 1];
  size_t count = append(parameters, 0, emulator->sequence + 2, emulator->sequence_length - 2);
  parameters[count] = '\0';
  sscanf(parameters, "%d;%d", &top, &bottom);
  return top < bottom && top < height;
}

static void finish(te_emulator *emulator, char final) {
  char rewritten[4 * TE_SEQUENCE];
  const char *sequence = emulator->sequence;
  if (final == 'r' && !is_region(emulator)) {
    emulator->sequence_length = 0;
    return;
  }
  size_t length = append(rewritten, 0, sequence, 2);
  if (final == 'm') {
    length += translate(sequence + 2, emulator->sequence_length - 2, rewritten + length);
  } else {
    length = append(rewritten, 0, sequence, emulator->sequence_length);
  }
  rewritten[length++] = final;
  pass(emulator, rewritten, length);
  emulator->sequence_length = 0;
}

// Whether `byte` continues the sequence collected so far: ESC, [, digits and semicolons.
static bool continues(const te_emulator *emulator, char byte) {
  size_t length = emulator->sequence_length;
  if (length == 0) return byte == ESCAPE;
  if (length == 1) return byte == '[';
  return length < TE_SEQUENCE && ((byte >= '0' && byte <= '9') || byte == ';');
}

void te_take(te_emulator *emulator, const char *bytes, size_t count) {
  size_t start = 0;
  for (size_t index = 0; index < count; index++) {
    if (continues(emulator, bytes[index])) {
      if (emulator->sequence_length == 0) pass(emulator, bytes + start, index - start);
      emulator->sequence[emulator->sequence_length++] = bytes[index];
      start = index + 1;
    } else if (emulator->sequence_length >= 2) {
      finish(emulator, bytes[index]);
      start = index + 1;
    } else if (emulator->sequence_length == 1) {
      pass(emulator, emulator->sequence, 1);
      emulator->sequence_length = 0;
      start = index;
    }
  }
  pass(emulator, bytes + start, count - start);
}
