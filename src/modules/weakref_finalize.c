/* SPDX-License-Identifier: MIT
 *
 * Layer 5. weakref.finalize: calls a function when its object dies, or when the VM ends.
 *
 * A finaliser that is alive is among the VM's exit calls (objects/exit_calls.h), which keeps it. It is a weak reference
 * whose callback is itself.
 */
#include "modules/weakref.h"
#include "objects/exit_calls.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/dict.h"
#include "objects/weakref.h"

typedef struct finalize {
    mp_weakref ref;
    mp_value function; /* MP_UNBOUND: it is not alive any more */
    mp_value args;     /* tuple */
    mp_value keywords; /* dict or MP_NONE */
    mp_value atexit;   /* MP_TRUE or MP_FALSE */
} finalize;

static finalize *get(mp_value v) { return (finalize *)mp_pointer(v); }
static bool is_alive(mp_value v) { return mp_is_value(get(v)->function); }

static void finalize_trace(mp_tracer *tracer, void *self) {
    mp_weakref_trace(tracer, self);
    mp_trace_range(tracer, &((finalize *)self)->function, 3);
}

static mp_value keywords_dict(mp_vm *vm, const mp_value *values, mp_kw kw) {
    mp_value dict = kw.count == 0 ? MP_NONE : mp_dict_new(vm);
    for (size_t i = 0; i < kw.count && !mp_is_error(dict); i++) {
        if (!mp_dict_set(vm, dict, kw.names[i], values[i])) {
            return MP_ERROR;
        }
    }
    return dict;
}

/* finalize(obj, func, /, *args, **kwargs) */
static mp_value finalize_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc < 2) {
        return mp_raise(vm, &mp_type_TypeError, "finalize.__init__() missing %s",
                        argc == 0 ? "2 required positional arguments: 'obj' and 'func'"
                                  : "1 required positional argument: 'func'");
    }
    mp_value tuple = mp_tuple_new(vm, argc - 2, args + 2);
    mp_value keywords = mp_is_error(tuple) ? MP_ERROR : keywords_dict(vm, args + argc, kw);
    mp_value self = mp_is_error(keywords) ? MP_ERROR : mp_weakref_new(vm, type, args[0], MP_NONE);
    if (mp_is_error(self)) {
        return MP_ERROR;
    }
    finalize *f = get(self);
    f->function = MP_UNBOUND;
    f->atexit = MP_TRUE;
    mp_gc_store(vm, &f->args, tuple);
    mp_gc_store(vm, &f->keywords, keywords);
    if (!mp_exit_call_add(vm, self)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &f->ref.callback, self);
    mp_gc_store(vm, &f->function, args[1]);
    return self;
}

/* It is not to be called any more; `f` becomes what it was. False if it was dead already. */
static bool kill(mp_vm *vm, mp_value self, finalize *f) {
    *f = *get(self);
    if (!is_alive(self)) {
        return false;
    }
    mp_exit_call_remove(vm, self);
    get(self)->function = MP_UNBOUND;
    get(self)->args = get(self)->keywords = get(self)->ref.callback = MP_NONE;
    return true;
}

/* The function's result, or None if it was called before. As a callback it gets the reference, which it ignores. */
static mp_value finalize_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    (void)args;
    finalize f;
    if (argc > 1 || kw.count != 0) {
        return mp_raise(vm, &mp_type_TypeError, "finalize.__call__() takes from 1 to 2 positional arguments but %zu were given",
                        argc + kw.count + 1);
    }
    if (!kill(vm, self, &f)) {
        return MP_NONE;
    }
    const mp_tuple *tuple = mp_tuple_get(f.args);
    if (mp_is_none(f.keywords)) {
        return mp_call(vm, f.function, tuple->count, tuple->items);
    }
    size_t count = mp_dict_count(f.keywords), position = 0, i = 0;
    mp_value names = mp_tuple_new(vm, count, NULL);
    mp_value all = mp_is_error(names) ? MP_ERROR : mp_tuple_new(vm, tuple->count + count, NULL);
    if (mp_is_error(all)) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, mp_tuple_get(all)->items, tuple->items, tuple->count);
    mp_value name, value;
    for (; mp_dict_next(f.keywords, &position, &name, &value); i++) {
        mp_gc_store(vm, &mp_tuple_get(names)->items[i], name);
        mp_gc_store(vm, &mp_tuple_get(all)->items[tuple->count + i], value);
    }
    return mp_call_kw(vm, f.function, tuple->count, mp_tuple_get(all)->items,
                      (mp_kw){count, mp_tuple_get(names)->items});
}

static mp_value finalize_repr(mp_vm *vm, mp_value self) {
    mp_value target = mp_weakref_target(self);
    if (!is_alive(self) || !mp_is_value(target)) {
        return mp_str_new_format(vm, "<%N object at 0x%zx; dead>", mp_type_of(self), (size_t)self.bits);
    }
    return mp_str_new_format(vm, "<%N object at 0x%zx; for '%T' at 0x%zx>", mp_type_of(self), (size_t)self.bits, target,
                             (size_t)target.bits);
}

/* (obj, func, args, kwargs) of one that is alive and whose object is; else None. */
static mp_value describe(mp_vm *vm, mp_value self, bool detach) {
    mp_value target = mp_weakref_target(self);
    finalize f = *get(self);
    if (!is_alive(self) || !mp_is_value(target)) {
        return MP_NONE;
    }
    mp_value keywords = mp_is_none(f.keywords) ? mp_dict_new(vm) : f.keywords;
    if (mp_is_error(keywords)) {
        return MP_ERROR;
    }
    const mp_value items[] = {target, f.function, f.args, keywords};
    mp_value tuple = mp_tuple_new(vm, MP_COUNT_OF(items), items);
    if (detach && !mp_is_error(tuple)) {
        (void)kill(vm, self, &f);
    }
    return tuple;
}

static mp_value finalize_peek(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return describe(vm, args[0], false);
}

static mp_value finalize_detach(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return describe(vm, args[0], true);
}

static mp_value finalize_alive(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(is_alive(self));
}

static mp_value finalize_atexit(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(is_alive(self) && mp_same(get(self)->atexit, MP_TRUE));
}

static bool finalize_set_atexit(mp_vm *vm, mp_value self, mp_value value) {
    bool truth;
    if (!mp_is_value(value)) {
        return mp_fail(vm, &mp_type_AttributeError, "property 'atexit' of 'finalize' object has no deleter");
    }
    if (!mp_truth(vm, value, &truth)) {
        return false;
    }
    get(self)->atexit = mp_from_bool(truth);
    return true;
}

static const mp_native finalize_rows[] = {
    MP_GETTER(alive, finalize_alive),
    MP_GETSET(atexit, finalize_atexit, finalize_set_atexit),
    MP_METHOD(detach, finalize_detach, 0, 0),
    MP_METHOD(peek, finalize_peek, 0, 0),
};

MP_OPS(finalize_ops, (trace, finalize_trace), (make, finalize_make), (call, finalize_call), (repr, finalize_repr));

MP_TYPE(mp_type_finalize, finalize, &mp_type_object, sizeof(finalize), finalize_ops, finalize_rows, 0);
