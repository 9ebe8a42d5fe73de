/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Marking, in steps of any size, and the write barrier. The invariants stand in mark.h.
 *
 * The mark stack is small and never grows. It holds objects to be traced, by address; bit 0 set: a buffer that only the C
 * stack knows, whose words are treated like words of the C stack; bit 1 set: the entry below says from which reference on
 * the block is to be looked at. A long row of references is looked at in parts, and only as many as the stack has room
 * for; so wide structures need little of it, and deep ones an entry or three a level. When it is full nevertheless, the
 * page of the block is noted as dirty, and the marked objects of that page are traced again later.
 */
#include "gc/mark.h"

#include "gc/object_hooks.h"
#include "gc/vm.h"

#define TAG_AMBIGUOUS 1u
#define TAG_RESUME 2u
#define TAG_MASK 3u
/* References looked at in one part of an object. */
#define PART_COUNT 128u
/* Longer rows leave half of the free part of the mark stack for what is deeper. */
#define SHORT_ROW 8u
/* What finding a block from any address within costs, in references. */
#define AMBIGUOUS_WORK 4
/* Blocks and free runs whose start is far away, on the average. */
#define LARGE_EXTENT_SIZE ((size_t)64 * MP_BLOCK_SIZE)
/* What an object costs beside its references, in references. */
#define OBJECT_WORK 3

/* ---- the mark stack ---- */

static void make_dirty(mp_heap *heap, mp_heap_region *region, const void *block) {
    region->pages[mp_region_cell(region, block) / MP_PAGE_CELLS] = 1;
    heap->dirty = true;
}

static void push(mp_heap *heap, mp_heap_region *region, uintptr_t entry) {
    if (MP_LIKELY(heap->mark_count < heap->mark_capacity)) {
        heap->mark_stack[heap->mark_count++] = entry;
        return;
    }
    make_dirty(heap, region, (const void *)entry); // NOLINT
}

/* A block with tag that is to be looked at from a reference on, after the entries that lie at `base` and above. */
static void push_rest(mp_heap *heap, void *block, unsigned tag, size_t from, size_t base) {
    if (heap->mark_capacity - heap->mark_count < 2) {
        make_dirty(heap, mp_heap_region_of(heap, block), block);
        return;
    }
    uintptr_t *at = heap->mark_stack + base;
    memmove(at + 2, at, (heap->mark_count - base) * sizeof *at);
    at[0] = from;
    at[1] = (uintptr_t)block | tag | TAG_RESUME;
    heap->mark_count += 2;
}

/* Marks the block at `cell`; false if it was marked already. */
static inline bool mark_cell(mp_heap_region *region, size_t cell) {
    mp_bits bit = (mp_bits)1 << (cell % MP_BITS_PER_WORD);
    mp_bits *word = &region->mark[cell / MP_BITS_PER_WORD];
    if (*word & bit) {
        return false;
    }
    *word |= bit;
    return true;
}

/* Marks an object given by its address, which may be a constant outside of the heap. */
static void mark_object(mp_heap *heap, uintptr_t address) {
    mp_heap_region *region = mp_heap_region_of(heap, (const void *)address); // NOLINT
    if (region == NULL) {
        return;
    }
    size_t cell = mp_region_cell(region, (const void *)address); // NOLINT
    assert(mp_bit_get(region->block, cell) && mp_bit_get(region->object, cell));
    if (mark_cell(region, cell) && !mp_object_is_leaf((const mp_object *)address)) { // NOLINT
        push(heap, region, address);
    }
}

static inline void mark_value(mp_heap *heap, mp_value v) {
    if (mp_is_pointer(v) && v.bits >= MP_SENTINEL_LIMIT) {
        mark_object(heap, v.bits);
    }
}

/* Marks a buffer, or nothing if it is not in the heap. */
static void mark_buffer(mp_heap *heap, const void *buffer) {
    mp_heap_region *region = mp_heap_region_of(heap, buffer);
    if (region != NULL) {
        assert(mp_bit_get(region->block, mp_region_cell(region, buffer)));
        mark_cell(region, mp_region_cell(region, buffer));
    }
}

/* ---- what `trace` functions call ---- */

/* What marking a row reads all the time: the heart of the collector has it in registers. */
typedef struct marker {
    uintptr_t start, size; /* of the first region */
    mp_bits *mark;
    uintptr_t *stack;
    size_t top;
    const mp_head *row_head;
    mp_row row;
    size_t work; /* done in objects that were not pushed */
    bool more_regions;
} marker;

static MP_ALWAYS_INLINE marker marker_of(const mp_heap *heap) {
    const mp_heap_region *first = heap->regions;
    return (marker){.start = (uintptr_t)first->start,
                    .size = (uintptr_t)first->end - (uintptr_t)first->start,
                    .mark = first->mark,
                    .stack = heap->mark_stack,
                    .top = heap->mark_count,
                    .row_head = heap->row_head,
                    .row = heap->row,
                    .more_regions = heap->region_count > 1};
}

/* The references of an object whose head is row_head. */
static MP_ALWAYS_INLINE size_t row_of(const marker *m, const mp_object *object, const mp_value **out_slots) {
    const mp_value *words = (const mp_value *)(const void *)object;
    *out_slots = words + m->row.first;
    if (MP_LIKELY(m->row.count != 0)) {
        return m->row.count;
    }
    if (m->row.in_buffer) {
        *out_slots = (const mp_value *)(*out_slots)->bits; // NOLINT
    }
    return words[m->row.count_at].bits;
}

/* The mark bit of an object that is not marked yet; false if it is, or is not in the heap. Objects in other regions than
 * the first are marked here. */
static MP_ALWAYS_INLINE bool is_white(mp_heap *heap, marker *m, uintptr_t address, mp_bits **out_word, mp_bits *out_bit) {
    uintptr_t offset = address - m->start;
    if (MP_UNLIKELY(offset >= m->size)) { /* a constant, a sentinel, or in another region */
        if (m->more_regions && address >= MP_SENTINEL_LIMIT) {
            heap->mark_count = m->top;
            mark_object(heap, address);
            m->top = heap->mark_count;
        }
        return false;
    }
    *out_word = &m->mark[offset / MP_BLOCK_SIZE / MP_BITS_PER_WORD];
    *out_bit = (mp_bits)1 << (offset / MP_BLOCK_SIZE % MP_BITS_PER_WORD);
    return (**out_word & *out_bit) == 0;
}

/* Marks what a short row refers to, for which there is room on the stack. */
static MP_ALWAYS_INLINE void mark_short_row(mp_heap *heap, marker *m, const mp_value *slots, size_t count) {
    if (m->row.in_buffer) {
        mark_buffer(heap, slots);
    }
    for (const mp_value *end = slots + count; slots < end; slots++) {
        mp_bits *word, bit;
        if ((slots->bits & 3) == 0 && is_white(heap, m, slots->bits, &word, &bit)) {
            *word |= bit;
            const mp_object *object = (const mp_object *)slots->bits; // NOLINT
            if (object->head == m->row_head || !mp_object_is_leaf(object)) {
                m->stack[m->top++] = slots->bits;
            }
        }
    }
}

/* Marks the object at that address: looks at its references, if they are a short row like those of the last one and the
 * stack has room for them, or pushes it. False, and nothing is done, if the stack has `limit` entries already. */
static MP_ALWAYS_INLINE bool mark_and_look(mp_heap *heap, marker *m, uintptr_t address, size_t limit) {
    mp_bits *word, bit;
    if (!is_white(heap, m, address, &word, &bit)) {
        return true;
    }
    const mp_object *object = (const mp_object *)address; // NOLINT
    if (object->head == m->row_head) {
        const mp_value *slots;
        size_t count = row_of(m, object, &slots);
        if (count <= SHORT_ROW && m->top + count <= limit) {
            *word |= bit;
            m->work += OBJECT_WORK + count;
            mark_short_row(heap, m, slots, count);
            return true;
        }
    } else if (mp_object_is_leaf(object)) {
        *word |= bit;
        return true;
    }
    if (m->top >= limit) {
        return false;
    }
    *word |= bit;
    m->stack[m->top++] = address;
    return true;
}

/* Marks what a row of references refers to, as much as `work` allows, or until the mark stack has `limit` entries and one
 * more is needed. Returns the number of references dealt with. */
static size_t mark_row(mp_heap *heap, const mp_value *slots, size_t count, size_t work, size_t limit) {
    marker m = marker_of(heap);
    size_t i = 0;
    while (i < count && i + m.work < work &&
           ((slots[i].bits & 3) != 0 || mark_and_look(heap, &m, slots[i].bits, limit))) {
        i++;
    }
    heap->mark_count = m.top;
    heap->work -= (intptr_t)m.work;
    return i;
}

static MP_NOINLINE void mark_range(mp_tracer *tracer, const mp_value *slots, size_t count) {
    mp_heap *heap = &tracer->vm->heap;
    size_t skipped = MP_MIN(tracer->skip, count);
    size_t limit = heap->mark_capacity;
    if (count > SHORT_ROW) {
        limit -= (limit - heap->mark_count) / 2;
    }
    size_t done = mark_row(heap, slots + skipped, count - skipped, tracer->left, limit);
    tracer->skip -= skipped;
    tracer->left -= done;
    tracer->position += skipped + done;
    tracer->more = skipped + done < count;
}

void mp_trace_range(mp_tracer *tracer, mp_value *slots, size_t count) {
    if (MP_LIKELY(tracer->visitor == NULL)) {
        size_t i = 0;
        while (i < count && i < SHORT_ROW && (slots[i].bits & 3) != 0 && tracer->skip == 0) {
            i++; /* numbers */
        }
        if (i < count && !tracer->more) {
            mark_range(tracer, slots, count);
        }
        return; /* short rows of numbers need not be counted: passing them again costs nothing */
    }
    for (size_t i = 0; i < count; i++) {
        tracer->visitor->slot(tracer, &slots[i]);
    }
}

void mp_trace_slot(mp_tracer *tracer, mp_value *slot) {
    if (MP_LIKELY(tracer->visitor == NULL)) {
        mark_value(&tracer->vm->heap, *slot);
    } else {
        tracer->visitor->slot(tracer, slot);
    }
}

void mp_trace_pointer_at(mp_tracer *tracer, void *field) { mp_trace_slot(tracer, field); }

void mp_trace_type(mp_tracer *tracer, mp_head *head) {
    if (tracer->visitor == NULL || !tracer->visitor->skips_types) {
        mp_trace_pointer(tracer, &head->type);
    }
}

static void trace_buffer(mp_tracer *tracer, void *field, bool pinned) {
    if (tracer->visitor != NULL) {
        tracer->visitor->buffer(tracer, field, pinned);
        return;
    }
    void *buffer;
    memcpy(&buffer, field, sizeof buffer);
    mark_buffer(&tracer->vm->heap, buffer);
}

void mp_trace_buffer_at(mp_tracer *tracer, void *field) { trace_buffer(tracer, field, false); }

void mp_trace_pinned_buffer_at(mp_tracer *tracer, void *field) { trace_buffer(tracer, field, true); }

void mp_visit_object(mp_tracer *tracer, mp_object *object) {
    mp_value head = mp_from_pointer(object->head);
    tracer->visitor->slot(tracer, &head);
    mp_object_trace(tracer, object);
}

/* ---- tracing marked blocks ---- */

/* A part of an object's references, from number `from` on. */
static inline void trace_part(mp_tracer *tracer, mp_object *object, size_t from) {
    mp_heap *heap = &tracer->vm->heap;
    size_t base = heap->mark_count;
    tracer->skip = from;
    tracer->position = 0;
    tracer->left = PART_COUNT;
    tracer->more = false;
    if (object->head != heap->last_head) {
        heap->last_head = object->head;
        heap->last_row = mp_object_row(object->head);
        mark_object(heap, (uintptr_t)object->head);
    }
    mp_object_ops(object)->trace(tracer, object);
    size_t done = PART_COUNT - tracer->left;
    heap->work -= OBJECT_WORK + (intptr_t)done;
    if (heap->last_row.first != 0 && done <= SHORT_ROW) {
        heap->row_head = object->head;
        heap->row = heap->last_row;
    }
    if (MP_UNLIKELY(tracer->more)) {
        push_rest(heap, object, 0, tracer->position, base);
    }
}

/* The uppermost entry of the mark stack is an object like the last one whose references lie in a row. */
static inline bool has_row(const mp_heap *heap) {
    uintptr_t entry = heap->mark_stack[heap->mark_count - 1];
    return (entry & TAG_MASK) == 0 && ((const mp_object *)entry)->head == heap->row_head; // NOLINT
}

/* Traces such objects, as long as there are any and their rows are short. False if there was none. */
static bool trace_rows(mp_heap *heap) {
    marker m = marker_of(heap);
    intptr_t work = heap->work;
    while (m.top > 0 && work > 0) {
        uintptr_t entry = m.stack[m.top - 1];
        const mp_object *object = (const mp_object *)entry; // NOLINT
        if ((entry & TAG_MASK) != 0 || object->head != m.row_head) {
            break;
        }
        const mp_value *slot;
        size_t count = row_of(&m, object, &slot);
        if (count > SHORT_ROW || m.top + count > heap->mark_capacity) {
            break;
        }
        m.top--;
        mark_short_row(heap, &m, slot, count);
        work -= OBJECT_WORK + (intptr_t)count;
    }
    bool any = heap->mark_count != m.top || heap->work != work;
    heap->mark_count = m.top;
    heap->work = work;
    return any;
}

/* A word that may be an address: marks the block it points into, if any. */
static void mark_ambiguous(mp_heap *heap, uintptr_t word) {
    mp_heap_region *region;
    size_t cell;
    if (!mp_heap_find_block(heap, word, &region, &cell) || !mark_cell(region, cell)) {
        return;
    }
    char *block = mp_region_address(region, cell);
    if (!mp_bit_get(region->object, cell)) {
        push(heap, region, (uintptr_t)block | TAG_AMBIGUOUS);
    } else if (!mp_object_is_leaf((const mp_object *)(void *)block)) {
        push(heap, region, (uintptr_t)block);
    }
}

/* The extent of what a word points into, if that is large. */
static void remember_extent(mp_word_scan *scan, uintptr_t word) {
    mp_heap *heap = scan->heap;
    mp_heap_region *region = NULL;
    size_t cell;
    uintptr_t start = (uintptr_t)heap->bump, size = (uintptr_t)heap->bump_end - start;
    if (mp_heap_find_block(heap, word, &region, &cell) || (region != NULL && cell != SIZE_MAX)) {
        start = (uintptr_t)mp_region_address(region, cell);
        size = (mp_region_block_end(heap, region, cell) - cell) * MP_BLOCK_SIZE;
    }
    if (size >= LARGE_EXTENT_SIZE) {
        scan->extents[scan->next++ % MP_COUNT_OF(scan->extents)] = (mp_extent){start, size};
    }
}

static bool is_in_extent(const mp_word_scan *scan, uintptr_t word) {
    for (size_t i = 0; i < MP_MIN(scan->next, MP_COUNT_OF(scan->extents)); i++) {
        if (word - scan->extents[i].start < scan->extents[i].size) {
            return true;
        }
    }
    return false;
}

MP_UNINSTRUMENTED static void mark_words(void *user, const uintptr_t *low, const uintptr_t *high) {
    mp_word_scan *scan = user;
    mp_heap *heap = scan->heap;
    const mp_heap_region *first = heap->regions;
    const uintptr_t start = (uintptr_t)first->start, size = (uintptr_t)first->end - start;
    const bool more_regions = heap->region_count > 1;
    for (const uintptr_t *word = low; word < high; word++) {
        if (*word - start >= size && !more_regions) {
            continue;
        }
        size_t cell = (*word - start) / MP_BLOCK_SIZE;
        if (*word - start < size && mp_bit_get(first->block, cell) && mp_bit_get(first->mark, cell)) {
            continue; /* the common case: the start of what is marked already */
        }
        if (!is_in_extent(scan, *word)) {
            mark_ambiguous(heap, *word);
            remember_extent(scan, *word);
            heap->work -= AMBIGUOUS_WORK;
        }
    }
}

/* A part of a buffer that only the C stack knows. It may have been freed since: any block there will do. */
static void scan_part(mp_word_scan *scan, char *block, size_t from) {
    mp_heap *heap = scan->heap;
    mp_heap_region *region = mp_heap_region_of(heap, block);
    size_t cell = mp_region_cell(region, block);
    const uintptr_t *words = mp_region_words(region, cell);
    size_t count = (size_t)(mp_region_words(region, mp_region_block_end(heap, region, cell)) - words);
    size_t end = MP_MIN(count, from + PART_COUNT / AMBIGUOUS_WORK);
    if (end < count) {
        push_rest(heap, block, TAG_AMBIGUOUS, end, heap->mark_count); /* first: the words may fill the stack */
    }
    if (from < end) {
        mark_words(scan, words + from, words + end);
        heap->work -= (intptr_t)(end - from);
    }
}

static inline void trace_top(mp_tracer *tracer) {
    mp_heap *heap = &tracer->vm->heap;
    uintptr_t entry = heap->mark_stack[--heap->mark_count];
    if (MP_LIKELY((entry & TAG_MASK) == 0)) {
        trace_part(tracer, (mp_object *)entry, 0); // NOLINT
        return;
    }
    size_t from = (entry & TAG_RESUME) ? heap->mark_stack[--heap->mark_count] : 0;
    void *block = (void *)(entry & ~(uintptr_t)TAG_MASK); // NOLINT
    if (entry & TAG_AMBIGUOUS) {
        scan_part(tracer->scan, block, from);
    } else {
        trace_part(tracer, block, from);
    }
}

/* Makes the next dirty page the one being traced again; false if there is none. */
static bool next_dirty_page(mp_heap *heap) {
    for (size_t i = 0; i < heap->region_count; i++) {
        mp_heap_region *region = &heap->regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t page = 0; page * MP_PAGE_CELLS < count; page++) {
            if (region->pages[page] != 0) {
                region->pages[page] = 0;
                heap->rescan_region = region;
                heap->rescan_cell = page * MP_PAGE_CELLS;
                heap->rescan_end = MP_MIN(heap->rescan_cell + MP_PAGE_CELLS, count);
                return true;
            }
        }
    }
    heap->dirty = false;
    return false;
}

/* Traces the next marked block of a dirty page; false if there is none left. Of buffers it is not known whether they
 * have an owner; scanning those that do may keep too much alive, never too little. */
static bool trace_dirty(mp_tracer *tracer) {
    mp_heap *heap = &tracer->vm->heap;
    mp_heap_region *region = heap->rescan_region;
    size_t cell = region == NULL ? 0 : mp_bits_next(region->mark, heap->rescan_cell, heap->rescan_end);
    if (region == NULL || cell >= heap->rescan_end) {
        heap->rescan_region = NULL;
        heap->work--;
        return next_dirty_page(heap);
    }
    heap->rescan_cell = cell + 1;
    heap->work--;
    if (!mp_bit_get(region->block, cell)) {
        return true; /* a free run */
    }
    if (mp_bit_get(region->object, cell)) {
        mp_object *object = (mp_object *)(void *)mp_region_address(region, cell);
        if (!mp_object_is_leaf(object)) {
            trace_part(tracer, object, 0);
        }
    } else if (heap->ambiguous) {
        scan_part(tracer->scan, mp_region_address(region, cell), 0);
    }
    return true;
}

/* mp_mark_grey. */
static bool mark_grey(mp_tracer *tracer) {
    mp_heap *heap = &tracer->vm->heap;
    for (;;) {
        while (heap->mark_count > 0) {
            if (heap->work <= 0) {
                return false;
            }
            if (!has_row(heap) || !trace_rows(heap)) {
                trace_top(tracer);
            }
        }
        if (MP_LIKELY(!heap->dirty && heap->rescan_region == NULL)) {
            return true;
        }
        if (heap->work <= 0) {
            return false;
        }
        trace_dirty(tracer);
    }
}

bool mp_mark_grey(mp_vm *vm) {
    mp_word_scan scan = {.heap = &vm->heap};
    return mark_grey(&(mp_tracer){.vm = vm, .scan = &scan});
}

/* ---- roots ---- */

MP_NOINLINE void mp_stack_each(mp_vm *vm, void (*each)(void *user, const uintptr_t *low, const uintptr_t *high),
                               void *user) {
    MP_SPILL_REGISTERS();
    volatile uintptr_t here = 0; /* in the same frame as the registers; no tail call, since it is used afterwards */
    uintptr_t low = (uintptr_t)&here & ~(sizeof(uintptr_t) - 1);
    each(user, (const uintptr_t *)low, (const uintptr_t *)(void *)vm->c_stack_base); // NOLINT
    here = 1;
}

bool mp_mark_roots(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    mp_word_scan scan = {.heap = heap};
    mp_tracer tracer = {.vm = vm, .scan = &scan};
    bool more;
    do { /* again, if the mark stack was too small for them */
        mp_tracer roots = {.vm = vm, .left = SIZE_MAX};
        mp_roots_trace(vm, &roots);
        more = roots.more;
        if (!mark_grey(&tracer)) {
            return false;
        }
    } while (more);
    heap->ambiguous = true;
    mp_stack_each(vm, mark_words, &scan);
    return mark_grey(&tracer);
}

/* ---- the barrier ---- */

void mp_gc_shade(mp_vm *vm, mp_value value) { mark_value(&vm->heap, value); }

void mp_gc_shade_range(mp_vm *vm, const mp_value *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        mark_value(&vm->heap, values[i]);
    }
}

/* A field has got the address of an object or a buffer. What is in a buffer may have been put there when nothing was
 * being marked: so the field's owner, if it is marked, becomes grey again. */
void mp_gc_shade_field(mp_vm *vm, const void *field) {
    mp_heap *heap = &vm->heap;
    mp_heap_region *region;
    size_t cell;
    if (!mp_heap_find_block(heap, (uintptr_t)field, &region, &cell)) {
        return;
    }
    if (mp_bit_get(region->mark, cell) && mp_bit_get(region->object, cell)) {
        assert(!mp_object_is_leaf((const mp_object *)(void *)mp_region_address(region, cell)));
        push(heap, region, (uintptr_t)mp_region_address(region, cell));
        return;
    }
    uintptr_t target;
    memcpy(&target, field, sizeof target);
    mark_ambiguous(heap, target);
}

/* ---- beginning and ending ---- */

void mp_mark_begin(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    assert(heap->mark_count == 0 && !heap->dirty && heap->phase == MP_PHASE_IDLE);
    heap->ambiguous = false;
    heap->rescan_region = NULL;
    heap->last_head = NULL;
    heap->row_head = NULL;
    heap->last_row = (mp_row){0};
    heap->phase = MP_PHASE_MARK;
    vm->barrier.marking = true;
}

void mp_mark_end(mp_vm *vm) { vm->barrier.marking = false; }

void mp_mark_undo(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    for (size_t i = 0; i < heap->region_count; i++) {
        mp_heap_region *region = &heap->regions[i];
        size_t count = mp_region_cell(region, region->end);
        for (size_t word = 0; word * MP_BITS_PER_WORD < count; word++) {
            region->mark[word] &= ~region->block[word];
        }
        memset(region->pages, 0, (count + MP_PAGE_CELLS - 1) / MP_PAGE_CELLS * sizeof *region->pages);
    }
    heap->mark_count = 0;
    heap->dirty = false;
    heap->rescan_region = NULL;
    heap->phase = MP_PHASE_IDLE;
    vm->barrier.marking = false;
}
