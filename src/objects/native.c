/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Rows of attribute tables as objects: built-in functions, methods, getters; and calling them.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/function.h"
#include "objects/str.h"

static const mp_native *row_of(mp_value v) { return (const mp_native *)mp_pointer(v); }

/* Wrong number of arguments, worded as CPython does for built-in functions. */
static MP_COLD mp_value arity_error(mp_vm *vm, const mp_native *row, size_t argc) {
    unsigned min = row->v.call.argc_min, max = row->v.call.argc_max;
    const char *name = mp_str_data(row->name);
    if (min == max) {
        if (min == 0) {
            return mp_raise(vm, &mp_type_TypeError, "%s() takes no arguments (%zu given)", name, argc);
        }
        return min == 1 ? mp_raise(vm, &mp_type_TypeError, "%s() takes exactly one argument (%zu given)", name, argc)
                        : mp_raise(vm, &mp_type_TypeError, "%s expected %u argument%s, got %zu", name, min,
                                   min == 1 ? "" : "s", argc);
    }
    unsigned limit = argc < min ? min : max;
    return mp_raise(vm, &mp_type_TypeError, "%s expected at %s %u argument%s, got %zu", name,
                    argc < min ? "least" : "most", limit, limit == 1 ? "" : "s", argc);
}

mp_value mp_native_call(mp_vm *vm, const mp_native *row, size_t argc, const mp_value *args, mp_kw kw) {
    if (row->v.call.has_self && argc == 0) {
        return mp_raise(vm, &mp_type_TypeError, "unbound method %U() needs an argument", row->name);
    }
    size_t given = argc - row->v.call.has_self;
    if (row->v.call.takes_kw) {
        if (given > row->v.call.argc_max && row->v.call.argc_max != MP_VARIADIC) {
            return arity_error(vm, row, given);
        }
        return row->u.kw_fn(vm, argc, args, kw);
    }
    if (kw.count > 0) {
        return mp_raise(vm, &mp_type_TypeError, "%U() takes no keyword arguments", row->name);
    }
    if (given < row->v.call.argc_min || (given > row->v.call.argc_max && row->v.call.argc_max != MP_VARIADIC)) {
        return arity_error(vm, row, given);
    }
    return row->u.fn(vm, argc, args);
}

static mp_value function_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_native_call(vm, row_of(self), argc, args, kw);
}

static mp_value function_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<built-in function %U>", row_of(self)->name);
}

static mp_value method_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<method '%U'>", row_of(self)->name);
}

static mp_value native_name(mp_vm *vm, mp_value self) {
    (void)vm;
    return row_of(self)->name;
}

static mp_value native_module(mp_vm *vm, mp_value self) {
    (void)vm;
    (void)self;
    return MP_NAME(builtins);
}

static mp_value native_doc(mp_vm *vm, mp_value self) {
    (void)vm;
    (void)self;
    return MP_NONE;
}

static mp_value method_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    return mp_is_value(instance) ? mp_method_new(vm, self, instance) : self;
}

static mp_value class_method_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)instance;
    mp_method *m = mp_gc_new(vm, &mp_type_builtin_method, sizeof *m);
    if (m == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &m->function, self);
    mp_gc_store(vm, &m->self, owner);
    return mp_from_pointer(m);
}

static mp_value getset_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    return mp_is_value(instance) ? row_of(self)->u.get(vm, instance) : self;
}

static bool getset_descr_set(mp_vm *vm, mp_value self, mp_value instance, mp_value value) {
    const mp_native *row = row_of(self);
    if (row->v.set == NULL) {
        return mp_fail(vm, &mp_type_AttributeError, "attribute '%U' of '%T' objects is not writable", row->name,
                       instance);
    }
    return row->v.set(vm, instance, value);
}

static const mp_native native_rows[] = {
    MP_GETTER(__name__, native_name),
    MP_GETTER(__qualname__, native_name),
    MP_GETTER(__module__, native_module),
    MP_GETTER(__doc__, native_doc),
};

static const mp_type_ops function_ops = {.call = function_call, .repr = function_repr};
MP_TYPE(mp_type_builtin_function, builtin_function_or_method, &mp_type_object, sizeof(mp_native), function_ops,
        native_rows, MP_TYPE_FINAL);

static const mp_type_ops method_ops = {.call = function_call, .repr = method_repr, .descr_get = method_descr_get};
MP_TYPE(mp_type_method_descriptor, method_descriptor, &mp_type_object, sizeof(mp_native), method_ops, native_rows,
        MP_TYPE_FINAL);

static const mp_type_ops class_method_ops = {
    .call = function_call, .repr = method_repr, .descr_get = class_method_descr_get};
MP_TYPE(mp_type_class_method_row, classmethod_descriptor, &mp_type_object, sizeof(mp_native), class_method_ops,
        native_rows, MP_TYPE_FINAL);

static const mp_type_ops getset_ops = {.descr_get = getset_descr_get, .descr_set = getset_descr_set};
MP_TYPE(mp_type_getset_descriptor, getset_descriptor, &mp_type_object, sizeof(mp_native), getset_ops, native_rows,
        MP_TYPE_FINAL);

static const mp_type_ops constant_ops = {0};
MP_TYPE_PLAIN(mp_type_constant_row, constant, &mp_type_object, sizeof(mp_native), constant_ops, MP_TYPE_FINAL);
