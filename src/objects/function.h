/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Python functions, bound methods, cells, generators: the structs that the VM works on.
 */
#ifndef MP_OBJECTS_FUNCTION_H
#define MP_OBJECTS_FUNCTION_H

#include "objects/object.h"

/* A function. What is seldom there (defaults, annotations, attributes) is in `extra`. */
typedef struct mp_function {
    mp_object object;
    mp_value code;    /* mp_code */
    mp_value globals; /* dict */
    mp_value extra;   /* MP_UNBOUND, the tuple of defaults alone, or mp_function_extra */
    mp_value cells[]; /* as many as code->free_count */
} mp_function;

typedef struct mp_function_extra {
    mp_object object;
    mp_value defaults;         /* tuple or MP_NONE */
    mp_value keyword_defaults; /* dict or MP_NONE */
    mp_value annotations;      /* dict or MP_UNBOUND */
    mp_value name, qualname;   /* MP_UNBOUND: the code's */
    mp_value dict;             /* attributes, MP_UNBOUND: none */
    mp_value type_parameters;  /* tuple, MP_UNBOUND: none */
} mp_function_extra;

typedef struct mp_method {
    mp_object object;
    mp_value function; /* any callable */
    mp_value self;
} mp_method;

typedef struct mp_cell {
    mp_object object;
    mp_value value; /* MP_UNBOUND: no value */
} mp_cell;

/* DELEGATING: suspended inside `yield from`. */
enum {
    MP_GENERATOR_NEW,
    MP_GENERATOR_SUSPENDED,
    MP_GENERATOR_DELEGATING,
    MP_GENERATOR_RUNNING,
    MP_GENERATOR_DONE
};

enum {
    MP_GENERATOR_BUSY = 1,  /* one of its awaitables is being awaited */
    MP_GENERATOR_CLOSED = 2 /* aclose() was called, or it has ended */
};

/* A generator, coroutine, or asynchronous generator: the type tells which. */
typedef struct mp_generator {
    mp_object object;
    mp_value function;
    mp_value handled;     /* the exception being handled inside, MP_NONE */
    uint32_t offset;      /* of the instruction to go on with */
    uint8_t state;
    uint8_t flags;        /* MP_GENERATOR_… flags: of asynchronous generators */
    uint16_t register_count; /* as the code says */
    mp_value registers[];
} mp_generator;

/* A generator or coroutine: what `await` and `yield from` run without recursion. */
static inline bool mp_generator_is_plain(mp_value v) {
    return mp_is_exact(v, &mp_type_generator) || mp_is_exact(v, &mp_type_coroutine);
}
/* "generator", "coroutine", "async generator" */
const char *mp_generator_kind(mp_value v);
/* What it is suspended in, by `await` or `yield from`; MP_NONE otherwise. */
mp_value mp_generator_awaited(mp_value v);
/* Resumes it as hooks->resume does, after the checks that send() makes. */
MP_CHECKED mp_value mp_generator_resume(mp_vm *vm, mp_value self, mp_value value);
MP_CHECKED mp_value mp_generator_throw(mp_vm *vm, mp_value self, mp_value exception);
/* The exception that the arguments of throw(type[, value[, traceback]]) mean. */
MP_CHECKED mp_value mp_thrown_exception(mp_vm *vm, size_t argc, const mp_value *args);
/* MP_STOP becomes StopIteration with vm->stop_value; all else stays. */
MP_CHECKED mp_value mp_stop_to_exception(mp_vm *vm, mp_value v);

/* ---- coroutine.c ---- */

/* What coroutine.__await__, agen.asend(value) and agen.athrow(…) (no arguments: agen.aclose()) give. */
MP_CHECKED mp_value mp_coroutine_wrapper_new(mp_vm *vm, mp_value coroutine);
MP_CHECKED mp_value mp_async_generator_send_new(mp_vm *vm, mp_value generator, mp_value value);
MP_CHECKED mp_value mp_async_generator_throw_new(mp_vm *vm, mp_value generator, size_t argc, const mp_value *args);
/* The iterator that `await v` runs. If v cannot be awaited: TypeError with the message, which names its type by %T. */
MP_CHECKED mp_value mp_await_iterator(mp_vm *vm, mp_value v, const char *complaint);
/* aiter(v), anext(v) and anext(v, or_else). */
MP_CHECKED mp_value mp_aiter(mp_vm *vm, mp_value v);
MP_CHECKED mp_value mp_anext(mp_vm *vm, mp_value v, mp_value or_else);

/* An object that wraps one function-like value: property has four, see property.c. */
extern const mp_type mp_type_builtin_method, mp_type_slot_wrapper, mp_type_function_extra;

static inline mp_function *mp_function_get(mp_value v) { return (mp_function *)mp_pointer(v); }
static inline bool mp_function_is(mp_value v) { return mp_is_exact(v, &mp_type_function); }
static inline mp_generator *mp_generator_get(mp_value v) { return (mp_generator *)mp_pointer(v); }

MP_CHECKED mp_value mp_method_new(mp_vm *vm, mp_value function, mp_value self);
/* What list.__len__ is: the row of the special method, as one of the type that has it. */
MP_CHECKED mp_value mp_slot_wrapper_new(mp_vm *vm, mp_value row, const mp_type *owner);
MP_CHECKED mp_value mp_cell_new(mp_vm *vm, mp_value value);
/* The function's extra, made if needed. */
MP_CHECKED mp_function_extra *mp_function_extra_get(mp_vm *vm, mp_value function);
static inline const mp_function_extra *mp_function_extra_find(mp_value function) {
    mp_value extra = mp_function_get(function)->extra;
    return mp_is_value(extra) && mp_is_exact(extra, &mp_type_function_extra) ? (const mp_function_extra *)mp_pointer(extra) : NULL;
}
/* Defaults of the last positional parameters: a tuple or MP_NONE. */
mp_value mp_function_defaults(mp_value function);

/* Calls a row of an attribute table; args[0] is self if the row says so. */
MP_CHECKED mp_value mp_native_call(mp_vm *vm, const mp_native *row, size_t argc, const mp_value *args, mp_kw kw);
/* The row, a method or computed attribute, may have this self: its C function relies on that. */
bool mp_native_applies(const mp_native *row, mp_value self);
static inline bool mp_is_native_row(mp_value v) {
    return mp_is_exact(v, &mp_type_method_descriptor) || mp_is_exact(v, &mp_type_builtin_function);
}

/* property(): parts are MP_NONE if absent. */
typedef struct mp_property {
    mp_object object;
    mp_value get, set, del, doc;
    mp_value name; /* in the class that it was made in, or MP_NONE */
} mp_property;

#endif
