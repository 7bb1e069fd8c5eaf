#pragma once

#include <stddef.h>
#include <stdint.h>

/// The encoding that bytes seem to be in, by the name that uchardet has for it, which lives
/// until the thread asks again; NULL where it cannot tell.
const char *ce_guess(const uint8_t *bytes, size_t length);

/// Makes UTF-8 of text in another encoding. It holds no state between calls, so that reading can
/// go on wherever a character starts; one thread at a time.
typedef struct ce_decoder ce_decoder;

/// How characters become bytes.
typedef enum ce_form {
  /// One byte a character.
  CE_SINGLE,
  /// One or more bytes, where a byte below 128 behind another such byte is itself.
  CE_MULTI,
  /// Two or four bytes, the lowest or the highest first.
  CE_UTF16LE,
  CE_UTF16BE,
  CE_UTF32LE,
  CE_UTF32BE,
} ce_form;

/// A decoder; `name` is what iconv calls the encoding. NULL where iconv does not know it, or there
/// is no memory.
ce_decoder *ce_decoder_new(ce_form form, const char *name);
void ce_decoder_free(ce_decoder *decoder);

/// What came of a call.
typedef struct ce_step {
  /// Bytes taken and bytes written; both are whole characters.
  size_t taken, written;
  /// How many times U+FFFD stands for what is no character, and where the first of these starts.
  size_t malformed, first_malformed;
} ce_step;

/// Decodes whole characters until the bytes end or the next one does not fit into `room`.
///
/// Bytes that are the start of a character are left, unless they are the last: then they are
/// malformed. Any `room` of 16 or more takes at least one character.
ce_step ce_decode(
    ce_decoder *decoder, const uint8_t *bytes, size_t length, int is_last, uint8_t *out,
    size_t room);
