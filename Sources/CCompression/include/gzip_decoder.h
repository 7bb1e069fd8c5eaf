#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A decoder of gzip data (RFC 1952), one member after another, with the sums of each checked.
///
/// By ISA-L, which is several times as fast, or by zlib where ISA-L is absent. One a thread.
typedef struct cc_gzip cc_gzip;

/// A state of a decoder that others can go on from; it never changes and threads may share it.
typedef struct cc_gzip_point cc_gzip_point;

/// What came of decoding.
typedef enum cc_gzip_result {
  /// All input was taken, or the room is full.
  CC_GZIP_GOES_ON,
  /// A member ended, with its sums as they should be.
  CC_GZIP_MEMBER_END,
  /// The data are none that gzip writes; `cc_gzip_reason` says why.
  CC_GZIP_DAMAGED,
} cc_gzip_result;

/// A decoder at the start of a member; NULL where there is no memory. With `portable` it is
/// zlib's, whatever else there is.
cc_gzip *cc_gzip_new(int portable);
void cc_gzip_free(cc_gzip *decoder);

/// Makes the decoder expect the start of a member.
void cc_gzip_start(cc_gzip *decoder);

/// Decodes until the input is taken, the room is full or the member ends, and moves both along.
cc_gzip_result cc_gzip_decode(cc_gzip *decoder, const uint8_t **input, size_t *input_length,
                              uint8_t **output, size_t *output_length);

/// Why the last call ended with `CC_GZIP_DAMAGED`, as a short phrase that lives for ever.
const char *cc_gzip_reason(const cc_gzip *decoder);

/// Keeps the state of a decoder; NULL where there is no memory.
///
/// The input that follows is what the decoder has not taken yet.
cc_gzip_point *cc_gzip_save(const cc_gzip *decoder);
void cc_gzip_point_free(cc_gzip_point *point);

/// About how many bytes a point takes.
size_t cc_gzip_point_size(const cc_gzip_point *point);

/// Makes a decoder of the same kind go on from a point; 0 where there is no memory.
int cc_gzip_restore(cc_gzip *decoder, const cc_gzip_point *point);

#ifdef __cplusplus
}
#endif
