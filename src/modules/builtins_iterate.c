/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The builtin functions that go through iterables: aiter, all, anext, any, iter, max, min, next, sorted, sum.
 */
#include "gc/vm.h"
#include "modules/builtins.h"
#include "objects/builtin_iterators.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* A walk over an iterable; lists and tuples are indexed, without an iterator. */
typedef struct walk {
    mp_value source;
    size_t index;
    bool list, tuple;
    mp_iterator_place place;
} walk;

static bool walk_start(mp_vm *vm, walk *w, mp_value iterable) {
    w->index = 0;
    w->list = mp_is_exact(iterable, &mp_type_list);
    w->tuple = mp_is_exact(iterable, &mp_type_tuple);
    w->source = w->list || w->tuple ? iterable : mp_iter_local(vm, iterable, &w->place);
    return !mp_is_error(w->source);
}

static MP_ALWAYS_INLINE mp_value walk_next(mp_vm *vm, walk *w) {
    if (w->list) {
        const mp_list *list = mp_list_get(w->source);
        return w->index < list->count ? list->items[w->index++] : MP_STOP;
    }
    if (w->tuple) {
        const mp_tuple *tuple = mp_tuple_get(w->source);
        return w->index < tuple->count ? tuple->items[w->index++] : MP_STOP;
    }
    return mp_next(vm, w->source);
}

/* any: stops at the first true item; all: at the first false one. */
static mp_value search_truth(mp_vm *vm, mp_value iterable, bool wanted) {
    walk w;
    if (!walk_start(vm, &w, iterable)) {
        return MP_ERROR;
    }
    for (;;) {
        mp_value item = walk_next(vm, &w);
        if (!mp_is_value(item)) {
            return mp_is_stop(item) ? mp_from_bool(!wanted) : MP_ERROR;
        }
        bool truth;
        if (!mp_truth(vm, item, &truth)) {
            return MP_ERROR;
        }
        if (truth == wanted) {
            return mp_from_bool(wanted);
        }
    }
}

/* ---- min, max ---- */

static bool is_better(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b, bool *out) {
    if (mp_is_small(a) && mp_is_small(b)) {
        *out = op == MP_LT ? mp_small(a) < mp_small(b) : mp_small(a) > mp_small(b);
        return true;
    }
    return mp_compare_truth(vm, op, a, b, out);
}

/* The best item of the walk by key(item), or by itself if key is None; MP_STOP if there are no items. */
static mp_value best_of(mp_vm *vm, mp_compare_op op, walk *w, mp_value key) {
    mp_value best = MP_STOP, best_rank = MP_STOP;
    for (;;) {
        mp_value item = walk_next(vm, w);
        if (!mp_is_value(item)) {
            return mp_is_stop(item) ? best : MP_ERROR;
        }
        mp_value rank = mp_is_none(key) ? item : mp_call(vm, key, 1, &item);
        bool better = true;
        if (mp_is_error(rank) || (!mp_is_stop(best) && !is_better(vm, op, rank, best_rank, &better))) {
            return MP_ERROR;
        }
        if (better) {
            best = item;
            best_rank = rank;
        }
    }
}

static mp_value min_max(mp_vm *vm, const char *name, mp_compare_op op, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(key, MP_PARAM_OPTIONAL),
        MP_PARAM(default, MP_PARAM_OPTIONAL),
    };
    mp_value v[2] = {MP_UNBOUND, MP_UNBOUND};
    if (!mp_args_count(vm, name, argc, 1, MP_VARIADIC) ||
        (kw.count != 0 && !mp_args_bind(vm, name, params, 2, 0, args + argc, kw, v))) {
        return MP_ERROR;
    }
    if (argc > 1 && !mp_is_unbound(v[1])) {
        return mp_raise(vm, &mp_type_TypeError, "Cannot specify a default for %s() with multiple positional arguments",
                        name);
    }
    mp_value items = args[0];
    bool better;
    if (argc == 2 && mp_is_unbound(v[0])) { /* the commonest form needs no tuple */
        return !is_better(vm, op, args[1], args[0], &better) ? MP_ERROR : args[better];
    }
    if (argc > 1) {
        items = mp_tuple_new(vm, argc, args);
    }
    walk w;
    if (mp_is_error(items) || !walk_start(vm, &w, items)) {
        return MP_ERROR;
    }
    mp_value best = best_of(vm, op, &w, mp_is_unbound(v[0]) ? MP_NONE : v[0]);
    if (!mp_is_stop(best)) {
        return best;
    }
    return mp_is_unbound(v[1]) ? mp_raise(vm, &mp_type_ValueError, "%s() arg is an empty sequence", name) : v[1];
}

/* ---- exported ---- */

mp_value mp_builtin_all(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return search_truth(vm, args[0], false);
}

mp_value mp_builtin_any(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return search_truth(vm, args[0], true);
}

mp_value mp_builtin_max(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return min_max(vm, "max", MP_GT, argc, args, kw);
}

mp_value mp_builtin_min(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return min_max(vm, "min", MP_LT, argc, args, kw);
}

mp_value mp_builtin_sum(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(iterable, MP_PARAM_POSITIONAL_ONLY),
        MP_PARAM(start, MP_PARAM_OPTIONAL),
    };
    mp_value v[2];
    walk w;
    if (!mp_args_bind(vm, "sum", params, 2, argc, args, kw, v) || !walk_start(vm, &w, v[0])) {
        return MP_ERROR;
    }
    mp_value total = mp_is_unbound(v[1]) ? MP_SMALL(0) : v[1];
    if (mp_str_is(total) || mp_bytes_is(total) || mp_is_instance(total, &mp_type_bytearray)) {
        return mp_raise(vm, &mp_type_TypeError, "sum() can't sum %s [use %s''.join(seq) instead]",
                        mp_str_is(total)     ? "strings"
                        : mp_bytes_is(total) ? "bytes"
                                             : "bytearray",
                        mp_str_is(total) ? "" : "b");
    }
    for (;;) {
        mp_value item = walk_next(vm, &w);
        if (!mp_is_value(item)) {
            return mp_is_stop(item) ? total : MP_ERROR;
        }
        if (mp_is_small(total) && mp_is_small(item)) {
            intptr_t sum = mp_small(total) + mp_small(item); /* both have a bit to spare */
            total = mp_small_fits(sum) ? mp_from_small(sum) : mp_int_from_i64(vm, sum);
        } else if (mp_is_real(total) && mp_is_real(item)) {
            total = mp_float_new(vm, mp_real_get(total) + mp_real_get(item));
        } else {
            total = mp_binary(vm, MP_OP_ADD, total, item);
        }
        if (mp_is_error(total)) {
            return MP_ERROR;
        }
    }
}

mp_value mp_builtin_sorted(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(key, MP_PARAM_OPTIONAL),
        MP_PARAM(reverse, MP_PARAM_OPTIONAL),
    };
    mp_value v[2] = {MP_UNBOUND, MP_UNBOUND};
    intptr_t reverse = 0;
    if (argc != 1) {
        return mp_raise(vm, &mp_type_TypeError, "sorted expected 1 argument, got %zu", argc);
    }
    mp_value list = mp_list_from(vm, args[0]);
    if (mp_is_error(list) || (kw.count != 0 && !mp_args_bind(vm, "sort", params, 2, 0, args + argc, kw, v)) ||
        (!mp_is_unbound(v[1]) && !mp_index_clamp(vm, v[1], &reverse)) ||
        !mp_list_sort(vm, list, mp_is_unbound(v[0]) ? MP_NONE : v[0], reverse != 0)) {
        return MP_ERROR;
    }
    return list;
}

mp_value mp_builtin_iter(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 1) {
        return mp_iter(vm, args[0]);
    }
    if (!mp_is_callable(vm, args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "iter(v, w): v must be callable");
    }
    return mp_callable_iterator_new(vm, args[0], args[1]);
}

mp_value mp_builtin_next(mp_vm *vm, size_t argc, const mp_value *args) {
    vm->stop_value = MP_NONE; /* only what this iterator returns counts */
    mp_value item = mp_next(vm, args[0]);
    if (!mp_is_stop(item)) {
        return !mp_is_error(item) || argc == 1 || !mp_exception_catch(vm, &mp_type_StopIteration) ? item : args[1];
    }
    mp_value value = vm->stop_value;
    vm->stop_value = MP_NONE;
    if (argc > 1) {
        return args[1];
    }
    bool has_value = mp_is_value(value) && !mp_is_none(value);
    mp_value exception = mp_exception_new(vm, &mp_type_StopIteration, has_value, &value);
    return mp_is_error(exception) ? MP_ERROR : mp_raise_value(vm, exception);
}

mp_value mp_builtin_aiter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_aiter(vm, args[0]);
}

mp_value mp_builtin_anext(mp_vm *vm, size_t argc, const mp_value *args) {
    return mp_anext(vm, args[0], argc > 1 ? args[1] : MP_UNBOUND);
}
