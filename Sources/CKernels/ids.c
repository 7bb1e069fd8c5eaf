#include "ids.h"

static inline int is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

static inline int is_hex(uint8_t byte) {
  uint8_t lower = byte | 0x20;
  return is_digit(byte) || (lower >= 'a' && lower <= 'f');
}

/// Whether a byte stands in no usual id.
static inline int is_odd(uint8_t byte) {
  return byte <= '+' || byte == '.' || byte == '@' || byte >= 0x80;
}

static int is_uuid(ck_cell cell) {
  if (cell.length != 36) return 0;
  for (size_t i = 0; i < 36; i++) {
    int is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? cell.at[i] != '-' : !is_hex(cell.at[i])) return 0;
  }
  return 1;
}

int ck_id_shape(ck_cell cell) {
  size_t digits = 0, dashes = 0;
  for (size_t i = 0; i < cell.length; i++) {
    if (is_odd(cell.at[i])) return CK_ID_ODD;
    digits += (size_t)is_digit(cell.at[i]);
    dashes += cell.at[i] == '-';
  }
  if (digits == cell.length) return ck_id_number(cell);
  if (is_uuid(cell)) return CK_ID_UUID;
  return digits + dashes == cell.length ? CK_ID_ODD : CK_ID_OTHER;
}

size_t ck_id_column_slowly(const ck_column *column, ck_id_shapes *shapes, uint32_t *odd) {
  CK_ID_COLUMN(ck_id_shape)
}

size_t ck_id_column(const ck_column *column, ck_id_shapes *shapes, uint32_t *odd) {
#if defined(CK_X86)
  if (ck_can(CK_AVX2)) return ck_id_column_avx2(column, shapes, odd);
#endif
  return ck_id_column_slowly(column, shapes, odd);
}

void ck_number_column(const ck_column *column, ck_id_shapes *shapes) {
  for (size_t row = 0; row < column->count; row++) {
    ck_cell cell = ck_cell_of(column, row);
    if (cell.length == 0) continue;
    size_t digits = cell.length - (cell.at[0] == column->quote ? 2 : 0);
    ck_count_id((int)(digits & 15), row, shapes);
  }
}
