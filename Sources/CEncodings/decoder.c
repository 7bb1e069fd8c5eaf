#include "decoder.h"

#include <stdlib.h>

static const char utf8[] = "UTF-8";

/// Asks iconv for each byte alone, so that what it would compose of several stays several.
static int fill_table(ce_decoder *decoder, const char *name) {
  iconv_t converter = iconv_open(utf8, name);
  if (converter == (iconv_t)-1) return 0;
  decoder->has_ascii = 1;
  for (int byte = 0; byte < TABLE; byte++) {
    char input = (char)byte, text[16];
    char *in = &input, *out = text;
    size_t in_left = 1, out_left = sizeof text;
    iconv(converter, NULL, NULL, NULL, NULL);
    size_t result = iconv(converter, &in, &in_left, &out, &out_left);
    // Some hold a character back until they know that nothing is to be added to it.
    if (result != (size_t)-1) iconv(converter, NULL, NULL, &out, &out_left);
    size_t length = sizeof text - out_left;
    int malformed = result == (size_t)-1 || length == 0 || length > LONGEST;
    if (malformed) {
      memcpy(text, "\xef\xbf\xbd", 3);
      length = 3;
    }
    memcpy(decoder->text[byte], text, length);
    decoder->lengths[byte] = (uint8_t)length;
    decoder->malformed[byte] = (uint8_t)malformed;
    if (byte < 128 && (length != 1 || text[0] != byte)) decoder->has_ascii = 0;
  }
  iconv_close(converter);
  return 1;
}

ce_decoder *ce_decoder_new(ce_form form, const char *name) {
  ce_decoder *decoder = calloc(1, sizeof *decoder);
  if (!decoder) return NULL;
  decoder->form = form;
  decoder->converter = (iconv_t)-1;
  int made = 1;
  if (form == CE_SINGLE) {
    made = fill_table(decoder, name);
  } else if (form == CE_MULTI) {
    decoder->converter = iconv_open(utf8, name);
    made = decoder->converter != (iconv_t)-1;
  }
  if (made) return decoder;
  ce_decoder_free(decoder);
  return NULL;
}

void ce_decoder_free(ce_decoder *decoder) {
  if (!decoder) return;
  if (decoder->converter != (iconv_t)-1) iconv_close(decoder->converter);
  free(decoder);
}

ce_step ce_decode(
    ce_decoder *decoder, const uint8_t *bytes, size_t length, int is_last, uint8_t *out,
    size_t room) {
  ce_run run = {.bytes = bytes, .length = length, .out = out, .room = room, .is_last = is_last};
  switch (decoder->form) {
  case CE_SINGLE: ce_decode_single(decoder, &run); break;
  case CE_MULTI: ce_decode_multi(decoder, &run); break;
  case CE_UTF16LE:
  case CE_UTF16BE: ce_decode_utf16(decoder, &run); break;
  case CE_UTF32LE:
  case CE_UTF32BE: ce_decode_utf32(decoder, &run); break;
  }
  return run.step;
}
