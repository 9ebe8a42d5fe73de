/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The collector: marks from the roots, then sweeps the bitmaps.
 *
 * Invariants: between collections no block is marked. Precise roots are marked, and everything reachable from them,
 * before the C stack is scanned: so a buffer found only there has no owner that traced it, and its words are treated
 * like words of the C stack. Such buffers go over the mark stack, too, with bit 0 of their address set: marking never
 * recurses. After the sweep neighbouring free runs are one.
 */
#include "gc/region.h"
#include "gc/vm.h"

#include "gc/object_hooks.h"

struct mp_tracer {
    mp_vm *vm;
    bool ambiguous; /* the C stack is being scanned, or has been: buffers without an owner may be marked */
};

/* Marks the block at `cell`; false if it was marked already. */
static bool mark_cell(mp_heap_region *region, size_t cell) {
    mp_bits bit = (mp_bits)1 << (cell % MP_BITS_PER_WORD);
    mp_bits *word = &region->mark[cell / MP_BITS_PER_WORD];
    if (*word & bit) {
        return false;
    }
    *word |= bit;
    return true;
}

/* Notes a marked block to be traced: an object, or the address + 1 of a buffer without an owner. */
static void push(mp_heap *heap, void *block) {
    if (MP_LIKELY(heap->mark_count < heap->mark_capacity)) {
        heap->mark_stack[heap->mark_count++] = block;
        return;
    }
    if (heap->overflow_low == NULL || (char *)block < heap->overflow_low) {
        heap->overflow_low = block;
    }
    if ((char *)block > heap->overflow_high) {
        heap->overflow_high = block;
    }
}

/* Marks an object given by its address, which may be a constant outside of the heap. */
static void mark_object(mp_vm *vm, const void *object) {
    mp_heap_region *region = mp_heap_region_of(&vm->heap, object);
    if (region != NULL) {
        size_t cell = mp_region_cell(region, object);
        assert(mp_bit_get(region->block, cell) && mp_bit_get(region->object, cell));
        if (mark_cell(region, cell) && !mp_object_is_leaf(object)) {
            push(&vm->heap, (void *)(uintptr_t)object);
        }
    }
}

static void trace_object(mp_tracer *tracer, mp_object *object) {
    mark_object(tracer->vm, object->head);
    mp_object_trace(tracer, object);
}

static void scan_buffer(mp_tracer *tracer, const mp_heap_region *region, size_t cell);

static void drain(mp_tracer *tracer) {
    mp_heap *heap = &tracer->vm->heap;
    while (heap->mark_count > 0) {
        char *block = heap->mark_stack[--heap->mark_count];
        if (MP_UNLIKELY((uintptr_t)block & 1)) {
            const mp_heap_region *region = mp_heap_region_of(heap, block);
            scan_buffer(tracer, region, mp_region_cell(region, block));
        } else {
            trace_object(tracer, (mp_object *)(void *)block);
        }
    }
}

/* Traces marked blocks in [low, high] again, because the mark stack was full when they were marked. Of buffers it is
 * not known whether they have an owner; scanning those that do may keep too much alive, never too little. */
static void rescan(mp_tracer *tracer, char *low, char *high) {
    mp_heap *heap = &tracer->vm->heap;
    for (size_t i = 0; i < heap->region_count; i++) {
        mp_heap_region *region = &heap->regions[i];
        size_t cell = low > region->start ? mp_region_cell(region, MP_MIN(low, region->end)) : 0;
        size_t end = high < region->end ? (high < region->start ? 0 : mp_region_cell(region, high) + 1)
                                        : mp_region_cell(region, region->end);
        for (; cell < end; cell++) {
            if (!mp_bit_get(region->mark, cell) || !mp_bit_get(region->block, cell)) {
                continue;
            }
            if (mp_bit_get(region->object, cell)) {
                trace_object(tracer, (mp_object *)(void *)mp_region_address(region, cell));
            } else if (tracer->ambiguous) {
                scan_buffer(tracer, region, cell);
            }
            drain(tracer);
        }
    }
}

static void mark_all(mp_tracer *tracer) {
    mp_heap *heap = &tracer->vm->heap;
    drain(tracer);
    while (heap->overflow_low != NULL) {
        char *low = heap->overflow_low, *high = heap->overflow_high;
        heap->overflow_low = heap->overflow_high = NULL;
        rescan(tracer, low, high);
    }
}

/* ---- what `trace` functions call ---- */

void mp_trace_slot(mp_tracer *tracer, mp_value *slot) {
    if (mp_is_pointer(*slot) && slot->bits >= MP_SENTINEL_LIMIT) {
        mark_object(tracer->vm, (const void *)slot->bits); // NOLINT
    }
}

void mp_trace_range(mp_tracer *tracer, mp_value *slots, size_t count) {
    for (size_t i = 0; i < count; i++) {
        mp_trace_slot(tracer, &slots[i]);
    }
}

void mp_trace_pointer_at(mp_tracer *tracer, void *field) {
    void *object;
    memcpy(&object, field, sizeof object);
    if (object != NULL) {
        mark_object(tracer->vm, object);
    }
}

void mp_trace_buffer_at(mp_tracer *tracer, void *field) {
    void *buffer;
    memcpy(&buffer, field, sizeof buffer);
    mp_heap_region *region = mp_heap_region_of(&tracer->vm->heap, buffer);
    if (region != NULL) {
        assert(mp_bit_get(region->block, mp_region_cell(region, buffer)));
        mark_cell(region, mp_region_cell(region, buffer));
    }
}

void mp_trace_pinned_buffer_at(mp_tracer *tracer, void *field) { mp_trace_buffer_at(tracer, field); }

/* ---- the C stack ---- */

/* The block that the address lies in: its region and first cell; false if there is none. */
static bool find_block(mp_heap *heap, uintptr_t address, mp_heap_region **out_region, size_t *out_cell) {
    mp_heap_region *region = mp_heap_region_of(heap, (const void *)address); // NOLINT
    if (region == NULL) {
        return false;
    }
    size_t cell = mp_region_cell(region, (const void *)address); // NOLINT
    /* back to the start of the block or of the free run */
    size_t index = cell / MP_BITS_PER_WORD;
    mp_bits upto = ((mp_bits)2 << (cell % MP_BITS_PER_WORD)) - 1;
    mp_bits bits = (region->block[index] | region->mark[index]) & upto;
    while (bits == 0) {
        if (index-- == 0) {
            return false;
        }
        bits = region->block[index] | region->mark[index];
    }
    cell = index * MP_BITS_PER_WORD + MP_BITS_PER_WORD - 1 - (size_t)__builtin_clzl(bits);
    *out_region = region;
    *out_cell = cell;
    return mp_bit_get(region->block, cell);
}

/* A word that may be an address: marks the block it points into, if any. */
static void mark_ambiguous(mp_tracer *tracer, uintptr_t word) {
    mp_heap *heap = &tracer->vm->heap;
    mp_heap_region *region;
    size_t cell;
    if (!find_block(heap, word, &region, &cell) || !mark_cell(region, cell)) {
        return;
    }
    push(heap, mp_region_address(region, cell) + !mp_bit_get(region->object, cell));
}

MP_UNINSTRUMENTED static void scan_words(mp_tracer *tracer, const uintptr_t *low, const uintptr_t *high) {
    for (const uintptr_t *word = low; word < high; word++) {
        mark_ambiguous(tracer, *word);
    }
}

/* A buffer that only the stack knows. */
static void scan_buffer(mp_tracer *tracer, const mp_heap_region *region, size_t cell) {
    size_t end = mp_region_block_end(&tracer->vm->heap, region, cell);
    scan_words(tracer, (const uintptr_t *)(void *)mp_region_address(region, cell),
               (const uintptr_t *)(void *)mp_region_address(region, end));
}

static MP_NOINLINE void scan_stack(mp_tracer *tracer) {
    uintptr_t here = 0;
    uintptr_t low = (uintptr_t)&here & ~(sizeof(uintptr_t) - 1);
    scan_words(tracer, (const uintptr_t *)low, (const uintptr_t *)(void *)tracer->vm->c_stack_base); // NOLINT
}

/* ---- sweeping ---- */

/* The first set bit at or behind `from`, or `count`. */
static size_t next_bit(const mp_bits *bits, size_t from, size_t count) {
    if (from >= count) {
        return count;
    }
    size_t word = from / MP_BITS_PER_WORD;
    size_t words = (count + MP_BITS_PER_WORD - 1) / MP_BITS_PER_WORD;
    mp_bits w = bits[word] >> (from % MP_BITS_PER_WORD) << (from % MP_BITS_PER_WORD);
    while (w == 0) {
        if (++word == words) {
            return count;
        }
        w = bits[word];
    }
    return MP_MIN(word * MP_BITS_PER_WORD + (size_t)__builtin_ctzl(w), count);
}

/* Clears the bits from..to-1. */
static void clear_bits(mp_bits *bits, size_t from, size_t to) {
    while (from < to) {
        size_t word = from / MP_BITS_PER_WORD;
        size_t upto = MP_MIN((word + 1) * MP_BITS_PER_WORD, to);
        mp_bits mask = ~(mp_bits)0 << (from % MP_BITS_PER_WORD);
        if (upto % MP_BITS_PER_WORD != 0) {
            mask &= ((mp_bits)1 << (upto % MP_BITS_PER_WORD)) - 1;
        }
        bits[word] &= ~mask;
        from = upto;
    }
}

/* For the stress builds: a reference that the collector was not told of shall not find what it referred to. */
static void spoil_dead(const mp_heap *heap, mp_heap_region *region) {
    size_t count = mp_region_cell(region, region->end);
    for (size_t cell = next_bit(region->block, 0, count); cell < count; cell = next_bit(region->block, cell + 1, count)) {
        if (!mp_bit_get(region->mark, cell)) {
            size_t size = (mp_region_block_end(heap, region, cell) - cell) * MP_BLOCK_SIZE;
            memset(mp_region_address(region, cell), MP_SPOILT, size);
        }
    }
}

/* Frees the unmarked blocks of a region, unmarks the others, joins free runs. Returns the number freed. */
static size_t sweep_region(mp_run_tails *tails, mp_heap_region *region, size_t *free_size) {
    size_t count = mp_region_cell(region, region->end);
    size_t words = (count + MP_BITS_PER_WORD - 1) / MP_BITS_PER_WORD;
    size_t freed = 0;
    for (size_t i = 0; i < words; i++) {
        mp_bits live = region->block[i] & region->mark[i];
        mp_bits dead = region->block[i] & ~region->mark[i];
        freed += dead != 0 ? (size_t)__builtin_popcountl(dead) : 0;
        region->mark[i] ^= live | dead; /* free heads: the old ones and the dead blocks */
        region->block[i] = live;
        region->object[i] &= live;
    }
    size_t start = next_bit(region->mark, 0, count);
    while (start < count) {
        size_t end = next_bit(region->block, start, count);
        clear_bits(region->mark, start + 1, end);
        mp_heap_append_run(tails, region, mp_region_address(region, start), (end - start) * MP_BLOCK_SIZE);
        *free_size += (end - start) * MP_BLOCK_SIZE;
        start = next_bit(region->mark, end, count);
    }
    return freed;
}

static size_t sweep(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    mp_run_tails tails;
    mp_heap_clear_runs(heap, &tails);
    size_t free_size = 0, freed = 0;
    for (size_t i = 0; i < heap->region_count; i++) {
        if (MP_GC_STRESS) {
            spoil_dead(heap, &heap->regions[i]);
        }
        freed += sweep_region(&tails, &heap->regions[i], &free_size);
    }
    heap->used_size = heap->total_size - free_size;
    return freed;
}

/* ---- finalisers ---- */

bool mp_gc_finalisable_add(mp_vm *vm, void *object) {
    mp_heap *heap = &vm->heap;
    if (heap->finalisable_count == heap->finalisable_capacity) {
        size_t capacity = heap->finalisable_capacity + 8;
        void **larger = mp_gc_array_resize(vm, heap->finalisable, capacity, sizeof *larger);
        if (larger == NULL) {
            return false;
        }
        heap->finalisable = larger;
        heap->finalisable_capacity = capacity;
    }
    heap->finalisable[heap->finalisable_count++] = object;
    return true;
}

/* Calls the finalisers of unmarked objects and forgets these. */
static void finalise(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    size_t kept = 0;
    for (size_t i = 0; i < heap->finalisable_count; i++) {
        void *object = heap->finalisable[i];
        if (mp_gc_is_marked(vm, object)) {
            heap->finalisable[kept++] = object;
        } else {
            mp_object_finalise(vm, object);
        }
    }
    heap->finalisable_count = kept;
}

void mp_gc_finalise_all(mp_vm *vm) {
    for (size_t i = 0; i < vm->heap.finalisable_count; i++) {
        mp_object_finalise(vm, vm->heap.finalisable[i]);
    }
    vm->heap.finalisable_count = 0;
}

/* ---- exported ---- */

bool mp_gc_is_marked(mp_vm *vm, const void *object) {
    mp_heap_region *region = mp_heap_region_of(&vm->heap, object);
    return region == NULL || mp_bit_get(region->mark, mp_region_cell(region, object));
}

bool mp_gc_is_marked_inside(mp_vm *vm, uintptr_t address) {
    mp_heap_region *region;
    size_t cell;
    if (mp_heap_region_of(&vm->heap, (const void *)address) == NULL) { // NOLINT
        return true;
    }
    return find_block(&vm->heap, address, &region, &cell) && mp_bit_get(region->mark, cell);
}

/* How much may be allocated before the next collection. */
static void set_trigger(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    size_t trigger = SIZE_MAX;
    if (heap->growable) {
        trigger = MP_MAX(heap->used_size, (size_t)8 << 20);
    }
    if (heap->threshold >= 0) {
        trigger = (size_t)heap->threshold;
    }
    if (MP_GC_STRESS || heap->fail_countdown != 0 || heap->lock_depth != 0) {
        trigger = 0;
    }
    heap->trigger_size = trigger;
}

static MP_NOINLINE size_t collect(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    mp_tracer tracer = {vm, false};
    assert(!heap->collecting && heap->mark_count == 0);
    heap->collecting = true;
    heap->peak_size = MP_MAX(heap->peak_size, heap->used_size);
    mp_heap_flush_bump(vm);
    /* free heads look marked: see region.h; is_marked is asked of blocks only */
    mp_roots_trace(vm, &tracer);
    mark_all(&tracer);
    tracer.ambiguous = true;
    scan_stack(&tracer);
    mark_all(&tracer);
    finalise(vm);
    mp_roots_sweep_weak(vm);
    size_t freed = sweep(vm);
    heap->since_collection_size = 0;
    heap->collection_count++;
    heap->collecting = false;
    set_trigger(vm);
    return freed;
}

size_t mp_gc_run(mp_vm *vm) {
    MP_SPILL_REGISTERS();
    volatile size_t freed = collect(vm); /* volatile: as a tail call it would run without the frame just filled */
    return freed;
}

void mp_gc_each_object(mp_vm *vm, bool (*each)(void *user, mp_object *object), void *user) {
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        mp_heap_region *region = &vm->heap.regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t cell = next_bit(region->object, 0, count); cell < count;
             cell = next_bit(region->object, cell + 1, count)) {
            if (!each(user, (mp_object *)(void *)mp_region_address(region, cell))) {
                return;
            }
        }
    }
}

void mp_gc_hint(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    if (!heap->growable && heap->enabled && heap->since_collection_size > heap->total_size / 8) {
        mp_gc_run(vm);
    }
}

void mp_gc_threshold(mp_vm *vm, ptrdiff_t size) {
    vm->heap.threshold = size < 0 ? -1 : size;
    set_trigger(vm);
}

ptrdiff_t mp_gc_threshold_get(mp_vm *vm) { return vm->heap.threshold; }

size_t mp_gc_collect(mp_vm *vm) { return mp_gc_run(vm); }

void mp_gc_stats(mp_vm *vm, mp_gc_info *out) {
    mp_heap *heap = &vm->heap;
    out->total_size = heap->total_size;
    out->used_size = heap->used_size;
    out->free_size = heap->total_size - heap->used_size;
    out->peak_size = MP_MAX(heap->peak_size, heap->used_size);
    out->collection_count = heap->collection_count;
    out->allocation_count = heap->allocation_count;
    out->allocated_size = heap->since_collection_size;
}

const char *mp_gc_check(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    size_t used = 0;
    for (size_t i = 0; i < heap->region_count; i++) {
        mp_heap_region *region = &heap->regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t cell = next_bit(region->block, 0, count); cell < count;
             cell = next_bit(region->block, cell + 1, count)) {
            if (mp_bit_get(region->mark, cell)) {
                return "a block is marked between collections";
            }
            const mp_object *object = (const mp_object *)(void *)mp_region_address(region, cell);
            if (mp_bit_get(region->object, cell) && (object->head == NULL || ((uintptr_t)object->head & 3) != 0)) {
                return "an object has no head";
            }
            used += (mp_region_block_end(heap, region, cell) - cell) * MP_BLOCK_SIZE;
        }
        for (size_t cell = next_bit(region->object, 0, count); cell < count;
             cell = next_bit(region->object, cell + 1, count)) {
            if (!mp_bit_get(region->block, cell)) {
                return "an object bit without a block";
            }
        }
    }
    return used == heap->used_size ? NULL : "the counter of used bytes is wrong";
}
