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

void ck_put_events(
    const uint64_t *first, const uint64_t *second, const int64_t *times, size_t count, uint64_t bits, uint64_t *words) {
  for (size_t i = 0; i < count; i++) {
    int is_whole = (first[i] != 0) & (second[i] != 0) & (times[i] != CK_NO_TIME);
    uint64_t key = (first[i] * 0x9e3779b97f4a7c15ull ^ second[i]) * 0xff51afd7ed558ccdull;
    key = mix((key << 29 | key >> 35) ^ (uint64_t)times[i]);
    words[i] = is_whole ? (key & bits) | (words[i] & ~bits) : words[i];
  }
}

void ck_put_entities(
    const uint64_t *keys, const int64_t *times, size_t count, int64_t file, const uint64_t bits[3], uint64_t *words) {
  const int64_t day = 86400000000;
  for (size_t i = 0; i < count; i++) {
    if (keys[i] == 0) continue;
    int64_t time = times ? times[i] : CK_NO_TIME;
    int64_t days = time == CK_NO_TIME ? -1000000000 - file : (time - (time < 0 ? day - 1 : 0)) / day;
    uint64_t of_day = mix(keys[i] + (uint64_t)days * 0x9e3779b97f4a7c15ull);
    uint64_t of_time = mix(keys[i] ^ mix((uint64_t)time));
    words[i] = (mix(keys[i]) & bits[0]) | (of_day & bits[1] & ~bits[0]) | (of_time & bits[2] & ~bits[1]) |
               (words[i] & ~bits[2]);
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

/// Notes in a key that it was met, with `other` where that is not 0; what is noted at the end does not
/// depend on the order.
static inline void note(uint32_t *met, uint32_t other) {
  uint32_t known = __atomic_load_n(met, __ATOMIC_RELAXED);
  for (;;) {
    int is_noted = other == 0 ? known != CK_NOT_MET : known == other || known == CK_MET_WITH_SEVERAL;
    if (__builtin_expect(is_noted, 1)) return;
    uint32_t next = other == 0 ? CK_MET_ALONE : known <= CK_MET_ALONE ? other : CK_MET_WITH_SEVERAL;
    if (__atomic_compare_exchange_n(met, &known, next, 1, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return;
  }
}

/// What stands for a hash in `met`; 0 for none.
static inline uint32_t short_of(uint64_t hash) {
  uint32_t word = hash >> 32;
  return hash == 0 ? 0 : word > CK_MET_WITH_SEVERAL ? word : word + CK_MET_WITH_SEVERAL + 1;
}

void ck_refer(ck_key *keys, size_t mask, const ck_references *rows, int notes, ck_referred *found) {
  enum { AHEAD = 16 };
  size_t missing = 0, early = 0;
  for (size_t i = 0; i < rows->count; i++) {
    if (i + AHEAD < rows->count) __builtin_prefetch(keys + (rows->ids[i + AHEAD] & mask));
    uint64_t hash = rows->ids[i];
    if (hash == 0) continue;
    size_t place = hash & mask;
    while (keys[place].hash != hash && keys[place].hash != 0) place = (place + 1) & mask;
    ck_key *key = &keys[place];
    found->missing[missing] = (uint32_t)i;
    missing += key->hash == 0;
    if (key->hash == 0) continue;
    if (notes) note(&key->met, rows->others ? short_of(rows->others[i]) : 0);
    if (!rows->times) continue;
    int64_t time = rows->times[i];
    found->early[early] = (uint32_t)i;
    early += (time != CK_NO_TIME) & (key->earliest != 0) & (time < (int64_t)key->earliest * 1000000);
  }
  found->missing_count = missing;
  found->early_count = early;
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
