/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Sets as C code uses them: items in and out, and the algebra on them. The types are in set_methods.c.
 *
 * Whatever takes items from another set or dict takes their hashes with them: Python's __hash__ is not called again.
 * Items are named by number across calls that may run Python code, and every step looks at the table anew.
 */
#include "objects/set.h"

#include "objects/dict_index.h"

#define WIDTH 1u

const mp_set mp_empty_frozenset = {.object = {(const mp_head *)&mp_type_frozenset}};

static MP_NOINLINE bool search(mp_vm *vm, mp_set *t, mp_value item, mp_key *key, size_t *index) {
    return mp_table_search(vm, t, WIDTH, item, key, index);
}

static bool add_key(mp_vm *vm, mp_set *t, const mp_key *key) {
    size_t i;
    if (!mp_table_find(vm, t, WIDTH, key, &i)) {
        return false;
    }
    return i != MP_TABLE_NONE || mp_table_append(vm, t, WIDTH, key, MP_UNBOUND);
}

/* ---- Items ---- */

mp_value mp_set_new(mp_vm *vm) {
    mp_set *set = mp_gc_new(vm, &mp_type_set, sizeof *set);
    return set ? mp_from_pointer(set) : MP_ERROR;
}

bool mp_set_add(mp_vm *vm, mp_value set, mp_value item) {
    mp_key key;
    size_t i;
    if (!search(vm, mp_set_get(set), item, &key, &i)) {
        return false;
    }
    return i != MP_TABLE_NONE || mp_table_append(vm, mp_set_get(set), WIDTH, &key, MP_UNBOUND);
}

/* Finds an item; a set, which has no hash, by the equal frozenset. */
static bool find_item(mp_vm *vm, mp_value set, mp_value item, size_t *index) {
    mp_key key;
    if (search(vm, mp_set_get(set), item, &key, index)) {
        return true;
    }
    if (!mp_set_is(item) || !mp_exception_catch(vm, &mp_type_TypeError)) {
        return false;
    }
    mp_value frozen = mp_frozenset_from(vm, item);
    return !mp_is_error(frozen) && search(vm, mp_set_get(set), frozen, &key, index);
}

bool mp_set_contains(mp_vm *vm, mp_value set, mp_value item, bool *out) {
    size_t i = MP_TABLE_NONE;
    bool ok = find_item(vm, set, item, &i);
    *out = i != MP_TABLE_NONE;
    return ok;
}

bool mp_set_remove(mp_vm *vm, mp_value set, mp_value item, bool *found) {
    size_t i = MP_TABLE_NONE;
    if (!find_item(vm, set, item, &i)) {
        return false;
    }
    *found = i != MP_TABLE_NONE;
    if (*found) {
        mp_table_delete(vm, mp_set_get(set), WIDTH, i);
    }
    return true;
}

bool mp_set_next(mp_value set, size_t *position, mp_value *item) {
    size_t i = mp_table_next(mp_set_get(set), WIDTH, position);
    if (i == MP_TABLE_NONE) {
        return false;
    }
    *item = mp_table_slots(mp_set_get(set))[i];
    return true;
}

void mp_set_clear(mp_vm *vm, mp_value set) { mp_table_clear(vm, mp_set_get(set)); }

/* ---- Going over an iterable whose items are keys ---- */

/* Where keys come from: a set or an exact dict is read directly, anything else through its iterator. */
typedef struct key_source {
    mp_set *table; /* NULL: use the iterator */
    unsigned width;
    size_t position;
    mp_value iterator;
} key_source;

static bool source_open(mp_vm *vm, key_source *source, mp_value iterable) {
    *source = (key_source){NULL, WIDTH, 0, MP_UNBOUND};
    if (mp_set_is_any(iterable)) {
        source->table = mp_set_get(iterable);
    } else if (mp_is_exact(iterable, &mp_type_dict)) {
        source->table = mp_dict_get_ptr(iterable);
        source->width = 2;
    } else {
        source->iterator = mp_iter(vm, iterable);
    }
    return !mp_is_error(source->iterator);
}

/* The next key. False at the end, and if an exception is pending, which *failed tells. */
static bool source_next(mp_vm *vm, key_source *source, mp_key *key, bool *failed) {
    *failed = false;
    if (source->table) {
        size_t i = mp_table_next(source->table, source->width, &source->position);
        if (i != MP_TABLE_NONE) {
            *key = mp_table_key_at(vm, source->table, source->width, i);
        }
        return i != MP_TABLE_NONE;
    }
    mp_value item = mp_next(vm, source->iterator);
    if (mp_is_value(item) && mp_key_of(vm, item, key)) {
        return true;
    }
    *failed = !mp_is_stop(item);
    return false;
}

bool mp_set_update(mp_vm *vm, mp_value set, mp_value iterable) {
    mp_set *t = mp_set_get(set);
    key_source source;
    if (!source_open(vm, &source, iterable)) {
        return false;
    }
    if (source.table && source.width == WIDTH && mp_table_count(t) == 0) {
        return mp_table_copy(vm, t, source.table, WIDTH);
    }
    mp_key key;
    bool failed;
    while (source_next(vm, &source, &key, &failed)) {
        if (!add_key(vm, t, &key)) {
            return false;
        }
    }
    return !failed;
}

mp_value mp_set_from(mp_vm *vm, mp_value iterable) {
    mp_value set = mp_set_new(vm);
    return mp_is_error(set) || !mp_set_update(vm, set, iterable) ? MP_ERROR : set;
}

mp_value mp_frozenset_from(mp_vm *vm, mp_value iterable) {
    mp_set *set = mp_gc_new(vm, &mp_type_frozenset, sizeof *set);
    return !set || !mp_set_update(vm, mp_from_pointer(set), iterable) ? MP_ERROR : mp_from_pointer(set);
}

mp_value mp_frozenset_new(mp_vm *vm, size_t count, const mp_value *items) {
    mp_set *set = mp_gc_new(vm, &mp_type_frozenset, sizeof *set);
    if (!set) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        if (!mp_set_add(vm, mp_from_pointer(set), items[i])) {
            return MP_ERROR;
        }
    }
    return mp_from_pointer(set);
}

/* ---- Algebra ---- */

static bool subtract(mp_vm *vm, mp_set *t, mp_value iterable) {
    key_source source;
    if (mp_set_is_any(iterable) && mp_set_get(iterable) == t) {
        mp_table_clear(vm, t);
        return true;
    }
    if (!source_open(vm, &source, iterable)) {
        return false;
    }
    mp_key key;
    bool failed;
    while (source_next(vm, &source, &key, &failed)) {
        size_t i;
        if (!mp_table_find(vm, t, WIDTH, &key, &i)) {
            return false;
        }
        if (i != MP_TABLE_NONE) {
            mp_table_delete(vm, t, WIDTH, i);
        }
    }
    return !failed;
}

static bool symmetric_subtract(mp_vm *vm, mp_set *t, mp_value iterable) {
    /* An item that comes twice counts once: so other iterables become a set first. */
    mp_value other = mp_set_is_any(iterable) ? iterable : mp_set_from(vm, iterable);
    if (mp_is_error(other)) {
        return false;
    }
    if (mp_set_get(other) == t) {
        mp_table_clear(vm, t);
        return true;
    }
    key_source source;
    if (!source_open(vm, &source, other)) {
        return false;
    }
    mp_key key;
    bool failed;
    while (source_next(vm, &source, &key, &failed)) {
        size_t i;
        if (!mp_table_find(vm, t, WIDTH, &key, &i)) {
            return false;
        }
        if (i != MP_TABLE_NONE) {
            mp_table_delete(vm, t, WIDTH, i);
        } else if (!mp_table_append(vm, t, WIDTH, &key, MP_UNBOUND)) {
            return false;
        }
    }
    return !failed;
}

/* The common items as a new set. Walks over the smaller of two sets. */
static mp_value intersection(mp_vm *vm, mp_value set, mp_value iterable) {
    mp_value result = mp_set_new(vm);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    if (mp_set_is_any(iterable) && mp_set_count(iterable) > mp_set_count(set)) {
        mp_value swap = set;
        set = iterable;
        iterable = swap;
    }
    key_source source;
    if (!source_open(vm, &source, iterable)) {
        return MP_ERROR;
    }
    mp_key key;
    bool failed;
    while (source_next(vm, &source, &key, &failed)) {
        size_t i;
        if (!mp_table_find(vm, mp_set_get(set), WIDTH, &key, &i)) {
            return MP_ERROR;
        }
        if (i == MP_TABLE_NONE) {
            continue;
        }
        if (!add_key(vm, mp_set_get(result), &key)) {
            return MP_ERROR;
        }
        if (mp_set_count(result) >= mp_set_count(set)) { /* that is all; CPython does not look further, either */
            return result;
        }
    }
    return failed ? MP_ERROR : result;
}

mp_value mp_set_operate(mp_vm *vm, mp_binary_op op, mp_value set, mp_value iterable) {
    mp_set *t = mp_set_get(set);
    switch (op) {
    case MP_OP_AND:
        return intersection(vm, set, iterable);
    case MP_OP_OR:
        return mp_set_update(vm, set, iterable) ? set : MP_ERROR;
    case MP_OP_SUB:
        return subtract(vm, t, iterable) ? set : MP_ERROR;
    default:
        return symmetric_subtract(vm, t, iterable) ? set : MP_ERROR;
    }
}

bool mp_set_is_subset(mp_vm *vm, mp_value a, mp_value b, bool *out) {
    *out = false;
    if (mp_set_count(a) > mp_set_count(b)) {
        return true;
    }
    mp_set *t = mp_set_get(a);
    size_t position = 0;
    size_t i;
    while ((i = mp_table_next(t, WIDTH, &position)) != MP_TABLE_NONE) {
        mp_key key = mp_table_key_at(vm, t, WIDTH, i);
        size_t place;
        if (!mp_table_find(vm, mp_set_get(b), WIDTH, &key, &place)) {
            return false;
        }
        if (place == MP_TABLE_NONE) {
            return true;
        }
    }
    *out = true;
    return true;
}
