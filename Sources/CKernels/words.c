#include "CKernels.h"
#include "mix.h"

void ck_hash_times(const int64_t *times, size_t count, uint64_t *hashes, ck_time_range *range) {
  ck_time_range found = *range;
  for (size_t i = 0; i < count; i++) {
    int64_t time = times[i];
    int is_time = time != CK_NO_TIME;
    hashes[i] = is_time ? mix((uint64_t)time) : 0;
    if (is_time & (time < found.earliest)) found.earliest = time;
    if (is_time & (time > found.latest)) found.latest = time;
  }
  *range = found;
}

void ck_fold(const uint64_t *hashes, size_t count, uint64_t *sums) {
  for (size_t i = 0; i < count; i++) {
    uint64_t product = (sums[i] ^ hashes[i]) * 0x9e3779b97f4a7c15ull;
    sums[i] = product << 29 | product >> 35;
  }
}

void ck_mix(uint64_t *words, size_t count) {
  for (size_t i = 0; i < count; i++) words[i] = mix(words[i]);
}

size_t ck_sampled(const uint32_t *starts, size_t count, uint64_t base, uint64_t mask, uint32_t *sampled) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    sampled[found] = (uint32_t)i;
    found += (mix(base + starts[i]) & mask) == 0;
  }
  return found;
}

size_t ck_tally(const ck_tally_table *table, const uint64_t *hashes, size_t count, uint32_t *rows) {
  size_t below = 0, fresh = 0;
  for (size_t i = 0; i < count; i++) {
    rows[below] = (uint32_t)i;
    // 0 becomes the largest number.
    below += hashes[i] - 1 < table->limit - 1;
  }
  for (size_t i = 0; i < below; i++) {
    uint64_t hash = hashes[rows[i]];
    size_t place = hash & table->mask;
    while (table->hashes[place] != hash && table->hashes[place] != 0) place = (place + 1) & table->mask;
    int is_known = table->hashes[place] == hash;
    table->counts[place] += is_known;
    // What is written never overtakes what is read.
    rows[fresh] = rows[i];
    fresh += !is_known;
  }
  return fresh;
}

size_t ck_missing(const uint64_t *table, size_t mask, const uint64_t *hashes, size_t count, uint32_t *missing) {
  enum { AHEAD = 16 };
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    if (i + AHEAD < count) __builtin_prefetch(table + (hashes[i + AHEAD] & mask));
    uint64_t hash = hashes[i];
    if (hash == 0) continue;
    size_t place = hash & mask;
    while (table[place] != hash && table[place] != 0) place = (place + 1) & mask;
    missing[found] = (uint32_t)i;
    found += table[place] == 0;
  }
  return found;
}

size_t ck_listed(const ck_listed_table *table, const uint64_t *hashes, size_t count, uint32_t *listed) {
  size_t passed = 0, found = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t number = hashes[i] >> 52;
    listed[passed] = (uint32_t)i;
    passed += table->filter[number >> 6] >> (number & 63) & 1;
  }
  for (size_t i = 0; i < passed; i++) {
    uint64_t hash = hashes[listed[i]];
    size_t place = hash & table->mask;
    while (table->hashes[place] != hash && table->hashes[place] != 0) place = (place + 1) & table->mask;
    // What is written never overtakes what is read.
    listed[found] = listed[i];
    found += hash != 0 && table->hashes[place] == hash;
  }
  return found;
}
