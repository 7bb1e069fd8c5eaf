#include "survey.h"

static uint8_t class_of(uint8_t byte) {
  if (byte == 0) return CK_ZERO;
  if (byte == '\r') return CK_RETURN;
  if (byte < 0x20) return byte == '\t' || byte == '\n' ? 0 : CK_CONTROL;
  if (byte == 0x7f) return CK_EDGE;
  if (byte < 0x80) return 0;
  switch (byte) {
    case 0xc2:
    case 0xe2: return CK_HIGH | CK_MARK;
    case 0xc3: return CK_HIGH | CK_LATIN;
    case 0xef: return CK_HIGH | CK_EDGE;
    default: return CK_HIGH;
  }
}

static uint8_t by_bytes(const uint8_t *bytes, size_t length) {
  uint8_t classes = 0;
  for (size_t i = 0; i < length; i++) classes |= class_of(bytes[i]);
  return classes;
}

static void column_by_bytes(const ck_column *column, uint8_t *classes) {
  for (size_t row = 0; row < column->count; row++) {
    ck_cell cell = ck_cell_of(column, row);
    classes[row] = by_bytes(cell.at, cell.length);
  }
}

static ck_survey_blocks *blocks_of(ck_machine machine) {
  switch (machine) {
#if defined(CK_X86)
    case CK_AVX2: return ck_survey_blocks_avx2;
    case CK_AVX512: return ck_survey_blocks_avx512;
#elif defined(CK_ARM)
    case CK_NEON: return ck_survey_blocks_neon;
#endif
    default: return NULL;
  }
}

static ck_survey_column *column_of(ck_machine machine) {
  switch (machine) {
#if defined(CK_X86)
    case CK_AVX2: return ck_survey_column_avx2;
    case CK_AVX512: return ck_survey_column_avx512;
#elif defined(CK_ARM)
    case CK_NEON: return ck_survey_column_neon;
#endif
    default: return column_by_bytes;
  }
}

uint8_t ck_survey_with(const uint8_t *bytes, size_t length, ck_machine machine) {
  ck_survey_blocks *survey = blocks_of(machine);
  size_t blocks = survey ? length / 64 * 64 : 0;
  uint8_t classes = blocks ? survey(bytes, blocks) : 0;
  return classes | by_bytes(bytes + blocks, length - blocks);
}

uint8_t ck_survey(const uint8_t *bytes, size_t length) {
  return ck_survey_with(bytes, length, ck_best_machine());
}

void ck_survey_cells_with(const ck_column *column, uint8_t *classes, ck_machine machine) {
  column_of(machine)(column, classes);
}

void ck_survey_cells(const ck_column *column, uint8_t *classes) {
  ck_survey_cells_with(column, classes, ck_best_machine());
}

ck_row_ends ck_ends_of_rows(const uint8_t *bytes, const uint32_t *marks, const uint32_t *rows,
                            size_t count) {
  ck_row_ends ends = {0};
  uint32_t start = 0;
  for (size_t row = 0; row < count; row++) {
    uint32_t end = marks[(rows[row] & ~CK_ROW_FLAGS) - 1];
    uint32_t length = end - start;
    ends.returns += length > 0 && bytes[end - 1] == '\r' && bytes[end] == '\n';
    ends.longest = length > ends.longest ? length : ends.longest;
    start = end + 1;
  }
  return ends;
}
