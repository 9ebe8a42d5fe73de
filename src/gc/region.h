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

/* What freed memory is filled with in the stress modes. */
#define MP_SPOILT 0xDB
#define MP_SPOILT_SIZE ((size_t)1024) /* of each free run, from its start */
/* Cells that share an entry of the page table. */
#define MP_PAGE_CELLS 512u

typedef uintptr_t mp_bits;
#define MP_BITS_PER_WORD (sizeof(mp_bits) * 8)

typedef struct mp_heap_region {
    char *start;        /* of cell 0 */
    char *end;          /* behind the last usable cell */
    char *reserved_end; /* how far it may grow */
    mp_bits *block;
    mp_bits *mark;
    mp_bits *object;
    uint32_t *pages; /* marking: 1 if objects there are still to be traced; compacting: where the page's blocks go */
    bool no_dma;     /* peripherals cannot reach it */
} mp_heap_region;

#define MP_BIN_COUNT 16       /* free runs of 1 … 15 cells have a list each; 0: unused */
#define MP_RUN_LIST_COUNT 12  /* longer ones share lists: from 16 cells on, from 64, from 256, ... */

typedef enum mp_gc_phase {
    MP_PHASE_IDLE,
    MP_PHASE_MARK,
    MP_PHASE_SWEEP,
} mp_gc_phase;

/* Objects with something to be called when they die; the first `due` of them are dead, and kept until that is done. */
typedef struct mp_gc_list {
    mp_object **items;
    size_t count;
    size_t capacity;
    size_t due;
} mp_gc_list;

typedef struct mp_heap {
    mp_heap_region regions[MP_REGION_COUNT_MAX];
    size_t region_count;
    /* bump allocation */
    char *bump;
    char *bump_end;
    mp_heap_region *bump_region;
    void *bins[MP_BIN_COUNT];      /* short free runs, linked through their first word */
    void *runs[MP_RUN_LIST_COUNT]; /* longer ones; the second word is their size in bytes */
    void **bin_tails[MP_BIN_COUNT];      /* the ends of these lists, valid while a sweep fills them */
    void **run_tails[MP_RUN_LIST_COUNT];
    /* counters, in bytes */
    size_t total_size;
    size_t used_size; /* during a sweep with the garbage that is still to be swept */
    size_t peak_size;
    size_t since_collection_size; /* allocated since the last marking ended */
    size_t collection_count;
    size_t allocation_count;
    size_t compaction_count;
    size_t moved_count;
    uint32_t last_pause_us;
    uint32_t longest_pause_us;
    /* policy */
    ptrdiff_t threshold;       /* bytes, or -1 */
    uint32_t growth_percent;   /* a growing heap collects when it has grown so much */
    size_t trigger_size;       /* allocations look at the collector when since_collection_size passes this */
    size_t start_size;         /* ... which begins a collection here */
    size_t deadline_size;      /* ... and ends its marking here at the latest */
    size_t interval_size;      /* between two steps */
    bool enabled;              /* gc.enable */
    bool collecting;
    bool growable;
    bool all_dma;              /* peripherals can reach every region */
    uint8_t stress;            /* mp_gc_stress */
    uint32_t lock_depth;       /* heap_lock */
    size_t fail_countdown;     /* the k-th allocation fails; 0: none */
    /* marking */
    uint8_t phase;             /* mp_gc_phase */
    bool ambiguous;            /* the C stack has been scanned: buffers without an owner may be marked */
    bool dirty;                /* some page has objects that are still to be traced */
    uint32_t attempt_count;    /* how often this marking looked at the roots */
    intptr_t work;             /* what the current step may still do, in references */
    const mp_head *last_head;  /* the last head of an object that was marked: most objects have the same as the last */
    mp_row last_row;           /* where the references of its objects lie */
    const mp_head *row_head;   /* the last one whose objects have short rows, and these */
    mp_row row;
    uintptr_t *mark_stack;
    size_t mark_count;
    size_t mark_capacity;
    mp_heap_region *rescan_region; /* the dirty page being traced again: [rescan_cell, rescan_end) is left */
    size_t rescan_cell;
    size_t rescan_end;
    /* sweeping */
    size_t sweep_region;       /* cells below sweep_cell of this region, and all of those before it, are swept */
    size_t sweep_cell;
    size_t sweep_run;          /* first cell of the free run that reaches up to sweep_cell; SIZE_MAX: none */
    size_t sweep_end[MP_REGION_COUNT_MAX]; /* cells that there were when sweeping began */
    size_t sweep_free_size;    /* bytes found free */
    size_t sweep_used_size;    /* used_size and total_size when it began */
    size_t sweep_total_size;
    size_t freed_count;        /* blocks freed by the last collection */
    /* objects with a finaliser, holders of weak references, and blocks that stay in their places */
    mp_gc_list finalisable;
    mp_gc_list weak;
    uintptr_t *pins;           /* open-addressing table: 0 empty, 1 deleted */
    size_t pin_mask;
    size_t pin_used;           /* slots that are not empty */
    bool finalising;
    bool finalising_all;
    /* hooks of the host */
    mp_gc_hooks hooks;
    /* the reservation, for giving it back */
    void *reserved;
    size_t reserved_size;
} mp_heap;

/* Sets up a region in [start, start + size), of which everything up to `usable` may be touched now; if that is not all,
 * the memory must be zero. False: too small. */
bool mp_region_init(mp_heap_region *region, char *start, size_t size, size_t usable);
/* Bytes of tables at the start of a region of that size, at most. */
size_t mp_region_table_size(size_t size);
/* The memory of all regions is the caller's again. */
void mp_heap_close(mp_vm *vm);
/* Makes more cells usable: [region->end, new_end). */
void mp_region_extend(mp_vm *vm, mp_heap_region *region, char *new_end);
/* Makes [start, start + size) a free run and gives it to the allocator. */
void mp_heap_add_run(mp_vm *vm, mp_heap_region *region, char *start, size_t size);
/* The same for those who meet the runs in order of addresses, and have set their bits: the last of its list. */
void mp_heap_append_run(mp_heap *heap, char *start, size_t cells);
/* Forgets all free runs, the one being bump-allocated included. */
void mp_heap_clear_runs(mp_heap *heap);
/* Puts what is left of the current bump run back among the free runs. */
void mp_heap_flush_bump(mp_vm *vm);
/* The region that the address lies in, or NULL. */
static inline mp_heap_region *mp_heap_region_of(mp_heap *heap, const void *address) {
    mp_heap_region *region = heap->regions;
    for (size_t left = heap->region_count;; region++) {
        if ((uintptr_t)address - (uintptr_t)region->start < (uintptr_t)region->end - (uintptr_t)region->start) {
            return region;
        }
        if (--left == 0) {
            return NULL;
        }
    }
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

/* The first set bit at or behind `from`, or `count`. */
size_t mp_bits_next(const mp_bits *bits, size_t from, size_t count);
/* The last set bit before `end` in (a | b), or SIZE_MAX. */
size_t mp_bits_previous(const mp_bits *a, const mp_bits *b, size_t end);
/* Clears or sets the bits from … to - 1. */
void mp_bits_clear(mp_bits *bits, size_t from, size_t to);
void mp_bits_set(mp_bits *bits, size_t from, size_t to);
/* How many of the bits from … to - 1 are set. */
size_t mp_bits_count(const mp_bits *bits, size_t from, size_t to);
/* The block that the address lies in, by its region and first cell; false if there is none. */
bool mp_heap_find_block(mp_heap *heap, uintptr_t address, mp_heap_region **out_region, size_t *out_cell);

/* ---- sweep.c ---- */
void mp_sweep_start(mp_vm *vm);
/* Sweeps a few words of the bitmaps; false when all is swept. */
bool mp_sweep_some(mp_vm *vm);
/* Gives free memory at the end of a growing heap back to the system, if it is much. Between collections only. */
void mp_heap_give_back(mp_vm *vm);
/* Makes the free run at `start`, the longest there is, shorter. */
void mp_heap_shorten_run(mp_vm *vm, char *start, size_t size);
/* True if a sweep is under way that has not come to that cell. */
static inline bool mp_sweep_is_ahead(const mp_heap *heap, const mp_heap_region *region, size_t cell) {
    if (MP_LIKELY(heap->phase != MP_PHASE_SWEEP)) {
        return false;
    }
    size_t index = (size_t)(region - heap->regions);
    return index > heap->sweep_region ? cell < heap->sweep_end[index]
                                      : index == heap->sweep_region && cell >= heap->sweep_cell &&
                                            cell < heap->sweep_end[index];
}

/* ---- collect.c ---- */
/* Does what is due when since_collection_size has passed trigger_size. */
void mp_gc_pace(mp_vm *vm);
/* Computes trigger_size anew, after a change of what it depends on. */
void mp_gc_trigger_update(mp_vm *vm);
/* Measures a pause: begin before the work, end after it. */
uint64_t mp_gc_pause_begin(mp_vm *vm);
void mp_gc_pause_end(mp_vm *vm, uint64_t begin_us);

/* ---- roots.c ---- */
/* Visits every precise root. */
void mp_roots_trace(mp_vm *vm, mp_tracer *tracer);
/* Drops the dead entries of tables that do not keep theirs alive; at the end of marking. */
void mp_roots_drop_dead(mp_vm *vm);
/* Lets the references of these tables follow blocks that moved. */
void mp_roots_trace_weak(mp_vm *vm, mp_tracer *tracer);

/* ---- pin.c, finalise.c ---- */
void mp_pins_drop_dead(mp_vm *vm);
/* Makes dead objects due, each being kept from then on; true if there are any. At the end of marking. */
bool mp_finalise_choose(mp_vm *vm);
void mp_weak_drop_dead(mp_vm *vm);

#endif
