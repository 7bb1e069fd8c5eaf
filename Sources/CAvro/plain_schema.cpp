#include "plain_schema.h"

#include <map>
#include <string_view>

namespace avro {

using simdjson::dom::array;
using simdjson::dom::element;

namespace {

bool is_plain(std::string_view name) {
  name.remove_prefix(name.rfind('.') + 1);
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (char c : name)
    if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '_')
      return false;
  return true;
}

class Writer {
 public:
  std::string text;

  void write(element schema) {
    std::string_view name;
    array branches;
    if (!schema.get(name)) {
      write_reference(name, schema);
    } else if (!schema.get(branches)) {
      write_list(branches);
    } else {
      write_object(schema);
    }
  }

 private:
  /// What stands for names that are not plain, the last of which is meant.
  std::map<std::string_view, std::string> names_;
  size_t count_ = 0;

  void write_reference(std::string_view name, element json) {
    auto known = names_.find(name);
    text += known == names_.end() ? simdjson::minify(json) : known->second;
  }

  void write_list(array list) {
    text += '[';
    for (element item : list) {
      if (text.back() != '[') text += ',';
      write(item);
    }
    text += ']';
  }

  void write_object(element schema) {
    std::string_view type;
    element part;
    if (schema["type"].get(part) || part.get(type)) {
      text += "{\"type\":null";
    } else {
      text += "{\"type\":";
      write_reference(type, part);
    }
    if (type == "record" || type == "enum" || type == "fixed") write_name(schema);
    for (const char *key : {"namespace", "size", "symbols"})
      if (!schema[key].get(part)) text += std::string(",\"") + key + "\":" + simdjson::minify(part);
    for (const char *key : {"items", "values"}) {
      if (schema[key].get(part)) continue;
      text += std::string(",\"") + key + "\":";
      write(part);
    }
    array fields;
    if (type == "record" && !schema["fields"].get(fields)) write_fields(fields);
    text += '}';
  }

  void write_name(element schema) {
    std::string_view name;
    if (schema["name"].get(name)) name = "";
    if (is_plain(name)) {
      text += ",\"name\":\"" + std::string(name) + '"';
      return;
    }
    // Of a namespace of its own, so that it means the same everywhere.
    std::string &plain = names_[name];
    plain = "\"unnamed.type_" + std::to_string(count_++) + '"';
    text += ",\"name\":" + plain;
  }

  void write_fields(array fields) {
    text += ",\"fields\":[";
    size_t place = 0;
    for (element field : fields) {
      if (place > 0) text += ',';
      text += "{\"name\":\"field_" + std::to_string(place++) + '"';
      element type;
      if (!field["type"].get(type)) {
        text += ",\"type\":";
        write(type);
      }
      text += '}';
    }
    text += ']';
  }
};

}  // namespace

std::string plain_schema(element schema) {
  Writer writer;
  writer.write(schema);
  return std::move(writer.text);
}

}  // namespace avro
