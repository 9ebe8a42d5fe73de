/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Checks and sorts the arguments of native functions; the messages are CPython's.
 */
#include "objects/str.h"

/* The part of "list.append" that messages of the form "append expected …" use. */
static const char *last_part(const char *function) {
    const char *dot = strrchr(function, '.');
    return dot == NULL ? function : dot + 1;
}

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

static bool is_positional(const mp_param *p) { return !(p->kind & MP_PARAM_KEYWORD_ONLY); }

/* "f() takes at most 2 positional arguments (3 given)" */
static bool fail_too_many(mp_vm *vm, const char *function, const mp_param *params, size_t count, size_t argc,
                          size_t kw_count) {
    size_t positional = 0, required = 0;
    for (size_t i = 0; i < count; i++) {
        positional += is_positional(&params[i]);
        required += is_positional(&params[i]) && !(params[i].kind & MP_PARAM_OPTIONAL);
    }
    bool all = argc + kw_count > count; /* CPython looks at the sum first */
    size_t limit = all ? count : positional;
    const char *kind = !all && positional < count ? "positional " : all && argc == 0 ? "keyword " : "";
    const char *how = !all && positional == required ? "exactly" : "at most";
    size_t given = all ? argc + kw_count : argc;
    if (limit == 0) {
        return mp_fail(vm, &mp_type_TypeError, "%s() takes no %sarguments", function, kind);
    }
    return mp_fail(vm, &mp_type_TypeError, "%s() takes %s %zu %sargument%s (%zu given)", function, how, limit, kind,
                   plural(limit), given);
}

/* A required parameter got no argument. */
static bool fail_missing(mp_vm *vm, const char *function, const mp_param *params, size_t count, size_t index,
                         size_t argc) {
    if (!(params[index].kind & MP_PARAM_POSITIONAL_ONLY)) {
        return mp_fail(vm, &mp_type_TypeError, "%s() missing required argument '%U' (pos %zu)", function,
                       mp_name_of(params[index].name), index + 1);
    }
    size_t required = 0;
    bool exact = true;
    for (size_t i = 0; i < count && params[i].kind & MP_PARAM_POSITIONAL_ONLY; i++) {
        required += !(params[i].kind & MP_PARAM_OPTIONAL);
    }
    for (size_t i = 0; i < count; i++) {
        exact = exact && (!(params[i].kind & MP_PARAM_OPTIONAL) || !is_positional(&params[i]));
    }
    return mp_fail(vm, &mp_type_TypeError, "%s() takes %s %zu positional argument%s (%zu given)", function,
                   exact ? "exactly" : "at least", required, plural(required), argc);
}

/* The parameter of that name which a keyword may set, or `count`. Names are interned: identity decides. */
static size_t find_param(const mp_param *params, size_t count, mp_value name) {
    mp_name_number number = mp_name_number_of(name);
    for (size_t i = 0; i < count; i++) {
        if (params[i].name == number && !(params[i].kind & MP_PARAM_POSITIONAL_ONLY)) {
            return i;
        }
    }
    return count;
}

/* ---- exported ---- */

bool mp_args_bind(mp_vm *vm, const char *function, const mp_param *params, size_t count, size_t argc,
                  const mp_value *args, mp_kw kw, mp_value *out) {
    if (argc + kw.count > count || (argc > 0 && argc <= count && !is_positional(&params[argc - 1]))) {
        return fail_too_many(vm, function, params, count, argc, kw.count);
    }
    for (size_t i = 0; i < count; i++) {
        out[i] = i < argc ? args[i] : MP_UNBOUND;
    }
    for (size_t k = 0; k < kw.count; k++) {
        size_t i = find_param(params, count, kw.names[k]);
        if (i == count) {
            continue; /* reported below, after what is missing */
        }
        if (i < argc) {
            return mp_fail(vm, &mp_type_TypeError, "argument for %s() given by name ('%U') and position (%zu)",
                           function, kw.names[k], i + 1);
        }
        out[i] = args[argc + k];
    }
    for (size_t i = 0; i < count; i++) {
        if (mp_is_unbound(out[i]) && !(params[i].kind & MP_PARAM_OPTIONAL)) {
            return fail_missing(vm, function, params, count, i, argc);
        }
    }
    for (size_t k = 0; k < kw.count; k++) {
        if (find_param(params, count, kw.names[k]) == count) {
            return mp_fail(vm, &mp_type_TypeError, "'%U' is an invalid keyword argument for %s()", kw.names[k],
                           function);
        }
    }
    return true;
}

bool mp_args_no_kw(mp_vm *vm, const char *function, mp_kw kw) {
    return kw.count == 0 || mp_fail(vm, &mp_type_TypeError, "%s() takes no keyword arguments", function);
}

bool mp_args_no_kw_new(mp_vm *vm, const mp_type *type, mp_kw kw) {
    return kw.count == 0 ||
           !mp_same(mp_type_find(vm, type, MP_NAME(__init__)), mp_type_find(vm, &mp_type_object, MP_NAME(__init__))) ||
           mp_args_no_kw(vm, mp_type_name(type->layout), kw);
}

bool mp_args_count(mp_vm *vm, const char *function, size_t argc, size_t min, size_t max) {
    if (MP_LIKELY(argc >= min && (argc <= max || max == MP_VARIADIC))) {
        return true;
    }
    if (max == 0) {
        return mp_fail(vm, &mp_type_TypeError, "%s() takes no arguments (%zu given)", function, argc);
    }
    if (min == 1 && max == 1) {
        return mp_fail(vm, &mp_type_TypeError, "%s() takes exactly one argument (%zu given)", function, argc);
    }
    size_t limit = argc < min ? min : max;
    const char *how = min == max ? "" : argc < min ? "at least " : "at most ";
    return mp_fail(vm, &mp_type_TypeError, "%s expected %s%zu argument%s, got %zu", last_part(function), how, limit,
                   plural(limit), argc);
}
