/* SPDX-License-Identifier: MIT
 *
 * Layer 5. functools.lru_cache, cache and cached_property.
 *
 * The results are in a dict, whose order is that of their use: the first entry is the one to drop. A call may run any
 * code, this cache's own included, so the dict is searched again after it.
 */
#include "modules/functools.h"
#include "modules/record.h"
#include "objects/class.h"
#include "objects/dict_index.h"
#include "objects/number.h"
#include "objects/str.h"

#define WIDTH 2u /* of a dict's table */

/* MAXSIZE is None or a small int; TYPED a bool; HITS and MISSES small ints. */
enum { FUNCTION, RESULTS, MAXSIZE, TYPED, HITS, MISSES };

/* Stands in keys between positional and keyword arguments; programs cannot get at it. */
static const mp_object keyword_mark = {(const mp_head *)&mp_type_object};

/* The call's arguments as a key: the argument itself if it is a single str or int. */
static mp_value key_of(mp_vm *vm, bool typed, size_t argc, const mp_value *args, mp_kw kw) {
    if (!typed && argc == 1 && kw.count == 0 && (mp_is_small(args[0]) || mp_is_exact(args[0], &mp_type_str) ||
                                                 mp_is_exact(args[0], &mp_type_int))) {
        return args[0];
    }
    size_t count = argc + (kw.count > 0 ? 1 + 2 * kw.count : 0) + (typed ? argc + kw.count : 0), n = 0;
    mp_value key = mp_tuple_new(vm, count, NULL);
    if (mp_is_error(key) || count == 0) {
        return key;
    }
    mp_value *items = mp_tuple_get(key)->items;
    mp_gc_copy(vm, items, args, argc);
    n = argc;
    if (kw.count > 0) {
        mp_gc_store(vm, &items[n++], MP_VALUE_OF(keyword_mark));
    }
    for (size_t i = 0; i < kw.count; i++) {
        mp_gc_store(vm, &items[n++], kw.names[i]);
        mp_gc_store(vm, &items[n++], args[argc + i]);
    }
    for (size_t i = 0; typed && i < argc + kw.count; i++) {
        mp_gc_store(vm, &items[n++], mp_type_value(mp_type_of(args[i])));
    }
    return key;
}

static void count_up(mp_vm *vm, mp_functool *self, size_t slot) {
    intptr_t n = mp_small(self->v[slot]);
    mp_gc_store(vm, &self->v[slot], MP_SMALL(n < MP_SMALL_MAX ? n + 1 : n));
}

/* The result that is there, which becomes the one used last; MP_UNBOUND if there is none. */
static mp_value find_result(mp_vm *vm, mp_functool *self, const mp_key *key) {
    mp_dict *results = mp_dict_get_ptr(self->v[RESULTS]);
    size_t i;
    if (!mp_table_find(vm, results, WIDTH, key, &i)) {
        return MP_ERROR;
    }
    if (i == MP_TABLE_NONE) {
        return MP_UNBOUND;
    }
    mp_value result = mp_table_slots(results)[i * WIDTH + 1];
    if (!mp_is_none(self->v[MAXSIZE]) && !mp_table_move_last(vm, results, WIDTH, i)) {
        return MP_ERROR;
    }
    return result;
}

static mp_value lru_call(mp_vm *vm, mp_value callable, size_t argc, const mp_value *args, mp_kw kw) {
    mp_functool *self = mp_functool_get(callable);
    mp_value function = self->v[FUNCTION];
    if (mp_same(self->v[MAXSIZE], MP_SMALL(0))) {
        count_up(vm, self, MISSES);
        return mp_call_kw(vm, function, argc, args, kw);
    }
    mp_value key_value = key_of(vm, mp_same(self->v[TYPED], MP_TRUE), argc, args, kw);
    mp_key key;
    if (mp_is_error(key_value) || !mp_key_of(vm, key_value, &key)) {
        return MP_ERROR;
    }
    mp_value found = find_result(vm, self, &key);
    if (!mp_is_unbound(found)) {
        if (!mp_is_error(found)) {
            count_up(vm, self, HITS);
        }
        return found;
    }
    count_up(vm, self, MISSES);
    mp_value result = mp_call_kw(vm, function, argc, args, kw);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    found = find_result(vm, self, &key);
    if (!mp_is_unbound(found)) { /* the call itself has filled it in */
        return mp_is_error(found) ? MP_ERROR : result;
    }
    mp_dict *results = mp_dict_get_ptr(self->v[RESULTS]);
    if (!mp_is_none(self->v[MAXSIZE]) && mp_table_count(results) >= (size_t)mp_small(self->v[MAXSIZE])) {
        mp_table_delete(vm, results, WIDTH, mp_table_first(results, WIDTH));
    }
    return mp_table_append(vm, results, WIDTH, &key, result) ? result : MP_ERROR;
}

/* ---- what programs ask of it ---- */

static const mp_param info_fields[] = {MP_PARAM(hits, 0), MP_PARAM(misses, 0), MP_PARAM(maxsize, 0),
                                       MP_PARAM(currsize, 0)};
MP_NAMES_USED(CacheInfo)
static MP_RECORD_TYPE(info_type, "", CacheInfo, info_fields);

static mp_value lru_cache_info(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_functool *self = mp_functool_get(args[0]);
    mp_value items[4] = {self->v[HITS], self->v[MISSES], self->v[MAXSIZE],
                         MP_SMALL(mp_dict_count(self->v[RESULTS]))};
    return mp_record_new(vm, &info_type, items);
}

static mp_value lru_cache_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_functool *self = mp_functool_get(args[0]);
    mp_gc_store(vm, &self->v[HITS], MP_SMALL(0));
    mp_gc_store(vm, &self->v[MISSES], MP_SMALL(0));
    mp_dict_clear(vm, self->v[RESULTS]);
    return MP_NONE;
}

static mp_value lru_cache_parameters(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_functool *self = mp_functool_get(args[0]);
    mp_value dict = mp_dict_new(vm);
    return mp_is_error(dict) || !mp_dict_set(vm, dict, MP_NAME(maxsize), self->v[MAXSIZE]) ||
                   !mp_dict_set(vm, dict, MP_NAME(typed), self->v[TYPED])
               ? MP_ERROR
               : dict;
}

static mp_value lru_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return args[0];
}

/* ---- making one ---- */

static mp_value wrap(mp_vm *vm, mp_value function, mp_value maxsize, mp_value typed) {
    if (!mp_is_callable(vm, function)) {
        return mp_raise(vm, &mp_type_TypeError, "the first argument must be callable");
    }
    mp_value slots[6] = {function, mp_dict_new(vm), maxsize, typed, MP_SMALL(0), MP_SMALL(0)};
    mp_value self = mp_is_error(slots[RESULTS]) ? MP_ERROR : mp_functool_new(vm, &mp_type_lru_wrapper, 6, slots);
    return mp_is_error(self) ? MP_ERROR : mp_functool_update(vm, self, function);
}

/* What lru_cache(maxsize, typed) gives is partial(decorating_function, maxsize, typed). */
static mp_value lru_decorate(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return wrap(vm, args[2], args[0], args[1]);
}
static const mp_native decorating_function = MP_FUNCTION(decorating_function, lru_decorate, 3, 3);

mp_value mp_functools_lru_cache(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(maxsize, MP_PARAM_OPTIONAL), MP_PARAM(typed, MP_PARAM_OPTIONAL)};
    mp_value parts[2];
    bool typed = false;
    if (!mp_args_bind(vm, "lru_cache", params, 2, argc, args, kw, parts) ||
        (!mp_is_unbound(parts[1]) && !mp_truth(vm, parts[1], &typed))) {
        return MP_ERROR;
    }
    parts[1] = mp_from_bool(typed);
    if (mp_is_unbound(parts[0])) {
        parts[0] = MP_SMALL(128);
    } else if (mp_int_is(parts[0])) {
        intptr_t maxsize;
        if (!mp_index_clamp(vm, parts[0], &maxsize)) {
            return MP_ERROR;
        }
        parts[0] = MP_SMALL(maxsize < 0 ? 0 : MP_MIN(maxsize, MP_SMALL_MAX));
    } else if (mp_is_callable(vm, parts[0])) {
        return wrap(vm, parts[0], MP_SMALL(128), parts[1]);
    } else if (!mp_is_none(parts[0])) {
        return mp_raise(vm, &mp_type_TypeError, "Expected first argument to be an integer, a callable, or None");
    }
    return mp_partial_new(vm, MP_VALUE_OF(decorating_function), 2, parts, MP_NO_KW);
}

mp_value mp_functools_cache(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return wrap(vm, args[0], MP_NONE, MP_FALSE);
}

/* ---- cached_property ---- */

enum { PROPERTY_FUNCTION, PROPERTY_NAME };

static mp_value property_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(func, 0)};
    mp_value slots[2] = {MP_UNBOUND, MP_NONE};
    if (!mp_args_bind(vm, "cached_property", params, 1, argc, args, kw, slots)) {
        return MP_ERROR;
    }
    mp_value self = mp_functool_new(vm, type, 2, slots);
    mp_value doc = mp_is_error(self) ? MP_ERROR : mp_getattr_find(vm, slots[0], MP_NAME(__doc__));
    return mp_is_error(doc) || (mp_is_value(doc) && !mp_setattr(vm, self, MP_NAME(__doc__), doc)) ? MP_ERROR : self;
}

static mp_value property___set_name__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_functool *self = mp_functool_get(args[0]);
    bool same = true;
    if (!mp_is_none(self->v[PROPERTY_NAME]) && !mp_equal(vm, self->v[PROPERTY_NAME], args[2], &same)) {
        return MP_ERROR;
    }
    if (!same) {
        return mp_raise(vm, &mp_type_TypeError,
                        "Cannot assign the same cached_property to two different names (%R and %R).",
                        self->v[PROPERTY_NAME], args[2]);
    }
    mp_gc_store(vm, &self->v[PROPERTY_NAME], args[2]);
    return MP_NONE;
}

/* The value found or stored as the instance's own attribute; instances of classes need no dict for that. */
static mp_value property_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    if (!mp_is_value(instance) || mp_is_none(instance)) {
        return self;
    }
    mp_value name = mp_functool_get(self)->v[PROPERTY_NAME];
    const mp_type *type = mp_type_of(instance);
    if (!mp_str_is(name)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "Cannot use cached_property instance without calling __set_name__ on it.");
    }
    bool is_class = type->layout == &mp_type_type;
    if (!mp_type_is_class(type) || is_class || mp_class_of(type)->slots_only) {
        return mp_raise(vm, &mp_type_TypeError,
                        is_class ? "The '__dict__' attribute on '%T' instance does not support item assignment for "
                                   "caching %R property."
                                 : "No '__dict__' attribute on '%T' instance to cache %R property.",
                        instance, name);
    }
    name = mp_str_intern_value(vm, name);
    mp_value value = mp_is_error(name) ? MP_ERROR : mp_instance_find(vm, mp_pointer(instance), name);
    if (!mp_is_unbound(value)) {
        return value;
    }
    value = mp_call(vm, mp_functool_get(self)->v[PROPERTY_FUNCTION], 1, &instance);
    bool found;
    return mp_is_error(value) || !mp_instance_set(vm, mp_pointer(instance), name, value, &found) ? MP_ERROR : value;
}

/* ---- the types ---- */

static const mp_native lru_rows[] = {
    MP_METHOD(cache_info, lru_cache_info, 0, 0),
    MP_METHOD(cache_clear, lru_cache_clear, 0, 0),
    MP_METHOD(cache_parameters, lru_cache_parameters, 0, 0),
    MP_METHOD(__copy__, lru_copy, 0, 0),
    MP_METHOD(__deepcopy__, lru_copy, 1, 1),
    MP_FUNCTOOL_DICT,
};
MP_OPS(lru_ops, MP_FUNCTOOL_OPS, (call, lru_call), (descr_get, mp_functool_descr_get));
MP_TYPE(mp_type_lru_wrapper, _lru_cache_wrapper, &mp_type_object, sizeof(mp_functool), lru_ops, lru_rows, MP_TYPE_FINAL);

MP_FUNCTOOL_SLOT(property_func, PROPERTY_FUNCTION)
MP_FUNCTOOL_SLOT(property_attrname, PROPERTY_NAME)

static const mp_native property_rows[] = {
    MP_GETTER(func, property_func),
    MP_GETTER(attrname, property_attrname),
    MP_METHOD(__set_name__, property___set_name__, 2, 2),
    MP_FUNCTOOL_DICT,
};
MP_OPS(property_ops, MP_FUNCTOOL_OPS, (make, property_make), (descr_get, property_descr_get));
MP_TYPE(mp_type_cached_property, cached_property, &mp_type_object, sizeof(mp_functool), property_ops, property_rows, 0);
