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
static void end_run(mp_heap *heap, const mp_heap_region *region, size_t end) {
    size_t cells = end - heap->sweep_run;
    char *start = mp_region_address(region, heap->sweep_run);
    if (MP_UNLIKELY(heap->stress != MP_STRESS_NONE)) {
        MP_UNPOISON(start, cells * MP_BLOCK_SIZE);
        memset(start, MP_SPOILT, MP_MIN(cells * MP_BLOCK_SIZE, MP_SPOILT_SIZE));
    }
    mp_heap_append_run(heap, start, cells);
    heap->sweep_free_size += cells * MP_BLOCK_SIZE;
    heap->sweep_run = SIZE_MAX;
}

/* Sorts the blocks of one word, up to cell `end`, into live and dead ones, and finds the free runs among its cells. Returns
 * how many of them end there. */
static size_t sweep_word(mp_heap *heap, mp_heap_region *region, size_t word, size_t end) {
    const size_t base = word * MP_BITS_PER_WORD;
    const mp_bits mask = end - base < MP_BITS_PER_WORD ? ((mp_bits)1 << (end - base)) - 1 : ~(mp_bits)0;
    mp_bits block = region->block[word] & mask, mark = region->mark[word] & mask;
    if ((block | mark) == 0) {
        return 0; /* inside a large block or a free run */
    }
    mp_bits dead = block & ~mark;
    mp_bits heads = (mark & ~block) | dead; /* the old free runs, and the dead blocks */
    mp_bits kept = region->mark[word] & ~mask; /* what the bitmap will say: the first of the heads of each run */
    if (dead != 0) {
        region->block[word] &= ~dead;
        region->object[word] &= ~dead;
        heap->freed_count += (size_t)__builtin_popcountl(dead);
        block &= mark;
    }
    size_t ended = 0;
    for (;;) {
        if (heap->sweep_run != SIZE_MAX) {
            if (block == 0) {
                break;
            }
            mp_bits stop = block & (0 - block);
            heads &= 0 - stop;
            end_run(heap, region, base + (size_t)__builtin_ctzl(block));
            ended++;
        }
        if (heads == 0) {
            break;
        }
        mp_bits first = heads & (0 - heads);
        heap->sweep_run = base + (size_t)__builtin_ctzl(heads);
        kept |= first;
        block &= 0 - first;
    }
    region->mark[word] = kept;
    return ended;
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
        end_run(heap, region, end);
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
    heap->sweep_cell = MP_MIN(word * MP_BITS_PER_WORD, end);
    if (heap->sweep_cell == end) {
        end_region(vm, region);
    }
    if (heap->sweep_region < heap->region_count) {
        return true;
    }
    end_sweep(vm);
    return false;
}
