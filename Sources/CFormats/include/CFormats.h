#pragma once

#include <stddef.h>
#include <stdint.h>

#include "json_rows.h"
#include "parquet.h"
#include "rows.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A JSON validator with its reusable buffers; one a thread.
typedef struct cf_json cf_json;

cf_json *cf_json_new(void);
void cf_json_free(cf_json *json);

/// Bytes that must be readable past the end of a text handed to the functions below.
size_t cf_json_padding(void);

/// 0 when the text is one JSON value (RFC 8259, UTF-8), else a reason for
/// `cf_json_reason`. Never writes to `bytes`, which reach `length + cf_json_padding()`.
int cf_json_check(cf_json *json, const uint8_t *bytes, size_t length);

/// 1 when the text is a JSON string whose own text is a JSON object or array; 0 for all others.
int cf_json_is_encoded(cf_json *json, const uint8_t *bytes, size_t length);

/// Offset of the first byte that cannot stand where it stands, or `length` when
/// the text ends too early. Slower than `cf_json_check`; for texts that failed it.
size_t cf_json_error_offset(cf_json *json, const uint8_t *bytes, size_t length);

/// What is wrong, as a short English phrase that lives for ever.
const char *cf_json_reason(int code);

/// 1 when the bytes are UTF-8 (RFC 3629).
int cf_is_utf8(const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif
