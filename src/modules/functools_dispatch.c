/* SPDX-License-Identifier: MIT
 *
 * Layer 5. functools.singledispatch and singledispatchmethod.
 *
 * A dispatcher's v[FUNCTION] is the function it was made of, v[REGISTRY] the dict from classes to functions, which has
 * object from the start on. Nothing is cached: what a class's MRO says may change.
 */
#include "modules/functools.h"
#include "modules/types_module.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/generic.h"
#include "objects/str.h"

enum { FUNCTION, REGISTRY };
/* of a singledispatchmethod, and of what its descriptor gives */
enum { METHOD_FUNCTION, DISPATCHER };
enum { BOUND_METHOD, BOUND_INSTANCE, BOUND_OWNER };

static const char invalid_register[] = "Invalid first argument to `register()`";

/* ---- choosing ---- */

/* issubclass(a, b), metaclasses asked; a class that refuses to answer is none. */
static bool is_subclass(mp_vm *vm, mp_value a, mp_value b, bool *out) {
    mp_value answer = mp_special_call(vm, b, MP_NAME(__subclasscheck__), 1, &a);
    if (mp_is_error(answer)) {
        return false;
    }
    return mp_truth(vm, answer, out);
}

/* Classes of the registry that the MRO does not have may claim the type; the most special one counts. */
static bool find_virtual(mp_vm *vm, mp_value registry, mp_value type, mp_value *best) {
    size_t position = 0;
    mp_value key, function;
    *best = MP_UNBOUND;
    while (mp_dict_next(registry, &position, &key, &function)) {
        bool fits;
        if (!mp_type_is_class(mp_type_of(key)) || !mp_is_type(key)) {
            continue; /* only metaclasses change what issubclass says */
        }
        if (!is_subclass(vm, type, key, &fits) ||
            (fits && mp_is_value(*best) && !is_subclass(vm, key, *best, &fits))) {
            return false;
        }
        *best = fits ? key : *best;
    }
    return true;
}

/* dispatcher.dispatch(type) */
static mp_value choose(mp_vm *vm, mp_value self, mp_value type) {
    mp_value registry = mp_functool_get(self)->v[REGISTRY];
    if (!mp_is_type(type)) {
        return mp_raise(vm, &mp_type_TypeError, "dispatch() argument must be a class, not %T", type);
    }
    size_t count = mp_type_mro_count(mp_as_type(type));
    for (size_t i = 0; i < count; i++) {
        const mp_type *candidate = mp_type_mro_at(mp_as_type(type), i);
        mp_value found = MP_UNBOUND;
        if (candidate == &mp_type_object) {
            if (!find_virtual(vm, registry, type, &found)) {
                return MP_ERROR;
            }
            if (mp_is_value(found)) {
                return mp_dict_find(vm, registry, found);
            }
        }
        found = mp_dict_find(vm, registry, mp_type_value(candidate));
        if (!mp_is_unbound(found)) {
            return found;
        }
    }
    return mp_functool_get(self)->v[FUNCTION];
}

/* type(v) as v itself says: v.__class__. */
static mp_value class_of(mp_vm *vm, mp_value v) { return mp_getattr(vm, v, MP_NAME(__class__)); }

static mp_value dispatcher_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0) {
        mp_value name = mp_getattr_find(vm, mp_functool_get(self)->v[FUNCTION], MP_NAME(__name__));
        return mp_is_error(name) ? MP_ERROR
                                 : mp_raise(vm, &mp_type_TypeError, "%U requires at least 1 positional argument",
                                            mp_is_value(name) && mp_str_is(name) ? name : MP_NAME(not_found_));
    }
    mp_value type = class_of(vm, args[0]);
    mp_value function = mp_is_error(type) ? MP_ERROR : choose(vm, self, type);
    return mp_is_error(function) ? MP_ERROR : mp_call_kw(vm, function, argc, args, kw);
}

static mp_value dispatcher_dispatch(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return choose(vm, args[0], args[1]);
}

/* ---- registering ---- */

/* The members of a union of classes, MP_UNBOUND if it is none. */
static mp_value union_members(mp_vm *vm, mp_value v) {
    return mp_is_exact(v, &mp_type_union) ? mp_getattr(vm, v, MP_NAME(__args__)) : MP_UNBOUND;
}

/* registry[cls] = function: that is returned; MP_UNBOUND: cls is neither a class nor a union of classes. */
static mp_value add(mp_vm *vm, mp_value self, mp_value cls, mp_value function) {
    mp_value registry = mp_functool_get(self)->v[REGISTRY];
    if (mp_is_type(cls)) {
        return mp_dict_set(vm, registry, cls, function) ? function : MP_ERROR;
    }
    mp_value members = union_members(vm, cls);
    if (!mp_is_value(members) || !mp_tuple_is(members)) {
        return mp_is_error(members) ? MP_ERROR : MP_UNBOUND;
    }
    for (size_t i = 0; i < mp_tuple_get(members)->count; i++) {
        mp_value member = mp_tuple_get(members)->items[i];
        member = mp_is_none(member) ? mp_type_value(&mp_type_none) : member;
        if (!mp_is_type(member)) {
            return MP_UNBOUND;
        }
        if (!mp_dict_set(vm, registry, member, function)) {
            return MP_ERROR;
        }
    }
    return function;
}

/* @register on a function: the class is in the annotation of its first parameter. */
static mp_value register_annotated(mp_vm *vm, mp_value self, mp_value function) {
    mp_value annotations = mp_getattr_find(vm, function, MP_NAME(__annotations__)), name, cls;
    size_t position = 0;
    if (mp_is_error(annotations)) {
        return MP_ERROR;
    }
    if (!mp_is_value(annotations) || !mp_dict_is(annotations) || !mp_dict_next(annotations, &position, &name, &cls)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "%s: %R. Use either `@register(some_class)` or plain `@register` on an annotated function.",
                        invalid_register, function);
    }
    cls = mp_is_none(cls) ? mp_type_value(&mp_type_none) : cls;
    mp_value added = add(vm, self, cls, function);
    return mp_is_unbound(added)
               ? mp_raise(vm, &mp_type_TypeError, "Invalid annotation for %R. %R is not a class.", name, cls)
               : added;
}

/* register(cls, func=None) */
static mp_value dispatcher_register(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(cls, 0), MP_PARAM(func, MP_PARAM_OPTIONAL)};
    mp_value parts[2];
    if (!mp_args_bind(vm, "register", params, 2, argc - 1, args + 1, kw, parts)) {
        return MP_ERROR;
    }
    bool given = mp_is_value(parts[1]) && !mp_is_none(parts[1]);
    mp_value members = mp_is_type(parts[0]) ? MP_NONE : union_members(vm, parts[0]);
    if (mp_is_error(members)) {
        return MP_ERROR;
    }
    if (mp_is_unbound(members) && !given) {
        return register_annotated(vm, args[0], parts[0]);
    }
    if (!given) { /* a decorator */
        mp_value bound = mp_getattr(vm, args[0], MP_NAME(register));
        return mp_is_error(bound) ? MP_ERROR : mp_partial_new(vm, bound, 1, parts, MP_NO_KW);
    }
    mp_value added = add(vm, args[0], parts[0], parts[1]);
    return mp_is_unbound(added)
               ? mp_raise(vm, &mp_type_TypeError, "%s. %R is not a class or union type.", invalid_register, parts[0])
               : added;
}

static mp_value dispatcher_registry(mp_vm *vm, mp_value self) {
    return mp_mappingproxy_new(vm, mp_functool_get(self)->v[REGISTRY]);
}

static mp_value dispatcher_clear_cache(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_NONE;
}

mp_value mp_functools_singledispatch(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value slots[2] = {args[0], mp_dict_new(vm)};
    if (mp_is_error(slots[REGISTRY]) ||
        !mp_dict_set(vm, slots[REGISTRY], mp_type_value(&mp_type_object), args[0])) {
        return MP_ERROR;
    }
    mp_value self = mp_functool_new(vm, &mp_type_dispatcher, 2, slots);
    return mp_is_error(self) ? MP_ERROR : mp_functool_update(vm, self, args[0]);
}

/* ---- singledispatchmethod ---- */

static mp_value method_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(func, 0)};
    mp_value slots[2];
    if (!mp_args_bind(vm, "singledispatchmethod", params, 1, argc, args, kw, slots)) {
        return MP_ERROR;
    }
    mp_value get = mp_is_callable(vm, slots[0]) ? MP_NONE : mp_special_find(vm, slots[0], MP_NAME(__get__));
    if (mp_is_unbound(get)) {
        return mp_raise(vm, &mp_type_TypeError, "%R is not callable or a descriptor", slots[0]);
    }
    slots[DISPATCHER] = mp_is_error(get) ? MP_ERROR : mp_functools_singledispatch(vm, 1, slots);
    return mp_is_error(slots[DISPATCHER]) ? MP_ERROR : mp_functool_new(vm, type, 2, slots);
}

static mp_value method_register(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(cls, 0), MP_PARAM(method, MP_PARAM_OPTIONAL)};
    mp_value parts[3];
    if (!mp_args_bind(vm, "register", params, 2, argc - 1, args + 1, kw, parts + 1)) {
        return MP_ERROR;
    }
    parts[0] = mp_functool_get(args[0])->v[DISPATCHER];
    return dispatcher_register(vm, 3, parts, MP_NO_KW);
}

/* What a.method is: knows the instance, looks at the arguments when called. */
static mp_value bound_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    const mp_functool *bound = mp_functool_get(self);
    if (argc == 0) {
        return mp_raise(vm, &mp_type_IndexError, "tuple index out of range");
    }
    mp_value type = class_of(vm, args[0]);
    mp_value dispatcher = mp_functool_get(bound->v[BOUND_METHOD])->v[DISPATCHER];
    mp_value function = mp_is_error(type) ? MP_ERROR : choose(vm, dispatcher, type);
    if (mp_is_error(function)) {
        return MP_ERROR;
    }
    function = mp_bind(vm, function, bound->v[BOUND_INSTANCE], mp_as_type(bound->v[BOUND_OWNER]));
    return mp_is_error(function) ? MP_ERROR : mp_call_kw(vm, function, argc, args, kw);
}

static mp_value method_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    mp_value slots[3] = {self, instance, owner};
    mp_value bound = mp_functool_new(vm, &mp_type_bound_dispatcher, 3, slots);
    mp_value reg = mp_is_error(bound) ? MP_ERROR : mp_getattr(vm, self, MP_NAME(register));
    if (mp_is_error(reg) || !mp_setattr(vm, bound, MP_NAME(register), reg)) {
        return MP_ERROR;
    }
    return mp_functool_update(vm, bound, mp_functool_get(self)->v[METHOD_FUNCTION]);
}

/* ---- the types ---- */

static const mp_native dispatcher_rows[] = {
    MP_METHOD(dispatch, dispatcher_dispatch, 1, 1),
    MP_METHOD_KW(register, dispatcher_register, 0, MP_VARIADIC),
    MP_METHOD(_clear_cache, dispatcher_clear_cache, 0, 0),
    MP_GETTER(registry, dispatcher_registry),
    MP_FUNCTOOL_DICT,
};
MP_OPS(dispatcher_ops, MP_FUNCTOOL_OPS, (call, dispatcher_call), (descr_get, mp_functool_descr_get));
MP_TYPE(mp_type_dispatcher, function, &mp_type_object, sizeof(mp_functool), dispatcher_ops, dispatcher_rows,
        MP_TYPE_FINAL);

MP_FUNCTOOL_SLOT(method_func, METHOD_FUNCTION)
MP_FUNCTOOL_SLOT(method_dispatcher, DISPATCHER)

static const mp_native method_rows[] = {
    MP_METHOD_KW(register, method_register, 0, MP_VARIADIC),
    MP_GETTER(func, method_func),
    MP_GETTER(dispatcher, method_dispatcher),
    MP_FUNCTOOL_DICT,
};
MP_OPS(method_ops, MP_FUNCTOOL_OPS, (make, method_make), (descr_get, method_descr_get));
MP_TYPE(mp_type_singledispatchmethod, singledispatchmethod, &mp_type_object, sizeof(mp_functool), method_ops,
        method_rows, 0);

static const mp_native bound_rows[] = {MP_FUNCTOOL_DICT};
MP_OPS(bound_ops, MP_FUNCTOOL_OPS, (call, bound_call));
MP_TYPE(mp_type_bound_dispatcher, function, &mp_type_object, sizeof(mp_functool), bound_ops, bound_rows, MP_TYPE_FINAL);
