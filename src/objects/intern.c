/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Interning: the constant names in flash and a weak table of the others.
 *
 * Invariants: the table has at least one empty slot; a deleted one is MP_UNBOUND, an empty one 0. Entries do not keep
 * their str alive (roots.c).
 */
#include "gc/vm.h"
#include "objects/str.h"

enum { TABLE_MIN = 16 };

static size_t start_of(mp_vm *vm, uint32_t hash) { return (hash ^ hash >> 15) & vm->interned_mask; }

static uint16_t folded_hash(size_t index) {
    uint32_t hash = mp_str_get(mp_name_of(mp_name_table[index]))->hash;
    return (uint16_t)(hash ^ hash >> 16);
}

/* Searches the constant names, which are ordered by hash. */
static mp_value find_constant(const char *data, size_t size, uint32_t hash) {
    uint16_t folded = (uint16_t)(hash ^ hash >> 16);
    size_t low = 0, high = mp_name_table_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (folded_hash(middle) < folded) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < mp_name_table_count && folded_hash(low) == folded; low++) {
        mp_value v = mp_name_of(mp_name_table[low]);
        if (mp_str_size(v) == size && memcmp(mp_str_data(v), data, size) == 0) {
            return v;
        }
    }
    return MP_UNBOUND;
}

static mp_value find_dynamic(mp_vm *vm, const char *data, size_t size, uint32_t hash) {
    if (vm->interned == NULL) {
        return MP_UNBOUND;
    }
    for (size_t i = start_of(vm, hash); vm->interned[i].bits != 0; i = (i + 1) & vm->interned_mask) {
        mp_value v = vm->interned[i];
        if (mp_is_value(v) && mp_str_size(v) == size && memcmp(mp_str_data(v), data, size) == 0) {
            return v;
        }
    }
    return MP_UNBOUND;
}

static void put(mp_vm *vm, mp_value *table, size_t mask, mp_value v, uint32_t hash) {
    (void)vm;
    size_t i = (hash ^ hash >> 15) & mask;
    while (table[i].bits != 0) {
        i = (i + 1) & mask;
    }
    table[i] = v;
}

/* Lays the table out anew, without the deleted entries, with room for one more. */
static bool rehash(mp_vm *vm) {
    size_t size = TABLE_MIN;
    while (size * 2 < (vm->interned_count + 1) * 3) {
        size *= 2;
    }
    mp_value *table = mp_gc_array_new(vm, size, sizeof *table); /* may collect, which empties entries */
    if (table == NULL) {
        return false;
    }
    memset(table, 0, size * sizeof *table);
    size_t used = 0;
    for (size_t i = 0; vm->interned != NULL && i <= vm->interned_mask; i++) {
        mp_value v = vm->interned[i];
        if (mp_is_value(v)) {
            put(vm, table, size - 1, v, mp_str_hash_bytes(mp_str_data(v), mp_str_size(v)));
            used++;
        }
    }
    mp_gc_free(vm, vm->interned);
    vm->interned = table;
    vm->interned_mask = size - 1;
    vm->interned_count = vm->interned_used = used;
    return true;
}

/* Puts a str that is not in any table into the dynamic one. */
static mp_value add(mp_vm *vm, mp_value v, uint32_t hash) {
    if (vm->interned == NULL || (vm->interned_used + 1) * 3 > (vm->interned_mask + 1) * 2) {
        if (!rehash(vm)) {
            return MP_ERROR;
        }
    }
    put(vm, vm->interned, vm->interned_mask, v, hash);
    vm->interned_count++;
    vm->interned_used++;
    mp_str_get(v)->size_flags |= MP_STR_INTERNED;
    return v;
}

mp_value mp_str_intern(mp_vm *vm, const char *utf8, size_t size) {
    uint32_t hash = mp_str_hash_bytes(utf8, size);
    mp_value v = find_constant(utf8, size, hash);
    if (mp_is_unbound(v)) {
        v = find_dynamic(vm, utf8, size, hash);
    }
    if (mp_is_value(v)) {
        return v;
    }
    v = mp_str_new(vm, utf8, size);
    /* making it may have been answered by a constant (one character, empty) */
    return mp_is_error(v) || mp_str_interned(v) ? v : add(vm, v, hash);
}

mp_value mp_str_intern_value(mp_vm *vm, mp_value str) {
    if (mp_str_interned(str)) {
        return str;
    }
    uint32_t hash = mp_str_hash_bytes(mp_str_data(str), mp_str_size(str));
    mp_value v = find_constant(mp_str_data(str), mp_str_size(str), hash);
    if (mp_is_unbound(v)) {
        v = find_dynamic(vm, mp_str_data(str), mp_str_size(str), hash);
    }
    if (mp_is_value(v)) {
        return v;
    }
    if (!mp_is_exact(str, &mp_type_str)) { /* an instance of a subclass is not a name */
        return mp_str_intern(vm, mp_str_data(str), mp_str_size(str));
    }
    return add(vm, str, hash);
}
