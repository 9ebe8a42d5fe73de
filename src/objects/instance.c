/* SPDX-License-Identifier: MIT
 *
 * Layer 2. isinstance and issubclass.
 */
#include "objects/object.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* Anything with a tuple of bases counts as a class: that tuple, or MP_UNBOUND. */
static mp_value bases_of(mp_vm *vm, mp_value v) {
    mp_value bases = mp_getattr_find(vm, v, MP_NAME(__bases__));
    if (mp_is_error(bases)) {
        return mp_exception_catch(vm, &mp_type_AttributeError) ? MP_UNBOUND : MP_ERROR;
    }
    return mp_is_value(bases) && mp_tuple_is(bases) ? bases : MP_UNBOUND;
}

static bool derives(mp_vm *vm, mp_value v, mp_value from, bool *out) {
    *out = mp_same(v, from);
    if (*out) {
        return true;
    }
    mp_value bases = mp_recursion_check(vm) ? bases_of(vm, v) : MP_ERROR;
    for (size_t i = 0; mp_is_value(bases) && i < mp_tuple_get(bases)->count && !*out; i++) {
        if (!derives(vm, mp_tuple_get(bases)->items[i], from, out)) {
            return false;
        }
    }
    return !mp_is_error(bases);
}

/* `hook` is what a metaclass may define; `type` is the type asked about, NULL if `object` only counts as a class. */
static bool check(mp_vm *vm, mp_value hook, mp_value object, const mp_type *type, mp_value classes, bool *out) {
    *out = false;
    bool instance = mp_same(hook, MP_NAME(__instancecheck__));
    if (type == NULL && mp_is_type(classes)) {
        return derives(vm, object, classes, out);
    }
    if (mp_is_exact(classes, &mp_type_type)) {
        *out = mp_type_is_subtype(type, mp_as_type(classes));
        return *out || !instance || mp_type_has_instance(vm, mp_as_type(classes), object, out);
    }
    if (instance && mp_same(mp_type_value(type), classes)) {
        *out = true;
        return true;
    }
    if (mp_tuple_is(classes)) {
        if (!mp_recursion_check(vm)) {
            return false;
        }
        for (size_t i = 0; i < mp_tuple_get(classes)->count && !*out; i++) {
            if (!check(vm, hook, object, type, mp_tuple_get(classes)->items[i], out)) {
                return false;
            }
        }
        return true;
    }
    mp_value result = mp_special_call(vm, classes, hook, 1, &object);
    if (!mp_is_unbound(result)) {
        return !mp_is_error(result) && mp_truth(vm, result, out);
    }
    if (mp_is_type(classes)) {
        *out = mp_type_is_subtype(type, mp_as_type(classes));
        return *out || !instance || mp_type_has_instance(vm, mp_as_type(classes), object, out);
    }
    mp_value bases = bases_of(vm, classes);
    if (mp_is_value(bases)) {
        mp_value own = instance ? mp_getattr(vm, object, MP_NAME(__class__)) : object;
        return !mp_is_error(own) && derives(vm, own, classes, out);
    }
    return !mp_is_error(bases) && mp_fail(vm, &mp_type_TypeError,
                   instance ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
                            : "issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

bool mp_instance_check(mp_vm *vm, mp_value object, mp_value classes, bool *out) {
    return check(vm, MP_NAME(__instancecheck__), object, mp_type_of(object), classes, out);
}

bool mp_subclass_check(mp_vm *vm, mp_value cls, mp_value classes, bool *out) {
    bool is_type = mp_is_type(cls);
    mp_value bases = is_type ? MP_NONE : bases_of(vm, cls);
    if (mp_is_unbound(bases)) {
        return mp_fail(vm, &mp_type_TypeError, "issubclass() arg 1 must be a class");
    }
    return !mp_is_error(bases) &&
           check(vm, MP_NAME(__subclasscheck__), cls, is_type ? mp_as_type(cls) : NULL, classes, out);
}
