/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The allocator: bump allocation within a free run, lists of short runs by size, large blocks from the far
 * end of the run.
 *
 * Invariants: the bitmaps describe every cell (see region.h), but for the run between heap->bump and heap->bump_end,
 * whose cells are all 00. Free runs are at least one cell; the first word of each links it to the next in its list,
 * the second is its size in bytes. Two free runs may be neighbours until the next collection joins them.
 */
#include "gc/region.h"
#include "gc/vm.h"

/* Blocks from this size on are cut from the far end, so that small ones stay together. */
#define LARGE_SIZE 256u
#define RUNS_LOOKED_AT 32
/* How much a growing heap grows at least, and after which allocation it collects first. */
#define GROW_STEP_SIZE ((size_t)1 << 20)

typedef struct free_run {
    struct free_run *next;
    size_t size;
} free_run;

static size_t round_up(size_t size) { return (size + MP_BLOCK_SIZE - 1) / MP_BLOCK_SIZE * MP_BLOCK_SIZE; }

/* The list for runs of that many cells, at least MP_BIN_COUNT: each holds runs up to four times as long as the last. */
static size_t list_of(size_t cells) {
    size_t bits = sizeof(unsigned long) * 8 - 1 - (size_t)__builtin_clzl(cells);
    return MP_MIN((bits - 4) / 2, MP_RUN_LIST_COUNT - 1u);
}

/* What a free run says of itself. */
static inline free_run *write_run(char *start, size_t size) {
    assert(size >= MP_BLOCK_SIZE && size % MP_BLOCK_SIZE == 0);
    MP_UNPOISON(start, sizeof(free_run));
    free_run *run = (free_run *)(void *)start;
    run->size = size;
    MP_POISON(start + MP_BLOCK_SIZE, size - MP_BLOCK_SIZE);
    return run;
}

void mp_heap_add_run(mp_vm *vm, mp_heap_region *region, char *start, size_t size) {
    mp_heap *heap = &vm->heap;
    free_run *run = write_run(start, size);
    mp_bit_set(region->mark, mp_region_cell(region, start));
    size_t cells = size / MP_BLOCK_SIZE;
    bool shrt = cells < MP_BIN_COUNT;
    size_t i = shrt ? cells : list_of(cells);
    void **list = shrt ? &heap->bins[i] : &heap->runs[i];
    if (*list == NULL) {
        *(shrt ? &heap->bin_tails[i] : &heap->run_tails[i]) = (void **)&run->next;
    }
    run->next = *list;
    *list = run;
}

void mp_heap_append_run(mp_heap *heap, char *start, size_t cells) {
    free_run *run = write_run(start, cells * MP_BLOCK_SIZE);
    size_t i = cells < MP_BIN_COUNT ? cells : list_of(cells);
    void **list = cells < MP_BIN_COUNT ? &heap->bins[i] : &heap->runs[i];
    void ***tail = cells < MP_BIN_COUNT ? &heap->bin_tails[i] : &heap->run_tails[i];
    run->next = NULL;
    *(*list == NULL ? list : *tail) = run;
    *tail = (void **)&run->next;
}

void mp_heap_flush_bump(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    if (heap->bump != NULL && heap->bump < heap->bump_end) {
        mp_heap_add_run(vm, heap->bump_region, heap->bump, (size_t)(heap->bump_end - heap->bump));
    }
    heap->bump = heap->bump_end = NULL;
    heap->bump_region = NULL;
}

void mp_heap_clear_runs(mp_heap *heap) {
    memset(heap->bins, 0, sizeof heap->bins);
    memset(heap->runs, 0, sizeof heap->runs);
    heap->bump = heap->bump_end = NULL;
    heap->bump_region = NULL;
}

/* Takes the run that *link leads to out of list number i of the long runs. */
static free_run *unlink_run(mp_heap *heap, size_t i, void **link) {
    free_run *run = *link;
    *link = run->next;
    if (run->next == NULL) {
        heap->run_tails[i] = link;
    }
    return run;
}

void mp_heap_shorten_run(mp_vm *vm, char *start, size_t size) {
    for (size_t i = 0; i < MP_RUN_LIST_COUNT; i++) {
        for (void **link = &vm->heap.runs[i]; *link != NULL; link = (void **)&((free_run *)*link)->next) {
            if (*link == (void *)start) {
                unlink_run(&vm->heap, i, link);
                mp_heap_add_run(vm, mp_heap_region_of(&vm->heap, start), start, size);
                return;
            }
        }
    }
    assert(false);
}

/* Makes the run, which is in no list any more, the one being bump-allocated. */
static void bump_from(mp_vm *vm, free_run *run) {
    mp_heap *heap = &vm->heap;
    size_t size = run->size;
    mp_heap_flush_bump(vm);
    heap->bump_region = mp_heap_region_of(heap, run);
    mp_bit_clear(heap->bump_region->mark, mp_region_cell(heap->bump_region, run));
    MP_UNPOISON(run, size);
    heap->bump = (char *)run;
    heap->bump_end = heap->bump + size;
}

/* A block from the end of a run that is in no list any more. */
static void *take_end(mp_vm *vm, free_run *run, size_t size) {
    size_t left = run->size - size;
    char *block = (char *)run + left;
    mp_heap_region *region = mp_heap_region_of(&vm->heap, run);
    MP_UNPOISON(block, size);
    mp_bit_clear(region->mark, mp_region_cell(region, run));
    if (left > 0) {
        mp_heap_add_run(vm, region, (char *)run, left);
    }
    mp_bit_set(region->block, mp_region_cell(region, block));
    return block;
}

/* What a run for a large block has to be like. */
typedef struct wish {
    size_t size;
    bool dma;     /* usable by peripherals */
    bool highest; /* of several the one with the highest address, or else the first that fits */
} wish;

static bool run_suits(mp_heap *heap, const free_run *run, const wish *wish) {
    return run->size >= wish->size &&
           (!wish->dma || heap->all_dma || !mp_heap_region_of(heap, run)->no_dma);
}

/* Takes a suitable run out of the lists of long ones, looking at `tries` of each; NULL if it met none. */
static free_run *take_long_run(mp_heap *heap, const wish *wish, size_t tries) {
    void **best = NULL;
    size_t best_list = 0;
    size_t cells = MP_MAX(wish->size / MP_BLOCK_SIZE, (size_t)MP_BIN_COUNT);
    for (size_t i = list_of(cells); i < MP_RUN_LIST_COUNT; i++) {
        void **link = &heap->runs[i];
        for (size_t left = tries; *link != NULL && left > 0; left--) {
            free_run *run = *link;
            if (run_suits(heap, run, wish) && (best == NULL || (wish->highest ? *link > *best : *link < *best))) {
                best = link;
                best_list = i;
            }
            if (best != NULL && !wish->highest) {
                break; /* lists are in order of addresses, more or less */
            }
            link = (void **)&run->next;
        }
    }
    return best == NULL ? NULL : unlink_run(heap, best_list, best);
}

/* Unlinks a short run of at least `cells`. */
static free_run *take_short_run(mp_heap *heap, size_t cells) {
    for (size_t i = cells; i < MP_BIN_COUNT; i++) { /* none if it is not short */
        free_run *run = heap->bins[i];
        if (run != NULL) {
            heap->bins[i] = run->next;
            return run;
        }
    }
    return NULL;
}

/* A block out of the bump run; the caller has checked that it fits. */
static MP_ALWAYS_INLINE void *take_bump(mp_heap *heap, size_t size) {
    char *p = heap->bump;
    heap->bump = p + size;
    mp_bit_set(heap->bump_region->block, mp_region_cell(heap->bump_region, p));
    return p;
}

static void *take_bump_end(mp_heap *heap, size_t size) {
    heap->bump_end -= size;
    mp_bit_set(heap->bump_region->block, mp_region_cell(heap->bump_region, heap->bump_end));
    return heap->bump_end;
}

/* A small block from the existing free runs, or NULL. In a fixed pool gaps are filled first, so that long runs last; in
 * a growing one there are always long runs, from which allocating is faster. */
static void *take_small(mp_vm *vm, size_t size, size_t tries) {
    mp_heap *heap = &vm->heap;
    if ((size_t)(heap->bump_end - heap->bump) >= size) {
        return take_bump(heap, size);
    }
    size_t cells = size / MP_BLOCK_SIZE;
    free_run *run = heap->growable ? NULL : take_short_run(heap, cells);
    if (run == NULL) {
        run = take_long_run(heap, &(wish){size, false, false}, tries);
    }
    if (run == NULL && heap->growable) {
        run = take_short_run(heap, cells);
    }
    if (run == NULL) {
        return NULL;
    }
    bump_from(vm, run);
    return take_bump(heap, size);
}

/* A large block, or one for peripherals, from the existing free runs, or NULL. */
static void *take_large(mp_vm *vm, size_t size, bool dma, size_t tries) {
    mp_heap *heap = &vm->heap;
    bool bump_fits = (size_t)(heap->bump_end - heap->bump) >= size &&
                     (!dma || heap->all_dma || !heap->bump_region->no_dma);
    if (heap->growable && bump_fits) {
        return take_bump_end(heap, size);
    }
    free_run *run = take_long_run(heap, &(wish){size, dma, !heap->growable}, tries);
    if (run != NULL) {
        return take_end(vm, run, size);
    }
    if (bump_fits) {
        return take_bump_end(heap, size);
    }
    size_t cells = size / MP_BLOCK_SIZE;
    for (size_t i = cells; i < MP_BIN_COUNT; i++) { /* short ones for peripherals */
        for (void **link = &heap->bins[i]; *link != NULL && tries > 0; link = (void **)&((free_run *)*link)->next) {
            run = *link;
            if (run_suits(heap, run, &(wish){size, dma, false})) {
                *link = run->next;
                heap->bin_tails[i] = *link == NULL ? link : heap->bin_tails[i];
                return take_end(vm, run, size);
            }
        }
    }
    return NULL;
}

/* A block from the existing free runs, or NULL. Only a thorough look is sure to find what is there. */
static void *take(mp_vm *vm, size_t size, bool dma, bool thorough) {
    size_t tries = thorough ? SIZE_MAX : RUNS_LOOKED_AT;
    dma = dma && !vm->heap.all_dma;
    bool high = vm->heap.stress == MP_STRESS_MOVE;
    return dma || size >= LARGE_SIZE || high ? take_large(vm, size, dma, tries) : take_small(vm, size, tries);
}

/* Grows the heap by at least `size` bytes, if it can. */
static bool grow(mp_vm *vm, size_t size) {
    mp_heap *heap = &vm->heap;
    if (!heap->growable || heap->reserved == NULL) {
        return false;
    }
    mp_heap_region *region = &heap->regions[0];
    size_t have = (size_t)(region->end - region->start);
    size_t room = (size_t)(region->reserved_end - region->end);
    size_t step = MP_MAX(MP_MAX(round_up(size), GROW_STEP_SIZE), have / 2);
    step = MP_MIN(step, room) / MP_BLOCK_SIZE * MP_BLOCK_SIZE;
    if (step < size) {
        return false;
    }
    char *new_end = region->end + step;
    if (!vm->hal->heap->commit(vm->hal->context, heap->reserved, heap->reserved_size,
                               (size_t)(new_end - (char *)heap->reserved))) {
        return false;
    }
    mp_region_extend(vm, region, new_end);
    return true;
}

static void *out_of_memory(mp_vm *vm, size_t size) {
    vm->pending = vm->memory_error;
    vm->memory_error_fresh = true;
    vm->memory_error_size = size;
    return NULL;
}

/* The same if need be by sweeping, growing, collecting, compacting. */
static void *take_somehow(mp_vm *vm, size_t size, bool dma) {
    mp_heap *heap = &vm->heap;
    void *p = take(vm, size, dma, false);
    while (p == NULL && heap->phase == MP_PHASE_SWEEP) {
        bool more = mp_sweep_some(vm);
        p = take(vm, size, dma, !more);
    }
    if (p == NULL && (grow(vm, size) || !heap->growable)) {
        p = take(vm, size, dma, true);
    }
    if (p != NULL || !heap->enabled || heap->collecting) {
        return p;
    }
    if (heap->phase == MP_PHASE_MARK) { /* its result may do, and costs less than beginning again */
        mp_gc_finish(vm);
        p = take(vm, size, dma, true);
    }
    if (p == NULL) {
        mp_gc_run(vm);
        p = take(vm, size, dma, true);
    }
    if (p == NULL && heap->total_size - heap->used_size >= size) {
        mp_gc_slide(vm);
        p = take(vm, size, dma, true);
    }
    return p;
}

/* The path that is not the common one: steps of the collector, collects, grows, fails. */
static MP_NOINLINE void *alloc_slow(mp_vm *vm, size_t size, bool dma) {
    mp_heap *heap = &vm->heap;
    if (heap->fail_countdown != 0 && --heap->fail_countdown == 0) {
        mp_gc_trigger_update(vm);
        return out_of_memory(vm, size);
    }
    if (heap->lock_depth != 0) {
        return out_of_memory(vm, size);
    }
    if (heap->since_collection_size >= heap->trigger_size && !heap->collecting) {
        mp_gc_pace(vm);
    }
    void *p = take_somehow(vm, size, dma);
    if (p == NULL) {
        return out_of_memory(vm, size);
    }
    if (heap->hooks.allocated != NULL) {
        heap->hooks.allocated(heap->hooks.user, vm, size);
    }
    return p;
}

static void count(mp_heap *heap, size_t size) {
    heap->used_size += size;
    heap->since_collection_size += size;
}

static MP_ALWAYS_INLINE void *alloc(mp_vm *vm, size_t size) {
    mp_heap *heap = &vm->heap;
    void *p;
    heap->allocation_count++;
    size_t cells = size / MP_BLOCK_SIZE;
    if (MP_UNLIKELY(heap->since_collection_size >= heap->trigger_size)) {
        p = alloc_slow(vm, size, false);
    } else if (cells < MP_BIN_COUNT && heap->bins[cells] != NULL) {
        free_run *run = heap->bins[cells];
        heap->bins[cells] = run->next;
        mp_heap_region *region = mp_heap_region_of(heap, run);
        size_t cell = mp_region_cell(region, run);
        mp_bit_clear(region->mark, cell);
        mp_bit_set(region->block, cell);
        MP_UNPOISON(run, size);
        p = run;
    } else if (MP_LIKELY((size_t)(heap->bump_end - heap->bump) >= size && size < LARGE_SIZE)) {
        p = take_bump(heap, size);
    } else {
        p = alloc_slow(vm, size, false);
    }
    if (MP_LIKELY(p != NULL)) {
        count(heap, size);
    }
    return p;
}

static void object_bit_set(mp_vm *vm, void *p) {
    mp_heap *heap = &vm->heap;
    mp_heap_region *region = heap->region_count == 1 ? &heap->regions[0] : mp_heap_region_of(heap, p);
    mp_bit_set(region->object, mp_region_cell(region, p));
}

/* ---- exported ---- */

void *mp_gc_new_with_head(mp_vm *vm, const mp_head *head, size_t size) {
    assert(size >= sizeof(mp_object));
    size_t rounded = round_up(size);
    if (MP_UNLIKELY(rounded < size)) {
        return out_of_memory(vm, size);
    }
    mp_object *object = alloc(vm, rounded);
    if (MP_UNLIKELY(object == NULL)) {
        return NULL;
    }
    memset(object, 0, rounded);
    object->head = head;
    object_bit_set(vm, object);
    return object;
}

void *mp_gc_new_leaf(mp_vm *vm, const mp_type *type, size_t size) {
    mp_object *object = mp_gc_buffer_new(vm, size);
    if (MP_LIKELY(object != NULL)) {
        object->head = (const mp_head *)(const void *)type;
        object_bit_set(vm, object);
    }
    return object;
}

void *mp_gc_new(mp_vm *vm, const mp_type *type, size_t size) {
    const mp_head *head = (const mp_head *)(const void *)type;
    return mp_gc_new_with_head(vm, head, size);
}

void *mp_gc_buffer_new(mp_vm *vm, size_t size) {
    assert(size > 0);
    size_t rounded = round_up(size);
    if (MP_UNLIKELY(rounded < size)) {
        return out_of_memory(vm, size);
    }
    return alloc(vm, rounded);
}

/* A buffer of a rounded size; `io`: where peripherals can reach it. */
static void *buffer_new(mp_vm *vm, size_t rounded, bool io) {
    mp_heap *heap = &vm->heap;
    if (!io || heap->all_dma) {
        return alloc(vm, rounded);
    }
    heap->allocation_count++;
    void *p = alloc_slow(vm, rounded, true);
    if (p != NULL) {
        count(heap, rounded);
    }
    return p;
}

void *mp_gc_io_buffer_new(mp_vm *vm, size_t size) {
    size_t rounded = round_up(size);
    assert(size > 0);
    return rounded < size ? out_of_memory(vm, size) : buffer_new(vm, rounded, true);
}

void *mp_gc_array_new(mp_vm *vm, size_t count, size_t element_size) {
    size_t size;
    if (mp_size_mul(count, element_size, &size)) {
        return out_of_memory(vm, SIZE_MAX);
    }
    return mp_gc_buffer_new(vm, size);
}

size_t mp_gc_size(mp_vm *vm, const void *block) {
    mp_heap_region *region = mp_heap_region_of(&vm->heap, block);
    if (region == NULL) {
        return 0;
    }
    size_t cell = mp_region_cell(region, block);
    return (mp_region_block_end(&vm->heap, region, cell) - cell) * MP_BLOCK_SIZE;
}

/* Gives memory back, whose block is gone from the bitmaps: to a list, or to the sweep under way, which counts it when it
 * comes there. */
static void give_back(mp_vm *vm, mp_heap_region *region, char *start, size_t size) {
    mp_heap *heap = &vm->heap;
    size_t cell = mp_region_cell(region, start);
    if (mp_sweep_is_ahead(heap, region, cell)) {
        mp_bit_set(region->mark, cell);
        return;
    }
    if (mp_sweep_is_ahead(heap, region, cell + size / MP_BLOCK_SIZE - 1)) { /* the cursor is in the middle */
        assert(heap->sweep_run == SIZE_MAX);
        mp_bit_set(region->mark, cell);
        heap->sweep_run = cell;
        return;
    }
    heap->peak_size = MP_MAX(heap->peak_size, heap->used_size);
    heap->used_size -= size;
    if (region == heap->bump_region && start + size == heap->bump) {
        heap->bump = start;
        return;
    }
    mp_heap_add_run(vm, region, start, size);
}

void mp_gc_free(mp_vm *vm, void *buffer) {
    if (buffer == NULL) {
        return;
    }
    mp_heap *heap = &vm->heap;
    mp_heap_region *region = mp_heap_region_of(heap, buffer);
    assert(region != NULL);
    size_t cell = mp_region_cell(region, buffer);
    assert(mp_bit_get(region->block, cell));
    size_t size = (mp_region_block_end(heap, region, cell) - cell) * MP_BLOCK_SIZE;
    mp_bit_clear(region->block, cell);
    mp_bit_clear(region->object, cell);
    mp_bit_clear(region->mark, cell);
    if (heap->stress != MP_STRESS_NONE) {
        memset(buffer, MP_SPOILT, size);
    }
    /* so that explicit frees count: a loop that only grows and frees buffers need not collect */
    heap->since_collection_size -= MP_MIN(size, heap->since_collection_size);
    give_back(vm, region, buffer, size);
}

static void *resize(mp_vm *vm, void *buffer, size_t new_size, bool io) {
    mp_heap *heap = &vm->heap;
    assert(new_size > 0);
    size_t rounded = round_up(new_size);
    if (buffer == NULL || rounded < new_size) {
        return rounded < new_size ? out_of_memory(vm, new_size) : buffer_new(vm, rounded, io);
    }
    mp_heap_region *region = mp_heap_region_of(heap, buffer);
    size_t old_size = mp_gc_size(vm, buffer);
    if (rounded <= old_size) {
        if (rounded < old_size) {
            give_back(vm, region, (char *)buffer + rounded, old_size - rounded);
        }
        return buffer;
    }
    size_t more = rounded - old_size;
    if (region == heap->bump_region && (char *)buffer + old_size == heap->bump &&
        (size_t)(heap->bump_end - heap->bump) >= more && heap->since_collection_size < heap->trigger_size) {
        heap->bump += more;
        count(heap, more);
        return buffer;
    }
    void *p = buffer_new(vm, rounded, io);
    if (p == NULL) {
        return NULL;
    }
    memcpy(p, buffer, old_size);
    mp_gc_free(vm, buffer);
    return p;
}

void *mp_gc_resize(mp_vm *vm, void *buffer, size_t new_size) { return resize(vm, buffer, new_size, false); }

void *mp_gc_io_resize(mp_vm *vm, void *buffer, size_t new_size) { return resize(vm, buffer, new_size, true); }

void *mp_gc_array_resize(mp_vm *vm, void *buffer, size_t count, size_t element_size) {
    size_t size;
    if (mp_size_mul(count, element_size, &size)) {
        return out_of_memory(vm, SIZE_MAX);
    }
    return mp_gc_resize(vm, buffer, size);
}

void mp_gc_fail_at(mp_vm *vm, size_t k) {
    vm->heap.fail_countdown = k;
    mp_gc_trigger_update(vm);
}
