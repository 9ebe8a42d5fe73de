/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The heap checker: every block, every table, every reference. It allocates nothing, and says in words what is
 * wrong, for tests and for programs that suspect their own C code.
 */
#include "gc/mark.h"
#include "gc/object_hooks.h"
#include "gc/vm.h"

typedef struct check {
    mp_vm *vm;
    const char *problem;
} check;

static void fail(check *c, const char *problem) {
    if (c->problem == NULL) {
        c->problem = problem;
    }
}

/* The block that starts at the address: an object or a buffer as wanted. */
static void check_address(check *c, uintptr_t address, bool object, const char *problem) {
    mp_heap_region *region = mp_heap_region_of(&c->vm->heap, (const void *)address); // NOLINT
    if (region == NULL) {
        return;
    }
    size_t cell = mp_region_cell(region, (const void *)address); // NOLINT
    bool dead = mp_sweep_is_ahead(&c->vm->heap, region, cell) && !mp_bit_get(region->mark, cell);
    if (address % MP_BLOCK_SIZE != 0 || !mp_bit_get(region->block, cell) ||
        mp_bit_get(region->object, cell) != object || dead) {
        fail(c, problem);
    }
}

static void check_slot(mp_tracer *tracer, mp_value *slot) {
    if (mp_is_pointer(*slot) && slot->bits >= MP_SENTINEL_LIMIT) {
        check_address(tracer->user, slot->bits, true, "a reference to what is no object");
    }
}

static void check_buffer(mp_tracer *tracer, void **field, bool pinned) {
    (void)pinned;
    check_address(tracer->user, (uintptr_t)*field, false, "a reference to what is no buffer");
}

static const mp_visitor check_visitor = {.slot = check_slot, .buffer = check_buffer};

static void check_object(check *c, mp_object *object) {
    if (object->head == NULL || ((uintptr_t)object->head & 3) != 0) {
        fail(c, "an object has no head");
        return;
    }
    check_address(c, (uintptr_t)object->head, true, "an object's head is no object");
    if (c->problem == NULL) {
        mp_tracer tracer = {.vm = c->vm, .visitor = &check_visitor, .user = c};
        mp_object_trace(&tracer, object);
    }
}

/* Free runs, and the bump run, are where the lists say; returns their bytes. */
static size_t check_runs(check *c) {
    mp_heap *heap = &c->vm->heap;
    size_t size = (size_t)(heap->bump_end - heap->bump);
    for (size_t i = 0; i < MP_BIN_COUNT + MP_RUN_LIST_COUNT; i++) {
        void *const *run = i < MP_BIN_COUNT ? heap->bins[i] : heap->runs[i - MP_BIN_COUNT];
        for (; run != NULL; run = *run) {
            mp_heap_region *region = mp_heap_region_of(heap, run);
            size_t cell = region == NULL ? 0 : mp_region_cell(region, run);
            if (region == NULL || mp_bit_get(region->block, cell) || !mp_bit_get(region->mark, cell)) {
                fail(c, "a list of free runs leads to what is no free run");
                return 0;
            }
            if (mp_region_address(region, mp_region_block_end(heap, region, cell)) < (const char *)run + (size_t)run[1]) {
                fail(c, "a free run is longer than its room");
            }
            size += (size_t)run[1];
        }
    }
    return size;
}

/* The blocks of a region; returns the bytes of those not known to be dead. */
static size_t check_region(check *c, const mp_heap_region *region) {
    mp_heap *heap = &c->vm->heap;
    size_t used = 0, count = mp_region_cell(region, region->end);
    for (size_t cell = mp_bits_next(region->block, 0, count); cell < count && c->problem == NULL;
         cell = mp_bits_next(region->block, cell + 1, count)) {
        bool marked = mp_bit_get(region->mark, cell), ahead = mp_sweep_is_ahead(heap, region, cell);
        if (marked && !ahead && heap->phase != MP_PHASE_MARK) {
            fail(c, "a block is marked between collections");
        }
        used += (mp_region_block_end(heap, region, cell) - cell) * MP_BLOCK_SIZE;
        if (mp_bit_get(region->object, cell) && (marked || !ahead)) {
            check_object(c, (mp_object *)(void *)mp_region_address(region, cell));
        }
    }
    for (size_t cell = mp_bits_next(region->object, 0, count); cell < count;
         cell = mp_bits_next(region->object, cell + 1, count)) {
        if (!mp_bit_get(region->block, cell)) {
            fail(c, "an object bit without a block");
        }
    }
    return used;
}

static void check_lists(check *c) {
    const mp_heap *heap = &c->vm->heap;
    const mp_gc_list *const lists[] = {&heap->finalisable, &heap->weak};
    for (size_t k = 0; k < MP_COUNT_OF(lists); k++) {
        if (lists[k]->due > lists[k]->count || lists[k]->count > lists[k]->capacity) {
            fail(c, "a list of finalisers is longer than its room");
        }
        for (size_t i = 0; i < lists[k]->count; i++) {
            check_address(c, (uintptr_t)lists[k]->items[i], true, "a finaliser of what is no object");
        }
    }
    for (size_t i = 0; i < heap->weak.count; i++) {
        mp_value target = ((const mp_weak *)heap->weak.items[i])->target;
        if (mp_is_pointer(target) && mp_is_value(target)) {
            check_address(c, target.bits, true, "a weak reference to what is no object");
        }
    }
    for (size_t i = 0; heap->pins != NULL && i <= heap->pin_mask; i++) {
        mp_heap_region *region = mp_heap_region_of(&c->vm->heap, (const void *)heap->pins[i]); // NOLINT
        if (region != NULL && !mp_bit_get(region->block, mp_region_cell(region, (const void *)heap->pins[i]))) { // NOLINT
            fail(c, "a pin of what is no block");
        }
    }
}

/* ---- at the end of marking ---- */

static void check_marked(mp_tracer *tracer, mp_value *slot) {
    if (mp_is_pointer(*slot) && slot->bits >= MP_SENTINEL_LIMIT &&
        !mp_gc_is_marked(tracer->vm, (const void *)slot->bits)) { // NOLINT
        fail(tracer->user, "a living object refers to a dead one: a store without mp_gc_store");
    }
}

static void check_buffer_marked(mp_tracer *tracer, void **field, bool pinned) {
    (void)pinned;
    if (!mp_gc_is_marked(tracer->vm, *field)) {
        fail(tracer->user, "a living object refers to a dead buffer: a store without mp_gc_store_pointer");
    }
}

static const mp_visitor marked_visitor = {.slot = check_marked, .buffer = check_buffer_marked};

const char *mp_gc_check_marks(mp_vm *vm) {
    check c = {vm, NULL};
    mp_tracer tracer = {.vm = vm, .visitor = &marked_visitor, .user = &c};
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        mp_heap_region *region = &vm->heap.regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t cell = mp_bits_next(region->object, 0, count); cell < count && c.problem == NULL;
             cell = mp_bits_next(region->object, cell + 1, count)) {
            if (mp_bit_get(region->mark, cell)) {
                mp_visit_object(&tracer, (mp_object *)(void *)mp_region_address(region, cell));
            }
        }
    }
    mp_roots_trace(vm, &tracer);
    return c.problem;
}

/* ---- exported ---- */

const char *mp_gc_check(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    check c = {vm, NULL};
    size_t used = 0, free_size = check_runs(&c);
    for (size_t i = 0; i < heap->region_count && c.problem == NULL; i++) {
        used += check_region(&c, &heap->regions[i]);
    }
    if (c.problem == NULL) {
        check_lists(&c);
        mp_tracer tracer = {.vm = vm, .visitor = &check_visitor, .user = &c};
        mp_roots_trace(vm, &tracer);
    }
    if (heap->phase != MP_PHASE_SWEEP && c.problem == NULL) {
        if (used != heap->used_size) {
            fail(&c, "the counter of used bytes is wrong");
        } else if (used + free_size != heap->total_size) {
            fail(&c, "some memory is neither used nor free");
        }
    }
    return c.problem;
}
