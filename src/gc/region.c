/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Regions: laying out cells and bitmaps in a piece of memory, and finding block ends in the bitmaps.
 *
 * A region's memory is: three bitmaps for as many cells as it can ever hold, then the cells, aligned to their size.
 */
#include "gc/region.h"
#include "gc/vm.h"

static uintptr_t align_up(uintptr_t x, uintptr_t to) { return (x + to - 1) / to * to; }

bool mp_region_init(mp_heap_region *region, char *start, size_t size, size_t usable) {
    char *first = (char *)align_up((uintptr_t)start, sizeof(mp_bits));
    char *limit = start + size;
    if (size < 512 || usable > size) {
        return false;
    }
    size_t room = (size_t)(limit - first);
    /* bits: 3 a cell of 128 */
    size_t cells = room / (MP_BLOCK_SIZE * 8 + 3) * 8;
    size_t words = (cells + MP_BITS_PER_WORD - 1) / MP_BITS_PER_WORD;
    char *cell_start = (char *)align_up((uintptr_t)(first + 3 * words * sizeof(mp_bits)), MP_BLOCK_SIZE);
    char *end = start + usable;
    if (cell_start + 16 * MP_BLOCK_SIZE > end) {
        return false;
    }
    region->block = (mp_bits *)(void *)first;
    region->mark = region->block + words;
    region->object = region->mark + words;
    region->start = cell_start;
    region->reserved_end = cell_start + MP_MIN(cells, (size_t)(limit - cell_start) / MP_BLOCK_SIZE) * MP_BLOCK_SIZE;
    end = cell_start + (size_t)(end - cell_start) / MP_BLOCK_SIZE * MP_BLOCK_SIZE;
    region->end = MP_MIN(end, region->reserved_end);
    if (usable == size) { /* memory from hal->heap is zero, and clearing it would make all of it real */
        memset(first, 0, 3 * words * sizeof(mp_bits));
    }
    return true;
}

void mp_region_extend(mp_vm *vm, mp_heap_region *region, char *new_end) {
    assert(new_end > region->end && new_end <= region->reserved_end);
    char *old_end = region->end;
    region->end = new_end;
    vm->heap.total_size += (size_t)(new_end - old_end);
    mp_heap_add_run(vm, region, old_end, (size_t)(new_end - old_end));
}

size_t mp_region_block_end(const mp_heap *heap, const mp_heap_region *region, size_t cell) {
    size_t count = mp_region_cell(region, region->end);
    /* the run being bump-allocated has no head in the bitmaps, and behind it nothing need be looked at */
    if (heap->bump_region == region && heap->bump != NULL) {
        size_t bump = mp_region_cell(region, heap->bump);
        count = bump > cell ? bump : count;
    }
    size_t i = cell + 1;
    if (i >= count) {
        return count;
    }
    size_t word = i / MP_BITS_PER_WORD;
    mp_bits bits = (region->block[word] | region->mark[word]) >> (i % MP_BITS_PER_WORD);
    if (bits != 0) {
        return MP_MIN(i + (size_t)__builtin_ctzl(bits), count);
    }
    size_t words = (count + MP_BITS_PER_WORD - 1) / MP_BITS_PER_WORD;
    for (word++; word < words; word++) {
        bits = region->block[word] | region->mark[word];
        if (bits != 0) {
            return MP_MIN(word * MP_BITS_PER_WORD + (size_t)__builtin_ctzl(bits), count);
        }
    }
    return count;
}
