#pragma once

#include <string>
#include <vector>

#include "leaf.h"
#include "parquet/arrow/schema.h"

namespace slipway {

using Leaves = std::vector<std::unique_ptr<Leaf>>;

/// A column, or a part of one that has parts.
struct Node {
  enum class Kind { leaf, structure, list, map };

  Kind kind;
  /// From which level on it is present, which for a list or map may mean empty.
  int def;
  /// How deep the elements of a list or map repeat.
  int rep;
  /// Its leaves are those from the first up to the end.
  int first_leaf, end_leaf;
  /// The name as a JSON string with a colon, where it is a part of a structure.
  std::string key;
  std::vector<Node> parts;

  explicit Node(const parquet::arrow::SchemaField &field);

  /// Whether each row has one value of it, as it stands.
  bool is_flat() const { return kind == Kind::leaf; }

  /// Writes the value of a row that has several, or nothing; `scratch` is made use of.
  void put_cell(const Leaves &leaves, RowWriter &out, Scratch &scratch) const;

 private:
  void put_json(const Leaves &leaves, Scratch &out) const;
  void put_elements(const Leaves &leaves, Scratch &out) const;
  void put_pair(const Leaves &leaves, Scratch &out) const;
  /// Passes over values that are absent as the whole is.
  void pass(const Leaves &leaves) const;
};

}  // namespace slipway
