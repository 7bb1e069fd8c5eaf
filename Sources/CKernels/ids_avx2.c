#include "ids.h"

#if defined(CK_X86)
#include "wide_avx2.h"

/// `ck_id_shape`, 64 bytes at once.
WIDE static inline int shape_of(ck_cell cell) {
  const uint64_t uuid_dashes = 1ull << 8 | 1ull << 13 | 1ull << 18 | 1ull << 23;
  if (cell.length > 64) return ck_id_shape(cell);
  wide w = wide_load(cell.at);
  uint64_t inside = ~0ull >> (64 - cell.length);
  uint64_t digits = wide_between(w, '0', '9') & inside;
  if (digits == inside) return ck_id_number(cell);
  uint64_t odd = wide_between(w, 0, '+') | wide_equal(w, '.') | wide_equal(w, '@') |
                 wide_mask(w.low, w.high);
  if (odd & inside) return CK_ID_ODD;
  uint64_t dashes = wide_equal(w, '-') & inside;
  if (cell.length != 36 || dashes != uuid_dashes) {
    return (digits | dashes) == inside ? CK_ID_ODD : CK_ID_OTHER;
  }
  uint64_t letters = (wide_between(w, 'a', 'f') | wide_between(w, 'A', 'F')) & inside;
  return (digits | dashes | letters) == inside ? CK_ID_UUID : CK_ID_OTHER;
}

WIDE size_t ck_id_column_avx2(const ck_column *column, ck_id_shapes *shapes, uint32_t *odd) {
  CK_ID_COLUMN(shape_of)
}
#endif
