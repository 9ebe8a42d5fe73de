/* SPDX-License-Identifier: MIT
 *
 * Layer 5. itertools.product, permutations, combinations and combinations_with_replacement.
 *
 * Slots: POOL, the tuple of items (for product: of one such tuple for each place); INDICES, a tuple of small ints that
 * nobody else sees and that is changed in place: which item of the pool stands at each place of the result; CYCLES and
 * ORDER, likewise, for permutations. `state` is one of the enum. Nothing here runs Python code once an iterator is made.
 */
#include "modules/itertools.h"
#include "objects/number.h"

enum { POOL, INDICES, CYCLES, ORDER, SLOTS };
enum { FRESH, STARTED, DONE };

static mp_value *indices_of(mp_tool *it) { return mp_tuple_get(it->v[INDICES])->items; }
static size_t width_of(mp_tool *it) { return mp_tuple_get(it->v[INDICES])->count; }

/* A tuple of `count` small ints: first, first + step, …; not the shared empty one. */
static mp_value numbers_new(mp_vm *vm, size_t count, intptr_t first, intptr_t step) {
    mp_value numbers = mp_tuple_new(vm, count, NULL);
    for (size_t i = 0; !mp_is_error(numbers) && i < count; i++) {
        mp_gc_store(vm, &mp_tuple_get(numbers)->items[i], MP_SMALL(first + (intptr_t)i * step));
    }
    return numbers;
}

/* The result that the indices describe. */
static mp_value arrange(mp_vm *vm, mp_tool *it) {
    size_t width = width_of(it);
    bool product = it->object.head->type->layout == &mp_type_product;
    mp_value result = mp_tuple_new(vm, width, NULL);
    for (size_t i = 0; !mp_is_error(result) && i < width; i++) {
        mp_value pool = it->v[POOL];
        if (product) {
            pool = mp_tuple_get(pool)->items[i];
        }
        mp_gc_store(vm, &mp_tuple_get(result)->items[i],
                    mp_tuple_get(pool)->items[mp_small(indices_of(it)[i])]);
    }
    return result;
}

/* `next` of all four: the indices stand where the last result was, `advance` moves them on if there is one more. The
 * result is made last, so that running out of memory loses only that one. */
static mp_value combine_next(mp_vm *vm, mp_value self, bool (*advance)(mp_tool *it)) {
    mp_tool *it = mp_tool_get(self);
    if (it->state == STARTED && !advance(it)) {
        it->state = DONE;
    }
    if (it->state == DONE) {
        return MP_STOP;
    }
    it->state = STARTED;
    return arrange(vm, it);
}

/* ---- product ---- */

static mp_value product_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(repeat, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};
    mp_value bound;
    intptr_t repeat = 1;
    if (!mp_args_bind(vm, "product", params, 1, 0, args + argc, kw, &bound) ||
        (!mp_is_unbound(bound) && !mp_index_get(vm, bound, &repeat))) {
        return MP_ERROR;
    }
    if (repeat < 0) {
        return mp_raise(vm, &mp_type_ValueError, "repeat argument cannot be negative");
    }
    size_t width;
    if (mp_size_mul(argc, (size_t)repeat, &width)) {
        return mp_raise(vm, &mp_type_OverflowError, "repeat argument too large");
    }
    mp_value slots[2] = {mp_tuple_new(vm, width, NULL), numbers_new(vm, width, 0, 0)};
    if (mp_is_error(slots[POOL]) || mp_is_error(slots[INDICES])) {
        return MP_ERROR;
    }
    size_t state = FRESH;
    for (size_t i = 0; i < argc && width > 0; i++) {
        mp_value pool = mp_tuple_from(vm, args[i]);
        if (mp_is_error(pool)) {
            return MP_ERROR;
        }
        state = mp_tuple_get(pool)->count == 0 ? DONE : state;
        for (size_t k = i; k < width; k += argc) {
            mp_gc_store(vm, &mp_tuple_get(slots[POOL])->items[k], pool);
        }
    }
    mp_value self = mp_tool_new(vm, type, 2, slots);
    if (!mp_is_error(self)) {
        mp_tool_get(self)->state = state;
    }
    return self;
}

static bool product_advance(mp_tool *it) {
    const mp_value *pools = mp_tuple_get(it->v[POOL])->items;
    mp_value *indices = indices_of(it);
    for (size_t i = width_of(it); i-- > 0;) {
        intptr_t next = mp_small(indices[i]) + 1;
        if ((size_t)next < mp_tuple_get(pools[i])->count) {
            indices[i] = MP_SMALL(next);
            return true;
        }
        indices[i] = MP_SMALL(0);
    }
    return false;
}

/* ---- combinations, with and without replacement, and permutations ---- */

static bool combinations_advance(mp_tool *it) {
    mp_value *indices = indices_of(it);
    size_t count = mp_tuple_get(it->v[POOL])->count, width = width_of(it);
    for (size_t i = width; i-- > 0;) {
        size_t next = (size_t)mp_small(indices[i]) + 1;
        if (next <= i + count - width) {
            for (; i < width; i++) {
                indices[i] = MP_SMALL(next++);
            }
            return true;
        }
    }
    return false;
}

static bool repeated_advance(mp_tool *it) {
    mp_value *indices = indices_of(it);
    size_t count = mp_tuple_get(it->v[POOL])->count, width = width_of(it);
    for (size_t i = width; i-- > 0;) {
        size_t next = (size_t)mp_small(indices[i]) + 1;
        if (next < count) {
            for (; i < width; i++) {
                indices[i] = MP_SMALL(next);
            }
            return true;
        }
    }
    return false;
}

/* ORDER is a permutation of the whole pool, of which the result shows the start; CYCLES counts at each place how many
 * items will still come there. */
static bool permutations_advance(mp_tool *it) {
    mp_value *order = mp_tuple_get(it->v[ORDER])->items, *cycles = mp_tuple_get(it->v[CYCLES])->items;
    mp_value *indices = indices_of(it);
    size_t count = mp_tuple_get(it->v[POOL])->count, width = width_of(it);
    for (size_t i = width; i-- > 0;) {
        intptr_t left = mp_small(cycles[i]) - 1;
        if (left > 0) {
            mp_value moved = order[i];
            order[i] = order[count - (size_t)left];
            order[count - (size_t)left] = moved;
            cycles[i] = MP_SMALL(left);
            memcpy(indices + i, order + i, (width - i) * sizeof *indices); /* small ints are no references */
            return true;
        }
        mp_value first = order[i];
        memmove(order + i, order + i + 1, (count - i - 1) * sizeof *order);
        order[count - 1] = first;
        cycles[i] = MP_SMALL(count - i);
    }
    return false;
}

/* combinations(iterable, r) and its kin; `r` may be left out for permutations. */
static mp_value choose_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(iterable, 0), MP_PARAM(r, 0)};
    static const mp_param optional[] = {MP_PARAM(iterable, 0), MP_PARAM(r, MP_PARAM_OPTIONAL)};
    const mp_type *layout = type->layout;
    bool permute = layout == &mp_type_permutations;
    mp_value bound[2];
    if (!mp_args_bind(vm, mp_type_name(layout), permute ? optional : params, 2, argc, args, kw, bound)) {
        return MP_ERROR;
    }
    mp_value slots[SLOTS] = {mp_tuple_from(vm, bound[0]), MP_NONE, MP_NONE, MP_NONE};
    if (mp_is_error(slots[POOL])) {
        return MP_ERROR;
    }
    size_t count = mp_tuple_get(slots[POOL])->count;
    intptr_t width = (intptr_t)count;
    if (permute && !mp_is_unbound(bound[1]) && !mp_is_none(bound[1]) && !mp_int_is(bound[1])) {
        return mp_raise(vm, &mp_type_TypeError, "Expected int as r");
    }
    if (!mp_is_unbound(bound[1]) && !(permute && mp_is_none(bound[1])) && !mp_index_get(vm, bound[1], &width)) {
        return MP_ERROR;
    }
    if (width < 0) {
        return mp_raise(vm, &mp_type_ValueError, "r must be non-negative");
    }
    bool repeated = layout == &mp_type_combinations_repeated;
    bool done = repeated ? count == 0 && width > 0 : (size_t)width > count;
    if (!done) {
        slots[INDICES] = numbers_new(vm, (size_t)width, 0, !repeated);
        if (permute) {
            slots[CYCLES] = numbers_new(vm, (size_t)width, (intptr_t)count, -1);
            slots[ORDER] = numbers_new(vm, count, 0, 1);
        }
        if (mp_is_error(slots[INDICES]) || mp_is_error(slots[CYCLES]) || mp_is_error(slots[ORDER])) {
            return MP_ERROR;
        }
    }
    mp_value self = mp_tool_new(vm, type, SLOTS, slots);
    if (!mp_is_error(self)) {
        mp_tool_get(self)->state = done ? DONE : FRESH;
    }
    return self;
}

/* ---- the types ---- */

#define COMBINE(name, variable, type_name, make)                                                                       \
    static mp_value name##_next(mp_vm *vm, mp_value self) { return combine_next(vm, self, name##_advance); }           \
    MP_OPS(name##_ops, MP_TOOL_OPS(make, name##_next));                                                                \
    MP_TOOL_TYPE(variable, type_name, name##_ops);
MP_NAMES_USED(product, permutations, combinations, combinations_with_replacement)
COMBINE(product, mp_type_product, product, product_make)
COMBINE(permutations, mp_type_permutations, permutations, choose_make)
COMBINE(combinations, mp_type_combinations, combinations, choose_make)
COMBINE(repeated, mp_type_combinations_repeated, combinations_with_replacement, choose_make)
