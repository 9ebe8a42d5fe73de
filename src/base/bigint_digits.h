/* SPDX-License-Identifier: MIT
 *
 * Layer 0, for bigint*.c only: sums of arrays of digits whose lengths stay as they are.
 */
#ifndef MP_BASE_BIGINT_DIGITS_H
#define MP_BASE_BIGINT_DIGITS_H

#include "base/bigint.h"

/* out[0..a_count) = a + b; returns the carry. a_count >= b_count; out may be a or b. */
mp_digit mp_bigint_add_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count);
/* out[0..a_count) = a - b; returns the borrow. a_count >= b_count; out may be a or b. */
mp_digit mp_bigint_sub_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count);
/* Reduces t (2 * count + 1 digits, below modulus * 2^(32 * count)) to t / 2^(32 * count) modulo the odd `modulus`, into
 * t[0..count), not trimmed. count is a multiple of MP_BIGINT_LIMB; `inverse` is what mp_bigint_inverse gives. */
void mp_bigint_montgomery(mp_digit *t, const mp_digit *modulus, size_t count, uint64_t inverse);
/* -1 / (lowest digits of the odd modulus) modulo 2^64. */
uint64_t mp_bigint_inverse(const mp_digit *modulus, size_t count);

/* Digits that one multiplication of the machine takes in. */
#if defined(__SIZEOF_INT128__)
#define MP_BIGINT_LIMB 2
#else
#define MP_BIGINT_LIMB 1
#endif

/* Time to stop? */
static inline bool mp_bigint_stopped(mp_bigint_work *work) {
    if (work != NULL && work->stop != NULL && !work->stopped) {
        work->stopped = work->stop(work->user);
    }
    return work != NULL && work->stopped;
}

#endif
