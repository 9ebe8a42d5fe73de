/* SPDX-License-Identifier: MIT
 *
 * Layer 2. super: attribute look-up that starts behind a class in an object's MRO.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/str.h"

typedef struct mp_super {
    mp_object object;
    mp_value type;   /* look behind this class */
    mp_value self;   /* the object, a class, or MP_UNBOUND */
    mp_value origin; /* the type whose MRO is searched; MP_UNBOUND without self */
} mp_super;

static mp_super *super_get(mp_value v) { return (mp_super *)mp_pointer(v); }

static void super_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((mp_super *)self)->type, 3); }

static mp_value super_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_args_no_kw(vm, "super", kw)) {
        return MP_ERROR;
    }
    if (argc == 0) {
        return mp_raise(vm, &mp_type_RuntimeError, "super(): no arguments");
    }
    if (!mp_args_count(vm, "super", argc, 1, 2)) {
        return MP_ERROR;
    }
    if (!mp_is_value(args[0]) || !mp_is_type(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "super() argument 1 must be a type, not %T", args[0]);
    }
    mp_value origin = MP_UNBOUND;
    if (argc == 2 && mp_is_unbound(args[1])) { /* the compiler passes the first parameter as it is */
        return mp_raise(vm, &mp_type_RuntimeError, "super(): arg[0] deleted");
    }
    if (argc == 2) {
        const mp_type *cls = mp_as_type(args[0]);
        if (mp_is_type(args[1]) && mp_type_is_subtype(mp_as_type(args[1]), cls)) {
            origin = args[1];
        } else if (mp_type_is_subtype(mp_type_of(args[1]), cls)) {
            origin = mp_type_value(mp_type_of(args[1]));
        } else { /* a proxy: what its __class__ says */
            origin = mp_getattr_find(vm, args[1], MP_NAME(__class__));
            if (mp_is_error(origin)) {
                return MP_ERROR;
            }
            if (!mp_is_value(origin) || !mp_is_type(origin) || !mp_type_is_subtype(mp_as_type(origin), cls)) {
                return mp_raise(vm, &mp_type_TypeError,
                                "super(type, obj): obj must be an instance or subtype of type");
            }
        }
    }
    mp_super *s = mp_object_alloc(vm, type, sizeof *s);
    if (s == NULL) {
        return MP_ERROR;
    }
    s->self = s->origin = MP_UNBOUND;
    mp_gc_store(vm, &s->type, args[0]);
    if (argc == 2) {
        mp_gc_store(vm, &s->self, args[1]);
        mp_gc_store(vm, &s->origin, origin);
    }
    return mp_from_pointer(s);
}

mp_value mp_super_find(mp_vm *vm, const mp_type *origin, const mp_type *type, mp_value name) {
    size_t count = mp_type_mro_count(origin), i = 0;
    while (i < count && mp_type_mro_at(origin, i) != type) {
        i++;
    }
    for (i++; i < count; i++) {
        mp_value found = mp_type_find_own(vm, mp_type_mro_at(origin, i), name);
        if (mp_is_value(found)) {
            return found;
        }
    }
    return MP_UNBOUND;
}

/* The attribute of the first type behind s->type in the MRO that has it, bound to self. */
static mp_value super_getattr(mp_vm *vm, mp_value self, mp_value name) {
    const mp_super *s = super_get(self);
    if (!mp_is_value(s->origin) || mp_same(name, MP_NAME(__class__))) {
        return MP_UNBOUND;
    }
    const mp_type *origin = mp_as_type(s->origin);
    mp_value found = mp_super_find(vm, origin, mp_as_type(s->type), name);
    /* through a class the attribute is bound to the class, if at all */
    mp_value instance = mp_same(s->self, s->origin) ? MP_UNBOUND : s->self;
    return mp_is_value(found) ? mp_bind(vm, found, instance, origin) : MP_UNBOUND;
}

static mp_value super_repr(mp_vm *vm, mp_value self) {
    const mp_super *s = super_get(self);
    if (!mp_is_value(s->origin)) {
        return mp_str_new_format(vm, "<super: <class '%N'>, NULL>", mp_as_type(s->type));
    }
    return mp_str_new_format(vm, "<super: <class '%N'>, <%N object>>", mp_as_type(s->type), mp_as_type(s->origin));
}

static mp_value super_self(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_value v = super_get(self)->self;
    return mp_is_value(v) ? v : MP_NONE;
}

static mp_value super_thisclass(mp_vm *vm, mp_value self) {
    (void)vm;
    return super_get(self)->type;
}

static mp_value super_self_class(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_value v = super_get(self)->origin;
    return mp_is_value(v) ? v : MP_NONE;
}

/* super(type) as an attribute of a class is super(type, instance) in its instances. */
static mp_value super_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    const mp_super *s = super_get(self);
    if (!mp_is_value(instance) || mp_is_value(s->self)) {
        return self;
    }
    mp_value args[2] = {s->type, instance};
    return mp_call(vm, mp_type_value(mp_type_of(self)), 2, args);
}

static const mp_native super_rows[] = {
    MP_GETTER(__self__, super_self),
    MP_GETTER(__thisclass__, super_thisclass),
    MP_GETTER(__self_class__, super_self_class),
};

MP_OPS(super_ops, (trace, super_trace), (make, super_make), (repr, super_repr), (getattr, super_getattr),
    (descr_get, super_descr_get));
MP_TYPE(mp_type_super, super, &mp_type_object, sizeof(mp_super), super_ops, super_rows, 0);
