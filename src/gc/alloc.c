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
#define RUNS_LOOKED_AT 256
/* How much a growing heap grows at least, and after which allocation it collects first. */
#define GROW_STEP_SIZE ((size_t)1 << 20)

typedef struct free_run {
    struct free_run *next;
    size_t size;
} free_run;

static size_t round_up(size_t size) { return (size + MP_BLOCK_SIZE - 1) / MP_BLOCK_SIZE * MP_BLOCK_SIZE; }

void mp_heap_add_run(mp_vm *vm, mp_heap_region *region, char *start, size_t size) {
    assert(size >= MP_BLOCK_SIZE && size % MP_BLOCK_SIZE == 0);
    mp_bit_set(region->mark, mp_region_cell(region, start));
    free_run *run = (free_run *)(void *)start;
    size_t cells = size / MP_BLOCK_SIZE;
    void **list = cells < MP_BIN_COUNT ? &vm->heap.bins[cells] : &vm->heap.runs;
    run->next = *list;
    run->size = size;
    *list = run;
}

void mp_heap_flush_bump(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    if (heap->bump != NULL && heap->bump < heap->bump_end) {
        mp_heap_add_run(vm, heap->bump_region, heap->bump, (size_t)(heap->bump_end - heap->bump));
    }
    heap->bump = heap->bump_end = NULL;
    heap->bump_region = NULL;
}

void mp_heap_append_run(mp_run_tails *tails, mp_heap_region *region, char *start, size_t size) {
    mp_bit_set(region->mark, mp_region_cell(region, start));
    free_run *run = (free_run *)(void *)start;
    size_t cells = size / MP_BLOCK_SIZE;
    void ***tail = &tails->tails[cells < MP_BIN_COUNT ? cells : 0];
    run->next = NULL;
    run->size = size;
    **tail = run;
    *tail = (void **)&run->next;
}

void mp_heap_clear_runs(mp_heap *heap, mp_run_tails *tails) {
    for (size_t i = 0; i < MP_BIN_COUNT; i++) {
        heap->bins[i] = NULL;
        tails->tails[i] = &heap->bins[i];
    }
    heap->runs = NULL;
    tails->tails[0] = &heap->runs;
}

/* Makes the run the one being bump-allocated. */
static void bump_from(mp_vm *vm, free_run *run) {
    mp_heap *heap = &vm->heap;
    size_t size = run->size;
    mp_heap_flush_bump(vm);
    heap->bump_region = mp_heap_region_of(heap, run);
    mp_bit_clear(heap->bump_region->mark, mp_region_cell(heap->bump_region, run));
    heap->bump = (char *)run;
    heap->bump_end = heap->bump + size;
}

/* A large block from the end of the highest long run that has room (of the first few hundred), or NULL. After a
 * collection the list is in order of addresses. */
static void *take_from_high_run(mp_vm *vm, size_t size) {
    void **best = NULL;
    void **link = &vm->heap.runs;
    for (int i = 0; *link != NULL && i < RUNS_LOOKED_AT; i++) {
        free_run *run = *link;
        if (run->size >= size && (best == NULL || *link > *best)) {
            best = link;
        }
        link = (void **)&run->next;
    }
    if (best == NULL) {
        return NULL;
    }
    free_run *run = *best;
    size_t left = run->size - size;
    char *block = (char *)run + left;
    mp_heap_region *region = mp_heap_region_of(&vm->heap, run);
    if (left >= MP_BIN_COUNT * MP_BLOCK_SIZE) {
        run->size = left;
    } else {
        *best = run->next;
        mp_bit_clear(region->mark, mp_region_cell(region, run));
        if (left > 0) {
            mp_heap_add_run(vm, region, (char *)run, left);
        }
    }
    mp_bit_set(region->block, mp_region_cell(region, block));
    return block;
}

/* Unlinks the first run of at least `size` bytes from the list of long runs. */
static free_run *take_long_run(mp_vm *vm, size_t size) {
    void **link = &vm->heap.runs;
    while (*link != NULL) {
        free_run *run = *link;
        if (run->size >= size) {
            *link = run->next;
            return run;
        }
        link = (void **)&run->next;
    }
    return NULL;
}

/* Unlinks a short run of at least `cells`. */
static free_run *take_short_run(mp_vm *vm, size_t cells) {
    for (size_t i = cells; i < MP_BIN_COUNT; i++) {
        free_run *run = vm->heap.bins[i];
        if (run != NULL) {
            vm->heap.bins[i] = run->next;
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

static void *take_far_end(mp_heap *heap, size_t size) {
    heap->bump_end -= size;
    mp_bit_set(heap->bump_region->block, mp_region_cell(heap->bump_region, heap->bump_end));
    return heap->bump_end;
}

/* A block from the existing free runs, or NULL. */
static void *take(mp_vm *vm, size_t size) {
    mp_heap *heap = &vm->heap;
    size_t cells = size / MP_BLOCK_SIZE;
    bool large = size >= LARGE_SIZE;
    void *high = large && !heap->growable ? take_from_high_run(vm, size) : NULL;
    if (high != NULL) {
        return high;
    }
    if ((size_t)(heap->bump_end - heap->bump) >= size) {
        return large ? take_far_end(heap, size) : take_bump(heap, size);
    }
    free_run *run = take_long_run(vm, size);
    if (run == NULL && cells < MP_BIN_COUNT) {
        run = take_short_run(vm, cells);
    }
    if (run == NULL) {
        return NULL;
    }
    bump_from(vm, run);
    return large ? take_far_end(heap, size) : take_bump(heap, size);
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

static void *out_of_memory(mp_vm *vm) {
    vm->pending = vm->memory_error;
    vm->memory_error_fresh = true;
    return NULL;
}

/* The path that is not the common one: collects, grows, fails. */
static MP_NOINLINE void *alloc_slow(mp_vm *vm, size_t size) {
    mp_heap *heap = &vm->heap;
    if (heap->fail_countdown != 0 && --heap->fail_countdown == 0) {
        return out_of_memory(vm);
    }
    if (heap->lock_depth != 0) {
        return out_of_memory(vm);
    }
    /* while failures are counted down the trigger is 0 only to come here */
    bool due = heap->enabled && heap->fail_countdown == 0 && heap->since_collection_size >= heap->trigger_size;
    bool collected = false;
    if ((due || MP_GC_STRESS) && !heap->collecting) {
        mp_gc_run(vm);
        collected = true;
    }
    void *p = take(vm, size);
    if (p == NULL && heap->growable && !collected && !due && grow(vm, size)) {
        p = take(vm, size);
    }
    if (p == NULL && !collected && heap->enabled && !heap->collecting) {
        mp_gc_run(vm);
        p = take(vm, size);
    }
    if (p == NULL && grow(vm, size)) {
        p = take(vm, size);
    }
    return p != NULL ? p : out_of_memory(vm);
}

static MP_ALWAYS_INLINE void *alloc(mp_vm *vm, size_t size) {
    mp_heap *heap = &vm->heap;
    void *p;
    heap->allocation_count++;
    size_t cells = size / MP_BLOCK_SIZE;
    if (MP_UNLIKELY(heap->since_collection_size >= heap->trigger_size)) {
        p = alloc_slow(vm, size);
    } else if (cells < MP_BIN_COUNT && heap->bins[cells] != NULL) {
        free_run *run = heap->bins[cells];
        heap->bins[cells] = run->next;
        mp_heap_region *region = mp_heap_region_of(heap, run);
        size_t cell = mp_region_cell(region, run);
        mp_bit_clear(region->mark, cell);
        mp_bit_set(region->block, cell);
        p = run;
    } else if (MP_LIKELY((size_t)(heap->bump_end - heap->bump) >= size && size < LARGE_SIZE)) {
        p = take_bump(heap, size);
    } else {
        p = alloc_slow(vm, size);
    }
    if (MP_LIKELY(p != NULL)) {
        heap->used_size += size;
        heap->since_collection_size += size;
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
        return out_of_memory(vm);
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
        return out_of_memory(vm);
    }
    return alloc(vm, rounded);
}

void *mp_gc_array_new(mp_vm *vm, size_t count, size_t element_size) {
    size_t size;
    if (mp_size_mul(count, element_size, &size)) {
        return out_of_memory(vm);
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
    if (MP_GC_STRESS) {
        memset(buffer, MP_SPOILT, size);
    }
    heap->peak_size = MP_MAX(heap->peak_size, heap->used_size);
    heap->used_size -= size;
    /* so that explicit frees count: a loop that only grows and frees buffers need not collect */
    heap->since_collection_size -= MP_MIN(size, heap->since_collection_size);
    if (region == heap->bump_region && (char *)buffer + size == heap->bump) {
        heap->bump = buffer;
        return;
    }
    mp_heap_add_run(vm, region, buffer, size);
}

/* Cuts the end off a block. */
static void shrink(mp_vm *vm, mp_heap_region *region, char *block, size_t old_size, size_t new_size) {
    mp_heap *heap = &vm->heap;
    heap->peak_size = MP_MAX(heap->peak_size, heap->used_size);
    heap->used_size -= old_size - new_size;
    if (region == heap->bump_region && block + old_size == heap->bump) {
        heap->bump = block + new_size;
        return;
    }
    mp_heap_add_run(vm, region, block + new_size, old_size - new_size);
}

void *mp_gc_resize(mp_vm *vm, void *buffer, size_t new_size) {
    mp_heap *heap = &vm->heap;
    assert(new_size > 0);
    if (buffer == NULL) {
        return mp_gc_buffer_new(vm, new_size);
    }
    size_t rounded = round_up(new_size);
    if (rounded < new_size) {
        return out_of_memory(vm);
    }
    mp_heap_region *region = mp_heap_region_of(heap, buffer);
    size_t old_size = mp_gc_size(vm, buffer);
    if (rounded <= old_size) {
        if (rounded < old_size) {
            shrink(vm, region, buffer, old_size, rounded);
        }
        return buffer;
    }
    size_t more = rounded - old_size;
    if (region == heap->bump_region && (char *)buffer + old_size == heap->bump &&
        (size_t)(heap->bump_end - heap->bump) >= more && heap->fail_countdown == 0 && !MP_GC_STRESS) {
        heap->bump += more;
        heap->used_size += more;
        heap->since_collection_size += more;
        return buffer;
    }
    void *p = mp_gc_buffer_new(vm, new_size);
    if (p == NULL) {
        return NULL;
    }
    memcpy(p, buffer, old_size);
    mp_gc_free(vm, buffer);
    return p;
}

void *mp_gc_array_resize(mp_vm *vm, void *buffer, size_t count, size_t element_size) {
    size_t size;
    if (mp_size_mul(count, element_size, &size)) {
        return out_of_memory(vm);
    }
    return mp_gc_resize(vm, buffer, size);
}

void mp_gc_fail_at(mp_vm *vm, size_t k) {
    vm->heap.fail_countdown = k;
    vm->heap.trigger_size = 0; /* every allocation takes the slow path, which counts */
}
