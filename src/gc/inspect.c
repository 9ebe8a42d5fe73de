/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Looking at the heap: figures, the map, who refers to what, what keeps an object alive. Nothing here
 * allocates.
 */
#include "gc/inspect.h"

#include "gc/object_hooks.h"
#include "gc/vm.h"

#define LINE_CELLS 64u
#define OFFSET_DIGITS 8u
#define RUNS_LOOKED_AT 64u

/* ---- figures ---- */

/* The longest free run; of many nearly as long, the longest of the first ones. */
static size_t longest_run(const mp_heap *heap) {
    size_t longest = (size_t)(heap->bump_end - heap->bump);
    for (size_t i = MP_RUN_LIST_COUNT; i-- > 0;) {
        size_t left = RUNS_LOOKED_AT;
        bool any = heap->runs[i] != NULL;
        for (void *const *run = heap->runs[i]; run != NULL && left > 0; run = *run, left--) {
            longest = MP_MAX(longest, (size_t)run[1]);
        }
        if (any) {
            return longest;
        }
    }
    for (size_t i = MP_BIN_COUNT - 1; i > 0; i--) {
        if (heap->bins[i] != NULL) {
            return MP_MAX(longest, i * MP_BLOCK_SIZE);
        }
    }
    return longest;
}

void mp_gc_stats(mp_vm *vm, mp_gc_info *out) {
    const mp_heap *heap = &vm->heap;
    out->total_size = heap->total_size;
    out->used_size = heap->used_size;
    out->free_size = heap->total_size - heap->used_size;
    out->peak_size = MP_MAX(heap->peak_size, heap->used_size);
    out->largest_free_size = longest_run(heap);
    out->collection_count = heap->collection_count;
    out->compaction_count = heap->compaction_count;
    out->moved_count = heap->moved_count;
    out->allocation_count = heap->allocation_count;
    out->allocated_size = heap->since_collection_size;
    out->last_pause_us = heap->last_pause_us;
    out->longest_pause_us = heap->longest_pause_us;
}

/* What lies at a cell: how far it goes, and whether it is a block. Cells being bump-allocated from are free. */
static bool block_at(const mp_heap *heap, const mp_heap_region *region, size_t cell, size_t *out_end) {
    if (heap->bump_region == region && heap->bump != NULL && mp_region_address(region, cell) == heap->bump &&
        heap->bump < heap->bump_end) {
        *out_end = mp_region_cell(region, heap->bump_end);
        return false;
    }
    *out_end = mp_region_block_end(heap, region, cell);
    return mp_bit_get(region->block, cell);
}

void mp_gc_survey(mp_vm *vm, mp_heap_survey *out) {
    mp_gc_settle(vm);
    const mp_heap *heap = &vm->heap;
    *out = (mp_heap_survey){0, 0, 0, 0};
    for (size_t i = 0; i < heap->region_count; i++) {
        const mp_heap_region *region = &heap->regions[i];
        size_t count = mp_region_cell(region, region->end), end, free_cells = 0;
        for (size_t cell = 0; cell < count; cell = end) {
            if (!block_at(heap, region, cell, &end)) {
                free_cells += end - cell;
                out->largest_free_size = MP_MAX(out->largest_free_size, free_cells * MP_BLOCK_SIZE);
                continue;
            }
            free_cells = 0;
            out->one_block_count += end - cell == 1;
            out->two_block_count += end - cell == 2;
            out->largest_block_size = MP_MAX(out->largest_block_size, (end - cell) * MP_BLOCK_SIZE);
        }
    }
}

/* ---- the map ---- */

typedef struct map {
    void (*write)(void *user, const char *text, size_t size);
    void *user;
    char line[OFFSET_DIGITS + 2 + LINE_CELLS + 1];
    size_t filled;       /* cells in the line */
    size_t offset;       /* of the line's first cell, in bytes from the region's start */
    bool all_free;
    size_t folded_count; /* free lines not written */
} map;

static char *put_number(char *end, size_t value, unsigned base, size_t digits_min) {
    for (; value != 0 || digits_min > 0; value /= base, digits_min -= digits_min > 0) {
        *--end = "0123456789abcdef"[value % base];
    }
    return end;
}

static void map_text(map *m, const char *text) { m->write(m->user, text, strlen(text)); }

static void map_folded(map *m) {
    if (m->folded_count > 0) {
        char digits[24];
        char *end = digits + sizeof digits;
        char *start = put_number(end, m->folded_count, 10, 1);
        map_text(m, "          (");
        m->write(m->user, start, (size_t)(end - start));
        map_text(m, " lines all free)\n");
        m->folded_count = 0;
    }
}

static void map_end_line(map *m) {
    if (m->filled == 0) {
        return;
    }
    if (m->all_free && m->filled == LINE_CELLS) {
        m->folded_count++;
    } else {
        map_folded(m);
        char *cells = m->line + OFFSET_DIGITS + 2;
        put_number(m->line + OFFSET_DIGITS, m->offset, 16, OFFSET_DIGITS);
        memcpy(m->line + OFFSET_DIGITS, ": ", 2);
        cells[m->filled] = '\n';
        m->write(m->user, m->line, OFFSET_DIGITS + 2 + m->filled + 1);
    }
    m->offset += m->filled * MP_BLOCK_SIZE;
    m->filled = 0;
    m->all_free = true;
}

static void map_cell(map *m, char letter) {
    m->line[OFFSET_DIGITS + 2 + m->filled++] = letter;
    m->all_free = m->all_free && letter == '.';
    if (m->filled == LINE_CELLS) {
        map_end_line(m);
    }
}

static char letter_of(const mp_heap_region *region, size_t cell) {
    if (mp_bit_get(region->mark, cell)) {
        return 'm';
    }
    return mp_bit_get(region->object, cell) ? mp_object_letter((const mp_object *)(void *)mp_region_address(region, cell))
                                            : 'h';
}

static void map_region(map *m, const mp_heap *heap, const mp_heap_region *region) {
    size_t count = mp_region_cell(region, region->end), end;
    for (size_t cell = 0; cell < count; cell = end) {
        bool block = block_at(heap, region, cell, &end);
        map_cell(m, block ? letter_of(region, cell) : '.');
        for (size_t i = cell + 1; i < end; i++) {
            map_cell(m, block ? '=' : '.');
        }
    }
    map_end_line(m);
    map_folded(m);
}

void mp_gc_map(mp_vm *vm, void (*write)(void *user, const char *text, size_t size), void *user) {
    mp_gc_settle(vm);
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        const mp_heap_region *region = &vm->heap.regions[i];
        map m = {.write = write, .user = user, .all_free = true};
        char digits[2 * sizeof(uintptr_t)];
        char *start = put_number(digits + sizeof digits, (uintptr_t)region->start, 16, 1);
        map_text(&m, "GC memory layout; from 0x");
        write(user, start, (size_t)(digits + sizeof digits - start));
        map_text(&m, ":\n");
        map_region(&m, &vm->heap, region);
    }
}

/* ---- references ---- */

void mp_gc_each_object(mp_vm *vm, bool (*each)(void *user, mp_object *object), void *user) {
    mp_gc_settle(vm);
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        mp_heap_region *region = &vm->heap.regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t cell = mp_bits_next(region->object, 0, count); cell < count;
             cell = mp_bits_next(region->object, cell + 1, count)) {
            if (!each(user, (mp_object *)(void *)mp_region_address(region, cell))) {
                return;
            }
        }
    }
}

typedef struct search {
    mp_value target;
    bool found;
} search;

static void search_slot(mp_tracer *tracer, mp_value *slot) {
    search *s = tracer->user;
    s->found = s->found || mp_same(*slot, s->target);
}

static void search_buffer(mp_tracer *tracer, void **field, bool pinned) { (void)tracer, (void)field, (void)pinned; }

static const mp_visitor search_visitor = {.slot = search_slot, .buffer = search_buffer};

bool mp_gc_refers(mp_vm *vm, mp_object *object, mp_value target) {
    search s = {target, false};
    mp_tracer tracer = {.vm = vm, .visitor = &search_visitor, .user = &s};
    mp_visit_object(&tracer, object);
    return s.found;
}

typedef struct listing {
    void (*each)(void *user, mp_value reference);
    void *user;
} listing;

static void list_slot(mp_tracer *tracer, mp_value *slot) {
    const listing *l = tracer->user;
    l->each(l->user, *slot);
}

static const mp_visitor list_visitor = {.slot = list_slot, .buffer = search_buffer};

void mp_gc_each_reference(mp_vm *vm, mp_value value, void (*each)(void *user, mp_value reference), void *user) {
    if (!mp_is_pointer(value) || !mp_is_value(value)) {
        return;
    }
    listing l = {each, user};
    mp_tracer tracer = {.vm = vm, .visitor = &list_visitor, .user = &l};
    mp_object_trace(&tracer, mp_pointer(value));
}

static bool root_refers(mp_vm *vm, mp_value target) {
    search s = {target, false};
    mp_tracer tracer = {.vm = vm, .visitor = &search_visitor, .user = &s};
    mp_roots_trace(vm, &tracer);
    return s.found;
}

/* An object without mark that refers to the target: it is marked. NULL if there is none. */
static mp_object *next_referrer(mp_vm *vm, mp_value target) {
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        mp_heap_region *region = &vm->heap.regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t cell = mp_bits_next(region->object, 0, count); cell < count;
             cell = mp_bits_next(region->object, cell + 1, count)) {
            mp_object *object = (mp_object *)(void *)mp_region_address(region, cell);
            if (!mp_bit_get(region->mark, cell) && mp_gc_refers(vm, object, target)) {
                mp_bit_set(region->mark, cell);
                return object;
            }
        }
    }
    return NULL;
}

size_t mp_gc_path(mp_vm *vm, mp_value value, mp_value *out, size_t capacity) {
    if (!mp_is_pointer(value) || !mp_is_value(value) || mp_heap_region_of(&vm->heap, mp_pointer(value)) == NULL ||
        capacity == 0) {
        return 0;
    }
    mp_gc_run(vm);
    size_t count = 1;
    out[capacity - 1] = value;
    mp_heap_region *region = mp_heap_region_of(&vm->heap, mp_pointer(value));
    mp_bit_set(region->mark, mp_region_cell(region, mp_pointer(value)));
    while (count > 0 && !root_refers(vm, out[capacity - count])) {
        mp_object *referrer = count < capacity ? next_referrer(vm, out[capacity - count]) : NULL;
        if (referrer == NULL) {
            count--; /* a dead end */
        } else {
            out[capacity - ++count] = mp_from_pointer(referrer);
        }
    }
    memmove(out, out + capacity - count, count * sizeof *out);
    mp_mark_undo(vm);
    return count;
}
