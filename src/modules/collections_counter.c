/* SPDX-License-Identifier: MIT
 *
 * Layer 5. collections.Counter: a dict of counts. A missing element has the count 0; counts may be any numbers.
 */
#include "modules/collections.h"
#include "objects/builder.h"
#include "objects/dict_index.h"
#include "objects/dict_ops.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_counter(mp_value v) { return mp_is_instance(v, &mp_type_Counter); }

static mp_value counter_new(mp_vm *vm) {
    mp_dict *counter = mp_gc_new(vm, &mp_type_Counter, sizeof *counter);
    return counter ? mp_from_pointer(counter) : MP_ERROR;
}

/* The count of an element. */
static mp_value count_of(mp_vm *vm, mp_value counter, mp_value element) {
    mp_value count = mp_dict_find(vm, counter, element);
    return mp_is_unbound(count) ? MP_SMALL(0) : count;
}

static mp_value add(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (mp_is_small(a) && mp_is_small(b)) {
        intptr_t sum = op == MP_OP_ADD ? mp_small(a) + mp_small(b) : mp_small(a) - mp_small(b);
        if (MP_LIKELY(mp_small_fits(sum))) {
            return MP_SMALL(sum);
        }
    }
    return mp_binary(vm, op, a, b);
}

/* ---- Counting ---- */

/* Adds (or subtracts) `count` to an element's count. */
static bool change(mp_vm *vm, mp_value self, mp_binary_op op, mp_value element, mp_value count) {
    mp_value old = count_of(vm, self, element);
    mp_value sum = mp_is_error(old) ? MP_ERROR : op == MP_OP_ADD ? add(vm, op, count, old) : add(vm, op, old, count);
    return !mp_is_error(sum) && mp_dict_set(vm, self, element, sum);
}

static bool change_from_dict(mp_vm *vm, mp_value self, mp_binary_op op, mp_value dict) {
    if (op == MP_OP_ADD && mp_dict_count(self) == 0) {
        return mp_dict_update(vm, self, dict);
    }
    size_t position = 0;
    mp_value element;
    mp_value count;
    while (mp_dict_next(dict, &position, &element, &count)) {
        if (!change(vm, self, op, element, count)) {
            return false;
        }
    }
    return true;
}

static bool change_from(mp_vm *vm, mp_value self, mp_binary_op op, mp_value source) {
    if (mp_dict_is(source)) {
        return change_from_dict(vm, self, op, source);
    }
    mp_value keys = mp_getattr_find(vm, source, MP_NAME(keys));
    if (!mp_is_error(keys) && !mp_is_unbound(keys)) {
        mp_value dict = mp_dict_new(vm);
        return !mp_is_error(dict) && mp_dict_update(vm, dict, source) && change_from_dict(vm, self, op, dict);
    }
    mp_value iterator = mp_is_error(keys) ? MP_ERROR : mp_iter(vm, source);
    if (mp_is_error(iterator)) {
        return false;
    }
    for (;;) {
        mp_value element = mp_next(vm, iterator);
        if (!mp_is_value(element)) {
            return mp_is_stop(element);
        }
        if (!change(vm, self, op, element, MP_SMALL(1))) {
            return false;
        }
    }
}

/* What __init__, update and subtract do: an optional source, then keywords. */
static bool change_from_args(mp_vm *vm, const char *function, mp_value self, mp_binary_op op, size_t argc,
                             const mp_value *args, mp_kw kw) {
    if (argc > 1) {
        return mp_fail(vm, &mp_type_TypeError, "Counter.%s() takes from 1 to 2 positional arguments but %zu were given",
                       function, argc + 1);
    }
    if (argc == 1 && !mp_is_none(args[0]) && !change_from(vm, self, op, args[0])) {
        return false;
    }
    bool set = op == MP_OP_ADD && mp_dict_count(self) == 0; /* counts that cannot be added are fine then */
    for (size_t i = 0; i < kw.count; i++) {
        mp_value count = args[argc + i];
        if (!(set ? mp_dict_set(vm, self, kw.names[i], count) : change(vm, self, op, kw.names[i], count))) {
            return false;
        }
    }
    return true;
}

static bool counter_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return change_from_args(vm, "__init__", self, MP_OP_ADD, argc, args, kw);
}

static mp_value counter_update(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return change_from_args(vm, "update", args[0], MP_OP_ADD, argc - 1, args + 1, kw) ? MP_NONE : MP_ERROR;
}

static mp_value counter_subtract(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return change_from_args(vm, "subtract", args[0], MP_OP_SUB, argc - 1, args + 1, kw) ? MP_NONE : MP_ERROR;
}

/* ---- Order ---- */

static mp_value second_of(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm;
    (void)argc;
    return mp_tuple_get(args[0])->items[1];
}

static const mp_native second_of_row = MP_FUNCTION(count, second_of, 1, 1);

/* A list of (element, count), the most frequent first. */
static mp_value ranking(mp_vm *vm, mp_value self, bool sort) {
    mp_value list = mp_list_new(vm, 0, NULL);
    size_t position = 0;
    mp_value pair[2];
    while (!mp_is_error(list) && mp_dict_next(self, &position, &pair[0], &pair[1])) {
        mp_value item = mp_tuple_new(vm, 2, pair);
        if (mp_is_error(item) || !mp_list_append(vm, list, item)) {
            return MP_ERROR;
        }
    }
    if (mp_is_error(list) || (sort && !mp_list_sort(vm, list, mp_from_pointer(&second_of_row), true))) {
        return MP_ERROR;
    }
    return list;
}

static mp_value counter_most_common(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(n, MP_PARAM_OPTIONAL)};
    mp_value limit;
    intptr_t count = INTPTR_MAX;
    if (!mp_args_bind(vm, "most_common", params, 1, argc - 1, args + 1, kw, &limit) ||
        (!mp_is_unbound(limit) && !mp_is_none(limit) && !mp_index_clamp(vm, limit, &count))) {
        return MP_ERROR;
    }
    mp_value list = ranking(vm, args[0], true);
    if (mp_is_error(list)) {
        return MP_ERROR;
    }
    mp_list *l = mp_list_get(list);
    size_t kept = count < 0 ? 0 : MP_MIN((size_t)count, l->count);
    return kept == l->count ? list : mp_list_new(vm, kept, l->items);
}

static mp_value counter_repr_inside(mp_vm *vm, mp_value self) {
    mp_value list = ranking(vm, self, true);
    if (mp_is_error(list) && mp_exception_catch(vm, &mp_type_TypeError)) {
        list = ranking(vm, self, false); /* counts that cannot be compared */
    }
    mp_value dict = mp_is_error(list) ? MP_ERROR : mp_dict_new(vm);
    if (mp_is_error(dict) || !mp_dict_update(vm, dict, list)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%N(%R)", mp_type_of(self), dict);
    return mp_builder_str(&b);
}

static mp_value counter_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return mp_str_new_text(vm, "...");
    }
    mp_value result;
    if (mp_dict_count(self) == 0) {
        mp_builder b;
        mp_builder_init(&b, vm);
        mp_builder_append_format(&b, "%N()", mp_type_of(self));
        result = mp_builder_str(&b);
    } else {
        result = counter_repr_inside(vm, self);
    }
    mp_repr_leave(vm, &link);
    return result;
}

/* ---- Arithmetic: results hold positive counts only ---- */

static bool keep_positive(mp_vm *vm, mp_value result, mp_value element, mp_value count) {
    bool positive;
    return mp_compare_truth(vm, MP_GT, count, MP_SMALL(0), &positive) &&
           (!positive || mp_dict_set(vm, result, element, count));
}

/* The count in a op b of an element with these counts. */
static mp_value combined(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD || op == MP_OP_SUB) {
        return add(vm, op, a, b);
    }
    bool less;
    if (!mp_compare_truth(vm, MP_LT, a, b, &less)) {
        return MP_ERROR;
    }
    return less == (op == MP_OP_AND) ? a : b;
}

/* Puts a op b into result: for all elements of a, or for those of b that a does not have. */
static bool combine(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b, bool rest, mp_value result) {
    size_t position = 0;
    mp_value element;
    mp_value count;
    while (mp_dict_next(rest ? b : a, &position, &element, &count)) {
        mp_value other = mp_dict_find(vm, rest ? a : b, element);
        if (mp_is_error(other)) {
            return false;
        }
        if (rest && !mp_is_unbound(other)) {
            continue;
        }
        other = mp_is_unbound(other) ? MP_SMALL(0) : other;
        mp_value sum = combined(vm, op, rest ? other : count, rest ? count : other);
        if (mp_is_error(sum) || !keep_positive(vm, result, element, sum)) {
            return false;
        }
    }
    return true;
}

static mp_value counter_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    bool known = op == MP_OP_ADD || op == MP_OP_SUB || op == MP_OP_AND || op == MP_OP_OR;
    if (!known || !is_counter(a) || !is_counter(b)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value result = counter_new(vm);
    if (mp_is_error(result) || !combine(vm, op, a, b, false, result) ||
        (op != MP_OP_AND && !combine(vm, op, a, b, true, result))) {
        return MP_ERROR;
    }
    return result;
}

static mp_value counter_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    mp_value result = counter_binary(vm, op, a, b);
    if (mp_is_error(result) || mp_same(result, MP_NOT_IMPLEMENTED)) {
        return result;
    }
    mp_dict_clear(vm, a);
    return mp_dict_update(vm, a, result) ? a : MP_ERROR;
}

static mp_value counter_unary(mp_vm *vm, mp_unary_op op, mp_value self) {
    if (op != MP_OP_POS && op != MP_OP_NEG) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value none = counter_new(vm);
    if (mp_is_error(none)) {
        return MP_ERROR;
    }
    return op == MP_OP_POS ? counter_binary(vm, MP_OP_ADD, self, none) : counter_binary(vm, MP_OP_SUB, none, self);
}

/* Whether `op` holds between the counts of all elements of `keys`. */
static bool all_hold(mp_vm *vm, mp_compare_op op, mp_value keys, mp_value a, mp_value b, bool *out) {
    size_t position = 0;
    mp_value element;
    mp_value count;
    *out = true;
    while (*out && mp_dict_next(keys, &position, &element, &count)) {
        mp_value count_a = count_of(vm, a, element);
        mp_value count_b = mp_is_error(count_a) ? MP_ERROR : count_of(vm, b, element);
        if (mp_is_error(count_b) || !mp_compare_truth(vm, op, count_a, count_b, out)) {
            return false;
        }
    }
    return true;
}

static bool holds(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b, bool *out) {
    return all_hold(vm, op, a, a, b, out) && (!*out || all_hold(vm, op, b, a, b, out));
}

static mp_value counter_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!is_counter(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    /* < is "<= and !=". */
    mp_compare_op each = op == MP_LT ? MP_LE : op == MP_GT ? MP_GE : op == MP_NE ? MP_EQ : op;
    bool result;
    if (!mp_recursion_check(vm) || !holds(vm, each, self, other, &result)) {
        return MP_ERROR;
    }
    if ((op == MP_LT || op == MP_GT) && result) {
        bool equal;
        if (!holds(vm, MP_EQ, self, other, &equal)) {
            return MP_ERROR;
        }
        result = !equal;
    }
    return mp_from_bool(result != (op == MP_NE));
}

/* ---- Items and methods ---- */

static mp_value counter_getitem(mp_vm *vm, mp_value self, mp_value key) {
    return mp_is_exact(self, &mp_type_Counter) ? count_of(vm, self, key) : mp_dict_op_getitem(vm, self, key);
}

static mp_value counter_missing(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm;
    (void)argc;
    (void)args;
    return MP_SMALL(0);
}

/* Deleting what is not there is no error. */
static bool counter_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    bool found;
    return mp_is_unbound(value) ? mp_dict_remove(vm, self, key, &found) : mp_dict_set(vm, self, key, value);
}

static mp_value counter_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_call(vm, mp_type_value(mp_type_of(args[0])), 1, args);
}

static mp_value counter_total(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value total = MP_SMALL(0);
    size_t position = 0;
    mp_value element;
    mp_value count;
    while (!mp_is_error(total) && mp_dict_next(args[0], &position, &element, &count)) {
        total = add(vm, MP_OP_ADD, total, count);
    }
    return total;
}

static mp_value counter_fromkeys(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    (void)args;
    return mp_raise(vm, &mp_type_NotImplementedError,
                    "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.");
}

/* elements(): each element as often as its count. */
typedef struct elements_iterator {
    mp_object object;
    mp_value ranks; /* list of (element, count) */
    size_t index;
    size_t left; /* of the element before index */
} elements_iterator;

static void elements_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((elements_iterator *)self)->ranks);
}

static mp_value elements_next(mp_vm *vm, mp_value self) {
    elements_iterator *it = (elements_iterator *)mp_pointer(self);
    mp_list *ranks = mp_list_get(it->ranks);
    while (it->left == 0) {
        if (it->index >= ranks->count) {
            return MP_STOP;
        }
        intptr_t count;
        if (!mp_index_get(vm, mp_tuple_get(ranks->items[it->index++])->items[1], &count)) {
            return MP_ERROR;
        }
        it->left = count < 0 ? 0 : (size_t)count;
    }
    it->left--;
    return mp_tuple_get(ranks->items[it->index - 1])->items[0];
}

MP_OPS(elements_ops, (trace, elements_trace), (iter, mp_iter_self), (next, elements_next));
static MP_TYPE_PLAIN(mp_type_elements_iterator, chain, &mp_type_object, sizeof(elements_iterator), elements_ops,
                     MP_TYPE_FINAL);

static mp_value counter_elements(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value ranks = ranking(vm, args[0], false);
    elements_iterator *it = mp_is_error(ranks) ? NULL : mp_gc_new(vm, &mp_type_elements_iterator, sizeof *it);
    if (!it) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->ranks, ranks);
    return mp_from_pointer(it);
}

MP_OPS(counter_ops, MP_DICT_OPS_BASE, (trace, mp_dict_op_trace), (make, mp_dict_op_make), (init, counter_init),
    (repr, counter_repr), (compare, counter_compare), (getitem, counter_getitem), (setitem, counter_setitem),
    (unary, counter_unary), (binary, counter_binary), (inplace, counter_inplace));

static const mp_native counter_rows[] = {
    MP_METHOD(__missing__, counter_missing, 1, 1),
    MP_METHOD(copy, counter_copy, 0, 0),
    MP_METHOD(elements, counter_elements, 0, 0),
    MP_CLASSMETHOD(fromkeys, counter_fromkeys, 0, MP_VARIADIC),
    MP_METHOD_KW(most_common, counter_most_common, 0, 1),
    MP_METHOD_KW(subtract, counter_subtract, 0, MP_VARIADIC),
    MP_METHOD(total, counter_total, 0, 0),
    MP_METHOD_KW(update, counter_update, 0, MP_VARIADIC),
};

MP_TYPE(mp_type_Counter, Counter, &mp_type_dict, sizeof(mp_dict), counter_ops, counter_rows, 0);
