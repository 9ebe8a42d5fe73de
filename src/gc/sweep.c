/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Sweeping, a few words of the bitmaps at a time, in the order of addresses.
 *
 * Invariants: while a sweep is under way, cells below the cursor are as between collections, and only their free runs are
 * in the allocator's lists; cells behind it are as marking left them: marked blocks live, the others are dead, and free
 * runs are not in any list. A run that reaches up to the cursor is put into its list when its end is found.
 */
#include "gc/mark.h"
#include "gc/vm.h"

/* What one call of mp_sweep_some looks at, at most. */
#define WORDS_PER_STEP (sizeof(mp_bits) == 8 ? 1024u : 32u)
#define RUNS_PER_STEP (sizeof(mp_bits) == 8 ? 4096u : 96u)
/* A growing heap gives back free memory at its end beyond half of what is in use, and this. */
#define KEPT_SIZE ((size_t)4 << 20)

void mp_sweep_start(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    mp_heap_flush_bump(vm);
    mp_heap_clear_runs(heap);
    for (size_t i = 0; i < heap->region_count; i++) {
        heap->sweep_end[i] = mp_region_cell(&heap->regions[i], heap->regions[i].end);
    }
    heap->sweep_region = heap->sweep_cell = 0;
    heap->sweep_run = SIZE_MAX;
    heap->sweep_free_size = 0;
    heap->sweep_used_size = heap->used_size;
    heap->sweep_total_size = heap->total_size;
    heap->freed_count = 0;
    heap->phase = MP_PHASE_SWEEP;
}

/* The free run [heap->sweep_run, end) is complete. */
static void end_run(mp_vm *vm, mp_heap_region *region, size_t end) {
    mp_heap *heap = &vm->heap;
    size_t size = (end - heap->sweep_run) * MP_BLOCK_SIZE;
    char *start = mp_region_address(region, heap->sweep_run);
    if (heap->stress != MP_STRESS_NONE) {
        MP_UNPOISON(start, size);
        memset(start, MP_SPOILT, MP_MIN(size, MP_SPOILT_SIZE));
    }
    mp_heap_append_run(vm, region, start, size);
    heap->sweep_free_size += size;
    heap->sweep_run = SIZE_MAX;
}

/* Sorts the blocks of one word, up to cell `end`, into live and dead ones. Returns the number of free runs that begin. */
static size_t sweep_word(mp_heap *heap, mp_heap_region *region, size_t word, size_t end) {
    size_t left = end - word * MP_BITS_PER_WORD;
    mp_bits mask = left < MP_BITS_PER_WORD ? ((mp_bits)1 << left) - 1 : ~(mp_bits)0;
    mp_bits block = region->block[word] & mask;
    mp_bits mark = region->mark[word] & mask;
    mp_bits dead = block & ~mark;
    mp_bits heads = (mark & ~block) | dead; /* the old free runs, and the dead blocks */
    region->mark[word] = (region->mark[word] & ~mask) | heads;
    region->block[word] &= ~dead;
    region->object[word] &= ~dead;
    heap->freed_count += dead != 0 ? (size_t)__builtin_popcountl(dead) : 0;
    return heads != 0 ? (size_t)__builtin_popcountl(heads) : 0;
}

/* Finds the free runs in cells `cell` … `end` - 1, which are sorted. */
static void find_runs(mp_vm *vm, mp_heap_region *region, size_t cell, size_t end) {
    mp_heap *heap = &vm->heap;
    while (cell < end) {
        if (heap->sweep_run == SIZE_MAX) {
            cell = mp_bits_next(region->mark, cell, end);
            if (cell == end) {
                return;
            }
            heap->sweep_run = cell++;
        }
        size_t stop = mp_bits_next(region->block, cell, end);
        mp_bits_clear(region->mark, cell, stop);
        if (stop < end) {
            end_run(vm, region, stop);
        }
        cell = stop;
    }
}

/* How much of the free memory at the end of a growing heap goes back to the system: the number of cells that stay. */
static size_t cells_kept(mp_vm *vm, const mp_heap_region *region, size_t free_cell, size_t end) {
    mp_heap *heap = &vm->heap;
    size_t keep = MP_MAX(heap->total_size / 4, KEPT_SIZE);
    if (heap->reserved == NULL || region != &heap->regions[0] || end != mp_region_cell(region, region->end) ||
        (end - free_cell) * MP_BLOCK_SIZE < keep + KEPT_SIZE) {
        return end;
    }
    return free_cell + keep / MP_BLOCK_SIZE;
}

/* Ends the region at `cell`; false if the system does not want the rest. */
static bool cut_region(mp_vm *vm, mp_heap_region *region, size_t cell) {
    mp_heap *heap = &vm->heap;
    char *new_end = mp_region_address(region, cell);
    size_t size = (size_t)(new_end - (char *)heap->reserved);
    MP_UNPOISON(new_end, (size_t)(region->end - new_end));
    if (!vm->hal->heap->commit(vm->hal->context, heap->reserved, heap->reserved_size, size)) {
        return false;
    }
    heap->total_size -= (size_t)(region->end - new_end);
    region->end = new_end;
    return true;
}

void mp_heap_give_back(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    mp_heap_region *region = &heap->regions[0];
    assert(heap->phase == MP_PHASE_IDLE && heap->bump == NULL);
    size_t end = mp_region_cell(region, region->end);
    size_t last = mp_bits_previous(region->block, region->mark, end);
    if (last == SIZE_MAX || mp_bit_get(region->block, last)) {
        return;
    }
    size_t kept = cells_kept(vm, region, last, end);
    if (kept < end && cut_region(vm, region, kept)) {
        mp_heap_shorten_run(vm, mp_region_address(region, last), (kept - last) * MP_BLOCK_SIZE);
    }
}

static void end_region(mp_vm *vm, mp_heap_region *region) {
    mp_heap *heap = &vm->heap;
    if (heap->sweep_run != SIZE_MAX) {
        size_t end = heap->sweep_end[heap->sweep_region];
        size_t kept = cells_kept(vm, region, heap->sweep_run, end);
        if (kept < end && cut_region(vm, region, kept)) {
            heap->sweep_total_size -= (end - kept) * MP_BLOCK_SIZE;
            heap->sweep_end[0] = end = kept;
        }
        end_run(vm, region, end);
    }
    heap->sweep_region++;
    heap->sweep_cell = 0;
}

static void end_sweep(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    size_t allocated = heap->used_size - heap->sweep_used_size; /* since the sweep began; wraps if it is negative */
    heap->used_size = heap->sweep_total_size - heap->sweep_free_size + allocated;
    heap->phase = MP_PHASE_IDLE;
    mp_gc_trigger_update(vm);
    if (heap->hooks.collected != NULL) {
        heap->hooks.collected(heap->hooks.user, vm);
    }
}

bool mp_sweep_some(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    assert(heap->phase == MP_PHASE_SWEEP);
    mp_heap_region *region = &heap->regions[heap->sweep_region];
    size_t end = heap->sweep_end[heap->sweep_region];
    size_t word = heap->sweep_cell / MP_BITS_PER_WORD;
    size_t last = MP_MIN(word + WORDS_PER_STEP, (end + MP_BITS_PER_WORD - 1) / MP_BITS_PER_WORD);
    for (size_t runs = 0; word < last && runs < RUNS_PER_STEP; word++) {
        runs += sweep_word(heap, region, word, end);
    }
    size_t upto = MP_MIN(word * MP_BITS_PER_WORD, end);
    find_runs(vm, region, heap->sweep_cell, upto);
    heap->sweep_cell = upto;
    if (heap->sweep_cell == end) {
        end_region(vm, region);
    }
    if (heap->sweep_region < heap->region_count) {
        return true;
    }
    end_sweep(vm);
    return false;
}
