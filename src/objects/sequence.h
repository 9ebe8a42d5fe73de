/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What the sequence types share: the items of lists and tuples seen alike, searching, comparing, repr,
 * the operands of + and *, and the two halves of slice resolution.
 */
#ifndef MP_OBJECTS_SEQUENCE_H
#define MP_OBJECTS_SEQUENCE_H

#include "objects/slice.h"

/* The items of a list or tuple as they are now; valid until Python code runs. */
typedef struct mp_items {
    mp_value *items;
    size_t count;
} mp_items;

/* v is a list or tuple, subclasses included. */
mp_items mp_items_of(mp_value v);
/* a is b or a == b, without a call for small ints. */
static MP_ALWAYS_INLINE MP_CHECKED bool mp_items_equal(mp_vm *vm, mp_value a, mp_value b, bool *out) {
    if (mp_same(a, b)) {
        *out = true;
        return true;
    }
    if (mp_is_small(a) && mp_is_small(b)) {
        *out = false;
        return true;
    }
    return mp_equal(vm, a, b, out);
}
/* The first index in [start, stop) of an item equal to `item`; SIZE_MAX if there is none. */
MP_CHECKED bool mp_items_find(mp_vm *vm, mp_value v, mp_value item, size_t start, size_t stop, size_t *out);
/* ops.contains and the methods count and index of list and tuple. `missing` is the message of index's ValueError,
 * in which %R stands for the item. */
MP_CHECKED bool mp_items_contains(mp_vm *vm, mp_value v, mp_value item, bool *out);
mp_value mp_items_count(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_items_index(mp_vm *vm, size_t argc, const mp_value *args, const char *missing);
/* Lexicographical comparison of two lists or two tuples. */
MP_CHECKED mp_value mp_items_compare(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b);
/* Fills to[0..count * times) with `times` copies of from[0..count). */
void mp_items_repeat(mp_vm *vm, mp_value *to, const mp_value *from, size_t count, size_t times);

/* The optional arguments start and stop of index methods: args[0] and args[1], clipped to the length. */
MP_CHECKED bool mp_sequence_bounds(mp_vm *vm, size_t argc, const mp_value *args, size_t length, size_t *start,
                                   size_t *stop);
/* sequence + other, where other is not of a fitting type: NOT_IMPLEMENTED if its class has __radd__, else TypeError. */
MP_CHECKED mp_value mp_sequence_concat_refused(mp_vm *vm, mp_value sequence, mp_value other);
/* sequence * other or, if `reflected`, other * sequence: MP_NONE, and how often to repeat in *out; or
 * NOT_IMPLEMENTED if it is for the other's class to decide; or MP_ERROR. */
MP_CHECKED mp_value mp_sequence_times(mp_vm *vm, mp_value other, bool reflected, size_t *out);
/* The value is an instance of a Python class that defines the method itself, not the built-in type below. */
bool mp_sequence_class_defines(mp_vm *vm, mp_value v, mp_value method);
/* True if the value is an int or its class has __index__. */
bool mp_sequence_has_index(mp_vm *vm, mp_value v);
/* The first half of mp_index_resolve: the C integer, all Python code done; `what` as there. */
MP_CHECKED bool mp_index_unpack(mp_vm *vm, mp_value index, const char *what, intptr_t *out);
/* The second half: counts from the end if negative, and checks. */
MP_CHECKED bool mp_index_adjust(mp_vm *vm, intptr_t index, size_t length, const char *what, size_t *out);

/* The first half of mp_slice_resolve: evaluates the three fields (may run Python code). */
MP_CHECKED bool mp_slice_unpack(mp_vm *vm, mp_value slice, mp_slice_range *out);
/* The second half: clips what was unpacked to a length, and counts. */
void mp_slice_adjust(mp_slice_range *range, size_t length);
/* Clips a resolved range again after the sequence has become shorter. */
void mp_slice_clip(mp_slice_range *range, size_t length);
/* slice.indices for ints of any size: start, stop and step for a sequence of `length`, an int that is not negative. */
MP_CHECKED bool mp_slice_indices(mp_vm *vm, mp_value slice, mp_value length, mp_value out[3]);

#endif
