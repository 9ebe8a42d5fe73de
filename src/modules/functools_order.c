/* SPDX-License-Identifier: MIT
 *
 * Layer 5. functools.cmp_to_key and total_ordering.
 */
#include "modules/functools.h"
#include "objects/class.h"
#include "objects/str.h"

/* ---- cmp_to_key: KEY_FUNCTION compares, KEY_OBJECT is what the key stands for, or has no value yet ---- */

enum { KEY_FUNCTION, KEY_OBJECT };

static mp_value key_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(obj, 0)};
    mp_value slots[2] = {mp_functool_get(self)->v[KEY_FUNCTION], MP_UNBOUND};
    return mp_args_bind(vm, "K", params, 1, argc, args, kw, &slots[KEY_OBJECT])
               ? mp_functool_new(vm, &mp_type_compare_key, 2, slots)
               : MP_ERROR;
}

static mp_value key_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!mp_is_exact(other, &mp_type_compare_key)) {
        return mp_raise(vm, &mp_type_TypeError, "other argument must be K instance");
    }
    mp_value pair[2] = {mp_functool_get(self)->v[KEY_OBJECT], mp_functool_get(other)->v[KEY_OBJECT]};
    if (!mp_is_value(pair[0]) || !mp_is_value(pair[1])) {
        return mp_raise(vm, &mp_type_AttributeError, "object");
    }
    mp_value order = mp_call(vm, mp_functool_get(self)->v[KEY_FUNCTION], 2, pair);
    return mp_is_error(order) ? MP_ERROR : mp_compare(vm, op, order, MP_SMALL(0));
}

mp_value mp_functools_cmp_to_key(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(mycmp, 0)};
    mp_value function;
    return mp_args_bind(vm, "cmp_to_key", params, 1, argc, args, kw, &function)
               ? mp_functool_new(vm, &mp_type_compare_key, 1, &function)
               : MP_ERROR;
}

static mp_value key_get_obj(mp_vm *vm, mp_value self) {
    mp_value object = mp_functool_get(self)->v[KEY_OBJECT];
    (void)vm;
    return mp_is_value(object) ? object : MP_NONE;
}

static bool key_set_obj(mp_vm *vm, mp_value self, mp_value value) {
    mp_gc_store(vm, &mp_functool_get(self)->v[KEY_OBJECT], value);
    return true;
}

/* ---- total_ordering: constant objects, one for each comparison derived from another ---- */

typedef struct ordering {
    mp_object object;
    uint8_t root, derived; /* mp_compare_op */
    bool negate;           /* take the root's result the other way */
    uint8_t also;          /* MP_EQ: or self == other; MP_NE: and self != other */
} ordering;

enum { ALONE = MP_COMPARE_OP_COUNT };
#define ORDERING(root, derived, negate, also) {{(const mp_head *)&mp_type_ordering}, root, derived, negate, also}
/* In the order in which roots are preferred. */
static const ordering orderings[] = {
    ORDERING(MP_LT, MP_GT, true, MP_NE),  ORDERING(MP_LT, MP_LE, false, MP_EQ), ORDERING(MP_LT, MP_GE, true, ALONE),
    ORDERING(MP_LE, MP_GE, true, MP_EQ),  ORDERING(MP_LE, MP_LT, false, MP_NE), ORDERING(MP_LE, MP_GT, true, ALONE),
    ORDERING(MP_GT, MP_LT, true, MP_NE),  ORDERING(MP_GT, MP_GE, false, MP_EQ), ORDERING(MP_GT, MP_LE, true, ALONE),
    ORDERING(MP_GE, MP_LE, true, MP_EQ),  ORDERING(MP_GE, MP_GT, false, MP_NE), ORDERING(MP_GE, MP_LT, true, ALONE),
};

static mp_value comparison_name(unsigned op) {
    return op == MP_LT   ? MP_NAME(__lt__)
           : op == MP_LE ? MP_NAME(__le__)
           : op == MP_GT ? MP_NAME(__gt__)
                         : MP_NAME(__ge__);
}

static mp_value ordering_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    const ordering *o = (const ordering *)(const void *)mp_pointer(self);
    if (!mp_args_no_kw(vm, mp_str_data(comparison_name(o->derived)), kw) ||
        !mp_args_count(vm, mp_str_data(comparison_name(o->derived)), argc, 2, 2)) {
        return MP_ERROR;
    }
    mp_value result = mp_special_call(vm, args[0], comparison_name(o->root), 1, args + 1);
    if (mp_is_unbound(result)) {
        return MP_NOT_IMPLEMENTED; /* the class has lost its method */
    }
    bool truth;
    if (mp_is_error(result) || mp_same(result, MP_NOT_IMPLEMENTED)) {
        return result;
    }
    if (!mp_truth(vm, result, &truth)) {
        return MP_ERROR;
    }
    if (o->negate) {
        truth = !truth;
        result = mp_from_bool(truth);
    }
    bool decided = o->also == ALONE || truth == (o->also == MP_EQ);
    return decided ? result : mp_compare(vm, (mp_compare_op)o->also, args[0], args[1]);
}

/* The class has the comparison itself, or from another base than object. */
static bool defines(mp_vm *vm, const mp_type *type, unsigned op) {
    mp_value found = mp_type_find(vm, type, comparison_name(op));
    return mp_is_value(found) && (!mp_is_slot_row(found) || type->layout != &mp_type_object);
}

mp_value mp_functools_total_ordering(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_type(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "total_ordering() argument must be a class, not %T", args[0]);
    }
    const mp_type *type = mp_as_type(args[0]);
    size_t first = 0, count = MP_COUNT_OF(orderings);
    while (first < count && !defines(vm, type, orderings[first].root)) {
        first += 3;
    }
    if (first == count) {
        return mp_raise(vm, &mp_type_ValueError, "must define at least one ordering operation: < > <= >=");
    }
    for (size_t i = first; i < first + 3; i++) {
        const ordering *o = &orderings[i];
        if (!defines(vm, type, o->derived) &&
            !mp_setattr(vm, args[0], comparison_name(o->derived), mp_from_pointer(o))) {
            return MP_ERROR;
        }
    }
    return args[0];
}

static mp_value ordering___name__(mp_vm *vm, mp_value self) {
    (void)vm;
    return comparison_name(((const ordering *)(const void *)mp_pointer(self))->derived);
}

/* ---- the types ---- */

static const mp_native key_rows[] = {MP_GETSET(obj, key_get_obj, key_set_obj)};
MP_OPS(key_ops, (trace, mp_functool_trace), (call, key_call), (compare, key_compare), (unhashable, true));
MP_TYPE(mp_type_compare_key, KeyWrapper, &mp_type_object, sizeof(mp_functool), key_ops, key_rows, MP_TYPE_FINAL);

static const mp_native ordering_rows[] = {MP_GETTER(__name__, ordering___name__)};
MP_OPS(ordering_ops, (call, ordering_call), (descr_get, mp_functool_descr_get));
MP_TYPE(mp_type_ordering, function, &mp_type_object, sizeof(ordering), ordering_ops, ordering_rows,
        MP_TYPE_FINAL);
