/* SPDX-License-Identifier: MIT
 *
 * Layer 1, private to gc/. Visiting references: the tracer that types' trace functions are given, the marker, and other
 * visitors.
 *
 * Invariants of marking. A block is white (unmarked), or marked; a marked object is grey while it is on the mark stack,
 * or in a dirty page, and black after it was traced. No black object refers to a white block, but for what struct mp_vm,
 * the Python stack and the C stack refer to, which are looked at again when nothing grey is left: the write functions
 * shade what they store. New blocks are white.
 */
#ifndef MP_GC_MARK_H
#define MP_GC_MARK_H

#include "gc/region.h"
#include "gc/vm.h"

/* What visits references instead of the marker. */
typedef struct mp_visitor {
    void (*slot)(mp_tracer *tracer, mp_value *slot);
    /* `pinned`: there are pointers into the buffer that nobody visits. */
    void (*buffer)(mp_tracer *tracer, void **field, bool pinned);
    bool skips_types; /* the references of shapes to their types are not to be visited */
} mp_visitor;

/* Looking for addresses among words. Stale ones often point into the same long free runs and blocks, whose starts take
 * long to find: so the last large extents are remembered. Nothing may be allocated meanwhile. */
typedef struct mp_extent {
    uintptr_t start, size;
} mp_extent;

typedef struct mp_word_scan {
    mp_heap *heap;
    size_t next; /* extents so far */
    mp_extent extents[8];
} mp_word_scan;

struct mp_tracer {
    mp_vm *vm;
    const mp_visitor *visitor; /* NULL: marks */
    mp_word_scan *scan;        /* marking */
    void *user;
    /* Marking an object of many references by parts. */
    size_t skip;     /* references in ranges that earlier parts dealt with, still to be skipped */
    size_t position; /* references in ranges passed so far */
    size_t left;     /* references this part may still look at */
    bool more;       /* it did not come to the end */
};

/* Begins and ends marking: the phase, the barrier. mp_mark_begin expects that no block is marked. */
void mp_mark_begin(mp_vm *vm);
void mp_mark_end(mp_vm *vm);
/* Marks until nothing is grey, or heap->work is used up. True if nothing is grey. */
bool mp_mark_grey(mp_vm *vm);
/* The same for what the roots refer to, and then the C stack. True if all that is alive is marked. */
bool mp_mark_roots(mp_vm *vm);
/* Nothing is grey: what marking got wrong, or NULL. */
const char *mp_gc_check_marks(mp_vm *vm);
/* True if the object survives the collection whose marking has just ended (or is not in the heap). */
static inline bool mp_gc_is_marked(mp_vm *vm, const void *object) {
    mp_heap_region *region = mp_heap_region_of(&vm->heap, object);
    return region == NULL || mp_bit_get(region->mark, mp_region_cell(region, object));
}
/* Takes back all marks of blocks. */
void mp_mark_undo(mp_vm *vm);
/* Visits the references of an object, that to its shape or type included. */
void mp_visit_object(mp_tracer *tracer, mp_object *object);
/* Calls `each` for the words of the C stack and the registers. */
void mp_stack_each(mp_vm *vm, void (*each)(void *user, const uintptr_t *low, const uintptr_t *high), void *user);
/* The words of the block at `cell`. */
static inline const uintptr_t *mp_region_words(const mp_heap_region *region, size_t cell) {
    return (const uintptr_t *)(const void *)mp_region_address(region, cell);
}

#endif
