#include "fault.h"

#include <cstdio>
#include <new>

#include "parquet/exception.h"

namespace slipway {

namespace {

/// The first line, without the names of types that Arrow's own errors begin with.
std::string plain(std::string text) {
  text = text.substr(0, text.find('\n'));
  for (const char *prefix : {"IOError: ", "Invalid: ", "Out of memory: "}) {
    if (text.rfind(prefix, 0) == 0) text.erase(0, std::char_traits<char>::length(prefix));
  }
  if (text.size() > 300) text = text.substr(0, 300) + "...";
  return text;
}

bool names_encryption(const std::string &text) {
  return text.find("ncrypted") != std::string::npos || text.find("ecrypt") != std::string::npos;
}

}  // namespace

Fault current_fault() {
  try {
    throw;
  } catch (const Fault &fault) {
    return fault;
  } catch (const std::bad_alloc &) {
    return {CF_PARQUET_TOO_LARGE, "no memory for what it asks for"};
  } catch (const parquet::ParquetStatusException &error) {
    const arrow::Status &status = error.status();
    if (status.IsOutOfMemory()) return {CF_PARQUET_TOO_LARGE, plain(status.message())};
    if (status.IsNotImplemented()) return {CF_PARQUET_UNSUPPORTED, plain(status.message())};
    return {CF_PARQUET_DAMAGED, plain(status.message())};
  } catch (const std::exception &error) {
    std::string text = plain(error.what());
    return {names_encryption(text) ? CF_PARQUET_ENCRYPTED : CF_PARQUET_DAMAGED, std::move(text)};
  } catch (...) {
    return {CF_PARQUET_DAMAGED, "an unknown error"};
  }
}

cf_parquet_fault report_current_fault(cf_parquet_error *error) noexcept {
  try {
    Fault fault = current_fault();
    error->fault = fault.kind;
    std::snprintf(error->text, sizeof error->text, "%s", fault.text.c_str());
  } catch (...) {
    error->fault = CF_PARQUET_TOO_LARGE;
    std::snprintf(error->text, sizeof error->text, "no memory");
  }
  return error->fault;
}

}  // namespace slipway
