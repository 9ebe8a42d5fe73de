/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The intrinsics of the match statement. See MP_INTRINSICS (bytecode/opcodes.h) for their arguments.
 */
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/intrinsics.h"

/* A class written in Python says so as the abstract base classes do: 32 is a sequence, 64 a mapping. */
static bool is_kind(mp_vm *vm, mp_value v, unsigned flag, intptr_t mark) {
    const mp_type *type = mp_type_of(v);
    for (const mp_type *t = type->layout; t != NULL; t = t->base) {
        if (t->flags & flag) {
            return true;
        }
    }
    mp_value flags = type->flags & MP_TYPE_CLASS ? mp_type_find(vm, type, MP_NAME(__abc_tpflags__)) : MP_NONE;
    return mp_is_value(flags) && mp_is_small(flags) && (mp_small(flags) & mark);
}

mp_value mp_intrinsic_match_sequence(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    size_t length, want = (size_t)mp_small(args[1]);
    if (!is_kind(vm, args[0], MP_TYPE_SEQUENCE, 32)) {
        return MP_NONE;
    }
    if (!mp_length(vm, args[0], &length)) {
        return MP_ERROR;
    }
    return (mp_same(args[2], MP_TRUE) ? length >= want : length == want) ? mp_from_small((intptr_t)length) : MP_NONE;
}

mp_value mp_intrinsic_match_mapping(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    size_t length = 0, want = (size_t)mp_small(args[1]);
    if (!is_kind(vm, args[0], MP_TYPE_MAPPING, 64)) {
        return MP_FALSE;
    }
    return want > 0 && !mp_length(vm, args[0], &length) ? MP_ERROR : mp_from_bool(length >= want);
}

/* The value for the key, MP_UNBOUND if there is none. `get` is the mapping's method of that name. */
static mp_value find_item(mp_vm *vm, mp_value mapping, mp_value get, mp_value key, mp_value absent) {
    if (mp_is_exact(mapping, &mp_type_dict)) {
        return mp_dict_find(vm, mapping, key);
    }
    mp_value pair[2] = {key, absent};
    mp_value found = mp_call(vm, get, 2, pair);
    return mp_same(found, absent) ? MP_UNBOUND : found;
}

mp_value mp_intrinsic_match_keys(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    size_t count = mp_tuple_get(args[1])->count;
    mp_value values = mp_tuple_new(vm, count, NULL), seen = mp_is_error(values) ? MP_ERROR : mp_set_new(vm);
    mp_value absent = mp_is_error(seen) ? MP_ERROR : mp_list_new(vm, 0, NULL); /* equal to nothing that is there */
    mp_value get = mp_is_error(absent)                          ? MP_ERROR
                   : mp_is_exact(args[0], &mp_type_dict) ? MP_NONE
                                                         : mp_getattr(vm, args[0], MP_NAME(get));
    if (mp_is_error(get)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        mp_value key = mp_tuple_get(args[1])->items[i];
        bool repeated;
        if (!mp_contains(vm, seen, key, &repeated)) {
            return MP_ERROR;
        }
        if (repeated) {
            return mp_raise(vm, &mp_type_ValueError, "mapping pattern checks duplicate key (%R)", key);
        }
        mp_value found = mp_set_add(vm, seen, key) ? find_item(vm, args[0], get, key, absent) : MP_ERROR;
        if (!mp_is_value(found)) {
            return mp_is_error(found) ? MP_ERROR : MP_NONE;
        }
        mp_gc_store(vm, &mp_tuple_get(values)->items[i], found);
    }
    return values;
}

mp_value mp_intrinsic_match_rest(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value rest = mp_dict_new(vm);
    if (mp_is_error(rest) || !mp_dict_update(vm, rest, args[0])) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < mp_tuple_get(args[1])->count; i++) {
        if (!mp_setitem(vm, rest, mp_tuple_get(args[1])->items[i], MP_UNBOUND)) {
            return MP_ERROR;
        }
    }
    return rest;
}

/* ---- classes ---- */

static bool matches_self(const mp_type *type) {
    for (const mp_type *t = type->layout; t != NULL; t = t->base) {
        if (t->flags & MP_TYPE_MATCH_SELF) {
            return true;
        }
    }
    return false;
}

/* The attribute, MP_UNBOUND if there is none. A name may be asked for once. */
static mp_value match_attribute(mp_vm *vm, mp_value subject, mp_value cls, mp_value name, mp_value seen) {
    bool repeated;
    if (!mp_contains(vm, seen, name, &repeated)) {
        return MP_ERROR;
    }
    if (repeated) {
        return mp_raise(vm, &mp_type_TypeError, "%N() got multiple sub-patterns for attribute %R", mp_as_type(cls), name);
    }
    name = mp_str_intern_value(vm, name);
    if (mp_is_error(name) || !mp_set_add(vm, seen, name)) {
        return MP_ERROR;
    }
    mp_value found = mp_getattr_find(vm, subject, name);
    return mp_is_error(found) && mp_exception_catch(vm, &mp_type_AttributeError) ? MP_UNBOUND : found;
}

/* The class's __match_args__, a tuple; *self says that there is none and the instance itself is the part. */
static mp_value match_args(mp_vm *vm, mp_value cls, bool *self) {
    mp_value names = mp_getattr_find(vm, cls, MP_NAME(__match_args__));
    *self = mp_is_unbound(names) || (mp_is_error(names) && mp_exception_catch(vm, &mp_type_AttributeError));
    if (*self) {
        *self = matches_self(mp_as_type(cls));
        return MP_EMPTY_TUPLE;
    }
    if (mp_is_value(names) && !mp_is_exact(names, &mp_type_tuple)) {
        return mp_raise(vm, &mp_type_TypeError, "%N.__match_args__ must be a tuple (got %T)", mp_as_type(cls), names);
    }
    return names;
}

/* Fills out[0 … count) with the positional parts. False: an exception, or *matched is false. */
static bool match_positional(mp_vm *vm, const mp_value *args, mp_value out, mp_value seen, bool *matched) {
    mp_value cls = args[1];
    size_t count = (size_t)mp_small(args[2]);
    bool self;
    mp_value names = match_args(vm, cls, &self);
    if (mp_is_error(names)) {
        return false;
    }
    size_t allowed = self ? 1 : mp_tuple_get(names)->count;
    if (count > allowed) {
        return mp_fail(vm, &mp_type_TypeError, "%N() accepts %zu positional sub-pattern%s (%zu given)", mp_as_type(cls),
                       allowed, allowed == 1 ? "" : "s", count);
    }
    for (size_t i = 0; i < count; i++) {
        mp_value name = self ? MP_NONE : mp_tuple_get(names)->items[i];
        if (!self && !mp_is_exact(name, &mp_type_str)) {
            return mp_fail(vm, &mp_type_TypeError, "__match_args__ elements must be strings (got %T)", name);
        }
        mp_value part = self ? args[0] : match_attribute(vm, args[0], cls, name, seen);
        if (!mp_is_value(part)) {
            *matched = false;
            return !mp_is_error(part);
        }
        mp_gc_store(vm, &mp_tuple_get(out)->items[i], part);
    }
    return true;
}

mp_value mp_intrinsic_match_class(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    bool matched;
    if (!mp_is_type(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "called match pattern must be a type");
    }
    if (!mp_instance_check(vm, args[0], args[1], &matched)) {
        return MP_ERROR;
    }
    if (!matched) {
        return MP_NONE;
    }
    size_t positional = (size_t)mp_small(args[2]), named = mp_tuple_get(args[3])->count;
    mp_value out = mp_tuple_new(vm, positional + named, NULL);
    mp_value seen = mp_is_error(out) ? MP_ERROR : mp_set_new(vm);
    if (mp_is_error(seen) || (positional > 0 && !match_positional(vm, args, out, seen, &matched))) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < named && matched; i++) {
        mp_value part = match_attribute(vm, args[0], args[1], mp_tuple_get(args[3])->items[i], seen);
        if (mp_is_error(part)) {
            return MP_ERROR;
        }
        matched = mp_is_value(part);
        mp_gc_store(vm, &mp_tuple_get(out)->items[positional + i], matched ? part : MP_NONE);
    }
    return matched ? out : MP_NONE;
}
