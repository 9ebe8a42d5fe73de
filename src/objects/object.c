/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The type object, and the constant objects None, True, False, NotImplemented, Ellipsis.
 */
#include "objects/abc.h"
#include "objects/object.h"

#include "gc/vm.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/identity.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/reduce.h"
#include "objects/str.h"

/* ---- object ---- */

/* True if the class has a __new__ (or __init__) of its own, so that it may take arguments. */
static bool overrides(mp_vm *vm, const mp_type *type, mp_value name, const mp_native *standard) {
    return !mp_same(mp_type_find(vm, type, name), MP_VALUE_OF(*standard));
}

static mp_value object_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)args;
    if ((argc > 0 || kw.count > 0) && !overrides(vm, type, MP_NAME(__init__), &mp_object_init_row)) {
        return mp_raise(vm, &mp_type_TypeError, "%N() takes no arguments", type);
    }
    if (mp_type_is_class(type) && mp_class_of(type)->is_abstract) {
        return mp_abc_instantiation_error(vm, type);
    }
    mp_object *object = mp_object_alloc(vm, type, sizeof *object);
    return object == NULL ? MP_ERROR : mp_from_pointer(object);
}

static mp_value object_repr(mp_vm *vm, mp_value self) {
    if (mp_type_is_class(mp_type_of(self))) {
        mp_value module = mp_type_find(vm, mp_type_of(self), MP_NAME(__module__));
        mp_value qualname = mp_type_find(vm, mp_type_of(self), MP_NAME(__qualname__));
        qualname = mp_is_value(qualname) && mp_str_is(qualname) ? qualname : mp_type_of(self)->name;
        if (mp_is_value(module) && mp_str_is(module)) {
            return mp_str_new_format(vm, "<%U.%U object at 0x%zx>", module, qualname, (size_t)self.bits);
        }
        return mp_str_new_format(vm, "<%U object at 0x%zx>", qualname, (size_t)self.bits);
    }
    mp_value module = mp_module_of_type(vm, mp_type_of(self));
    bool plain = mp_same(module, MP_NAME(builtins)); /* or the name says it */
    return mp_str_new_format(vm, "<%U%s%T object at 0x%zx>", plain ? MP_NAME(empty_) : module, plain ? "" : ".", self,
                             (size_t)self.bits);
}

static mp_value object_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    (void)vm;
    if (!mp_same(self, other) || (op != MP_EQ && op != MP_NE)) {
        return MP_NOT_IMPLEMENTED;
    }
    return mp_from_bool(op == MP_EQ);
}

static mp_value object_new(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0) {
        return mp_raise(vm, &mp_type_TypeError, "object.__new__(): not enough arguments");
    }
    if (!mp_is_type(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "object.__new__(X): X is not a type object (%T)", args[0]);
    }
    const mp_type *type = mp_as_type(args[0]);
    if (type->layout != &mp_type_object) {
        return mp_raise(vm, &mp_type_TypeError, "object.__new__(%N) is not safe, use %N.__new__()", type,
                        type->layout);
    }
    if ((argc > 1 || kw.count > 0) && overrides(vm, type, MP_NAME(__new__), &mp_object_new_row)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "object.__new__() takes exactly one argument (the type to instantiate)");
    }
    return object_make(vm, type, argc - 1, args + 1, kw);
}

static mp_value object_init(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    const mp_type *type = mp_type_of(args[0]);
    bool surplus = argc > 1 || kw.count > 0;
    if (surplus && type->layout == &mp_type_object &&
        (overrides(vm, type, MP_NAME(__init__), &mp_object_init_row) ||
         !overrides(vm, type, MP_NAME(__new__), &mp_object_new_row))) {
        bool own = overrides(vm, type, MP_NAME(__init__), &mp_object_init_row);
        return mp_raise(vm, &mp_type_TypeError,
                        "%N.__init__() takes exactly one argument (the instance to initialize)",
                        own ? &mp_type_object : type);
    }
    return MP_NONE;
}

static mp_value object_getattribute(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "attribute name must be string, not '%T'", args[1]);
    }
    mp_value name = mp_str_intern_value(vm, args[1]);
    mp_value v = mp_is_error(name) ? MP_ERROR : mp_generic_getattr_find(vm, args[0], name);
    if (mp_is_unbound(v)) {
        return mp_attribute_error(vm, args[0], name);
    }
    return v;
}

static mp_value object_setattr(mp_vm *vm, size_t argc, const mp_value *args) {
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "attribute name must be string, not '%T'", args[1]);
    }
    mp_value name = mp_str_intern_value(vm, args[1]);
    bool ok = !mp_is_error(name) && mp_generic_setattr(vm, args[0], name, argc > 2 ? args[2] : MP_UNBOUND);
    return ok ? MP_NONE : MP_ERROR;
}

static mp_value object_format(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "__format__() argument must be str, not %A", args[1]);
    }
    if (mp_str_size(args[1]) > 0) {
        return mp_raise(vm, &mp_type_TypeError, "unsupported format string passed to %T.__format__", args[0]);
    }
    return mp_str_of(vm, args[0]);
}

static mp_value object_str(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_repr(vm, args[0]);
}

static mp_value object_class(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_type_value(mp_type_of(self));
}

static bool object_set_class(mp_vm *vm, mp_value self, mp_value value) {
    if (!mp_is_value(value)) {
        return mp_fail(vm, &mp_type_TypeError, "can't delete __class__ attribute");
    }
    if (!mp_is_type(value)) {
        return mp_fail(vm, &mp_type_TypeError, "__class__ must be set to a class, not '%T' object", value);
    }
    const mp_type *old = mp_type_of(self), *new = mp_as_type(value);
    if (!mp_type_is_class(old) || !mp_type_is_class(new) || old->layout != new->layout || mp_is_type(self)) {
        return mp_fail(vm, &mp_type_TypeError,
                       "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if (mp_class_of(old)->slots_only != mp_class_of(new)->slots_only) {
        return mp_fail(vm, &mp_type_TypeError, "__class__ assignment: '%N' object layout differs from '%N'", new, old);
    }
    /* by way of a dict, which suits any class */
    mp_value dict = mp_instance_dict(vm, mp_pointer(self));
    mp_object *probe = mp_is_error(dict) ? NULL : mp_object_alloc(vm, new, new->layout->size);
    if (probe == NULL || mp_is_error(mp_instance_dict(vm, probe))) {
        return false;
    }
    mp_gc_store_pointer(vm, &mp_pointer(self)->head, &mp_class_of(new)->wild->head);
    return true;
}

static mp_value object_dict(mp_vm *vm, mp_value self) {
    const mp_type *type = mp_type_of(self);
    if (mp_type_is_class(type) && type->layout != &mp_type_type && !mp_class_of(type)->slots_only) {
        return mp_instance_dict(vm, mp_pointer(self));
    }
    return mp_raise(vm, &mp_type_AttributeError, "'%T' object has no attribute '__dict__'", self);
}

static bool object_set_dict(mp_vm *vm, mp_value self, mp_value value) {
    if (mp_is_value(value) && !mp_dict_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
    }
    mp_value dict = object_dict(vm, self);
    if (mp_is_error(dict)) {
        return false;
    }
    if (!mp_same(dict, value)) {
        mp_dict_clear(vm, dict);
        return !mp_is_value(value) || mp_dict_update(vm, dict, value);
    }
    return true;
}

static mp_value object_dir(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value list = mp_list_new(vm, 0, NULL);
    const mp_type *type = mp_type_of(args[0]);
    if (mp_is_error(list) || (MP_OP(type->ops, dir) != NULL && !MP_OP(type->ops, dir)(vm, args[0], list)) ||
        !MP_OP(mp_type_type.ops, dir)(vm, mp_type_value(type), list)) {
        return MP_ERROR;
    }
    return list;
}

/* Whether the class is a virtual base of another is for its metaclass to say. */
static mp_value object_subclasshook(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_NOT_IMPLEMENTED;
}

static mp_value object_init_subclass(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    (void)argc;
    if (kw.count > 0) {
        return mp_raise(vm, &mp_type_TypeError, "%N.__init_subclass__() takes no keyword arguments",
                        mp_as_type(args[0]));
    }
    return MP_NONE;
}

const mp_native mp_object_new_row = MP_FUNCTION_KW(__new__, object_new, 0, MP_VARIADIC);
const mp_native mp_object_init_row = MP_METHOD_KW(__init__, object_init, 0, MP_VARIADIC);
const mp_native mp_object_getattribute_row = MP_METHOD(__getattribute__, object_getattribute, 1, 1);
const mp_native mp_object_setattr_row = MP_METHOD(__setattr__, object_setattr, 2, 2);
const mp_native mp_object_delattr_row = MP_METHOD(__delattr__, object_setattr, 1, 1);

static const mp_native object_rows[] = {
    MP_GETSET(__class__, object_class, object_set_class),
    MP_GETSET(__dict__, object_dict, object_set_dict),
    MP_CONSTANT(__doc__, &mp_none_object),
    MP_METHOD(__format__, object_format, 1, 1),
    MP_METHOD(__str__, object_str, 0, 0),
    MP_METHOD(__dir__, object_dir, 0, 0),
    MP_METHOD(__getstate__, mp_object_getstate, 0, 0),
    MP_METHOD(__reduce__, mp_object_reduce, 0, 0),
    MP_METHOD(__reduce_ex__, mp_object_reduce_ex, 1, 1),
    MP_CLASSMETHOD(__subclasshook__, object_subclasshook, 0, MP_VARIADIC),
    MP_CLASSMETHOD_KW(__init_subclass__, object_init_subclass, 0, MP_VARIADIC),
    MP_CONSTANT(__new__, &mp_object_new_row),
    MP_CONSTANT(__init__, &mp_object_init_row),
    MP_CONSTANT(__getattribute__, &mp_object_getattribute_row),
    MP_CONSTANT(__setattr__, &mp_object_setattr_row),
    MP_CONSTANT(__delattr__, &mp_object_delattr_row),
};

MP_OPS(object_ops, (make, object_make), (repr, object_repr), (hash, mp_identity_hash), (compare, object_compare));
MP_TYPE(mp_type_object, object, NULL, sizeof(mp_object), object_ops, object_rows, 0);

/* ---- None, NotImplemented, Ellipsis ---- */

const struct mp_singleton mp_none_object = {{(const mp_head *)&mp_type_none}, 0};
const struct mp_singleton mp_not_implemented_object = {{(const mp_head *)&mp_type_not_implemented}, 0};
const struct mp_singleton mp_ellipsis_object = {{(const mp_head *)&mp_type_ellipsis}, 0};

static mp_value none_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)args;
    if (argc > 0 || kw.count > 0) {
        return mp_raise(vm, &mp_type_TypeError, "%N takes no arguments", type);
    }
    return type == &mp_type_none ? MP_NONE : type == &mp_type_ellipsis ? MP_ELLIPSIS : MP_NOT_IMPLEMENTED;
}

static mp_value none_repr(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_is_none(self)                     ? MP_NAME(None)
           : mp_same(self, MP_NOT_IMPLEMENTED) ? MP_NAME(NotImplemented)
                                               : MP_NAME(Ellipsis);
}

static bool none_truth(mp_vm *vm, mp_value self, bool *out) {
    (void)vm;
    *out = !mp_is_none(self);
    return true;
}

static mp_value none_new(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return none_make(vm, &mp_type_none, argc - 1, args + 1, kw);
}

/* Not the __new__ of the other built-in types: the module enum tells them apart by this. */
static const mp_native none_new_row = MP_FUNCTION_KW(__new__, none_new, 1, MP_VARIADIC);
static const mp_native none_rows[] = {MP_CONSTANT(__new__, &none_new_row)};
MP_OPS(none_ops, (make, none_make), (repr, none_repr), (truth, none_truth));
MP_TYPE(mp_type_none, NoneType, &mp_type_object, sizeof(struct mp_singleton), none_ops, none_rows, MP_TYPE_FINAL);
MP_OPS(marker_ops, (make, none_make), (repr, none_repr));
MP_TYPE_PLAIN(mp_type_not_implemented, NotImplementedType, &mp_type_object, sizeof(struct mp_singleton), marker_ops,
              MP_TYPE_FINAL);
MP_TYPE_PLAIN(mp_type_ellipsis, ellipsis, &mp_type_object, sizeof(struct mp_singleton), marker_ops, MP_TYPE_FINAL);
