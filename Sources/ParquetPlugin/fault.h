#pragma once

#include <exception>
#include <string>

#include "parquet.h"

namespace slipway {

/// What ends a call, with its words.
struct Fault : std::exception {
  cf_parquet_fault kind;
  std::string text;

  Fault(cf_parquet_fault kind, std::string text) : kind(kind), text(std::move(text)) {}
  const char *what() const noexcept override { return text.c_str(); }
};

/// The fault that the exception being handled stands for; to be called in a handler only.
Fault current_fault();

/// Writes the exception being handled where the caller looks for it.
cf_parquet_fault report_current_fault(cf_parquet_error *error) noexcept;

}  // namespace slipway
