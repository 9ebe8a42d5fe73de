/* SPDX-License-Identifier: MIT
 *
 * Layer 5. collections.OrderedDict and collections.defaultdict, both on the struct and table of dict.
 *
 * A dict keeps its order anyway: OrderedDict adds moving entries, and a comparison that minds the order.
 */
#include "modules/collections.h"
#include "objects/builder.h"
#include "objects/dict_index.h"
#include "objects/dict_ops.h"
#include "objects/function.h"
#include "objects/dict_views.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define WIDTH 2u

/* ---- OrderedDict ---- */

static bool ordered_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_dict_update_args(vm, "OrderedDict", self, argc, args, kw);
}

static mp_value ordered_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return mp_str_new_text(vm, "...");
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%s(", mp_type_plain_name(mp_type_of(self)));
    if (mp_dict_count(self) != 0) {
        mp_value view = mp_dict_view_new(vm, &mp_type_dict_items, self);
        mp_value list = mp_is_error(view) ? MP_ERROR : mp_list_from(vm, view);
        if (mp_is_error(list)) {
            mp_builder_free(&b);
            mp_repr_leave(vm, &link);
            return MP_ERROR;
        }
        mp_builder_append_repr(&b, list);
    }
    mp_builder_append_byte(&b, ')');
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

/* Whether the keys are equal one by one. */
static bool same_order(mp_vm *vm, mp_value a, mp_value b, bool *out) {
    size_t position_a = 0;
    size_t position_b = 0;
    mp_value key_a;
    mp_value key_b;
    mp_value value;
    *out = true;
    while (*out && mp_dict_next(a, &position_a, &key_a, &value) && mp_dict_next(b, &position_b, &key_b, &value)) {
        if (!mp_equal(vm, key_a, key_b, out)) {
            return false;
        }
    }
    return true;
}

static mp_value ordered_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    mp_value result = mp_dict_op_compare(vm, op, self, other);
    if (!mp_same(result, mp_from_bool(op == MP_EQ)) || !mp_is_instance(other, &mp_type_OrderedDict)) {
        return result;
    }
    bool same;
    return same_order(vm, self, other, &same) ? mp_from_bool(same == (op == MP_EQ)) : MP_ERROR;
}

/* type(self)(self), which a subclass may replace. */
static mp_value ordered_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_call(vm, mp_type_value(mp_type_of(args[0])), 1, args);
}

static mp_value ordered_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_OR || !mp_dict_is(a) || !mp_dict_is(b)) {
        return MP_NOT_IMPLEMENTED;
    }
    const mp_type *type = mp_type_of(mp_is_instance(a, &mp_type_OrderedDict) ? a : b);
    mp_value result = mp_call(vm, mp_type_value(type), 1, &a);
    if (mp_is_error(result) || !mp_is_instance(result, &mp_type_OrderedDict)) {
        return result;
    }
    return mp_dict_update(vm, result, b) ? result : MP_ERROR;
}

static mp_value ordered_move_to_end(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(key, 0), MP_PARAM(last, MP_PARAM_OPTIONAL)};
    mp_value bound[2];
    bool last = true;
    if (!mp_args_bind(vm, "move_to_end", params, 2, argc - 1, args + 1, kw, bound) ||
        (!mp_is_unbound(bound[1]) && !mp_truth(vm, bound[1], &last))) {
        return MP_ERROR;
    }
    mp_dict *t = mp_dict_get_ptr(args[0]);
    mp_key key;
    size_t i;
    if (!mp_key_of(vm, bound[0], &key) || !mp_table_find(vm, t, WIDTH, &key, &i)) {
        return MP_ERROR;
    }
    if (i == MP_TABLE_NONE) {
        return mp_key_error_raise(vm, bound[0]);
    }
    size_t moved = t->count_flags & MP_DICT_MOVED;
    if (!last) {
        mp_table_move_first(vm, t, WIDTH, i);
    } else if (!mp_table_move_last(vm, t, WIDTH, i)) {
        return MP_ERROR;
    }
    t->count_flags = (t->count_flags & ~(size_t)MP_DICT_MOVED) | (moved ^ MP_DICT_MOVED); /* for iterators */
    return MP_NONE;
}

/* A method of dict whose last argument has a name here: fromkeys(iterable, value), pop(key, default), … */
static mp_value named_last(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw, mp_value method, const mp_param *params) {
    mp_value bound[2];
    if (!mp_args_bind(vm, mp_str_data(method), params, 2, argc - 1, args + 1, kw, bound)) {
        return MP_ERROR;
    }
    mp_value row = mp_type_find(vm, &mp_type_dict, method);
    mp_value all[3] = {args[0], bound[0], bound[1]};
    return mp_native_call(vm, (const mp_native *)mp_pointer(row), mp_is_unbound(bound[1]) ? 2 : 3, all, MP_NO_KW);
}

static mp_value ordered_fromkeys(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(iterable, 0), MP_PARAM(value, MP_PARAM_OPTIONAL)};
    return named_last(vm, argc, args, kw, MP_NAME(fromkeys), params);
}

static const mp_param key_default[] = {MP_PARAM(key, 0), MP_PARAM(default, MP_PARAM_OPTIONAL)};

static mp_value ordered_pop(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return named_last(vm, argc, args, kw, MP_NAME(pop), key_default);
}

static mp_value ordered_setdefault(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return named_last(vm, argc, args, kw, MP_NAME(setdefault), key_default);
}

static mp_value ordered_popitem(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(last, MP_PARAM_OPTIONAL)};
    mp_value bound;
    bool last = true;
    if (!mp_args_bind(vm, "popitem", params, 1, argc - 1, args + 1, kw, &bound) ||
        (!mp_is_unbound(bound) && !mp_truth(vm, bound, &last))) {
        return MP_ERROR;
    }
    mp_dict *t = mp_dict_get_ptr(args[0]);
    size_t i = last ? mp_table_last(t, WIDTH) : mp_table_first(t, WIDTH);
    if (i == MP_TABLE_NONE) {
        return mp_raise(vm, &mp_type_KeyError, "dictionary is empty");
    }
    mp_value item = mp_tuple_new(vm, 2, mp_table_slots(t) + i * WIDTH);
    if (!mp_is_error(item)) {
        mp_table_delete(vm, t, WIDTH, i);
    }
    return item;
}

MP_OPS(ordered_ops, MP_DICT_OPS_BASE, (trace, mp_dict_op_trace), (make, mp_dict_op_make), (init, ordered_init),
    (repr, ordered_repr), (compare, ordered_compare), (getitem, mp_dict_op_getitem), (setitem, mp_dict_op_setitem),
    (binary, ordered_binary), (inplace, mp_dict_op_inplace));

static const mp_native ordered_rows[] = {
    MP_METHOD(copy, ordered_copy, 0, 0),
    MP_CLASSMETHOD_KW(fromkeys, ordered_fromkeys, 0, MP_VARIADIC),
    MP_METHOD_KW(pop, ordered_pop, 0, MP_VARIADIC),
    MP_METHOD_KW(setdefault, ordered_setdefault, 0, MP_VARIADIC),
    MP_METHOD_KW(move_to_end, ordered_move_to_end, 0, MP_VARIADIC),
    MP_METHOD_KW(popitem, ordered_popitem, 0, MP_VARIADIC),
};

MP_TYPE(mp_type_OrderedDict, OrderedDict_type_, &mp_type_dict, sizeof(mp_dict), ordered_ops, ordered_rows, 0);

/* ---- defaultdict ---- */

typedef struct default_dict {
    mp_dict dict;
    mp_value factory; /* callable or None; MP_UNBOUND or 0 before __init__ */
} default_dict;

static default_dict *default_get(mp_value v) { return (default_dict *)mp_pointer(v); }

static mp_value factory_of(mp_value self) {
    mp_value factory = default_get(self)->factory;
    return mp_is_value(factory) ? factory : MP_NONE;
}

static void default_trace(mp_tracer *tracer, void *self) {
    mp_dict_op_trace(tracer, self);
    mp_trace_slot(tracer, &((default_dict *)self)->factory);
}

static bool default_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value factory = argc > 0 ? args[0] : MP_NONE;
    if (!mp_is_none(factory) && !mp_is_callable(vm, factory)) {
        return mp_fail(vm, &mp_type_TypeError, "first argument must be callable or None");
    }
    mp_gc_store(vm, &default_get(self)->factory, factory);
    size_t skip = argc > 0;
    return mp_dict_update_args(vm, "defaultdict", self, argc - skip, args + skip, kw);
}

static mp_value default_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    default_dict *d = mp_object_alloc(vm, type, sizeof *d);
    if (!d) {
        return MP_ERROR;
    }
    mp_value self = mp_from_pointer(d);
    return (type->flags & MP_TYPE_CLASS) || default_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static mp_value default_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%s(", mp_type_plain_name(mp_type_of(self)));
    /* The factory may be a method bound to this dict. */
    if (mp_repr_enter(vm, self, &link)) {
        mp_builder_append_repr(&b, factory_of(self));
        mp_repr_leave(vm, &link);
    } else {
        mp_builder_append_text(&b, "...");
    }
    mp_value dict = b.failed ? MP_ERROR : mp_dict_op_repr(vm, self);
    if (mp_is_error(dict)) {
        mp_builder_free(&b);
        return MP_ERROR;
    }
    mp_builder_append(&b, ", ", 2);
    mp_builder_append_str(&b, dict);
    mp_builder_append_byte(&b, ')');
    return mp_builder_str(&b);
}

static mp_value default_missing(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value factory = factory_of(args[0]);
    if (mp_is_none(factory)) {
        return mp_key_error_raise(vm, args[1]);
    }
    mp_value value = mp_call(vm, factory, 0, NULL);
    return mp_is_error(value) || !mp_setitem(vm, args[0], args[1], value) ? MP_ERROR : value;
}

static mp_value default_getitem(mp_vm *vm, mp_value self, mp_value key) {
    if (!mp_is_exact(self, &mp_type_defaultdict)) {
        return mp_dict_op_getitem(vm, self, key);
    }
    mp_value value = mp_dict_find(vm, self, key);
    if (MP_LIKELY(!mp_is_unbound(value))) {
        return value;
    }
    mp_value args[2] = {self, key};
    return default_missing(vm, 2, args);
}

/* type(self)(self.default_factory, dict) */
static mp_value default_like(mp_vm *vm, mp_value self, mp_value dict) {
    mp_value args[2] = {factory_of(self), dict};
    return mp_call(vm, mp_type_value(mp_type_of(self)), 2, args);
}

static mp_value default_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return default_like(vm, args[0], args[0]);
}

static mp_value default_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_OR || !mp_dict_is(a) || !mp_dict_is(b)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value result = default_like(vm, mp_is_instance(a, &mp_type_defaultdict) ? a : b, a);
    if (mp_is_error(result) || !mp_is_instance(result, &mp_type_defaultdict)) {
        return result;
    }
    return mp_dict_update(vm, result, b) ? result : MP_ERROR;
}

static mp_value default_factory_get(mp_vm *vm, mp_value self) {
    (void)vm;
    return factory_of(self);
}

/* What a copy is made with, before the items are set. */
static mp_value default_getnewargs(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value factory = factory_of(args[0]);
    return mp_tuple_new(vm, mp_is_none(factory) ? 0 : 1, &factory);
}

static bool default_factory_set(mp_vm *vm, mp_value self, mp_value value) {
    mp_gc_store(vm, &default_get(self)->factory, value);
    return true;
}

MP_OPS(default_ops, MP_DICT_OPS_BASE, (trace, default_trace), (make, default_make), (init, default_init),
    (repr, default_repr), (compare, mp_dict_op_compare), (getitem, default_getitem), (setitem, mp_dict_op_setitem),
    (binary, default_binary), (inplace, mp_dict_op_inplace));

static const mp_native default_rows[] = {
    MP_METHOD(__missing__, default_missing, 1, 1),
    MP_METHOD(__copy__, default_copy, 0, 0),
    MP_METHOD(copy, default_copy, 0, 0),
    MP_METHOD(__getnewargs__, default_getnewargs, 0, 0),
    MP_GETSET(default_factory, default_factory_get, default_factory_set),
};

MP_TYPE(mp_type_defaultdict, defaultdict_type_, &mp_type_dict, sizeof(default_dict), default_ops, default_rows, 0);
