#include "value_memory.h"

#include <avro.h>

#include <cstdlib>
#include <mutex>

namespace avro {

/// A value may be held along with the keys of all maps that it is in, each rounded up.
static constexpr size_t slack = 1 << 13;
static constexpr size_t alignment = 16;

static thread_local ValueMemory *current = nullptr;

void ValueMemory::install() {
  static std::once_flag once;
  std::call_once(once, [] { avro_set_allocator(reallocate, nullptr); });
}

ValueMemory::~ValueMemory() { std::free(bytes_); }

bool ValueMemory::reserve(size_t block) {
  if (block + slack <= room_) return true;
  std::free(bytes_);
  bytes_ = static_cast<uint8_t *>(std::malloc(block + slack));
  room_ = bytes_ ? block + slack : 0;
  return bytes_;
}

ValueMemory::Use::Use(ValueMemory &memory) {
  // The library's text of errors outlives the block; it is made when first asked for.
  avro_strerror();
  memory.clear();
  current = &memory;
}

ValueMemory::Use::~Use() { current = nullptr; }

void *ValueMemory::allocate(size_t size) {
  if (size > room_ - top_) {
    has_refused = true;
    return nullptr;
  }
  uint8_t *given = bytes_ + top_;
  size_t rounded = (size + alignment - 1) / alignment * alignment;
  top_ = rounded < room_ - top_ ? top_ + rounded : room_;
  return given;
}

void *ValueMemory::reallocate(void *, void *memory, size_t, size_t size) {
  // Only for a value of a negative length nothing is asked for.
  if (current && !memory && size == 0) current->has_refused = true;
  bool is_value = current && (memory ? current->owns(memory) : size > 0);
  if (is_value && size > 0) return memory ? nullptr : current->allocate(size);
  if (is_value) {
    current->top_ = size_t(static_cast<uint8_t *>(memory) - current->bytes_);
    return nullptr;
  }
  if (size > 0) return std::realloc(memory, size);
  std::free(memory);
  return nullptr;
}

}  // namespace avro
