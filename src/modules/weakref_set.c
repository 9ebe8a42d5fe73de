/* SPDX-License-Identifier: MIT
 *
 * Layer 5. weakref.WeakSet. What two sets are asked together is asked of ordinary sets made of the living items.
 */
#include "modules/weakref.h"
#include "objects/dict.h"
#include "objects/dict_index.h"
#include "objects/set.h"
#include "objects/weakref.h"

static bool is_weak_set(mp_value v) { return mp_is_instance(v, &mp_type_WeakSet); }

/* The living items as a set. */
static mp_value strong_copy(mp_vm *vm, mp_value self) {
    mp_value set = mp_set_new(vm), item, none;
    for (size_t i = 0; !mp_is_error(set) && mp_weak_map_next(self, &i, &item, &none);) {
        if (!mp_set_add(vm, set, item)) {
            return MP_ERROR;
        }
    }
    return set;
}

static bool add_all(mp_vm *vm, mp_value self, mp_value iterable) {
    mp_value items = mp_set_is(iterable) ? iterable : mp_set_from(vm, iterable), item;
    for (size_t i = 0; !mp_is_error(items) && mp_set_next(items, &i, &item);) {
        if (!mp_weak_map_set(vm, self, item, MP_NONE)) {
            return false;
        }
    }
    return !mp_is_error(items);
}

static mp_value weak_set_from(mp_vm *vm, mp_value items) {
    mp_value self = mp_weak_map_new(vm, &mp_type_WeakSet);
    return mp_is_error(self) || add_all(vm, self, items) ? self : MP_ERROR;
}

/* Applies an operator of sets with any iterable on the right; the result is a set. */
static mp_value operate(mp_vm *vm, mp_binary_op op, mp_value self, mp_value other) {
    mp_value a = strong_copy(vm, self);
    return mp_is_error(a) ? MP_ERROR : mp_set_operate(vm, op, a, other);
}

/* The same, changing self. */
static mp_value operate_inplace(mp_vm *vm, mp_binary_op op, mp_value self, mp_value other) {
    if (op == MP_OP_OR) {
        return add_all(vm, self, other) ? self : MP_ERROR;
    }
    mp_value result = operate(vm, op, self, other);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    mp_weak_map_clear(vm, self);
    return add_all(vm, self, result) ? self : MP_ERROR;
}

static bool is_set_operator(mp_binary_op op) {
    return op == MP_OP_OR || op == MP_OP_AND || op == MP_OP_XOR || op == MP_OP_SUB;
}

/* ---- operations ---- */

static bool weak_set_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(data, MP_PARAM_OPTIONAL)};
    mp_value data;
    return mp_args_bind(vm, "WeakSet.__init__", params, 1, argc, args, kw, &data) &&
           (mp_is_unbound(data) || mp_is_none(data) || add_all(vm, self, data));
}

static mp_value weak_set_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value self = mp_weak_map_new(vm, type);
    bool is_class = type->flags & MP_TYPE_CLASS;
    return mp_is_error(self) || is_class || weak_set_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

/* The set of references. */
static mp_value weak_set_repr(mp_vm *vm, mp_value self) {
    mp_value refs = mp_set_from(vm, mp_weak_map_get(self)->data);
    return mp_is_error(refs) ? MP_ERROR : mp_repr(vm, refs);
}

static mp_value weak_set_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op == MP_EQ || op == MP_NE) && !is_weak_set(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = strong_copy(vm, self);
    mp_value b = mp_is_error(a) ? MP_ERROR : is_weak_set(other) ? strong_copy(vm, other) : mp_set_from(vm, other);
    return mp_is_error(b) ? MP_ERROR : mp_compare(vm, op, a, b);
}

static bool weak_set_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    if (!mp_weakref_is_possible(vm, item)) {
        *out = false;
        return true;
    }
    mp_value value = mp_weak_map_find(vm, self, item);
    *out = mp_is_value(value);
    return !mp_is_error(value);
}

static mp_value weak_set_iter(mp_vm *vm, mp_value self) { return mp_weak_map_iter(vm, self, MP_WEAK_KEYS); }

static mp_value weak_set_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (!is_set_operator(op) || !is_weak_set(a)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value result = operate(vm, op, a, b);
    return mp_is_error(result) ? MP_ERROR : weak_set_from(vm, result);
}

static mp_value weak_set_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    return is_set_operator(op) ? operate_inplace(vm, op, a, b) : MP_NOT_IMPLEMENTED;
}

/* ---- methods ---- */

#define OPERATOR(name, op)                                                                                             \
    static mp_value WeakSet_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                     \
        (void)argc;                                                                                                    \
        return weak_set_binary(vm, op, args[0], args[1]);                                                              \
    }
OPERATOR(union, MP_OP_OR)
OPERATOR(intersection, MP_OP_AND)
OPERATOR(difference, MP_OP_SUB)
OPERATOR(symmetric_difference, MP_OP_XOR)

#define CHANGER(name, op)                                                                                              \
    static mp_value WeakSet_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                     \
        (void)argc;                                                                                                    \
        return mp_is_error(operate_inplace(vm, op, args[0], args[1])) ? MP_ERROR : MP_NONE;                            \
    }
CHANGER(update, MP_OP_OR)
CHANGER(intersection_update, MP_OP_AND)
CHANGER(difference_update, MP_OP_SUB)
CHANGER(symmetric_difference_update, MP_OP_XOR)

static mp_value WeakSet_issubset(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return weak_set_compare(vm, MP_LE, args[0], args[1]);
}

static mp_value WeakSet_issuperset(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return weak_set_compare(vm, MP_GE, args[0], args[1]);
}

static mp_value WeakSet_isdisjoint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value common = operate(vm, MP_OP_AND, args[0], args[1]);
    return mp_is_error(common) ? MP_ERROR : mp_from_bool(mp_set_count(common) == 0);
}

static mp_value WeakSet_add(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_weak_map_set(vm, args[0], args[1], MP_NONE) ? MP_NONE : MP_ERROR;
}

static mp_value WeakSet_discard(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool found;
    return mp_weak_map_remove(vm, args[0], args[1], &found) ? MP_NONE : MP_ERROR;
}

static mp_value WeakSet_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool found;
    if (!mp_weak_map_remove(vm, args[0], args[1], &found)) {
        return MP_ERROR;
    }
    return found ? MP_NONE : mp_key_error_raise(vm, args[1]);
}

static mp_value WeakSet_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value item, none;
    if (mp_weak_map_pop(vm, args[0], &item, &none)) {
        return item;
    }
    return mp_dict_count(mp_weak_map_get(args[0])->data) > 0
               ? MP_ERROR
               : mp_raise(vm, &mp_type_KeyError, "pop from empty WeakSet");
}

static mp_value WeakSet_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_weak_map_clear(vm, args[0]);
    return MP_NONE;
}

static mp_value WeakSet_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value items = strong_copy(vm, args[0]);
    return mp_is_error(items) ? MP_ERROR : weak_set_from(vm, items);
}

MP_OPS(weak_set_ops, (trace, mp_weak_map_trace), (make, weak_set_make), (init, weak_set_init), (repr, weak_set_repr),
    (compare, weak_set_compare), (length, mp_weak_map_length), (contains, weak_set_contains), (iter, weak_set_iter),
    (binary, weak_set_binary), (inplace, weak_set_inplace), (unhashable, true));

static const mp_native weak_set_rows[] = {
    MP_METHOD(add, WeakSet_add, 1, 1),
    MP_METHOD(clear, WeakSet_clear, 0, 0),
    MP_METHOD(copy, WeakSet_copy, 0, 0),
    MP_METHOD(difference, WeakSet_difference, 1, 1),
    MP_METHOD(difference_update, WeakSet_difference_update, 1, 1),
    MP_METHOD(discard, WeakSet_discard, 1, 1),
    MP_METHOD(intersection, WeakSet_intersection, 1, 1),
    MP_METHOD(intersection_update, WeakSet_intersection_update, 1, 1),
    MP_METHOD(isdisjoint, WeakSet_isdisjoint, 1, 1),
    MP_METHOD(issubset, WeakSet_issubset, 1, 1),
    MP_METHOD(issuperset, WeakSet_issuperset, 1, 1),
    MP_METHOD(pop, WeakSet_pop, 0, 0),
    MP_METHOD(remove, WeakSet_remove, 1, 1),
    MP_METHOD(symmetric_difference, WeakSet_symmetric_difference, 1, 1),
    MP_METHOD(symmetric_difference_update, WeakSet_symmetric_difference_update, 1, 1),
    MP_METHOD(union, WeakSet_union, 1, 1),
    MP_METHOD(update, WeakSet_update, 1, 1),
};

MP_TYPE(mp_type_WeakSet, WeakSet, &mp_type_object, sizeof(mp_weak_map), weak_set_ops, weak_set_rows, 0);
