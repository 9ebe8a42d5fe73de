/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The heap's data structures: regions of 16-byte cells with three bitmaps each, free runs, counters.
 *
 * In the bitmaps a cell is (block, mark): 00 inside a block or a free run, 01 start of a free run, 10 start of a block
 * not (yet) marked, 11 start of a marked block. The third bitmap says whether a block is an object (with a head) or a
 * buffer. Sweeping is then two operations a word: block &= mark, mark ^= block.
 */
#ifndef MP_GC_REGION_H
#define MP_GC_REGION_H

#include "gc/heap.h"

/* What freed memory is filled with in the stress builds. */
#define MP_SPOILT 0xDB

typedef uintptr_t mp_bits;
#define MP_BITS_PER_WORD (sizeof(mp_bits) * 8)

typedef struct mp_heap_region {
    char *start;        /* of cell 0 */
    char *end;          /* behind the last usable cell */
    char *reserved_end; /* how far it may grow */
    mp_bits *block;
    mp_bits *mark;
    mp_bits *object;
} mp_heap_region;

#define MP_BIN_COUNT 16 /* free runs of 1 … 15 cells have a list each; 0: unused */

typedef struct mp_heap {
    mp_heap_region regions[MP_REGION_COUNT_MAX];
    size_t region_count;
    /* bump allocation */
    char *bump;
    char *bump_end;
    mp_heap_region *bump_region;
    void *bins[MP_BIN_COUNT];  /* short free runs, linked through their first word */
    void *runs;                /* longer free runs, linked; the second word is their size in bytes */
    /* counters, in bytes */
    size_t total_size;
    size_t used_size;
    size_t peak_size;
    size_t since_collection_size;
    size_t collection_count;
    size_t allocation_count;
    /* policy */
    ptrdiff_t threshold;       /* bytes, or -1 */
    size_t trigger_size;       /* collect when since_collection_size passes this */
    bool enabled;              /* gc.enable */
    bool collecting;
    bool growable;
    size_t grow_limit;
    uint32_t lock_depth;       /* heap_lock */
    /* stress */
    size_t fail_countdown;     /* the k-th allocation fails; 0: none */
    /* marking */
    void **mark_stack;
    size_t mark_count;
    size_t mark_capacity;
    char *overflow_low;        /* marked objects in here may have untraced references */
    char *overflow_high;
    /* objects with a finaliser */
    void **finalisable;
    size_t finalisable_count;
    size_t finalisable_capacity;
    /* the reservation, for giving it back */
    void *reserved;
    size_t reserved_size;
} mp_heap;

/* Sets up a region in [start, start + size), of which everything up to `usable` may be touched now; if that is not all,
 * the memory must be zero. False: too small. */
bool mp_region_init(mp_heap_region *region, char *start, size_t size, size_t usable);
/* Makes more cells usable: [region->end, new_end). */
void mp_region_extend(mp_vm *vm, mp_heap_region *region, char *new_end);
/* Makes [start, start + size) a free run and gives it to the allocator. */
void mp_heap_add_run(mp_vm *vm, mp_heap_region *region, char *start, size_t size);
/* For sweeping, which meets the free runs in order of addresses: the ends of the lists (0: of the long runs). */
typedef struct mp_run_tails {
    void **tails[MP_BIN_COUNT];
} mp_run_tails;
void mp_heap_clear_runs(mp_heap *heap, mp_run_tails *tails);
/* Makes [start, start + size) a free run, the last of its list. */
void mp_heap_append_run(mp_run_tails *tails, mp_heap_region *region, char *start, size_t size);
/* Puts what is left of the current bump run back among the free runs. */
void mp_heap_flush_bump(mp_vm *vm);
/* The region that the address lies in, or NULL. */
static inline mp_heap_region *mp_heap_region_of(mp_heap *heap, const void *address) {
    for (size_t i = 0; i < heap->region_count; i++) {
        if ((const char *)address >= heap->regions[i].start && (const char *)address < heap->regions[i].end) {
            return &heap->regions[i];
        }
    }
    return NULL;
}
static inline size_t mp_region_cell(const mp_heap_region *region, const void *address) {
    return (size_t)((const char *)address - region->start) / MP_BLOCK_SIZE;
}
static inline char *mp_region_address(const mp_heap_region *region, size_t cell) {
    return region->start + cell * MP_BLOCK_SIZE;
}
static inline bool mp_bit_get(const mp_bits *bits, size_t i) {
    return bits[i / MP_BITS_PER_WORD] >> (i % MP_BITS_PER_WORD) & 1;
}
static inline void mp_bit_set(mp_bits *bits, size_t i) {
    bits[i / MP_BITS_PER_WORD] |= (mp_bits)1 << (i % MP_BITS_PER_WORD);
}
static inline void mp_bit_clear(mp_bits *bits, size_t i) {
    bits[i / MP_BITS_PER_WORD] &= ~((mp_bits)1 << (i % MP_BITS_PER_WORD));
}
/* The cell behind the last one of the block at `cell`. */
size_t mp_region_block_end(const mp_heap *heap, const mp_heap_region *region, size_t cell);

/* What the collector asks of the layers above; set in struct mp_vm. */
void mp_roots_trace(mp_vm *vm, mp_tracer *tracer);  /* roots.c */
void mp_roots_sweep_weak(mp_vm *vm);                /* drops dead entries of weak tables */
/* True if the object survives this collection (or is not in the heap). */
bool mp_gc_is_marked(mp_vm *vm, const void *object);
/* The same for any address inside a block. */
bool mp_gc_is_marked_inside(mp_vm *vm, uintptr_t address);
/* Registers an object whose type has a finaliser. */
MP_CHECKED bool mp_gc_finalisable_add(mp_vm *vm, void *object);

#endif
