/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The object protocol but operators and attributes: text, hash, truth, items, iteration.
 *
 * Each function dispatches on the type's ops; the ops of Python classes (class_ops.c) ask for dunder methods.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/function.h"
#include "objects/generic.h"
#include "objects/identity.h"
#include "objects/iterator.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"

static const mp_type_ops *ops_of(mp_value v) { return mp_type_of(v)->ops; }

/* ---- recursion ---- */

bool mp_recursion_check(mp_vm *vm) {
    char here;
    if (MP_LIKELY((uintptr_t)&here > (uintptr_t)vm->c_stack_limit)) {
        return true;
    }
    return mp_fail(vm, &mp_type_RecursionError, "maximum recursion depth exceeded");
}

bool mp_repr_enter(mp_vm *vm, mp_value v, mp_repr_link *link) {
    for (const mp_repr_link *l = vm->repr_links; l != NULL; l = l->outer) {
        if (mp_same(l->value, v)) {
            return false;
        }
    }
    link->value = v;
    link->outer = vm->repr_links;
    link->depth = link->outer == NULL ? 0 : link->outer->depth + 1;
    vm->repr_links = link;
    return true;
}

void mp_repr_leave(mp_vm *vm, mp_repr_link *link) { vm->repr_links = link->outer; }

/* ---- text ---- */

mp_value mp_repr(mp_vm *vm, mp_value v) {
    const mp_type_ops *ops = ops_of(v);
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (MP_OP(ops, repr) == NULL) {
        return mp_str_new_format(vm, "<%T object at 0x%zx>", v, (size_t)v.bits);
    }
    return MP_OP(ops, repr)(vm, v);
}

mp_value mp_str_of(mp_vm *vm, mp_value v) {
    if (mp_is_exact(v, &mp_type_str)) {
        return v;
    }
    const mp_type_ops *ops = ops_of(v);
    if (MP_OP(ops, str) == NULL) {
        return mp_repr(vm, v);
    }
    return mp_recursion_check(vm) ? MP_OP(ops, str)(vm, v) : MP_ERROR;
}

mp_value mp_format(mp_vm *vm, mp_value v, mp_value spec) {
    const mp_type_ops *ops = ops_of(v);
    if (MP_OP(ops, format) != NULL) {
        return MP_OP(ops, format)(vm, v, spec);
    }
    if (mp_str_size(spec) != 0) {
        return mp_raise(vm, &mp_type_TypeError, "unsupported format string passed to %T.__format__", v);
    }
    return mp_str_of(vm, v);
}

/* ---- hash and truth ---- */

bool mp_hash_of(mp_vm *vm, mp_value v, mp_hash *out) {
    const mp_type_ops *ops = ops_of(v);
    if (MP_OP(ops, hash) != NULL) {
        return mp_recursion_check(vm) && MP_OP(ops, hash)(vm, v, out);
    }
    if (MP_OP(ops, unhashable)) {
        return mp_fail(vm, &mp_type_TypeError, "unhashable type: '%T'", v);
    }
    return mp_identity_hash(vm, v, out);
}

bool mp_truth(mp_vm *vm, mp_value v, bool *out) {
    if (mp_is_small(v)) {
        *out = !mp_same(v, MP_SMALL(0));
        return true;
    }
    if (mp_is_real(v)) {
        *out = mp_real_get(v) != 0;
        return true;
    }
    const mp_type_ops *ops = ops_of(v);
    if (MP_OP(ops, truth) != NULL) {
        return MP_OP(ops, truth)(vm, v, out);
    }
    if (MP_OP(ops, length) != NULL) {
        size_t length;
        if (!MP_OP(ops, length)(vm, v, &length)) {
            return false;
        }
        *out = length != 0;
        return true;
    }
    *out = true;
    return true;
}

/* ---- containers ---- */

bool mp_length(mp_vm *vm, mp_value v, size_t *out) {
    const mp_type_ops *ops = ops_of(v);
    return MP_OP(ops, length) != NULL ? MP_OP(ops, length)(vm, v, out)
                               : mp_fail(vm, &mp_type_TypeError, "object of type '%T' has no len()", v);
}

bool mp_length_hint(mp_vm *vm, mp_value v, size_t *out) {
    const mp_type *type = mp_type_of(v);
    *out = 0;
    if (MP_OP(type->ops, length) != NULL && (!mp_type_is_class(type) || mp_is_value(mp_type_find(vm, type, MP_NAME(__len__))))) {
        if (MP_OP(type->ops, length)(vm, v, out)) {
            return true;
        }
        return mp_exception_catch(vm, &mp_type_TypeError);
    }
    mp_value hint = mp_special_call(vm, v, MP_NAME(__length_hint__), 0, NULL);
    intptr_t n;
    if (mp_is_error(hint)) {
        return mp_exception_catch(vm, &mp_type_TypeError);
    }
    if (!mp_is_value(hint) || mp_same(hint, MP_NOT_IMPLEMENTED)) {
        return true;
    }
    if (!mp_int_is(hint)) {
        return mp_fail(vm, &mp_type_TypeError, "__length_hint__ must be an integer, not %T", hint);
    }
    if (!mp_index_get(vm, hint, &n)) {
        return false;
    }
    if (n < 0) {
        return mp_fail(vm, &mp_type_ValueError, "__length_hint__() should return >= 0");
    }
    *out = (size_t)n;
    return true;
}

/* C[item] */
static mp_value class_getitem(mp_vm *vm, mp_value cls, mp_value key) {
    mp_value f = mp_type_find(vm, mp_as_type(cls), MP_NAME(__class_getitem__));
    if (mp_as_type(cls) == &mp_type_type) {
        return mp_generic_alias_new(vm, cls, key);
    }
    if (!mp_is_value(f)) {
        return mp_raise(vm, &mp_type_TypeError, "type '%N' is not subscriptable", mp_as_type(cls));
    }
    f = mp_bind(vm, f, MP_UNBOUND, mp_as_type(cls));
    return mp_is_error(f) ? MP_ERROR : mp_call(vm, f, 1, &key);
}

mp_value mp_getitem(mp_vm *vm, mp_value v, mp_value key) {
    const mp_type *type = mp_type_of(v);
    if (type->layout == &mp_type_type &&
        (!mp_type_is_class(type) || !mp_is_value(mp_type_find(vm, type, MP_NAME(__getitem__))))) {
        return class_getitem(vm, v, key);
    }
    if (MP_OP(type->ops, getitem) == NULL) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not subscriptable", v);
    }
    return MP_OP(type->ops, getitem)(vm, v, key);
}

bool mp_setitem(mp_vm *vm, mp_value v, mp_value key, mp_value value) {
    const mp_type_ops *ops = ops_of(v);
    if (MP_OP(ops, setitem) == NULL) {
        /* CPython words it so if the type might have been a sequence. */
        bool sequence = MP_OP(ops, length) != NULL && mp_sequence_has_index(vm, key);
        return mp_fail(vm, &mp_type_TypeError,
                       mp_is_value(value) ? "'%T' object does not support item assignment"
                       : sequence         ? "'%T' object doesn't support item deletion"
                                          : "'%T' object does not support item deletion",
                       v);
    }
    return MP_OP(ops, setitem)(vm, v, key, value);
}

/* Without an operation of its own: looks through the iterator. */
static bool contains_by_iteration(mp_vm *vm, mp_value v, mp_value item, bool *out) {
    mp_iterator_place place;
    mp_value iterator = mp_iter_local(vm, v, &place);
    if (mp_is_error(iterator)) {
        return false;
    }
    *out = false;
    while (!*out) {
        mp_value element = mp_next(vm, iterator);
        if (mp_is_stop(element)) {
            return true;
        }
        if (mp_is_error(element) || !mp_equal(vm, element, item, out)) {
            return false;
        }
    }
    return true;
}

bool mp_contains(mp_vm *vm, mp_value v, mp_value item, bool *out) {
    const mp_type_ops *ops = ops_of(v);
    if (MP_OP(ops, contains) != NULL) {
        return MP_OP(ops, contains)(vm, v, item, out);
    }
    if (MP_OP(ops, iter) == NULL && MP_OP(ops, getitem) == NULL) {
        return mp_fail(vm, &mp_type_TypeError, "argument of type '%T' is not iterable", v);
    }
    return contains_by_iteration(vm, v, item, out);
}

mp_value mp_iter(mp_vm *vm, mp_value v) {
    const mp_type *type = mp_type_of(v);
    if (type->layout == &mp_type_type && mp_type_is_class(type) &&
        !mp_is_value(mp_type_find(vm, type, MP_NAME(__iter__)))) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not iterable", v);
    }
    if (MP_OP(type->ops, iter) != NULL) {
        return MP_OP(type->ops, iter)(vm, v);
    }
    return mp_raise(vm, &mp_type_TypeError, "'%T' object is not iterable", v);
}

mp_value mp_next(mp_vm *vm, mp_value iterator) {
    const mp_type_ops *ops = ops_of(iterator);
    if (MP_OP(ops, next) == NULL) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not an iterator", iterator);
    }
    return mp_recursion_check(vm) ? MP_OP(ops, next)(vm, iterator) : MP_ERROR;
}

bool mp_is_iterator(mp_vm *vm, mp_value v) {
    const mp_type *type = mp_type_of(v);
    return mp_type_is_class(type) ? mp_is_value(mp_type_find(vm, type, MP_NAME(__next__))) : MP_OP(type->ops, next) != NULL;
}

bool mp_is_callable(mp_vm *vm, mp_value v) {
    const mp_type *type = mp_type_of(v);
    return mp_type_is_class(type) ? mp_is_value(mp_type_find(vm, type, MP_NAME(__call__))) : MP_OP(type->ops, call) != NULL;
}

/* ---- buffers and numbers ---- */

bool mp_buffer_get(mp_vm *vm, mp_value v, mp_buffer *out) {
    const mp_type_ops *ops = ops_of(v);
    return MP_OP(ops, buffer) != NULL ? MP_OP(ops, buffer)(vm, v, out)
                               : mp_fail(vm, &mp_type_TypeError, "a bytes-like object is required, not '%T'", v);
}

bool mp_buffer_is(mp_value v) { return MP_OP(mp_type_of(v)->layout->ops, buffer) != NULL; }

mp_value mp_index_value(mp_vm *vm, mp_value v) {
    if (mp_is_small(v)) {
        return v;
    }
    if (mp_int_is(v)) {
        return mp_int_plain(vm, v);
    }
    mp_value result = mp_type_is_class(mp_type_of(v)) ? mp_special_call(vm, v, MP_NAME(__index__), 0, NULL) : MP_UNBOUND;
    if (mp_is_unbound(result)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object cannot be interpreted as an integer", v);
    }
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    if (!mp_int_is(result)) {
        return mp_raise(vm, &mp_type_TypeError, "__index__ returned non-int (type %T)", result);
    }
    return mp_int_plain(vm, result);
}

bool mp_index_get(mp_vm *vm, mp_value v, intptr_t *out) {
    v = mp_index_value(vm, v);
    int64_t wide;
    if (mp_is_error(v)) {
        return false;
    }
    if (mp_is_small(v)) {
        *out = mp_small(v);
        return true;
    }
    if (!mp_int_to_i64(v, &wide) || wide > INTPTR_MAX || wide < INTPTR_MIN) {
        return mp_fail(vm, &mp_type_OverflowError, "Python int too large to convert to C ssize_t");
    }
    *out = (intptr_t)wide;
    return true;
}

bool mp_index_clamp(mp_vm *vm, mp_value v, intptr_t *out) {
    v = mp_index_value(vm, v);
    int64_t wide;
    if (mp_is_error(v)) {
        return false;
    }
    if (!mp_int_to_i64(v, &wide)) {
        wide = mp_int_is_negative(v) ? INT64_MIN : INT64_MAX;
    }
    *out = wide > INTPTR_MAX ? INTPTR_MAX : wide < INTPTR_MIN ? INTPTR_MIN : (intptr_t)wide;
    return true;
}

bool mp_real_value(mp_vm *vm, mp_value v, mp_real *out) {
    if (mp_float_is(v)) {
        *out = mp_float_value(v);
        return true;
    }
    if (mp_int_is(v)) {
        return mp_int_to_real(vm, v, out);
    }
    mp_value result = mp_type_is_class(mp_type_of(v)) ? mp_special_call(vm, v, MP_NAME(__float__), 0, NULL) : MP_UNBOUND;
    if (mp_is_error(result)) {
        return false;
    }
    if (mp_is_value(result)) {
        if (!mp_float_is(result)) {
            return mp_fail(vm, &mp_type_TypeError, "%T.__float__ returned non-float (type %T)", v, result);
        }
        *out = mp_float_value(result);
        return true;
    }
    if (mp_type_is_class(mp_type_of(v)) && mp_is_value(mp_type_find(vm, mp_type_of(v), MP_NAME(__index__)))) {
        result = mp_index_value(vm, v);
        return !mp_is_error(result) && mp_int_to_real(vm, result, out);
    }
    return mp_fail(vm, &mp_type_TypeError, "must be real number, not %T", v);
}
