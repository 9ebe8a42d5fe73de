/* SPDX-License-Identifier: MIT
 *
 * Layer 2. "Did you mean": the name that somebody who mistyped one is likely to have meant, for tracebacks.
 *
 * Candidates are an object's attributes, or the names that a function sees. How far a candidate is from what was typed
 * is their edit distance: a missing, surplus or other letter counts 2, a letter in the wrong case 1.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/code_info.h"
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/traceback_writer.h"

enum { STEP = 2, CASE = 1, SIZE_MAX_COMPARED = 40, CANDIDATES_MAX = 750 };

typedef struct search {
    mp_value name;
    mp_value best; /* MP_UNBOUND: none yet */
    size_t best_distance;
    bool by_order; /* of several that are equally near, the first one; else the one that sorts first */
} search;

static size_t letter_distance(char a, char b) {
    if (a == b) {
        return 0;
    }
    bool letters = (unsigned)(a | 32) - 'a' < 26;
    return letters && (a | 32) == (b | 32) ? CASE : STEP;
}

/* The edit distance of two texts, or something above `limit` if it is more than that. */
static size_t distance(const char *a, size_t a_size, const char *b, size_t b_size, size_t limit) {
    while (a_size > 0 && b_size > 0 && *a == *b) {
        a++, b++, a_size--, b_size--;
    }
    while (a_size > 0 && b_size > 0 && a[a_size - 1] == b[b_size - 1]) {
        a_size--, b_size--;
    }
    size_t longer = MP_MAX(a_size, b_size), shorter = MP_MIN(a_size, b_size);
    if (shorter == 0) {
        return longer * STEP;
    }
    if (longer > SIZE_MAX_COMPARED || (longer - shorter) * STEP > limit) {
        return limit + 1;
    }
    uint8_t row[SIZE_MAX_COMPARED + 1]; /* distances of the prefixes of b from the part of a seen so far */
    for (size_t k = 0; k <= b_size; k++) {
        row[k] = (uint8_t)(k * STEP);
    }
    for (size_t i = 0; i < a_size; i++) {
        size_t diagonal = row[0], least = row[0] = (uint8_t)((i + 1) * STEP);
        for (size_t k = 1; k <= b_size; k++) {
            size_t changed = diagonal + letter_distance(a[i], b[k - 1]);
            size_t moved = MP_MIN(row[k], row[k - 1]) + (size_t)STEP;
            diagonal = row[k];
            row[k] = (uint8_t)MP_MIN(changed, moved);
            least = MP_MIN(least, row[k]);
        }
        if (least > limit) {
            return limit + 1;
        }
    }
    return row[b_size];
}

static void consider(search *s, mp_value candidate) {
    if (!mp_is_value(candidate) || !mp_str_is(candidate) || mp_str_equal(candidate, s->name)) {
        return;
    }
    size_t limit = (mp_str_size(s->name) + mp_str_size(candidate) + 3) * STEP / 6;
    limit = MP_MIN(limit, s->best_distance);
    size_t d = distance(mp_str_data(s->name), mp_str_size(s->name), mp_str_data(candidate), mp_str_size(candidate), limit);
    if (d > limit || (d == s->best_distance &&
                      (s->by_order || strcmp(mp_str_data(candidate), mp_str_data(s->best)) >= 0))) {
        return;
    }
    s->best = candidate;
    s->best_distance = d;
}

/* The names that dir() lists, sorted or not, or MP_ERROR. */
static mp_value attributes_of(mp_vm *vm, mp_value object) {
    mp_value list = mp_list_new(vm, 0, NULL);
    if (mp_is_value(list) && (mp_is_type(object) || mp_is_exact(object, &mp_type_module))) {
        const mp_type_ops *ops = mp_is_type(object) ? mp_type_type.ops : mp_type_module.ops;
        return MP_OP(ops, dir)(vm, object, list) ? list : MP_ERROR;
    }
    mp_value names = mp_is_error(list) ? MP_ERROR : mp_special_call(vm, object, MP_NAME(__dir__), 0, NULL);
    return mp_is_value(names) ? mp_list_from(vm, names) : MP_ERROR;
}

/* `list` may be MP_ERROR: then there are no candidates. */
static void consider_all(mp_vm *vm, search *s, mp_value list) {
    if (mp_is_error(list)) {
        vm->pending = MP_UNBOUND;
        return;
    }
    for (size_t i = 0; mp_list_get(list)->count < CANDIDATES_MAX && i < mp_list_get(list)->count; i++) {
        consider(s, mp_list_get(list)->items[i]);
    }
}

/* What the innermost frame sees: its variables as far as their names are kept, globals, builtins. */
static void search_names(mp_vm *vm, search *s, mp_value traceback) {
    if (mp_is_none(traceback)) {
        return;
    }
    const mp_traceback *last = (const mp_traceback *)mp_pointer(traceback);
    while (!mp_is_none(last->next)) {
        last = (const mp_traceback *)mp_pointer(last->next);
    }
    const mp_function *function = mp_function_get(last->function);
    size_t count = mp_code_variable_count(function->code);
    for (size_t i = 0; i < count; i++) {
        consider(s, mp_code_variable_name(function->code, i));
    }
    if (!mp_is_value(s->best)) {
        consider_all(vm, s, mp_list_from(vm, function->globals));
    }
    if (!mp_is_value(s->best)) {
        mp_value builtins = vm->hooks->import(vm, MP_NAME(builtins));
        consider_all(vm, s, mp_is_error(builtins) ? MP_ERROR : attributes_of(vm, builtins));
    }
}

mp_value mp_suggestion(mp_vm *vm, mp_value exception) {
    bool attribute = mp_is_instance(exception, &mp_type_AttributeError);
    if (!attribute && !mp_is_instance(exception, &mp_type_NameError)) {
        return MP_UNBOUND;
    }
    search s = {mp_exception_attribute(exception, MP_NAME(name)), MP_UNBOUND, SIZE_MAX, !attribute};
    if (!mp_is_value(s.name) || !mp_str_is(s.name)) {
        return MP_UNBOUND;
    }
    if (attribute) {
        consider_all(vm, &s, attributes_of(vm, mp_exception_attribute(exception, MP_NAME(obj))));
    } else {
        search_names(vm, &s, mp_exception_get(exception)->traceback);
    }
    return s.best;
}
