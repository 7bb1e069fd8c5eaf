#include "gzip_decoder.h"

#include <stdlib.h>

#include "gzip_ways.h"

struct cc_gzip {
  const cc_gzip_way *way;
  void *state;
  const char *reason;
};

struct cc_gzip_point {
  const cc_gzip_way *way;
  void *state;
};

cc_gzip *cc_gzip_new(int portable) {
  cc_gzip *decoder = calloc(1, sizeof *decoder);
  if (!decoder) return NULL;
  decoder->way = portable || !cc_gzip_isal() ? cc_gzip_zlib() : cc_gzip_isal();
  decoder->state = decoder->way->make();
  if (decoder->state) return decoder;
  free(decoder);
  return NULL;
}

void cc_gzip_free(cc_gzip *decoder) {
  if (!decoder) return;
  decoder->way->drop(decoder->state);
  free(decoder);
}

void cc_gzip_start(cc_gzip *decoder) { decoder->way->start(decoder->state); }

cc_gzip_result cc_gzip_decode(cc_gzip *decoder, const uint8_t **input, size_t *input_length,
                              uint8_t **output, size_t *output_length) {
  size_t input_before = *input_length, output_before = *output_length;
  cc_gzip_result result = decoder->way->decode(decoder->state, input, input_length, output,
                                               output_length, &decoder->reason);
  int stands = *input_length == input_before && *output_length == output_before;
  if (result == CC_GZIP_GOES_ON && stands && input_before > 0 && output_before > 0) {
    // A caller who feeds on would never come to an end.
    decoder->reason = "a state from which nothing follows";
    return CC_GZIP_DAMAGED;
  }
  return result;
}

const char *cc_gzip_reason(const cc_gzip *decoder) {
  return decoder->reason ? decoder->reason : "an unknown reason";
}

cc_gzip_point *cc_gzip_save(const cc_gzip *decoder) {
  cc_gzip_point *point = calloc(1, sizeof *point);
  if (!point) return NULL;
  point->way = decoder->way;
  point->state = decoder->way->save(decoder->state);
  if (point->state) return point;
  free(point);
  return NULL;
}

void cc_gzip_point_free(cc_gzip_point *point) {
  if (!point) return;
  point->way->drop_point(point->state);
  free(point);
}

size_t cc_gzip_point_size(const cc_gzip_point *point) {
  return point->way->point_size(point->state);
}

int cc_gzip_restore(cc_gzip *decoder, const cc_gzip_point *point) {
  return decoder->way == point->way && decoder->way->restore(decoder->state, point->state);
}
