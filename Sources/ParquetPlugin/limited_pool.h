#pragma once

#include <atomic>
#include <string>

#include "arrow/memory_pool.h"
#include "arrow/status.h"

namespace slipway {

/// Memory for what one reader decodes, up to a limit, so that a page which claims to unfold to more
/// than there is ends as an error.
///
/// Behind each piece of memory so many more bytes can be read, for loads of whole words.
class LimitedPool : public arrow::MemoryPool {
 public:
  static constexpr int64_t slack = 64;

  explicit LimitedPool(int64_t limit) : limit_(limit) {}

  using MemoryPool::Allocate;
  using MemoryPool::Free;
  using MemoryPool::Reallocate;

  arrow::Status Allocate(int64_t size, int64_t alignment, uint8_t **out) override {
    ARROW_RETURN_NOT_OK(take(size));
    arrow::Status status = pool_->Allocate(size + slack, alignment, out);
    if (!status.ok()) held_ -= size;
    return status;
  }

  arrow::Status Reallocate(
      int64_t old_size, int64_t new_size, int64_t alignment, uint8_t **memory) override {
    ARROW_RETURN_NOT_OK(take(new_size - old_size));
    arrow::Status status = pool_->Reallocate(old_size + slack, new_size + slack, alignment, memory);
    if (!status.ok()) held_ -= new_size - old_size;
    return status;
  }

  void Free(uint8_t *memory, int64_t size, int64_t alignment) override {
    pool_->Free(memory, size + slack, alignment);
    held_ -= size;
  }

  int64_t bytes_allocated() const override { return held_; }
  int64_t total_bytes_allocated() const override { return pool_->total_bytes_allocated(); }
  int64_t num_allocations() const override { return pool_->num_allocations(); }
  std::string backend_name() const override { return pool_->backend_name(); }

 private:
  // The system gives back what is not held; others keep a multiple of it.
  arrow::MemoryPool *pool_ = arrow::system_memory_pool();
  const int64_t limit_;
  std::atomic<int64_t> held_{0};

  arrow::Status take(int64_t more) {
    if (more > 0 && (more > limit_ || held_ + more > limit_)) {
      return arrow::Status::OutOfMemory(
          "its pages unfold to more than the ", limit_ >> 20, " MiB that are held at a time");
    }
    held_ += more;
    return arrow::Status::OK();
  }
};

}  // namespace slipway
