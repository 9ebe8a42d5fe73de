/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The collection cycle: idle, marking, sweeping; when it begins, how large its steps are, and collecting in one
 * piece.
 *
 * A cycle begins when a part of the free memory has been used up (fixed pools), or when the heap has grown by a
 * percentage (growing ones), or at three quarters of the threshold. From then on every few allocations pay a step of bounded size,
 * chosen so that marking ends before memory does. Then, in one bounded step, what died is singled out: objects with
 * finalisers are kept, weak references are cleared. Sweeping happens when the allocator wants memory.
 */
#include "gc/mark.h"
#include "gc/vm.h"

/* What one step marks, in references: of fixed pools, whose users may count microseconds, and of growing ones. */
#define STEP_WORK 160
#define STEP_WORK_GROWING 4000
#define GROWTH_SIZE_MIN ((size_t)8 << 20)
/* Pools up to this size are collected in one piece while a module is compiled: they have no room to wait. */
#define SMALL_POOL_SIZE ((size_t)64 << 10)
/* Attempts to end the marking that are not given more to do than other steps. */
#define ATTEMPTS_PLAIN 32u
/* Cells cost about so many references to mark. */
#define WORK_PER_CELL 3

static intptr_t step_work(const mp_heap *heap) { return heap->growable ? STEP_WORK_GROWING : STEP_WORK; }

/* ---- pauses ---- */

uint64_t mp_gc_pause_begin(mp_vm *vm) { return vm->hal->ticks_us != NULL ? vm->hal->ticks_us(vm->hal->context) : 0; }

void mp_gc_pause_end(mp_vm *vm, uint64_t begin_us) {
    mp_heap *heap = &vm->heap;
    heap->last_pause_us = vm->hal->ticks_us != NULL ? (uint32_t)(vm->hal->ticks_us(vm->hal->context) - begin_us) : 0;
    heap->longest_pause_us = MP_MAX(heap->longest_pause_us, heap->last_pause_us);
}

/* ---- when ---- */

/* When the next cycle begins, and when its marking has to be complete, in bytes allocated since the last. */
static void plan_cycle(mp_heap *heap) {
    size_t free_size = heap->total_size - heap->used_size;
    heap->start_size = free_size / 2;
    heap->deadline_size = SIZE_MAX; /* memory itself is the limit */
    if (heap->growable) {
        size_t growth = (size_t)((uint64_t)heap->used_size * heap->growth_percent / 100);
        heap->start_size = MP_MAX(growth, GROWTH_SIZE_MIN);
        heap->deadline_size = heap->start_size + MP_MAX(heap->used_size / 2, GROWTH_SIZE_MIN);
    }
    if (heap->threshold >= 0 && heap->deadline_size > (size_t)heap->threshold) {
        heap->deadline_size = (size_t)heap->threshold;
        heap->start_size = MP_MIN(heap->start_size, heap->deadline_size - heap->deadline_size / 4);
    }
}

/* How much may be allocated between two steps, so that marking ends in time. */
static void plan_steps(mp_heap *heap) {
    size_t room = (heap->total_size - heap->used_size) / 4 * 3;
    if (heap->deadline_size != SIZE_MAX) {
        room = heap->deadline_size - MP_MIN(heap->deadline_size, heap->since_collection_size);
    }
    size_t steps = heap->used_size / MP_BLOCK_SIZE * WORK_PER_CELL / (size_t)step_work(heap) + 4;
    heap->interval_size = MP_MAX(room / steps, (size_t)MP_BLOCK_SIZE);
}

void mp_gc_trigger_update(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    if (heap->phase == MP_PHASE_IDLE) {
        plan_cycle(heap);
    }
    size_t since = heap->since_collection_size;
    if (heap->stress != MP_STRESS_NONE || heap->fail_countdown != 0 || heap->lock_depth != 0 ||
        heap->hooks.allocated != NULL) {
        heap->trigger_size = 0;
    } else if (!heap->enabled) {
        heap->trigger_size = SIZE_MAX;
    } else if (heap->phase == MP_PHASE_MARK) {
        heap->trigger_size = MP_MIN(since + heap->interval_size, MP_MAX(heap->deadline_size, since + MP_BLOCK_SIZE));
    } else if (heap->phase == MP_PHASE_SWEEP) {
        heap->trigger_size = since + heap->interval_size;
    } else {
        heap->trigger_size = heap->start_size;
    }
}

/* ---- the cycle ---- */

static void begin_marking(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    heap->peak_size = MP_MAX(heap->peak_size, heap->used_size);
    heap->attempt_count = 0;
    mp_mark_begin(vm);
    plan_steps(heap);
}

/* Nothing is grey: singles out what died, and begins sweeping. False if objects were kept to be finalised: then there is
 * more to mark. */
static bool end_marking(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    if (mp_finalise_choose(vm)) {
        return false;
    }
    assert(heap->stress != MP_STRESS_STEP || mp_gc_check_marks(vm) == NULL);
    mp_weak_drop_dead(vm);
    mp_roots_drop_dead(vm);
    mp_pins_drop_dead(vm);
    mp_mark_end(vm);
    heap->since_collection_size = 0;
    heap->collection_count++;
    mp_sweep_start(vm);
    return true;
}

/* A program that does much between two steps shows new objects at the roots each time: after some attempts to end the
 * marking, each may do twice as much as the last, so that it ends. */
static void allow_more(mp_heap *heap, intptr_t work) {
    if (work < INTPTR_MAX && heap->attempt_count++ >= ATTEMPTS_PLAIN) {
        heap->work += work << MP_MIN(heap->attempt_count - ATTEMPTS_PLAIN, 10u);
    }
}

/* Marks for `work` references. True if marking ended. Looking at the roots is a step's worth of work by itself: so it is
 * left to the next step if this one has done something else. */
static bool mark_step(mp_vm *vm, intptr_t work) {
    mp_heap *heap = &vm->heap;
    heap->work = work;
    while (mp_mark_grey(vm)) {
        if (work < INTPTR_MAX && heap->work < work / 2) {
            return false;
        }
        allow_more(heap, work);
        if (!mp_mark_roots(vm)) {
            return false;
        }
        if (end_marking(vm)) {
            return true;
        }
    }
    return false;
}

/* A step of whatever phase it is. `work` says how large it is. */
static void step(mp_vm *vm, intptr_t work) {
    mp_heap *heap = &vm->heap;
    uint64_t begin_us = mp_gc_pause_begin(vm);
    heap->collecting = true;
    if (heap->phase == MP_PHASE_IDLE) {
        begin_marking(vm);
    }
    if (heap->phase == MP_PHASE_MARK) {
        (void)mark_step(vm, work);
    } else {
        (void)mp_sweep_some(vm);
    }
    heap->collecting = false;
    mp_gc_pause_end(vm, begin_us);
}

void mp_gc_finish(mp_vm *vm) {
    while (vm->heap.phase == MP_PHASE_MARK) {
        step(vm, INTPTR_MAX);
    }
    mp_gc_trigger_update(vm);
}

void mp_gc_settle(mp_vm *vm) {
    while (vm->heap.phase == MP_PHASE_SWEEP && mp_sweep_some(vm)) {
    }
}

static MP_NOINLINE size_t collect(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    assert(!heap->collecting);
    mp_gc_settle(vm);
    uint64_t begin_us = mp_gc_pause_begin(vm);
    heap->collecting = true;
    if (heap->phase == MP_PHASE_MARK) { /* what is marked may have died since */
        mp_mark_undo(vm);
    }
    begin_marking(vm);
    while (!mark_step(vm, INTPTR_MAX)) {
    }
    while (mp_sweep_some(vm)) {
    }
    heap->collecting = false;
    mp_gc_trigger_update(vm);
    mp_gc_pause_end(vm, begin_us);
    return heap->freed_count;
}

size_t mp_gc_run(mp_vm *vm) {
    volatile size_t freed = collect(vm); /* volatile: not a tail call, so that this frame is seen */
    return freed;
}

/* Stress modes. */
static void pace_stress(mp_vm *vm) {
    switch ((mp_gc_stress)vm->heap.stress) {
    case MP_STRESS_NONE:
        break;
    case MP_STRESS_COLLECT:
        mp_gc_run(vm);
        break;
    case MP_STRESS_MOVE:
        mp_gc_slide(vm);
        break;
    case MP_STRESS_STEP:
        step(vm, 1);
        break;
    }
}

void mp_gc_pace(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    if (heap->stress != MP_STRESS_NONE) {
        pace_stress(vm);
        return;
    }
    size_t since = heap->since_collection_size;
    bool late = heap->phase != MP_PHASE_SWEEP && since >= heap->deadline_size;
    if (!heap->enabled || (heap->phase == MP_PHASE_IDLE && since < heap->start_size)) {
        return; /* only looked at because of a hook, or of failures to count */
    }
    step(vm, late ? INTPTR_MAX : step_work(heap));
    mp_gc_trigger_update(vm);
}

void mp_gc_hint(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    if (heap->total_size <= SMALL_POOL_SIZE && heap->enabled && heap->since_collection_size > heap->total_size / 8) {
        mp_gc_run(vm);
    }
}

void mp_gc_stress_set(mp_vm *vm, mp_gc_stress stress) {
    vm->heap.stress = (uint8_t)stress;
    mp_gc_trigger_update(vm);
}

/* ---- the API ---- */

bool mp_gc_step(mp_vm *vm, size_t budget) {
    mp_heap *heap = &vm->heap;
    if (heap->phase == MP_PHASE_IDLE && heap->since_collection_size == 0) {
        return true;
    }
    do {
        intptr_t work = (intptr_t)MP_MIN(budget, (size_t)STEP_WORK);
        step(vm, work);
        budget -= (size_t)work;
    } while (budget > 0 && heap->phase != MP_PHASE_IDLE);
    mp_gc_trigger_update(vm);
    return heap->phase == MP_PHASE_IDLE;
}

void mp_gc_enable(mp_vm *vm, bool enabled) {
    vm->heap.enabled = enabled;
    mp_gc_trigger_update(vm);
}

void mp_gc_threshold(mp_vm *vm, ptrdiff_t size) {
    vm->heap.threshold = size < 0 ? -1 : size;
    mp_gc_trigger_update(vm);
}

ptrdiff_t mp_gc_threshold_get(mp_vm *vm) { return vm->heap.threshold; }

void mp_gc_growth(mp_vm *vm, unsigned percent) {
    vm->heap.growth_percent = percent;
    mp_gc_trigger_update(vm);
}

size_t mp_gc_collect(mp_vm *vm) {
    volatile size_t freed = mp_gc_run(vm);
    mp_gc_finalise(vm, false);
    return freed;
}

size_t mp_gc_compact(mp_vm *vm) {
    volatile size_t moved = mp_gc_slide(vm);
    mp_gc_finalise(vm, false);
    return moved;
}

void mp_gc_hooks_set(mp_vm *vm, const mp_gc_hooks *hooks) {
    vm->heap.hooks = hooks != NULL ? *hooks : (mp_gc_hooks){NULL, NULL, NULL};
    mp_gc_trigger_update(vm);
}
