#pragma once

#include "CAvro.h"
#include "codec.h"
#include "schema.h"

struct ca_file {
  avro::Schema schema;
  avro::Codec codec = avro::Codec::null;
  std::string codec_name;
  uint8_t marker[CA_MARKER] = {};
  size_t first_block = 0;
};
