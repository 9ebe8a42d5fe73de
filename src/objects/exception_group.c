/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Exception groups: what BaseExceptionGroup and ExceptionGroup have beyond exceptions.
 *
 * Invariants: args of a group are (message, sequence); its exceptions, at least one, are a tuple kept as `exceptions`
 * in the exception's extra attributes.
 */
#include "objects/exception_all.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_plain_exception(mp_value v) { return mp_is_instance(v, &mp_type_Exception); }

/* ---- exported ---- */

bool mp_exception_is_group(mp_value v) {
    return mp_is_instance(v, &mp_type_ExceptionGroup) || mp_is_instance(v, &mp_type_BaseExceptionGroup);
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
    if (!mp_list_is(args[1]) && !mp_tuple_is(args[1])) {
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
            return mp_fail(vm, &mp_type_TypeError, "Cannot nest BaseExceptions in an %s", name);
        }
    }
    return mp_exception_attribute_set(vm, group, MP_NAME(exceptions), items);
}

/* ---- splitting ---- */

/* Whether the condition (a class, a tuple of them, or a callable) holds for the exception. */
static bool condition_holds(mp_vm *vm, mp_value condition, mp_value exception, bool *out) {
    *out = false;
    if (mp_is_type(condition)) {
        *out = mp_is_instance(exception, mp_as_type(condition));
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
    to->flags = from->flags;
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
        if (!mp_exception_split(vm, mp_tuple_get(items)->items[i], condition, &m, &r) ||
            (!mp_is_none(m) && !mp_list_append(vm, matches, m)) ||
            (!mp_is_none(r) && !mp_list_append(vm, others, r))) {
            return false;
        }
    }
    *match = derive(vm, exception, matches);
    *rest = mp_is_error(*match) ? MP_ERROR : derive(vm, exception, others);
    return !mp_is_error(*rest);
}

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
    mp_value match, rest;
    return check_condition(vm, args[1]) && mp_exception_split(vm, args[0], args[1], &match, &rest) ? match : MP_ERROR;
}

static mp_value group_message(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_tuple *args = mp_tuple_get(mp_exception_get(self)->args);
    return args->count == 0 ? MP_NAME(empty_) : args->items[0];
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
    MP_METHOD(split, group_split, 1, 1),      MP_METHOD(subgroup, group_subgroup, 1, 1),
    MP_METHOD(derive, group_derive, 1, 1),    MP_GETTER(message, group_message),
    MP_GETTER(exceptions, group_exceptions),
};
