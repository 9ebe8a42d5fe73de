/* SPDX-License-Identifier: MIT
 *
 * Layer 5. collections.deque: a ring of values whose capacity is a power of two.
 *
 * Invariants: item i is at items[(head + i) & (capacity - 1)]; slots outside of the ring hold MP_UNBOUND. `state`
 * counts all changes of length or order, so that whoever runs Python code in between can tell.
 */
#include "modules/collections.h"
#include "objects/builder.h"
#include "objects/iterator.h"
#include "objects/number.h"
#include "objects/list.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/generic.h"
#include "objects/tuple.h"

#define NO_LIMIT SIZE_MAX
#define CAPACITY_MIN 4u

typedef struct mp_deque {
    mp_object object;
    mp_value *items;
    size_t capacity;
    size_t head;
    size_t count;
    size_t limit; /* maxlen, or NO_LIMIT */
    size_t state;
} mp_deque;

typedef struct mp_deque_iterator {
    mp_object object;
    mp_value deque; /* MP_UNBOUND when exhausted */
    size_t position;
    size_t state;
} mp_deque_iterator;

static mp_deque *get(mp_value v) { return (mp_deque *)mp_pointer(v); }
static mp_value *slot_at(const mp_deque *d, size_t i) { return &d->items[(d->head + i) & (d->capacity - 1)]; }

/* ---- The ring ---- */

static mp_value deque_alloc(mp_vm *vm, const mp_type *type) {
    mp_deque *d = mp_object_alloc(vm, type, sizeof *d);
    if (!d) {
        return MP_ERROR;
    }
    d->limit = NO_LIMIT;
    return mp_from_pointer(d);
}

static bool grow(mp_vm *vm, mp_deque *d, size_t needed) {
    size_t capacity = MP_MAX(d->capacity, CAPACITY_MIN);
    while (capacity < needed) {
        capacity *= 2;
    }
    mp_value *items = mp_gc_array_new(vm, capacity, sizeof *items);
    if (!items) {
        return false;
    }
    for (size_t i = 0; i < capacity; i++) {
        mp_gc_store(vm, &items[i], i < d->count ? *slot_at(d, i) : MP_UNBOUND);
    }
    mp_value *old = d->items;
    mp_gc_store_pointer(vm, &d->items, items);
    d->capacity = capacity;
    d->head = 0;
    mp_gc_free(vm, old);
    return true;
}

static mp_value take(mp_vm *vm, mp_deque *d, bool left) {
    mp_value *slot = slot_at(d, left ? 0 : d->count - 1);
    mp_value item = *slot;
    mp_gc_store(vm, slot, MP_UNBOUND);
    d->count--;
    d->head += left;
    d->state++;
    return item;
}

static bool put(mp_vm *vm, mp_deque *d, mp_value item, bool left) {
    if (d->count >= d->limit) {
        if (d->limit == 0) {
            return true;
        }
        take(vm, d, !left);
    } else if (d->count == d->capacity && !grow(vm, d, d->count + 1)) {
        return false;
    }
    d->head -= left;
    mp_gc_store(vm, slot_at(d, left ? 0 : d->count), item);
    d->count++;
    d->state++;
    return true;
}

static void clear(mp_vm *vm, mp_deque *d) {
    mp_value *old = d->items;
    d->items = NULL;
    d->capacity = d->head = d->count = 0;
    d->state++;
    mp_gc_free(vm, old);
}

static bool extend(mp_vm *vm, mp_value self, mp_value iterable, bool left) {
    if (mp_same(self, iterable)) {
        iterable = mp_list_from(vm, self);
    }
    mp_value iterator = mp_is_error(iterable) ? MP_ERROR : mp_iter(vm, iterable);
    if (mp_is_error(iterator)) {
        return false;
    }
    for (;;) {
        mp_value item = mp_next(vm, iterator);
        if (!mp_is_value(item)) {
            return mp_is_stop(item);
        }
        if (!put(vm, get(self), item, left)) {
            return false;
        }
    }
}

/* By `steps` to the right. */
static void rotate(mp_vm *vm, mp_deque *d, intptr_t steps) {
    if (d->count < 2) {
        return;
    }
    intptr_t count = (intptr_t)d->count;
    steps %= count;
    steps += steps < 0 ? count : 0;
    bool right = steps <= count / 2;
    for (size_t n = (size_t)(right ? steps : count - steps); n > 0; n--) {
        mp_value item = take(vm, d, !right);
        d->head -= right; /* as put, but there is room in any case */
        mp_gc_store(vm, slot_at(d, right ? 0 : d->count), item);
        d->count++;
    }
    d->state++;
}

static void delete_at(mp_vm *vm, mp_deque *d, size_t i) {
    rotate(vm, d, -(intptr_t)i);
    take(vm, d, true);
    rotate(vm, d, (intptr_t)i);
}

static mp_value copy_of(mp_vm *vm, mp_value self) {
    mp_value copy = deque_alloc(vm, &mp_type_deque);
    if (mp_is_error(copy)) {
        return MP_ERROR;
    }
    get(copy)->limit = get(self)->limit;
    for (size_t i = 0; i < get(self)->count; i++) {
        if (!put(vm, get(copy), *slot_at(get(self), i), false)) {
            return MP_ERROR;
        }
    }
    return copy;
}

/* The first item in [start, stop) that equals `item`; SIZE_MAX if there is none. */
static bool find(mp_vm *vm, mp_value self, mp_value item, size_t start, size_t stop, const mp_type *mutated,
                 size_t *out) {
    size_t state = get(self)->state;
    for (size_t i = start; i < stop && i < get(self)->count; i++) {
        bool equal;
        if (!mp_items_equal(vm, *slot_at(get(self), i), item, &equal)) {
            return false;
        }
        if (get(self)->state != state) {
            return mp_fail(vm, mutated, "deque mutated during iteration");
        }
        if (equal) {
            *out = i;
            return true;
        }
    }
    *out = SIZE_MAX;
    return true;
}

/* ---- The iterators ---- */

static void iterator_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((mp_deque_iterator *)self)->deque);
}

static mp_value iterator_new(mp_vm *vm, const mp_type *type, mp_value self) {
    mp_deque_iterator *it = mp_gc_new(vm, type, sizeof *it);
    if (!it) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->deque, self);
    it->state = get(self)->state;
    return mp_from_pointer(it);
}

static mp_value iterate(mp_vm *vm, mp_value self, bool backwards) {
    mp_deque_iterator *it = (mp_deque_iterator *)mp_pointer(self);
    if (mp_is_unbound(it->deque)) {
        return MP_STOP;
    }
    mp_deque *d = get(it->deque);
    if (it->state != d->state) {
        mp_gc_store(vm, &it->deque, MP_UNBOUND);
        return mp_raise(vm, &mp_type_RuntimeError, "deque mutated during iteration");
    }
    if (it->position >= d->count) {
        mp_gc_store(vm, &it->deque, MP_UNBOUND);
        return MP_STOP;
    }
    size_t i = it->position++;
    return *slot_at(d, backwards ? d->count - 1 - i : i);
}

static mp_value iterator_next(mp_vm *vm, mp_value self) { return iterate(vm, self, false); }
static mp_value reverse_iterator_next(mp_vm *vm, mp_value self) { return iterate(vm, self, true); }

static mp_value iterator_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_deque_iterator *it = (mp_deque_iterator *)mp_pointer(args[0]);
    return mp_int_from_size(vm, mp_is_unbound(it->deque) ? 0 : get(it->deque)->count - it->position);
}

MP_OPS(iterator_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, iterator_next));
MP_OPS(reverse_iterator_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, reverse_iterator_next));
static const mp_native iterator_rows[] = {
    MP_METHOD(__length_hint__, iterator_length_hint, 0, 0),
};
static MP_TYPE(mp_type_deque_iterator, _deque_iterator, &mp_type_object, sizeof(mp_deque_iterator), iterator_ops,
               iterator_rows, MP_TYPE_FINAL);
static MP_TYPE(mp_type_deque_reverse_iterator, _deque_reverse_iterator, &mp_type_object, sizeof(mp_deque_iterator),
               reverse_iterator_ops, iterator_rows, MP_TYPE_FINAL);

/* ---- Operations ---- */

static void deque_trace(mp_tracer *tracer, void *self) {
    mp_deque *d = self;
    mp_trace_buffer(tracer, &d->items);
    if (d->items) {
        mp_trace_range(tracer, d->items, d->capacity);
    }
}

static bool deque_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(iterable, MP_PARAM_OPTIONAL), MP_PARAM(maxlen, MP_PARAM_OPTIONAL)};
    mp_value bound[2];
    if (!mp_args_bind(vm, "deque", params, 2, argc, args, kw, bound)) {
        return false;
    }
    size_t limit = NO_LIMIT;
    if (!mp_is_unbound(bound[1]) && !mp_is_none(bound[1])) {
        intptr_t value;
        if (!mp_int_is(bound[1])) {
            return mp_fail(vm, &mp_type_TypeError, "an integer is required");
        }
        if (!mp_index_get(vm, bound[1], &value)) {
            return false;
        }
        if (value < 0) {
            return mp_fail(vm, &mp_type_ValueError, "maxlen must be non-negative");
        }
        limit = (size_t)value;
    }
    clear(vm, get(self));
    get(self)->limit = limit;
    return mp_is_unbound(bound[0]) || extend(vm, self, bound[0], false);
}

static mp_value deque_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value self = deque_alloc(vm, type);
    if (mp_is_error(self)) {
        return MP_ERROR;
    }
    /* Instances of other types are filled by their __init__. */
    return type != &mp_type_deque || deque_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static mp_value deque_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return mp_str_new_text(vm, "[...]");
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%s([", mp_type_plain_name(mp_type_of(self)));
    for (size_t i = 0; !b.failed && i < get(self)->count; i++) {
        mp_builder_append(&b, ", ", i ? 2 : 0);
        mp_builder_append_repr(&b, *slot_at(get(self), i));
    }
    mp_builder_append_byte(&b, ']');
    if (get(self)->limit != NO_LIMIT) {
        mp_builder_append_format(&b, ", maxlen=%zu", get(self)->limit);
    }
    mp_builder_append_byte(&b, ')');
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

static mp_value deque_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!mp_is_instance(other, &mp_type_deque)) {
        return MP_NOT_IMPLEMENTED;
    }
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if ((op == MP_EQ || op == MP_NE) && get(self)->count != get(other)->count) {
        return mp_from_bool(op == MP_NE);
    }
    size_t state = get(self)->state;
    size_t other_state = get(other)->state;
    for (size_t i = 0; i < get(self)->count && i < get(other)->count; i++) {
        mp_value a = *slot_at(get(self), i);
        mp_value b = *slot_at(get(other), i);
        bool equal;
        if (!mp_items_equal(vm, a, b, &equal)) {
            return MP_ERROR;
        }
        if (get(self)->state != state || get(other)->state != other_state) {
            return mp_raise(vm, &mp_type_RuntimeError, "deque mutated during iteration");
        }
        if (!equal) {
            return op == MP_EQ || op == MP_NE ? mp_from_bool(op == MP_NE) : mp_compare(vm, op, a, b);
        }
    }
    return mp_compare(vm, op, MP_SMALL(get(self)->count), MP_SMALL(get(other)->count));
}

static bool deque_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = get(self)->count;
    return true;
}

/* The position that an index names. */
static bool resolve(mp_vm *vm, mp_value self, mp_value index, size_t *out) {
    if (!mp_sequence_has_index(vm, index)) {
        return mp_fail(vm, &mp_type_TypeError, "sequence index must be integer, not '%T'", index);
    }
    intptr_t i;
    return mp_index_unpack(vm, index, "deque", &i) && mp_index_adjust(vm, i, get(self)->count, "deque", out);
}

static mp_value deque_getitem(mp_vm *vm, mp_value self, mp_value index) {
    size_t i;
    return resolve(vm, self, index, &i) ? *slot_at(get(self), i) : MP_ERROR;
}

static bool deque_setitem(mp_vm *vm, mp_value self, mp_value index, mp_value value) {
    size_t i;
    if (!resolve(vm, self, index, &i)) {
        return false;
    }
    if (mp_is_unbound(value)) {
        delete_at(vm, get(self), i);
    } else {
        mp_gc_store(vm, slot_at(get(self), i), value);
    }
    return true;
}

static bool deque_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    size_t i = SIZE_MAX;
    bool ok = find(vm, self, item, 0, SIZE_MAX, &mp_type_RuntimeError, &i);
    *out = i != SIZE_MAX;
    return ok;
}

static mp_value deque_iter(mp_vm *vm, mp_value self) { return iterator_new(vm, &mp_type_deque_iterator, self); }
static mp_value deque_reversed(mp_vm *vm, mp_value self) {
    return iterator_new(vm, &mp_type_deque_reverse_iterator, self);
}

/* Appends `times` - 1 further copies of the items; none at all for 0. */
static mp_value repeat(mp_vm *vm, mp_value self, size_t times) {
    size_t count = get(self)->count;
    if (times == 0 || count == 0) {
        clear(vm, get(self));
        return self;
    }
    size_t limit = get(self)->limit;
    size_t total;
    if (limit != NO_LIMIT) {
        times = MP_MIN(times, limit / count + 2); /* further copies would push out equal ones */
    } else if (mp_size_mul(count, times, &total) || total > SIZE_MAX / 4 / sizeof(mp_value)) {
        return mp_raise(vm, &mp_type_MemoryError, "");
    } else if (total > get(self)->capacity && !grow(vm, get(self), total)) {
        return MP_ERROR;
    }
    mp_value items = mp_list_from(vm, self);
    if (mp_is_error(items)) {
        return MP_ERROR;
    }
    while (--times > 0) {
        if (!extend(vm, self, items, false)) {
            return MP_ERROR;
        }
    }
    return self;
}

static mp_value deque_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    bool reflected = !mp_is_instance(a, &mp_type_deque);
    if (op == MP_OP_MUL) {
        mp_value self = reflected ? b : a;
        size_t times;
        mp_value result = mp_sequence_times(vm, reflected ? a : b, reflected, &times);
        if (!mp_is_none(result)) {
            return result;
        }
        result = copy_of(vm, self);
        return mp_is_error(result) ? MP_ERROR : repeat(vm, result, times);
    }
    if (op != MP_OP_ADD || reflected) {
        return MP_NOT_IMPLEMENTED;
    }
    if (!mp_is_instance(b, &mp_type_deque)) {
        return mp_raise(vm, &mp_type_TypeError, "can only concatenate deque (not \"%T\") to deque", b);
    }
    mp_value result = copy_of(vm, a);
    return mp_is_error(result) || !extend(vm, result, b, false) ? MP_ERROR : result;
}

static mp_value deque_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD) {
        return extend(vm, a, b, false) ? a : MP_ERROR;
    }
    if (op != MP_OP_MUL) {
        return MP_NOT_IMPLEMENTED;
    }
    size_t times;
    mp_value result = mp_sequence_times(vm, b, false, &times);
    return mp_is_none(result) ? repeat(vm, a, times) : result;
}

/* ---- Methods ---- */

static mp_value deque_append(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return put(vm, get(args[0]), args[1], false) ? MP_NONE : MP_ERROR;
}

static mp_value deque_appendleft(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return put(vm, get(args[0]), args[1], true) ? MP_NONE : MP_ERROR;
}

static mp_value deque_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    clear(vm, get(args[0]));
    return MP_NONE;
}

/* The copy of a subclass's instance is made by calling the class. */
static mp_value deque_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_is_exact(args[0], &mp_type_deque)) {
        return copy_of(vm, args[0]);
    }
    size_t limit = get(args[0])->limit;
    mp_value call_args[2] = {args[0], mp_int_from_size(vm, limit == NO_LIMIT ? 0 : limit)};
    if (mp_is_error(call_args[1])) {
        return MP_ERROR;
    }
    return mp_call(vm, mp_type_value(mp_type_of(args[0])), limit == NO_LIMIT ? 1 : 2, call_args);
}

static mp_value deque_count(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t count = 0;
    for (size_t i = 0;; i++, count++) {
        if (!find(vm, args[0], args[1], i, SIZE_MAX, &mp_type_RuntimeError, &i)) {
            return MP_ERROR;
        }
        if (i == SIZE_MAX) {
            return mp_int_from_size(vm, count);
        }
    }
}

static mp_value deque_extend(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return extend(vm, args[0], args[1], false) ? MP_NONE : MP_ERROR;
}

static mp_value deque_extendleft(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return extend(vm, args[0], args[1], true) ? MP_NONE : MP_ERROR;
}

static mp_value deque_index(mp_vm *vm, size_t argc, const mp_value *args) {
    size_t start;
    size_t stop;
    size_t i;
    if (!mp_sequence_bounds(vm, argc - 2, args + 2, get(args[0])->count, &start, &stop) ||
        !find(vm, args[0], args[1], start, stop, &mp_type_RuntimeError, &i)) {
        return MP_ERROR;
    }
    return i != SIZE_MAX ? mp_int_from_size(vm, i) : mp_raise(vm, &mp_type_ValueError, "%R is not in deque", args[1]);
}

static mp_value deque_insert(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t index;
    if (!mp_index_clamp(vm, args[1], &index)) {
        return MP_ERROR;
    }
    mp_deque *d = get(args[0]);
    if (d->count >= d->limit) {
        return mp_raise(vm, &mp_type_IndexError, "deque already at its maximum size");
    }
    intptr_t count = (intptr_t)d->count;
    index += index < 0 ? count : 0;
    index = index < 0 ? 0 : index > count ? count : index;
    if (index == count) {
        return put(vm, d, args[2], false) ? MP_NONE : MP_ERROR;
    }
    rotate(vm, d, -index);
    bool ok = put(vm, d, args[2], true);
    rotate(vm, d, index);
    return ok ? MP_NONE : MP_ERROR;
}

static mp_value pop(mp_vm *vm, mp_value self, bool left) {
    if (get(self)->count == 0) {
        return mp_raise(vm, &mp_type_IndexError, "pop from an empty deque");
    }
    return take(vm, get(self), left);
}

static mp_value deque_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return pop(vm, args[0], false);
}

static mp_value deque_popleft(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return pop(vm, args[0], true);
}

static mp_value deque_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t i;
    if (!find(vm, args[0], args[1], 0, SIZE_MAX, &mp_type_IndexError, &i)) {
        return MP_ERROR;
    }
    if (i == SIZE_MAX) {
        return mp_raise(vm, &mp_type_ValueError, "%R is not in deque", args[1]);
    }
    delete_at(vm, get(args[0]), i);
    return MP_NONE;
}

static mp_value deque_reverse(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_deque *d = get(args[0]);
    for (size_t i = 0, j = d->count; i + 1 < j; i++) {
        mp_value item = *slot_at(d, i);
        mp_gc_store(vm, slot_at(d, i), *slot_at(d, --j));
        mp_gc_store(vm, slot_at(d, j), item);
    }
    return MP_NONE;
}

static mp_value deque_rotate(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t steps = 1;
    if (argc > 1 && !mp_index_get(vm, args[1], &steps)) {
        return MP_ERROR;
    }
    rotate(vm, get(args[0]), steps);
    return MP_NONE;
}

static mp_value deque_maxlen(mp_vm *vm, mp_value self) {
    return get(self)->limit == NO_LIMIT ? MP_NONE : mp_int_from_size(vm, get(self)->limit);
}

/* What a copy is made with, before the items are appended. */
static mp_value deque_getnewargs(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value made[2] = {MP_EMPTY_TUPLE, deque_maxlen(vm, args[0])};
    return mp_is_none(made[1]) ? MP_EMPTY_TUPLE : mp_is_error(made[1]) ? MP_ERROR : mp_tuple_new(vm, 2, made);
}

MP_OPS(deque_ops, (trace, deque_trace), (make, deque_make), (init, deque_init), (repr, deque_repr),
    (compare, deque_compare), (length, deque_length), (getitem, deque_getitem), (setitem, deque_setitem),
    (contains, deque_contains), (iter, deque_iter), (reversed, deque_reversed), (binary, deque_binary),
    (inplace, deque_inplace), (unhashable, true));

static const mp_native deque_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(append, deque_append, 1, 1),
    MP_METHOD(appendleft, deque_appendleft, 1, 1),
    MP_METHOD(clear, deque_clear, 0, 0),
    MP_METHOD(copy, deque_copy, 0, 0),
    MP_METHOD(__copy__, deque_copy, 0, 0),
    MP_METHOD(__getnewargs__, deque_getnewargs, 0, 0),
    MP_METHOD(count, deque_count, 1, 1),
    MP_METHOD(extend, deque_extend, 1, 1),
    MP_METHOD(extendleft, deque_extendleft, 1, 1),
    MP_METHOD(index, deque_index, 1, 3),
    MP_METHOD(insert, deque_insert, 2, 2),
    MP_GETTER(maxlen, deque_maxlen),
    MP_METHOD(pop, deque_pop, 0, 0),
    MP_METHOD(popleft, deque_popleft, 0, 0),
    MP_METHOD(remove, deque_remove, 1, 1),
    MP_METHOD(reverse, deque_reverse, 0, 0),
    MP_METHOD(rotate, deque_rotate, 0, 1),
};

MP_TYPE(mp_type_deque, deque_type_, &mp_type_object, sizeof(mp_deque), deque_ops, deque_rows, MP_TYPE_SEQUENCE);
