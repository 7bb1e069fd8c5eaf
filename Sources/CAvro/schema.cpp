#include "schema.h"

#include <map>

#include "plain_schema.h"

namespace avro {

using simdjson::dom::element;

/// A schema nested deeper is none that a table has; the library walks it by recursion.
constexpr size_t maximum_depth = 128;
/// A fixed value is held at once.
constexpr int64_t largest_fixed = 1 << 20;
/// A decimal of more digits is shown as the bytes that it is.
constexpr int64_t most_digits = 1000;

/// Goes down the library's schema and its JSON at once, which alone has the logical types.
class Compiler {
 public:
  Compiler(Schema &schema, std::string &reason) : schema_(schema), reason_(reason) {}

  Type *type(avro_schema_t schema, element json);

 private:
  bool record(Type &type, element json);
  bool symbols(Type &type, element json);
  bool choice(Type &type, element json);
  bool inner(Type &type, avro_schema_t schema, element json, const char *key);
  void read_meaning(Type &type, element json);
  Type *refuse(const char *reason) {
    reason_ = reason;
    return nullptr;
  }

  Schema &schema_;
  std::string &reason_;
  /// Types that have a name, which others may refer to while they are read.
  std::map<avro_schema_t, Type *> named_;
};

Type *Compiler::type(avro_schema_t schema, element json) {
  if (is_avro_link(schema)) {
    auto found = named_.find(avro_schema_link_target(schema));
    return found == named_.end() ? refuse("a name that stands for no type") : found->second;
  }
  schema_.types_.push_back(std::make_unique<Type>());
  Type &type = *schema_.types_.back();
  type.schema = schema;
  type.kind = avro_typeof(schema);
  if (is_avro_named_type(schema)) named_[schema] = &type;
  set_callbacks(type);
  read_meaning(type, json);
  bool is_read = true;
  switch (type.kind) {
    case AVRO_RECORD: is_read = record(type, json); break;
    case AVRO_UNION: is_read = choice(type, json); break;
    case AVRO_ARRAY: is_read = inner(type, avro_schema_array_items(schema), json, "items"); break;
    case AVRO_MAP: is_read = inner(type, avro_schema_map_values(schema), json, "values"); break;
    case AVRO_ENUM: is_read = symbols(type, json); break;
    case AVRO_FIXED:
      if (auto size = avro_schema_fixed_size(schema); size < 1 || size > largest_fixed)
        return refuse("a fixed type of a size that is not believed");
      break;
    default: break;
  }
  return is_read ? &type : nullptr;
}

/// Text as it stands in a quoted cell.
static std::string in_quotes(std::string_view text) {
  std::string result;
  for (char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result;
}

bool Compiler::record(Type &type, element json) {
  simdjson::dom::array fields;
  size_t count = avro_schema_record_size(type.schema);
  if (json["fields"].get(fields) || fields.size() != count)
    return refuse("a record with two lists of fields");
  int i = 0;
  for (element field : fields) {
    element inner, name;
    if (field["type"].get(inner)) return refuse("a field without a type");
    if (field["name"].get(name) || !name.is_string()) return refuse("a field without a name");
    Type *part = this->type(avro_schema_record_field_get_by_index(type.schema, i++), inner);
    if (!part) return false;
    type.parts.push_back(part);
    type.names.push_back(in_quotes(simdjson::minify(name)) + ":");
  }
  return true;
}

bool Compiler::symbols(Type &type, element json) {
  simdjson::dom::array symbols;
  if (json["symbols"].get(symbols)) return refuse("an enum without a list of symbols");
  for (element symbol : symbols) {
    std::string_view name;
    if (symbol.get(name)) return refuse("a symbol that is no text");
    type.names.emplace_back(name);
  }
  return true;
}

bool Compiler::choice(Type &type, element json) {
  simdjson::dom::array branches;
  size_t count = avro_schema_union_size(type.schema);
  if (json.get(branches) || branches.size() != count) return refuse("a union that is no list");
  int i = 0;
  for (element branch : branches) {
    Type *part = this->type(avro_schema_union_branch(type.schema, i++), branch);
    if (!part) return false;
    type.parts.push_back(part);
  }
  return true;
}

bool Compiler::inner(Type &type, avro_schema_t schema, element json, const char *key) {
  element inner;
  if (json[key].get(inner)) return refuse("a list or map without the type of its values");
  Type *part = this->type(schema, inner);
  if (part) type.parts.push_back(part);
  return part;
}

/// What does not fit the type below is no logical type, as the specification has it.
void Compiler::read_meaning(Type &type, element json) {
  std::string_view name;
  if (!json.is_object() || json["logicalType"].get(name)) return;
  // Local times are times on someone's clock, which is all that separated values say of one.
  if (name.rfind("local-timestamp-", 0) == 0) name.remove_prefix(6);
  auto kind = type.kind;
  if (kind == AVRO_INT32 && name == "date") type.meaning = Meaning::date;
  if (kind == AVRO_INT32 && name == "time-millis") type.meaning = Meaning::time_millis;
  if (kind == AVRO_INT64 && name == "time-micros") type.meaning = Meaning::time_micros;
  if (kind == AVRO_INT64 && name == "timestamp-millis") type.meaning = Meaning::timestamp_millis;
  if (kind == AVRO_INT64 && name == "timestamp-micros") type.meaning = Meaning::timestamp_micros;
  if (kind == AVRO_INT64 && name == "timestamp-nanos") type.meaning = Meaning::timestamp_nanos;
  if (kind == AVRO_STRING && name == "uuid") type.meaning = Meaning::uuid;
  if (kind == AVRO_FIXED && name == "uuid" && avro_schema_fixed_size(type.schema) == 16)
    type.meaning = Meaning::uuid;
  if ((kind != AVRO_BYTES && kind != AVRO_FIXED) || name != "decimal") return;
  int64_t precision = 0, scale = 0;
  if (json["precision"].get(precision)) return;
  if (json["scale"].error() == simdjson::SUCCESS && json["scale"].get(scale)) return;
  if (precision < 1 || precision > most_digits || scale < 0 || scale > precision) return;
  type.meaning = Meaning::decimal;
  type.precision = int(precision);
  type.scale = int(scale);
}

// MARK: - Words

static std::string described(const Type &type);

static std::string described_choice(const Type &type) {
  std::string text;
  for (const Type *part : type.parts)
    if (part->kind != AVRO_NULL) text += (text.empty() ? "" : " | ") + described(*part);
  return text.empty() ? "null" : text;
}

static std::string described(const Type &type) {
  switch (type.meaning) {
    case Meaning::plain: break;
    case Meaning::date: return "date";
    case Meaning::time_millis: return "time-millis";
    case Meaning::time_micros: return "time-micros";
    case Meaning::timestamp_millis: return "timestamp-millis";
    case Meaning::timestamp_micros: return "timestamp-micros";
    case Meaning::timestamp_nanos: return "timestamp-nanos";
    case Meaning::uuid: return "uuid";
    case Meaning::decimal:
      return "decimal(" + std::to_string(type.precision) + ", " + std::to_string(type.scale) + ")";
  }
  switch (type.kind) {
    case AVRO_RECORD: return "record";
    case AVRO_ENUM: return "enum";
    case AVRO_FIXED: return "fixed(" + std::to_string(avro_schema_fixed_size(type.schema)) + ")";
    case AVRO_ARRAY: return "array of " + described(*type.parts[0]);
    case AVRO_MAP: return "map of " + described(*type.parts[0]);
    case AVRO_UNION: return described_choice(type);
    default: return avro_schema_type_name(type.schema);
  }
}

static bool takes_null(const Type &type) {
  if (type.kind == AVRO_NULL) return true;
  if (type.kind != AVRO_UNION) return false;
  for (const Type *part : type.parts)
    if (takes_null(*part)) return true;
  return false;
}

// MARK: - The whole schema

Schema::~Schema() {
  if (root_) avro_schema_decref(root_);
}

bool Schema::read(std::string_view text, std::string &reason) {
  simdjson::dom::parser parser;
  element json;
  if (auto error = parser.allocate(text.size(), maximum_depth); error)
    return reason = "no memory for its schema", false;
  if (auto error = parser.parse(text.data(), text.size()).get(json); error)
    return reason = std::string("its schema is not JSON: ") + simdjson::error_message(error), false;
  std::string plain = plain_schema(json);
  if (avro_schema_from_json_length(plain.data(), plain.size(), &root_) != 0) {
    root_ = nullptr;
    return reason = std::string("its schema cannot be read: ") + avro_strerror(), false;
  }
  if (!is_avro_record(root_))
    return reason = "its rows are no records, so there are no columns", false;
  std::string fault;
  row_ = Compiler(*this, fault).type(root_, json);
  if (!row_) return reason = "its schema has " + fault, false;
  if (row_->parts.empty()) return reason = "its rows have no columns", false;
  simdjson::dom::array fields;
  if (json["fields"].get(fields)) return false;
  size_t i = 0;
  for (element field : fields) {
    std::string_view name;
    if (field["name"].get(name)) return false;
    const Type &part = *row_->parts[i++];
    columns_.push_back({std::string(name), described(part), takes_null(part)});
  }
  return true;
}

}  // namespace avro
