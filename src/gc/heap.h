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
/* The same for buffers that peripherals may be told to read or write themselves (the data of bytearrays and arrays): in a
 * region that they can reach. */
MP_CHECKED void *mp_gc_io_buffer_new(mp_vm *vm, size_t size);
MP_CHECKED void *mp_gc_io_resize(mp_vm *vm, void *buffer, size_t new_size);
/* Frees a buffer at once. NULL is allowed. Nothing may refer to it any more. */
void mp_gc_free(mp_vm *vm, void *buffer);
/* Bytes really usable in the block at `block`. */
size_t mp_gc_size(mp_vm *vm, const void *block);

/* What struct mp_vm starts with, so that the write functions see it. */
typedef struct mp_barrier {
    bool marking; /* a collection is marking: stores have to tell it what they store */
} mp_barrier;
static inline bool mp_gc_is_marking(const mp_vm *vm) { return ((const mp_barrier *)(const void *)vm)->marking; }

/* The barrier's halves that are not inline: see mark.c. */
void mp_gc_shade(mp_vm *vm, mp_value value);
void mp_gc_shade_range(mp_vm *vm, const mp_value *values, size_t count);
void mp_gc_shade_field(mp_vm *vm, const void *field);

/* The one write function: stores a reference into a heap block. */
static inline void mp_gc_store(mp_vm *vm, mp_value *slot, mp_value value) {
    *slot = value;
    if (MP_UNLIKELY(mp_gc_is_marking(vm))) {
        mp_gc_shade(vm, value);
    }
}
/* For struct fields that are C pointers to objects or buffers: mp_gc_store_pointer(vm, &self->dict, dict). */
#define mp_gc_store_pointer(vm, field, object)                                                                         \
    do {                                                                                                               \
        *(field) = (object);                                                                                           \
        if (MP_UNLIKELY(mp_gc_is_marking(vm))) {                                                                       \
            mp_gc_shade_field((vm), (field));                                                                          \
        }                                                                                                              \
    } while (0)
/* Copies references between blocks (mp_gc_copy: not overlapping; mp_gc_move: may overlap). */
static inline void mp_gc_copy(mp_vm *vm, mp_value *to, const mp_value *from, size_t count) {
    if (count != 0) {
        memcpy(to, from, count * sizeof *to);
        if (MP_UNLIKELY(mp_gc_is_marking(vm))) {
            mp_gc_shade_range(vm, to, count);
        }
    }
}
static inline void mp_gc_move(mp_vm *vm, mp_value *to, const mp_value *from, size_t count) {
    if (count != 0) {
        memmove(to, from, count * sizeof *to);
        if (MP_UNLIKELY(mp_gc_is_marking(vm))) {
            mp_gc_shade_range(vm, to, count);
        }
    }
}

/* Where the references of objects with the same head lie, if they are one row; all in words from the object's start. */
typedef struct mp_row {
    uint16_t first;    /* the row, or the address of the buffer that it is; 0: not in one row */
    uint16_t count;    /* references */
    uint8_t count_at;  /* count is 0: where the count is */
    bool in_buffer;
} mp_row;

/* Tracing: what a type's `trace` calls for each reference it holds. Addresses, because the collector moves what they
 * refer to. Slots may hold sentinels and small values; C pointers may be NULL. An object referred to may be looked into
 * only after the reference was traced, and only at fields that are not references themselves. Rows of references are
 * given with mp_trace_range, which can be interrupted. */
void mp_trace_slot(mp_tracer *tracer, mp_value *slot);
void mp_trace_range(mp_tracer *tracer, mp_value *slots, size_t count);
/* A field that is a C pointer to an object: mp_trace_pointer(tracer, &self->dict). */
void mp_trace_pointer_at(mp_tracer *tracer, void *field);
#define mp_trace_pointer(tracer, field) mp_trace_pointer_at((tracer), (void *)(field))
/* The reference of a shape to its type. */
void mp_trace_type(mp_tracer *tracer, mp_head *head);
/* A field that is a C pointer to an owned buffer. Trace the buffer before what is in it. */
void mp_trace_buffer_at(mp_tracer *tracer, void *field);
#define mp_trace_buffer(tracer, field) mp_trace_buffer_at((tracer), (void *)(field))
/* The same for a buffer that has pointers into it elsewhere (in itself, say): it is never moved. */
void mp_trace_pinned_buffer_at(mp_tracer *tracer, void *field);
#define mp_trace_pinned_buffer(tracer, field) mp_trace_pinned_buffer_at((tracer), (void *)(field))

/* A reference that does not keep its object alive starts every object that holds one. The holder's own trace does not
 * visit `target`; when the target dies, it becomes MP_UNBOUND, and mp_object_weak_dead (object_hooks.h) is called for
 * the holder, if that is still alive. */
typedef struct mp_weak {
    mp_object object;
    mp_value target;
} mp_weak;
/* Registers a new holder. False with MemoryError pending. */
MP_CHECKED bool mp_gc_weak_add(mp_vm *vm, mp_weak *holder);
/* Calls `each` for every living holder whose target is that object; it must not allocate. Stops if it returns false. */
void mp_gc_each_weak(mp_vm *vm, mp_value target, bool (*each)(void *user, mp_weak *holder), void *user);

/* Registers an object that wants to be finalised: when nothing refers to it any more it is kept for one more round,
 * and mp_object_finalise (object_hooks.h) is called for it, once, at the next safe point. False with MemoryError
 * pending. */
MP_CHECKED bool mp_gc_finalisable_add(mp_vm *vm, void *object);
/* A safe point: calls the finalisers and weak holders that are due. Python code may run. With `native_only` those that
 * run Python code are left for later. */
void mp_gc_finalise(mp_vm *vm, bool native_only);
/* Calls every finaliser that has not run; used when the VM ends. */
void mp_gc_finalise_all(mp_vm *vm);

/* Keeps the block in its place as long as it lives: its address was told to somebody. `block` may be a constant. False
 * with MemoryError pending. */
MP_CHECKED bool mp_gc_pin(mp_vm *vm, const void *block);

/* Collects now, in one piece; returns the number of blocks freed. Finalisers become due, but are not run. */
size_t mp_gc_run(mp_vm *vm);
/* Brings the collection whose marking is under way to its end. */
void mp_gc_finish(mp_vm *vm);
/* Collects, and slides together all blocks that may move. Returns the number of blocks moved. */
size_t mp_gc_slide(mp_vm *vm);
/* Says that much of what was allocated lately is garbage: a fixed pool collects if that is worth it, so that what lives
 * on is not scattered all over the pool. */
void mp_gc_hint(mp_vm *vm);
/* Ends the sweep that is under way, so that used_size counts no garbage that is known as such. */
void mp_gc_settle(mp_vm *vm);

/* Calls `each` for every object of the heap, reachable or not (but not for those known to be dead); it must not
 * allocate. Stops early if it returns false. */
void mp_gc_each_object(mp_vm *vm, bool (*each)(void *user, mp_object *object), void *user);

/* Testing. */
typedef enum mp_gc_stress {
    MP_STRESS_NONE,
    MP_STRESS_COLLECT, /* every allocation collects first */
    MP_STRESS_MOVE,    /* every allocation collects and compacts first; blocks come from the high end, so that they move */
    MP_STRESS_STEP,    /* every allocation does the smallest step of a collection first */
} mp_gc_stress;
void mp_gc_stress_set(mp_vm *vm, mp_gc_stress stress);
/* The k-th allocation from now on fails once (0: none does). */
void mp_gc_fail_at(mp_vm *vm, size_t k);

#endif
