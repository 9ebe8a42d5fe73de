/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Looking at the heap, for modules and tests; what C programs use of it is in micropy.h.
 */
#ifndef MP_GC_INSPECT_H
#define MP_GC_INSPECT_H

#include "gc/mark.h"

typedef struct mp_heap_survey {
    size_t one_block_count;
    size_t two_block_count;
    size_t largest_block_size;
    size_t largest_free_size;
} mp_heap_survey;

/* Walks over all blocks. */
void mp_gc_survey(mp_vm *vm, mp_heap_survey *out);
/* True if the object holds a reference to the target. */
bool mp_gc_refers(mp_vm *vm, mp_object *object, mp_value target);
/* Calls `each` for every reference that the value's object holds, but that to its type; it must not allocate. */
void mp_gc_each_reference(mp_vm *vm, mp_value value, void (*each)(void *user, mp_value reference), void *user);

#endif
