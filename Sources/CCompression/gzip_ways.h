#pragma once

#include "gzip_decoder.h"

/// How one library decodes gzip; the functions are those of gzip_decoder.h without the choice.
typedef struct cc_gzip_way {
  void *(*make)(void);
  void (*drop)(void *state);
  void (*start)(void *state);
  /// Sets `reason` where the data are damaged.
  cc_gzip_result (*decode)(void *state, const uint8_t **input, size_t *input_length,
                           uint8_t **output, size_t *output_length, const char **reason);
  void *(*save)(const void *state);
  void (*drop_point)(void *point);
  size_t (*point_size)(const void *point);
  int (*restore)(void *state, const void *point);
} cc_gzip_way;

/// Intel's Intelligent Storage Acceleration Library, or NULL where it is absent.
const cc_gzip_way *cc_gzip_isal(void);
const cc_gzip_way *cc_gzip_zlib(void);
