/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The hash table behind dict and set; its layout and invariants stand in dict_index.h.
 *
 * Only hashing and comparing keys can run Python code: mp_key_of and mp_table_find. Everything else sees a table
 * that does not change under it.
 */
#include "objects/dict_index.h"

#include "objects/cache.h"
#include "objects/exception.h"

#define INDEXED_MIN 10u /* the smallest capacity with an index: fills an index of 16 slots to two thirds */

/* ---- Keys ---- */

/* Keys whose hash and comparison run no Python code and are cheap, so that the hash need not be kept. */
static bool key_is_pure(mp_value v) {
    if (mp_is_small(v) || mp_is_real(v) || mp_key_is_str(v)) {
        return true;
    }
    const mp_type *type = mp_type_of(v);
    if (type->flags & MP_TYPE_CLASS) {
        return false;
    }
    const mp_type_ops *ops = type->ops;
    return (!MP_OP(ops, hash) && !MP_OP(ops, compare) && !MP_OP(ops, unhashable)) || type == &mp_type_none || type == &mp_type_bool ||
           type == &mp_type_ellipsis || type == &mp_type_int || type == &mp_type_float;
}

/* The hash of a pure key: that cannot fail. */
static uint32_t pure_hash(mp_vm *vm, mp_value v) {
    if (mp_key_is_str(v)) {
        return mp_str_get(v)->hash;
    }
    if (mp_key_is_short(v)) {
        return (uint32_t)mp_small(v);
    }
    mp_hash hash;
    return mp_hash_of(vm, v, &hash) ? mp_hash_fold(hash) : 0;
}

bool mp_key_of(mp_vm *vm, mp_value value, mp_key *out) {
    out->value = value;
    out->pure = key_is_pure(value);
    if (out->pure) {
        out->hash = pure_hash(vm, value);
        return true;
    }
    mp_hash hash;
    if (!mp_hash_of(vm, value, &hash)) {
        return false;
    }
    out->hash = mp_hash_fold(hash);
    return true;
}

static uint32_t hash_at(mp_vm *vm, const mp_dict *t, unsigned width, size_t i) {
    return (t->count_flags & MP_DICT_HASHES) ? mp_table_hashes(t, width)[i]
                                             : pure_hash(vm, mp_table_slots(t)[i * width]);
}

mp_key mp_table_key_at(mp_vm *vm, const mp_dict *t, unsigned width, size_t i) {
    mp_key key = {mp_table_slots(t)[i * width], hash_at(vm, t, width, i), true};
    if (t->count_flags & MP_DICT_HASHES) {
        key.pure = key_is_pure(key.value);
    }
    return key;
}

mp_value mp_key_error_raise(mp_vm *vm, mp_value key) {
    mp_value exception = mp_exception_new(vm, &mp_type_KeyError, 1, &key);
    return mp_is_error(exception) ? MP_ERROR : mp_raise_value(vm, exception);
}

/* ---- Finding ---- */

typedef enum { NO_MATCH, MATCH, FAILED, CHANGED } match_result;

/* Compares any key with entry i; CHANGED if that altered the table. */
static match_result match_any(mp_vm *vm, mp_dict *t, unsigned width, const mp_key *key, size_t i) {
    mp_value candidate = mp_table_slots(t)[i * width];
    if (mp_is_unbound(candidate)) {
        return NO_MATCH;
    }
    if (mp_same(candidate, key->value)) {
        return MATCH;
    }
    if (hash_at(vm, t, width, i) != key->hash) {
        return NO_MATCH;
    }
    if (mp_key_is_str(candidate) && mp_key_is_str(key->value)) {
        return mp_key_same_text(mp_str_get(candidate), mp_str_get(key->value)) ? MATCH : NO_MATCH;
    }
    mp_dict before = *t;
    size_t capacity = mp_table_capacity(t);
    size_t kinds = MP_DICT_INDEX | MP_DICT_HASHES | MP_DICT_MOVED;
    bool equal;
    if (!mp_equal(vm, candidate, key->value, &equal)) {
        return FAILED;
    }
    /* Entries that were only added, or deleted, do not disturb the search. The capacity is read only once the rest is
     * known to be the same: then it lies in the same living buffer. */
    if (t->entries != before.entries || i >= t->used || ((t->count_flags ^ before.count_flags) & kinds) != 0 ||
        ((t->count_flags & MP_DICT_INDEX) && mp_table_capacity(t) != capacity) ||
        !mp_same(mp_table_slots(t)[i * width], candidate)) {
        return CHANGED;
    }
    return equal ? MATCH : NO_MATCH;
}

/* One pass over the candidates. */
static match_result find_once(mp_vm *vm, mp_dict *t, unsigned width, const mp_key *key, size_t *index) {
    match_result result = NO_MATCH;
    if (!(t->count_flags & MP_DICT_INDEX)) {
        for (size_t i = 0; i < t->used && result == NO_MATCH; i++) {
            *index = i;
            result = match_any(vm, t, width, key, i);
        }
        return result;
    }
    uint32_t bits = mp_table_head(t)->bits;
    uint32_t mask = ((uint32_t)1 << bits) - 1;
    uint32_t at = mp_table_start(key->hash, bits);
    for (uint32_t step = 1; result == NO_MATCH; step++) {
        size_t i = mp_table_index_get(mp_table_index(t, width), bits, at);
        if (i == 0) {
            break;
        }
        *index = i - 1;
        result = match_any(vm, t, width, key, i - 1);
        at = (at + step) & mask;
    }
    return result;
}

bool mp_table_find(mp_vm *vm, mp_dict *t, unsigned width, const mp_key *key, size_t *index) {
    match_result result;
    do {
        result = find_once(vm, t, width, key, index);
    } while (result == CHANGED);
    if (result == NO_MATCH) {
        *index = MP_TABLE_NONE;
    }
    return result != FAILED;
}

size_t mp_table_first(const mp_dict *t, unsigned width) {
    size_t position = 0;
    size_t i = mp_table_next(t, width, &position);
    if (i != MP_TABLE_NONE && (t->count_flags & MP_DICT_INDEX)) {
        mp_table_head(t)->first = (uint32_t)i;
    }
    return i;
}

size_t mp_table_last(const mp_dict *t, unsigned width) {
    const mp_value *slots = mp_table_slots(t);
    for (size_t i = t->used; i-- > 0;) {
        if (!mp_is_unbound(slots[i * width])) {
            return i;
        }
    }
    return MP_TABLE_NONE;
}

size_t mp_table_next(const mp_dict *t, unsigned width, size_t *position) {
    size_t i = *position;
    if ((t->count_flags & MP_DICT_INDEX) && i < mp_table_head(t)->first) {
        i = mp_table_head(t)->first;
    }
    const mp_value *slots = mp_table_slots(t);
    for (; i < t->used; i++) {
        if (!mp_is_unbound(slots[i * width])) {
            *position = i + 1;
            return i;
        }
    }
    *position = i;
    return MP_TABLE_NONE;
}

/* ---- Layout ---- */

static void index_put(mp_dict *t, unsigned width, uint32_t hash, size_t i) {
    mp_table_header *header = mp_table_head(t);
    uint8_t *table = (uint8_t *)(uintptr_t)mp_table_index(t, width);
    uint32_t bits = header->bits;
    uint32_t mask = ((uint32_t)1 << bits) - 1;
    uint32_t at = mp_table_start(hash, bits);
    for (uint32_t step = 1; mp_table_index_get(table, bits, at) != 0; step++) {
        at = (at + step) & mask;
    }
    if (bits <= 8) {
        table[at] = (uint8_t)(i + 1);
    } else if (bits <= 16) {
        ((uint16_t *)(void *)table)[at] = (uint16_t)(i + 1);
    } else {
        ((uint32_t *)(void *)table)[at] = (uint32_t)(i + 1);
    }
    header->fill++;
}

static size_t index_size(uint32_t bits) { return ((size_t)1 << bits) * (bits <= 8 ? 1 : bits <= 16 ? 2 : 4); }

/* Makes the index anew for the entries that are there, none of them deleted. */
static void reindex(mp_vm *vm, mp_dict *t, unsigned width) {
    if (!(t->count_flags & MP_DICT_INDEX)) {
        return;
    }
    mp_table_header *header = mp_table_head(t);
    header->fill = 0;
    header->first = 0;
    memset((void *)(uintptr_t)mp_table_index(t, width), 0, index_size(header->bits));
    for (size_t i = 0; i < t->used; i++) {
        index_put(t, width, hash_at(vm, t, width, i), i);
    }
}

/* Closes the gaps of deleted entries, in place, for a table that has `reserve` more entries when the caller is done. */
static void compact(mp_vm *vm, mp_dict *t, unsigned width, size_t reserve) {
    mp_value *slots = mp_table_slots(t);
    uint32_t *hashes = (t->count_flags & MP_DICT_HASHES) ? mp_table_hashes(t, width) : NULL;
    size_t to = 0;
    for (size_t from = 0; from < t->used; from++) {
        if (mp_is_unbound(slots[from * width])) {
            continue;
        }
        if (to != from) {
            mp_gc_copy(vm, &slots[to * width], &slots[from * width], width);
            if (hashes) {
                hashes[to] = hashes[from];
            }
        }
        to++;
    }
    bool small_hashes = hashes && !(t->count_flags & MP_DICT_INDEX);
    if (small_hashes) {
        memmove(slots + mp_table_small_capacity(to + reserve) * width, hashes, to * sizeof *hashes);
    }
    t->used = to;
    t->count_flags ^= MP_DICT_MOVED;
    reindex(vm, t, width);
}

static uint32_t index_bits(size_t capacity) {
    uint32_t bits = 4;
    while (((size_t)1 << bits) < capacity + capacity / 2) {
        bits++;
    }
    return bits;
}

/* Bytes of a buffer; 0 if that is beyond all bounds. */
static size_t buffer_size(size_t capacity, unsigned width, bool hashes) {
    if (capacity > (SIZE_MAX >> 6) || capacity > (UINT32_MAX >> 2)) {
        return 0;
    }
    size_t size = capacity * (width * sizeof(mp_value) + (hashes ? sizeof(uint32_t) : 0));
    return capacity > MP_TABLE_SMALL ? sizeof(mp_table_header) + size + index_size(index_bits(capacity)) : size;
}

/* Gives `to` a new buffer with the entries of `from` (which may be the same table). `reserve` is how many entries
 * there will be at least when the caller is done. */
static bool build(mp_vm *vm, mp_dict *to, const mp_dict *from, unsigned width, size_t reserve, size_t capacity,
                  bool hashes) {
    size_t size = buffer_size(capacity, width, hashes);
    void *buffer = size ? mp_gc_buffer_new(vm, size) : mp_gc_array_new(vm, SIZE_MAX, sizeof(mp_value));
    if (!buffer) {
        return false;
    }
    mp_dict fresh = {.object = to->object, .entries = buffer, .used = reserve, .count_flags = 0};
    if (capacity > MP_TABLE_SMALL) {
        fresh.count_flags = MP_DICT_INDEX;
        *mp_table_head(&fresh) = (mp_table_header){(uint32_t)capacity, 0, 0, index_bits(capacity)};
    }
    mp_value *slots = mp_table_slots(&fresh);
    uint32_t *fresh_hashes = hashes ? mp_table_hashes(&fresh, width) : NULL;
    const mp_value *old_slots = mp_table_slots(from);
    size_t count = 0;
    for (size_t i = 0; i < from->used; i++) {
        if (mp_is_unbound(old_slots[i * width])) {
            continue;
        }
        mp_gc_copy(vm, &slots[count * width], &old_slots[i * width], width);
        if (hashes) {
            fresh_hashes[count] = hash_at(vm, from, width, i);
        }
        count++;
    }
    void *old = to->entries;
    size_t moved = (to->count_flags ^ (count != from->used ? MP_DICT_MOVED : 0)) & MP_DICT_MOVED;
    mp_gc_store_pointer(vm, &to->entries, buffer);
    to->used = count;
    to->count_flags = count << MP_DICT_COUNT_SHIFT | fresh.count_flags | (hashes ? MP_DICT_HASHES : 0) |
                      (to->count_flags & MP_DICT_NAMESPACE) | moved;
    mp_gc_free(vm, old);
    reindex(vm, to, width);
    return true;
}

/* Half as much again as needed. */
static size_t grown_capacity(size_t needed) {
    return needed <= MP_TABLE_SMALL ? mp_table_small_capacity(needed)
           : needed <= INDEXED_MIN  ? INDEXED_MIN
                                    : needed + needed / 2;
}

/* Makes room for one more entry, which has a hash stored if `hashes`. */
static bool make_room(mp_vm *vm, mp_dict *t, unsigned width, bool hashes) {
    size_t count = mp_table_count(t);
    size_t capacity = mp_table_capacity(t);
    bool same_kind = hashes == !!(t->count_flags & MP_DICT_HASHES);
    if (same_kind && count < capacity - capacity / 4 && count >= capacity / 4) {
        compact(vm, t, width, 1);
        return true;
    }
    size_t wanted = grown_capacity(count + 1);
    if (wanted <= MP_TABLE_SMALL && !hashes && count == t->used && !(t->count_flags & MP_DICT_INDEX)) {
        void *buffer = mp_gc_array_resize(vm, t->entries, wanted * width, sizeof(mp_value));
        if (buffer) {
            mp_gc_store_pointer(vm, &t->entries, buffer);
        }
        return buffer != NULL;
    }
    return build(vm, t, t, width, count + 1, wanted, hashes);
}

/* ---- Changing ---- */

bool mp_table_append(mp_vm *vm, mp_dict *t, unsigned width, const mp_key *key, mp_value value) {
    bool hashes = !key->pure || (t->count_flags & MP_DICT_HASHES);
    size_t capacity = mp_table_capacity(t);
    bool full = t->used == capacity || ((t->count_flags & MP_DICT_INDEX) && mp_table_head(t)->fill >= capacity);
    if ((full || hashes != !!(t->count_flags & MP_DICT_HASHES)) && !make_room(vm, t, width, hashes)) {
        return false;
    }
    size_t i = t->used++; /* first: where the hashes are depends on it */
    t->count_flags += MP_DICT_COUNT_ONE;
    mp_value *slot = mp_table_slots(t) + i * width;
    mp_gc_store(vm, slot, key->value);
    if (width == 2) {
        mp_gc_store(vm, slot + 1, value);
    }
    if (hashes) {
        mp_table_hashes(t, width)[i] = key->hash;
    }
    if (t->count_flags & MP_DICT_INDEX) {
        index_put(t, width, key->hash, i);
    }
    if (t->count_flags & MP_DICT_NAMESPACE) {
        mp_cache_invalidate(vm);
    }
    return true;
}

void mp_table_delete(mp_vm *vm, mp_dict *t, unsigned width, size_t i) {
    mp_value *slots = mp_table_slots(t);
    for (unsigned word = 0; word < width; word++) {
        mp_gc_store(vm, &slots[i * width + word], MP_UNBOUND);
    }
    t->count_flags -= MP_DICT_COUNT_ONE;
    if (t->count_flags & MP_DICT_NAMESPACE) {
        mp_cache_invalidate(vm);
    }
    if (t->count_flags & MP_DICT_INDEX) {
        mp_table_header *header = mp_table_head(t);
        if (header->first == i) {
            header->first++;
        }
    } else if (mp_table_count(t) == 0) {
        t->count_flags &= ~(size_t)MP_DICT_HASHES;
    } else if (t->count_flags & MP_DICT_HASHES) {
        return; /* the place of the hashes depends on `used` */
    }
    while (t->used > 0 && mp_is_unbound(slots[(t->used - 1) * width])) {
        t->used--;
    }
    if ((t->count_flags & MP_DICT_INDEX) && mp_table_head(t)->first > t->used) {
        mp_table_head(t)->first = (uint32_t)t->used;
    }
}

bool mp_table_move_last(mp_vm *vm, mp_dict *t, unsigned width, size_t i) {
    mp_key key = mp_table_key_at(vm, t, width, i);
    mp_value value = mp_table_slots(t)[i * width + width - 1];
    if (mp_table_last(t, width) == i) {
        return true;
    }
    /* An entry behind i is alive: so `used` and the layout stay, and the entry can be put back if memory is short. */
    mp_table_delete(vm, t, width, i);
    if (mp_table_append(vm, t, width, &key, value)) {
        return true;
    }
    mp_value *slot = mp_table_slots(t) + i * width;
    mp_gc_store(vm, slot + width - 1, value);
    mp_gc_store(vm, slot, key.value);
    t->count_flags += MP_DICT_COUNT_ONE;
    if ((t->count_flags & MP_DICT_INDEX) && mp_table_head(t)->first > i) {
        mp_table_head(t)->first = (uint32_t)i;
    }
    return false;
}

void mp_table_move_first(mp_vm *vm, mp_dict *t, unsigned width, size_t i) {
    mp_value *slots = mp_table_slots(t);
    mp_value entry[2] = {slots[i * width], slots[i * width + width - 1]};
    mp_gc_move(vm, slots + width, slots, i * width);
    mp_gc_copy(vm, slots, entry, width);
    if (t->count_flags & MP_DICT_HASHES) {
        uint32_t *hashes = mp_table_hashes(t, width);
        uint32_t hash = hashes[i];
        memmove(hashes + 1, hashes, i * sizeof *hashes);
        hashes[0] = hash;
    }
    compact(vm, t, width, 0);
}

void mp_table_clear(mp_vm *vm, mp_dict *t) {
    void *buffer = t->entries;
    t->entries = NULL;
    t->used = 0;
    t->count_flags &= MP_DICT_NAMESPACE;
    mp_gc_free(vm, buffer);
    if (t->count_flags & MP_DICT_NAMESPACE) {
        mp_cache_invalidate(vm);
    }
}

bool mp_table_copy(mp_vm *vm, mp_dict *to, const mp_dict *from, unsigned width) {
    size_t count = mp_table_count(from);
    if (count == 0) {
        return true;
    }
    size_t capacity = count <= MP_TABLE_SMALL ? mp_table_small_capacity(count) : MP_MAX(INDEXED_MIN, count + count / 8);
    if (!build(vm, to, from, width, count, capacity, from->count_flags & MP_DICT_HASHES)) {
        return false;
    }
    if (to->count_flags & MP_DICT_NAMESPACE) {
        mp_cache_invalidate(vm);
    }
    return true;
}

void mp_table_trace(mp_tracer *tracer, mp_dict *t, unsigned width) {
    mp_trace_buffer(tracer, &t->entries);
    if (t->entries) {
        mp_trace_range(tracer, mp_table_slots(t), t->used * width);
    }
}
