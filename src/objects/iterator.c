/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The iterators over lists, tuples and ranges, over anything with __getitem__, and over calls of a function.
 *
 * Invariants: an iterator that has come to its end lets go of what it iterated over (its field is None then) and stays
 * at its end.
 */
#include "objects/iterator.h"

#include "gc/vm.h"
#include "objects/builtin_iterators.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/tuple.h"

/* ---- over indexed sequences ---- */

static mp_seq_iterator *seq_get(mp_value v) { return (mp_seq_iterator *)mp_pointer(v); }

mp_value mp_iter_self(mp_vm *vm, mp_value self) {
    (void)vm;
    return self;
}

void mp_seq_iterator_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((mp_seq_iterator *)self)->sequence);
}

void *mp_iterator_alloc(mp_vm *vm, const mp_type *type, size_t size) {
    mp_object *place = vm->iterator_place;
    if (place == NULL) {
        return mp_gc_new(vm, type, size);
    }
    vm->iterator_place = NULL;
    place->head = (const mp_head *)(const void *)type;
    return place;
}

mp_value mp_iter_local(mp_vm *vm, mp_value v, mp_iterator_place *place) {
    const mp_type *type = mp_type_of(v);
    if (mp_is_exact(v, type) && (type->flags & MP_TYPE_ITER_LOCAL)) {
        vm->iterator_place = place;
    }
    mp_value iterator = mp_iter(vm, v);
    vm->iterator_place = NULL;
    return iterator;
}

mp_value mp_seq_iterator_new(mp_vm *vm, const mp_type *type, mp_value sequence) {
    mp_seq_iterator *it = mp_iterator_alloc(vm, type, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    it->index = MP_SMALL(0);
    mp_gc_store(vm, &it->sequence, sequence);
    return mp_from_pointer(it);
}


static mp_value seq_end(mp_vm *vm, mp_seq_iterator *it) {
    mp_gc_store(vm, &it->sequence, MP_NONE);
    return MP_STOP;
}

static mp_value list_iterator_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = seq_get(self);
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    mp_list *list = mp_list_get(it->sequence);
    return mp_seq_iterator_index(it) < list->count ? list->items[mp_seq_iterator_step(it)] : seq_end(vm, it);
}

static mp_value tuple_iterator_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = seq_get(self);
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    mp_tuple *tuple = mp_tuple_get(it->sequence);
    return mp_seq_iterator_index(it) < tuple->count ? tuple->items[mp_seq_iterator_step(it)] : seq_end(vm, it);
}

mp_value mp_iterator_stopped(mp_vm *vm) {
    if (!mp_exception_matches(vm, &mp_type_StopIteration)) {
        return MP_ERROR;
    }
    vm->stop_value = mp_exception_value(mp_exception_take(vm));
    return MP_STOP;
}

static mp_value seq_iterator_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = seq_get(self);
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    mp_value item = mp_getitem(vm, it->sequence, it->index);
    if (mp_is_error(item)) {
        if (!mp_exception_catch(vm, &mp_type_IndexError) && !mp_exception_catch(vm, &mp_type_StopIteration)) {
            return MP_ERROR;
        }
        return seq_end(vm, it);
    }
    mp_seq_iterator_step(it);
    return item;
}

/* How many items are left, if the sequence says its length. */
static mp_value seq_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0], sequence = seq_get(self)->sequence;
    size_t length = 0;
    if (!mp_is_none(sequence) && !mp_length(vm, sequence, &length)) {
        return mp_exception_catch(vm, &mp_type_TypeError) ? MP_NOT_IMPLEMENTED : MP_ERROR;
    }
    size_t index = mp_seq_iterator_index(seq_get(self));
    return mp_int_from_size(vm, length > index ? length - index : 0);
}

/* ---- backwards ---- */

static mp_value list_reverse_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = seq_get(self);
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    mp_list *list = mp_list_get(it->sequence);
    size_t index = mp_seq_iterator_index(it);
    if (index == 0 || index > list->count) {
        return seq_end(vm, it);
    }
    it->index = MP_SMALL(index - 1);
    return list->items[index - 1];
}

static mp_value list_reverse_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    mp_seq_iterator *it = seq_get(args[0]);
    bool over = mp_is_none(it->sequence) || mp_seq_iterator_index(it) > mp_list_get(it->sequence)->count;
    return over ? MP_SMALL(0) : it->index;
}

/* ---- over ranges ---- */

static mp_value range_iterator_next(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_range_iterator *it = (mp_range_iterator *)mp_pointer(self);
    if (mp_same(it->count, MP_SMALL(0))) {
        return MP_STOP;
    }
    mp_value item = it->next;
    it->count.bits -= 2;
    it->next.bits += it->step.bits - 1;
    return item;
}

static mp_value range_iterator_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return ((mp_range_iterator *)mp_pointer(args[0]))->count;
}

static void longrange_iterator_trace(mp_tracer *tracer, void *self) {
    mp_trace_range(tracer, &((mp_range_iterator *)self)->next, 3);
}

static mp_value longrange_iterator_next(mp_vm *vm, mp_value self) {
    mp_range_iterator *it = (mp_range_iterator *)mp_pointer(self);
    if (mp_same(it->count, MP_SMALL(0))) {
        return MP_STOP;
    }
    mp_value item = it->next;
    mp_value next = mp_int_binary(vm, MP_OP_ADD, item, it->step);
    if (mp_is_error(next)) {
        return MP_ERROR;
    }
    mp_value count = mp_int_binary(vm, MP_OP_SUB, it->count, MP_SMALL(1));
    if (mp_is_error(count)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->next, next);
    mp_gc_store(vm, &it->count, count);
    return item;
}

mp_value mp_range_iterator_new(mp_vm *vm, mp_value start, mp_value step, mp_value count) {
    /* with more than one item, all of them and the step are small if the first and the last are; see range_iter */
    const mp_type *type = &mp_type_longrange_iterator;
    if (mp_is_small(start) && mp_is_small(step) && mp_is_small(count)) {
        intptr_t n = mp_small(count), span;
        if (n == 0 || (!__builtin_mul_overflow(n - 1, mp_small(step), &span) &&
                       !__builtin_add_overflow(mp_small(start), span, &span) && mp_small_fits(span))) {
            type = &mp_type_range_iterator;
        }
    }
    mp_range_iterator *it = mp_iterator_alloc(vm, type, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->next, start);
    mp_gc_store(vm, &it->step, step);
    mp_gc_store(vm, &it->count, count);
    return mp_from_pointer(it);
}

/* ---- over calls ---- */

typedef struct callable_iterator {
    mp_object object;
    mp_value callable; /* None at the end */
    mp_value sentinel;
} callable_iterator;

static void callable_iterator_trace(mp_tracer *tracer, void *self) {
    mp_trace_range(tracer, &((callable_iterator *)self)->callable, 2);
}

static mp_value callable_iterator_end(mp_vm *vm, callable_iterator *it) {
    mp_gc_store(vm, &it->callable, MP_NONE);
    mp_gc_store(vm, &it->sentinel, MP_NONE);
    return MP_STOP;
}

static mp_value callable_iterator_next(mp_vm *vm, mp_value self) {
    callable_iterator *it = (callable_iterator *)mp_pointer(self);
    if (mp_is_none(it->callable)) {
        return MP_STOP;
    }
    mp_value item = mp_call(vm, it->callable, 0, NULL);
    if (mp_is_error(item)) {
        return mp_exception_catch(vm, &mp_type_StopIteration) ? callable_iterator_end(vm, it) : MP_ERROR;
    }
    if (mp_is_none(it->callable)) { /* the call has used this iterator up */
        return MP_STOP;
    }
    bool equal;
    if (!mp_equal(vm, it->sentinel, item, &equal)) {
        return MP_ERROR;
    }
    return equal ? callable_iterator_end(vm, it) : item;
}

mp_value mp_callable_iterator_new(mp_vm *vm, mp_value callable, mp_value sentinel) {
    callable_iterator *it = mp_gc_new(vm, &mp_type_callable_iterator, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->callable, callable);
    mp_gc_store(vm, &it->sentinel, sentinel);
    return mp_from_pointer(it);
}

/* ---- the types ---- */

#define ITERATOR_OPS(trace_, next_)                                                                                    \
    (trace, trace_), (iter, mp_iter_self), (next, next_)

MP_OPS(list_iterator_ops, ITERATOR_OPS(mp_seq_iterator_trace, list_iterator_next));
MP_OPS(tuple_iterator_ops, ITERATOR_OPS(mp_seq_iterator_trace, tuple_iterator_next));
MP_OPS(seq_iterator_ops, ITERATOR_OPS(mp_seq_iterator_trace, seq_iterator_next));
MP_OPS(list_reverse_ops, ITERATOR_OPS(mp_seq_iterator_trace, list_reverse_next));
MP_OPS(range_iterator_ops, ITERATOR_OPS(NULL, range_iterator_next));
MP_OPS(longrange_iterator_ops, ITERATOR_OPS(longrange_iterator_trace, longrange_iterator_next));
MP_OPS(callable_iterator_ops, ITERATOR_OPS(callable_iterator_trace, callable_iterator_next));

static const mp_native seq_rows[] = {MP_METHOD(__length_hint__, seq_length_hint, 0, 0)};
static const mp_native list_reverse_rows[] = {MP_METHOD(__length_hint__, list_reverse_length_hint, 0, 0)};
static const mp_native range_iterator_rows[] = {MP_METHOD(__length_hint__, range_iterator_length_hint, 0, 0)};

MP_TYPE(mp_type_list_iterator, list_iterator, &mp_type_object, sizeof(mp_seq_iterator), list_iterator_ops, seq_rows,
        MP_TYPE_FINAL);
MP_TYPE(mp_type_tuple_iterator, tuple_iterator, &mp_type_object, sizeof(mp_seq_iterator), tuple_iterator_ops, seq_rows,
        MP_TYPE_FINAL);
MP_TYPE(mp_type_seq_iterator, iterator, &mp_type_object, sizeof(mp_seq_iterator), seq_iterator_ops, seq_rows,
        MP_TYPE_FINAL);
MP_TYPE(mp_type_list_reverseiterator, list_reverseiterator, &mp_type_object, sizeof(mp_seq_iterator), list_reverse_ops,
        list_reverse_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_range_iterator, range_iterator, &mp_type_object, sizeof(mp_range_iterator), range_iterator_ops,
        range_iterator_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_longrange_iterator, longrange_iterator, &mp_type_object, sizeof(mp_range_iterator),
        longrange_iterator_ops, range_iterator_rows, MP_TYPE_FINAL);
MP_TYPE_PLAIN(mp_type_callable_iterator, callable_iterator, &mp_type_object, sizeof(callable_iterator),
              callable_iterator_ops, MP_TYPE_FINAL);
