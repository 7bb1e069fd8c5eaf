#include "CPattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum {
  FIRST_STACK = 32 << 10,
  LARGEST_STACK = 1 << 20,
  /// In KiB, for what the machine's code could not do.
  LARGEST_HEAP = 64 << 10,
};

struct cp_pattern {
  pcre2_code *code;
  int is_compiled;
};

struct cp_matcher {
  const cp_pattern *pattern;
  pcre2_match_data *data;
  pcre2_match_context *context;
  pcre2_jit_stack *stack;
};

static uint32_t flags(cp_options options) {
  uint32_t flags = options.ignores_case ? PCRE2_CASELESS : 0;
  if (!options.is_bytes) flags |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
  if (options.is_literal) return flags | PCRE2_LITERAL;
  // \C would match half a character.
  return flags | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
}

static void tell(cp_problem *problem, int code, size_t offset) {
  problem->offset = offset;
  PCRE2_UCHAR *text = (PCRE2_UCHAR *)problem->text;
  // A text that does not fit is cut and ends with a zero all the same.
  if (pcre2_get_error_message(code, text, sizeof problem->text) != PCRE2_ERROR_BADDATA) return;
  strcpy(problem->text, "it is no regular expression");
}

cp_pattern *cp_compile(
    const uint8_t *text, size_t length, cp_options options, cp_problem *problem) {
  cp_pattern *pattern = calloc(1, sizeof *pattern);
  if (!pattern) {
    tell(problem, PCRE2_ERROR_NOMEMORY, 0);
    return NULL;
  }
  int code = 0;
  PCRE2_SIZE offset = 0;
  pattern->code = pcre2_compile(text, length, flags(options), &code, &offset, NULL);
  if (!pattern->code) {
    tell(problem, code, offset);
    free(pattern);
    return NULL;
  }
  // Where it cannot be compiled to code of the machine it is interpreted.
  pattern->is_compiled = pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0;
  if (pattern->is_compiled) {
    size_t size = 0;
    pcre2_pattern_info(pattern->code, PCRE2_INFO_JITSIZE, &size);
    pattern->is_compiled = size > 0;
  }
  return pattern;
}

void cp_free(cp_pattern *pattern) {
  if (!pattern) return;
  pcre2_code_free(pattern->code);
  free(pattern);
}

int cp_is_compiled(const cp_pattern *pattern) { return pattern->is_compiled; }

cp_matcher *cp_matcher_new(const cp_pattern *pattern, uint32_t steps) {
  cp_matcher *matcher = calloc(1, sizeof *matcher);
  if (!matcher) return NULL;
  matcher->pattern = pattern;
  // The match as a whole is all that is asked for.
  matcher->data = pcre2_match_data_create(1, NULL);
  matcher->context = pcre2_match_context_create(NULL);
  if (!matcher->data || !matcher->context) {
    cp_matcher_free(matcher);
    return NULL;
  }
  pcre2_set_match_limit(matcher->context, steps);
  pcre2_set_heap_limit(matcher->context, LARGEST_HEAP);
  if (!pattern->is_compiled) return matcher;
  matcher->stack = pcre2_jit_stack_create(FIRST_STACK, LARGEST_STACK, NULL);
  // Without one the thread's own stack serves for small ones.
  if (matcher->stack) pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
  return matcher;
}

void cp_matcher_free(cp_matcher *matcher) {
  if (!matcher) return;
  pcre2_match_data_free(matcher->data);
  pcre2_match_context_free(matcher->context);
  pcre2_jit_stack_free(matcher->stack);
  free(matcher);
}

static int match(cp_matcher *matcher, const uint8_t *bytes, size_t length, size_t from) {
  const pcre2_code *code = matcher->pattern->code;
  if (matcher->pattern->is_compiled) {
    int result =
        pcre2_jit_match(code, bytes, length, from, 0, matcher->data, matcher->context);
    if (result != PCRE2_ERROR_JIT_STACKLIMIT) return result;
  }
  return pcre2_match(code, bytes, length, from, PCRE2_NO_JIT, matcher->data, matcher->context);
}

cp_result cp_find(
    cp_matcher *matcher, const uint8_t *bytes, size_t length, size_t from, size_t *start,
    size_t *end) {
  static const uint8_t nothing = 0;
  int result = match(matcher, bytes ? bytes : &nothing, length, from);
  if (result == PCRE2_ERROR_NOMATCH) return CP_NOTHING;
  // No room for groups is no error: the match as a whole is there.
  if (result < 0) return CP_GAVE_UP;
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(matcher->data);
  *end = ends[1];
  // \K in a look-ahead may put the start behind the end.
  *start = ends[0] < ends[1] ? ends[0] : ends[1];
  return CP_FOUND;
}
