/* SPDX-License-Identifier: MIT
 *
 * Layer 5. weakref.WeakMethod: a weak reference to the object of a bound method, from which the method is made anew.
 */
#include "modules/weakref.h"
#include "objects/function.h"
#include "objects/weakref.h"

typedef struct weak_method {
    mp_weakref ref;    /* to the object */
    mp_value function; /* a weak reference, too */
} weak_method;

static weak_method *get(mp_value v) { return (weak_method *)mp_pointer(v); }

static void weak_method_trace(mp_tracer *tracer, void *self) {
    mp_weakref_trace(tracer, self);
    mp_trace_slot(tracer, &((weak_method *)self)->function);
}

static mp_value weak_method_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(meth, 0), MP_PARAM(callback, MP_PARAM_OPTIONAL)};
    mp_value values[2];
    if (!mp_args_bind(vm, "WeakMethod.__new__", params, 2, argc, args, kw, values)) {
        return MP_ERROR;
    }
    if (!mp_is_exact(values[0], &mp_type_method)) {
        return mp_raise(vm, &mp_type_TypeError, "argument should be a bound method, not %R",
                        mp_type_value(mp_type_of(values[0])));
    }
    mp_method *method = (mp_method *)mp_pointer(values[0]);
    mp_value function = mp_weakref_new(vm, &mp_type_weakref, method->function, MP_NONE);
    mp_value callback = mp_is_value(values[1]) ? values[1] : MP_NONE;
    mp_value self = mp_is_error(function) ? MP_ERROR : mp_weakref_new(vm, type, method->self, callback);
    if (mp_is_error(self)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &get(self)->function, function);
    return self;
}

/* The function; MP_UNBOUND if it or the object has died. */
static mp_value function_of(mp_value self) {
    return mp_is_value(mp_weakref_target(self)) ? mp_weakref_target(get(self)->function) : MP_UNBOUND;
}

static mp_value weak_method_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    (void)args;
    if (argc != 0 || kw.count != 0) {
        return mp_raise(vm, &mp_type_TypeError, "WeakMethod.__call__() takes 1 positional argument but %zu were given",
                        argc + kw.count + 1);
    }
    mp_value function = function_of(self);
    return mp_is_value(function) ? mp_method_new(vm, function, mp_weakref_target(self)) : MP_NONE;
}

static mp_value weak_method_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || !mp_is_instance(other, &mp_type_WeakMethod)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = function_of(self), b = function_of(other);
    if (!mp_is_value(a) || !mp_is_value(b)) {
        return mp_from_bool(mp_same(self, other) == (op == MP_EQ));
    }
    return mp_same(a, b) ? mp_weakref_compare(vm, op, self, other) : mp_from_bool(op == MP_NE);
}

MP_OPS(weak_method_ops, (trace, weak_method_trace), (make, weak_method_make), (call, weak_method_call),
    (repr, mp_weakref_repr), (hash, mp_weakref_hash), (compare, weak_method_compare));

MP_TYPE_PLAIN(mp_type_WeakMethod, WeakMethod, &mp_type_weakref, sizeof(weak_method), weak_method_ops, 0);
