/* SPDX-License-Identifier: MIT
 *
 * Layer 2. tuple.
 *
 * Invariants: a tuple's items never change once Python code can see it; mp_empty_tuple is the only empty tuple whose
 * type is exactly tuple.
 */
#include "objects/builder.h"
#include "objects/tuple.h"

#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/generic.h"

const mp_tuple mp_empty_tuple = {{(const mp_head *)&mp_type_tuple}, 0};

/* A tuple of `type`, not empty if that is exactly tuple; its items are to be filled. */
static mp_tuple *tuple_alloc(mp_vm *vm, const mp_type *type, size_t count) {
    size_t size;
    if (mp_size_mul(count, sizeof(mp_value), &size) || mp_size_add(size, sizeof(mp_tuple), &size)) {
        size = SIZE_MAX / 2; /* no allocation of that size succeeds */
    }
    mp_tuple *tuple = type == &mp_type_tuple ? mp_gc_new(vm, type, size) : mp_object_alloc(vm, type, size);
    if (tuple != NULL) {
        tuple->count = count; /* the items are zero bits, which is no reference */
    }
    return tuple;
}

mp_value mp_tuple_new(mp_vm *vm, size_t count, const mp_value *items) {
    if (count == 0) {
        return MP_EMPTY_TUPLE;
    }
    mp_tuple *tuple = tuple_alloc(vm, &mp_type_tuple, count);
    if (tuple == NULL) {
        return MP_ERROR;
    }
    if (items != NULL) {
        mp_gc_copy(vm, tuple->items, items, count);
    } else {
        mp_value none = MP_NONE;
        mp_items_repeat(vm, tuple->items, &none, 1, count);
    }
    return mp_from_pointer(tuple);
}

/* The items of `iterable` as a list or tuple; *owned says that it is a list nobody else has. */
static mp_value tuple_source(mp_vm *vm, mp_value iterable, bool *owned) {
    *owned = false;
    if (mp_is_exact(iterable, &mp_type_tuple) || mp_is_exact(iterable, &mp_type_list)) {
        return iterable;
    }
    *owned = true;
    return mp_list_from(vm, iterable);
}

static void source_done(mp_vm *vm, mp_value source, bool owned) {
    if (owned) {
        mp_list *list = mp_list_get(source);
        mp_value *items = list->items;
        mp_gc_store_pointer(vm, &list->items, NULL);
        list->count = list->capacity = 0;
        mp_gc_free(vm, items);
    }
}

mp_value mp_tuple_from(mp_vm *vm, mp_value iterable) {
    if (mp_is_exact(iterable, &mp_type_tuple)) {
        return iterable;
    }
    bool owned;
    mp_value source = tuple_source(vm, iterable, &owned);
    if (mp_is_error(source)) {
        return MP_ERROR;
    }
    mp_items from = mp_items_of(source);
    mp_value tuple = mp_tuple_new(vm, from.count, from.items);
    source_done(vm, source, owned);
    return tuple;
}

static mp_value tuple_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_args_no_kw_new(vm, type, kw) || !mp_args_count(vm, "tuple", argc, 0, 1)) {
        return MP_ERROR;
    }
    if (type == &mp_type_tuple) {
        return argc == 0 ? MP_EMPTY_TUPLE : mp_tuple_from(vm, args[0]);
    }
    bool owned = false;
    mp_value source = argc == 0 ? MP_EMPTY_TUPLE : tuple_source(vm, args[0], &owned);
    if (mp_is_error(source)) {
        return MP_ERROR;
    }
    mp_items from = mp_items_of(source);
    mp_tuple *tuple = tuple_alloc(vm, type, from.count);
    if (tuple == NULL) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, tuple->items, from.items, from.count);
    source_done(vm, source, owned);
    return mp_from_pointer(tuple);
}

static bool tuple_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    /* multiplying spreads each item's hash upwards, the shift brings it down again: so its place matters */
    const mp_hash spread = (mp_hash)0x9E3779B97F4A7C15u;
    if (!mp_recursion_check(vm)) {
        return false;
    }
    mp_tuple *tuple = mp_tuple_get(self);
    mp_hash h = tuple->count + 1;
    for (size_t i = 0; i < tuple->count; i++) {
        mp_hash item;
        if (!mp_hash_of(vm, tuple->items[i], &item)) {
            return false;
        }
        h = (h ^ item) * spread;
        h ^= h >> (sizeof h * 4 - 3);
    }
    *out = h;
    return true;
}

static mp_value tuple_getitem(mp_vm *vm, mp_value self, mp_value key) {
    mp_tuple *tuple = mp_tuple_get(self);
    if (!mp_slice_is(key)) {
        size_t i;
        return mp_index_resolve(vm, key, tuple->count, "tuple", &i) ? tuple->items[i] : MP_ERROR;
    }
    mp_slice_range range;
    if (!mp_slice_resolve(vm, key, tuple->count, &range)) {
        return MP_ERROR;
    }
    if (range.count == tuple->count && range.step == 1 && mp_is_exact(self, &mp_type_tuple)) {
        return self;
    }
    if (range.step == 1) {
        return mp_tuple_new(vm, range.count, tuple->items + range.start);
    }
    if (range.count == 0) {
        return MP_EMPTY_TUPLE;
    }
    mp_tuple *result = tuple_alloc(vm, &mp_type_tuple, range.count);
    if (result == NULL) {
        return MP_ERROR;
    }
    size_t from = (size_t)range.start; /* may wrap behind the last */
    for (size_t i = 0; i < range.count; i++, from += (size_t)range.step) {
        mp_gc_store(vm, &result->items[i], tuple->items[from]);
    }
    return mp_from_pointer(result);
}

static mp_value tuple_concat(mp_vm *vm, mp_value a, mp_value b) {
    if (!mp_tuple_is(b)) {
        return mp_sequence_concat_refused(vm, a, b);
    }
    mp_tuple *left = mp_tuple_get(a), *right = mp_tuple_get(b);
    if (right->count == 0 && mp_is_exact(a, &mp_type_tuple)) {
        return a;
    }
    if (left->count == 0 && mp_is_exact(b, &mp_type_tuple)) {
        return b;
    }
    size_t count = left->count + right->count;
    if (count == 0) {
        return MP_EMPTY_TUPLE;
    }
    mp_tuple *result = tuple_alloc(vm, &mp_type_tuple, count);
    if (result == NULL) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, result->items, left->items, left->count);
    mp_gc_copy(vm, result->items + left->count, right->items, right->count);
    return mp_from_pointer(result);
}

static mp_value tuple_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD && mp_tuple_is(a)) {
        return tuple_concat(vm, a, b);
    }
    if (op != MP_OP_MUL) {
        return MP_NOT_IMPLEMENTED;
    }
    bool reflected = !mp_tuple_is(a);
    mp_value sequence = reflected ? b : a;
    size_t times, total;
    mp_value verdict = mp_sequence_times(vm, reflected ? a : b, reflected, &times);
    if (!mp_is_none(verdict)) {
        return verdict;
    }
    mp_tuple *tuple = mp_tuple_get(sequence);
    if (times == 1 && mp_is_exact(sequence, &mp_type_tuple)) {
        return sequence;
    }
    if (mp_size_mul(tuple->count, times, &total)) {
        total = SIZE_MAX;
    }
    if (total == 0) {
        return MP_EMPTY_TUPLE;
    }
    mp_tuple *result = tuple_alloc(vm, &mp_type_tuple, total);
    if (result == NULL) {
        return MP_ERROR;
    }
    mp_items_repeat(vm, result->items, tuple->items, tuple->count, times);
    return mp_from_pointer(result);
}

static mp_value tuple_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    return mp_tuple_is(other) ? mp_items_compare(vm, op, self, other) : MP_NOT_IMPLEMENTED;
}


static bool tuple_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_tuple_get(self)->count;
    return true;
}

static mp_value tuple_iter(mp_vm *vm, mp_value self) { return mp_seq_iterator_new(vm, &mp_type_tuple_iterator, self); }

static void tuple_trace(mp_tracer *tracer, void *self) {
    mp_tuple *tuple = self;
    mp_trace_range(tracer, tuple->items, tuple->count);
}

static mp_value tuple_index(mp_vm *vm, size_t argc, const mp_value *args) {
    return mp_items_index(vm, argc, args, "tuple.index(x): x not in tuple");
}

/* What copying calls __new__ with. */
static mp_value tuple_getnewargs(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_tuple *tuple = mp_tuple_get(args[0]);
    mp_value plain = mp_is_exact(args[0], &mp_type_tuple) ? args[0] : mp_tuple_new(vm, tuple->count, tuple->items);
    return mp_is_error(plain) ? MP_ERROR : mp_tuple_new(vm, 1, &plain);
}

MP_OPS(tuple_ops, (trace, tuple_trace), (make, tuple_make), (repr, mp_plain_repr), (hash, tuple_hash),
    (compare, tuple_compare), (length, tuple_length), (getitem, tuple_getitem), (contains, mp_items_contains),
    (iter, tuple_iter), (binary, tuple_binary));

static const mp_native tuple_rows[] = {
    MP_GENERIC_ROW,
    MP_METHOD(count, mp_items_count, 1, 1),
    MP_METHOD(index, tuple_index, 1, 3),
    MP_METHOD(__getnewargs__, tuple_getnewargs, 0, 0),
};

MP_TYPE(mp_type_tuple, tuple, &mp_type_object, sizeof(mp_tuple), tuple_ops, tuple_rows,
        MP_TYPE_SEQUENCE | MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
