/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Exceptions: one struct for all of them, and the table of the built-in hierarchy.
 */
#ifndef MP_OBJECTS_EXCEPTION_H
#define MP_OBJECTS_EXCEPTION_H

#include "objects/object.h"

typedef struct mp_exception {
    mp_object object;
    mp_value args;      /* tuple */
    mp_value traceback; /* mp_traceback chain or MP_NONE: the innermost frame is last */
    mp_value cause;     /* MP_UNBOUND: never set; context is shown then */
    mp_value context;   /* exception or MP_NONE */
    mp_value extra;     /* MP_UNBOUND, or a dict: attributes of subclasses' instances, notes, name, obj, … */
    uintptr_t flags;    /* MP_EXCEPTION_… */
} mp_exception;
enum {
    MP_EXCEPTION_SUPPRESS_CONTEXT = 1,
    MP_EXCEPTION_LINKED = 2, /* it was raised or is a context: only such ones can be found in a chain of contexts */
    MP_EXCEPTION_SPENT = 4   /* it was the spare one, and somebody may have it now */
};

/* One frame of a traceback. */
typedef struct mp_traceback {
    mp_object object;
    mp_value next;     /* towards the place of the raise, or MP_NONE */
    mp_value function; /* what ran */
    uintptr_t offset;  /* of the instruction */
} mp_traceback;

extern const mp_type mp_type_traceback, mp_type_frame;
/* What tb_frame gives (frame_object.c). */
MP_CHECKED mp_value mp_frame_object_new(mp_vm *vm, mp_value function, size_t offset);

static inline mp_exception *mp_exception_get(mp_value v) { return (mp_exception *)mp_pointer(v); }
MP_INLINED(bool mp_exception_is(mp_value v), { return mp_is_instance(v, &mp_type_BaseException); })

/* A new exception object. */
MP_CHECKED mp_value mp_exception_new(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args);
/* OSError(errno[, filename]) of the right subclass, raised; filename may be MP_UNBOUND. errno is positive. */
mp_value mp_raise_os_error(mp_vm *vm, int error, mp_value filename);
/* StopIteration's value: args[0] or None. */
mp_value mp_exception_value(mp_value exception);
/* Writes "Exception ignored in: " with the function, and the pending exception, which is taken, to the console. */
void mp_unraisable(mp_vm *vm, mp_value function);
/* What the preallocated MemoryError says, before the number of bytes. */
#define MP_MEMORY_ERROR_TEXT "memory allocation failed, allocating "
/* The bytes that could not be had, if this is the MemoryError that the allocator raises and it knows; else 0. */
size_t mp_memory_error_size(mp_vm *vm, mp_value exception);
/* Writes traceback and message of an exception, causes and contexts included, as python3 does. `write` is called with
 * pieces of text. Works without allocating if memory is short (what cannot be made is left out). */
void mp_exception_write(mp_vm *vm, mp_value exception, void (*write)(void *user, const char *text, size_t size),
                        void *user);

#endif
