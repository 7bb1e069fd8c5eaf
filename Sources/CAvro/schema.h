#pragma once

#include <avro.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace avro {

/// What a value means beyond its type; Avro calls it a logical type.
enum class Meaning {
  plain,
  date,
  time_millis,
  time_micros,
  timestamp_millis,
  timestamp_micros,
  timestamp_nanos,
  decimal,
  uuid,
};

/// A type of the schema, and what the library calls for each value of it.
struct Type : avro_consumer_t {
  avro_type_t kind;
  Meaning meaning = Meaning::plain;
  /// Digits of a decimal, and how many of them are behind the point.
  int precision = 0, scale = 0;
  /// Fields, branches, or the one type of all items or values.
  std::vector<Type *> parts;
  /// Symbols, or fields as the start of a JSON member that stands in a quoted cell.
  std::vector<std::string> names;
};

/// A schema whose every row is a record.
class Schema {
 public:
  Schema() = default;
  Schema(const Schema &) = delete;
  ~Schema();

  /// Reads the JSON; false with a reason when it is none that is supported.
  bool read(std::string_view json, std::string &reason);

  /// A field of the record, in words.
  struct Column {
    std::string name, type;
    bool is_nullable;
  };

  const Type &row() const { return *row_; }
  const std::vector<Column> &columns() const { return columns_; }

 private:
  friend class Compiler;

  avro_schema_t root_ = nullptr;
  std::vector<std::unique_ptr<Type>> types_;
  Type *row_ = nullptr;
  std::vector<Column> columns_;
};

/// Sets what the library calls for values of the type.
void set_callbacks(Type &type);

}  // namespace avro
