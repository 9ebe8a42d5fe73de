/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module itertools: the iterators that pass items on one by one, and the table of all.
 *
 * Invariant: whatever an iterator or a function does when asked, it may use this very iterator; so slots are read again
 * after each call.
 */
#include "modules/itertools.h"
#include "objects/builder.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"

/* ---- what all share ---- */

mp_value mp_tool_new(mp_vm *vm, const mp_type *type, size_t count, const mp_value *slots) {
    mp_tool *it = mp_object_alloc(vm, type, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, it->v, slots, count);
    return mp_from_pointer(it);
}

void mp_tool_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, ((mp_tool *)self)->v, MP_TOOL_SLOTS); }

mp_value mp_tool_call(mp_vm *vm, mp_value function, size_t argc, const mp_value *args) {
    mp_value result = mp_call(vm, function, argc, args);
    return mp_is_error(result) ? mp_iterator_stopped(vm) : result;
}

bool mp_tool_args(mp_vm *vm, const mp_type *type, size_t argc, size_t count, mp_kw kw) {
    if (!mp_args_no_kw_new(vm, type, kw)) {
        return false;
    }
    return argc == count || mp_fail(vm, &mp_type_TypeError, "%N expected %zu argument%s, got %zu", type->layout, count,
                                    count == 1 ? "" : "s", argc);
}

/* ---- those of a function and an iterable: dropwhile, takewhile, filterfalse, starmap ---- */

enum { FUNCTION, SOURCE };

static mp_value function_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_tool_args(vm, type, argc, 2, kw)) {
        return MP_ERROR;
    }
    mp_value slots[2] = {args[0], mp_iter(vm, args[1])};
    return mp_is_error(slots[SOURCE]) ? MP_ERROR : mp_tool_new(vm, type, 2, slots);
}

/* The next item and what the function says of it; the function None says what the item is. */
static mp_value item_and_verdict(mp_vm *vm, mp_tool *it, bool *verdict) {
    mp_value item = mp_next(vm, it->v[SOURCE]);
    if (!mp_is_value(item)) {
        return item;
    }
    mp_value answer = mp_is_none(it->v[FUNCTION]) ? item : mp_tool_call(vm, it->v[FUNCTION], 1, &item);
    if (!mp_is_value(answer)) {
        return answer;
    }
    return mp_truth(vm, answer, verdict) ? item : MP_ERROR;
}

/* `state` is 1 once an item was let through. */
static mp_value dropwhile_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    while (it->state == 0) {
        mp_value item = mp_next(vm, it->v[SOURCE]);
        mp_value answer = mp_is_value(item) ? mp_tool_call(vm, it->v[FUNCTION], 1, &item) : item;
        bool drop;
        if (!mp_is_value(answer)) {
            return answer;
        }
        if (!mp_truth(vm, answer, &drop)) {
            return MP_ERROR;
        }
        if (!drop) {
            it->state = 1;
            return item;
        }
    }
    return mp_next(vm, it->v[SOURCE]);
}

/* `state` is 1 once an item was refused. */
static mp_value takewhile_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    mp_value item = it->state != 0 ? MP_STOP : mp_next(vm, it->v[SOURCE]);
    mp_value answer = mp_is_value(item) ? mp_tool_call(vm, it->v[FUNCTION], 1, &item) : item;
    bool take;
    if (!mp_is_value(answer)) {
        return answer;
    }
    if (!mp_truth(vm, answer, &take)) {
        return MP_ERROR;
    }
    it->state = !take;
    return take ? item : MP_STOP;
}

static mp_value filterfalse_next(mp_vm *vm, mp_value self) {
    bool truth;
    for (;;) {
        mp_value item = item_and_verdict(vm, mp_tool_get(self), &truth);
        if (!mp_is_value(item) || !truth) {
            return item;
        }
    }
}

static mp_value starmap_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    mp_value item = mp_next(vm, it->v[SOURCE]);
    mp_value args = mp_is_value(item) ? mp_tuple_from(vm, item) : item;
    if (!mp_is_value(args)) {
        return args;
    }
    return mp_tool_call(vm, it->v[FUNCTION], mp_tuple_get(args)->count, mp_tuple_get(args)->items);
}

/* ---- compress ---- */

enum { DATA, SELECTORS };

static mp_value compress_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(data, 0), MP_PARAM(selectors, 0)};
    mp_value slots[2];
    if (!mp_args_bind(vm, "compress", params, 2, argc, args, kw, slots)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < 2; i++) {
        slots[i] = mp_iter(vm, slots[i]);
        if (mp_is_error(slots[i])) {
            return MP_ERROR;
        }
    }
    return mp_tool_new(vm, type, 2, slots);
}

static mp_value compress_next(mp_vm *vm, mp_value self) {
    for (;;) {
        mp_tool *it = mp_tool_get(self);
        mp_value item = mp_next(vm, it->v[DATA]);
        mp_value selector = mp_is_value(item) ? mp_next(vm, it->v[SELECTORS]) : item;
        bool chosen;
        if (!mp_is_value(selector)) {
            return selector;
        }
        if (!mp_truth(vm, selector, &chosen)) {
            return MP_ERROR;
        }
        if (chosen) {
            return item;
        }
    }
}

/* ---- accumulate ---- */

enum { ADD_FUNCTION, ADD_SOURCE, TOTAL, INITIAL };

static mp_value accumulate_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(iterable, 0), MP_PARAM(func, MP_PARAM_OPTIONAL),
                                      MP_PARAM(initial, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};
    mp_value bound[3];
    if (!mp_args_bind(vm, "accumulate", params, 3, argc, args, kw, bound)) {
        return MP_ERROR;
    }
    mp_value initial = mp_is_unbound(bound[2]) || mp_is_none(bound[2]) ? MP_UNBOUND : bound[2];
    mp_value slots[4] = {mp_is_unbound(bound[1]) ? MP_NONE : bound[1], mp_iter(vm, bound[0]), MP_UNBOUND, initial};
    return mp_is_error(slots[ADD_SOURCE]) ? MP_ERROR : mp_tool_new(vm, type, 4, slots);
}

static mp_value accumulate_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    mp_value total = it->v[INITIAL];
    if (mp_is_value(total)) {
        mp_gc_store(vm, &it->v[INITIAL], MP_UNBOUND);
    } else {
        mp_value pair[2] = {MP_UNBOUND, mp_next(vm, it->v[ADD_SOURCE])};
        pair[0] = it->v[TOTAL];
        total = pair[1];
        if (mp_is_value(total) && mp_is_value(pair[0])) {
            total = mp_is_none(it->v[ADD_FUNCTION]) ? mp_binary(vm, MP_OP_ADD, pair[0], pair[1])
                                                    : mp_tool_call(vm, it->v[ADD_FUNCTION], 2, pair);
        }
        if (!mp_is_value(total)) {
            return total;
        }
    }
    mp_gc_store(vm, &it->v[TOTAL], total);
    return total;
}

/* ---- chain ---- */

enum { ITERABLES, ACTIVE };

/* chain.from_iterable(iterable); args[0] is the class. */
static mp_value chain_from_iterable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value slots[2] = {mp_iter(vm, args[1]), MP_UNBOUND};
    return mp_is_error(slots[0]) ? MP_ERROR : mp_tool_new(vm, mp_as_type(args[0]), 2, slots);
}

static mp_value chain_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value pair[2] = {mp_type_value(type), MP_UNBOUND};
    if (!mp_tool_args(vm, type, argc, argc, kw)) {
        return MP_ERROR;
    }
    pair[1] = mp_tuple_new(vm, argc, args);
    return mp_is_error(pair[1]) ? MP_ERROR : chain_from_iterable(vm, 2, pair);
}

static mp_value chain_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    while (mp_is_value(it->v[ITERABLES])) {
        if (!mp_is_value(it->v[ACTIVE])) {
            mp_value iterable = mp_next(vm, it->v[ITERABLES]);
            mp_value iterator = mp_is_value(iterable) ? mp_iter(vm, iterable) : iterable;
            if (!mp_is_value(iterator)) {
                mp_gc_store(vm, &it->v[ITERABLES], MP_UNBOUND);
                return iterator;
            }
            mp_gc_store(vm, &it->v[ACTIVE], iterator);
        }
        mp_value item = mp_next(vm, it->v[ACTIVE]);
        if (!mp_is_stop(item)) {
            return item;
        }
        mp_gc_store(vm, &it->v[ACTIVE], MP_UNBOUND);
    }
    return MP_STOP;
}

/* ---- count ---- */

enum { COUNT, STEP };

static bool is_number(mp_vm *vm, mp_value v) {
    return mp_int_is(v) || mp_float_is(v) || mp_is_instance(v, &mp_type_complex) ||
           mp_is_value(mp_type_find(vm, mp_type_of(v), MP_NAME(__index__))) ||
           mp_is_value(mp_type_find(vm, mp_type_of(v), MP_NAME(__int__))) ||
           mp_is_value(mp_type_find(vm, mp_type_of(v), MP_NAME(__float__)));
}

static mp_value count_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(start, MP_PARAM_OPTIONAL), MP_PARAM(step, MP_PARAM_OPTIONAL)};
    mp_value slots[2];
    if (!mp_args_bind(vm, "count", params, 2, argc, args, kw, slots)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < 2; i++) {
        slots[i] = mp_is_unbound(slots[i]) ? MP_SMALL(i) : slots[i];
        if (!is_number(vm, slots[i])) {
            return mp_raise(vm, &mp_type_TypeError, "a number is required");
        }
    }
    if (mp_int_is(slots[COUNT]) && mp_same(slots[STEP], MP_SMALL(1))) {
        slots[COUNT] = mp_int_plain(vm, slots[COUNT]);
    }
    return mp_is_error(slots[COUNT]) ? MP_ERROR : mp_tool_new(vm, type, 2, slots);
}

static mp_value count_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    mp_value item = it->v[COUNT];
    mp_value next = mp_binary(vm, MP_OP_ADD, item, it->v[STEP]);
    if (mp_is_error(next)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->v[COUNT], next);
    return item;
}

static mp_value count_repr(mp_vm *vm, mp_value self) {
    const mp_tool *it = mp_tool_get(self);
    const char *name = mp_type_name(mp_type_of(self));
    return mp_same(it->v[STEP], MP_SMALL(1)) ? mp_str_new_format(vm, "%s(%R)", name, it->v[COUNT])
                                             : mp_str_new_format(vm, "%s(%R, %R)", name, it->v[COUNT], it->v[STEP]);
}

/* ---- cycle: SAVED are the items seen; CYCLE_SOURCE is UNBOUND when they are all, and `state` the next one's number ---- */

enum { CYCLE_SOURCE, SAVED };

static mp_value cycle_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_tool_args(vm, type, argc, 1, kw)) {
        return MP_ERROR;
    }
    mp_value slots[2] = {mp_iter(vm, args[0]), MP_UNBOUND};
    slots[SAVED] = mp_is_error(slots[0]) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    return mp_is_error(slots[SAVED]) ? MP_ERROR : mp_tool_new(vm, type, 2, slots);
}

static mp_value cycle_next(mp_vm *vm, mp_value self) {
    mp_tool *it = mp_tool_get(self);
    if (mp_is_value(it->v[CYCLE_SOURCE])) {
        mp_value item = mp_next(vm, it->v[CYCLE_SOURCE]);
        if (mp_is_value(item)) {
            return mp_list_append(vm, it->v[SAVED], item) ? item : MP_ERROR;
        }
        if (mp_is_error(item)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &it->v[CYCLE_SOURCE], MP_UNBOUND);
    }
    const mp_list *saved = mp_list_get(it->v[SAVED]);
    if (saved->count == 0) {
        return MP_STOP;
    }
    size_t index = it->state;
    it->state = index + 1 < saved->count ? index + 1 : 0;
    return saved->items[index];
}

/* ---- repeat: `state` is how often, if LIMITED is True ---- */

enum { ITEM, LIMITED };

static mp_value repeat_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(object, 0), MP_PARAM(times, MP_PARAM_OPTIONAL)};
    mp_value bound[2];
    intptr_t times = 0;
    if (!mp_args_bind(vm, "repeat", params, 2, argc, args, kw, bound) ||
        (!mp_is_unbound(bound[1]) && !mp_index_get(vm, bound[1], &times))) {
        return MP_ERROR;
    }
    mp_value slots[2] = {bound[0], mp_from_bool(!mp_is_unbound(bound[1]))};
    mp_value self = mp_tool_new(vm, type, 2, slots);
    if (!mp_is_error(self)) {
        mp_tool_get(self)->state = times > 0 ? (size_t)times : 0;
    }
    return self;
}

static bool repeat_limited(const mp_tool *it) { return mp_same(it->v[LIMITED], MP_TRUE); }

static mp_value repeat_next(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_tool *it = mp_tool_get(self);
    if (repeat_limited(it)) {
        if (it->state == 0) {
            return MP_STOP;
        }
        it->state--;
    }
    return it->v[ITEM];
}

static mp_value repeat_repr(mp_vm *vm, mp_value self) {
    const mp_tool *it = mp_tool_get(self);
    const char *name = mp_type_name(mp_type_of(self));
    return repeat_limited(it) ? mp_str_new_format(vm, "%s(%R, %zu)", name, it->v[ITEM], it->state)
                              : mp_str_new_format(vm, "%s(%R)", name, it->v[ITEM]);
}

static mp_value repeat___length_hint__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_tool *it = mp_tool_get(args[0]);
    return repeat_limited(it) ? mp_int_from_size(vm, it->state)
                              : mp_raise(vm, &mp_type_TypeError, "len() of unsized object");
}

/* ---- islice ---- */

typedef struct islice {
    mp_object object;
    mp_value source; /* UNBOUND at the end */
    size_t position; /* items read */
    size_t next;     /* the position of the next item to give */
    size_t stop;     /* SIZE_MAX: none */
    size_t step;
} islice;

static void islice_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((islice *)self)->source); }

/* Leaves *out alone for None; false, with ValueError, for what is no int in 0…sys.maxsize. */
static bool islice_bound(mp_vm *vm, mp_value v, const char *what, size_t *out) {
    intptr_t i;
    if (mp_is_none(v)) {
        return true;
    }
    if (!mp_index_get(vm, v, &i)) {
        mp_exception_take(vm);
        i = -1;
    }
    *out = (size_t)i;
    what = i < -1 ? "Indices" : what;
    return i >= 0 || mp_fail(vm, &mp_type_ValueError,
                             "%s for islice() must be None or an integer: 0 <= x <= sys.maxsize.", what);
}

static mp_value islice_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_tool_args(vm, type, argc, argc, kw) || !mp_args_count(vm, "islice", argc, 2, 4)) {
        return MP_ERROR;
    }
    size_t start = 0, stop = SIZE_MAX;
    intptr_t step = 1;
    if (!islice_bound(vm, args[argc == 2 ? 1 : 2], "Stop argument", &stop) ||
        (argc > 2 && !islice_bound(vm, args[1], "Indices", &start))) {
        return MP_ERROR;
    }
    if (argc > 3 && !mp_is_none(args[3]) && !mp_index_get(vm, args[3], &step)) {
        mp_exception_take(vm);
        step = 0;
    }
    if (step < 1) {
        return mp_raise(vm, &mp_type_ValueError, "Step for islice() must be a positive integer or None.");
    }
    mp_value source = mp_iter(vm, args[0]);
    islice *it = mp_is_error(source) ? NULL : mp_object_alloc(vm, type, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->source, source);
    it->next = start;
    it->stop = stop;
    it->step = (size_t)step;
    return mp_from_pointer(it);
}

static mp_value islice_next(mp_vm *vm, mp_value self) {
    islice *it = (islice *)mp_pointer(self);
    while (mp_is_value(it->source)) {
        bool wanted = it->position >= it->next;
        mp_value item = wanted && it->position >= it->stop ? MP_STOP : mp_next(vm, it->source);
        if (!mp_is_value(item)) {
            mp_gc_store(vm, &it->source, MP_UNBOUND);
            return item;
        }
        it->position++;
        if (wanted) {
            if (__builtin_add_overflow(it->next, it->step, &it->next) || it->next > it->stop) {
                it->next = it->stop;
            }
            return item;
        }
    }
    return MP_STOP;
}

/* ---- the types ---- */

static const mp_native chain_rows[] = {MP_CLASSMETHOD(from_iterable, chain_from_iterable, 1, 1)};
static const mp_native repeat_rows[] = {MP_METHOD(__length_hint__, repeat___length_hint__, 0, 0)};

MP_OPS(accumulate_ops, MP_TOOL_OPS(accumulate_make, accumulate_next));
MP_OPS(chain_ops, MP_TOOL_OPS(chain_make, chain_next));
MP_OPS(compress_ops, MP_TOOL_OPS(compress_make, compress_next));
MP_OPS(cycle_ops, MP_TOOL_OPS(cycle_make, cycle_next));
MP_OPS(dropwhile_ops, MP_TOOL_OPS(function_make, dropwhile_next));
MP_OPS(filterfalse_ops, MP_TOOL_OPS(function_make, filterfalse_next));
MP_OPS(starmap_ops, MP_TOOL_OPS(function_make, starmap_next));
MP_OPS(takewhile_ops, MP_TOOL_OPS(function_make, takewhile_next));
MP_OPS(count_ops, (trace, mp_tool_trace), (make, count_make), (repr, count_repr), (iter, mp_iter_self),
    (next, count_next));
MP_OPS(repeat_ops, (trace, mp_tool_trace), (make, repeat_make), (repr, repeat_repr), (iter, mp_iter_self),
    (next, repeat_next));
MP_OPS(islice_ops, (trace, islice_trace), (make, islice_make), (iter, mp_iter_self), (next, islice_next));

MP_NAMES_USED(accumulate, compress, count, cycle, dropwhile, filterfalse, starmap, takewhile)
static MP_TOOL_TYPE(accumulate_type, accumulate, accumulate_ops);
static MP_TYPE(chain_type, chain, &mp_type_object, sizeof(mp_tool), chain_ops, chain_rows, 0);
static MP_TOOL_TYPE(compress_type, compress, compress_ops);
static MP_TOOL_TYPE(count_type, count, count_ops);
static MP_TOOL_TYPE(cycle_type, cycle, cycle_ops);
static MP_TOOL_TYPE(dropwhile_type, dropwhile, dropwhile_ops);
static MP_TOOL_TYPE(filterfalse_type, filterfalse, filterfalse_ops);
static MP_TYPE_PLAIN(islice_type, islice, &mp_type_object, sizeof(islice), islice_ops, 0);
static MP_TYPE(repeat_type, repeat, &mp_type_object, sizeof(mp_tool), repeat_ops, repeat_rows, 0);
static MP_TOOL_TYPE(starmap_type, starmap, starmap_ops);
static MP_TOOL_TYPE(takewhile_type, takewhile, takewhile_ops);

static const mp_native itertools_rows[] = {
    MP_CONSTANT(accumulate, &accumulate_type),
    MP_CONSTANT(batched, &mp_type_batched),
    MP_CONSTANT(chain, &chain_type),
    MP_CONSTANT(combinations, &mp_type_combinations),
    MP_CONSTANT(combinations_with_replacement, &mp_type_combinations_repeated),
    MP_CONSTANT(compress, &compress_type),
    MP_CONSTANT(count, &count_type),
    MP_CONSTANT(cycle, &cycle_type),
    MP_CONSTANT(dropwhile, &dropwhile_type),
    MP_CONSTANT(filterfalse, &filterfalse_type),
    MP_CONSTANT(groupby, &mp_type_groupby),
    MP_CONSTANT(islice, &islice_type),
    MP_CONSTANT(pairwise, &mp_type_pairwise),
    MP_CONSTANT(permutations, &mp_type_permutations),
    MP_CONSTANT(product, &mp_type_product),
    MP_CONSTANT(repeat, &repeat_type),
    MP_CONSTANT(starmap, &starmap_type),
    MP_CONSTANT(takewhile, &takewhile_type),
    MP_FUNCTION(tee, mp_itertools_tee, 1, 2),
    MP_CONSTANT(zip_longest, &mp_type_zip_longest),
    MP_CONSTANT(_grouper, &mp_type_grouper),
    MP_CONSTANT(_tee, &mp_type_tee),
};

MP_MODULE(mp_module_itertools, itertools, itertools_rows, NULL);
