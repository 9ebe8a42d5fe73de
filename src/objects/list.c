/* SPDX-License-Identifier: MIT
 *
 * Layer 2. list: its memory, items and slices, operators and methods. Sorting is in sort.c.
 *
 * Invariants: those of list.h. A list literal has exactly the room it needs (rounded to whole heap blocks, which
 * costs nothing); a list that grows keeps about an eighth more. Python code runs before, never between, the reading
 * of `items` and the last use of it.
 */
#include "objects/builder.h"
#include "objects/list.h"

#include "objects/builtin_iterators.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/tuple.h"
#include "objects/generic.h"

/* Items that fill whole heap blocks. */
#define ITEMS_PER_BLOCK (MP_BLOCK_SIZE / sizeof(mp_value))
/* A list gives memory back when less than half of it is used, if it has at least this capacity. */
#define SHRINK_CAPACITY_MIN 16

/* ---- memory ---- */

/* Rounds up to whole blocks; near the end of the range as it is, so that the allocation fails. */
static size_t block_round(size_t count) {
    size_t rounded = (count + ITEMS_PER_BLOCK - 1) / ITEMS_PER_BLOCK * ITEMS_PER_BLOCK;
    return rounded < count ? count : rounded;
}

/* Room for exactly `count` items, in an empty list without a buffer. */
static bool list_allocate(mp_vm *vm, mp_list *self, size_t count) {
    if (count == 0) {
        return true;
    }
    size_t capacity = block_round(count);
    mp_value *items = mp_gc_array_new(vm, capacity, sizeof *items);
    if (items == NULL) {
        return false;
    }
    mp_gc_store_pointer(vm, &self->items, items);
    self->capacity = capacity;
    return true;
}

/* Room for `count` items and some more. */
static MP_NOINLINE bool list_grow(mp_vm *vm, mp_list *self, size_t count) {
    size_t capacity = count <= 4 ? 4 : count + (count >> 3) + 6;
    capacity = capacity < count ? count : capacity / 4 * 4;
    mp_value *items = mp_gc_array_resize(vm, self->items, capacity, sizeof *items);
    if (items == NULL) {
        return false;
    }
    mp_gc_store_pointer(vm, &self->items, items);
    self->capacity = capacity;
    return true;
}

static inline bool list_reserve(mp_vm *vm, mp_list *self, size_t count) {
    return MP_LIKELY(count <= self->capacity) || list_grow(vm, self, count);
}

static void list_drop(mp_vm *vm, mp_list *self) {
    mp_value *items = self->items;
    mp_gc_store_pointer(vm, &self->items, NULL);
    self->count = self->capacity = 0;
    mp_gc_free(vm, items);
}

/* The list has become shorter: gives memory back if most of it is unused. Never fails. */
static void list_shrunk(mp_vm *vm, mp_list *self) {
    size_t count = self->count;
    if (count >= self->capacity / 2 || self->capacity < SHRINK_CAPACITY_MIN) {
        return;
    }
    if (count == 0) {
        list_drop(vm, self);
        return;
    }
    /* making a block smaller happens in place */
    size_t capacity = block_round(count + (count >> 3) + 2);
    mp_value *items = mp_gc_array_resize(vm, self->items, capacity, sizeof *items);
    if (items == NULL) {
        (void)mp_exception_catch(vm, &mp_type_MemoryError);
        return;
    }
    mp_gc_store_pointer(vm, &self->items, items);
    self->capacity = capacity;
}

static mp_list *list_alloc(mp_vm *vm, size_t count) {
    mp_list *self = mp_gc_new(vm, &mp_type_list, sizeof *self);
    return self != NULL && list_allocate(vm, self, count) ? self : NULL;
}

mp_value mp_list_new(mp_vm *vm, size_t count, const mp_value *items) {
    mp_list *self = list_alloc(vm, count);
    if (self == NULL) {
        return MP_ERROR;
    }
    if (items != NULL) {
        mp_gc_copy(vm, self->items, items, count);
    } else {
        mp_value none = MP_NONE;
        mp_items_repeat(vm, self->items, &none, 1, count);
    }
    self->count = count;
    return mp_from_pointer(self);
}

bool mp_list_append(mp_vm *vm, mp_value list, mp_value item) {
    mp_list *self = mp_list_get(list);
    size_t count = self->count;
    if (!list_reserve(vm, self, count + 1)) {
        return false;
    }
    mp_gc_store(vm, &self->items[count], item);
    self->count = count + 1;
    return true;
}

/* Replaces items [start, stop) by `count` values, which are not in this list's buffer. NULL: removes. */
static bool list_splice(mp_vm *vm, mp_list *self, size_t start, size_t stop, const mp_value *values, size_t count) {
    size_t tail = self->count - stop;
    size_t total;
    if (mp_size_add(start + tail, count, &total)) {
        total = SIZE_MAX; /* fails below */
    }
    if (!list_reserve(vm, self, total)) {
        return false;
    }
    mp_gc_move(vm, self->items + start + count, self->items + stop, tail);
    mp_gc_copy(vm, self->items + start, values, count);
    self->count = total;
    list_shrunk(vm, self);
    return true;
}

/* ---- from iterables ---- */

/* Appends what the iterator still gives. */
static bool list_extend_iterator(mp_vm *vm, mp_value list, mp_value iterator) {
    for (;;) {
        mp_value item = mp_next(vm, iterator);
        if (mp_is_stop(item)) {
            return true;
        }
        if (mp_is_error(item) || !mp_list_append(vm, list, item)) {
            return false;
        }
    }
}

static bool list_extend_range(mp_vm *vm, mp_list *self, const mp_range_iterator *range) {
    size_t total;
    if (mp_size_add(self->count, (size_t)mp_small(range->count), &total)) {
        total = SIZE_MAX;
    }
    if (!list_reserve(vm, self, total)) {
        return false;
    }
    mp_value next = range->next;
    while (self->count < total) {
        self->items[self->count++] = next;
        next.bits += range->step.bits - 1;
    }
    return true;
}

/* Appends the items of a list or tuple, perhaps the list itself. */
static bool list_extend_items(mp_vm *vm, mp_value list, mp_value source) {
    mp_list *self = mp_list_get(list);
    size_t more = mp_items_of(source).count, total;
    if (more == 0) {
        return true;
    }
    if (mp_size_add(self->count, more, &total)) {
        total = SIZE_MAX;
    }
    if (self->capacity == 0 ? !list_allocate(vm, self, total) : !list_reserve(vm, self, total)) {
        return false;
    }
    mp_gc_copy(vm, self->items + self->count, mp_items_of(source).items, more);
    self->count = total;
    return true;
}

static bool items_known(mp_value v) { return mp_is_exact(v, &mp_type_list) || mp_is_exact(v, &mp_type_tuple); }

bool mp_list_extend(mp_vm *vm, mp_value list, mp_value iterable) {
    if (items_known(iterable) || mp_same(list, iterable)) {
        return list_extend_items(vm, list, iterable);
    }
    mp_iterator_place place;
    mp_value iterator = mp_iter_local(vm, iterable, &place);
    if (mp_is_error(iterator)) {
        return false;
    }
    if (mp_is_exact(iterable, &mp_type_range) && mp_is_exact(iterator, &mp_type_range_iterator)) {
        return list_extend_range(vm, mp_list_get(list), (const mp_range_iterator *)mp_pointer(iterator));
    }
    size_t hint;
    if (!mp_length_hint(vm, iterable, &hint)) {
        return false;
    }
    mp_list *self = mp_list_get(list);
    if (hint > 0 && self->capacity == 0 && !list_allocate(vm, self, hint)) {
        return false;
    }
    return list_extend_iterator(vm, list, iterator);
}

mp_value mp_list_from(mp_vm *vm, mp_value iterable) {
    mp_value list = mp_list_new(vm, 0, NULL);
    if (mp_is_error(list) || !mp_list_extend(vm, list, iterable)) {
        return MP_ERROR;
    }
    list_shrunk(vm, mp_list_get(list));
    return list;
}

static bool list_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    bool made_elsewhere = kw.count != 0 && !mp_same(mp_type_find(vm, mp_type_of(self), MP_NAME(__new__)),
                                                    mp_type_find(vm, &mp_type_list, MP_NAME(__new__)));
    if ((!made_elsewhere && !mp_args_no_kw(vm, "list", kw)) || !mp_args_count(vm, "list", argc, 0, 1)) {
        return false;
    }
    if (argc == 1 && mp_same(self, args[0])) { /* as if emptied first */
        argc = 0;
    }
    list_drop(vm, mp_list_get(self));
    return argc == 0 || mp_list_extend(vm, self, args[0]);
}

static mp_value list_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_list *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_value v = mp_from_pointer(self);
    /* a subclass has an __init__, which takes the arguments */
    return type != &mp_type_list || list_init(vm, v, argc, args, kw) ? v : MP_ERROR;
}

/* ---- items and slices ---- */

/* items start, start + step, … of a list or tuple as a new list */
static mp_value list_pick(mp_vm *vm, mp_list *self, const mp_slice_range *range) {
    mp_list *result = list_alloc(vm, range->count);
    if (result == NULL) {
        return MP_ERROR;
    }
    if (range->step == 1) {
        mp_gc_copy(vm, result->items, self->items + range->start, range->count);
    } else {
        size_t from = (size_t)range->start; /* may wrap behind the last */
        for (size_t i = 0; i < range->count; i++, from += (size_t)range->step) {
            mp_gc_store(vm, &result->items[i], self->items[from]);
        }
    }
    result->count = range->count;
    return mp_from_pointer(result);
}

static mp_value list_getitem(mp_vm *vm, mp_value self, mp_value key) {
    mp_list *list = mp_list_get(self);
    if (mp_slice_is(key)) {
        mp_slice_range range;
        if (!mp_slice_unpack(vm, key, &range)) {
            return MP_ERROR;
        }
        mp_slice_adjust(&range, list->count);
        return list_pick(vm, list, &range);
    }
    intptr_t index;
    size_t i;
    if (!mp_index_unpack(vm, key, "list", &index) || !mp_index_adjust(vm, index, list->count, "list", &i)) {
        return MP_ERROR;
    }
    return list->items[i];
}

/* Removes the items of a resolved slice. */
static void list_remove_range(mp_vm *vm, mp_list *self, mp_slice_range range) {
    if (range.count == 0) {
        return;
    }
    if (range.step < 0) { /* the same items, upwards */
        range.start += (intptr_t)(range.count - 1) * range.step;
        range.step = -range.step;
    }
    size_t step = (size_t)range.step;
    size_t to = (size_t)range.start;
    for (size_t n = 0, from = to; n < range.count; n++, from += step) {
        size_t next = n + 1 < range.count ? from + step : self->count;
        mp_gc_move(vm, self->items + to, self->items + from + 1, next - from - 1);
        to += next - from - 1;
    }
    self->count -= range.count;
    list_shrunk(vm, self);
}

/* A list or tuple, not `self`, with the items of the value assigned to a slice. */
static mp_value slice_source(mp_vm *vm, mp_value self, mp_value value, bool extended) {
    if (items_known(value) && !mp_same(value, self)) {
        return value;
    }
    if (mp_same(value, self)) {
        mp_list *list = mp_list_get(self);
        return mp_list_new(vm, list->count, list->items);
    }
    mp_value iterator = mp_iter(vm, value);
    if (mp_is_error(iterator)) {
        if (mp_exception_catch(vm, &mp_type_TypeError)) {
            return mp_raise(vm, &mp_type_TypeError,
                            extended ? "must assign iterable to extended slice" : "can only assign an iterable");
        }
        return MP_ERROR;
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    return !mp_is_error(list) && mp_list_extend(vm, list, iterator) ? list : MP_ERROR;
}

static bool list_setslice(mp_vm *vm, mp_value self, mp_value slice, mp_value value) {
    mp_list *list = mp_list_get(self);
    mp_slice_range range;
    if (!mp_slice_unpack(vm, slice, &range)) {
        return false;
    }
    if (mp_is_unbound(value)) {
        mp_slice_adjust(&range, list->count);
        list_remove_range(vm, list, range);
        return true;
    }
    mp_value source = slice_source(vm, self, value, range.step != 1);
    if (mp_is_error(source)) {
        return false;
    }
    mp_slice_adjust(&range, list->count);
    mp_items from = mp_items_of(source);
    if (range.step == 1) {
        size_t start = (size_t)range.start;
        return list_splice(vm, list, start, start + range.count, from.items, from.count);
    }
    if (from.count != range.count) {
        return mp_fail(vm, &mp_type_ValueError, "attempt to assign sequence of size %zu to extended slice of size %zu",
                       from.count, range.count);
    }
    size_t to = (size_t)range.start; /* may wrap behind the last */
    for (size_t i = 0; i < range.count; i++, to += (size_t)range.step) {
        mp_gc_store(vm, &list->items[to], from.items[i]);
    }
    return true;
}

static bool list_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    if (mp_slice_is(key)) {
        return list_setslice(vm, self, key, value);
    }
    mp_list *list = mp_list_get(self);
    intptr_t index;
    size_t i;
    if (!mp_index_unpack(vm, key, "list", &index) || !mp_index_adjust(vm, index, list->count, "list assignment", &i)) {
        return false;
    }
    if (mp_is_unbound(value)) {
        return list_splice(vm, list, i, i + 1, NULL, 0);
    }
    mp_gc_store(vm, &list->items[i], value);
    return true;
}

static bool list_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_list_get(self)->count;
    return true;
}

/* ---- operators ---- */

static mp_value list_concat(mp_vm *vm, mp_value a, mp_value b) {
    if (!mp_list_is(b)) {
        return mp_sequence_concat_refused(vm, a, b);
    }
    mp_list *left = mp_list_get(a), *right = mp_list_get(b);
    size_t left_count = left->count, right_count = right->count;
    mp_list *result = list_alloc(vm, left_count + right_count); /* each is at most an eighth of the address space */
    if (result == NULL) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, result->items, left->items, left_count);
    mp_gc_copy(vm, result->items + left_count, right->items, right_count);
    result->count = left_count + right_count;
    return mp_from_pointer(result);
}

static mp_value list_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD && mp_list_is(a)) {
        return list_concat(vm, a, b);
    }
    if (op != MP_OP_MUL) {
        return MP_NOT_IMPLEMENTED;
    }
    bool reflected = !mp_list_is(a);
    mp_value sequence = reflected ? b : a;
    size_t times, total;
    mp_value verdict = mp_sequence_times(vm, reflected ? a : b, reflected, &times);
    if (!mp_is_none(verdict)) {
        return verdict;
    }
    mp_list *self = mp_list_get(sequence);
    size_t count = self->count;
    if (mp_size_mul(count, times, &total)) {
        total = SIZE_MAX;
    }
    mp_list *result = list_alloc(vm, total);
    if (result == NULL) {
        return MP_ERROR;
    }
    mp_items_repeat(vm, result->items, self->items, count, times);
    result->count = total;
    return mp_from_pointer(result);
}

static mp_value list_repeat_inplace(mp_vm *vm, mp_value a, mp_value b) {
    size_t times, total;
    mp_value verdict = mp_sequence_times(vm, b, false, &times);
    if (!mp_is_none(verdict)) {
        return verdict;
    }
    mp_list *self = mp_list_get(a);
    if (times == 0) {
        list_drop(vm, self);
        return a;
    }
    if (mp_size_mul(self->count, times, &total)) {
        total = SIZE_MAX;
    }
    if (!list_reserve(vm, self, total)) {
        return MP_ERROR;
    }
    mp_items_repeat(vm, self->items, self->items, self->count, times);
    self->count = total;
    return a;
}

static mp_value list_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD) {
        return mp_list_extend(vm, a, b) ? a : MP_ERROR;
    }
    return op == MP_OP_MUL ? list_repeat_inplace(vm, a, b) : MP_NOT_IMPLEMENTED;
}

static mp_value list_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    return mp_list_is(other) ? mp_items_compare(vm, op, self, other) : MP_NOT_IMPLEMENTED;
}


static mp_value list_iter(mp_vm *vm, mp_value self) { return mp_seq_iterator_new(vm, &mp_type_list_iterator, self); }

static void list_trace(mp_tracer *tracer, void *self) {
    mp_list *list = self;
    mp_trace_buffer(tracer, &list->items);
    mp_trace_range(tracer, list->items, list->count);
}

/* ---- methods ---- */

static mp_value list_append(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_list_append(vm, args[0], args[1]) ? MP_NONE : MP_ERROR;
}

static mp_value list_extend(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_list_extend(vm, args[0], args[1]) ? MP_NONE : MP_ERROR;
}

static mp_value list_insert(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0], item = args[2];
    intptr_t i;
    if (!mp_index_get(vm, args[1], &i)) {
        return MP_ERROR;
    }
    mp_list *list = mp_list_get(self);
    intptr_t count = (intptr_t)list->count;
    i = i < 0 ? MP_MAX(i + count, 0) : MP_MIN(i, count);
    return list_splice(vm, list, (size_t)i, (size_t)i, &item, 1) ? MP_NONE : MP_ERROR;
}

static mp_value list_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value self = args[0];
    intptr_t index = -1;
    if (argc == 2 && !mp_index_get(vm, args[1], &index)) {
        return MP_ERROR;
    }
    mp_list *list = mp_list_get(self);
    if (list->count == 0) {
        return mp_raise(vm, &mp_type_IndexError, "pop from empty list");
    }
    size_t i;
    if (!mp_index_adjust(vm, index, list->count, "pop", &i)) {
        return MP_ERROR;
    }
    mp_value item = list->items[i];
    list->count--;
    if (i < list->count) {
        mp_gc_move(vm, list->items + i, list->items + i + 1, list->count - i);
    }
    list_shrunk(vm, list);
    return item;
}

static mp_value list_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0];
    size_t i;
    if (!mp_items_find(vm, self, args[1], 0, SIZE_MAX, &i)) {
        return MP_ERROR;
    }
    if (i == SIZE_MAX) {
        return mp_raise(vm, &mp_type_ValueError, "list.remove(x): x not in list");
    }
    mp_list *list = mp_list_get(self);
    if (i < list->count && !list_splice(vm, list, i, i + 1, NULL, 0)) {
        return MP_ERROR;
    }
    return MP_NONE;
}

static mp_value list_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    list_drop(vm, mp_list_get(args[0]));
    return MP_NONE;
}

static mp_value list_index(mp_vm *vm, size_t argc, const mp_value *args) {
    return mp_items_index(vm, argc, args, "%R is not in list");
}

static mp_value list_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_list *list = mp_list_get(args[0]);
    return mp_list_new(vm, list->count, list->items);
}

static mp_value list_reverse(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_list *list = mp_list_get(args[0]);
    for (size_t low = 0, high = list->count; low + 1 < high; low++) {
        mp_value item = list->items[low];
        high--;
        mp_gc_store(vm, &list->items[low], list->items[high]);
        mp_gc_store(vm, &list->items[high], item);
    }
    return MP_NONE;
}

static mp_value list_sort(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(key, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(reverse, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_value self = args[0], options[2];
    if (argc > 1) {
        return mp_raise(vm, &mp_type_TypeError, "sort() takes no positional arguments");
    }
    if (!mp_args_bind(vm, "sort", params, 2, 0, args + argc, kw, options)) {
        return MP_ERROR;
    }
    intptr_t reverse = 0;
    if (!mp_is_unbound(options[1]) && !mp_index_clamp(vm, options[1], &reverse)) {
        return MP_ERROR;
    }
    mp_value key = mp_is_unbound(options[0]) ? MP_NONE : options[0];
    return mp_list_sort(vm, self, key, reverse != 0) ? MP_NONE : MP_ERROR;
}

static mp_value list_reversed(mp_vm *vm, mp_value self) {
    mp_value iterator = mp_seq_iterator_new(vm, &mp_type_list_reverseiterator, self);
    if (!mp_is_error(iterator)) {
        ((mp_seq_iterator *)mp_pointer(iterator))->index = MP_SMALL(mp_list_get(self)->count);
    }
    return iterator;
}

MP_OPS(list_ops, (trace, list_trace), (make, list_make), (init, list_init), (repr, mp_plain_repr),
    (compare, list_compare), (length, list_length), (getitem, list_getitem), (setitem, list_setitem),
    (contains, mp_items_contains), (iter, list_iter), (reversed, list_reversed), (binary, list_binary),
    (inplace, list_inplace), (unhashable, true));

static const mp_native list_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(append, list_append, 1, 1),
    MP_METHOD(extend, list_extend, 1, 1),
    MP_METHOD(insert, list_insert, 2, 2),
    MP_METHOD(pop, list_pop, 0, 1),
    MP_METHOD(remove, list_remove, 1, 1),
    MP_METHOD(clear, list_clear, 0, 0),
    MP_METHOD(index, list_index, 1, 3),
    MP_METHOD(count, mp_items_count, 1, 1),
    MP_METHOD_KW(sort, list_sort, 0, MP_VARIADIC),
    MP_METHOD(reverse, list_reverse, 0, 0),
    MP_METHOD(copy, list_copy, 0, 0),
};

MP_TYPE(mp_type_list, list, &mp_type_object, sizeof(mp_list), list_ops, list_rows,
        MP_TYPE_SEQUENCE | MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
