/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Weak references as objects: weakref.ref. What the collector does with them stands in gc/heap.h.
 *
 * Invariant: `weak.target` is MP_UNBOUND once the target has died; the callback is called once, then.
 */
#include "objects/weakref.h"

#include "gc/object_hooks.h"
#include "objects/builder.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

static mp_weakref *weakref_get(mp_value v) { return (mp_weakref *)mp_pointer(v); }

mp_value mp_weakref_target(mp_value ref) { return weakref_get(ref)->weak.target; }

/* Some class of the MRO makes room: it has no __slots__, or one of them is called __weakref__. */
static bool has_weakref_slot(const mp_type *type) {
    for (size_t i = 0; i < mp_type_mro_count(type); i++) {
        const mp_type *t = mp_type_mro_at(type, i);
        mp_value slots = mp_type_is_class(t) ? mp_dict_find_name(mp_class_of(t)->dict, MP_NAME(__slots__)) : MP_UNBOUND;
        if (mp_type_is_class(t) && !mp_is_value(slots)) {
            return true;
        }
        size_t count = mp_is_value(slots) && mp_tuple_is(slots) ? mp_tuple_get(slots)->count : 0;
        for (size_t k = 0; k < count; k++) {
            mp_value name = mp_tuple_get(slots)->items[k];
            if (mp_str_is(name) && mp_str_equal(name, MP_NAME(__weakref__))) {
                return true;
            }
        }
    }
    return false;
}

/* Built-in types as in CPython: those whose instances are used for what they are, not for a value. All in modules. */
static bool native_may_be_target(mp_vm *vm, const mp_type *type) {
    static const mp_type *const types[] = {&mp_type_set,      &mp_type_frozenset,       &mp_type_type,   &mp_type_function,
                                           &mp_type_method,   &mp_type_builtin_function, &mp_type_module, &mp_type_generator,
                                           &mp_type_memoryview, &mp_type_builtin_method, &mp_type_code};
    for (size_t i = 0; i < MP_COUNT_OF(types); i++) {
        if (type == types[i]) {
            return true;
        }
    }
    if (strchr(mp_type_name(type), '.') == NULL && mp_same(mp_module_of_type(vm, type), MP_NAME(builtins))) {
        return false;
    }
    return !mp_type_is_subtype(type, &mp_type_weakref);
}

/* Of Python classes those that have room for any attribute, or for this one; but not if the base's size varies. */
bool mp_weakref_is_possible(mp_vm *vm, mp_value v) {
    if (!mp_is_pointer(v)) {
        return false;
    }
    const mp_type *type = mp_type_of(v);
    const mp_type *layout = type->layout;
    if (!mp_type_is_class(type)) {
        return native_may_be_target(vm, layout);
    }
    return layout != &mp_type_int && layout != &mp_type_tuple && layout != &mp_type_bytes &&
           (native_may_be_target(vm, layout) || has_weakref_slot(type));
}

mp_value mp_weakref_new(mp_vm *vm, const mp_type *type, mp_value target, mp_value callback) {
    if (!mp_weakref_is_possible(vm, target)) {
        return mp_raise(vm, &mp_type_TypeError, "cannot create weak reference to '%T' object", target);
    }
    mp_weakref *self = mp_object_alloc(vm, type, type->layout->size);
    if (self == NULL) {
        return MP_ERROR;
    }
    self->weak.target = target; /* no store that the collector should know of */
    self->hash = MP_UNBOUND;
    mp_gc_store(vm, &self->callback, callback);
    return mp_gc_weak_add(vm, &self->weak) ? mp_from_pointer(self) : MP_ERROR;
}

void mp_object_weak_dead(mp_vm *vm, mp_object *holder) {
    mp_weakref *self = (mp_weakref *)holder;
    mp_value callback = self->callback, ref = mp_from_pointer(self);
    if (!mp_is_none(callback)) {
        mp_gc_store(vm, &self->callback, MP_NONE);
        if (mp_is_error(mp_call(vm, callback, 1, &ref))) {
            mp_unraisable(vm, callback);
        }
    }
}

/* ---- operations ---- */

void mp_weakref_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_weakref *)self)->callback); }

/* A reference without callback that there is already. */
static bool note_plain(void *user, mp_weak *holder) {
    mp_value *found = user;
    if (holder->object.head == &mp_type_weakref.head && mp_is_none(((mp_weakref *)holder)->callback)) {
        *found = mp_from_pointer(holder);
        return false;
    }
    return true;
}

static mp_value weakref_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (type == &mp_type_weakref && kw.count != 0 && !mp_args_no_kw(vm, "ref", kw)) {
        return MP_ERROR;
    }
    if (argc < 1 || argc > 2) {
        return mp_raise(vm, &mp_type_TypeError, "__new__ expected at %s %zu argument%s, got %zu", argc < 1 ? "least" : "most",
                        argc < 1 ? (size_t)1 : (size_t)2, argc < 1 ? "" : "s", argc);
    }
    mp_value callback = argc == 2 ? args[1] : MP_NONE;
    mp_value found = MP_UNBOUND;
    if (type == &mp_type_weakref && mp_is_none(callback)) {
        mp_gc_each_weak(vm, args[0], note_plain, &found);
    }
    return mp_is_value(found) ? found : mp_weakref_new(vm, type, args[0], callback);
}

static mp_value weakref_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    (void)args, (void)kw;
    if (argc != 0) {
        return mp_raise(vm, &mp_type_TypeError, "weakref expected 0 arguments, got %zu", argc);
    }
    mp_value target = mp_weakref_target(self);
    return mp_is_value(target) ? target : MP_NONE;
}

mp_value mp_weakref_repr(mp_vm *vm, mp_value self) {
    mp_builder b;
    mp_value target = mp_weakref_target(self);
    mp_builder_init(&b, vm);
    if (mp_is_value(target)) {
        mp_builder_append_format(&b, "<weakref at %p; to '%T' at %p>", (void *)mp_pointer(self), target,
                                 (void *)mp_pointer(target));
    } else {
        mp_builder_append_format(&b, "<weakref at %p; dead>", (void *)mp_pointer(self));
    }
    return mp_builder_str(&b);
}

bool mp_weakref_hash(mp_vm *vm, mp_value v, mp_hash *out) {
    mp_weakref *self = weakref_get(v);
    if (mp_is_value(self->hash)) {
        *out = (mp_hash)mp_small(self->hash);
        return true;
    }
    mp_value target = self->weak.target;
    if (!mp_is_value(target)) {
        return mp_fail(vm, &mp_type_TypeError, "weak object has gone away");
    }
    if (!mp_hash_of(vm, target, out)) {
        return false;
    }
    weakref_get(v)->hash = mp_from_small((intptr_t)((mp_hash)(*out << 1) >> 1) & MP_SMALL_MAX);
    *out = (mp_hash)mp_small(weakref_get(v)->hash);
    return true;
}

/* Live references are compared by their targets, dead ones by identity. */
mp_value mp_weakref_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || !mp_weakref_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = mp_weakref_target(self), b = mp_weakref_target(other);
    if (!mp_is_value(a) || !mp_is_value(b)) {
        return mp_from_bool(mp_same(self, other) == (op == MP_EQ));
    }
    return mp_compare(vm, op, a, b);
}

static mp_value weakref___callback__(mp_vm *vm, mp_value self) {
    (void)vm;
    return weakref_get(self)->callback;
}

static const mp_native weakref_rows[] = {
    MP_GETTER(__callback__, weakref___callback__),
};

MP_OPS(weakref_ops, (trace, mp_weakref_trace), (make, weakref_make), (call, weakref_call), (repr, mp_weakref_repr),
    (hash, mp_weakref_hash), (compare, mp_weakref_compare));

MP_TYPE(mp_type_weakref, weakref_type_, &mp_type_object, sizeof(mp_weakref), weakref_ops, weakref_rows, 0);
