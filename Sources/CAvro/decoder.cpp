#include <avro.h>

#include <algorithm>
#include <memory>
#include <new>

#include "CAvro.h"
#include "codec.h"
#include "file.h"
#include "render.h"
#include "value_memory.h"

using namespace avro;

struct ca_decoder {
  explicit ca_decoder(const ca_file &file) : file(file), reader(avro_reader_memory("", 0)) {}

  const ca_file &file;
  avro_reader_t reader;
  Decompressor decompressor;
  Renderer renderer;
  ValueMemory memory;
  const char *reason = nullptr;

  ~ca_decoder() {
    if (reader) avro_reader_free(reader);
  }

  bool read_row(uint32_t origin, cf_rows *rows);
  size_t read_rows(size_t count, uint32_t origin, cf_rows *rows);
};

ca_decoder *ca_decoder_new(const ca_file *file) {
  auto made = new (std::nothrow) ca_decoder(*file);
  if (made && made->reader) return made;
  delete made;
  return nullptr;
}

void ca_decoder_free(ca_decoder *decoder) { delete decoder; }
const char *ca_decoder_reason(const ca_decoder *decoder) { return decoder->reason; }

bool ca_decoder::read_row(uint32_t origin, cf_rows *rows) {
  for (Type *column : file.schema.row().parts) {
    memory.clear();
    int failure = avro_consume_binary(reader, column, renderer.cell());
    if (failure || !renderer.finish()) {
      const char *length = "a value of a length that its block does not have";
      reason = renderer.reason ? renderer.reason : memory.has_refused ? length : avro_strerror();
      renderer.drop();
      return false;
    }
  }
  cf_rows_end(rows, origin);
  if (rows->failed) reason = "its rows are more text than can be held";
  return !rows->failed;
}

size_t ca_decoder::read_rows(size_t count, uint32_t origin, cf_rows *rows) {
  ValueMemory::Use use(memory);
  renderer.rows = rows;
  renderer.reason = nullptr;
  for (size_t row = 0; row < count; row++)
    if (!read_row(origin + uint32_t(row), rows)) return row;
  if (avro_skip(reader, 1) == 0) reason = "more bytes than its rows";
  return count;
}

size_t ca_decoder_read(
    ca_decoder *decoder, const uint8_t *bytes, size_t length, size_t row_count, uint32_t origin,
    cf_rows *rows) {
  decoder->reason = nullptr;
  try {
    Decompressor &data = decoder->decompressor;
    const uint8_t *decoded = data.decode(decoder->file.codec, bytes, length);
    if (!decoded && data.reason) return decoder->reason = data.reason, 0;
    // Rows without bytes are rows of nothing but null, of which no table has many.
    if (row_count > std::max<size_t>(data.length, 1 << 16))
      return decoder->reason = "it claims more rows than it has bytes", 0;
    if (!decoder->memory.reserve(data.length))
      return decoder->reason = "there is no memory for it", 0;
    avro_reader_memory_set_source(
        decoder->reader, reinterpret_cast<const char *>(decoded), int64_t(data.length));
    return decoder->read_rows(row_count, origin, rows);
  } catch (const std::bad_alloc &) {
    return decoder->reason = "there is no memory for it", 0;
  }
}
