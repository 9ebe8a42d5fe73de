/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The heap: allocation, the write functions, tracing, collection.
 *
 * Invariants, for all who use it:
 *  - A block is an *object* (starts with its head word; its type's trace knows its references) or a *buffer* (plain
 *    memory owned by exactly one object, which traces the buffer and what is in it).
 *  - Any allocation may collect. A value or pointer in a C local, also into the middle of a block, keeps that block
 *    alive and in its place; a value stored anywhere else must be reachable by some type's trace or a root.
 *  - A buffer that only C locals refer to has its words treated like C locals, too.
 *  - Every store of a reference into a heap block goes through mp_gc_store & co.
 *  - Objects come zero-filled behind the head; buffers do not: fill the part that `trace` covers before anything
 *    else is allocated.
 */
#ifndef MP_GC_HEAP_H
#define MP_GC_HEAP_H

#include "gc/value.h"

/* Blocks are multiples of this. */
#define MP_BLOCK_SIZE 16u

typedef struct mp_tracer mp_tracer;

/* A new object of `size` bytes (header included), zero-filled. NULL with MemoryError pending. */
MP_CHECKED void *mp_gc_new(mp_vm *vm, const mp_type *type, size_t size);
/* The same for a type without references, not filled behind the head. */
MP_CHECKED void *mp_gc_new_leaf(mp_vm *vm, const mp_type *type, size_t size);
/* The same with the head given: used for instances, whose head is a shape. */
MP_CHECKED void *mp_gc_new_with_head(mp_vm *vm, const mp_head *head, size_t size);
/* A new buffer, not filled. NULL with MemoryError pending. Size 0 is an error. */
MP_CHECKED void *mp_gc_buffer_new(mp_vm *vm, size_t size);
/* A new buffer for count elements of element_size bytes; overflow of the product is a MemoryError. */
MP_CHECKED void *mp_gc_array_new(mp_vm *vm, size_t count, size_t element_size);
/* Changes the size of a buffer, in place if possible, else by copying; the old one is freed then. NULL (old one
 * untouched) with MemoryError pending. `buffer` may be NULL. */
MP_CHECKED void *mp_gc_resize(mp_vm *vm, void *buffer, size_t new_size);
/* The same for count elements of element_size bytes. */
MP_CHECKED void *mp_gc_array_resize(mp_vm *vm, void *buffer, size_t count, size_t element_size);
/* Frees a buffer at once. NULL is allowed. Nothing may refer to it any more. */
void mp_gc_free(mp_vm *vm, void *buffer);
/* Bytes really usable in the block at `block`. */
size_t mp_gc_size(mp_vm *vm, const void *block);

/* The one write function: stores a reference into a heap block. */
static inline void mp_gc_store(mp_vm *vm, mp_value *slot, mp_value value) {
    (void)vm; /* the barrier of incremental marking goes here */
    *slot = value;
}
/* For struct fields that are C pointers to objects: mp_gc_store_pointer(vm, &self->dict, dict). */
#define mp_gc_store_pointer(vm, field, object) ((void)(vm), *(field) = (object))
/* Copies references between blocks (mp_gc_copy: not overlapping; mp_gc_move: may overlap). */
static inline void mp_gc_copy(mp_vm *vm, mp_value *to, const mp_value *from, size_t count) {
    (void)vm;
    if (count != 0) {
        memcpy(to, from, count * sizeof *to);
    }
}
static inline void mp_gc_move(mp_vm *vm, mp_value *to, const mp_value *from, size_t count) {
    (void)vm;
    if (count != 0) {
        memmove(to, from, count * sizeof *to);
    }
}

/* Tracing: what a type's `trace` calls for each reference it holds. Addresses, because the collector may move what
 * they refer to. Slots may hold sentinels and small values; C pointers may be NULL. */
void mp_trace_slot(mp_tracer *tracer, mp_value *slot);
void mp_trace_range(mp_tracer *tracer, mp_value *slots, size_t count);
/* A field that is a C pointer to an object: mp_trace_pointer(tracer, &self->dict). */
void mp_trace_pointer_at(mp_tracer *tracer, void *field);
#define mp_trace_pointer(tracer, field) mp_trace_pointer_at((tracer), (void *)(field))
/* A field that is a C pointer to an owned buffer. Trace the buffer before what is in it. */
void mp_trace_buffer_at(mp_tracer *tracer, void *field);
#define mp_trace_buffer(tracer, field) mp_trace_buffer_at((tracer), (void *)(field))
/* The same for a buffer that has pointers into it elsewhere (in itself, say): it is never moved. */
void mp_trace_pinned_buffer_at(mp_tracer *tracer, void *field);
#define mp_trace_pinned_buffer(tracer, field) mp_trace_pinned_buffer_at((tracer), (void *)(field))

/* Testing: the k-th allocation from now on fails once (0: none does). */
void mp_gc_fail_at(mp_vm *vm, size_t k);
/* Checks every table and block of the heap; for tests. Returns NULL or what is wrong. */
const char *mp_gc_check(mp_vm *vm);
/* Calls every finaliser that has not run; used when the VM ends. */
void mp_gc_finalise_all(mp_vm *vm);

/* Calls `each` for every object of the heap, reachable or not; it must not allocate. Stops early if it returns false. */
void mp_gc_each_object(mp_vm *vm, bool (*each)(void *user, mp_object *object), void *user);

/* Collects now; returns the number of blocks freed. */
size_t mp_gc_run(mp_vm *vm);
/* Says that much of what was allocated lately is garbage: a fixed pool collects if that is worth it, so that what lives
 * on is not scattered all over the pool. */
void mp_gc_hint(mp_vm *vm);

#endif
