/* SPDX-License-Identifier: MIT
 *
 * Layer 2. int, bool, float, complex: structs and conversions.
 *
 * Invariants: an int that fits a small int is never an mp_int; a float that fits an immediate is never an mp_float.
 * An mp_int's top digit is not zero.
 */
#ifndef MP_OBJECTS_NUMBER_H
#define MP_OBJECTS_NUMBER_H

#include "objects/object.h"

/* An int beyond the small ones: sign and magnitude, 32-bit digits, least significant first. */
typedef struct mp_int {
    mp_object object;
    uint32_t count_sign; /* digits << 1 | 1 if negative */
    uint32_t digits[];
} mp_int;

typedef struct mp_float {
    mp_object object;
    mp_real value;
} mp_float;

typedef struct mp_complex {
    mp_object object;
    mp_real real;
    mp_real imag;
} mp_complex;

/* int or bool, subclasses included. */
MP_INLINED(bool mp_int_is(mp_value v), { return mp_is_small(v) || (!mp_is_real(v) && mp_is_instance(v, &mp_type_int)); })
MP_INLINED(bool mp_float_is(mp_value v), { return mp_is_real(v) || (!mp_is_small(v) && mp_is_instance(v, &mp_type_float)); })

/* Any C integer as int. */
MP_CHECKED mp_value mp_int_from_i64(mp_vm *vm, int64_t i);
MP_CHECKED mp_value mp_int_from_u64(mp_vm *vm, uint64_t u);
MP_INLINED(mp_value mp_int_from_size(mp_vm *vm, size_t n), {
    return MP_LIKELY(n <= (size_t)MP_SMALL_MAX) ? MP_SMALL(n) : mp_int_from_u64(vm, n);
})
/* Ints (int, bool, subclasses) as C integers; false without an exception if out of range. */
bool mp_int_to_i64(mp_value v, int64_t *out);
bool mp_int_to_u64(mp_value v, uint64_t *out);
/* True if v (an int) is negative; works for any size. */
bool mp_int_is_negative(mp_value v);
/* The plain int equal to v, which is an int of any subclass (True gives 1). */
MP_CHECKED mp_value mp_int_plain(mp_vm *vm, mp_value v);
/* Parses the text of an int in `base` (0: by its prefix), with underscores and surrounding white space as int() takes;
 * MP_UNBOUND if it is not one. */
MP_CHECKED mp_value mp_int_parse(mp_vm *vm, const char *text, size_t size, int base);
/* Appends the digits of the int (minus sign included) in base 2..36, lower case. */
struct mp_builder;
MP_CHECKED bool mp_int_append(struct mp_builder *b, mp_value v, int base);
/* Nearest float; OverflowError if too large. */
MP_CHECKED bool mp_int_to_real(mp_vm *vm, mp_value v, mp_real *out);
/* int(x): truncates; ValueError/OverflowError for nan/inf. */
MP_CHECKED mp_value mp_int_from_real(mp_vm *vm, mp_real x);

/* Boxes if it must. */
MP_CHECKED mp_value mp_float_box(mp_vm *vm, mp_real x);
static MP_ALWAYS_INLINE mp_value mp_float_new(mp_vm *vm, mp_real x) {
    mp_value v;
    return MP_LIKELY(mp_real_encode(x, &v)) ? v : mp_float_box(vm, x);
}
/* The C float of a float value (float_is). */
static inline mp_real mp_float_value(mp_value v) { return mp_is_real(v) ? mp_real_get(v) : ((mp_float *)mp_pointer(v))->value; }
MP_CHECKED mp_value mp_complex_new(mp_vm *vm, mp_real real, mp_real imag);
/* Appends repr(x): the shortest text that reads back the same. */
bool mp_float_append(struct mp_builder *b, mp_real x);
/* Arithmetic on ints of any size, for the VM's slow paths and for other types: both must be ints. */
MP_CHECKED mp_value mp_int_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
/* -1, 0, 1: both must be ints. */
int mp_int_compare(mp_value a, mp_value b);
/* The same for an int against a float (exact); nan gives 2. */
int mp_int_compare_real(mp_value a, mp_real b);
/* x // y and x % y with Python's signs; y is not 0. */
mp_real mp_real_floordiv(mp_real x, mp_real y);
mp_real mp_real_mod(mp_real x, mp_real y);

#endif
