/* SPDX-License-Identifier: MIT
 *
 * Layer 2. dict: the interface in C, and the type with its methods. The hash table is in dict_index.c, the views and
 * iterators are in dict_views.c.
 *
 * Entries are named by number, never by address, across anything that may run Python code; a number that
 * mp_table_search gave is valid until the next such call.
 */
#include "objects/dict.h"

#include "objects/builder.h"
#include "objects/dict_fast.h"
#include "objects/dict_index.h"
#include "objects/dict_ops.h"
#include "objects/dict_views.h"
#include "objects/exception.h"
#include "objects/iterator.h"
#include "objects/tuple.h"
#include "objects/generic.h"

#define WIDTH 2u

static mp_dict_entry *entry_at(const mp_dict *t, size_t i) {
    return (mp_dict_entry *)(void *)(mp_table_slots(t) + i * WIDTH);
}

static MP_NOINLINE bool search(mp_vm *vm, mp_dict *t, mp_value key, mp_key *out, size_t *index) {
    return mp_table_search(vm, t, WIDTH, key, out, index);
}

/* ---- Lookups that run no Python code ---- */

/* The name lookup for dicts that hold keys of other types with the same hash: instances of subclasses of str count by
 * their text. */
static MP_COLD mp_dict_entry *find_name_slow(mp_dict *t, mp_value name) {
    size_t position = 0;
    size_t i;
    while ((i = mp_table_next(t, WIDTH, &position)) != MP_TABLE_NONE) {
        mp_dict_entry *entry = entry_at(t, i);
        if (mp_str_is(entry->key) && mp_str_equal(entry->key, name)) {
            return entry;
        }
    }
    return NULL;
}

mp_dict_entry *mp_dict_entry_find_name(mp_dict *dict, mp_value name) {
    size_t i;
    mp_table_result result = mp_table_lookup(dict, WIDTH, name, mp_str_get(name)->hash, true, &i);
    if (MP_UNLIKELY(result == MP_TABLE_SLOW)) {
        return find_name_slow(dict, name);
    }
    return result == MP_TABLE_FOUND ? entry_at(dict, i) : NULL;
}

bool mp_dict_lookup_pure(mp_dict *dict, mp_value key, mp_dict_entry **out) {
    size_t i;
    mp_table_result result;
    if (mp_key_is_str(key)) {
        result = mp_table_lookup(dict, WIDTH, key, mp_str_get(key)->hash, true, &i);
    } else if (mp_key_is_short(key)) {
        result = mp_table_lookup(dict, WIDTH, key, (uint32_t)mp_small(key), false, &i);
    } else {
        return false;
    }
    *out = result == MP_TABLE_FOUND ? entry_at(dict, i) : NULL;
    return result != MP_TABLE_SLOW;
}

/* ---- The interface ---- */

mp_value mp_dict_new(mp_vm *vm) {
    mp_dict *dict = mp_gc_new(vm, &mp_type_dict, sizeof *dict);
    return dict ? mp_from_pointer(dict) : MP_ERROR;
}

mp_value mp_dict_find(mp_vm *vm, mp_value dict, mp_value key) {
    mp_dict *t = mp_dict_get_ptr(dict);
    mp_key hashed;
    size_t i;
    if (!search(vm, t, key, &hashed, &i)) {
        return MP_ERROR;
    }
    return i == MP_TABLE_NONE ? MP_UNBOUND : entry_at(t, i)->value;
}

mp_value mp_dict_find_name(mp_value dict, mp_value name) {
    mp_dict_entry *entry = mp_dict_entry_find_name(mp_dict_get_ptr(dict), name);
    return entry ? entry->value : MP_UNBOUND;
}

/* Stores under a key whose place is known from a search. */
static bool put(mp_vm *vm, mp_dict *t, const mp_key *key, size_t i, mp_value value) {
    if (i == MP_TABLE_NONE) {
        return mp_table_append(vm, t, WIDTH, key, value);
    }
    mp_gc_store(vm, &entry_at(t, i)->value, value);
    return true;
}

bool mp_dict_set(mp_vm *vm, mp_value dict, mp_value key, mp_value value) {
    mp_dict *t = mp_dict_get_ptr(dict);
    mp_key hashed;
    size_t i;
    return search(vm, t, key, &hashed, &i) && put(vm, t, &hashed, i, value);
}

/* Removes the key and gives its value; MP_UNBOUND if it is not there. */
static mp_value take(mp_vm *vm, mp_value dict, mp_value key) {
    mp_dict *t = mp_dict_get_ptr(dict);
    mp_key hashed;
    size_t i;
    if (!search(vm, t, key, &hashed, &i)) {
        return MP_ERROR;
    }
    if (i == MP_TABLE_NONE) {
        return MP_UNBOUND;
    }
    mp_value value = entry_at(t, i)->value;
    mp_table_delete(vm, t, WIDTH, i);
    return value;
}

bool mp_dict_remove(mp_vm *vm, mp_value dict, mp_value key, bool *found) {
    mp_value value = take(vm, dict, key);
    *found = mp_is_value(value);
    return !mp_is_error(value);
}

mp_value mp_dict_setdefault(mp_vm *vm, mp_value dict, mp_value key, mp_value value) {
    mp_dict *t = mp_dict_get_ptr(dict);
    mp_key hashed;
    size_t i;
    if (!search(vm, t, key, &hashed, &i)) {
        return MP_ERROR;
    }
    if (i != MP_TABLE_NONE) {
        return entry_at(t, i)->value;
    }
    return mp_table_append(vm, t, WIDTH, &hashed, value) ? value : MP_ERROR;
}

bool mp_dict_take_last(mp_vm *vm, mp_value dict, mp_value *key, mp_value *value) {
    mp_dict *t = mp_dict_get_ptr(dict);
    size_t i = mp_table_last(t, WIDTH);
    if (i == MP_TABLE_NONE) {
        return false;
    }
    *key = entry_at(t, i)->key;
    *value = entry_at(t, i)->value;
    mp_table_delete(vm, t, WIDTH, i);
    return true;
}

bool mp_dict_next(mp_value dict, size_t *position, mp_value *key, mp_value *value) {
    mp_dict *t = mp_dict_get_ptr(dict);
    size_t i = mp_table_next(t, WIDTH, position);
    if (i == MP_TABLE_NONE) {
        return false;
    }
    *key = entry_at(t, i)->key;
    *value = entry_at(t, i)->value;
    return true;
}

mp_value mp_dict_copy(mp_vm *vm, mp_value dict) {
    mp_value copy = mp_dict_new(vm);
    if (mp_is_error(copy) || !mp_table_copy(vm, mp_dict_get_ptr(copy), mp_dict_get_ptr(dict), WIDTH)) {
        return MP_ERROR;
    }
    return copy;
}

void mp_dict_clear(mp_vm *vm, mp_value dict) { mp_table_clear(vm, mp_dict_get_ptr(dict)); }

/* ---- update ---- */

/* From a dict, whose keys are not hashed again. */
static bool update_from_dict(mp_vm *vm, mp_value dict, mp_value other) {
    mp_dict *to = mp_dict_get_ptr(dict);
    mp_dict *from = mp_dict_get_ptr(other);
    if (to == from) {
        return true;
    }
    if (mp_table_count(to) == 0) {
        return mp_table_copy(vm, to, from, WIDTH);
    }
    size_t count = mp_table_count(from);
    size_t position = 0;
    size_t i;
    while ((i = mp_table_next(from, WIDTH, &position)) != MP_TABLE_NONE) {
        mp_key key = mp_table_key_at(vm, from, WIDTH, i);
        mp_value value = entry_at(from, i)->value;
        size_t place;
        if (!mp_table_find(vm, to, WIDTH, &key, &place) || !put(vm, to, &key, place, value)) {
            return false;
        }
        if (mp_table_count(from) != count) {
            return mp_fail(vm, &mp_type_RuntimeError, "dict mutated during update");
        }
    }
    return true;
}

static bool update_from_mapping(mp_vm *vm, mp_value dict, mp_value other, mp_value keys) {
    mp_value list = mp_call(vm, keys, 0, NULL);
    mp_value iterator = mp_is_error(list) ? MP_ERROR : mp_iter(vm, list);
    if (mp_is_error(iterator)) {
        return false;
    }
    for (;;) {
        mp_value key = mp_next(vm, iterator);
        if (!mp_is_value(key)) {
            return mp_is_stop(key);
        }
        mp_value value = mp_getitem(vm, other, key);
        if (mp_is_error(value) || !mp_dict_set(vm, dict, key, value)) {
            return false;
        }
    }
}

static bool update_from_pair(mp_vm *vm, mp_value dict, mp_value pair, size_t number) {
    mp_value tuple = pair;
    if (!mp_is_exact(pair, &mp_type_tuple)) {
        tuple = mp_tuple_from(vm, pair);
        if (mp_is_error(tuple)) {
            return mp_exception_catch(vm, &mp_type_TypeError) &&
                   mp_fail(vm, &mp_type_TypeError,
                           "cannot convert dictionary update sequence element #%zu to a sequence", number);
        }
    }
    mp_tuple *t = mp_tuple_get(tuple);
    if (t->count != 2) {
        return mp_fail(vm, &mp_type_ValueError, "dictionary update sequence element #%zu has length %zu; 2 is required",
                       number, t->count);
    }
    return mp_dict_set(vm, dict, t->items[0], t->items[1]);
}

static bool update_from_pairs(mp_vm *vm, mp_value dict, mp_value other) {
    mp_value iterator = mp_iter(vm, other);
    if (mp_is_error(iterator)) {
        return false;
    }
    for (size_t number = 0;; number++) {
        mp_value pair = mp_next(vm, iterator);
        if (!mp_is_value(pair)) {
            return mp_is_stop(pair);
        }
        if (!update_from_pair(vm, dict, pair, number)) {
            return false;
        }
    }
}

/* A dict whose entries may be taken as they are: its class does not iterate in a way of its own. */
static bool is_plain_dict(mp_vm *vm, mp_value v) {
    if (mp_is_exact(v, &mp_type_dict)) {
        return true;
    }
    if (!mp_dict_is(v)) {
        return false;
    }
    const mp_type *type = mp_type_of(v);
    return !(type->flags & MP_TYPE_CLASS) ||
           mp_same(mp_type_find(vm, type, MP_NAME(__iter__)), mp_type_find(vm, &mp_type_dict, MP_NAME(__iter__)));
}

bool mp_dict_update(mp_vm *vm, mp_value dict, mp_value other) {
    if (is_plain_dict(vm, other)) {
        return update_from_dict(vm, dict, other);
    }
    mp_value keys = mp_getattr_find(vm, other, MP_NAME(keys));
    if (mp_is_error(keys)) {
        return false;
    }
    return mp_is_unbound(keys) ? update_from_pairs(vm, dict, other) : update_from_mapping(vm, dict, other, keys);
}

/* dict(...) and update(...): an optional source, then keywords; args has argc values and then those of kw. */
bool mp_dict_update_args(mp_vm *vm, const char *function, mp_value dict, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc > 1) {
        return mp_fail(vm, &mp_type_TypeError, "%s expected at most 1 argument, got %zu", function, argc);
    }
    if (argc == 1 && !mp_dict_update(vm, dict, args[0])) {
        return false;
    }
    for (size_t i = 0; i < kw.count; i++) {
        if (!mp_dict_set(vm, dict, kw.names[i], args[argc + i])) {
            return false;
        }
    }
    return true;
}

/* ---- The type ---- */

void mp_dict_op_trace(mp_tracer *tracer, void *self) { mp_table_trace(tracer, self, WIDTH); }

bool mp_dict_op_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_dict_update_args(vm, "dict", self, argc, args, kw);
}

mp_value mp_dict_op_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_dict *dict = mp_object_alloc(vm, type, sizeof *dict);
    if (!dict) {
        return MP_ERROR;
    }
    mp_value self = mp_from_pointer(dict);
    /* Instances of Python classes are filled by their __init__. */
    return (type->flags & MP_TYPE_CLASS) || MP_OP(type->ops, init)(vm, self, argc, args, kw) ? self : MP_ERROR;
}

mp_value mp_dict_op_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return mp_str_new_text(vm, "{...}");
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_byte(&b, '{');
    size_t position = 0;
    mp_value key;
    mp_value value;
    for (bool more = false; !b.failed && mp_dict_next(self, &position, &key, &value); more = true) {
        mp_builder_append(&b, ", ", more ? 2 : 0);
        mp_builder_append_repr(&b, key);
        mp_builder_append(&b, ": ", 2);
        mp_builder_append_repr(&b, value);
    }
    mp_builder_append_byte(&b, '}');
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

static bool dict_equal(mp_vm *vm, mp_dict *a, mp_dict *b, bool *out) {
    *out = false;
    if (mp_table_count(a) != mp_table_count(b)) {
        return true;
    }
    size_t position = 0;
    size_t i;
    while ((i = mp_table_next(a, WIDTH, &position)) != MP_TABLE_NONE) {
        mp_key key = mp_table_key_at(vm, a, WIDTH, i);
        mp_value value = entry_at(a, i)->value;
        size_t place;
        if (!mp_table_find(vm, b, WIDTH, &key, &place)) {
            return false;
        }
        if (place == MP_TABLE_NONE) {
            return true;
        }
        bool equal;
        if (!mp_equal(vm, value, entry_at(b, place)->value, &equal)) {
            return false;
        }
        if (!equal) {
            return true;
        }
    }
    *out = true;
    return true;
}

mp_value mp_dict_op_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || !mp_dict_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    bool equal;
    if (!mp_recursion_check(vm) || !dict_equal(vm, mp_dict_get_ptr(self), mp_dict_get_ptr(other), &equal)) {
        return MP_ERROR;
    }
    return mp_from_bool(equal == (op == MP_EQ));
}

bool mp_dict_op_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_dict_count(self);
    return true;
}

mp_value mp_dict_op_getitem(mp_vm *vm, mp_value self, mp_value key) {
    mp_value value = mp_dict_find(vm, self, key);
    if (MP_LIKELY(!mp_is_unbound(value))) {
        return value;
    }
    if (!mp_is_exact(self, &mp_type_dict)) {
        value = mp_special_call(vm, self, MP_NAME(__missing__), 1, &key);
        if (!mp_is_unbound(value)) {
            return value;
        }
    }
    return mp_key_error_raise(vm, key);
}

bool mp_dict_op_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    if (!mp_is_unbound(value)) {
        return mp_dict_set(vm, self, key, value);
    }
    bool found;
    if (!mp_dict_remove(vm, self, key, &found)) {
        return false;
    }
    return found || !mp_is_error(mp_key_error_raise(vm, key));
}

bool mp_dict_op_contains(mp_vm *vm, mp_value self, mp_value key, bool *out) {
    mp_value value = mp_dict_find(vm, self, key);
    *out = !mp_is_unbound(value);
    return !mp_is_error(value);
}

mp_value mp_dict_op_iter(mp_vm *vm, mp_value self) {
    return mp_dict_iterator_new(vm, &mp_type_dict_key_iterator, self);
}

mp_value mp_dict_op_reversed(mp_vm *vm, mp_value self) {
    return mp_dict_iterator_new(vm, &mp_type_dict_reverse_key_iterator, self);
}

mp_value mp_dict_op_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_OR || !mp_dict_is(a) || !mp_dict_is(b)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value result = mp_dict_copy(vm, a);
    return mp_is_error(result) || !mp_dict_update(vm, result, b) ? MP_ERROR : result;
}

mp_value mp_dict_op_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_OR) {
        return MP_NOT_IMPLEMENTED;
    }
    return mp_dict_update(vm, a, b) ? a : MP_ERROR;
}

/* ---- Methods ---- */

static mp_value dict_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_dict_clear(vm, args[0]);
    return MP_NONE;
}

static mp_value dict_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_dict_copy(vm, args[0]);
}

static mp_value dict_get(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value value = mp_dict_find(vm, args[0], args[1]);
    return !mp_is_unbound(value) ? value : argc > 2 ? args[2] : MP_NONE;
}

static mp_value dict_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    bool empty = mp_dict_count(args[0]) == 0; /* then the key need not even be hashable */
    mp_value value = empty ? MP_UNBOUND : take(vm, args[0], args[1]);
    return !mp_is_unbound(value) ? value : argc > 2 ? args[2] : mp_key_error_raise(vm, args[1]);
}

static mp_value dict_popitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value item = mp_tuple_new(vm, 2, NULL);
    mp_value key;
    mp_value value;
    if (mp_is_error(item)) {
        return MP_ERROR;
    }
    if (!mp_dict_take_last(vm, args[0], &key, &value)) {
        return mp_raise(vm, &mp_type_KeyError, "popitem(): dictionary is empty");
    }
    mp_gc_store(vm, &mp_tuple_get(item)->items[0], key);
    mp_gc_store(vm, &mp_tuple_get(item)->items[1], value);
    return item;
}

static mp_value dict_setdefault(mp_vm *vm, size_t argc, const mp_value *args) {
    return mp_dict_setdefault(vm, args[0], args[1], argc > 2 ? args[2] : MP_NONE);
}

static mp_value dict_update(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_dict_update_args(vm, "update", args[0], argc - 1, args + 1, kw) ? MP_NONE : MP_ERROR;
}

static mp_value dict_keys(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_dict_view_new(vm, &mp_type_dict_keys, args[0]);
}

static mp_value dict_values(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_dict_view_new(vm, &mp_type_dict_values, args[0]);
}

static mp_value dict_items(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_dict_view_new(vm, &mp_type_dict_items, args[0]);
}

/* dict.fromkeys(iterable, value=None): of the class it is called on. */
static mp_value dict_fromkeys(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value dict = mp_call(vm, args[0], 0, NULL);
    mp_value iterator = mp_is_error(dict) ? MP_ERROR : mp_iter(vm, args[1]);
    if (mp_is_error(iterator)) {
        return MP_ERROR;
    }
    mp_value value = argc > 2 ? args[2] : MP_NONE;
    bool exact = mp_is_exact(dict, &mp_type_dict);
    for (;;) {
        mp_value key = mp_next(vm, iterator);
        if (!mp_is_value(key)) {
            return mp_is_stop(key) ? dict : MP_ERROR;
        }
        if (!(exact ? mp_dict_set(vm, dict, key, value) : mp_setitem(vm, dict, key, value))) {
            return MP_ERROR;
        }
    }
}

MP_OPS(dict_ops, (trace, mp_dict_op_trace), (make, mp_dict_op_make), (init, mp_dict_op_init), (repr, mp_dict_op_repr),
    (compare, mp_dict_op_compare), (length, mp_dict_op_length), (getitem, mp_dict_op_getitem),
    (setitem, mp_dict_op_setitem), (contains, mp_dict_op_contains), (iter, mp_dict_op_iter),
    (reversed, mp_dict_op_reversed), (binary, mp_dict_op_binary), (inplace, mp_dict_op_inplace), (unhashable, true));

static const mp_native dict_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(clear, dict_clear, 0, 0),
    MP_METHOD(copy, dict_copy, 0, 0),
    MP_CLASSMETHOD(fromkeys, dict_fromkeys, 1, 2),
    MP_METHOD(get, dict_get, 1, 2),
    MP_METHOD(items, dict_items, 0, 0),
    MP_METHOD(keys, dict_keys, 0, 0),
    MP_METHOD(pop, dict_pop, 1, 2),
    MP_METHOD(popitem, dict_popitem, 0, 0),
    MP_METHOD(setdefault, dict_setdefault, 1, 2),
    MP_METHOD_KW(update, dict_update, 0, MP_VARIADIC),
    MP_METHOD(values, dict_values, 0, 0),
};

MP_TYPE(mp_type_dict, dict, &mp_type_object, sizeof(mp_dict), dict_ops, dict_rows,
        MP_TYPE_MAPPING | MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
