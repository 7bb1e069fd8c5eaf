#pragma once

#include <cstddef>
#include <cstdint>

namespace avro {

/// Where the library puts the values of a block while it decodes them.
///
/// The library asks for as many bytes as a damaged length claims, and keeps them when the value
/// then turns out to be cut short. Here no value is longer than its block, nothing is kept, and
/// no value costs a call of the system's allocator: the last that was given out is the first that
/// comes back.
class ValueMemory {
 public:
  ValueMemory() = default;
  ValueMemory(const ValueMemory &) = delete;
  ~ValueMemory();

  /// Has the library ask here; before it is used for anything.
  static void install();

  /// Room for the values of a block of so many bytes; false where there is no memory.
  bool reserve(size_t block);
  /// Takes back what was given out.
  void clear() {
    top_ = 0;
    has_refused = false;
  }

  /// Whether the library asked for a length that no value of the block can have.
  bool has_refused = false;

  /// While it lives, the library uses the memory on this thread.
  class Use {
   public:
    explicit Use(ValueMemory &memory);
    ~Use();
  };

 private:
  static void *reallocate(void *, void *memory, size_t old_size, size_t size);
  void *allocate(size_t size);
  bool owns(const void *memory) const {
    auto at = static_cast<const uint8_t *>(memory);
    return at >= bytes_ && at < bytes_ + room_;
  }

  uint8_t *bytes_ = nullptr;
  size_t room_ = 0, top_ = 0;
};

}  // namespace avro
