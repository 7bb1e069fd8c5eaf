#include <avro.h>

#include <cstdlib>
#include <cstring>

#include "render.h"
#include "schema.h"
#include "text.h"

namespace avro {

// The library reads a value and calls these with it; they hand it to the renderer.

static const Type &type_of(avro_consumer_t *consumer) { return *static_cast<Type *>(consumer); }
static Place &place_of(void *data) { return *static_cast<Place *>(data); }

/// Gives back what the library allocated for a value that it hands over.
static void release(const void *value, size_t length) {
  avro_free(const_cast<void *>(value), length);
}

// MARK: - Single values

static int null_value(avro_consumer_t *, void *data) {
  Place &place = place_of(data);
  place.renderer->null(place);
  return 0;
}

static int boolean_value(avro_consumer_t *, int value, void *data) {
  Place &place = place_of(data);
  if (value != 0 && value != 1) return place.renderer->refuse("a boolean that is none");
  place.renderer->plain(place, value ? "true" : "false", value ? 4 : 5);
  return 0;
}

static size_t write_meant(Meaning meaning, int64_t value, char *out) {
  switch (meaning) {
    case Meaning::date: return write_date(value, out);
    case Meaning::time_millis: return write_time(value, 1'000, out);
    case Meaning::time_micros: return write_time(value, 1'000'000, out);
    case Meaning::timestamp_millis: return write_timestamp(value, 1'000, out);
    case Meaning::timestamp_micros: return write_timestamp(value, 1'000'000, out);
    case Meaning::timestamp_nanos: return write_timestamp(value, 1'000'000'000, out);
    default: return 0;
  }
}

static int long_value(avro_consumer_t *consumer, int64_t value, void *data) {
  Place &place = place_of(data);
  char text[longest_text];
  size_t length = write_meant(type_of(consumer).meaning, value, text);
  if (length > 0) {
    place.renderer->word(place, text, length);
  } else {
    place.renderer->plain(place, text, write_integer(value, text));
  }
  return 0;
}

static int int_value(avro_consumer_t *consumer, int32_t value, void *data) {
  return long_value(consumer, value, data);
}

/// JSON has no numbers that are none.
static int number(Place &place, const char *text, size_t length) {
  if (text[length - 1] <= '9') {
    place.renderer->plain(place, text, length);
  } else {
    place.renderer->word(place, text, length);
  }
  return 0;
}

static int double_value(avro_consumer_t *, double value, void *data) {
  char text[longest_text];
  return number(place_of(data), text, write_double(value, text));
}

static int float_value(avro_consumer_t *, float value, void *data) {
  char text[longest_text];
  return number(place_of(data), text, write_float(value, text));
}

static int enum_value(avro_consumer_t *consumer, int value, void *data) {
  Place &place = place_of(data);
  auto &names = type_of(consumer).names;
  if (value < 0 || size_t(value) >= names.size())
    return place.renderer->refuse("a symbol that its schema does not have");
  auto &name = names[size_t(value)];
  place.renderer->text(place, reinterpret_cast<const uint8_t *>(name.data()), name.size());
  return 0;
}

static int string_value(avro_consumer_t *, const void *value, size_t length, void *data) {
  Place &place = place_of(data);
  // The length has the zero that the library puts behind the text.
  place.renderer->text(place, static_cast<const uint8_t *>(value), length - 1);
  release(value, length);
  return 0;
}

/// Digits of more bytes are none of a column, and take time that grows with their square.
static constexpr size_t longest_decimal = 1024;

static void binary(const Type &type, void *value, size_t length, Place &place) {
  auto bytes = static_cast<uint8_t *>(value);
  if (type.meaning == Meaning::uuid) {
    char text[longest_text];
    place.renderer->word(place, text, write_uuid(bytes, text));
  } else if (type.meaning == Meaning::decimal && length <= longest_decimal) {
    char text[longest_decimal * 3 + 1000 + 16];
    place.renderer->plain(place, text, write_decimal(bytes, length, type.scale, text));
  } else {
    place.renderer->binary(place, bytes, length);
  }
}

static int bytes_value(avro_consumer_t *consumer, const void *value, size_t length, void *data) {
  binary(type_of(consumer), const_cast<void *>(value), length, place_of(data));
  release(value, length + 1);
  return 0;
}

static int fixed_value(avro_consumer_t *consumer, const void *value, size_t length, void *data) {
  binary(type_of(consumer), const_cast<void *>(value), length, place_of(data));
  release(value, length);
  return 0;
}

// MARK: - Values within others

static int union_branch(
    avro_consumer_t *consumer, unsigned branch, avro_consumer_t **inner, void **inner_data,
    void *data) {
  auto &parts = type_of(consumer).parts;
  if (branch >= parts.size())
    return place_of(data).renderer->refuse("a branch that its union does not have");
  *inner = parts[branch];
  *inner_data = data;
  return 0;
}

/// What the library must be told when something was refused.
static int outcome(Renderer *renderer) { return renderer->reason ? EILSEQ : 0; }

static int start_block(Place &place, int is_first, unsigned count, char bracket) {
  if (is_first) place.renderer->open(place, bracket);
  if (count == 0 && !place.renderer->reason) place.renderer->close(place);
  return outcome(place.renderer);
}

static int array_start_block(avro_consumer_t *, int is_first, unsigned count, void *data) {
  return start_block(place_of(data), is_first, count, '[');
}

static int map_start_block(avro_consumer_t *, int is_first, unsigned count, void *data) {
  return start_block(place_of(data), is_first, count, '{');
}

static int array_element(
    avro_consumer_t *consumer, unsigned, avro_consumer_t **inner, void **inner_data, void *data) {
  Place &place = place_of(data);
  *inner = type_of(consumer).parts[0];
  *inner_data = place.renderer->next(place);
  return outcome(place.renderer);
}

static int map_element(
    avro_consumer_t *consumer, unsigned, const char *key, avro_consumer_t **inner,
    void **inner_data, void *data) {
  Place &place = place_of(data);
  *inner = type_of(consumer).parts[0];
  *inner_data = place.renderer->next(place);
  place.renderer->string(reinterpret_cast<const uint8_t *>(key), std::strlen(key));
  place.renderer->raw(":");
  return outcome(place.renderer);
}

static int record_start(avro_consumer_t *, void *data) {
  Place &place = place_of(data);
  place.renderer->open(place, '{');
  return outcome(place.renderer);
}

static int record_field(
    avro_consumer_t *consumer, unsigned index, avro_consumer_t **inner, void **inner_data,
    void *data) {
  Place &place = place_of(data);
  const Type &type = type_of(consumer);
  *inner = type.parts[index];
  *inner_data = place.renderer->next(place);
  place.renderer->raw(type.names[index]);
  return outcome(place.renderer);
}

void set_callbacks(Type &type) {
  type.null_value = null_value;
  type.boolean_value = boolean_value;
  type.int_value = int_value;
  type.long_value = long_value;
  type.float_value = float_value;
  type.double_value = double_value;
  type.string_value = string_value;
  type.bytes_value = bytes_value;
  type.fixed_value = fixed_value;
  type.enum_value = enum_value;
  type.union_branch = union_branch;
  type.array_start_block = array_start_block;
  type.array_element = array_element;
  type.map_start_block = map_start_block;
  type.map_element = map_element;
  type.record_start = record_start;
  type.record_field = record_field;
}

}  // namespace avro
