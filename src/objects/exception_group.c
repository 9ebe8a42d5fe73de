/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Exception groups: what BaseExceptionGroup and ExceptionGroup have beyond exceptions.
 *
 * Invariants: message, a str, and exceptions, a tuple of at least one, are kept in the exception's extra attributes.
 */
#include "objects/exception_all.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/generic.h"

static bool is_plain_exception(mp_value v) { return mp_is_instance(v, &mp_type_Exception); }

/* ---- exported ---- */

bool mp_exception_is_group(mp_value v) {
    return mp_is_instance(v, &mp_type_BaseExceptionGroup);
}

mp_value mp_exception_group_items(mp_value group) {
    mp_value items = mp_exception_attribute(group, MP_NAME(exceptions));
    return mp_is_value(items) && mp_tuple_is(items) ? items : MP_EMPTY_TUPLE;
}

const mp_type *mp_exception_group_type(mp_vm *vm, mp_value items) {
    (void)vm;
    if (!mp_list_is(items) && !mp_tuple_is(items)) {
        return &mp_type_BaseExceptionGroup;
    }
    size_t count = mp_list_is(items) ? mp_list_get(items)->count : mp_tuple_get(items)->count;
    const mp_value *values = mp_list_is(items) ? mp_list_get(items)->items : mp_tuple_get(items)->items;
    for (size_t i = 0; i < count; i++) {
        if (!is_plain_exception(values[i])) {
            return &mp_type_BaseExceptionGroup;
        }
    }
    return &mp_type_ExceptionGroup;
}

bool mp_exception_group_fill(mp_vm *vm, mp_value group, size_t argc, const mp_value *args) {
    const char *name = mp_type_name(mp_type_of(group));
    if (argc != 2) {
        return mp_fail(vm, &mp_type_TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
                       argc);
    }
    if (!mp_str_is(args[0])) {
        return mp_fail(vm, &mp_type_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %A", args[0]);
    }
    if (mp_dict_is(args[1]) || !mp_is_value(mp_type_find(vm, mp_type_of(args[1]), MP_NAME(__getitem__)))) {
        return mp_fail(vm, &mp_type_TypeError, "second argument (exceptions) must be a sequence");
    }
    mp_value items = mp_tuple_from(vm, args[1]);
    if (mp_is_error(items)) {
        return false;
    }
    size_t count = mp_tuple_get(items)->count;
    if (count == 0) {
        return mp_fail(vm, &mp_type_ValueError, "second argument (exceptions) must be a non-empty sequence");
    }
    for (size_t i = 0; i < count; i++) {
        mp_value item = mp_tuple_get(items)->items[i];
        if (!mp_exception_is(item)) {
            return mp_fail(vm, &mp_type_ValueError, "Item %zu of second argument (exceptions) is not an exception", i);
        }
        if (is_plain_exception(group) && !is_plain_exception(item)) {
            bool plain = mp_is_exact(group, &mp_type_ExceptionGroup);
            return mp_fail(vm, &mp_type_TypeError, plain ? "Cannot nest BaseExceptions in an %s"
                                                         : "Cannot nest BaseExceptions in '%s'", name);
        }
    }
    return mp_exception_attribute_set(vm, group, MP_NAME(message), args[0]) &&
           mp_exception_attribute_set(vm, group, MP_NAME(exceptions), items);
}

/* ---- splitting ---- */

/* Whether the condition (a class, a tuple of them, a list of exceptions, or a callable) holds for the exception. */
static bool condition_holds(mp_vm *vm, mp_value condition, mp_value exception, bool *out) {
    *out = false;
    if (mp_is_type(condition)) {
        *out = mp_is_instance(exception, mp_as_type(condition));
        return true;
    }
    if (mp_list_is(condition)) {
        for (size_t i = 0; i < mp_list_get(condition)->count && !*out; i++) {
            *out = mp_same(mp_list_get(condition)->items[i], exception);
        }
        return true;
    }
    if (mp_tuple_is(condition)) {
        for (size_t i = 0; i < mp_tuple_get(condition)->count && !*out; i++) {
            mp_value type = mp_tuple_get(condition)->items[i];
            *out = mp_is_type(type) && mp_is_instance(exception, mp_as_type(type));
        }
        return true;
    }
    mp_value result = mp_call(vm, condition, 1, &exception);
    return !mp_is_error(result) && mp_truth(vm, result, out);
}

/* A group like `group`, of these exceptions: what its derive() makes, with traceback, links and notes copied. */
static mp_value derive(mp_vm *vm, mp_value group, mp_value list) {
    if (mp_list_get(list)->count == 0) {
        return MP_NONE;
    }
    mp_value made = mp_call_method(vm, group, MP_NAME(derive), 1, &list);
    if (mp_is_error(made)) {
        return MP_ERROR;
    }
    if (!mp_exception_is_group(made)) {
        return mp_raise(vm, &mp_type_TypeError, "derive must return an instance of BaseExceptionGroup");
    }
    mp_exception *to = mp_exception_get(made), *from = mp_exception_get(group);
    mp_gc_store(vm, &to->traceback, from->traceback);
    mp_gc_store(vm, &to->cause, from->cause);
    mp_gc_store(vm, &to->context, from->context);
    to->flags = from->flags | MP_EXCEPTION_SUPPRESS_CONTEXT; /* as when a cause is set */
    mp_value notes = mp_exception_attribute(group, MP_NAME(__notes__));
    if (mp_is_value(notes) && mp_list_is(notes)) {
        notes = mp_list_from(vm, notes);
        if (mp_is_error(notes) || !mp_exception_attribute_set(vm, made, MP_NAME(__notes__), notes)) {
            return MP_ERROR;
        }
    }
    return made;
}

bool mp_exception_split(mp_vm *vm, mp_value exception, mp_value condition, mp_value *match, mp_value *rest) {
    bool holds;
    mp_value unused;
    bool with_rest = rest != NULL;
    rest = with_rest ? rest : &unused;
    *match = *rest = MP_NONE;
    if (!mp_recursion_check(vm) || !condition_holds(vm, condition, exception, &holds)) {
        return false;
    }
    if (holds || !mp_exception_is_group(exception)) {
        *(holds ? match : rest) = exception;
        return true;
    }
    mp_value matches = mp_list_new(vm, 0, NULL);
    mp_value others = mp_is_error(matches) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    if (mp_is_error(others)) {
        return false;
    }
    mp_value items = mp_exception_group_items(exception);
    for (size_t i = 0; i < mp_tuple_get(items)->count; i++) {
        mp_value m, r;
        if (!mp_exception_split(vm, mp_tuple_get(items)->items[i], condition, &m, with_rest ? &r : NULL) ||
            (!mp_is_none(m) && !mp_list_append(vm, matches, m)) ||
            (with_rest && !mp_is_none(r) && !mp_list_append(vm, others, r))) {
            return false;
        }
    }
    *match = derive(vm, exception, matches);
    *rest = mp_is_error(*match) ? MP_ERROR : derive(vm, exception, others);
    return !mp_is_error(*rest);
}

/* ---- except* ---- */

bool mp_exception_star_match(mp_vm *vm, mp_value exception, mp_value type, mp_value *match, mp_value *rest) {
    if (!mp_exception_split(vm, exception, type, match, rest)) {
        return false;
    }
    if (mp_is_none(*match) || mp_exception_is_group(*match)) {
        return true;
    }
    mp_value pair[2] = {MP_NAME(empty_), mp_tuple_new(vm, 1, match)};
    *match = mp_is_error(pair[1]) ? MP_ERROR : mp_exception_new(vm, &mp_type_BaseExceptionGroup, 2, pair);
    return !mp_is_error(*match);
}

/* The exception is a part of the group as it was: nothing was added on the way. */
static bool is_part(mp_value exception, mp_value group) {
    const mp_exception *e = mp_exception_get(exception), *g = mp_exception_get(group);
    return mp_exception_is_group(exception) && mp_same(e->traceback, g->traceback) && mp_same(e->cause, g->cause) &&
           mp_same(e->context, g->context);
}

/* Appends the exceptions inside, those of groups inside included. */
static bool append_leaves(mp_vm *vm, mp_value exception, mp_value list) {
    if (!mp_recursion_check(vm)) {
        return false;
    }
    if (!mp_exception_is_group(exception)) {
        return mp_list_append(vm, list, exception);
    }
    mp_value items = mp_exception_group_items(exception);
    for (size_t i = 0; i < mp_tuple_get(items)->count; i++) {
        if (!append_leaves(vm, mp_tuple_get(items)->items[i], list)) {
            return false;
        }
    }
    return true;
}

mp_value mp_exception_star_join(mp_vm *vm, mp_value group, mp_value list) {
    size_t count = mp_list_get(list)->count;
    if (count == 0 || !mp_exception_is_group(group)) { /* one clause ran at most */
        return count == 0 ? MP_NONE : mp_list_get(list)->items[0];
    }
    mp_value raised = mp_list_new(vm, 0, NULL), leaves = mp_is_error(raised) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    if (mp_is_error(leaves)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < mp_list_get(list)->count; i++) {
        mp_value item = mp_list_get(list)->items[i];
        if (!(is_part(item, group) ? append_leaves(vm, item, leaves) : mp_list_append(vm, raised, item))) {
            return MP_ERROR;
        }
    }
    mp_value left = MP_NONE;
    if (mp_list_get(leaves)->count > 0 && !mp_exception_split(vm, group, leaves, &left, NULL)) {
        return MP_ERROR;
    }
    count = mp_list_get(raised)->count;
    if (count == 0) {
        return left;
    }
    if (!mp_is_none(left) && !mp_list_append(vm, raised, left)) {
        return MP_ERROR;
    }
    mp_value pair[2] = {MP_NAME(empty_), raised};
    return mp_exception_new(vm, &mp_type_BaseExceptionGroup, 2, pair);
}

/* ---- methods ---- */

static bool check_condition(mp_vm *vm, mp_value condition) {
    return mp_is_type(condition) || mp_tuple_is(condition) || mp_is_callable(vm, condition) ||
           mp_fail(vm, &mp_type_TypeError, "expected a function, exception type or tuple of exception types");
}

static mp_value group_split(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value parts[2];
    if (!check_condition(vm, args[1]) || !mp_exception_split(vm, args[0], args[1], &parts[0], &parts[1])) {
        return MP_ERROR;
    }
    return mp_tuple_new(vm, 2, parts);
}

static mp_value group_subgroup(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value match;
    return check_condition(vm, args[1]) && mp_exception_split(vm, args[0], args[1], &match, NULL) ? match : MP_ERROR;
}

static mp_value group_message(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_value message = mp_exception_attribute(self, MP_NAME(message));
    return mp_is_value(message) ? message : MP_NAME(empty_);
}

static mp_value group_derive(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value pair[2] = {group_message(vm, args[0]), args[1]};
    return mp_exception_new(vm, &mp_type_BaseExceptionGroup, 2, pair);
}

static mp_value group_exceptions(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_exception_group_items(self);
}

const mp_native mp_exception_group_rows[MP_EXCEPTION_GROUP_ROW_COUNT] = {
    MP_GENERIC_ROW,
    MP_METHOD(split, group_split, 1, 1),      MP_METHOD(subgroup, group_subgroup, 1, 1),
    MP_METHOD(derive, group_derive, 1, 1),    MP_GETTER(message, group_message),
    MP_GETTER(exceptions, group_exceptions),
};
