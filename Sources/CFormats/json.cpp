#include "CFormats.h"

// Without exceptions a forgotten check of a result does not compile.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

using simdjson::padded_string_view;
namespace ondemand = simdjson::ondemand;

struct cf_json {
  simdjson::dom::parser whole;
  ondemand::parser walking;
  simdjson::dom::parser inner;
};

cf_json *cf_json_new(void) { return new cf_json; }
void cf_json_free(cf_json *json) { delete json; }
size_t cf_json_padding(void) { return simdjson::SIMDJSON_PADDING; }

int cf_json_check(cf_json *json, const uint8_t *bytes, size_t length) {
  return json->whole.parse(bytes, length, false).error();
}

int cf_json_is_encoded(cf_json *json, const uint8_t *bytes, size_t length) {
  std::string_view text;
  if (json->whole.parse(bytes, length, false).get_string().get(text)) return 0;
  simdjson::dom::element value;
  if (json->inner.parse(text.data(), text.size(), true).get(value)) return 0;
  return value.is_object() || value.is_array();
}

const char *cf_json_reason(int code) {
  switch (code) {
    case simdjson::TAPE_ERROR: return "a character that cannot stand there";
    case simdjson::UNCLOSED_STRING: return "a string that is not closed";
    case simdjson::UNESCAPED_CHARS: return "a raw control character inside a string";
    case simdjson::STRING_ERROR: return "a string with a bad escape";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return "a word that is not true, false or null";
    case simdjson::NUMBER_ERROR: return "a number that JSON does not allow";
    case simdjson::UTF8_ERROR: return "bytes that are not UTF-8";
    case simdjson::DEPTH_ERROR: return "values nested more than 1,024 deep";
    case simdjson::EMPTY: return "no value at all";
    default: return "not JSON";
  }
}

namespace {

/// The iterator has room for so many open arrays and objects, and does not check it itself.
constexpr size_t maximum_depth = simdjson::DEFAULT_MAX_DEPTH - 2;

/// Walks every value so that the iterator stops at the first wrong one.
simdjson::error_code walk(ondemand::value value, size_t depth) {
  if (depth > maximum_depth) return simdjson::DEPTH_ERROR;
  ondemand::json_type type;
  SIMDJSON_TRY(value.type().get(type));
  switch (type) {
    case ondemand::json_type::object: {
      ondemand::object object;
      SIMDJSON_TRY(value.get_object().get(object));
      for (auto member : object) {
        ondemand::value inner;
        std::string_view key;
        SIMDJSON_TRY(member.unescaped_key().get(key));
        SIMDJSON_TRY(member.value().get(inner));
        SIMDJSON_TRY(walk(inner, depth + 1));
      }
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      SIMDJSON_TRY(value.get_array().get(array));
      for (auto element : array) {
        ondemand::value inner;
        SIMDJSON_TRY(element.get(inner));
        SIMDJSON_TRY(walk(inner, depth + 1));
      }
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::string: return value.get_string().error();
    case ondemand::json_type::number: return value.get_number().error();
    case ondemand::json_type::boolean: return value.get_bool().error();
    case ondemand::json_type::null: {
      bool is_null;
      SIMDJSON_TRY(value.is_null().get(is_null));
      return is_null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }
  }
  return simdjson::TAPE_ERROR;
}

}  // namespace

size_t cf_json_error_offset(cf_json *json, const uint8_t *bytes, size_t length) {
  auto text = reinterpret_cast<const char *>(bytes);
  padded_string_view view(text, length, length + simdjson::SIMDJSON_PADDING);
  ondemand::document document;
  if (json->walking.iterate(view).get(document)) return length;
  ondemand::value root;
  if (!document.get_value().get(root)) (void)walk(root, 1);
  const char *place;
  if (document.current_location().get(place)) return length;
  size_t offset = static_cast<size_t>(place - text);
  return offset < length ? offset : length;
}
