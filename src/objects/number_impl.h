/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What the files of the number types share among themselves; others use number.h.
 */
#ifndef MP_OBJECTS_NUMBER_IMPL_H
#define MP_OBJECTS_NUMBER_IMPL_H

#include "base/bigint.h"
#include "objects/number.h"

/* Sign and magnitude of any int. `digits` points into the object, or into `local`: so it is used where it is filled,
 * not copied. */
typedef struct mp_int_view {
    const mp_digit *digits;
    size_t count;
    bool negative;
    mp_digit local[2];
} mp_int_view;

void mp_int_view_get(mp_value v, mp_int_view *out); /* v is an int */
/* A new int object with room for `capacity` digits. */
MP_CHECKED mp_int *mp_int_alloc(mp_vm *vm, size_t capacity);
/* The value of the int whose first `count` digits were filled: it becomes a small int if it can. */
mp_value mp_int_finish(mp_int *i, size_t count, bool negative);
/* A copy of these digits (trimmed) as int. */
MP_CHECKED mp_value mp_int_from_digits(mp_vm *vm, const mp_digit *digits, size_t count, bool negative);

/* Working memory for digits: on the stack if it is little. */
#define MP_DIGITS_LOCAL 24
typedef struct mp_digits_temp {
    mp_digit *digits;
    mp_digit local[MP_DIGITS_LOCAL];
} mp_digits_temp;
MP_CHECKED mp_digit *mp_digits_get(mp_vm *vm, mp_digits_temp *temp, size_t count);
void mp_digits_free(mp_vm *vm, mp_digits_temp *temp);

/* A computation that may take long: it gets scratch memory, but has to do without if there is too little (unless
 * `needed`: false, MemoryError), and ends early when an interrupt is asked for. mp_int_work_end frees the memory; false:
 * it ended early, and KeyboardInterrupt is pending. */
typedef struct mp_int_work {
    mp_bigint_work work;
    mp_digit *scratch;
} mp_int_work;
MP_CHECKED bool mp_int_work_start(mp_vm *vm, mp_int_work *w, size_t scratch_count, bool needed);
MP_CHECKED bool mp_int_work_end(mp_vm *vm, mp_int_work *w);

/* q = a // b and r = a % b for ints; either may be NULL. b == 0: ZeroDivisionError with the text `by_zero`. */
MP_CHECKED bool mp_int_divmod(mp_vm *vm, mp_value a, mp_value b, mp_value *q, mp_value *r, const char *by_zero);
/* a ** b for ints; a float for negative b. */
MP_CHECKED mp_value mp_int_pow(mp_vm *vm, mp_value a, mp_value b);
/* round(int, ndigits) for negative ndigits. */
MP_CHECKED mp_value mp_int_round(mp_vm *vm, mp_value v, intptr_t ndigits);
/* The whole part of |x| (finite) as digits: room for MP_REAL_WHOLE_DIGITS. *fraction says whether something is behind
 * the point. */
#define MP_REAL_WHOLE_DIGITS (MP_REAL_MANT_DIG == 24 ? 5 : 34)
size_t mp_real_whole(mp_real x, mp_digit *digits, bool *fraction);

/* CPython's hash of a number: its value modulo a Mersenne prime. */
mp_hash mp_int_hash(mp_value v);
mp_hash mp_real_hash(mp_real x);

/* x ** y for floats, with Python's errors and complex results. */
MP_CHECKED mp_value mp_real_pow(mp_vm *vm, mp_real x, mp_real y);
MP_CHECKED mp_value mp_complex_pow(mp_vm *vm, mp_real x_real, mp_real x_imag, mp_real y_real, mp_real y_imag);
/* round(x, ndigits) as float. */
MP_CHECKED mp_value mp_real_round(mp_vm *vm, mp_real x, intptr_t ndigits);
/* The C float of a float or int: *is_number is false for anything else. False: OverflowError. */
MP_CHECKED bool mp_real_operand(mp_vm *vm, mp_value v, mp_real *out, bool *is_number);
/* The text of a float in a str or bytes-like, with white space around and underscores inside. False: it is none (no
 * exception is pending), or MemoryError (vm->pending is set). */
MP_CHECKED bool mp_real_parse_text(mp_vm *vm, const char *text, size_t size, mp_real *out);
/* The str with digits and spaces of other scripts replaced by ASCII ones. */
MP_CHECKED mp_value mp_number_text(mp_vm *vm, mp_value str);
/* Is every underscore between two digits? */
bool mp_underscores_valid(const char *text, size_t size);
/* Moves both ends inwards over white space. */
void mp_number_strip(const char **text, const char **end);
/* Calls the special method `name` of v, if there is one: MP_UNBOUND if not. */
MP_CHECKED mp_value mp_number_convert(mp_vm *vm, mp_value v, mp_value name);
/* OverflowError(34, 'Numerical result out of range'). */
mp_value mp_raise_range_error(mp_vm *vm);

/* Operations of int that bool shares. */
mp_value mp_int_op_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
mp_value mp_int_op_unary(mp_vm *vm, mp_unary_op op, mp_value self);
mp_value mp_int_op_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other);
bool mp_int_op_hash(mp_vm *vm, mp_value self, mp_hash *out);
bool mp_int_op_truth(mp_vm *vm, mp_value self, bool *out);
/* order: -1, 0, 1, or 2 for unordered. */
bool mp_compare_result(mp_compare_op op, int order);

#endif
