/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Compaction: slides the movable blocks of each region to its start, around those that have to stay.
 *
 * After a complete collection the bitmaps are put to a use of their own: `mark` covers all cells of movable blocks, so
 * that a block without mark is pinned; and `object` is set where a free run starts, so that every block's end is known.
 * The slider walks the blocks in order of addresses and says where each goes; it runs three times, to fill the page
 * table, to move, and to rebuild the bitmaps. In between, while the bitmaps still describe the old places, all references
 * are made to follow: a block's new place is its page's, plus the marked cells before it in the page; where a pinned
 * block is in the way of a page's blocks, the walk is repeated for that page. (Computing addresses from bitmaps is the
 * idea of Kermany and Petrank's Compressor, 2006.)
 *
 * Invariants: no block goes up, so moving in order of addresses overwrites nothing. While references are followed, all
 * blocks are at their new places: a trace function first has a pointer to its own buffer updated, and then finds the
 * buffer's contents there. Of other objects it may read plain fields only, and only after the reference was traced.
 */
#include "gc/mark.h"
#include "gc/object_hooks.h"
#include "gc/vm.h"

/* ---- what is pinned ---- */

/* Pins a block that an ambiguous word points into. A buffer is remembered: if it has no owner, its words are ambiguous,
 * too, since nobody would update them. */
static void pin_ambiguous(mp_heap *heap, uintptr_t word) {
    mp_heap_region *region;
    size_t cell;
    if (!mp_heap_find_block(heap, word, &region, &cell) || mp_bit_get(region->mark, cell)) {
        return;
    }
    mp_bit_set(region->mark, cell);
    if (mp_bit_get(region->object, cell)) {
        return;
    }
    if (heap->mark_count < heap->mark_capacity) {
        heap->mark_stack[heap->mark_count++] = (uintptr_t)mp_region_address(region, cell);
    } else {
        region->pages[cell / MP_PAGE_CELLS] = 1; /* then it is treated as if it had none */
        heap->dirty = true;
    }
}

MP_UNINSTRUMENTED static void pin_words(void *user, const uintptr_t *low, const uintptr_t *high) {
    for (const uintptr_t *word = low; word < high; word++) {
        pin_ambiguous(user, *word);
    }
}

static void pin_buffer_words(mp_heap *heap, mp_heap_region *region, size_t cell) {
    pin_words(heap, mp_region_words(region, cell),
              mp_region_words(region, mp_region_block_end(heap, region, cell)));
}

static void ignore_slot(mp_tracer *tracer, mp_value *slot) { (void)tracer, (void)slot; }

/* A buffer has an owner: if it is among those remembered, it is not any more. */
static void pin_visit_buffer(mp_tracer *tracer, void **field, bool pinned) {
    mp_heap *heap = &tracer->vm->heap;
    mp_heap_region *region = mp_heap_region_of(heap, *field);
    if (region == NULL) {
        return;
    }
    size_t cell = mp_region_cell(region, *field);
    if (!mp_bit_get(region->mark, cell)) {
        if (pinned) {
            mp_bit_set(region->mark, cell);
        }
        return;
    }
    for (size_t i = 0; i < heap->mark_count; i++) {
        if (heap->mark_stack[i] == (uintptr_t)*field) {
            heap->mark_stack[i] = heap->mark_stack[--heap->mark_count];
            return;
        }
    }
}

static const mp_visitor pin_visitor = {.slot = ignore_slot, .buffer = pin_visit_buffer};

static void visit_all_objects(mp_vm *vm, const mp_visitor *visitor) {
    mp_tracer tracer = {.vm = vm, .visitor = visitor};
    mp_roots_trace(vm, &tracer);
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        mp_heap_region *region = &vm->heap.regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t cell = mp_bits_next(region->block, 0, count); cell < count;
             cell = mp_bits_next(region->block, cell + 1, count)) {
            if (mp_bit_get(region->object, cell)) {
                mp_object_trace(&tracer, (mp_object *)(void *)mp_region_address(region, cell));
            }
        }
    }
}

/* The pinned buffers of pages for which there was no room. */
static void pin_dirty_pages(mp_heap *heap) {
    heap->dirty = false;
    for (size_t i = 0; i < heap->region_count; i++) {
        mp_heap_region *region = &heap->regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t page = 0; page * MP_PAGE_CELLS < count; page++) {
            size_t end = MP_MIN((page + 1) * MP_PAGE_CELLS, count);
            size_t cell = region->pages[page] != 0 ? page * MP_PAGE_CELLS : end;
            region->pages[page] = 0;
            for (; cell < end; cell++) {
                if (mp_bit_get(region->block, cell) && mp_bit_get(region->mark, cell) &&
                    !mp_bit_get(region->object, cell)) {
                    pin_buffer_words(heap, region, cell);
                }
            }
        }
    }
}

/* Sets the mark of every block that has to stay. */
static void pin_all(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    assert(heap->mark_count == 0 && !heap->dirty);
    for (size_t i = 0; heap->pins != NULL && i <= heap->pin_mask; i++) {
        mp_heap_region *region = mp_heap_region_of(heap, (const void *)heap->pins[i]); // NOLINT
        if (region != NULL) {
            mp_bit_set(region->mark, mp_region_cell(region, (const void *)heap->pins[i])); // NOLINT
        }
    }
    mp_stack_each(vm, pin_words, heap);
    for (bool first = true; first || heap->mark_count > 0; first = false) {
        visit_all_objects(vm, &pin_visitor);
        size_t count = heap->mark_count;
        for (size_t i = 0; i < count; i++) { /* the scan may append more */
            uintptr_t buffer = heap->mark_stack[i];
            mp_heap_region *region = mp_heap_region_of(heap, (const void *)buffer); // NOLINT
            pin_buffer_words(heap, region, mp_region_cell(region, (const void *)buffer)); // NOLINT
        }
        heap->mark_count -= count;
        memmove(heap->mark_stack, heap->mark_stack + count, heap->mark_count * sizeof *heap->mark_stack);
        while (heap->dirty) {
            pin_dirty_pages(heap);
        }
    }
}

/* Turns the bitmaps to their use here: see the top. */
static void cover_movable(mp_heap *heap, mp_heap_region *region) {
    size_t count = mp_region_cell(region, region->end);
    size_t cell = 0;
    while (cell < count) {
        size_t end = mp_region_block_end(heap, region, cell);
        if (!mp_bit_get(region->block, cell)) {
            mp_bit_clear(region->mark, cell);
            mp_bit_set(region->object, cell);
        } else if (mp_bit_get(region->mark, cell)) {
            mp_bit_clear(region->mark, cell);
        } else {
            mp_bits_set(region->mark, cell, end);
        }
        cell = end;
    }
}

/* ---- where blocks go ---- */

typedef struct slider {
    const mp_heap_region *region;
    size_t count;  /* cells of the region */
    size_t source; /* where to look for the next block */
    size_t cursor; /* cells below are taken */
    size_t pin;    /* the first pinned block at or behind the cursor, and its end */
    size_t pin_end;
} slider;

/* A movable block, in cells. */
typedef struct slide {
    size_t from, to, count;
    size_t jumped_from; /* the cursor before it jumped over pinned blocks; equal to `to` if it did not */
} slide;

static size_t end_of(const slider *s, size_t cell) {
    return MP_MIN(mp_bits_next(s->region->block, cell + 1, s->count), mp_bits_next(s->region->object, cell + 1, s->count));
}

/* The first block from `cell` on that is movable, or that is not. */
static size_t next_block(const slider *s, size_t cell, bool movable) {
    cell = mp_bits_next(s->region->block, cell, s->count);
    while (cell < s->count && mp_bit_get(s->region->mark, cell) != movable) {
        cell = mp_bits_next(s->region->block, cell + 1, s->count);
    }
    return cell;
}

static void find_pin(slider *s) {
    s->pin = next_block(s, s->cursor, false);
    s->pin_end = s->pin < s->count ? end_of(s, s->pin) : s->count;
}

static slider slider_at(const mp_heap_region *region, size_t source, size_t cursor) {
    slider s = {region, mp_region_cell(region, region->end), source, cursor, 0, 0};
    find_pin(&s);
    return s;
}

static bool slider_next(slider *s, slide *out) {
    size_t from = next_block(s, s->source, true);
    if (from >= s->count) {
        return false;
    }
    size_t end = end_of(s, from);
    *out = (slide){from, s->cursor, end - from, s->cursor};
    while (s->cursor + out->count > s->pin) {
        s->cursor = s->pin_end;
        find_pin(s);
    }
    out->to = s->cursor;
    assert(out->to <= from);
    s->cursor += out->count;
    s->source = end;
    return true;
}

/* Fills the page table: twice the new place of the page's first block, less the marked cells before it in the page; or
 * twice the cursor before that block, plus 1, if pinned blocks are in the way. */
static void plan(mp_heap_region *region) {
    slider s = slider_at(region, 0, 0);
    slide block;
    size_t page = SIZE_MAX, cursor = 0;
    while (slider_next(&s, &block)) {
        if (block.from / MP_PAGE_CELLS != page) {
            page = block.from / MP_PAGE_CELLS;
            cursor = block.jumped_from;
            size_t before = mp_bits_count(region->mark, page * MP_PAGE_CELLS, block.from);
            region->pages[page] = (uint32_t)((cursor - MP_MIN(before, cursor)) * 2);
        }
        if (block.to != block.jumped_from) {
            region->pages[page] = (uint32_t)(cursor * 2 + 1);
        }
    }
}

static size_t new_cell(const mp_heap_region *region, size_t cell) {
    size_t first = cell / MP_PAGE_CELLS * MP_PAGE_CELLS;
    uint32_t entry = region->pages[cell / MP_PAGE_CELLS];
    if ((entry & 1) == 0) {
        return entry / 2 + mp_bits_count(region->mark, first, cell);
    }
    slider s = slider_at(region, first, entry / 2);
    slide block = {0, 0, 0, 0};
    do {
        bool found = slider_next(&s, &block);
        assert(found);
        (void)found;
    } while (block.from != cell);
    return block.to;
}

/* The new address of the block that was at `address`; of anything else the same. */
static uintptr_t new_address(mp_heap *heap, uintptr_t address) {
    const mp_heap_region *region = mp_heap_region_of(heap, (const void *)address); // NOLINT
    if (region == NULL) {
        return address;
    }
    size_t cell = mp_region_cell(region, (const void *)address); // NOLINT
    assert(mp_bit_get(region->block, cell) && address % MP_BLOCK_SIZE == 0);
    return mp_bit_get(region->mark, cell) ? (uintptr_t)mp_region_address(region, new_cell(region, cell)) : address;
}

/* ---- moving, and following ---- */

static size_t move_blocks(mp_heap_region *region) {
    slider s = slider_at(region, 0, 0);
    slide block;
    size_t moved = 0;
    while (slider_next(&s, &block)) {
        if (block.to != block.from) {
            memmove(mp_region_address(region, block.to), mp_region_address(region, block.from),
                    block.count * MP_BLOCK_SIZE);
            moved++;
        }
    }
    return moved;
}

static void follow_slot(mp_tracer *tracer, mp_value *slot) {
    if (mp_is_pointer(*slot) && slot->bits >= MP_SENTINEL_LIMIT) {
        slot->bits = new_address(&tracer->vm->heap, slot->bits);
    }
}

static void follow_buffer(mp_tracer *tracer, void **field, bool pinned) {
    (void)pinned;
    if (*field != NULL) {
        *field = (void *)new_address(&tracer->vm->heap, (uintptr_t)*field); // NOLINT
    }
}

static const mp_visitor follow_visitor = {.slot = follow_slot, .buffer = follow_buffer, .skips_types = true};

/* Calls `each` for the objects of a region, at their old places. */
static void each_object(mp_vm *vm, mp_heap_region *region, void (*each)(mp_vm *vm, mp_object *object)) {
    size_t count = mp_region_cell(region, region->end);
    for (size_t cell = mp_bits_next(region->block, 0, count); cell < count;
         cell = mp_bits_next(region->block, cell + 1, count)) {
        if (mp_bit_get(region->object, cell)) {
            each(vm, (mp_object *)(void *)mp_region_address(region, cell));
        }
    }
}

/* The type of an object is found by way of its head, so the heads' own references to types go first, while all blocks
 * are at their old places: those of classes, each to itself, and then, since what is a class is found by way of shapes,
 * those of shapes. */
static void follow_class(mp_vm *vm, mp_object *object) {
    if (mp_object_is_class(object)) {
        mp_head *head = (mp_head *)object;
        head->type = (const mp_type *)new_address(&vm->heap, (uintptr_t)head->type); // NOLINT
    }
}

static void follow_shape(mp_vm *vm, mp_object *object) {
    if (mp_object_is_shape(object)) {
        mp_head *head = (mp_head *)object;
        head->type = (const mp_type *)new_address(&vm->heap, (uintptr_t)head->type); // NOLINT
    }
}

/* An object that is at its new place now. */
static void follow_object(mp_vm *vm, mp_object *old_place) {
    mp_object *object = (mp_object *)new_address(&vm->heap, (uintptr_t)old_place); // NOLINT
    object->head = (const mp_head *)new_address(&vm->heap, (uintptr_t)object->head); // NOLINT
    mp_tracer tracer = {.vm = vm, .visitor = &follow_visitor};
    mp_object_trace(&tracer, object);
}

/* Makes free runs of what no pinned block takes of the cells `from` … `to` - 1. */
static void free_between(mp_vm *vm, const slider *s, mp_heap_region *region, size_t from, size_t to) {
    for (size_t cell = from; cell < to;) {
        size_t pin = MP_MIN(next_block(s, cell, false), to);
        if (pin > cell) {
            char *start = mp_region_address(region, cell);
            if (vm->heap.stress != MP_STRESS_NONE) {
                memset(start, MP_SPOILT, MP_MIN((pin - cell) * MP_BLOCK_SIZE, MP_SPOILT_SIZE));
            }
            mp_bit_set(region->mark, cell);
            mp_heap_append_run(&vm->heap, start, pin - cell);
        }
        cell = pin < to ? end_of(s, pin) : to;
    }
}

/* Makes the bitmaps and the free runs what they have to be between collections. */
static void rebuild(mp_vm *vm, mp_heap_region *region) {
    slider s = slider_at(region, 0, 0);
    slide block;
    while (slider_next(&s, &block)) {
        free_between(vm, &s, region, block.jumped_from, block.to);
        bool is_object = mp_bit_get(region->object, block.from);
        mp_bit_clear(region->block, block.from);
        mp_bit_set(region->object, block.from); /* free from here on: the end of a pinned block before it */
        mp_bits_clear(region->mark, block.from, block.from + block.count);
        mp_bit_set(region->block, block.to);
        (is_object ? mp_bit_set : mp_bit_clear)(region->object, block.to);
    }
    free_between(vm, &s, region, s.cursor, s.count);
    for (size_t word = 0; word * MP_BITS_PER_WORD < s.count; word++) {
        region->object[word] &= region->block[word];
    }
    memset(region->pages, 0, (s.count + MP_PAGE_CELLS - 1) / MP_PAGE_CELLS * sizeof *region->pages);
}

/* ---- the whole ---- */

static void each_region_object(mp_vm *vm, void (*each)(mp_vm *vm, mp_object *object)) {
    for (size_t i = 0; i < vm->heap.region_count; i++) {
        each_object(vm, &vm->heap.regions[i], each);
    }
}

static MP_NOINLINE size_t slide_all(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    size_t moved = 0;
    heap->collecting = true;
    mp_heap_flush_bump(vm);
    pin_all(vm);
    for (size_t i = 0; i < heap->region_count; i++) {
        mp_heap_region *region = &heap->regions[i];
        cover_movable(heap, region);
        MP_UNPOISON(region->start, (size_t)(region->end - region->start));
        plan(region);
    }
    each_region_object(vm, follow_class);
    each_region_object(vm, follow_shape);
    for (size_t i = 0; i < heap->region_count; i++) {
        moved += move_blocks(&heap->regions[i]);
    }
    mp_tracer tracer = {.vm = vm, .visitor = &follow_visitor};
    mp_roots_trace(vm, &tracer);
    mp_roots_trace_weak(vm, &tracer);
    each_region_object(vm, follow_object);
    mp_heap_clear_runs(heap);
    for (size_t i = 0; i < heap->region_count; i++) {
        rebuild(vm, &heap->regions[i]);
    }
    memset(vm->cache, 0, (vm->cache_mask + 1) * sizeof *vm->cache); /* its entries name addresses */
    heap->compaction_count++;
    heap->moved_count += moved;
    heap->collecting = false;
    return moved;
}

size_t mp_gc_slide(mp_vm *vm) {
    mp_gc_run(vm);
    uint64_t begin_us = mp_gc_pause_begin(vm);
    volatile size_t moved = slide_all(vm); /* volatile: not a tail call, so that this frame is seen */
    mp_heap_give_back(vm);
    mp_gc_pause_end(vm, begin_us);
    mp_gc_trigger_update(vm);
    return moved;
}
