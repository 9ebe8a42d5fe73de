/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Attribute access: the order in which type, instance and descriptors are asked.
 *
 * Order of reading: data descriptors of the type; the instance's own attributes; whatever else the type has;
 * the layout's computed attributes; __getattr__.
 */
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/class.h"
#include "objects/exception_all.h"
#include "objects/function.h"
#include "objects/str.h"

static bool has_descr_get(mp_value attribute, const mp_type_ops **ops) {
    if (!mp_is_pointer(attribute)) {
        return false;
    }
    *ops = mp_type_of(attribute)->ops;
    return MP_OP(*ops, descr_get) != NULL;
}

bool mp_is_data_descriptor(mp_vm *vm, mp_value attribute) {
    if (!mp_is_pointer(attribute)) {
        return false;
    }
    const mp_type *type = mp_type_of(attribute);
    if (mp_type_is_class(type)) {
        return mp_is_value(mp_type_find(vm, type, MP_NAME(__set__))) ||
               mp_is_value(mp_type_find(vm, type, MP_NAME(__delete__)));
    }
    return MP_OP(type->ops, descr_set) != NULL;
}

/* True if reading a data descriptor runs it; one with __set__ alone is hidden by the instance's own attribute. */
static bool has_getter(mp_vm *vm, mp_value attribute) {
    const mp_type *type = mp_type_of(attribute);
    return mp_type_is_class(type) ? mp_is_value(mp_type_find(vm, type, MP_NAME(__get__))) : MP_OP(type->ops, descr_get) != NULL;
}

mp_value mp_bind(mp_vm *vm, mp_value attribute, mp_value instance, const mp_type *owner) {
    const mp_type_ops *ops;
    return has_descr_get(attribute, &ops) ? MP_OP(ops, descr_get)(vm, attribute, instance, mp_type_value(owner)) : attribute;
}

/* What the object itself holds: slots of an instance, or what its type's op finds. */
static mp_value find_in_instance(mp_vm *vm, mp_value v, const mp_type *type, mp_value name) {
    if (mp_type_is_class(type)) {
        mp_value own = mp_instance_find(vm, mp_pointer(v), name);
        if (!mp_is_unbound(own)) {
            return own;
        }
        return MP_OP(type->layout->ops, getattr) != NULL && type->layout != &mp_type_type
                   ? MP_OP(type->layout->ops, getattr)(vm, v, name)
                   : MP_UNBOUND;
    }
    return MP_OP(type->ops, getattr) != NULL ? MP_OP(type->ops, getattr)(vm, v, name) : MP_UNBOUND;
}

mp_value mp_generic_getattr_find(mp_vm *vm, mp_value v, mp_value name) {
    const mp_type *type = mp_type_of(v);
    mp_value attribute = mp_type_find(vm, type, name);
    if (mp_is_value(attribute) && mp_is_data_descriptor(vm, attribute) && has_getter(vm, attribute)) {
        return mp_bind(vm, attribute, v, type);
    }
    mp_value own = find_in_instance(vm, v, type, name);
    if (!mp_is_unbound(own)) {
        return own;
    }
    if (type->layout == &mp_type_type && mp_type_is_class(type)) { /* a class whose type is a class */
        own = MP_OP(mp_type_type.ops, getattr)(vm, v, name);
        if (!mp_is_unbound(own)) {
            return own;
        }
    }
    if (mp_is_value(attribute)) {
        return mp_bind(vm, attribute, v, type);
    }
    return MP_UNBOUND;
}

/* __getattr__, asked when nothing was found. */
static mp_value ask_getattr(mp_vm *vm, mp_value v, mp_value name) {
    if (!mp_type_is_class(mp_type_of(v))) {
        return MP_UNBOUND;
    }
    mp_value result = mp_special_call(vm, v, MP_NAME(__getattr__), 1, &name);
    if (mp_is_error(result) && mp_exception_catch(vm, &mp_type_AttributeError)) {
        return MP_UNBOUND;
    }
    return result;
}

/* The class's own __getattribute__, or MP_UNBOUND. */
mp_value mp_own_getattribute(mp_vm *vm, const mp_type *type) {
    if (!mp_type_is_class(type)) {
        return MP_UNBOUND;
    }
    mp_value found = mp_type_find(vm, type, MP_NAME(__getattribute__));
    return mp_same(found, MP_VALUE_OF(mp_object_getattribute_row)) ? MP_UNBOUND : found;
}

MP_COLD mp_value mp_attribute_error(mp_vm *vm, mp_value v, mp_value name) {
    mp_value message;
    if (mp_is_type(v)) {
        message = mp_str_new_format(vm, "type object '%N' has no attribute '%U'", mp_as_type(v), name);
    } else if (mp_is_exact(v, &mp_type_module)) {
        mp_value module = mp_getattr_find(vm, v, MP_NAME(__name__));
        if (mp_is_error(module)) {
            return MP_ERROR;
        }
        message = mp_str_new_format(vm, "module '%U' has no attribute '%U'",
                                    mp_is_value(module) && mp_str_is(module) ? module : MP_NAME(not_found_), name);
    } else {
        message = mp_str_new_format(vm, "'%T' object has no attribute '%U'", v, name);
    }
    return mp_exception_raise_named(vm, &mp_type_AttributeError, message, name, v);
}

/* A pending AttributeError that does not say what was missing where says it from now on. */
static MP_COLD void note_missing(mp_vm *vm, mp_value v, mp_value name) {
    if (!mp_exception_matches(vm, &mp_type_AttributeError)) {
        return;
    }
    mp_value exception = vm->pending;
    if (mp_is_none(mp_exception_attribute(exception, MP_NAME(name))) &&
        mp_is_none(mp_exception_attribute(exception, MP_NAME(obj)))) {
        vm->pending = MP_UNBOUND;
        if (mp_exception_attribute_set(vm, exception, MP_NAME(name), name) &&
            mp_exception_attribute_set(vm, exception, MP_NAME(obj), v)) {
            vm->pending = exception;
        }
    }
}

/* An attribute name is a str; what looks for it wants it interned. */
static bool name_prepare(mp_vm *vm, mp_value *name) {
    if (!mp_str_is(*name)) {
        return mp_fail(vm, &mp_type_TypeError, "attribute name must be string, not '%T'", *name);
    }
    if (!mp_str_interned(*name)) {
        *name = mp_str_intern_value(vm, *name);
    }
    return !mp_is_error(*name);
}

mp_value mp_getattr_find(mp_vm *vm, mp_value v, mp_value name) {
    if (!name_prepare(vm, &name)) {
        return MP_ERROR;
    }
    mp_value result;
    if (mp_is_value(mp_own_getattribute(vm, mp_type_of(v)))) {
        result = mp_special_call(vm, v, MP_NAME(__getattribute__), 1, &name);
        if (mp_is_error(result) && mp_exception_catch(vm, &mp_type_AttributeError)) {
            result = MP_UNBOUND;
        }
    } else {
        result = mp_generic_getattr_find(vm, v, name);
        if (mp_is_error(result) && mp_type_is_class(mp_type_of(v)) &&
            mp_is_value(mp_type_find(vm, mp_type_of(v), MP_NAME(__getattr__))) &&
            mp_exception_catch(vm, &mp_type_AttributeError)) {
            result = MP_UNBOUND;
        }
    }
    return mp_is_unbound(result) ? ask_getattr(vm, v, name) : result;
}

mp_value mp_getattr(mp_vm *vm, mp_value v, mp_value name) {
    /* as mp_getattr_find, but an AttributeError raised on the way stays as it is */
    if (!name_prepare(vm, &name)) {
        return MP_ERROR;
    }
    const mp_type *type = mp_type_of(v);
    mp_value result = mp_is_value(mp_own_getattribute(vm, type))
                          ? mp_special_call(vm, v, MP_NAME(__getattribute__), 1, &name)
                          : mp_generic_getattr_find(vm, v, name);
    bool absent = mp_is_unbound(result) ||
                  (mp_is_error(result) && mp_exception_matches(vm, &mp_type_AttributeError));
    if (absent && mp_type_is_class(type) && mp_is_value(mp_type_find(vm, type, MP_NAME(__getattr__)))) {
        vm->pending = MP_UNBOUND;
        result = mp_special_call(vm, v, MP_NAME(__getattr__), 1, &name);
    }
    if (mp_is_error(result)) {
        note_missing(vm, v, name);
    }
    return mp_is_unbound(result) ? mp_attribute_error(vm, v, name) : result;
}

/* ---- setting ---- */

bool mp_generic_setattr(mp_vm *vm, mp_value v, mp_value name, mp_value value) {
    const mp_type *type = mp_type_of(v);
    mp_value attribute = mp_type_find(vm, type, name);
    if (mp_is_value(attribute) && mp_is_data_descriptor(vm, attribute)) {
        return MP_OP(mp_type_of(attribute)->ops, descr_set)(vm, attribute, v, value);
    }
    bool handled = false;
    if (mp_type_is_class(type) && type->layout != &mp_type_type) {
        if (!mp_instance_set(vm, mp_pointer(v), name, value, &handled)) {
            return false;
        }
        if (!handled && !mp_is_value(value) && MP_OP(type->layout->ops, setattr) != NULL &&
            !MP_OP(type->layout->ops, setattr)(vm, v, name, value, &handled)) {
            return false;
        }
    } else if (MP_OP(type->layout->ops, setattr) != NULL && !MP_OP(type->layout->ops, setattr)(vm, v, name, value, &handled)) {
        return false;
    }
    if (handled) {
        return true;
    }
    bool deletes_own = !mp_is_value(value) && mp_type_is_class(type) && !mp_class_of(type)->slots_only;
    if (mp_is_value(attribute) && !mp_is_type(v) && !deletes_own) {
        return mp_fail(vm, &mp_type_AttributeError, "'%T' object attribute '%U' is read-only", v, name);
    }
    mp_attribute_error(vm, v, name);
    return false;
}

bool mp_setattr(mp_vm *vm, mp_value v, mp_value name, mp_value value) {
    if (!name_prepare(vm, &name)) {
        return false;
    }
    const mp_type *type = mp_type_of(v);
    if (mp_type_is_class(type)) {
        bool set = mp_is_value(value);
        mp_value special = set ? MP_NAME(__setattr__) : MP_NAME(__delattr__);
        mp_value found = mp_type_find(vm, type, special);
        mp_value standard = set ? MP_VALUE_OF(mp_object_setattr_row) : MP_VALUE_OF(mp_object_delattr_row);
        if (mp_is_value(found) && !mp_same(found, standard)) {
            mp_value args[2] = {name, value};
            return !mp_is_error(mp_special_call(vm, v, special, set ? 2 : 1, args));
        }
    }
    return mp_generic_setattr(vm, v, name, value);
}

/* ---- special methods ---- */

mp_value mp_special_find(mp_vm *vm, mp_value v, mp_value name) {
    const mp_type *type = mp_type_of(v);
    mp_value found = mp_type_find(vm, type, name);
    return mp_is_value(found) ? mp_bind(vm, found, v, type) : found;
}

mp_value mp_special_call(mp_vm *vm, mp_value v, mp_value name, size_t argc, const mp_value *args) {
    const mp_type *type = mp_type_of(v);
    mp_value found = mp_type_find(vm, type, name);
    if (!mp_is_value(found)) {
        return MP_UNBOUND;
    }
    if (argc <= 3 && (mp_function_is(found) || mp_is_exact(found, &mp_type_method_descriptor))) {
        mp_value all[4] = {v};
        if (argc > 0) {
            memcpy(all + 1, args, argc * sizeof *args);
        }
        return mp_call(vm, found, argc + 1, all);
    }
    mp_value bound = mp_bind(vm, found, v, type);
    return mp_is_error(bound) ? MP_ERROR : mp_call(vm, bound, argc, args);
}
