/* SPDX-License-Identifier: MIT
 *
 * Layer 2. property, classmethod, staticmethod.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/function.h"
#include "objects/str.h"

/* ---- property ---- */

static mp_property *property_get(mp_value v) { return (mp_property *)mp_pointer(v); }

static void property_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((mp_property *)self)->get, 5); }

static mp_value property_doc(mp_vm *vm, mp_value self) {
    mp_property *p = property_get(self);
    if (!mp_is_none(p->doc) || mp_is_none(p->get)) {
        return p->doc;
    }
    mp_value doc = mp_getattr_find(vm, p->get, MP_NAME(__doc__));
    return mp_is_unbound(doc) ? MP_NONE : doc;
}

static mp_value make(mp_vm *vm, const mp_type *type, const mp_value *parts) {
    mp_property *p = mp_object_alloc(vm, type, sizeof *p);
    if (p == NULL) {
        return MP_ERROR;
    }
    mp_value *slots = &p->get;
    for (size_t i = 0; i < 4; i++) {
        mp_gc_store(vm, &slots[i], mp_is_value(parts[i]) ? parts[i] : MP_NONE);
    }
    p->name = MP_NONE;
    mp_value self = mp_from_pointer(p);
    if (type != &mp_type_property && mp_is_none(p->doc) && !mp_is_none(p->get)) {
        mp_value doc = property_doc(vm, self); /* the class may have a docstring, which would be found first */
        if (mp_is_error(doc) || !mp_setattr(vm, self, MP_NAME(__doc__), doc)) {
            return MP_ERROR;
        }
    }
    return self;
}

static mp_value property_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(fget, MP_PARAM_OPTIONAL), MP_PARAM(fset, MP_PARAM_OPTIONAL),
                                      MP_PARAM(fdel, MP_PARAM_OPTIONAL), MP_PARAM(doc, MP_PARAM_OPTIONAL)};
    mp_value parts[4];
    if (!mp_args_bind(vm, "property", params, 4, argc, args, kw, parts)) {
        return MP_ERROR;
    }
    return make(vm, type, parts);
}

static bool property_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    (void)vm;
    (void)self;
    (void)argc;
    (void)args;
    (void)kw;
    return true;
}

static bool missing(mp_vm *vm, mp_value self, mp_value instance, const char *what) {
    mp_value name = property_get(self)->name;
    mp_value type = mp_getattr(vm, mp_type_value(mp_type_of(instance)), MP_NAME(__qualname__));
    if (mp_is_error(type)) {
        return false;
    }
    if (mp_is_none(name)) {
        return mp_fail(vm, &mp_type_AttributeError, "property of %R object has no %s", type, what);
    }
    return mp_fail(vm, &mp_type_AttributeError, "property %R of %R object has no %s", name, type, what);
}

static mp_value property_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    if (!mp_is_value(instance)) {
        return self;
    }
    if (mp_is_none(property_get(self)->get)) {
        (void)missing(vm, self, instance, "getter");
        return MP_ERROR;
    }
    return mp_call(vm, property_get(self)->get, 1, &instance);
}

static bool property_descr_set(mp_vm *vm, mp_value self, mp_value instance, mp_value value) {
    bool set = mp_is_value(value);
    mp_value f = set ? property_get(self)->set : property_get(self)->del;
    if (mp_is_none(f)) {
        return missing(vm, self, instance, set ? "setter" : "deleter");
    }
    mp_value args[2] = {instance, value};
    return !mp_is_error(mp_call(vm, f, set ? 2 : 1, args));
}

/* A copy with part `index` replaced: the decorators .getter, .setter, .deleter. */
static mp_value with_part(mp_vm *vm, mp_value self, size_t index, mp_value f) {
    mp_value parts[4];
    memcpy(parts, &property_get(self)->get, sizeof parts);
    parts[index] = f;
    mp_value name = property_get(self)->name, copy = make(vm, mp_type_of(self), parts);
    if (mp_is_value(copy)) {
        mp_gc_store(vm, &property_get(copy)->name, name);
    }
    return copy;
}

static mp_value property_getter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return with_part(vm, args[0], 0, args[1]);
}
static mp_value property_setter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return with_part(vm, args[0], 1, args[1]);
}
static mp_value property_deleter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return with_part(vm, args[0], 2, args[1]);
}

static mp_value property___set_name__(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc != 3) {
        return mp_raise(vm, &mp_type_TypeError, "__set_name__() takes 2 positional arguments but %zu were given", argc - 1);
    }
    mp_gc_store(vm, &property_get(args[0])->name, args[2]);
    return MP_NONE;
}

static mp_value property_fget(mp_vm *vm, mp_value self) {
    (void)vm;
    return property_get(self)->get;
}
static mp_value property_fset(mp_vm *vm, mp_value self) {
    (void)vm;
    return property_get(self)->set;
}
static mp_value property_fdel(mp_vm *vm, mp_value self) {
    (void)vm;
    return property_get(self)->del;
}
static bool property_set_doc(mp_vm *vm, mp_value self, mp_value value) {
    mp_gc_store(vm, &property_get(self)->doc, mp_is_value(value) ? value : MP_NONE);
    return true;
}

/* So that a class knows which methods have to be overridden: one of the functions is marked so. */
static mp_value property_abstract(mp_vm *vm, mp_value self) {
    bool abstract = false;
    for (size_t i = 0; i < 3 && !abstract; i++) {
        mp_value mark = mp_getattr_find(vm, (&property_get(self)->get)[i], MP_NAME(__isabstractmethod__));
        if (mp_is_error(mark) || (mp_is_value(mark) && !mp_truth(vm, mark, &abstract))) {
            return MP_ERROR;
        }
    }
    return mp_from_bool(abstract);
}

static const mp_native property_rows[] = {
    MP_METHOD(getter, property_getter, 1, 1), MP_METHOD(setter, property_setter, 1, 1),
    MP_METHOD(deleter, property_deleter, 1, 1), MP_GETTER(fget, property_fget),
    MP_GETTER(fset, property_fset),           MP_GETTER(fdel, property_fdel),
    MP_METHOD(__set_name__, property___set_name__, 0, MP_VARIADIC),
    MP_GETSET(__doc__, property_doc, property_set_doc),
    MP_GETTER(__isabstractmethod__, property_abstract),
};

MP_OPS(property_ops, (trace, property_trace), (make, property_make), (init, property_init),
    (descr_get, property_descr_get), (descr_set, property_descr_set));
MP_TYPE(mp_type_property, property, &mp_type_object, sizeof(mp_property), property_ops, property_rows, 0);

/* ---- classmethod and staticmethod: an mp_cell-like box around a callable ---- */

typedef struct method_box {
    mp_object object;
    mp_value function;
} method_box;

static mp_value box_function(mp_value v) { return ((method_box *)mp_pointer(v))->function; }

static void box_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((method_box *)self)->function); }

static mp_value box_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    const char *name = mp_type_name(type->layout);
    if (argc != 1) {
        return mp_raise(vm, &mp_type_TypeError, "%s expected 1 argument, got %zu", name, argc);
    }
    if (!mp_args_no_kw(vm, name, kw)) {
        return MP_ERROR;
    }
    method_box *box = mp_object_alloc(vm, type, sizeof *box);
    if (box == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &box->function, args[0]);
    return mp_from_pointer(box);
}

static mp_value box___func__(mp_vm *vm, mp_value self) {
    (void)vm;
    return box_function(self);
}

static mp_value box_getattr(mp_vm *vm, mp_value self, mp_value name) {
    return mp_getattr_find(vm, box_function(self), name);
}

static mp_value classmethod_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)instance;
    const mp_type_ops *ops = mp_type_of(box_function(self))->ops;
    if (MP_OP(ops, descr_get) != NULL) {
        return MP_OP(ops, descr_get)(vm, box_function(self), owner, owner);
    }
    return mp_method_new(vm, box_function(self), owner);
}

static mp_value staticmethod_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)vm;
    (void)instance;
    (void)owner;
    return box_function(self);
}

static mp_value staticmethod_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_call_kw(vm, box_function(self), argc, args, kw);
}

static const mp_native box_rows[] = {
    MP_GETTER(__func__, box___func__),
    MP_GETTER(__wrapped__, box___func__),
};

MP_OPS(classmethod_ops, (trace, box_trace), (make, box_make), (getattr, box_getattr),
    (descr_get, classmethod_descr_get));
MP_TYPE(mp_type_classmethod, classmethod, &mp_type_object, sizeof(method_box), classmethod_ops, box_rows, 0);

MP_OPS(staticmethod_ops, (trace, box_trace), (make, box_make), (call, staticmethod_call), (getattr, box_getattr),
    (descr_get, staticmethod_descr_get));
MP_TYPE(mp_type_staticmethod, staticmethod, &mp_type_object, sizeof(method_box), staticmethod_ops, box_rows, 0);
