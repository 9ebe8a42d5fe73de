/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The types set and frozenset: operators, methods, iterator. The work is done in set.c.
 *
 * Results of operations are exactly set or frozenset, as the left operand; subclasses are not kept.
 */
#include "objects/builder.h"
#include "objects/dict_index.h"
#include "objects/dict_views.h"
#include "objects/generic.h"
#include "objects/iterator.h"
#include "objects/number.h"
#include "objects/set.h"
#include "objects/str.h"

#define WIDTH 1u

/* ---- The iterator ---- */

static void iterator_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_dict_iterator *)self)->dict); }

static mp_value iterator_next(mp_vm *vm, mp_value self) {
    mp_dict_iterator *it = (mp_dict_iterator *)mp_pointer(self);
    if (mp_is_unbound(it->dict)) {
        return MP_STOP;
    }
    mp_set *t = mp_set_get(it->dict);
    if (MP_UNLIKELY(!mp_same(it->state, MP_SMALL(mp_table_count(t))))) {
        it->state = MP_SMALL(-1);
        return mp_raise(vm, &mp_type_RuntimeError, "Set changed size during iteration");
    }
    size_t position = (size_t)mp_small(it->position);
    size_t i = mp_table_next(t, WIDTH, &position);
    it->position = MP_SMALL(position);
    /* More items than there were: some were replaced meanwhile. */
    if (i == MP_TABLE_NONE || mp_same(it->remaining, MP_SMALL(0))) {
        mp_gc_store(vm, &it->dict, MP_UNBOUND);
        return MP_STOP;
    }
    it->remaining.bits -= 2;
    return mp_table_slots(t)[i];
}

static mp_value iterator_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    mp_dict_iterator *it = (mp_dict_iterator *)mp_pointer(args[0]);
    bool alive = !mp_is_unbound(it->dict) && mp_same(it->state, MP_SMALL(mp_set_count(it->dict)));
    return alive ? it->remaining : MP_SMALL(0);
}

MP_OPS(iterator_ops, (trace, iterator_trace), (iter, mp_iter_self), (next, iterator_next));

static const mp_native iterator_rows[] = {
    MP_METHOD(__length_hint__, iterator_length_hint, 0, 0),
};

static MP_TYPE(mp_type_set_iterator, set_iterator, &mp_type_object, sizeof(mp_dict_iterator), iterator_ops,
               iterator_rows, MP_TYPE_FINAL);

/* ---- Operations ---- */

static void set_trace(mp_tracer *tracer, void *self) { mp_table_trace(tracer, self, WIDTH); }

static bool set_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_args_no_kw(vm, "set", kw) || !mp_args_count(vm, "set", argc, 0, 1)) {
        return false;
    }
    if (argc == 1 && mp_same(args[0], self)) {
        return true;
    }
    mp_set_clear(vm, self);
    return argc == 0 || mp_set_update(vm, self, args[0]);
}

static mp_value set_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_set *set = mp_object_alloc(vm, type, sizeof *set);
    if (!set) {
        return MP_ERROR;
    }
    mp_value self = mp_from_pointer(set);
    /* Instances of other types are filled by their __init__. */
    return type != &mp_type_set || set_init(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static mp_value frozenset_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    bool exact = type == &mp_type_frozenset;
    if (!mp_args_no_kw_new(vm, type, kw) || !mp_args_count(vm, "frozenset", argc, 0, 1)) {
        return MP_ERROR;
    }
    if (exact && (argc == 0 || mp_is_exact(args[0], &mp_type_frozenset))) {
        return argc == 0 ? MP_EMPTY_FROZENSET : args[0];
    }
    mp_set *set = mp_object_alloc(vm, type, sizeof *set);
    if (!set || (argc == 1 && !mp_set_update(vm, mp_from_pointer(set), args[0]))) {
        return MP_ERROR;
    }
    return exact && mp_table_count(set) == 0 ? MP_EMPTY_FROZENSET : mp_from_pointer(set);
}

static mp_value set_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    bool plain = mp_is_exact(self, &mp_type_set) && mp_set_count(self) != 0;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    if (!plain) {
        mp_builder_append_text(&b, mp_type_name(mp_type_of(self)));
        mp_builder_append_byte(&b, '(');
    }
    if (!mp_repr_enter(vm, self, &link)) {
        mp_builder_append_text(&b, plain ? "set(...)" : "...)");
        return mp_builder_str(&b);
    }
    size_t position = 0;
    mp_value item;
    bool more = false;
    for (; !b.failed && mp_set_next(self, &position, &item); more = true) {
        mp_builder_append_text(&b, more ? ", " : "{");
        mp_builder_append_repr(&b, item);
    }
    mp_builder_append_text(&b, more ? "}" : "");
    mp_builder_append_text(&b, plain ? "" : ")");
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

/* Independent of the order: a sum of the items' hashes, each spread over all bits. */
static bool frozenset_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    mp_set *t = mp_set_get(self);
    uint32_t hash = (uint32_t)mp_table_count(t) * 0x9E3779B1u;
    size_t position = 0;
    size_t i;
    while ((i = mp_table_next(t, WIDTH, &position)) != MP_TABLE_NONE) {
        uint32_t h = mp_table_key_at(vm, t, WIDTH, i).hash;
        h = (h ^ (h >> 16) ^ 0x5BD1E995u) * 0x85EBCA6Bu;
        hash += h ^ (h >> 13);
    }
    *out = hash >> 2; /* positive, and a small int on every machine */
    return true;
}

static mp_value set_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!mp_set_is_any(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    size_t count = mp_set_count(self);
    size_t other_count = mp_set_count(other);
    bool upwards = op == MP_GT || op == MP_GE;
    bool possible = op == MP_EQ || op == MP_NE   ? count == other_count
                    : op == MP_LE || op == MP_GE ? true
                                                 : count != other_count;
    bool result = false;
    if (possible &&
        (!mp_recursion_check(vm) || !mp_set_is_subset(vm, upwards ? other : self, upwards ? self : other, &result))) {
        return MP_ERROR;
    }
    return mp_from_bool(result != (op == MP_NE));
}

static bool set_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_set_count(self);
    return true;
}

static mp_value set_iter(mp_vm *vm, mp_value self) {
    mp_dict_iterator *it = mp_iterator_alloc(vm, &mp_type_set_iterator, sizeof *it);
    if (!it) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &it->dict, self);
    it->position = MP_SMALL(0);
    it->state = it->remaining = MP_SMALL(mp_set_count(self));
    return mp_from_pointer(it);
}

/* Gives `self` (a set) the contents of `set`, which is given up. */
static void replace_contents(mp_vm *vm, mp_value self, mp_value set) {
    mp_set *to = mp_set_get(self);
    mp_set *from = mp_set_get(set);
    if (to == from) {
        return;
    }
    mp_set_clear(vm, self);
    mp_gc_store_pointer(vm, &to->entries, from->entries);
    to->used = from->used;
    to->count_flags = from->count_flags;
    from->entries = NULL;
    from->used = 0;
    from->count_flags = 0;
}

/* A set as the kind that `model` is: what was built as a set becomes a frozenset by its head alone. */
static mp_value as_kind_of(mp_value set, mp_value model) {
    if (!mp_is_error(set) && !mp_set_is(model)) {
        mp_set_get(set)->object.head = (const mp_head *)&mp_type_frozenset;
    }
    return set;
}

/* self op iterable, as a new set of self's kind. */
static mp_value operate_new(mp_vm *vm, mp_binary_op op, mp_value self, mp_value iterable) {
    if (op == MP_OP_AND) {
        return as_kind_of(mp_set_operate(vm, op, self, iterable), self); /* leaves self as it is */
    }
    mp_value copy = mp_set_from(vm, self);
    return mp_is_error(copy) ? MP_ERROR : as_kind_of(mp_set_operate(vm, op, copy, iterable), self);
}

static bool is_set_operator(mp_binary_op op) {
    return op == MP_OP_AND || op == MP_OP_OR || op == MP_OP_XOR || op == MP_OP_SUB;
}

static mp_value set_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (!is_set_operator(op) || !mp_set_is_any(a) || !mp_set_is_any(b)) {
        return MP_NOT_IMPLEMENTED;
    }
    return operate_new(vm, op, a, b);
}

static mp_value set_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (!is_set_operator(op) || !mp_set_is_any(b)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value result = mp_set_operate(vm, op, a, b);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    replace_contents(vm, a, result);
    return a;
}

/* ---- Methods of both ---- */

/* self op each of the iterables in turn, as a new set. */
static mp_value operate_all(mp_vm *vm, mp_binary_op op, size_t argc, const mp_value *args) {
    mp_value result = mp_set_from(vm, args[0]);
    for (size_t i = 1; i < argc && !mp_is_error(result); i++) {
        result = mp_set_operate(vm, op, result, args[i]);
    }
    return as_kind_of(result, args[0]);
}

static mp_value set_union(mp_vm *vm, size_t argc, const mp_value *args) {
    return operate_all(vm, MP_OP_OR, argc, args);
}
static mp_value set_difference(mp_vm *vm, size_t argc, const mp_value *args) {
    return operate_all(vm, MP_OP_SUB, argc, args);
}
static mp_value set_symmetric_difference(mp_vm *vm, size_t argc, const mp_value *args) {
    return operate_all(vm, MP_OP_XOR, argc, args);
}

static mp_value set_intersection(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 2) {
        return operate_new(vm, MP_OP_AND, args[0], args[1]);
    }
    return operate_all(vm, MP_OP_AND, argc, args);
}

static mp_value set_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_is_exact(args[0], &mp_type_frozenset)) {
        return args[0];
    }
    return as_kind_of(mp_set_from(vm, args[0]), args[0]);
}

static mp_value set_isdisjoint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0];
    mp_value other = args[1];
    if (mp_set_is_any(other) && mp_set_count(other) > mp_set_count(self)) {
        self = args[1];
        other = args[0];
    }
    mp_value iterator = mp_iter(vm, other);
    if (mp_is_error(iterator)) {
        return MP_ERROR;
    }
    for (;;) {
        mp_value item = mp_next(vm, iterator);
        if (!mp_is_value(item)) {
            return mp_is_stop(item) ? MP_TRUE : MP_ERROR;
        }
        mp_key key;
        size_t i;
        if (!mp_key_of(vm, item, &key) || !mp_table_find(vm, mp_set_get(self), WIDTH, &key, &i)) {
            return MP_ERROR;
        }
        if (i != MP_TABLE_NONE) {
            return MP_FALSE;
        }
    }
}

static mp_value subset(mp_vm *vm, mp_value a, mp_value b) {
    bool result;
    return mp_set_is_subset(vm, a, b, &result) ? mp_from_bool(result) : MP_ERROR;
}

static mp_value set_issubset(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value other = mp_set_is_any(args[1]) ? args[1] : mp_set_from(vm, args[1]);
    return mp_is_error(other) ? MP_ERROR : subset(vm, args[0], other);
}

static mp_value set_issuperset(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value other = mp_set_is_any(args[1]) ? args[1] : mp_set_from(vm, args[1]);
    return mp_is_error(other) ? MP_ERROR : subset(vm, other, args[0]);
}

/* ---- Methods of set ---- */

static mp_value set_add(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_set_add(vm, args[0], args[1]) ? MP_NONE : MP_ERROR;
}

static mp_value set_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_set_clear(vm, args[0]);
    return MP_NONE;
}

static mp_value set_discard(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool found;
    return mp_set_remove(vm, args[0], args[1], &found) ? MP_NONE : MP_ERROR;
}

static mp_value set_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool found;
    if (!mp_set_remove(vm, args[0], args[1], &found)) {
        return MP_ERROR;
    }
    return found ? MP_NONE : mp_key_error_raise(vm, args[1]);
}

static mp_value set_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_set *t = mp_set_get(args[0]);
    size_t i = mp_table_first(t, WIDTH);
    if (i == MP_TABLE_NONE) {
        return mp_raise(vm, &mp_type_KeyError, "pop from an empty set");
    }
    mp_value item = mp_table_slots(t)[i];
    mp_table_delete(vm, t, WIDTH, i);
    return item;
}

/* self op= each of the iterables in turn. */
static mp_value update_all(mp_vm *vm, mp_binary_op op, size_t argc, const mp_value *args) {
    for (size_t i = 1; i < argc; i++) {
        mp_value result = mp_set_operate(vm, op, args[0], args[i]);
        if (mp_is_error(result)) {
            return MP_ERROR;
        }
        replace_contents(vm, args[0], result);
    }
    return MP_NONE;
}

static mp_value set_update(mp_vm *vm, size_t argc, const mp_value *args) {
    return update_all(vm, MP_OP_OR, argc, args);
}
static mp_value set_difference_update(mp_vm *vm, size_t argc, const mp_value *args) {
    return update_all(vm, MP_OP_SUB, argc, args);
}
static mp_value set_intersection_update(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value result = argc < 2 ? args[0] : set_intersection(vm, argc, args);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    if (argc > 1) {
        replace_contents(vm, args[0], result);
    }
    return MP_NONE;
}
static mp_value set_symmetric_difference_update(mp_vm *vm, size_t argc, const mp_value *args) {
    return update_all(vm, MP_OP_XOR, argc, args);
}

MP_OPS(set_ops, (trace, set_trace), (make, set_make), (init, set_init), (repr, set_repr), (compare, set_compare),
    (length, set_length), (contains, mp_set_contains), (iter, set_iter), (binary, set_binary), (inplace, set_inplace),
    (unhashable, true));

MP_OPS(frozenset_ops, (trace, set_trace), (make, frozenset_make), (repr, set_repr), (hash, frozenset_hash),
    (compare, set_compare), (length, set_length), (contains, mp_set_contains), (iter, set_iter), (binary, set_binary));

static const mp_native set_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(add, set_add, 1, 1),
    MP_METHOD(clear, set_clear, 0, 0),
    MP_METHOD(copy, set_copy, 0, 0),
    MP_METHOD(difference, set_difference, 0, MP_VARIADIC),
    MP_METHOD(difference_update, set_difference_update, 0, MP_VARIADIC),
    MP_METHOD(discard, set_discard, 1, 1),
    MP_METHOD(intersection, set_intersection, 0, MP_VARIADIC),
    MP_METHOD(intersection_update, set_intersection_update, 0, MP_VARIADIC),
    MP_METHOD(isdisjoint, set_isdisjoint, 1, 1),
    MP_METHOD(issubset, set_issubset, 1, 1),
    MP_METHOD(issuperset, set_issuperset, 1, 1),
    MP_METHOD(pop, set_pop, 0, 0),
    MP_METHOD(remove, set_remove, 1, 1),
    MP_METHOD(symmetric_difference, set_symmetric_difference, 1, 1),
    MP_METHOD(symmetric_difference_update, set_symmetric_difference_update, 1, 1),
    MP_METHOD(union, set_union, 0, MP_VARIADIC),
    MP_METHOD(update, set_update, 0, MP_VARIADIC),
};

static const mp_native frozenset_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(copy, set_copy, 0, 0),
    MP_METHOD(difference, set_difference, 0, MP_VARIADIC),
    MP_METHOD(intersection, set_intersection, 0, MP_VARIADIC),
    MP_METHOD(isdisjoint, set_isdisjoint, 1, 1),
    MP_METHOD(issubset, set_issubset, 1, 1),
    MP_METHOD(issuperset, set_issuperset, 1, 1),
    MP_METHOD(symmetric_difference, set_symmetric_difference, 1, 1),
    MP_METHOD(union, set_union, 0, MP_VARIADIC),
};

MP_TYPE(mp_type_set, set, &mp_type_object, sizeof(mp_set), set_ops, set_rows,
        MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
MP_TYPE(mp_type_frozenset, frozenset, &mp_type_object, sizeof(mp_set), frozenset_ops, frozenset_rows,
        MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
