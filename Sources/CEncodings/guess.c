#include "CEncodings.h"

#include <string.h>
#include <uchardet/uchardet.h>

/// The names are copied to where they outlive the detector; one a thread is enough.
static _Thread_local char name[64];

const char *ce_guess(const uint8_t *bytes, size_t length) {
  uchardet_t detector = uchardet_new();
  if (!detector) return NULL;
  int failed = uchardet_handle_data(detector, (const char *)bytes, length);
  uchardet_data_end(detector);
  const char *found = uchardet_get_charset(detector);
  size_t size = found ? strlen(found) : 0;
  int fits = !failed && size > 0 && size < sizeof name;
  if (fits) memcpy(name, found, size + 1);
  uchardet_delete(detector);
  return fits ? name : NULL;
}
