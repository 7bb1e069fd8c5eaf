#pragma once

// Without exceptions a forgotten check of a result does not compile.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <string>

namespace avro {

/// The schema with nothing but what decides over the bytes, under names that the library takes.
///
/// The specification allows only letters, digits and underscores, which the library insists on;
/// but others write names as columns have them, or none at all. Fields are called by their places.
std::string plain_schema(simdjson::dom::element schema);

}  // namespace avro
