/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module functools: reduce, update_wrapper, wraps, what its types share, and the table.
 */
#include "modules/functools.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/list.h"

/* ---- what all types share ---- */

mp_value mp_functool_new(mp_vm *vm, const mp_type *type, size_t count, const mp_value *slots) {
    mp_functool *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, self->v, slots, count);
    return mp_from_pointer(self);
}

void mp_functool_trace(mp_tracer *tracer, void *self) {
    mp_trace_range(tracer, &((mp_functool *)self)->dict, 1 + MP_FUNCTOOL_SLOTS);
}

mp_value mp_functool___dict__(mp_vm *vm, mp_value self) {
    if (mp_type_is_class(mp_type_of(self))) {
        return mp_instance_dict(vm, mp_pointer(self));
    }
    if (!mp_is_value(mp_functool_get(self)->dict)) {
        mp_value dict = mp_dict_new(vm);
        if (mp_is_error(dict)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_functool_get(self)->dict, dict);
    }
    return mp_functool_get(self)->dict;
}

mp_value mp_functool_getattr(mp_vm *vm, mp_value self, mp_value name) {
    mp_value dict = mp_functool_get(self)->dict;
    return mp_is_value(dict) ? mp_dict_find(vm, dict, name) : MP_UNBOUND;
}

bool mp_functool_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    if (!mp_is_value(value) && !mp_is_value(mp_functool_get(self)->dict)) {
        return true;
    }
    mp_value dict = mp_functool___dict__(vm, self);
    if (mp_is_error(dict)) {
        return false;
    }
    *handled = true;
    return mp_is_value(value) ? mp_dict_set(vm, dict, name, value) : mp_dict_remove(vm, dict, name, handled);
}

bool mp_functool_dir(mp_vm *vm, mp_value self, mp_value list) {
    mp_value dict = mp_functool_get(self)->dict;
    return !mp_is_value(dict) || mp_list_extend(vm, list, dict);
}

mp_value mp_functool_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    return mp_is_value(instance) && !mp_is_none(instance) ? mp_method_new(vm, self, instance) : self;
}

/* ---- update_wrapper and wraps ---- */

MP_NAMES_USED(__module__, __name__, __qualname__, __doc__, __annotations__, __dict__)
static const struct {
    mp_object object;
    size_t count;
    mp_value items[5];
} assignments = {{(const mp_head *)&mp_type_tuple},
                 5,
                 {MP_VALUE_INIT(mp_names.mp_name___module__), MP_VALUE_INIT(mp_names.mp_name___name__), MP_VALUE_INIT(mp_names.mp_name___qualname__),
                  MP_VALUE_INIT(mp_names.mp_name___doc__), MP_VALUE_INIT(mp_names.mp_name___annotations__)}};
static const struct {
    mp_object object;
    size_t count;
    mp_value items[1];
} updates = {{(const mp_head *)&mp_type_tuple}, 1, {MP_VALUE_INIT(mp_names.mp_name___dict__)}};

/* getattr with AttributeError told as MP_UNBOUND, wherever it comes from. */
static mp_value attribute_find(mp_vm *vm, mp_value v, mp_value name) {
    mp_value value = mp_getattr_find(vm, v, name);
    return mp_is_error(value) && mp_exception_catch(vm, &mp_type_AttributeError) ? MP_UNBOUND : value;
}

/* parts: wrapper, wrapped, assigned, updated. */
static mp_value update(mp_vm *vm, const mp_value *parts) {
    for (size_t part = 2; part < 4; part++) {
        mp_value names = mp_iter(vm, parts[part]), name;
        if (mp_is_error(names)) {
            return MP_ERROR;
        }
        while (mp_is_value(name = mp_next(vm, names))) {
            mp_value from = attribute_find(vm, parts[1], name);
            from = mp_is_unbound(from) && part == 3 ? mp_dict_new(vm) : from;
            if (mp_is_error(from)) {
                return MP_ERROR;
            }
            mp_value to = part == 3 ? mp_getattr(vm, parts[0], name) : MP_NONE;
            bool good = !mp_is_error(to);
            if (good && mp_is_value(from)) {
                good = part == 2 ? mp_setattr(vm, parts[0], name, from)
                                 : !mp_is_error(mp_call_method(vm, to, MP_NAME(update), 1, &from));
            }
            if (!good) {
                return MP_ERROR;
            }
        }
        if (mp_is_error(name)) {
            return MP_ERROR;
        }
    }
    return mp_setattr(vm, parts[0], MP_NAME(__wrapped__), parts[1]) ? parts[0] : MP_ERROR;
}

mp_value mp_functool_update(mp_vm *vm, mp_value wrapper, mp_value wrapped) {
    mp_value parts[4] = {wrapper, wrapped, MP_VALUE_OF(assignments), MP_VALUE_OF(updates)};
    return update(vm, parts);
}

static const mp_param wrapper_params[] = {MP_PARAM(wrapper, 0), MP_PARAM(wrapped, 0),
                                          MP_PARAM(assigned, MP_PARAM_OPTIONAL), MP_PARAM(updated, MP_PARAM_OPTIONAL)};

static mp_value functools_update_wrapper(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value parts[4];
    if (!mp_args_bind(vm, "update_wrapper", wrapper_params, 4, argc, args, kw, parts)) {
        return MP_ERROR;
    }
    parts[2] = mp_is_unbound(parts[2]) ? MP_VALUE_OF(assignments) : parts[2];
    parts[3] = mp_is_unbound(parts[3]) ? MP_VALUE_OF(updates) : parts[3];
    return update(vm, parts);
}

static const mp_native update_wrapper_row = MP_FUNCTION_KW(update_wrapper, functools_update_wrapper, 0, MP_VARIADIC);

/* wraps(wrapped, …) is partial(update_wrapper, wrapped=wrapped, …). */
static mp_value functools_wraps(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value parts[3], names[3] = {MP_NAME(wrapped), MP_NAME(assigned), MP_NAME(updated)};
    if (!mp_args_bind(vm, "wraps", wrapper_params + 1, 3, argc, args, kw, parts)) {
        return MP_ERROR;
    }
    parts[1] = mp_is_unbound(parts[1]) ? MP_VALUE_OF(assignments) : parts[1];
    parts[2] = mp_is_unbound(parts[2]) ? MP_VALUE_OF(updates) : parts[2];
    return mp_partial_new(vm, MP_VALUE_OF(update_wrapper_row), 0, parts, (mp_kw){3, names});
}

/* ---- reduce ---- */

static mp_value functools_reduce(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value iterator = mp_iter(vm, args[1]);
    if (mp_is_error(iterator)) {
        return mp_exception_catch(vm, &mp_type_TypeError)
                   ? mp_raise(vm, &mp_type_TypeError, "reduce() arg 2 must support iteration")
                   : MP_ERROR;
    }
    mp_value pair[2] = {argc > 2 ? args[2] : mp_next(vm, iterator), MP_UNBOUND};
    if (mp_is_stop(pair[0])) {
        return mp_raise(vm, &mp_type_TypeError, "reduce() of empty iterable with no initial value");
    }
    while (!mp_is_error(pair[0])) {
        pair[1] = mp_next(vm, iterator);
        if (!mp_is_value(pair[1])) {
            return mp_is_stop(pair[1]) ? pair[0] : MP_ERROR;
        }
        pair[0] = mp_call(vm, args[0], 2, pair);
    }
    return MP_ERROR;
}

static const mp_native functools_rows[] = {
    MP_CONSTANT(WRAPPER_ASSIGNMENTS, &assignments),
    MP_CONSTANT(WRAPPER_UPDATES, &updates),
    MP_FUNCTION(cache, mp_functools_cache, 1, 1),
    MP_CONSTANT(cached_property, &mp_type_cached_property),
    MP_FUNCTION_KW(cmp_to_key, mp_functools_cmp_to_key, 0, MP_VARIADIC),
    MP_FUNCTION_KW(lru_cache, mp_functools_lru_cache, 0, MP_VARIADIC),
    MP_CONSTANT(partial, &mp_type_partial),
    MP_CONSTANT(partialmethod, &mp_type_partialmethod),
    MP_FUNCTION(reduce, functools_reduce, 2, 3),
    MP_FUNCTION(singledispatch, mp_functools_singledispatch, 1, 1),
    MP_CONSTANT(singledispatchmethod, &mp_type_singledispatchmethod),
    MP_FUNCTION(total_ordering, mp_functools_total_ordering, 1, 1),
    MP_CONSTANT(update_wrapper, &update_wrapper_row),
    MP_FUNCTION_KW(wraps, functools_wraps, 0, MP_VARIADIC),
    MP_CONSTANT(_lru_cache_wrapper, &mp_type_lru_wrapper),
};

MP_MODULE(mp_module_functools, functools, functools_rows, NULL);
