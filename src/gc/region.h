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
    void *mark_stack[MP_MARK_STACK_COUNT];
    size_t mark_count;
    bool mark_overflow;
    /* objects with a finaliser */
    void **finalisable;
    size_t finalisable_count;
    size_t finalisable_capacity;
    /* the reservation, for giving it back */
    void *reserved;
    size_t reserved_size;
} mp_heap;

#endif
