/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The slow paths of instructions that are not about attributes and names (those are in caches.c).
 */
#include "gc/region.h"
#include "objects/builder.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/event.h"
#include "objects/exception.h"
#include "objects/exception_all.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/frame.h"
#include "vm/intrinsics.h"

/* Backward jumps and calls between two looks at the events: a handler runs some ten microseconds after its interrupt, and
 * looking costs less than an instruction per jump. */
enum { FUEL = 256 };

size_t mp_frame_depth(mp_vm *vm, size_t limit) {
    size_t depth = 0;
    for (const mp_value *frame = vm->frame; frame != NULL && depth <= limit; frame = mp_link_caller(frame)) {
        depth++;
    }
    return depth;
}

/* Without sys.setrecursionlimit memory limits the depth. With it, the frames are counted from time to time: calls may
 * go a quarter deeper than the limit says, but cost nothing. */
static bool check_depth(mp_vm *vm) {
    size_t depth = mp_frame_depth(vm, vm->depth_limit);
    vm->fuel = (int32_t)MP_MIN((uint32_t)FUEL, vm->depth_limit / 4);
    return depth <= vm->depth_limit ||
           mp_fail(vm, &mp_type_RecursionError, "maximum recursion depth exceeded");
}

bool mp_slow_service(mp_vm *vm) {
    vm->fuel = FUEL;
    if (!mp_event_serve(vm)) {
        return false;
    }
    mp_gc_finalise(vm, false);
    return vm->depth_limit == 0 || check_depth(vm);
}

/* ---- errors about variables ---- */

mp_value mp_unbound_local_error(mp_vm *vm, mp_value name) {
    return mp_raise(vm, &mp_type_UnboundLocalError,
                    "cannot access local variable '%U' where it is not associated with a value", name);
}

mp_value mp_unbound_cell_error(mp_vm *vm, const mp_value *base, unsigned index, bool is_free) {
    const mp_code *code = mp_frame_code(base);
    size_t parameters = mp_code_parameter_count(code);
    if (is_free) {
        return mp_raise(vm, &mp_type_NameError,
                        "cannot access free variable '%U' where it is not associated with a value in enclosing scope",
                        code->consts[parameters + index]);
    }
    size_t cell = index - code->first_cell;
    mp_value name =
        cell < code->cell_count ? code->consts[parameters + code->free_count + cell] : MP_NAME(not_found_);
    return mp_unbound_local_error(vm, name);
}

/* ---- comparing ---- */

/* op: mp_compare_op, then is, is not, in, not in. */
mp_value mp_slow_compare(mp_vm *vm, unsigned op, mp_value a, mp_value b) {
    bool found;
    switch (op) {
    case MP_COMPARE_OP_COUNT:
        return mp_from_bool(mp_same(a, b));
    case MP_COMPARE_OP_COUNT + 1:
        return mp_from_bool(!mp_same(a, b));
    case MP_COMPARE_OP_COUNT + 2:
        return mp_contains(vm, b, a, &found) ? mp_from_bool(found) : MP_ERROR;
    case MP_COMPARE_OP_COUNT + 3:
        return mp_contains(vm, b, a, &found) ? mp_from_bool(!found) : MP_ERROR;
    default:
        return mp_compare(vm, (mp_compare_op)op, a, b);
    }
}

/* ---- unpacking ---- */

static bool too_few(mp_vm *vm, size_t want, bool star, size_t got) {
    return mp_fail(vm, &mp_type_ValueError, "not enough values to unpack (expected %s%zu, got %zu)",
                   star ? "at least " : "", want, got);
}

static bool unpack_exact(mp_vm *vm, const mp_value *items, size_t have, mp_value *out, size_t want) {
    if (have < want) {
        return too_few(vm, want, false, have);
    }
    if (have > want) {
        return mp_fail(vm, &mp_type_ValueError, "too many values to unpack (expected %zu)", want);
    }
    if (want > 0) {
        memcpy(out, items, want * sizeof *out);
    }
    return true;
}

static bool unpack_iterator(mp_vm *vm, mp_value iterator, mp_value *out, size_t want) {
    for (size_t i = 0; i < want; i++) {
        mp_value v = mp_next(vm, iterator);
        if (mp_is_stop(v)) {
            return too_few(vm, want, false, i);
        }
        if (mp_is_error(v)) {
            return false;
        }
        out[i] = v;
    }
    mp_value v = mp_next(vm, iterator);
    if (mp_is_value(v)) {
        return mp_fail(vm, &mp_type_ValueError, "too many values to unpack (expected %zu)", want);
    }
    return !mp_is_error(v);
}

static bool unpack_star(mp_vm *vm, mp_value iterable, mp_value *out, size_t before, size_t after) {
    mp_value list = mp_list_from(vm, iterable);
    if (mp_is_error(list)) {
        return false;
    }
    size_t count = mp_list_get(list)->count;
    if (count < before + after) {
        return too_few(vm, before + after, true, count);
    }
    mp_value rest = mp_list_new(vm, count - before - after, mp_list_get(list)->items + before);
    if (mp_is_error(rest)) {
        return false;
    }
    const mp_value *items = mp_list_get(list)->items;
    if (before > 0) {
        memcpy(out, items, before * sizeof *out);
    }
    out[before] = rest;
    if (after > 0) {
        memcpy(out + before + 1, items + count - after, after * sizeof *out);
    }
    return true;
}

bool mp_slow_unpack(mp_vm *vm, mp_value iterable, mp_value *out, size_t before, bool star, size_t after) {
    if (!star && mp_is_exact(iterable, &mp_type_tuple)) {
        return unpack_exact(vm, mp_tuple_get(iterable)->items, mp_tuple_get(iterable)->count, out, before);
    }
    if (!star && mp_is_exact(iterable, &mp_type_list)) {
        return unpack_exact(vm, mp_list_get(iterable)->items, mp_list_get(iterable)->count, out, before);
    }
    mp_iterator_place place;
    mp_value iterator = mp_iter_local(vm, iterable, &place);
    if (mp_is_error(iterator)) {
        if (mp_exception_matches(vm, &mp_type_TypeError) && !mp_is_iterable(vm, iterable)) {
            vm->pending = MP_UNBOUND;
            return mp_fail(vm, &mp_type_TypeError, "cannot unpack non-iterable %T object", iterable);
        }
        return false;
    }
    return star ? unpack_star(vm, iterator, out, before, after) : unpack_iterator(vm, iterator, out, before);
}

/* ---- f-strings ---- */

mp_value mp_slow_format(mp_vm *vm, mp_value v, mp_value spec, unsigned flags) {
    if (flags & 2) {
        v = mp_str_of(vm, v);
    } else if (flags & 4) {
        v = mp_repr(vm, v);
    } else if (flags & 8) {
        mp_value ascii = mp_builtin_find(vm, MP_NAME(ascii));
        v = mp_is_value(ascii) ? mp_call(vm, ascii, 1, &v) : mp_repr(vm, v);
    }
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    if (!(flags & 1)) {
        return mp_is_exact(v, &mp_type_str) ? v : mp_format(vm, v, MP_NAME(empty_));
    }
    return mp_format(vm, v, spec);
}

mp_value mp_slow_build_string(mp_vm *vm, size_t count, const mp_value *parts) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += mp_str_size(parts[i]);
    }
    if (size > MP_STR_SIZE_MAX) {
        return mp_raise(vm, &mp_type_MemoryError, "string is too long");
    }
    mp_str *s = mp_str_alloc(vm, &mp_type_str, size);
    if (s == NULL) {
        return MP_ERROR;
    }
    char *p = s->data;
    for (size_t i = 0; i < count; i++) {
        memcpy(p, mp_str_data(parts[i]), mp_str_size(parts[i]));
        p += mp_str_size(parts[i]);
    }
    return mp_str_finish(s);
}

/* ---- exceptions ---- */

/* An exception instance from what `raise` was given. */
static mp_value instance_of(mp_vm *vm, mp_value v, const char *complaint) {
    if (mp_exception_is(v)) {
        return v;
    }
    if (!mp_is_type(v) || !mp_type_is_subtype(mp_as_type(v), &mp_type_BaseException)) {
        return mp_raise(vm, &mp_type_TypeError, "%s", complaint);
    }
    mp_value made = mp_call(vm, v, 0, NULL);
    if (mp_is_value(made) && !mp_exception_is(made)) {
        return mp_raise(vm, &mp_type_TypeError, "calling %R should have returned an instance of BaseException, not %R",
                        v, mp_type_value(mp_type_of(made)));
    }
    return made;
}

/* True: the exception was raised anew; false means: raised again as it is. Either way it is pending. */
bool mp_slow_raise(mp_vm *vm, mp_value exception, mp_value cause) {
    if (mp_is_unbound(exception)) {
        if (mp_is_none(vm->handled)) {
            mp_raise(vm, &mp_type_RuntimeError, "No active exception to reraise");
            return true;
        }
        vm->pending = vm->handled;
        return false;
    }
    exception = instance_of(vm, exception, "exceptions must derive from BaseException");
    if (mp_is_error(exception)) {
        return true;
    }
    if (!mp_is_unbound(cause)) {
        if (!mp_is_none(cause)) {
            cause = instance_of(vm, cause, "exception causes must derive from BaseException");
        }
        if (mp_is_error(cause)) {
            return true;
        }
        if (!mp_exception_cause_set(vm, exception, cause)) {
            return true;
        }
    }
    mp_raise_value(vm, exception);
    return true;
}

/* What the classes of an except* clause may not be. */
static bool check_star_type(mp_vm *vm, mp_value type) {
    if (!mp_is_type(type) || !mp_type_is_subtype(mp_as_type(type), &mp_type_BaseException)) {
        return mp_fail(vm, &mp_type_TypeError,
                       "catching classes that do not inherit from BaseException is not allowed");
    }
    return !mp_type_is_subtype(mp_as_type(type), &mp_type_BaseExceptionGroup) ||
           mp_fail(vm, &mp_type_TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
}

mp_value mp_intrinsic_star_match(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value type = args[1], match;
    size_t count = mp_tuple_is(type) ? mp_tuple_get(type)->count : 1;
    for (size_t i = 0; i < count; i++) {
        if (!check_star_type(vm, mp_tuple_is(type) ? mp_tuple_get(type)->items[i] : type)) {
            return MP_ERROR;
        }
    }
    if (mp_is_none(args[0])) {
        return MP_NONE;
    }
    return mp_exception_star_match(vm, args[0], type, &match, &args[0]) ? match : MP_ERROR;
}

mp_value mp_intrinsic_star_join(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_exception_star_join(vm, args[0], args[1]);
}

static bool match_one(mp_vm *vm, mp_value exception, mp_value type, bool *out) {
    if (!mp_is_type(type) || !mp_type_is_subtype(mp_as_type(type), &mp_type_BaseException)) {
        return mp_fail(vm, &mp_type_TypeError,
                       "catching classes that do not inherit from BaseException is not allowed");
    }
    *out = mp_type_is_subtype(mp_type_of(exception), mp_as_type(type));
    return true;
}

bool mp_slow_exception_match(mp_vm *vm, mp_value exception, mp_value type, bool *out) {
    if (!mp_tuple_is(type)) {
        return match_one(vm, exception, type, out);
    }
    bool any = false;
    for (size_t i = 0; i < mp_tuple_get(type)->count; i++) {
        bool one;
        if (!match_one(vm, exception, mp_tuple_get(type)->items[i], &one)) {
            return false;
        }
        any = any || one;
    }
    *out = any;
    return true;
}

bool mp_slow_with_enter(mp_vm *vm, mp_value manager, mp_value *out_exit, mp_value *out_value) {
    mp_value enter = mp_special_find(vm, manager, MP_NAME(__enter__));
    if (mp_is_unbound(enter)) {
        return mp_fail(vm, &mp_type_TypeError, "'%T' object does not support the context manager protocol", manager);
    }
    mp_value exit = mp_is_error(enter) ? MP_ERROR : mp_special_find(vm, manager, MP_NAME(__exit__));
    if (mp_is_unbound(exit)) {
        return mp_fail(vm, &mp_type_TypeError,
                       "'%T' object does not support the context manager protocol (missed __exit__ method)", manager);
    }
    mp_value value = mp_is_error(exit) ? MP_ERROR : mp_call(vm, enter, 0, NULL);
    if (mp_is_error(value)) {
        return false;
    }
    *out_exit = exit;
    *out_value = value;
    return true;
}

/* ---- functions and calls ---- */

mp_value mp_slow_make_function(mp_vm *vm, const mp_value *base, mp_value code, unsigned flags, const mp_value *operands,
                               const uint8_t *captures) {
    mp_value function = mp_function_new(vm, code, mp_frame_function(base)->globals);
    if (mp_is_error(function)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < mp_code_get(code)->free_count; i++) {
        mp_value cell = captures[2 * i] ? mp_frame_function(base)->cells[captures[2 * i + 1]] : base[captures[2 * i + 1]];
        mp_gc_store(vm, &mp_function_get(function)->cells[i], cell);
    }
    if (flags == 1) {
        mp_gc_store(vm, &mp_function_get(function)->extra, operands[0]);
    } else if (flags != 0) {
        mp_function_extra *extra = mp_function_extra_get(vm, function);
        if (extra == NULL) {
            return MP_ERROR;
        }
        if (flags & 1) {
            mp_gc_store(vm, &extra->defaults, operands[0]);
        }
        if (flags & 2) {
            mp_gc_store(vm, &extra->keyword_defaults, operands[1]);
        }
        if (flags & 4) {
            mp_gc_store(vm, &extra->annotations, operands[2]);
        }
    }
    return function;
}

/* The number of steps of a range of small ints. */
static size_t range_count(intptr_t start, intptr_t stop, intptr_t step) {
    if (step > 0) {
        return start >= stop ? 0 : ((size_t)stop - (size_t)start - 1) / (size_t)step + 1;
    }
    return start <= stop ? 0 : ((size_t)start - (size_t)stop - 1) / (0 - (size_t)step) + 1;
}

bool mp_slow_range_iter(mp_vm *vm, mp_value *window, size_t argc) {
    const mp_value *args = window + 3;
    bool small = mp_same(window[0], mp_type_value(&mp_type_range)) && mp_is_small(args[0]) &&
                 (argc < 2 || mp_is_small(args[1])) && (argc < 3 || (mp_is_small(args[2]) && mp_small(args[2]) != 0));
    if (!small) {
        mp_value iterable = mp_call(vm, window[0], argc, args);
        mp_value iterator = mp_is_error(iterable) ? MP_ERROR : mp_iter(vm, iterable);
        window[0] = iterator;
        return !mp_is_error(iterator);
    }
    intptr_t start = argc == 1 ? 0 : mp_small(args[0]);
    intptr_t stop = mp_small(args[argc == 1 ? 0 : 1]);
    intptr_t step = argc == 3 ? mp_small(args[2]) : 1;
    size_t count = range_count(start, stop, step);
    if (count > (size_t)MP_SMALL_MAX) { /* only from the lowest to the highest int */
        mp_value iterable = mp_call(vm, window[0], argc, args);
        window[0] = mp_is_error(iterable) ? MP_ERROR : mp_iter(vm, iterable);
        return !mp_is_error(window[0]);
    }
    window[0] = MP_SMALL(start);
    window[1] = MP_SMALL(count);
    window[2] = MP_SMALL(step);
    return true;
}

/* window[3]: list or tuple of arguments, flags & 2: any iterable; window[4]: dict of keywords if flags & 1. */
mp_value mp_slow_call_ex(mp_vm *vm, const mp_value *window, unsigned flags) {
    mp_value positional = flags & 2 ? mp_star_arguments(vm, window[0], window[3]) : window[3];
    if (mp_is_error(positional)) {
        return MP_ERROR;
    }
    bool list = mp_is_exact(positional, &mp_type_list);
    size_t argc = list ? mp_list_get(positional)->count : mp_tuple_get(positional)->count;
    size_t kw_count = flags & 1 ? mp_dict_count(window[4]) : 0;
    const mp_value *items = list ? mp_list_get(positional)->items : mp_tuple_get(positional)->items;
    if (kw_count == 0) {
        return mp_call(vm, window[0], argc, items);
    }
    mp_value *all = mp_gc_array_new(vm, argc + 2 * kw_count, sizeof *all);
    if (all == NULL) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, all, items, argc);
    size_t position = 0;
    for (size_t i = 0; i < kw_count && mp_dict_next(window[4], &position, &all[argc + kw_count + i], &all[argc + i]); i++) {
    }
    mp_value result = mp_call_kw(vm, window[0], argc, all, (mp_kw){kw_count, all + argc + kw_count});
    mp_gc_free(vm, all);
    return result;
}

mp_value mp_slow_delete(mp_vm *vm, mp_value names, mp_value name) {
    bool found = true;
    if (mp_is_exact(names, &mp_type_dict)) {
        if (!mp_dict_remove(vm, names, name, &found)) {
            return MP_ERROR;
        }
    } else if (!mp_setitem(vm, names, name, MP_UNBOUND)) {
        if (!mp_exception_catch(vm, &mp_type_KeyError)) {
            return MP_ERROR;
        }
        found = false;
    }
    return found ? MP_NONE : mp_raise(vm, &mp_type_NameError, "name '%U' is not defined", name);
}
