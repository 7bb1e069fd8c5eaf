#pragma once

#include "archive_reader.h"
#include "gzip_decoder.h"
