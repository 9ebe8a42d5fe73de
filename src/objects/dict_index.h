/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The hash table behind dict and set: an array of entries in insertion order, and an index beside it when
 * there are more than eight. A "table" is the struct mp_dict; its `width` is the words per entry: 2 in a dict (key,
 * value), 1 in a set (key). The widths are passed as constants, so the fast paths below compile to straight code.
 *
 * Layout of the buffer at `entries`:
 *   up to 8 entries   entries, [hashes]            capacity: the smallest of 2, 4, 8 that holds `used` (not stored)
 *   MP_DICT_INDEX     header, entries, [hashes], index of 1, 2 or 4 bytes a slot
 * Hashes (32 bits each) are there with MP_DICT_HASHES. An index slot is 0 (empty) or entry number + 1.
 *
 * Invariants:
 *  - Index slots are never emptied; a deleted entry keeps its slot and has the key MP_UNBOUND. Entries cut off at the
 *    end keep MP_UNBOUND as key, too, so that a stale slot never leads to a key that is not there.
 *  - header->fill counts the slots in use; it stays below the index size, so that every probe ends.
 *  - Without MP_DICT_HASHES all keys are pure: hashing and comparing them runs no Python code and cannot fail.
 */
#ifndef MP_OBJECTS_DICT_INDEX_H
#define MP_OBJECTS_DICT_INDEX_H

#include "objects/dict.h"
#include "objects/str.h"

typedef struct mp_table_header {
    uint32_t capacity; /* entries there is room for */
    uint32_t fill;     /* index slots that are not empty */
    uint32_t first;    /* entries before this one are all deleted */
    uint32_t bits;     /* log2 of the index size */
} mp_table_header;
_Static_assert(sizeof(mp_table_header) == 16, "mp_dict_has_entry knows it");

/* A key with its hash, looked at once per operation. */
typedef struct mp_key {
    mp_value value;
    uint32_t hash;
    bool pure;
} mp_key;

#define MP_TABLE_NONE SIZE_MAX /* the entry number that means: not found */
#define MP_TABLE_SMALL 8u      /* most entries without an index */
#define MP_DICT_COUNT_SHIFT 4
#define MP_DICT_COUNT_ONE ((size_t)1 << MP_DICT_COUNT_SHIFT)

typedef enum mp_table_result { MP_TABLE_ABSENT, MP_TABLE_FOUND, MP_TABLE_SLOW } mp_table_result;

static inline size_t mp_table_count(const mp_dict *t) { return t->count_flags >> MP_DICT_COUNT_SHIFT; }
static inline mp_table_header *mp_table_head(const mp_dict *t) { return (mp_table_header *)(void *)t->entries; }
static inline mp_value *mp_table_slots(const mp_dict *t) {
    void *start = t->entries;
    return (t->count_flags & MP_DICT_INDEX) ? (mp_value *)(void *)(mp_table_head(t) + 1) : (mp_value *)start;
}
static inline size_t mp_table_small_capacity(size_t used) {
    return used == 0 ? 0 : used <= 2 ? 2 : used <= 4 ? 4 : MP_TABLE_SMALL;
}
static inline size_t mp_table_capacity(const mp_dict *t) {
    return (t->count_flags & MP_DICT_INDEX) ? mp_table_head(t)->capacity : mp_table_small_capacity(t->used);
}
static inline uint32_t *mp_table_hashes(const mp_dict *t, unsigned width) {
    return (uint32_t *)(void *)(mp_table_slots(t) + mp_table_capacity(t) * width);
}
static inline const uint8_t *mp_table_index(const mp_dict *t, unsigned width) {
    const uint8_t *end = (const uint8_t *)(mp_table_slots(t) + mp_table_capacity(t) * width);
    return (t->count_flags & MP_DICT_HASHES) ? end + mp_table_capacity(t) * sizeof(uint32_t) : end;
}
static inline size_t mp_table_index_get(const uint8_t *index, uint32_t bits, uint32_t at) {
    if (MP_LIKELY(bits <= 8)) {
        return index[at];
    }
    return bits <= 16 ? ((const uint16_t *)(const void *)index)[at] : ((const uint32_t *)(const void *)index)[at];
}
/* Where a hash starts probing: the top bits of its product with the golden ratio. */
static inline uint32_t mp_table_start(uint32_t hash, uint32_t bits) { return (hash * 0x9E3779B1u) >> (32 - bits); }

/* 32 bits out of a hash; the identity on those of short ints and of strs. */
static inline uint32_t mp_hash_fold(mp_hash hash) {
    return sizeof hash > 4 ? (uint32_t)(hash ^ (hash >> 16 >> 16)) : (uint32_t)hash;
}
static inline bool mp_key_is_str(mp_value v) {
    return mp_is_pointer(v) && v.bits >= MP_SENTINEL_LIMIT && mp_pointer(v)->head == (const mp_head *)&mp_type_str;
}
/* Small ints whose hash is surely their value. */
static inline bool mp_key_is_short(mp_value v) { return mp_is_small(v) && v.bits < ((uintptr_t)1 << 31); }
static inline bool mp_key_same_text(const mp_str *a, const mp_str *b) {
    return a->hash == b->hash && a->size_flags >> 2 == b->size_flags >> 2 &&
           memcmp(a->data, b->data, a->size_flags >> 2) == 0;
}

/* Compares the str or short int `key` with the key of entry i, which is another object. */
static MP_ALWAYS_INLINE mp_table_result mp_table_match(const mp_dict *t, unsigned width, mp_value key, uint32_t hash,
                                                       bool is_str, size_t i, mp_value candidate) {
    if (mp_key_is_str(candidate)) {
        return is_str && mp_key_same_text(mp_str_get(candidate), mp_str_get(key)) ? MP_TABLE_FOUND : MP_TABLE_ABSENT;
    }
    if (mp_is_small(candidate) || mp_is_unbound(candidate)) {
        return MP_TABLE_ABSENT;
    }
    if (t->count_flags & MP_DICT_HASHES) {
        return mp_table_hashes(t, width)[i] == hash ? MP_TABLE_SLOW : MP_TABLE_ABSENT;
    }
    return is_str ? MP_TABLE_ABSENT : MP_TABLE_SLOW;
}

/* Looks up an exact str or a short int without running Python code. MP_TABLE_SLOW: a candidate needs a closer look. */
static MP_ALWAYS_INLINE mp_table_result mp_table_lookup(const mp_dict *t, unsigned width, mp_value key, uint32_t hash,
                                                        bool is_str, size_t *index) {
    const mp_value *slots = mp_table_slots(t);
    if (!(t->count_flags & MP_DICT_INDEX)) {
        size_t used = t->used;
        for (size_t i = 0; i < used; i++) {
            if (slots[i * width].bits == key.bits) {
                *index = i;
                return MP_TABLE_FOUND;
            }
        }
        for (size_t i = 0; i < used; i++) {
            mp_table_result result = mp_table_match(t, width, key, hash, is_str, i, slots[i * width]);
            if (result != MP_TABLE_ABSENT) {
                *index = i;
                return result;
            }
        }
        return MP_TABLE_ABSENT;
    }
    const uint8_t *table = mp_table_index(t, width);
    uint32_t bits = mp_table_head(t)->bits;
    uint32_t mask = ((uint32_t)1 << bits) - 1;
    uint32_t at = mp_table_start(hash, bits);
    for (uint32_t step = 1;; step++) {
        size_t i = mp_table_index_get(table, bits, at);
        if (i-- == 0) {
            return MP_TABLE_ABSENT;
        }
        mp_value candidate = slots[i * width];
        mp_table_result result =
            candidate.bits == key.bits ? MP_TABLE_FOUND : mp_table_match(t, width, key, hash, is_str, i, candidate);
        if (result != MP_TABLE_ABSENT) {
            *index = i;
            return result;
        }
        at = (at + step) & mask;
    }
}

/* The key of a value: hashes it. May run Python code. */
MP_CHECKED bool mp_key_of(mp_vm *vm, mp_value value, mp_key *out);
/* The key of entry i, which is not deleted. Runs no Python code. */
mp_key mp_table_key_at(mp_vm *vm, const mp_dict *t, unsigned width, size_t i);
/* Finds the entry of any key, MP_TABLE_NONE if there is none. May run Python code, upon which the search starts again
 * if the table changed: so the result is valid when this returns. */
MP_CHECKED bool mp_table_find(mp_vm *vm, mp_dict *t, unsigned width, const mp_key *key, size_t *index);
/* Appends an entry whose key is not there yet. Runs no Python code. */
MP_CHECKED bool mp_table_append(mp_vm *vm, mp_dict *t, unsigned width, const mp_key *key, mp_value value);
/* Deletes entry i. */
void mp_table_delete(mp_vm *vm, mp_dict *t, unsigned width, size_t i);
/* Makes entry i the last one, or the first one. */
MP_CHECKED bool mp_table_move_last(mp_vm *vm, mp_dict *t, unsigned width, size_t i);
void mp_table_move_first(mp_vm *vm, mp_dict *t, unsigned width, size_t i);
/* Removes everything. */
void mp_table_clear(mp_vm *vm, mp_dict *t);
/* Fills the empty table `to` with the entries of `from`; both have this width. Runs no Python code. */
MP_CHECKED bool mp_table_copy(mp_vm *vm, mp_dict *to, const mp_dict *from, unsigned width);
/* Number of the first / last entry that is not deleted, MP_TABLE_NONE if there is none. */
size_t mp_table_first(const mp_dict *t, unsigned width);
size_t mp_table_last(const mp_dict *t, unsigned width);
/* The next entry at or after *position, which then points behind it; MP_TABLE_NONE at the end. */
size_t mp_table_next(const mp_dict *t, unsigned width, size_t *position);
void mp_table_trace(mp_tracer *tracer, mp_dict *t, unsigned width);
/* Raises KeyError(key). */
mp_value mp_key_error_raise(mp_vm *vm, mp_value key);

/* Hashes the value and finds its entry: the fast path for strs and short ints, the general one for the rest. */
static MP_ALWAYS_INLINE bool mp_table_search(mp_vm *vm, mp_dict *t, unsigned width, mp_value value, mp_key *key,
                                             size_t *index) {
    *index = MP_TABLE_NONE;
    key->value = value;
    key->pure = true;
    mp_table_result result;
    if (MP_LIKELY(mp_key_is_str(value))) {
        key->hash = mp_str_get(value)->hash;
        result = mp_table_lookup(t, width, value, key->hash, true, index);
    } else if (mp_key_is_short(value)) {
        key->hash = (uint32_t)mp_small(value);
        result = mp_table_lookup(t, width, value, key->hash, false, index);
    } else {
        return mp_key_of(vm, value, key) && mp_table_find(vm, t, width, key, index);
    }
    return MP_LIKELY(result != MP_TABLE_SLOW) || mp_table_find(vm, t, width, key, index);
}

#endif
