/* SPDX-License-Identifier: MIT
 *
 * Layer 2. slice and range objects.
 */
#ifndef MP_OBJECTS_SLICE_H
#define MP_OBJECTS_SLICE_H

#include "objects/object.h"

typedef struct mp_slice {
    mp_object object;
    mp_value start, stop, step;
} mp_slice;

/* The elements a slice selects: start, start + step, … (count of them). stop as CPython's slice.indices gives it. */
typedef struct mp_slice_range {
    intptr_t start, stop, step;
    size_t count;
} mp_slice_range;

MP_CHECKED mp_value mp_slice_new(mp_vm *vm, mp_value start, mp_value stop, mp_value step);
static inline bool mp_slice_is(mp_value v) { return mp_is_exact(v, &mp_type_slice); }
/* Resolves a slice against a sequence of `length` elements. Evaluates __index__ (may run Python code!): read the
 * length again afterwards and use mp_slice_clip if it changed. */
MP_CHECKED bool mp_slice_resolve(mp_vm *vm, mp_value slice, size_t length, mp_slice_range *out);
/* An index (with __index__; negative counts from the end) into a sequence of `length`; IndexError with the message
 * "<what> index out of range". */
MP_CHECKED bool mp_index_resolve(mp_vm *vm, mp_value index, size_t length, const char *what, size_t *out);

/* A range of ints of any size; small ones hold small ints. */
typedef struct mp_range {
    mp_object object;
    mp_value start, stop, step; /* ints */
} mp_range;

#endif
