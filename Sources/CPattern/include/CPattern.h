#pragma once

#include <stddef.h>
#include <stdint.h>

/// A compiled pattern; any number of threads may match with it at once.
typedef struct cp_pattern cp_pattern;

/// How a pattern is to be read.
typedef struct cp_options {
  /// Whether every character stands for itself.
  int is_literal;
  /// Whether letters match in either case.
  int ignores_case;
  /// Whether bytes are matched one by one, which is faster; characters beyond ASCII then have
  /// neither case nor class.
  int is_bytes;
} cp_options;

/// Why a text is no pattern.
typedef struct cp_problem {
  /// In words, ending with a zero.
  char text[160];
  /// The byte of the pattern behind which it was noticed.
  size_t offset;
} cp_problem;

/// Compiles a pattern; a regular expression is one of PCRE2, whose dot matches line ends too and
/// whose dollar only the very end. NULL where it is none, with the reason.
cp_pattern *cp_compile(
    const uint8_t *text, size_t length, cp_options options, cp_problem *problem);
void cp_free(cp_pattern *pattern);

/// Whether the pattern became code of this machine.
int cp_is_compiled(const cp_pattern *pattern);

/// What a thread needs to match with a pattern, which has to outlive it.
typedef struct cp_matcher cp_matcher;

/// A matcher that gives up after so many steps from one place. NULL where there is no memory.
cp_matcher *cp_matcher_new(const cp_pattern *pattern, uint32_t steps);
void cp_matcher_free(cp_matcher *matcher);

/// What came of looking for a pattern.
typedef enum cp_result {
  CP_NOTHING,
  CP_FOUND,
  /// It took too many steps, or too much memory.
  CP_GAVE_UP,
} cp_result;

/// Looks for the first match that starts at `from` or behind; its ends go to `start` and `end`.
///
/// Bytes that are no UTF-8 match nothing. `from` is no place inside of a character.
cp_result cp_find(
    cp_matcher *matcher, const uint8_t *bytes, size_t length, size_t from, size_t *start,
    size_t *end);
