/* SPDX-License-Identifier: MIT
 *
 * Layer 2. object.__reduce_ex__ and __getstate__: how the modules copy and pickle take objects apart and make them anew.
 *
 * What makes an object anew is the __new__ of its class, with what __getnewargs__ gives, or for subclasses of built-in
 * values with the plain value; items of lists and dicts follow one by one.
 */
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/reduce.h"
#include "objects/tuple.h"

/* ---- the state ---- */

/* The attributes of an instance of a class, without making it wild: a dict, or None if there are none. */
static mp_value attributes(mp_vm *vm, mp_value self) {
    mp_value names = mp_list_new(vm, 0, NULL);
    mp_value dict = mp_dict_new(vm);
    if (mp_is_error(names) || mp_is_error(dict) || !mp_instance_names(vm, mp_pointer(self), names)) {
        return MP_ERROR;
    }
    bool wild = mp_is_none(((const mp_shape *)mp_pointer(self)->head)->name);
    size_t count = mp_list_get(names)->count;
    for (size_t i = 0; i < count; i++) {
        mp_value name = mp_list_get(names)->items[wild ? i : count - 1 - i]; /* shapes name the last one first */
        mp_value value = mp_instance_find(vm, mp_pointer(self), name);
        if (mp_is_error(value) || (mp_is_value(value) && !mp_dict_set(vm, dict, name, value))) {
            return MP_ERROR;
        }
    }
    return mp_dict_count(dict) > 0 ? dict : MP_NONE;
}

mp_value mp_object_getstate(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_type *type = mp_type_of(args[0]);
    if (!mp_type_is_class(type)) {
        mp_value dict = mp_getattr_find(vm, args[0], MP_NAME(__dict__));
        if (mp_is_error(dict) && !mp_exception_catch(vm, &mp_type_AttributeError)) {
            return MP_ERROR;
        }
        return mp_is_value(dict) ? dict : MP_NONE;
    }
    mp_value state = type->layout != &mp_type_type ? attributes(vm, args[0]) : MP_NONE;
    if (!mp_class_of(type)->slots_only || !mp_is_value(state) || mp_is_none(state)) {
        return state;
    }
    mp_value pair[2] = {MP_NONE, state};
    return mp_tuple_new(vm, 2, pair);
}

/* ---- the arguments ---- */

/* The one argument of a class with built-in values: the value without its class, or its items. */
static mp_value plain_value(mp_vm *vm, const mp_type *layout, mp_value self) {
    if (layout == &mp_type_set || layout == &mp_type_frozenset) {
        return mp_list_from(vm, self);
    }
    if (layout == &mp_type_bytearray) {
        layout = &mp_type_bytes;
    }
    return layout->ops->make(vm, layout, 1, &self, MP_NO_KW);
}

static mp_value new_args(mp_vm *vm, mp_value self, const mp_type *layout) {
    mp_value args = mp_special_call(vm, self, MP_NAME(__getnewargs__), 0, NULL);
    if (!mp_is_unbound(args)) {
        return mp_is_error(args) || mp_tuple_is(args)
                   ? args
                   : mp_raise(vm, &mp_type_TypeError, "__getnewargs__ should return a tuple, not '%T'", args);
    }
    if (layout->flags & MP_TYPE_EXCEPTION) {
        return mp_getattr(vm, self, MP_NAME(args));
    }
    if (layout == &mp_type_object || layout == &mp_type_list || mp_type_is_subtype(layout, &mp_type_dict)) {
        return MP_EMPTY_TUPLE;
    }
    if (!(layout->flags & MP_TYPE_MATCH_SELF)) {
        return mp_raise(vm, &mp_type_TypeError, "cannot pickle '%T' object", self);
    }
    mp_value plain = plain_value(vm, layout, self);
    return mp_is_error(plain) ? MP_ERROR : mp_tuple_new(vm, 1, &plain);
}

/* What is called is the class itself where CPython's types have a __reduce__ of their own, else its __new__. */
static bool is_called(const mp_type *layout) {
    return !(layout->flags & MP_TYPE_MATCH_SELF)
               ? layout != &mp_type_object
               : layout == &mp_type_set || layout == &mp_type_frozenset || layout == &mp_type_bytearray;
}

static mp_value maker(mp_vm *vm, const mp_type *type, mp_value *args) {
    mp_value cls = mp_type_value(type);
    if (is_called(type->layout)) {
        return cls;
    }
    size_t count = mp_tuple_get(*args)->count;
    mp_value all = mp_tuple_new(vm, count + 1, NULL);
    if (mp_is_error(all)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &mp_tuple_get(all)->items[0], cls);
    mp_gc_copy(vm, mp_tuple_get(all)->items + 1, mp_tuple_get(*args)->items, count);
    *args = all;
    return mp_getattr(vm, cls, MP_NAME(__new__));
}

mp_value mp_object_reduce(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0];
    const mp_type *layout = mp_type_of(self)->layout;
    mp_value parts[5] = {MP_NONE, new_args(vm, self, layout), MP_NONE, MP_NONE, MP_NONE};
    parts[0] = mp_is_error(parts[1]) ? MP_ERROR : maker(vm, mp_type_of(self), &parts[1]);
    parts[2] = mp_is_error(parts[0]) ? MP_ERROR : mp_call_method(vm, self, MP_NAME(__getstate__), 0, NULL);
    if (!mp_is_error(parts[2]) && mp_type_is_subtype(layout, &mp_type_dict)) {
        mp_value items = mp_call_method(vm, self, MP_NAME(items), 0, NULL);
        parts[4] = mp_is_error(items) ? MP_ERROR : mp_iter(vm, items);
    } else if (!mp_is_error(parts[2]) && !mp_is_unbound(mp_type_find(vm, layout, MP_NAME(append))) &&
               layout != &mp_type_bytearray) {
        parts[3] = mp_iter(vm, self);
    }
    for (size_t i = 0; i < 5; i++) {
        if (mp_is_error(parts[i])) {
            return MP_ERROR;
        }
    }
    return mp_tuple_new(vm, 5, parts);
}

mp_value mp_object_reduce_ex(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t protocol;
    return mp_index_get(vm, args[1], &protocol) ? mp_special_call(vm, args[0], MP_NAME(__reduce__), 0, NULL) : MP_ERROR;
}
