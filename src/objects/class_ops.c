/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The operations of instances of Python classes: each asks the class for its dunder method, and where that is
 * the built-in one inherited from the layout, does what the layout does.
 *
 * Invariant: everything here goes through mp_special_call or the layout; no state of its own.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/identity.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* The method, MP_UNBOUND if there is none, or if it is the built-in one of that name: then the layout's operation
 * serves. */
static mp_value find(mp_vm *vm, mp_value self, mp_value name) {
    mp_value found = mp_type_find(vm, mp_type_of(self), name);
    if (!mp_is_value(found) || (mp_is_slot_row(found) && !mp_is_object_row(found) &&
                                mp_same(mp_native_name((const mp_native *)mp_pointer(found)), name))) {
        return MP_UNBOUND;
    }
    return mp_is_object_row(found) && mp_type_of(self)->layout == &mp_type_object ? MP_UNBOUND : found;
}

/* The method is there, built-in or not. */
static bool has(mp_vm *vm, mp_value self, mp_value name) {
    return mp_is_value(mp_type_find(vm, mp_type_of(self), name));
}

static mp_value call_text(mp_vm *vm, mp_value self, mp_value name, const char *what) {
    mp_value v = mp_special_call(vm, self, name, 0, NULL);
    if (mp_is_value(v) && !mp_str_is(v)) {
        return mp_raise(vm, &mp_type_TypeError, "%s returned non-string (type %T)", what, v);
    }
    return v;
}

static mp_value class_repr(mp_vm *vm, mp_value self) {
    if (mp_is_value(find(vm, self, MP_NAME(__repr__)))) {
        return call_text(vm, self, MP_NAME(__repr__), "__repr__");
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    if (MP_OP(ops, repr) != NULL) {
        return MP_OP(ops, repr)(vm, self);
    }
    mp_value module = mp_type_find(vm, mp_type_of(self), MP_NAME(__module__));
    mp_value qualname = mp_type_find(vm, mp_type_of(self), MP_NAME(__qualname__));
    if (!mp_is_value(qualname) || !mp_str_is(qualname)) {
        qualname = mp_type_of(self)->name;
    }
    if (mp_is_value(module) && mp_str_is(module)) {
        return mp_str_new_format(vm, "<%U.%U object at 0x%zx>", module, qualname, (size_t)self.bits);
    }
    return mp_str_new_format(vm, "<%U object at 0x%zx>", qualname, (size_t)self.bits);
}

static mp_value class_str(mp_vm *vm, mp_value self) {
    if (mp_is_value(find(vm, self, MP_NAME(__str__)))) {
        return call_text(vm, self, MP_NAME(__str__), "__str__");
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, str) != NULL ? MP_OP(ops, str)(vm, self) : class_repr(vm, self);
}

static mp_value class_format(mp_vm *vm, mp_value self, mp_value spec) {
    if (mp_is_value(find(vm, self, MP_NAME(__format__)))) {
        mp_value v = mp_special_call(vm, self, MP_NAME(__format__), 1, &spec);
        if (mp_is_value(v) && !mp_str_is(v)) {
            return mp_raise(vm, &mp_type_TypeError, "__format__ must return a str, not %T", v);
        }
        return v;
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    if (MP_OP(ops, format) != NULL) {
        return MP_OP(ops, format)(vm, self, spec);
    }
    if (mp_str_size(spec) != 0) {
        return mp_raise(vm, &mp_type_TypeError, "unsupported format string passed to %T.__format__", self);
    }
    return mp_str_of(vm, self);
}

static bool class_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    mp_value found = mp_type_find(vm, mp_type_of(self), MP_NAME(__hash__));
    if (mp_is_value(found) && mp_is_none(found)) {
        return mp_fail(vm, &mp_type_TypeError, "unhashable type: '%T'", self);
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    if (!mp_is_value(find(vm, self, MP_NAME(__hash__)))) {
        return MP_OP(ops, hash) != NULL ? MP_OP(ops, hash)(vm, self, out) : mp_identity_hash(vm, self, out);
    }
    mp_value v = mp_special_call(vm, self, MP_NAME(__hash__), 0, NULL);
    if (mp_is_error(v)) {
        return false;
    }
    if (!mp_int_is(v)) {
        return mp_fail(vm, &mp_type_TypeError, "__hash__ method should return an integer");
    }
    int64_t hash;
    if (!mp_int_to_i64(v, &hash) || hash < INTPTR_MIN || hash > INTPTR_MAX) {
        return mp_hash_of(vm, v, out);
    }
    *out = (mp_hash)(hash == -1 ? -2 : hash);
    return true;
}

static mp_value class_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    static const mp_value names[] = {MP_VALUE_INIT(mp_names.mp_name___lt__), MP_VALUE_INIT(mp_names.mp_name___le__),
                                     MP_VALUE_INIT(mp_names.mp_name___eq__), MP_VALUE_INIT(mp_names.mp_name___ne__),
                                     MP_VALUE_INIT(mp_names.mp_name___gt__), MP_VALUE_INIT(mp_names.mp_name___ge__)};
    if (mp_is_value(find(vm, self, names[op]))) {
        return mp_special_call(vm, self, names[op], 1, &other);
    }
    if (op == MP_NE && mp_is_object_row(mp_type_find(vm, mp_type_of(self), MP_NAME(__ne__))) &&
        mp_is_value(find(vm, self, MP_NAME(__eq__)))) {
        mp_value v = mp_special_call(vm, self, MP_NAME(__eq__), 1, &other);
        bool truth;
        if (mp_is_error(v) || mp_same(v, MP_NOT_IMPLEMENTED)) {
            return v;
        }
        return mp_truth(vm, v, &truth) ? mp_from_bool(!truth) : MP_ERROR;
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, compare) != NULL ? MP_OP(ops, compare)(vm, op, self, other) : MP_NOT_IMPLEMENTED;
}

static bool class_length(mp_vm *vm, mp_value self, size_t *out) {
    if (!mp_is_value(find(vm, self, MP_NAME(__len__)))) {
        const mp_type_ops *ops = mp_layout_ops(self);
        return MP_OP(ops, length) != NULL
                   ? MP_OP(ops, length)(vm, self, out)
                   : mp_fail(vm, &mp_type_TypeError, "object of type '%T' has no len()", self);
    }
    mp_value v = mp_special_call(vm, self, MP_NAME(__len__), 0, NULL);
    intptr_t n;
    if (mp_is_error(v)) {
        return false;
    }
    if (!mp_index_get(vm, v, &n)) {
        if (!mp_int_is(v) || !mp_exception_catch(vm, &mp_type_OverflowError)) {
            return false;
        }
        if (!mp_int_is_negative(v)) {
            return mp_fail(vm, &mp_type_OverflowError, "cannot fit 'int' into an index-sized integer");
        }
        n = -1;
    }
    if (n < 0) {
        return mp_fail(vm, &mp_type_ValueError, "__len__() should return >= 0");
    }
    *out = (size_t)n;
    return true;
}

static bool class_truth(mp_vm *vm, mp_value self, bool *out) {
    if (mp_is_value(find(vm, self, MP_NAME(__bool__)))) {
        mp_value v = mp_special_call(vm, self, MP_NAME(__bool__), 0, NULL);
        if (mp_is_error(v)) {
            return false;
        }
        if (!mp_is_bool(v)) {
            return mp_fail(vm, &mp_type_TypeError, "__bool__ should return bool, returned %T", v);
        }
        *out = mp_same(v, MP_TRUE);
        return true;
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    if (!mp_is_value(find(vm, self, MP_NAME(__len__))) && MP_OP(ops, truth) != NULL) {
        return MP_OP(ops, truth)(vm, self, out);
    }
    if (has(vm, self, MP_NAME(__len__)) || MP_OP(ops, length) != NULL) {
        size_t length;
        if (!class_length(vm, self, &length)) {
            return false;
        }
        *out = length != 0;
        return true;
    }
    *out = true;
    return true;
}

static mp_value class_getitem(mp_vm *vm, mp_value self, mp_value key) {
    if (mp_is_value(find(vm, self, MP_NAME(__getitem__)))) {
        return mp_special_call(vm, self, MP_NAME(__getitem__), 1, &key);
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, getitem) != NULL ? MP_OP(ops, getitem)(vm, self, key)
                                : mp_raise(vm, &mp_type_TypeError, "'%T' object is not subscriptable", self);
}

static bool class_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    bool set = mp_is_value(value);
    mp_value name = set ? MP_NAME(__setitem__) : MP_NAME(__delitem__);
    if (mp_is_value(find(vm, self, name))) {
        mp_value args[2] = {key, value};
        return !mp_is_error(mp_special_call(vm, self, name, set ? 2 : 1, args));
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, setitem) != NULL ? MP_OP(ops, setitem)(vm, self, key, value)
                                : mp_fail(vm, &mp_type_TypeError,
                                          set ? "'%T' object does not support item assignment"
                                          : mp_sequence_has_index(vm, key)
                                              ? "'%T' object doesn't support item deletion"
                                              : "'%T' object does not support item deletion",
                                          self);
}

/* Without __contains__: looks through the iterator. */
static bool contains_by_iteration(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    mp_value iterator = mp_iter(vm, self);
    if (mp_is_error(iterator)) {
        return false;
    }
    for (;;) {
        mp_value v = mp_next(vm, iterator);
        if (mp_is_error(v)) {
            return false;
        }
        *out = false;
        if (mp_is_stop(v)) {
            return true;
        }
        if (!mp_equal(vm, v, item, out)) {
            return false;
        }
        if (*out) {
            return true;
        }
    }
}

static bool class_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    mp_value found = mp_type_find(vm, mp_type_of(self), MP_NAME(__contains__));
    if (mp_is_value(found) && mp_is_none(found)) {
        return mp_fail(vm, &mp_type_TypeError, "'%T' object is not a container", self);
    }
    if (mp_is_value(find(vm, self, MP_NAME(__contains__)))) {
        mp_value v = mp_special_call(vm, self, MP_NAME(__contains__), 1, &item);
        return !mp_is_error(v) && mp_truth(vm, v, out);
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    if (MP_OP(ops, contains) != NULL) {
        return MP_OP(ops, contains)(vm, self, item, out);
    }
    if (!has(vm, self, MP_NAME(__iter__)) && !has(vm, self, MP_NAME(__getitem__))) {
        return mp_fail(vm, &mp_type_TypeError, "argument of type '%T' is not iterable", self);
    }
    return contains_by_iteration(vm, self, item, out);
}

static mp_value class_iter(mp_vm *vm, mp_value self) {
    mp_value found = mp_type_find(vm, mp_type_of(self), MP_NAME(__iter__));
    const mp_type_ops *ops = mp_layout_ops(self);
    if (mp_is_value(found) && mp_is_none(found)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not iterable", self);
    }
    if (mp_is_value(find(vm, self, MP_NAME(__iter__)))) {
        mp_value v = mp_special_call(vm, self, MP_NAME(__iter__), 0, NULL);
        if (mp_is_value(v) && !mp_is_iterator(vm, v)) {
            return mp_raise(vm, &mp_type_TypeError, "iter() returned non-iterator of type '%T'", v);
        }
        return v;
    }
    if (MP_OP(ops, iter) != NULL) {
        return MP_OP(ops, iter)(vm, self);
    }
    return has(vm, self, MP_NAME(__getitem__))
               ? mp_seq_iterator_new(vm, &mp_type_seq_iterator, self)
               : mp_raise(vm, &mp_type_TypeError, "'%T' object is not iterable", self);
}

static mp_value class_next(mp_vm *vm, mp_value self) {
    if (!mp_is_value(find(vm, self, MP_NAME(__next__)))) {
        const mp_type_ops *ops = mp_layout_ops(self);
        return MP_OP(ops, next) != NULL ? MP_OP(ops, next)(vm, self)
                                 : mp_raise(vm, &mp_type_TypeError, "'%T' object is not an iterator", self);
    }
    mp_value v = mp_special_call(vm, self, MP_NAME(__next__), 0, NULL);
    if (mp_is_error(v) && mp_exception_matches(vm, &mp_type_StopIteration)) {
        vm->stop_value = mp_exception_value(vm->pending);
        vm->pending = MP_UNBOUND;
        return MP_STOP;
    }
    return v;
}

static mp_value class_reversed(mp_vm *vm, mp_value self) {
    mp_value found = mp_type_find(vm, mp_type_of(self), MP_NAME(__reversed__));
    if (mp_is_value(found) && mp_is_none(found)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not reversible", self);
    }
    if (mp_is_value(find(vm, self, MP_NAME(__reversed__)))) {
        return mp_special_call(vm, self, MP_NAME(__reversed__), 0, NULL);
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, reversed) != NULL ? MP_OP(ops, reversed)(vm, self) : MP_UNBOUND;
}

static mp_value class_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value found = mp_type_find(vm, mp_type_of(self), MP_NAME(__call__));
    if (!mp_is_value(found) || mp_is_slot_row(found)) {
        const mp_type_ops *ops = mp_layout_ops(self);
        return MP_OP(ops, call) != NULL ? MP_OP(ops, call)(vm, self, argc, args, kw)
                                 : mp_raise(vm, &mp_type_TypeError, "'%T' object is not callable", self);
    }
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    mp_value few[8]; /* a function gets self in front of few arguments without a bound method */
    size_t count = argc + kw.count;
    if (mp_function_is(found) && count < MP_COUNT_OF(few)) {
        few[0] = self;
        if (count > 0) {
            memcpy(few + 1, args, count * sizeof *args);
        }
        return mp_call_kw(vm, found, argc + 1, few, kw);
    }
    mp_value bound = mp_bind(vm, found, self, mp_type_of(self));
    if (mp_is_error(bound)) {
        return MP_ERROR;
    }
    mp_value result = mp_call_kw(vm, bound, argc, args, kw);
    volatile bool called = true; /* so that it is no jump: an endless chain of callable instances uses up the stack */
    (void)called;
    return result;
}

static const mp_value unary_names[] = {MP_VALUE_INIT(mp_names.mp_name___neg__), MP_VALUE_INIT(mp_names.mp_name___pos__),
                                       MP_VALUE_INIT(mp_names.mp_name___invert__), MP_VALUE_INIT(mp_names.mp_name___abs__)};

bool mp_class_has_unary(mp_vm *vm, mp_unary_op op, mp_value self) {
    return mp_type_is_class(mp_type_of(self)) && mp_is_value(find(vm, self, unary_names[op]));
}

static mp_value class_unary(mp_vm *vm, mp_unary_op op, mp_value self) {
    if (mp_is_value(find(vm, self, unary_names[op]))) {
        return mp_special_call(vm, self, unary_names[op], 0, NULL);
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, unary) != NULL ? MP_OP(ops, unary)(vm, op, self) : MP_NOT_IMPLEMENTED;
}

static const mp_value forward_names[] = {
#define X(id, symbol, name) MP_VALUE_INIT(mp_names.mp_name___##name##__),
    MP_BINARY_OPERATORS(X)
#undef X
};
static const mp_value reflected_names[] = {
#define X(id, symbol, name) MP_VALUE_INIT(mp_names.mp_name___r##name##__),
    MP_BINARY_OPERATORS(X)
#undef X
};
static const mp_value inplace_names[] = {
#define X(id, symbol, name) MP_VALUE_INIT(mp_names.mp_name___i##name##__),
    MP_BINARY_OPERATORS(X)
#undef X
};

mp_value mp_class_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b, bool reflected) {
    mp_value self = reflected ? b : a, other = reflected ? a : b;
    mp_value name = reflected ? reflected_names[op] : forward_names[op];
    mp_value found = mp_type_find(vm, mp_type_of(self), name);
    if (mp_is_value(found) && mp_is_none(found)) {
        return MP_NOT_IMPLEMENTED;
    }
    if (mp_is_value(found) && !mp_is_slot_row(found)) {
        return mp_special_call(vm, self, name, 1, &other);
    }
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, binary) != NULL ? MP_OP(ops, binary)(vm, op, a, b) : MP_NOT_IMPLEMENTED;
}

mp_value mp_binary_name(mp_binary_op op, bool reflected) { return reflected ? reflected_names[op] : forward_names[op]; }

static mp_value class_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (mp_is_value(find(vm, a, inplace_names[op]))) {
        return mp_special_call(vm, a, inplace_names[op], 1, &b);
    }
    const mp_type_ops *ops = mp_layout_ops(a);
    return MP_OP(ops, inplace) != NULL ? MP_OP(ops, inplace)(vm, op, a, b) : MP_NOT_IMPLEMENTED;
}

static mp_value class_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    mp_value found = mp_type_find(vm, mp_type_of(self), MP_NAME(__get__));
    if (!mp_is_value(found)) {
        return self;
    }
    if (mp_is_slot_row(found)) {
        return MP_OP(mp_layout_ops(self), descr_get)(vm, self, instance, owner);
    }
    mp_value args[2] = {mp_is_value(instance) ? instance : MP_NONE, owner};
    return mp_special_call(vm, self, MP_NAME(__get__), 2, args);
}

static bool class_descr_set(mp_vm *vm, mp_value self, mp_value instance, mp_value value) {
    bool set = mp_is_value(value);
    mp_value name = set ? MP_NAME(__set__) : MP_NAME(__delete__);
    mp_value found = mp_type_find(vm, mp_type_of(self), name);
    if (!mp_is_value(found)) {
        return mp_fail(vm, &mp_type_AttributeError, "%U", name);
    }
    if (mp_is_slot_row(found)) {
        return MP_OP(mp_layout_ops(self), descr_set)(vm, self, instance, value);
    }
    mp_value args[2] = {instance, value};
    return !mp_is_error(mp_special_call(vm, self, name, set ? 2 : 1, args));
}

static bool class_buffer(mp_vm *vm, mp_value self, mp_buffer *out) {
    const mp_type_ops *ops = mp_layout_ops(self);
    return MP_OP(ops, buffer) != NULL
               ? MP_OP(ops, buffer)(vm, self, out)
               : mp_fail(vm, &mp_type_TypeError, "a bytes-like object is required, not '%T'", self);
}

static bool class_dir(mp_vm *vm, mp_value self, mp_value list) {
    const mp_type_ops *ops = mp_layout_ops(self);
    return mp_instance_names(vm, mp_pointer(self), list) && (MP_OP(ops, dir) == NULL || MP_OP(ops, dir)(vm, self, list));
}

MP_OPS_EXTERN(mp_class_ops, (trace, mp_instance_trace), (call, class_call), (repr, class_repr), (str, class_str),
    (format, class_format), (hash, class_hash), (compare, class_compare), (truth, class_truth), (length, class_length),
    (getitem, class_getitem), (setitem, class_setitem), (contains, class_contains), (iter, class_iter),
    (next, class_next), (reversed, class_reversed), (unary, class_unary), (inplace, class_inplace),
    (descr_get, class_descr_get), (descr_set, class_descr_set), (buffer, class_buffer), (dir, class_dir));
