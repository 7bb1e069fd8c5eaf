#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

#include "arrow/buffer.h"
#include "arrow/io/interfaces.h"
#include "arrow/result.h"

namespace slipway {

/// The pages of one column in one group, of which those passed over are never read.
class PageStream : public arrow::io::InputStream {
 public:
  PageStream(
      std::shared_ptr<arrow::io::RandomAccessFile> file, int64_t start, int64_t length,
      arrow::MemoryPool *pool)
      : file_(std::move(file)), at_(start), end_(start + length), pool_(pool) {}

  /// Lets the next read move on without reading: Arrow passes over a page by reading it.
  void pass_over_next() { passes_over_ = true; }

  arrow::Status Close() override {
    closed_ = true;
    return arrow::Status::OK();
  }
  bool closed() const override { return closed_; }
  arrow::Result<int64_t> Tell() const override { return at_; }

  arrow::Result<std::string_view> Peek(int64_t count) override {
    count = std::clamp<int64_t>(count, 0, end_ - at_);
    if (at_ < ahead_at_ || at_ + count > ahead_at_ + ahead_size()) {
      int64_t wanted = std::min(std::max(count, read_ahead), end_ - at_);
      if (!ahead_) {
        ARROW_ASSIGN_OR_RAISE(ahead_, arrow::AllocateResizableBuffer(wanted, pool_));
      }
      ARROW_RETURN_NOT_OK(ahead_->Resize(wanted, false));
      ahead_at_ = at_;
      ARROW_ASSIGN_OR_RAISE(int64_t got, file_->ReadAt(at_, wanted, ahead_->mutable_data()));
      ARROW_RETURN_NOT_OK(ahead_->Resize(got, false));
      count = std::min(count, got);
    }
    return std::string_view(reinterpret_cast<const char *>(ahead_bytes()), size_t(count));
  }

  arrow::Result<int64_t> Read(int64_t count, void *out) override {
    count = std::clamp<int64_t>(count, 0, end_ - at_);
    int64_t held = std::clamp<int64_t>(ahead_at_ + ahead_size() - at_, 0, count);
    if (at_ < ahead_at_) held = 0;
    if (held > 0) std::memcpy(out, ahead_bytes(), size_t(held));
    if (held < count) {
      auto rest = static_cast<uint8_t *>(out) + held;
      ARROW_ASSIGN_OR_RAISE(int64_t got, file_->ReadAt(at_ + held, count - held, rest));
      count = held + got;
    }
    at_ += count;
    return count;
  }

  arrow::Result<std::shared_ptr<arrow::Buffer>> Read(int64_t count) override {
    if (passes_over_) {
      passes_over_ = false;
      at_ = std::min(at_ + std::max<int64_t>(count, 0), end_);
      return std::make_shared<arrow::Buffer>(nullptr, 0);
    }
    count = std::clamp<int64_t>(count, 0, end_ - at_);
    ARROW_ASSIGN_OR_RAISE(auto buffer, free_buffer(count));
    ARROW_ASSIGN_OR_RAISE(int64_t got, Read(count, buffer->mutable_data()));
    ARROW_RETURN_NOT_OK(buffer->Resize(got, false));
    return buffer;
  }

 private:
  /// Enough for the header of a page and most of a small one.
  static constexpr int64_t read_ahead = 32 << 10;

  std::shared_ptr<arrow::io::RandomAccessFile> file_;
  int64_t at_, end_;
  arrow::MemoryPool *pool_;
  bool closed_ = false, passes_over_ = false;
  std::shared_ptr<arrow::ResizableBuffer> ahead_, last_;
  int64_t ahead_at_ = 0;

  int64_t ahead_size() const { return ahead_ ? ahead_->size() : 0; }
  const uint8_t *ahead_bytes() const {
    return ahead_ ? ahead_->data() + (at_ - ahead_at_) : nullptr;
  }

  /// The last page's memory once it is done with, as fresh memory costs more than decoding.
  arrow::Result<std::shared_ptr<arrow::ResizableBuffer>> free_buffer(int64_t size) {
    if (!last_ || last_.use_count() > 1) {
      ARROW_ASSIGN_OR_RAISE(last_, arrow::AllocateResizableBuffer(size, pool_));
    } else {
      ARROW_RETURN_NOT_OK(last_->Resize(size, false));
    }
    return last_;
  }
};

}  // namespace slipway
