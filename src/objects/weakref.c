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
#include "objects/exception.h"

static mp_weakref *weakref_get(mp_value v) { return (mp_weakref *)mp_pointer(v); }

mp_value mp_weakref_target(mp_value ref) { return weakref_get(ref)->weak.target; }

/* As in CPython: not numbers, strs, tuples, lists, dicts, None; but instances of their Python subclasses (of those
 * whose size does not vary). */
static bool may_be_target(mp_value v) {
    static const mp_type *const never[] = {&mp_type_int,  &mp_type_bool,  &mp_type_float, &mp_type_str,     &mp_type_bytes,
                                           &mp_type_list, &mp_type_tuple, &mp_type_dict,  &mp_type_none,    &mp_type_range,
                                           &mp_type_slice, &mp_type_complex, &mp_type_bytearray};
    if (!mp_is_pointer(v)) {
        return false;
    }
    const mp_type *type = mp_type_of(v);
    const mp_type *layout = type->layout;
    if (mp_type_is_class(type)) {
        return layout != &mp_type_int && layout != &mp_type_tuple && layout != &mp_type_bytes &&
               !mp_class_of(type)->slots_only;
    }
    for (size_t i = 0; i < MP_COUNT_OF(never); i++) {
        if (type == never[i]) {
            return false;
        }
    }
    return true;
}

mp_value mp_weakref_new(mp_vm *vm, const mp_type *type, mp_value target, mp_value callback) {
    if (!may_be_target(target)) {
        return mp_raise(vm, &mp_type_TypeError, "cannot create weak reference to '%T' object", target);
    }
    mp_weakref *self = mp_object_alloc(vm, type, sizeof *self);
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

static void weakref_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_weakref *)self)->callback); }

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
        return mp_raise(vm, &mp_type_TypeError, "weakref expected at most 0 arguments, got %zu", argc);
    }
    mp_value target = mp_weakref_target(self);
    return mp_is_value(target) ? target : MP_NONE;
}

static mp_value weakref_repr(mp_vm *vm, mp_value self) {
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

static bool weakref_hash(mp_vm *vm, mp_value v, mp_hash *out) {
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
static mp_value weakref_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
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

static const mp_type_ops weakref_ops = {
    .trace = weakref_trace,
    .make = weakref_make,
    .call = weakref_call,
    .repr = weakref_repr,
    .hash = weakref_hash,
    .compare = weakref_compare,
};

MP_TYPE(mp_type_weakref, weakref_type_, &mp_type_object, sizeof(mp_weakref), weakref_ops, weakref_rows, 0);
