/* SPDX-License-Identifier: MIT
 *
 * Layer 5. collections.ChainMap: several mappings seen as one. Lookups go through `maps` in order; changes go to the
 * first. The maps may be of any mapping type.
 *
 * keys(), values() and items() are views of a merged copy, made when they are called.
 */
#include "modules/collections.h"
#include "objects/builder.h"
#include "objects/dict.h"
#include "objects/dict_index.h"
#include "objects/generic.h"
#include "objects/list.h"
#include "objects/tuple.h"

typedef struct chain_map {
    mp_object object;
    mp_value maps; /* list, or what a program put in its place; 0 before __init__ */
} chain_map;

static chain_map *get(mp_value v) { return (chain_map *)mp_pointer(v); }
static bool is_chain_map(mp_value v) { return mp_is_instance(v, &mp_type_ChainMap); }

static void chain_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((chain_map *)self)->maps); }

/* Map number i: MP_UNBOUND behind the last. */
static mp_value map_at(mp_vm *vm, mp_value self, size_t i) {
    mp_value maps = get(self)->maps;
    if (!mp_is_value(maps) || !mp_list_is(maps)) {
        return mp_raise(vm, &mp_type_TypeError, "ChainMap.maps must be a list");
    }
    mp_list *list = mp_list_get(maps);
    return i < list->count ? list->items[i] : MP_UNBOUND;
}

static mp_value first_map(mp_vm *vm, mp_value self) {
    mp_value map = map_at(vm, self, 0);
    return mp_is_unbound(map) ? mp_raise(vm, &mp_type_IndexError, "list index out of range") : map;
}

static bool chain_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_args_no_kw(vm, "ChainMap", kw)) {
        return false;
    }
    mp_value dict = argc == 0 ? mp_dict_new(vm) : MP_NONE;
    mp_value maps = mp_is_error(dict) ? MP_ERROR : mp_list_new(vm, argc ? argc : 1, argc ? args : &dict);
    if (mp_is_error(maps)) {
        return false;
    }
    mp_gc_store(vm, &get(self)->maps, maps);
    return true;
}

static mp_value chain_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    chain_map *self = mp_object_alloc(vm, type, sizeof *self);
    if (!self) {
        return MP_ERROR;
    }
    bool is_class = type->flags & MP_TYPE_CLASS;
    return is_class || chain_init(vm, mp_from_pointer(self), argc, args, kw) ? mp_from_pointer(self) : MP_ERROR;
}

/* The value of a key; MP_UNBOUND if no map has it. */
static mp_value lookup(mp_vm *vm, mp_value self, mp_value key) {
    for (size_t i = 0;; i++) {
        mp_value map = map_at(vm, self, i);
        if (!mp_is_value(map)) {
            return map;
        }
        mp_value value;
        if (mp_is_exact(map, &mp_type_dict)) {
            value = mp_dict_find(vm, map, key);
        } else {
            value = mp_getitem(vm, map, key);
            value = mp_is_error(value) && mp_exception_catch(vm, &mp_type_KeyError) ? MP_UNBOUND : value;
        }
        if (!mp_is_unbound(value)) {
            return value;
        }
    }
}

/* All of it as a dict: the last map's keys come first. */
static mp_value merged(mp_vm *vm, mp_value self) {
    mp_value dict = mp_dict_new(vm);
    mp_value maps = get(self)->maps;
    if (mp_is_error(dict) || !mp_is_value(maps) || !mp_list_is(maps)) {
        return mp_is_error(dict) ? MP_ERROR : map_at(vm, self, 0);
    }
    for (size_t i = mp_list_get(maps)->count; i-- > 0;) {
        mp_value map = map_at(vm, self, i);
        if (mp_is_error(map) || (!mp_is_unbound(map) && !mp_dict_update(vm, dict, map))) {
            return MP_ERROR;
        }
    }
    return dict;
}

static mp_value chain_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    mp_builder b;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    mp_builder_init(&b, vm);
    if (!mp_repr_enter(vm, self, &link)) {
        mp_builder_append_text(&b, "...");
        return mp_builder_str(&b);
    }
    mp_builder_append_format(&b, "%N(", mp_type_of(self));
    for (size_t i = 0; !b.failed; i++) {
        mp_value map = map_at(vm, self, i);
        if (mp_is_error(map)) {
            mp_builder_free(&b);
            mp_repr_leave(vm, &link);
            return MP_ERROR;
        }
        if (mp_is_unbound(map)) {
            break;
        }
        mp_builder_append_format(&b, "%s%R", i ? ", " : "", map);
    }
    mp_builder_append_byte(&b, ')');
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

static mp_value chain_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || (!is_chain_map(other) && !mp_dict_is(other))) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = mp_recursion_check(vm) ? merged(vm, self) : MP_ERROR;
    mp_value b = mp_is_error(a) ? MP_ERROR : is_chain_map(other) ? merged(vm, other) : other;
    return mp_is_error(b) ? MP_ERROR : mp_compare(vm, op, a, b);
}

static bool chain_truth(mp_vm *vm, mp_value self, bool *out) {
    *out = false;
    for (size_t i = 0; !*out; i++) {
        mp_value map = map_at(vm, self, i);
        if (!mp_is_value(map)) {
            return mp_is_unbound(map);
        }
        if (!mp_truth(vm, map, out)) {
            return false;
        }
    }
    return true;
}

static bool chain_length(mp_vm *vm, mp_value self, size_t *out) {
    mp_value dict = merged(vm, self);
    *out = mp_is_error(dict) ? 0 : mp_dict_count(dict);
    return !mp_is_error(dict);
}

static mp_value chain_getitem(mp_vm *vm, mp_value self, mp_value key) {
    mp_value value = lookup(vm, self, key);
    if (mp_is_unbound(value)) {
        value = mp_is_exact(self, &mp_type_ChainMap) ? MP_UNBOUND
                                                     : mp_special_call(vm, self, MP_NAME(__missing__), 1, &key);
    }
    return mp_is_unbound(value) ? mp_key_error_raise(vm, key) : value;
}

static mp_value not_found_raise(mp_vm *vm, mp_value key) {
    return mp_raise(vm, &mp_type_KeyError, "Key not found in the first mapping: %R", key);
}

static bool chain_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    mp_value map = first_map(vm, self);
    if (mp_is_error(map)) {
        return false;
    }
    if (mp_setitem(vm, map, key, value)) {
        return true;
    }
    if (mp_is_unbound(value) && mp_exception_catch(vm, &mp_type_KeyError)) {
        not_found_raise(vm, key);
    }
    return false;
}

static bool chain_contains(mp_vm *vm, mp_value self, mp_value key, bool *out) {
    *out = false;
    for (size_t i = 0; !*out; i++) {
        mp_value map = map_at(vm, self, i);
        if (!mp_is_value(map)) {
            return mp_is_unbound(map);
        }
        if (!mp_contains(vm, map, key, out)) {
            return false;
        }
    }
    return true;
}

static mp_value chain_iter(mp_vm *vm, mp_value self) {
    mp_value dict = merged(vm, self);
    return mp_is_error(dict) ? MP_ERROR : mp_iter(vm, dict);
}

/* type(self)(map, *maps), maps from number `start` on. */
static mp_value chain_like(mp_vm *vm, mp_value self, mp_value map, size_t start) {
    mp_value list = mp_list_new(vm, 0, NULL);
    if (mp_is_error(list) || (!mp_is_unbound(map) && !mp_list_append(vm, list, map))) {
        return MP_ERROR;
    }
    for (size_t i = start;; i++) {
        mp_value next = map_at(vm, self, i);
        if (mp_is_unbound(next)) {
            break;
        }
        if (mp_is_error(next) || !mp_list_append(vm, list, next)) {
            return MP_ERROR;
        }
    }
    mp_list *l = mp_list_get(list);
    return mp_call(vm, mp_type_value(mp_type_of(self)), l->count, l->items);
}

static mp_value chain_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    bool reflected = !is_chain_map(a);
    if (op != MP_OP_OR || !(reflected ? mp_dict_is(a) : mp_dict_is(b) || is_chain_map(b))) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value map = reflected ? a : first_map(vm, a);
    mp_value copy = mp_is_error(map) ? MP_ERROR : mp_dict_new(vm);
    if (mp_is_error(copy) || !mp_dict_update(vm, copy, map) || !mp_dict_update(vm, copy, b)) {
        return MP_ERROR;
    }
    return reflected ? mp_call(vm, mp_type_value(mp_type_of(b)), 1, &copy) : chain_like(vm, a, copy, 1);
}

static mp_value chain_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_OR) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value map = first_map(vm, a);
    mp_value result = mp_is_error(map) ? MP_ERROR : mp_call_method(vm, map, MP_NAME(update), 1, &b);
    return mp_is_error(result) ? MP_ERROR : a;
}

/* ---- Methods ---- */

static mp_value chain_get(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value value = lookup(vm, args[0], args[1]);
    return !mp_is_unbound(value) ? value : argc > 2 ? args[2] : MP_NONE;
}

static mp_value merged_method(mp_vm *vm, mp_value self, mp_value name) {
    mp_value dict = merged(vm, self);
    return mp_is_error(dict) ? MP_ERROR : mp_call_method(vm, dict, name, 0, NULL);
}

static mp_value chain_keys(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return merged_method(vm, args[0], MP_NAME(keys));
}

static mp_value chain_values(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return merged_method(vm, args[0], MP_NAME(values));
}

static mp_value chain_items(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return merged_method(vm, args[0], MP_NAME(items));
}

static mp_value chain_new_child(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_args_count(vm, "new_child", argc - 1, 0, 1)) {
        return MP_ERROR;
    }
    mp_value map = argc > 1 && !mp_is_none(args[1]) ? args[1] : mp_dict_new(vm);
    for (size_t i = 0; i < kw.count && !mp_is_error(map); i++) {
        if (!mp_setitem(vm, map, kw.names[i], args[argc + i])) {
            return MP_ERROR;
        }
    }
    return mp_is_error(map) ? MP_ERROR : chain_like(vm, args[0], map, 0);
}

static mp_value chain_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value map = first_map(vm, args[0]);
    mp_value copy = mp_is_error(map) ? MP_ERROR : mp_call_method(vm, map, MP_NAME(copy), 0, NULL);
    return mp_is_error(copy) ? MP_ERROR : chain_like(vm, args[0], copy, 1);
}

static mp_value chain_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value map = first_map(vm, args[0]);
    return mp_is_error(map) ? MP_ERROR : mp_call_method(vm, map, MP_NAME(clear), 0, NULL);
}

static mp_value chain_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value map = first_map(vm, args[0]);
    mp_value value = mp_is_error(map) ? MP_ERROR : mp_call_method(vm, map, MP_NAME(pop), argc - 1, args + 1);
    if (mp_is_error(value) && mp_exception_catch(vm, &mp_type_KeyError)) {
        return not_found_raise(vm, args[1]);
    }
    return value;
}

static mp_value chain_popitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value map = first_map(vm, args[0]);
    mp_value item = mp_is_error(map) ? MP_ERROR : mp_call_method(vm, map, MP_NAME(popitem), 0, NULL);
    if (mp_is_error(item) && mp_exception_catch(vm, &mp_type_KeyError)) {
        return mp_raise(vm, &mp_type_KeyError, "No keys found in the first mapping.");
    }
    return item;
}

static mp_value chain_setdefault(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value value = lookup(vm, args[0], args[1]);
    if (!mp_is_unbound(value)) {
        return value;
    }
    value = argc > 2 ? args[2] : MP_NONE;
    return mp_setitem(vm, args[0], args[1], value) ? value : MP_ERROR;
}

static mp_value chain_update(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value map = first_map(vm, args[0]);
    mp_value method = mp_is_error(map) ? MP_ERROR : mp_getattr(vm, map, MP_NAME(update));
    return mp_is_error(method) ? MP_ERROR : mp_call_kw(vm, method, argc - 1, args + 1, kw);
}

static mp_value chain_parents(mp_vm *vm, mp_value self) { return chain_like(vm, self, MP_UNBOUND, 1); }

static mp_value chain_maps(mp_vm *vm, mp_value self) {
    mp_value first = map_at(vm, self, 0);
    return mp_is_error(first) ? MP_ERROR : get(self)->maps;
}

static bool chain_maps_set(mp_vm *vm, mp_value self, mp_value value) {
    mp_gc_store(vm, &get(self)->maps, value);
    return true;
}

/* cls(dict.fromkeys(iterable, value)) */
static mp_value chain_fromkeys(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value dict = mp_call_method(vm, mp_type_value(&mp_type_dict), MP_NAME(fromkeys), argc - 1, args + 1);
    return mp_is_error(dict) ? MP_ERROR : mp_call(vm, args[0], 1, &dict);
}

MP_OPS(chain_ops, (trace, chain_trace), (make, chain_make), (init, chain_init), (repr, chain_repr),
    (compare, chain_compare), (truth, chain_truth), (length, chain_length), (getitem, chain_getitem),
    (setitem, chain_setitem), (contains, chain_contains), (iter, chain_iter), (binary, chain_binary),
    (inplace, chain_inplace), (unhashable, true));

static const mp_native chain_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(clear, chain_clear, 0, 0),
    MP_METHOD(copy, chain_copy, 0, 0),
    MP_CLASSMETHOD(fromkeys, chain_fromkeys, 1, 2),
    MP_METHOD(get, chain_get, 1, 2),
    MP_METHOD(items, chain_items, 0, 0),
    MP_METHOD(keys, chain_keys, 0, 0),
    MP_GETSET(maps, chain_maps, chain_maps_set),
    MP_METHOD_KW(new_child, chain_new_child, 0, MP_VARIADIC),
    MP_GETTER(parents, chain_parents),
    MP_METHOD(pop, chain_pop, 1, 2),
    MP_METHOD(popitem, chain_popitem, 0, 0),
    MP_METHOD(setdefault, chain_setdefault, 1, 2),
    MP_METHOD_KW(update, chain_update, 0, MP_VARIADIC),
    MP_METHOD(values, chain_values, 0, 0),
};

MP_TYPE(mp_type_ChainMap, ChainMap, &mp_type_object, sizeof(chain_map), chain_ops, chain_rows,
        MP_TYPE_MAPPING);
