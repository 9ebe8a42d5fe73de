/* SPDX-License-Identifier: MIT
 *
 * Layer 5. weakref.WeakValueDictionary and weakref.WeakKeyDictionary: their methods, which are the same for both but for
 * what they are given to start with.
 */
#include "modules/weakref.h"
#include "objects/dict.h"
#include "objects/dict_index.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/weakref.h"

static bool has_weak_values(mp_value self) { return mp_type_of(self)->layout == &mp_type_WeakValueDictionary; }

static bool is_weak_dict(mp_value v) {
    const mp_type *layout = mp_type_of(v)->layout;
    return layout == &mp_type_WeakValueDictionary || layout == &mp_type_WeakKeyDictionary;
}

/* The living entries as a dict. */
static mp_value strong_copy(mp_vm *vm, mp_value self) {
    mp_value dict = mp_dict_new(vm), key, value;
    for (size_t i = 0; !mp_is_error(dict) && mp_weak_map_next(self, &i, &key, &value);) {
        if (!mp_dict_set(vm, dict, key, value)) {
            return MP_ERROR;
        }
    }
    return dict;
}

/* Puts in all entries of a mapping, or pairs of an iterable. */
static bool update(mp_vm *vm, mp_value self, mp_value other) {
    mp_value dict = mp_is_exact(other, &mp_type_dict) ? other : mp_dict_new(vm);
    if (mp_is_error(dict) || (!mp_same(dict, other) && !mp_dict_update(vm, dict, other))) {
        return false;
    }
    mp_value key, value;
    for (size_t i = 0; mp_dict_next(dict, &i, &key, &value);) {
        if (!mp_weak_map_set(vm, self, key, value)) {
            return false;
        }
    }
    return true;
}

/* ---- making ---- */

static bool weak_dict_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    bool values = has_weak_values(self);
    if (argc > 1) {
        return mp_fail(vm, &mp_type_TypeError, "%s.__init__() takes from 1 to 2 positional arguments but %zu were given",
                       values ? "WeakValueDictionary" : "WeakKeyDictionary", argc + 1);
    }
    mp_value other = argc > 0 ? args[0] : MP_NONE;
    if (!values && kw.count > 0) { /* the mapping may be given as a keyword */
        static const mp_param params[] = {MP_PARAM(dict, MP_PARAM_OPTIONAL)};
        if (!mp_args_bind(vm, "WeakKeyDictionary.__init__", params, 1, argc, args, kw, &other)) {
            return false;
        }
    }
    if ((values ? argc > 0 : !mp_is_none(other)) && !update(vm, self, other)) {
        return false;
    }
    for (size_t i = 0; values && i < kw.count; i++) {
        if (!mp_weak_map_set(vm, self, kw.names[i], args[argc + i])) {
            return false;
        }
    }
    return true;
}

static mp_value weak_dict_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value self = mp_weak_map_new(vm, type);
    bool is_class = type->flags & MP_TYPE_CLASS;
    return mp_is_error(self) || is_class || weak_dict_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static mp_value copy_of(mp_vm *vm, mp_value self) {
    mp_value copy = mp_weak_map_new(vm, mp_type_of(self)->layout), key, value;
    for (size_t i = 0; !mp_is_error(copy) && mp_weak_map_next(self, &i, &key, &value);) {
        if (!mp_weak_map_set(vm, copy, key, value)) {
            return MP_ERROR;
        }
    }
    return copy;
}

/* ---- operations ---- */

static mp_value weak_dict_getitem(mp_vm *vm, mp_value self, mp_value key) {
    mp_value value = mp_weak_map_find(vm, self, key);
    return mp_is_unbound(value) ? mp_key_error_raise(vm, key) : value;
}

static bool weak_dict_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    if (mp_is_value(value)) {
        return mp_weak_map_set(vm, self, key, value);
    }
    bool found;
    if (!mp_weak_map_remove(vm, self, key, &found)) {
        return false;
    }
    if (!found) {
        mp_key_error_raise(vm, key);
    }
    return found;
}

static bool weak_dict_contains(mp_vm *vm, mp_value self, mp_value key, bool *out) {
    if (!has_weak_values(self) && !mp_weakref_is_possible(vm, key)) {
        *out = false;
        return true;
    }
    mp_value value = mp_weak_map_find(vm, self, key);
    *out = mp_is_value(value);
    return !mp_is_error(value);
}

static mp_value weak_dict_iter(mp_vm *vm, mp_value self) { return mp_weak_map_iter(vm, self, MP_WEAK_KEYS); }

static mp_value weak_dict_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<%N at 0x%zx>", mp_type_of(self)->layout, (size_t)self.bits);
}

static mp_value weak_dict_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || (!is_weak_dict(other) && !mp_dict_is(other))) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = strong_copy(vm, self);
    mp_value b = mp_is_error(a) ? MP_ERROR : is_weak_dict(other) ? strong_copy(vm, other) : other;
    return mp_is_error(b) ? MP_ERROR : mp_compare(vm, op, a, b);
}

static mp_value weak_dict_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_OR || !(is_weak_dict(a) || mp_dict_is(a)) || !(is_weak_dict(b) || mp_dict_is(b))) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value copy = is_weak_dict(a) ? copy_of(vm, a) : mp_weak_map_new(vm, mp_type_of(b)->layout);
    if (mp_is_error(copy) || (!is_weak_dict(a) && !update(vm, copy, a)) || !update(vm, copy, b)) {
        return MP_ERROR;
    }
    return copy;
}

static mp_value weak_dict_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    return op != MP_OP_OR ? MP_NOT_IMPLEMENTED : update(vm, a, b) ? a : MP_ERROR;
}

/* ---- methods ---- */

static mp_value weak_dict_get(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value value = mp_weak_map_find(vm, args[0], args[1]);
    return mp_is_unbound(value) ? (argc > 2 ? args[2] : MP_NONE) : value;
}

static mp_value weak_dict_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value value = mp_weak_map_find(vm, args[0], args[1]);
    bool found = mp_is_value(value);
    if (mp_is_error(value) || (found && !mp_weak_map_remove(vm, args[0], args[1], &found))) {
        return MP_ERROR;
    }
    return mp_is_value(value) ? value : argc > 2 ? args[2] : mp_key_error_raise(vm, args[1]);
}

static mp_value weak_dict_popitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value entry[2];
    if (!mp_weak_map_pop(vm, args[0], &entry[0], &entry[1])) {
        return mp_is_value(mp_weak_map_get(args[0])->data) && mp_dict_count(mp_weak_map_get(args[0])->data) > 0
                   ? MP_ERROR
                   : mp_raise(vm, &mp_type_KeyError, "popitem(): dictionary is empty");
    }
    return mp_tuple_new(vm, 2, entry);
}

static mp_value weak_dict_setdefault(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value value = mp_weak_map_find(vm, args[0], args[1]);
    if (!mp_is_unbound(value)) {
        return value;
    }
    value = argc > 2 ? args[2] : MP_NONE;
    return mp_weak_map_set(vm, args[0], args[1], value) ? value : MP_ERROR;
}

static mp_value weak_dict_update(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc > 1 && !mp_is_none(args[1]) && !update(vm, args[0], args[1])) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < kw.count; i++) {
        if (!mp_weak_map_set(vm, args[0], kw.names[i], args[argc + i])) {
            return MP_ERROR;
        }
    }
    return MP_NONE;
}

static mp_value weak_dict_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_weak_map_clear(vm, args[0]);
    return MP_NONE;
}

static mp_value weak_dict_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return copy_of(vm, args[0]);
}

static mp_value weak_dict_keys(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_weak_map_iter(vm, args[0], MP_WEAK_KEYS);
}

static mp_value weak_dict_values(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_weak_map_iter(vm, args[0], MP_WEAK_VALUES);
}

static mp_value weak_dict_items(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_weak_map_iter(vm, args[0], MP_WEAK_ITEMS);
}

/* A list of the references themselves, dead ones included. */
static mp_value weak_dict_refs(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value list = mp_list_new(vm, 0, NULL), entry[2];
    for (size_t i = 0; !mp_is_error(list) && mp_dict_next(mp_weak_map_get(args[0])->data, &i, &entry[0], &entry[1]);) {
        if (!mp_list_append(vm, list, entry[has_weak_values(args[0])])) {
            return MP_ERROR;
        }
    }
    return list;
}

MP_OPS(weak_dict_ops, (trace, mp_weak_map_trace), (make, weak_dict_make), (init, weak_dict_init),
    (repr, weak_dict_repr), (compare, weak_dict_compare), (length, mp_weak_map_length), (getitem, weak_dict_getitem),
    (setitem, weak_dict_setitem), (contains, weak_dict_contains), (iter, weak_dict_iter), (binary, weak_dict_binary),
    (inplace, weak_dict_inplace), (unhashable, true));

/* The rows of both; one more precedes them. */
#define ROWS                                                                                                           \
    MP_METHOD(clear, weak_dict_clear, 0, 0), MP_METHOD(copy, weak_dict_copy, 0, 0),                                    \
        MP_METHOD(__copy__, weak_dict_copy, 0, 0), MP_METHOD(get, weak_dict_get, 1, 2),                                \
        MP_METHOD(items, weak_dict_items, 0, 0), MP_METHOD(keys, weak_dict_keys, 0, 0),                                \
        MP_METHOD(pop, weak_dict_pop, 1, 2), MP_METHOD(popitem, weak_dict_popitem, 0, 0),                              \
        MP_METHOD(setdefault, weak_dict_setdefault, 1, 2), MP_METHOD_KW(update, weak_dict_update, 0, 1),               \
        MP_METHOD(values, weak_dict_values, 0, 0)

MP_NAMES_USED(clear, copy, __copy__, get, items, keys, pop, popitem, setdefault, update, values)

static const mp_native weak_value_rows[] = {MP_METHOD(valuerefs, weak_dict_refs, 0, 0), ROWS};
static const mp_native weak_key_rows[] = {MP_METHOD(keyrefs, weak_dict_refs, 0, 0), ROWS};

MP_TYPE(mp_type_WeakValueDictionary, WeakValueDictionary, &mp_type_object, sizeof(mp_weak_map), weak_dict_ops,
        weak_value_rows, 0);
MP_TYPE(mp_type_WeakKeyDictionary, WeakKeyDictionary, &mp_type_object, sizeof(mp_weak_map), weak_dict_ops, weak_key_rows,
        0);
