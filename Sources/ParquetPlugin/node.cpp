#include "node.h"

#include "arrow/extension_type.h"
#include "arrow/type.h"
#include "limited_pool.h"

namespace slipway {

namespace {

Node::Kind kind_of(const parquet::arrow::SchemaField &field) {
  if (field.is_leaf()) return Node::Kind::leaf;
  auto type = field.field->type();
  while (type->id() == arrow::Type::EXTENSION)
    type = static_cast<const arrow::ExtensionType &>(*type).storage_type();
  if (field.children.empty())
    throw Fault(CF_PARQUET_UNSUPPORTED, "column " + field.field->name() + " has no parts");
  if (type->id() == arrow::Type::STRUCT) return Node::Kind::structure;
  bool has_pairs = field.children[0].children.size() == 2;
  return type->id() == arrow::Type::MAP && has_pairs ? Node::Kind::map : Node::Kind::list;
}

}  // namespace

Node::Node(const parquet::arrow::SchemaField &field)
    : kind(kind_of(field)),
      def(field.level_info.def_level),
      rep(field.level_info.rep_level),
      first_leaf(field.column_index),
      end_leaf(field.column_index + 1) {
  // Text for `put_string` has to reach further than it is long.
  std::string name = field.field->name();
  size_t length = name.size();
  name.append(LimitedPool::slack, 0);
  Scratch text;
  text.put_string(reinterpret_cast<const uint8_t *>(name.data()), length);
  text.put(':');
  key.assign(reinterpret_cast<const char *>(text.data()), text.size());
  for (const auto &child : field.children) parts.emplace_back(child);
  if (kind == Kind::leaf) return;
  first_leaf = parts.front().first_leaf;
  end_leaf = parts.back().end_leaf;
  // A list's level is that of its elements.
  if (kind != Kind::structure) def--;
}

void Node::pass(const Leaves &leaves) const {
  for (int leaf = first_leaf; leaf < end_leaf; leaf++) leaves[size_t(leaf)]->pass();
}

void Node::put_cell(const Leaves &leaves, RowWriter &out, Scratch &scratch) const {
  for (int leaf = first_leaf; leaf < end_leaf; leaf++) leaves[size_t(leaf)]->begin_row();
  if (leaves[size_t(first_leaf)]->def() < def) {
    pass(leaves);
    out.empty();
  } else {
    scratch.clear();
    put_json(leaves, scratch);
    out.text(scratch.data(), scratch.size());
  }
  for (int leaf = first_leaf; leaf < end_leaf; leaf++) leaves[size_t(leaf)]->end_row();
}

void Node::put_json(const Leaves &leaves, Scratch &out) const {
  Leaf &first = *leaves[size_t(first_leaf)];
  if (kind == Kind::leaf ? !first.is_present() : first.def() < def) {
    pass(leaves);
    return out.put("null", 4);
  }
  switch (kind) {
    case Kind::leaf: return first.put_json(out, false);
    case Kind::structure:
      out.put('{');
      for (const Node &part : parts) {
        if (&part != &parts.front()) out.put(',');
        out.put(part.key.data(), part.key.size());
        part.put_json(leaves, out);
      }
      return out.put('}');
    case Kind::list:
    case Kind::map: return put_elements(leaves, out);
  }
}

void Node::put_elements(const Leaves &leaves, Scratch &out) const {
  Leaf &first = *leaves[size_t(first_leaf)];
  out.put(kind == Kind::map ? '{' : '[');
  if (first.def() == def) {
    pass(leaves);
  } else {
    while (true) {
      kind == Kind::map ? put_pair(leaves, out) : parts[0].put_json(leaves, out);
      if (first.rep() < rep) break;
      out.put(',');
    }
  }
  out.put(kind == Kind::map ? '}' : ']');
}

void Node::put_pair(const Leaves &leaves, Scratch &out) const {
  const Node &key = parts[0].parts[0];
  Leaf &leaf = *leaves[size_t(key.first_leaf)];
  if (key.kind != Kind::leaf) {
    // A key that has parts is no JSON key, but its text can be one.
    Scratch text;
    key.put_json(leaves, text);
    text.room(0);
    out.put_string(text.data(), text.size());
  } else if (leaf.is_present()) {
    leaf.put_json(out, true);
  } else {
    leaf.pass();
    out.put("\"null\"", 6);
  }
  out.put(':');
  parts[0].parts[1].put_json(leaves, out);
}

}  // namespace slipway
