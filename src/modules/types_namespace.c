/* SPDX-License-Identifier: MIT
 *
 * Layer 5. types.MappingProxyType, SimpleNamespace and DynamicClassAttribute.
 */
#include "modules/types_module.h"
#include "objects/generic.h"
#include "objects/builder.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"

/* ---- mappingproxy: passes everything on that changes nothing ---- */

typedef struct proxy {
    mp_object object;
    mp_value mapping;
} proxy;

static mp_value mapping_of(mp_value v) { return ((proxy *)mp_pointer(v))->mapping; }

static void proxy_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((proxy *)self)->mapping); }

mp_value mp_mappingproxy_new(mp_vm *vm, mp_value mapping) {
    proxy *self = mp_gc_new(vm, &mp_type_mappingproxy, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->mapping, mapping);
    return mp_from_pointer(self);
}

/* Has items by key and is no list or tuple. */
static bool is_mapping(mp_vm *vm, mp_value v) {
    const mp_type *type = mp_type_of(v);
    if (mp_is_instance(v, &mp_type_list) || mp_is_instance(v, &mp_type_tuple)) {
        return false;
    }
    return mp_type_is_class(type) ? mp_is_value(mp_type_find(vm, type, MP_NAME(__getitem__)))
                                  : MP_OP(type->ops, getitem) != NULL;
}

static mp_value proxy_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(mapping, 0)};
    mp_value mapping;
    (void)type;
    if (!mp_args_bind(vm, "mappingproxy", params, 1, argc, args, kw, &mapping)) {
        return MP_ERROR;
    }
    return is_mapping(vm, mapping) ? mp_mappingproxy_new(vm, mapping)
                                   : mp_raise(vm, &mp_type_TypeError,
                                              "mappingproxy() argument must be a mapping, not %T", mapping);
}

static mp_value proxy_repr(mp_vm *vm, mp_value self) {
    return mp_recursion_check(vm) ? mp_str_new_format(vm, "mappingproxy(%R)", mapping_of(self)) : MP_ERROR;
}
static mp_value proxy_str(mp_vm *vm, mp_value self) { return mp_str_of(vm, mapping_of(self)); }

/* The mapping itself, if it is a proxy. */
static mp_value inner(mp_value v) { return mp_is_exact(v, &mp_type_mappingproxy) ? mapping_of(v) : v; }

static mp_value proxy_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    return mp_recursion_check(vm) ? mp_compare(vm, op, mapping_of(self), inner(other)) : MP_ERROR;
}
static bool proxy_length(mp_vm *vm, mp_value self, size_t *out) { return mp_length(vm, mapping_of(self), out); }
static mp_value proxy_getitem(mp_vm *vm, mp_value self, mp_value key) { return mp_getitem(vm, mapping_of(self), key); }
static bool proxy_contains(mp_vm *vm, mp_value self, mp_value key, bool *out) {
    return mp_contains(vm, mapping_of(self), key, out);
}
static mp_value proxy_iter(mp_vm *vm, mp_value self) { return mp_iter(vm, mapping_of(self)); }
static mp_value proxy_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    return op == MP_OP_OR ? mp_binary(vm, op, inner(a), inner(b)) : MP_NOT_IMPLEMENTED;
}
static mp_value proxy_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    (void)b;
    return op == MP_OP_OR ? mp_raise(vm, &mp_type_TypeError, "'|=' is not supported by %T; use '|' instead", a)
                          : MP_NOT_IMPLEMENTED;
}

#define PASS_ON(name)                                                                                                  \
    static mp_value proxy_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                       \
        return mp_call_method(vm, mapping_of(args[0]), MP_VALUE_OF(mp_names.mp_name_##name), argc - 1, args + 1);      \
    }
PASS_ON(get)
PASS_ON(keys)
PASS_ON(values)
PASS_ON(items)
PASS_ON(copy)
PASS_ON(__reversed__)

static const mp_native proxy_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(get, proxy_get, 1, 2),
    MP_METHOD(keys, proxy_keys, 0, 0),
    MP_METHOD(values, proxy_values, 0, 0),
    MP_METHOD(items, proxy_items, 0, 0),
    MP_METHOD(copy, proxy_copy, 0, 0),
    MP_METHOD(__reversed__, proxy___reversed__, 0, 0),
};
static mp_value proxy_reversed(mp_vm *vm, mp_value self) { return proxy___reversed__(vm, 1, &self); }

MP_OPS(proxy_ops, (trace, proxy_trace), (make, proxy_make), (repr, proxy_repr), (str, proxy_str),
    (compare, proxy_compare), (length, proxy_length), (getitem, proxy_getitem), (contains, proxy_contains),
    (iter, proxy_iter), (reversed, proxy_reversed), (binary, proxy_binary), (inplace, proxy_inplace),
    (unhashable, true));
MP_TYPE(mp_type_mappingproxy, mappingproxy, &mp_type_object, sizeof(proxy), proxy_ops, proxy_rows,
        MP_TYPE_FINAL | MP_TYPE_MAPPING);

/* ---- SimpleNamespace ---- */

void mp_namespace_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_namespace *)self)->dict); }

mp_value mp_namespace___dict__(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_type_is_class(mp_type_of(self)) ? mp_instance_dict(vm, mp_pointer(self))
                                              : ((mp_namespace *)mp_pointer(self))->dict;
}

static bool namespace_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc > 0) {
        return mp_fail(vm, &mp_type_TypeError, "no positional arguments expected");
    }
    mp_value dict = mp_namespace___dict__(vm, self);
    for (size_t i = 0; !mp_is_error(dict) && i < kw.count; i++) {
        if (!mp_dict_set(vm, dict, kw.names[i], args[i])) {
            return false;
        }
    }
    return !mp_is_error(dict);
}

mp_value mp_namespace_new(mp_vm *vm, const mp_type *type) {
    mp_value dict = mp_type_is_class(type) ? MP_NONE : mp_dict_new(vm);
    mp_namespace *made = mp_is_error(dict) ? NULL : mp_object_alloc(vm, type, sizeof *made);
    if (made == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &made->dict, dict);
    return mp_from_pointer(made);
}

static mp_value namespace_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value self = mp_namespace_new(vm, type);
    return mp_is_error(self) || mp_type_is_class(type) || namespace_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static mp_value namespace_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    const mp_type *type = mp_type_of(self);
    const char *name = mp_type_is_class(type) ? mp_type_name(type) : "namespace";
    mp_value dict = mp_recursion_check(vm) ? mp_namespace___dict__(vm, self) : MP_ERROR, key, value;
    if (mp_is_error(dict)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return mp_str_new_format(vm, "%s(...)", name);
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%s(", name);
    size_t position = 0;
    const char *between = "";
    while (!b.failed && mp_dict_next(dict, &position, &key, &value)) {
        if (mp_str_is(key) && mp_str_size(key) > 0) {
            mp_builder_append_format(&b, "%s%U=%R", between, key, value);
            between = ", ";
        }
    }
    mp_builder_append_byte(&b, ')');
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

static mp_value namespace_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!mp_is_instance(self, &mp_type_SimpleNamespace) || !mp_is_instance(other, &mp_type_SimpleNamespace)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = mp_namespace___dict__(vm, self), b = mp_is_error(a) ? MP_ERROR : mp_namespace___dict__(vm, other);
    return mp_is_error(b) || !mp_recursion_check(vm) ? MP_ERROR : mp_compare(vm, op, a, b);
}

mp_value mp_namespace_getattr(mp_vm *vm, mp_value self, mp_value name) {
    return mp_type_is_class(mp_type_of(self)) ? MP_UNBOUND : mp_dict_find(vm, mp_namespace___dict__(vm, self), name);
}

bool mp_namespace_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    if (mp_type_is_class(mp_type_of(self))) {
        return true;
    }
    *handled = true;
    mp_value dict = mp_namespace___dict__(vm, self);
    return mp_is_value(value) ? mp_dict_set(vm, dict, name, value) : mp_dict_remove(vm, dict, name, handled);
}

bool mp_namespace_dir(mp_vm *vm, mp_value self, mp_value list) {
    return mp_type_is_class(mp_type_of(self)) || mp_list_extend(vm, list, mp_namespace___dict__(vm, self));
}

static const mp_native namespace_rows[] = {MP_NAMESPACE_DICT};
MP_OPS(namespace_ops, MP_NAMESPACE_OPS, (make, namespace_make), (init, namespace_init), (repr, namespace_repr),
    (compare, namespace_compare), (unhashable, true));
MP_TYPE(mp_type_SimpleNamespace, SimpleNamespace, &mp_type_object, sizeof(mp_namespace), namespace_ops, namespace_rows, 0);

/* ---- DynamicClassAttribute: a property that the class itself does not show ---- */

static void dynamic_trace(mp_tracer *tracer, void *self) { MP_OP(mp_type_property.ops, trace)(tracer, self); }

static mp_value dynamic_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    return MP_OP(mp_type_property.ops, make)(vm, type, argc, args, kw);
}

static mp_value dynamic_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    if (!mp_is_value(instance) || mp_is_none(instance)) {
        return mp_raise_value(vm, mp_type_value(&mp_type_AttributeError));
    }
    return MP_OP(mp_type_property.ops, descr_get)(vm, self, instance, owner);
}

static bool dynamic_descr_set(mp_vm *vm, mp_value self, mp_value instance, mp_value value) {
    return MP_OP(mp_type_property.ops, descr_set)(vm, self, instance, value);
}

MP_OPS(dynamic_ops, (trace, dynamic_trace), (make, dynamic_make), (descr_get, dynamic_descr_get),
    (descr_set, dynamic_descr_set));
MP_TYPE_PLAIN(mp_type_DynamicClassAttribute, DynamicClassAttribute, &mp_type_property, sizeof(mp_property), dynamic_ops,
              0);
