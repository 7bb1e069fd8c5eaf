/// `ck_survey_blocks` and `ck_survey_column` over the wide bytes of one kind of machine.
///
/// Included by a file for each kind, behind its `wide_*.h` and with names defined for the functions.

/// The classes that a byte may have by its lower half, and those by its upper half: what is in both
/// it has.
static const uint8_t by_low[16] = {0x25, 0x22, 0x62, 0xa2, 0x22, 0x22, 0x22, 0x22,
                                   0x22, 0x24, 0x24, 0x22, 0x22, 0x34, 0x22, 0x2a};
static const uint8_t by_high[16] = {0x13, 0x06, 0, 0, 0, 0, 0, 0x08,
                                    0x20, 0x20, 0x20, 0x20, 0xe0, 0x20, 0x68, 0x20};

/// 64 bytes of ones and then 64 zeros, to leave out what stands behind a cell.
static const uint8_t ones_then_zeros[128] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

static inline uint8_t classes_of(uint64_t words) {
  words |= words >> 32;
  words |= words >> 16;
  words |= words >> 8;
  uint8_t found = (uint8_t)words;
  return found & CK_CONTROL_TOO ? (found & ~CK_CONTROL_TOO) | CK_CONTROL : found;
}

WIDE uint8_t SURVEY_BLOCKS(const uint8_t *bytes, size_t length) {
  wide found = wide_zero();
  for (size_t at = 0; at < length; at += 64) {
    found = wide_or(found, wide_classes(wide_load(bytes + at), by_low, by_high));
  }
  return classes_of(wide_words(found));
}

WIDE void SURVEY_COLUMN(const ck_column *column, uint8_t *classes) {
  for (size_t row = 0; row < column->count; row++) {
    ck_cell cell = ck_cell_of(column, row);
    size_t whole = cell.length / 64 * 64;
    uint8_t found = whole ? SURVEY_BLOCKS(cell.at, whole) : 0;
    wide rest = wide_classes(wide_load(cell.at + whole), by_low, by_high);
    wide inside = wide_load(ones_then_zeros + 64 - (cell.length - whole));
    classes[row] = found | classes_of(wide_words(wide_and(rest, inside)));
  }
}
