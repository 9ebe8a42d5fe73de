/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The builtin types enumerate, zip, map, filter and reversed.
 *
 * Invariants: zip and map keep their iterators in a tuple, made when they are created.
 */
#include "objects/builtin_iterators.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/tuple.h"

/* zip and map use C locals for so many items, and a tuple for more. */
#define LOCAL_COUNT 4

/* Only the type itself refuses keywords; a subclass may have an __init__ that takes them. */
static bool no_kw(mp_vm *vm, const mp_type *type, const char *name, mp_kw kw) {
    return (type->flags & MP_TYPE_CLASS) != 0 || mp_args_no_kw(vm, name, kw);
}

/* ---- enumerate ---- */

static mp_value enumerate_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(iterable, 0), MP_PARAM(start, MP_PARAM_OPTIONAL)};
    mp_value values[2];
    if (argc == 0 && kw.count == 0) {
        return mp_raise(vm, &mp_type_TypeError, "enumerate() missing required argument 'iterable'");
    }
    if (!mp_args_bind(vm, "enumerate", params, 2, argc, args, kw, values)) {
        return MP_ERROR;
    }
    mp_value start = MP_SMALL(0);
    if (!mp_is_unbound(values[1])) {
        start = mp_index_value(vm, values[1]);
        if (mp_is_error(start)) {
            return MP_ERROR;
        }
    }
    mp_value iterator = mp_iter(vm, values[0]);
    if (mp_is_error(iterator)) {
        return MP_ERROR;
    }
    mp_enumerate *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->iterator, iterator);
    mp_gc_store(vm, &self->index, start);
    return mp_from_pointer(self);
}

static mp_value enumerate_next(mp_vm *vm, mp_value self) {
    mp_enumerate *it = (mp_enumerate *)mp_pointer(self);
    mp_value item = mp_next(vm, it->iterator);
    if (!mp_is_value(item)) {
        return item;
    }
    mp_value pair[2] = {it->index, item};
    mp_value next = mp_is_small(pair[0]) && mp_small(pair[0]) < MP_SMALL_MAX
                        ? MP_SMALL(mp_small(pair[0]) + 1)
                        : mp_int_binary(vm, MP_OP_ADD, pair[0], MP_SMALL(1));
    if (mp_is_error(next)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->index, next);
    return mp_tuple_new(vm, 2, pair);
}

static void enumerate_trace(mp_tracer *tracer, void *self) {
    mp_trace_range(tracer, &((mp_enumerate *)self)->iterator, 2);
}

/* ---- zip and map ---- */

static mp_parallel *parallel_get(mp_value v) { return (mp_parallel *)mp_pointer(v); }

static mp_value parallel_make(mp_vm *vm, const mp_type *type, size_t count, const mp_value *iterables,
                              mp_value function) {
    mp_value iterators = mp_tuple_new(vm, count, NULL);
    if (mp_is_error(iterators)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        mp_value iterator = mp_iter(vm, iterables[i]);
        if (mp_is_error(iterator)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(iterators)->items[i], iterator);
    }
    mp_parallel *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->iterators, iterators);
    mp_gc_store(vm, &self->function, function);
    return mp_from_pointer(self);
}

static mp_value zip_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(strict, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};
    mp_value strict = MP_UNBOUND;
    bool truth = false;
    if (kw.count > 0 && !mp_args_bind(vm, "zip", params, 1, 0, args + argc, kw, &strict)) {
        return MP_ERROR;
    }
    if (!mp_is_unbound(strict) && !mp_truth(vm, strict, &truth)) {
        return MP_ERROR;
    }
    return parallel_make(vm, type, argc, args, mp_from_bool(truth));
}

static mp_value map_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!no_kw(vm, type, "map", kw)) {
        return MP_ERROR;
    }
    if (argc < 2) {
        return mp_raise(vm, &mp_type_TypeError, "map() must have at least two arguments.");
    }
    return parallel_make(vm, type, argc - 1, args + 1, args[0]);
}

/* Takes an item of each iterator until one of them ends or fails: MP_NONE, or MP_STOP or MP_ERROR and which. */
static mp_value parallel_collect(mp_vm *vm, mp_tuple *iterators, mp_value *items, size_t *which) {
    for (size_t i = 0; i < iterators->count; i++) {
        mp_value item = mp_next(vm, iterators->items[i]);
        if (!mp_is_value(item)) {
            *which = i;
            return item;
        }
        mp_gc_store(vm, &items[i], item);
    }
    return MP_NONE;
}

/* strict: iterator `ended` is the first that has no more items. They have to end all together. */
static mp_value zip_check(mp_vm *vm, mp_tuple *iterators, size_t ended) {
    const char *what = "shorter";
    if (ended == 0) {
        mp_value item = MP_STOP;
        while (mp_is_stop(item) && ++ended < iterators->count) {
            item = mp_next(vm, iterators->items[ended]);
        }
        if (!mp_is_value(item)) {
            return item;
        }
        what = "longer";
    }
    if (ended == 1) {
        return mp_raise(vm, &mp_type_ValueError, "zip() argument 2 is %s than argument 1", what);
    }
    return mp_raise(vm, &mp_type_ValueError, "zip() argument %zu is %s than arguments 1-%zu", ended + 1, what, ended);
}

static mp_value zip_next(mp_vm *vm, mp_value self) {
    mp_parallel *it = parallel_get(self);
    mp_tuple *iterators = mp_tuple_get(it->iterators);
    size_t count = iterators->count, which = 0;
    if (count == 0) {
        return MP_STOP;
    }
    mp_value local[LOCAL_COUNT], *items = local, result = MP_NONE;
    if (count > LOCAL_COUNT) {
        result = mp_tuple_new(vm, count, NULL);
        if (mp_is_error(result)) {
            return MP_ERROR;
        }
        items = mp_tuple_get(result)->items;
    }
    mp_value outcome = parallel_collect(vm, iterators, items, &which);
    if (!mp_is_none(outcome)) {
        bool strict = mp_same(it->function, MP_TRUE);
        return mp_is_stop(outcome) && strict ? zip_check(vm, iterators, which) : outcome;
    }
    return count > LOCAL_COUNT ? result : mp_tuple_new(vm, count, local);
}

static mp_value map_next(mp_vm *vm, mp_value self) {
    mp_parallel *it = parallel_get(self);
    mp_tuple *iterators = mp_tuple_get(it->iterators);
    size_t count = iterators->count, which;
    mp_value local[LOCAL_COUNT], *items = local, result = MP_NONE;
    if (count > LOCAL_COUNT) {
        result = mp_tuple_new(vm, count, NULL);
        if (mp_is_error(result)) {
            return MP_ERROR;
        }
        items = mp_tuple_get(result)->items;
    }
    mp_value outcome = parallel_collect(vm, iterators, items, &which);
    if (!mp_is_none(outcome)) {
        return outcome;
    }
    outcome = mp_call(vm, it->function, count, items);
    return mp_is_error(outcome) ? mp_iterator_stopped(vm) : outcome;
}

static void parallel_trace(mp_tracer *tracer, void *self) {
    mp_trace_range(tracer, &((mp_parallel *)self)->iterators, 2);
}

/* ---- filter ---- */

static mp_value filter_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!no_kw(vm, type, "filter", kw) || !mp_args_count(vm, "filter", argc, 2, 2)) {
        return MP_ERROR;
    }
    mp_value function = args[0];
    mp_value iterator = mp_iter(vm, args[1]);
    if (mp_is_error(iterator)) {
        return MP_ERROR;
    }
    mp_filter *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->function, function);
    mp_gc_store(vm, &self->iterator, iterator);
    return mp_from_pointer(self);
}

static mp_value filter_next(mp_vm *vm, mp_value self) {
    mp_filter *it = (mp_filter *)mp_pointer(self);
    bool plain = mp_is_none(it->function) || mp_same(it->function, mp_type_value(&mp_type_bool));
    for (;;) {
        mp_value item = mp_next(vm, it->iterator);
        if (!mp_is_value(item)) {
            return item;
        }
        mp_value verdict = plain ? item : mp_call(vm, it->function, 1, &item);
        if (mp_is_error(verdict)) {
            return mp_iterator_stopped(vm);
        }
        bool truth;
        if (!mp_truth(vm, verdict, &truth)) {
            return MP_ERROR;
        }
        if (truth) {
            return item;
        }
    }
}

static void filter_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((mp_filter *)self)->function, 2); }

/* ---- reversed ---- */

/* The value has a length and items by index, as far as its type tells. */
static bool is_sequence(mp_vm *vm, mp_value v, const mp_type *type) {
    if ((type->flags & MP_TYPE_CLASS) != 0) {
        return !mp_is_unbound(mp_type_find(vm, type, MP_NAME(__getitem__))) && !mp_is_instance(v, &mp_type_dict);
    }
    return MP_OP(type->ops, getitem) != NULL && MP_OP(type->ops, length) != NULL;
}

static mp_value reversed_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!no_kw(vm, type, "reversed", kw)) {
        return MP_ERROR;
    }
    if (argc != 1) {
        return mp_raise(vm, &mp_type_TypeError, "reversed expected 1 argument, got %zu", argc);
    }
    mp_value sequence = args[0];
    const mp_type *of = mp_type_of(sequence);
    if ((of->flags & MP_TYPE_CLASS) != 0) {
        mp_value method = mp_type_find(vm, of, MP_NAME(__reversed__));
        if (!mp_is_unbound(method)) {
            return mp_is_none(method) ? mp_raise(vm, &mp_type_TypeError, "'%T' object is not reversible", sequence)
                                      : mp_special_call(vm, sequence, MP_NAME(__reversed__), 0, NULL);
        }
    } else if (MP_OP(of->ops, reversed) != NULL) {
        return MP_OP(of->ops, reversed)(vm, sequence);
    }
    if (!is_sequence(vm, sequence, of)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not reversible", sequence);
    }
    size_t length;
    if (!mp_length(vm, sequence, &length)) {
        return MP_ERROR;
    }
    mp_seq_iterator *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->sequence, sequence);
    self->index = MP_SMALL(length);
    return mp_from_pointer(self);
}

static mp_value reversed_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(self);
    if (!mp_same(it->index, MP_SMALL(0))) {
        it->index.bits -= 2;
        mp_value item = mp_getitem(vm, it->sequence, it->index);
        if (!mp_is_error(item)) {
            return item;
        }
        if (!mp_exception_catch(vm, &mp_type_IndexError) && !mp_exception_catch(vm, &mp_type_StopIteration)) {
            return MP_ERROR;
        }
        it->index = MP_SMALL(0);
    }
    mp_gc_store(vm, &it->sequence, MP_NONE);
    return MP_STOP;
}

static mp_value reversed_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0];
    size_t length = 0;
    mp_value sequence = ((mp_seq_iterator *)mp_pointer(self))->sequence;
    if (!mp_is_none(sequence) && !mp_length(vm, sequence, &length)) {
        return MP_ERROR;
    }
    size_t left = mp_seq_iterator_index((mp_seq_iterator *)mp_pointer(self));
    return mp_int_from_size(vm, left <= length ? left : 0);
}

/* ---- the types ---- */

MP_OPS(enumerate_ops, (trace, enumerate_trace), (make, enumerate_make), (iter, mp_iter_self), (next, enumerate_next));
MP_OPS(zip_ops, (trace, parallel_trace), (make, zip_make), (iter, mp_iter_self), (next, zip_next));
MP_OPS(map_ops, (trace, parallel_trace), (make, map_make), (iter, mp_iter_self), (next, map_next));
MP_OPS(filter_ops, (trace, filter_trace), (make, filter_make), (iter, mp_iter_self), (next, filter_next));
MP_OPS(reversed_ops, (trace, mp_seq_iterator_trace), (make, reversed_make), (iter, mp_iter_self),
    (next, reversed_next));

static const mp_native reversed_rows[] = {MP_METHOD(__length_hint__, reversed_length_hint, 0, 0)};

MP_TYPE_PLAIN(mp_type_enumerate, enumerate, &mp_type_object, sizeof(mp_enumerate), enumerate_ops, 0);
MP_TYPE_PLAIN(mp_type_zip, zip, &mp_type_object, sizeof(mp_parallel), zip_ops, 0);
MP_TYPE_PLAIN(mp_type_map, map, &mp_type_object, sizeof(mp_parallel), map_ops, 0);
MP_TYPE_PLAIN(mp_type_filter, filter, &mp_type_object, sizeof(mp_filter), filter_ops, 0);
MP_TYPE(mp_type_reversed, reversed, &mp_type_object, sizeof(mp_seq_iterator), reversed_ops, reversed_rows, 0);
