/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The views that mappings written in Python give out: KeysView, ItemsView, ValuesView of collections.abc.
 */
#include "modules/collections_mixins.h"
#include "modules/collections_views.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/iterator.h"
#include "objects/str.h"
#include "objects/tuple.h"

static mp_view *view_get(mp_value v) { return (mp_view *)mp_pointer(v); }

static bool is_view_of(mp_value v, const mp_abc *abc) { return mp_type_is_subtype(mp_type_of(v), &abc->type); }

/* Goes over a mapping: the iterator is the mapping's own, which gives the keys. */
typedef struct view_iterator {
    mp_object object;
    mp_value mapping, iterator;
    uintptr_t with_keys; /* pairs, and not values */
} view_iterator;

static void view_iterator_trace(mp_tracer *tracer, void *self) {
    mp_trace_range(tracer, &((view_iterator *)self)->mapping, 2);
}

static mp_value view_iterator_next(mp_vm *vm, mp_value self) {
    view_iterator *it = (view_iterator *)mp_pointer(self);
    mp_value pair[2] = {mp_next(vm, it->iterator), MP_NONE};
    if (!mp_is_value(pair[0])) {
        return pair[0];
    }
    pair[1] = mp_getitem(vm, it->mapping, pair[0]);
    return mp_is_error(pair[1]) ? MP_ERROR : it->with_keys ? mp_tuple_new(vm, 2, pair) : pair[1];
}

MP_OPS(view_iterator_ops, (trace, view_iterator_trace), (iter, mp_iter_self), (next, view_iterator_next));
MP_TYPE_PLAIN(mp_type_view_iterator, generator, &mp_type_object, sizeof(view_iterator), view_iterator_ops,
              MP_TYPE_FINAL);

/* ---- the views ---- */

mp_value mp_view_new(mp_vm *vm, const mp_type *type, mp_value mapping) {
    mp_view *view = mp_object_alloc(vm, type, sizeof *view);
    if (view == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &view->mapping, mapping);
    return mp_from_pointer(view);
}

static mp_value view_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(mapping, 0)};
    mp_value in[1];
    return mp_args_bind(vm, "MappingView", params, 1, argc, args, kw, in) ? mp_view_new(vm, type, in[0]) : MP_ERROR;
}

static void view_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_view *)self)->mapping); }

static bool view_length(mp_vm *vm, mp_value self, size_t *out) { return mp_length(vm, view_get(self)->mapping, out); }

static mp_value view_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "%T(%R)", self, view_get(self)->mapping);
}

static mp_value view_iter(mp_vm *vm, mp_value self) {
    mp_value keys = mp_iter(vm, view_get(self)->mapping);
    if (mp_is_error(keys) || is_view_of(self, &mp_abc_KeysView)) {
        return keys;
    }
    view_iterator *it = mp_gc_new(vm, &mp_type_view_iterator, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->mapping, view_get(self)->mapping);
    mp_gc_store(vm, &it->iterator, keys);
    it->with_keys = is_view_of(self, &mp_abc_ItemsView);
    return mp_from_pointer(it);
}

static bool view_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    *out = false;
    if (is_view_of(self, &mp_abc_KeysView)) {
        return mp_contains(vm, view_get(self)->mapping, item, out);
    }
    if (is_view_of(self, &mp_abc_ItemsView)) {
        mp_value pair = mp_tuple_from(vm, item);
        if (mp_is_error(pair)) {
            return false;
        }
        if (mp_tuple_get(pair)->count != 2) {
            bool few = mp_tuple_get(pair)->count < 2;
            return few ? mp_fail(vm, &mp_type_ValueError, "not enough values to unpack (expected 2, got %zu)",
                                 mp_tuple_get(pair)->count)
                       : mp_fail(vm, &mp_type_ValueError, "too many values to unpack (expected 2)");
        }
        mp_value value = mp_getitem(vm, view_get(self)->mapping, mp_tuple_get(pair)->items[0]);
        if (mp_is_error(value)) {
            return mp_exception_catch(vm, &mp_type_KeyError);
        }
        return mp_equal(vm, value, mp_tuple_get(pair)->items[1], out);
    }
    mp_value iterator = view_iter(vm, self), value = MP_NONE;
    while (!mp_is_error(iterator) && !*out && mp_is_value(value = mp_next(vm, iterator))) {
        if (!mp_equal(vm, value, item, out)) {
            return false;
        }
    }
    return !mp_is_error(iterator) && !mp_is_error(value);
}

static mp_value view__mapping(mp_vm *vm, mp_value self) {
    (void)vm;
    return view_get(self)->mapping;
}

/* The operators of sets are methods (of the second base), as they are for classes written in Python. */
static mp_value ask_set(mp_vm *vm, mp_value name, mp_value self, mp_value other) {
    mp_value row = mp_type_is_subtype(mp_type_of(self), &mp_abc_Set.type) ? mp_type_find(vm, &mp_abc_Set.type, name)
                                                                          : MP_UNBOUND;
    mp_value pair[2] = {self, other};
    return mp_is_value(row) && mp_is_native_row(row) ? mp_call(vm, row, 2, pair) : MP_NOT_IMPLEMENTED;
}

static mp_value view_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    bool reflected = mp_type_of(a)->layout->ops != MP_OPS_OF(mp_item_view_ops);
    return ask_set(vm, mp_binary_name(op, reflected), reflected ? b : a, reflected ? a : b);
}

static mp_value view_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    static const mp_value names[] = {MP_VALUE_INIT(mp_names.mp_name___lt__), MP_VALUE_INIT(mp_names.mp_name___le__),
                                     MP_VALUE_INIT(mp_names.mp_name___eq__), MP_VALUE_INIT(mp_names.mp_name___eq__),
                                     MP_VALUE_INIT(mp_names.mp_name___gt__), MP_VALUE_INIT(mp_names.mp_name___ge__)};
    mp_value answer = ask_set(vm, names[op], self, other);
    return op == MP_NE && mp_is_bool(answer) ? mp_from_bool(mp_same(answer, MP_FALSE)) : answer;
}

const mp_native mp_view_rows[] = {MP_GETTER(_mapping, view__mapping)};

MP_OPS_EXTERN(mp_view_ops, (make, view_make), (trace, view_trace), (length, view_length), (repr, view_repr));
MP_OPS_EXTERN(mp_item_view_ops, (make, view_make), (trace, view_trace), (length, view_length), (repr, view_repr),
              (compare, view_compare), (iter, view_iter), (binary, view_binary), (contains, view_contains));
