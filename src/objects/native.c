/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Rows of attribute tables as objects: built-in functions, methods, getters; and calling them.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/function.h"
#include "objects/module.h"
#include "objects/str.h"

static const mp_native *row_of(mp_value v) { return (const mp_native *)mp_pointer(v); }

mp_value mp_native_name(const mp_native *row) {
    return row->own_name ? ((const mp_native_named *)row)->name : mp_name_of((mp_name_number)row->name);
}

const mp_native *mp_native_find(const mp_native *rows, size_t count, mp_value name) {
    mp_name_number number = mp_name_number_of(name);
    for (size_t i = 0; number != UINT16_MAX && i < count; i++) {
        if (rows[i].name == number) {
            return &rows[i];
        }
    }
    return NULL;
}

mp_value mp_native_get(mp_vm *vm, const mp_native *row, mp_value self) {
    return row->settable ? row->u.accessors->get(vm, self) : row->u.get(vm, self);
}

/* ---- whose row it is: seldom asked, so the rows do not say ---- */

static bool is_in(const mp_native *rows, size_t count, const mp_native *row) {
    return (uintptr_t)row - (uintptr_t)rows < count * sizeof *row;
}

/* The built-in type that the row belongs to, among those that `type` derives from; NULL if it is none of them. */
static const mp_type *find_owner(const mp_type *type, const mp_native *row) {
    for (const mp_type *t = mp_type_is_class(type) ? type->layout : type; t != NULL; t = t->base) {
        if (is_in(t->rows, t->row_count, row)) {
            return t;
        }
    }
    bool wide = type->flags & (MP_TYPE_CLASS | MP_TYPE_TWO_BASES);
    for (size_t i = 0; wide && i < mp_type_mro_count(type); i++) {
        const mp_type *t = mp_type_mro_at(type, i);
        if (!mp_type_is_class(t) && is_in(t->rows, t->row_count, row)) {
            return t;
        }
    }
    return NULL;
}

/* Searches the linked modules for the row; *module is the one that has the row or its type. */
static const mp_type *find_owner_in_modules(mp_vm *vm, const mp_native *row, mp_value *module) {
    *module = MP_NAME(builtins);
    for (const mp_module_def *const *def = vm->module_defs; def != NULL && *def != NULL; def++) {
        if (is_in((*def)->rows, (*def)->row_count, row)) {
            *module = (*def)->name;
            return NULL;
        }
        for (size_t i = 0; i < (*def)->row_count; i++) {
            const mp_native *r = &(*def)->rows[i];
            mp_value v = {r->u.bits};
            if (r->object.head == (const mp_head *)&mp_type_constant_row && mp_is_pointer(v) && mp_is_type(v) &&
                is_in(mp_as_type(v)->rows, mp_as_type(v)->row_count, row)) {
                *module = (*def)->name;
                return mp_as_type(v);
            }
        }
    }
    return NULL;
}

bool mp_native_applies(const mp_native *row, mp_value self) {
    const mp_type *type = mp_type_of(self);
    return find_owner(type, row) != NULL || mp_slot_row_applies(row, self) || row == &mp_object_init_row ||
           row == &mp_object_getattribute_row || row == &mp_object_setattr_row || row == &mp_object_delattr_row;
}

static MP_COLD mp_value applies_error(mp_vm *vm, const mp_native *row, mp_value self) {
    mp_value module;
    const mp_type *owner = find_owner_in_modules(vm, row, &module);
    return owner == NULL ? mp_raise(vm, &mp_type_TypeError, "descriptor '%U' doesn't apply to a '%T' object",
                                    mp_native_name(row), self)
                         : mp_raise(vm, &mp_type_TypeError,
                                    "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", mp_native_name(row),
                                    owner, self);
}

/* "list.append" of a method, "sin" of a function. */
static mp_value qualified_name(mp_vm *vm, const mp_native *row) {
    mp_value module;
    const mp_type *owner = find_owner_in_modules(vm, row, &module);
    return owner == NULL ? mp_native_name(row) : mp_str_new_format(vm, "%s.%U", mp_type_plain_name(owner), mp_native_name(row));
}

/* What messages call it: "list.append", "math.sin", "len"; `args` may tell the type. */
static mp_value message_name(mp_vm *vm, const mp_native *row, const mp_value *args) {
    mp_value module = MP_NAME(builtins);
    const mp_type *owner = NULL;
    if (row->has_self) {
        owner = find_owner(mp_is_type(args[0]) ? mp_as_type(args[0]) : mp_type_of(args[0]), row);
    }
    if (owner == NULL) {
        owner = find_owner_in_modules(vm, row, &module);
    }
    if (owner != NULL) {
        return mp_str_new_format(vm, "%s.%U", mp_type_plain_name(owner), mp_native_name(row));
    }
    return mp_same(module, MP_NAME(builtins)) ? mp_native_name(row) : mp_str_new_format(vm, "%U.%U", module, mp_native_name(row));
}

/* ---- calls ---- */

/* Wrong number of arguments, worded as CPython does for built-in functions. */
static MP_COLD mp_value arity_error(mp_vm *vm, const mp_native *row, size_t argc, const mp_value *args) {
    unsigned min = row->argc_min, max = row->argc_max;
    size_t given = argc - row->has_self;
    if (mp_is_slot_row(mp_from_pointer(row))) {
        return mp_raise(vm, &mp_type_TypeError, "expected %u argument%s, got %zu", min, min == 1 ? "" : "s", given);
    }
    if (max <= 1 && max == min) {
        mp_value name = message_name(vm, row, args);
        return mp_is_error(name) ? MP_ERROR
                                 : mp_raise(vm, &mp_type_TypeError, "%U() takes %s (%zu given)", name,
                                            max == 0 ? "no arguments" : "exactly one argument", given);
    }
    unsigned limit = given < min ? min : max;
    const char *how = min == max ? "" : given < min ? "at least " : "at most ";
    const mp_type *owner = row->has_self ? find_owner(mp_type_of(args[0]), row) : NULL;
    bool search = min == 1 && max == 3 && (owner == &mp_type_str || owner == &mp_type_bytes || owner == &mp_type_bytearray);
    if (search || row->takes_kw) { /* these CPython parses in another way */
        return mp_raise(vm, &mp_type_TypeError, "%U() takes %s%u argument%s (%zu given)", mp_native_name(row), how, limit,
                        limit == 1 ? "" : "s", given);
    }
    return mp_raise(vm, &mp_type_TypeError, "%U expected %s%u argument%s, got %zu", mp_native_name(row), how, limit,
                    limit == 1 ? "" : "s", given);
}

static MP_COLD mp_value keyword_error(mp_vm *vm, const mp_native *row, const mp_value *args) {
    if (mp_is_slot_row(mp_from_pointer(row))) {
        return mp_raise(vm, &mp_type_TypeError, "wrapper %U() takes no keyword arguments", mp_native_name(row));
    }
    mp_value name = message_name(vm, row, args);
    return mp_is_error(name) ? MP_ERROR : mp_raise(vm, &mp_type_TypeError, "%U() takes no keyword arguments", name);
}

static MP_COLD mp_value self_error(mp_vm *vm, const mp_native *row) {
    mp_value name = qualified_name(vm, row);
    return mp_is_error(name) ? MP_ERROR
                             : mp_raise(vm, &mp_type_TypeError, "unbound method %U() needs an argument", name);
}

mp_value mp_native_call(mp_vm *vm, const mp_native *row, size_t argc, const mp_value *args, mp_kw kw) {
    if (row->has_self && argc == 0) {
        return self_error(vm, row);
    }
    size_t given = argc - row->has_self;
    if (row->takes_kw) {
        if (given > row->argc_max && row->argc_max != MP_VARIADIC) {
            return arity_error(vm, row, argc, args);
        }
        return row->u.kw_fn(vm, argc, args, kw);
    }
    if (kw.count > 0) {
        return keyword_error(vm, row, args);
    }
    if (given < row->argc_min || (given > row->argc_max && row->argc_max != MP_VARIADIC)) {
        return arity_error(vm, row, argc, args);
    }
    return row->u.fn(vm, argc, args);
}

static void function_trace(mp_tracer *tracer, void *self) {
    mp_native_named *function = self; /* constants are not traced, so it has a name of its own */
    mp_trace_slot(tracer, &function->name);
}

static mp_value function_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_native_call(vm, row_of(self), argc, args, kw);
}

static mp_value method_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc > 0 && !mp_native_applies(row_of(self), args[0])) {
        return applies_error(vm, row_of(self), args[0]);
    }
    return mp_native_call(vm, row_of(self), argc, args, kw);
}

static mp_value function_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<built-in function %U>", mp_native_name(row_of(self)));
}

static mp_value method_repr(mp_vm *vm, mp_value self) {
    mp_value module;
    if (mp_is_slot_row(self)) {
        return mp_str_new_format(vm, "<slot wrapper '%U'>", mp_native_name(row_of(self)));
    }
    const mp_type *owner = find_owner_in_modules(vm, row_of(self), &module);
    const char *kind = mp_is_exact(self, &mp_type_getset_descriptor) ? "attribute" : "method";
    return owner == NULL ? mp_str_new_format(vm, "<%s '%U'>", kind, mp_native_name(row_of(self)))
                         : mp_str_new_format(vm, "<%s '%U' of '%N' objects>", kind, mp_native_name(row_of(self)), owner);
}

static mp_value native_name(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_native_name(row_of(self));
}

static mp_value native_qualname(mp_vm *vm, mp_value self) { return qualified_name(vm, row_of(self)); }

static mp_value native_module(mp_vm *vm, mp_value self) {
    mp_value module;
    return find_owner_in_modules(vm, row_of(self), &module) == NULL ? module : MP_NONE;
}

static mp_value native_doc(mp_vm *vm, mp_value self) {
    (void)vm;
    (void)self;
    return MP_NONE;
}

static mp_value method_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    if (!mp_is_value(instance)) {
        if (!mp_is_slot_row(self) || mp_is_object_row(self)) {
            return self;
        }
        const mp_type *type = mp_as_type(owner)->layout;
        while (type->base != NULL && !mp_same(mp_slot_row_find(type, mp_native_name(row_of(self))), self)) {
            type = type->base;
        }
        return mp_slot_wrapper_new(vm, self, type);
    }
    return mp_native_applies(row_of(self), instance) ? mp_method_new(vm, self, instance)
                                                     : applies_error(vm, row_of(self), instance);
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
    if (!mp_is_value(instance)) {
        return self;
    }
    return mp_native_applies(row_of(self), instance) ? mp_native_get(vm, row_of(self), instance)
                                                     : applies_error(vm, row_of(self), instance);
}

static bool getset_descr_set(mp_vm *vm, mp_value self, mp_value instance, mp_value value) {
    const mp_native *row = row_of(self);
    if (!mp_native_applies(row, instance)) {
        applies_error(vm, row, instance);
        return false;
    }
    if (!row->settable) {
        return mp_fail(vm, &mp_type_AttributeError, "attribute '%U' of '%T' objects is not writable", mp_native_name(row),
                       instance);
    }
    return row->u.accessors->set(vm, instance, value);
}

static const mp_native native_rows[] = {
    MP_GETTER(__name__, native_name),
    MP_GETTER(__qualname__, native_qualname),
    MP_GETTER(__module__, native_module),
    MP_GETTER(__doc__, native_doc),
};

MP_OPS(function_ops, (trace, function_trace), (call, function_call), (repr, function_repr));
MP_TYPE(mp_type_builtin_function, builtin_function_or_method, &mp_type_object, sizeof(mp_native), function_ops,
        native_rows, MP_TYPE_FINAL);

MP_OPS(method_ops, (call, method_call), (repr, method_repr), (descr_get, method_descr_get));
MP_TYPE(mp_type_method_descriptor, method_descriptor, &mp_type_object, sizeof(mp_native), method_ops, native_rows,
        MP_TYPE_FINAL);

MP_OPS(class_method_ops, (call, function_call), (repr, method_repr), (descr_get, class_method_descr_get));
MP_TYPE(mp_type_class_method_row, classmethod_descriptor, &mp_type_object, sizeof(mp_native), class_method_ops,
        native_rows, MP_TYPE_FINAL);

MP_OPS(getset_ops, (repr, method_repr), (descr_get, getset_descr_get), (descr_set, getset_descr_set));
MP_TYPE(mp_type_getset_descriptor, getset_descriptor, &mp_type_object, sizeof(mp_native), getset_ops, native_rows,
        MP_TYPE_FINAL);

MP_OPS(constant_ops, (trace, NULL));
MP_TYPE_PLAIN(mp_type_constant_row, constant, &mp_type_object, sizeof(mp_native), constant_ops, MP_TYPE_FINAL);
