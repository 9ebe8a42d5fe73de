/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Regions: laying out cells and tables in a piece of memory, and questions to the bitmaps.
 *
 * A region's memory is: three bitmaps and the page table for as many cells as it can ever hold, then the cells, aligned
 * to their size.
 */
#include "gc/region.h"
#include "gc/vm.h"

static uintptr_t align_up(uintptr_t x, uintptr_t to) { return (x + to - 1) / to * to; }

/* Bytes of the tables for that many cells. */
static size_t table_size(size_t cells) {
    size_t words = (cells + MP_BITS_PER_WORD - 1) / MP_BITS_PER_WORD;
    size_t pages = (cells + MP_PAGE_CELLS - 1) / MP_PAGE_CELLS;
    return align_up(3 * words * sizeof(mp_bits) + pages * sizeof(uint32_t), MP_BLOCK_SIZE);
}

/* How many cells find room in that many bytes together with their tables. */
static size_t cells_in(size_t size) {
    size_t page_size = MP_PAGE_CELLS * MP_BLOCK_SIZE + table_size(MP_PAGE_CELLS);
    size_t cells = size / page_size * MP_PAGE_CELLS + size % page_size / MP_BLOCK_SIZE;
    while (cells > 0 && cells * MP_BLOCK_SIZE + table_size(cells) > size) {
        cells--;
    }
    return cells;
}

size_t mp_region_table_size(size_t size) { return table_size(cells_in(size)) + MP_BLOCK_SIZE; }

bool mp_region_init(mp_heap_region *region, char *start, size_t size, size_t usable) {
    if (size < 512 || usable > size) {
        return false;
    }
    char *first = (char *)align_up((uintptr_t)start, MP_BLOCK_SIZE);
    size_t cells = cells_in((size_t)(start + size - first));
    size_t words = (cells + MP_BITS_PER_WORD - 1) / MP_BITS_PER_WORD;
    size_t tables = table_size(cells);
    char *cell_start = first + tables;
    char *end = start + usable;
    if (cell_start + 16 * MP_BLOCK_SIZE > end) {
        return false;
    }
    region->block = (mp_bits *)(void *)first;
    region->mark = region->block + words;
    region->object = region->mark + words;
    region->pages = (uint32_t *)(void *)(region->object + words);
    region->start = cell_start;
    region->reserved_end = cell_start + cells * MP_BLOCK_SIZE;
    end = cell_start + (size_t)(end - cell_start) / MP_BLOCK_SIZE * MP_BLOCK_SIZE;
    region->end = MP_MIN(end, region->reserved_end);
    MP_UNPOISON(first, (size_t)(region->end - first)); /* an interpreter that was not ended may have lived here */
    if (usable == size) { /* memory from hal->heap is zero, and clearing it would make all of it real */
        memset(first, 0, tables);
    }
    return true;
}

void mp_heap_close(mp_vm *vm) {
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        MP_UNPOISON(vm->heap.regions[i].start, (size_t)(vm->heap.regions[i].end - vm->heap.regions[i].start));
    }
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

bool mp_heap_find_block(mp_heap *heap, uintptr_t address, mp_heap_region **out_region, size_t *out_cell) {
    mp_heap_region *region = mp_heap_region_of(heap, (const void *)address); // NOLINT
    if (region == NULL || address - (uintptr_t)heap->bump < (uintptr_t)heap->bump_end - (uintptr_t)heap->bump) {
        return false;
    }
    size_t cell = mp_bits_previous(region->block, region->mark,
                                   mp_region_cell(region, (const void *)address) + 1); // NOLINT
    *out_region = region;
    *out_cell = cell;
    return cell != SIZE_MAX && mp_bit_get(region->block, cell);
}

/* ---- bits ---- */

size_t mp_bits_next(const mp_bits *bits, size_t from, size_t count) {
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

size_t mp_bits_previous(const mp_bits *a, const mp_bits *b, size_t end) {
    assert(end > 0);
    size_t word = (end - 1) / MP_BITS_PER_WORD;
    mp_bits upto = ((mp_bits)2 << ((end - 1) % MP_BITS_PER_WORD)) - 1;
    mp_bits w = (a[word] | b[word]) & upto;
    while (w == 0) {
        if (word-- == 0) {
            return SIZE_MAX;
        }
        w = a[word] | b[word];
    }
    return word * MP_BITS_PER_WORD + MP_BITS_PER_WORD - 1 - (size_t)__builtin_clzl(w);
}

/* The bits of word `word` that belong to from … to - 1. */
static mp_bits range_mask(size_t word, size_t from, size_t to) {
    size_t first = word * MP_BITS_PER_WORD;
    mp_bits mask = from > first ? ~(mp_bits)0 << (from - first) : ~(mp_bits)0;
    return to - first < MP_BITS_PER_WORD ? mask & (((mp_bits)1 << (to - first)) - 1) : mask;
}

void mp_bits_clear(mp_bits *bits, size_t from, size_t to) {
    for (size_t word = from / MP_BITS_PER_WORD; word * MP_BITS_PER_WORD < to; word++) {
        bits[word] &= ~range_mask(word, from, to);
    }
}

void mp_bits_set(mp_bits *bits, size_t from, size_t to) {
    for (size_t word = from / MP_BITS_PER_WORD; word * MP_BITS_PER_WORD < to; word++) {
        bits[word] |= range_mask(word, from, to);
    }
}

size_t mp_bits_count(const mp_bits *bits, size_t from, size_t to) {
    size_t count = 0;
    for (size_t word = from / MP_BITS_PER_WORD; word * MP_BITS_PER_WORD < to; word++) {
        count += (size_t)__builtin_popcountl(bits[word] & range_mask(word, from, to));
    }
    return count;
}
