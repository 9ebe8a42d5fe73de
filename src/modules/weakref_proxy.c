/* SPDX-License-Identifier: MIT
 *
 * Layer 5. weakref.proxy: stands for its target in almost every operation, and keeps it alive only meanwhile.
 */
#include "modules/weakref.h"
#include "objects/str.h"
#include "objects/weakref.h"

static bool is_proxy(mp_value v) {
    return mp_is_pointer(v) && (mp_is_exact(v, &mp_type_weakproxy) || mp_is_exact(v, &mp_type_weakcallableproxy));
}

/* What a value that may be a proxy stands for; MP_ERROR if that has died. */
static mp_value unwrap(mp_vm *vm, mp_value v) {
    mp_value target = is_proxy(v) ? mp_weakref_target(v) : v;
    return mp_is_value(target) ? target
                               : mp_raise(vm, &mp_type_ReferenceError, "weakly-referenced object no longer exists");
}

/* With a proxy `v` of which only the target matters: evaluates `expression` of `target`, or gives `failure`. */
#define FORWARD(v, expression, failure)                                                                                \
    mp_value target = unwrap(vm, (v));                                                                                 \
    return mp_is_error(target) ? (failure) : (expression)

static bool unwrap_both(mp_vm *vm, mp_value *a, mp_value *b) {
    *a = unwrap(vm, *a);
    *b = mp_is_error(*a) ? MP_ERROR : unwrap(vm, *b);
    return !mp_is_error(*b);
}

static mp_value proxy_getattr(mp_vm *vm, mp_value self, mp_value name) {
    FORWARD(self, mp_getattr(vm, target, name), MP_ERROR);
}

static bool proxy_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    *handled = true;
    FORWARD(self, mp_setattr(vm, target, name, value), false);
}

static mp_value proxy_class(mp_vm *vm, mp_value self) { FORWARD(self, mp_getattr(vm, target, MP_NAME(__class__)), MP_ERROR); }

static mp_value proxy_repr(mp_vm *vm, mp_value self) {
    mp_value target = mp_weakref_target(self);
    if (!mp_is_value(target)) {
        return mp_str_new_format(vm, "<weakproxy at %p to NoneType at %p>", (void *)mp_pointer(self), NULL);
    }
    return mp_str_new_format(vm, "<weakproxy at %p to %T at %p>", (void *)mp_pointer(self), target,
                             (void *)mp_pointer(target));
}

static mp_value proxy_str(mp_vm *vm, mp_value self) { FORWARD(self, mp_str_of(vm, target), MP_ERROR); }

static mp_value proxy_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    return unwrap_both(vm, &self, &other) ? mp_compare(vm, op, self, other) : MP_ERROR;
}

static bool proxy_truth(mp_vm *vm, mp_value self, bool *out) { FORWARD(self, mp_truth(vm, target, out), false); }

static bool proxy_length(mp_vm *vm, mp_value self, size_t *out) { FORWARD(self, mp_length(vm, target, out), false); }

static mp_value proxy_getitem(mp_vm *vm, mp_value self, mp_value key) {
    FORWARD(self, mp_getitem(vm, target, key), MP_ERROR);
}

static bool proxy_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    FORWARD(self, mp_setitem(vm, target, key, value), false);
}

static bool proxy_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    FORWARD(self, mp_contains(vm, target, item, out), false);
}

static mp_value proxy_iter(mp_vm *vm, mp_value self) { FORWARD(self, mp_iter(vm, target), MP_ERROR); }

static mp_value proxy_next(mp_vm *vm, mp_value self) {
    mp_value target = unwrap(vm, self);
    if (mp_is_error(target)) {
        return MP_ERROR;
    }
    return mp_is_iterator(vm, target)
               ? mp_next(vm, target)
               : mp_raise(vm, &mp_type_TypeError, "Weakref proxy referenced a non-iterator '%T' object", target);
}

static mp_value proxy_unary(mp_vm *vm, mp_unary_op op, mp_value self) { FORWARD(self, mp_unary(vm, op, target), MP_ERROR); }

static mp_value proxy_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    return unwrap_both(vm, &a, &b) ? mp_binary(vm, op, a, b) : MP_ERROR;
}

/* What the target becomes takes the proxy's place. */
static mp_value proxy_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    return unwrap_both(vm, &a, &b) ? mp_inplace(vm, op, a, b) : MP_ERROR;
}

static mp_value proxy_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    FORWARD(self, mp_call_kw(vm, target, argc, args, kw), MP_ERROR);
}

/* A proxy of the target without callback that there is already. */
static bool note_plain(void *user, mp_weak *holder) {
    mp_value *found = user, v = mp_from_pointer(holder);
    if (is_proxy(v) && mp_is_none(((mp_weakref *)holder)->callback)) {
        *found = v;
        return false;
    }
    return true;
}

mp_value mp_weakref_proxy(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value callback = argc > 1 ? args[1] : MP_NONE, found = MP_UNBOUND;
    if (mp_is_none(callback)) {
        mp_gc_each_weak(vm, args[0], note_plain, &found);
    }
    const mp_type *type = mp_is_callable(vm, args[0]) ? &mp_type_weakcallableproxy : &mp_type_weakproxy;
    return mp_is_value(found) ? found : mp_weakref_new(vm, type, args[0], callback);
}

static const mp_native proxy_rows[] = {
    MP_GETTER(__class__, proxy_class),
};

/* The operations of both; `call_` makes the difference. */
#define PROXY_OPS(call_)                                                                                               \
    (trace, mp_weakref_trace), (call, call_), (repr, proxy_repr), (str, proxy_str), (compare, proxy_compare),          \
    (truth, proxy_truth), (length, proxy_length), (getitem, proxy_getitem), (setitem, proxy_setitem),                  \
    (contains, proxy_contains), (iter, proxy_iter), (next, proxy_next), (unary, proxy_unary),                          \
    (binary, proxy_binary), (inplace, proxy_inplace), (getattr, proxy_getattr), (setattr, proxy_setattr),              \
    (unhashable, true)

MP_OPS(proxy_ops, PROXY_OPS(NULL));
MP_OPS(callable_proxy_ops, PROXY_OPS(proxy_call));

MP_TYPE(mp_type_weakproxy, ProxyType_, &mp_type_object, sizeof(mp_weakref), proxy_ops, proxy_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_weakcallableproxy, CallableProxyType_, &mp_type_object, sizeof(mp_weakref), callable_proxy_ops, proxy_rows,
        MP_TYPE_FINAL);
