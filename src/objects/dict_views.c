/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The views keys(), values(), items() of dicts, their set operations, and all iterators over dicts.
 *
 * Invariants: an iterator that found its dict changed raises at every further call; an exhausted one stays so.
 */
#include "objects/dict_views.h"

#include "objects/builder.h"
#include "objects/dict_index.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/set.h"
#include "objects/tuple.h"

#define WIDTH 2u

/* ---- Iterators ---- */

static mp_dict_iterator *iterator_get(mp_value v) { return (mp_dict_iterator *)mp_pointer(v); }

static void iterator_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_dict_iterator *)self)->dict); }

/* What an iterator expects to stay as it is: count and places of the entries. */
static mp_value table_state(const mp_dict *t) {
    return MP_SMALL(t->count_flags & ~(size_t)(MP_DICT_HASHES | MP_DICT_INDEX | MP_DICT_NAMESPACE));
}

/* The number of the next entry; MP_TABLE_NONE at the end (*failed = false) or if the dict has changed. */
static size_t iterator_step(mp_vm *vm, mp_dict_iterator *it, bool backwards, bool *failed) {
    *failed = false;
    if (mp_is_unbound(it->dict)) {
        return MP_TABLE_NONE;
    }
    mp_dict *t = mp_dict_get_ptr(it->dict);
    if (MP_UNLIKELY(!mp_same(it->state, table_state(t)))) {
        bool keys = mp_small(it->state) >> MP_DICT_COUNT_SHIFT == (intptr_t)mp_table_count(t);
        it->state = MP_SMALL(-1);
        *failed = true;
        (void)mp_fail(vm, &mp_type_RuntimeError, "dictionary %s during iteration", keys ? "keys changed" : "changed size");
        return MP_TABLE_NONE;
    }
    size_t i = MP_TABLE_NONE, position = (size_t)mp_small(it->position);
    if (!backwards) {
        i = mp_table_next(t, WIDTH, &position);
    } else {
        position = MP_MIN(position, t->used);
        while (position > 0 && i == MP_TABLE_NONE) {
            position--;
            i = mp_is_unbound(mp_table_slots(t)[position * WIDTH]) ? MP_TABLE_NONE : position;
        }
    }
    it->position = MP_SMALL(position);
    it->remaining.bits -= 2;
    if (i == MP_TABLE_NONE) {
        mp_gc_store(vm, &it->dict, MP_UNBOUND);
    } else if (mp_small(it->remaining) < 0) {
        mp_gc_store(vm, &it->dict, MP_UNBOUND);
        *failed = true;
        (void)mp_fail(vm, &mp_type_RuntimeError, "dictionary keys changed during iteration");
        return MP_TABLE_NONE;
    }
    return i;
}

static MP_ALWAYS_INLINE mp_value iterator_next(mp_vm *vm, mp_value self, bool backwards, bool want_key,
                                               bool want_value) {
    mp_dict_iterator *it = iterator_get(self);
    bool failed;
    size_t i = iterator_step(vm, it, backwards, &failed);
    if (i == MP_TABLE_NONE) {
        return failed ? MP_ERROR : MP_STOP;
    }
    const mp_value *entry = mp_table_slots(mp_dict_get_ptr(it->dict)) + i * WIDTH;
    if (want_key && want_value) {
        mp_value pair[2] = {entry[0], entry[1]};
        return mp_tuple_new(vm, 2, pair);
    }
    return entry[want_value];
}

static mp_value key_next(mp_vm *vm, mp_value self) { return iterator_next(vm, self, false, true, false); }
static mp_value value_next(mp_vm *vm, mp_value self) { return iterator_next(vm, self, false, false, true); }
static mp_value item_next(mp_vm *vm, mp_value self) { return iterator_next(vm, self, false, true, true); }
static mp_value reverse_key_next(mp_vm *vm, mp_value self) { return iterator_next(vm, self, true, true, false); }
static mp_value reverse_value_next(mp_vm *vm, mp_value self) { return iterator_next(vm, self, true, false, true); }
static mp_value reverse_item_next(mp_vm *vm, mp_value self) { return iterator_next(vm, self, true, true, true); }

static mp_value iterator_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    mp_dict_iterator *it = iterator_get(args[0]);
    bool alive = !mp_is_unbound(it->dict) && mp_same(it->state, table_state(mp_dict_get_ptr(it->dict)));
    return alive ? it->remaining : MP_SMALL(0);
}

static const mp_native iterator_rows[] = {
    MP_METHOD(__length_hint__, iterator_length_hint, 0, 0),
};

MP_OPS(key_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, key_next));
MP_OPS(value_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, value_next));
MP_OPS(item_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, item_next));
MP_OPS(reverse_key_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, reverse_key_next));
MP_OPS(reverse_value_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, reverse_value_next));
MP_OPS(reverse_item_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, reverse_item_next));

extern const mp_type mp_type_dict_reverse_value_iterator, mp_type_dict_reverse_item_iterator;
MP_TYPE(mp_type_dict_key_iterator, dict_keyiterator, &mp_type_object, sizeof(mp_dict_iterator), key_ops, iterator_rows,
        MP_TYPE_FINAL);
MP_TYPE(mp_type_dict_value_iterator, dict_valueiterator, &mp_type_object, sizeof(mp_dict_iterator), value_ops,
        iterator_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_dict_item_iterator, dict_itemiterator, &mp_type_object, sizeof(mp_dict_iterator), item_ops,
        iterator_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_dict_reverse_key_iterator, dict_reversekeyiterator, &mp_type_object, sizeof(mp_dict_iterator),
        reverse_key_ops, iterator_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_dict_reverse_value_iterator, dict_reversevalueiterator, &mp_type_object, sizeof(mp_dict_iterator),
        reverse_value_ops, iterator_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_dict_reverse_item_iterator, dict_reverseitemiterator, &mp_type_object, sizeof(mp_dict_iterator),
        reverse_item_ops, iterator_rows, MP_TYPE_FINAL);

mp_value mp_dict_iterator_new(mp_vm *vm, const mp_type *type, mp_value dict) {
    mp_dict_iterator *it = mp_iterator_alloc(vm, type, sizeof *it);
    if (!it) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->dict, dict);
    mp_dict *t = mp_dict_get_ptr(dict);
    bool backwards = type != &mp_type_dict_key_iterator && type != &mp_type_dict_value_iterator &&
                     type != &mp_type_dict_item_iterator;
    it->position = MP_SMALL(backwards ? t->used : 0);
    it->state = table_state(t);
    it->remaining = MP_SMALL(mp_table_count(t));
    return mp_from_pointer(it);
}

/* ---- Views ---- */

static mp_value view_dict(mp_value view) { return ((mp_dict_view *)mp_pointer(view))->dict; }

mp_value mp_dict_view_new(mp_vm *vm, const mp_type *type, mp_value dict) {
    mp_dict_view *view = mp_gc_new(vm, type, sizeof *view);
    if (!view) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &view->dict, dict);
    return mp_from_pointer(view);
}

static void view_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_dict_view *)self)->dict); }

static bool view_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_dict_count(view_dict(self));
    return true;
}

/* 0, 1, 2: keys, values, items. */
static unsigned view_kind(mp_value self) {
    return mp_is_exact(self, &mp_type_dict_keys) ? 0 : mp_is_exact(self, &mp_type_dict_values) ? 1 : 2;
}

static mp_value view_iter(mp_vm *vm, mp_value self) {
    static const mp_type *const types[] = {&mp_type_dict_key_iterator, &mp_type_dict_value_iterator,
                                           &mp_type_dict_item_iterator};
    return mp_dict_iterator_new(vm, types[view_kind(self)], view_dict(self));
}

static mp_value view_reversed(mp_vm *vm, mp_value self) {
    static const mp_type *const types[] = {&mp_type_dict_reverse_key_iterator, &mp_type_dict_reverse_value_iterator,
                                           &mp_type_dict_reverse_item_iterator};
    return mp_dict_iterator_new(vm, types[view_kind(self)], view_dict(self));
}

static mp_value view_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return mp_str_new_text(vm, "...");
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_value list = mp_list_from(vm, self);
    if (!mp_is_error(list)) {
        mp_builder_append_text(&b, mp_type_name(mp_type_of(self)));
        mp_builder_append_byte(&b, '(');
        mp_builder_append_repr(&b, list);
        mp_builder_append_byte(&b, ')');
    }
    mp_repr_leave(vm, &link);
    if (mp_is_error(list)) {
        return MP_ERROR;
    }
    return mp_builder_str(&b);
}

static bool keys_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    mp_value value = mp_dict_find(vm, view_dict(self), item);
    *out = !mp_is_unbound(value);
    return !mp_is_error(value);
}

static bool items_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    *out = false;
    if (!mp_tuple_is(item) || mp_tuple_get(item)->count != 2) {
        return true;
    }
    mp_value value = mp_dict_find(vm, view_dict(self), mp_tuple_get(item)->items[0]);
    if (!mp_is_value(value)) {
        return !mp_is_error(value);
    }
    return mp_equal(vm, value, mp_tuple_get(item)->items[1], out);
}

/* ---- Views as sets ---- */

static bool is_set_view(mp_value v) {
    return mp_is_exact(v, &mp_type_dict_keys) || mp_is_exact(v, &mp_type_dict_items);
}

/* Whether every item of `a` is in `b`. */
static bool all_in(mp_vm *vm, mp_value a, mp_value b, bool *out) {
    *out = true;
    mp_value iterator = mp_iter(vm, a);
    if (mp_is_error(iterator)) {
        return false;
    }
    while (*out) {
        mp_value item = mp_next(vm, iterator);
        if (!mp_is_value(item)) {
            return mp_is_stop(item);
        }
        if (!mp_contains(vm, b, item, out)) {
            return false;
        }
    }
    return true;
}

static mp_value view_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!is_set_view(other) && !mp_set_is_any(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    size_t count;
    size_t other_count;
    if (!mp_length(vm, self, &count) || !mp_length(vm, other, &other_count)) {
        return MP_ERROR;
    }
    bool upwards = op == MP_GT || op == MP_GE;
    bool possible = op == MP_EQ || op == MP_NE ? count == other_count
                    : op == MP_LT              ? count < other_count
                    : op == MP_LE              ? count <= other_count
                    : op == MP_GT              ? count > other_count
                                               : count >= other_count;
    bool result = false;
    if (possible && !all_in(vm, upwards ? other : self, upwards ? self : other, &result)) {
        return MP_ERROR;
    }
    return mp_from_bool(result != (op == MP_NE));
}

static mp_value view_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_AND && op != MP_OP_OR && op != MP_OP_XOR && op != MP_OP_SUB) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value left = mp_set_from(vm, a);
    return mp_is_error(left) ? MP_ERROR : mp_set_operate(vm, op, left, b);
}

static mp_value view_isdisjoint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value iterator = mp_iter(vm, args[1]);
    if (mp_is_error(iterator)) {
        return MP_ERROR;
    }
    for (;;) {
        mp_value item = mp_next(vm, iterator);
        if (!mp_is_value(item)) {
            return mp_is_stop(item) ? MP_TRUE : MP_ERROR;
        }
        bool found;
        if (!mp_contains(vm, args[0], item, &found)) {
            return MP_ERROR;
        }
        if (found) {
            return MP_FALSE;
        }
    }
}

static const mp_native view_rows[] = {
    MP_METHOD(isdisjoint, view_isdisjoint, 1, 1),
};

MP_OPS(keys_ops, (trace, view_trace), (repr, view_repr), (compare, view_compare), (length, view_length),
    (contains, keys_contains), (iter, view_iter), (reversed, view_reversed), (binary, view_binary), (unhashable, true));

MP_OPS(values_ops, (trace, view_trace), (repr, view_repr), (length, view_length), (iter, view_iter),
    (reversed, view_reversed));

MP_OPS(items_ops, (trace, view_trace), (repr, view_repr), (compare, view_compare), (length, view_length),
    (contains, items_contains), (iter, view_iter), (reversed, view_reversed), (binary, view_binary),
    (unhashable, true));

MP_TYPE(mp_type_dict_keys, dict_keys, &mp_type_object, sizeof(mp_dict_view), keys_ops, view_rows,
        MP_TYPE_FINAL | MP_TYPE_ITER_LOCAL);
MP_TYPE_PLAIN(mp_type_dict_values, dict_values, &mp_type_object, sizeof(mp_dict_view), values_ops,
              MP_TYPE_FINAL | MP_TYPE_ITER_LOCAL);
MP_TYPE(mp_type_dict_items, dict_items, &mp_type_object, sizeof(mp_dict_view), items_ops, view_rows,
        MP_TYPE_FINAL | MP_TYPE_ITER_LOCAL);
