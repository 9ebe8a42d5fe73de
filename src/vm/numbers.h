/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. Telling small ints and immediate floats apart, for the fast paths of the loop and the steps behind them.
 */
#ifndef MP_VM_NUMBERS_H
#define MP_VM_NUMBERS_H

#include "gc/value.h"

static MP_ALWAYS_INLINE bool mp_both_small(mp_value a, mp_value b) { return a.bits & b.bits & 1; }
static MP_ALWAYS_INLINE bool mp_both_real(mp_value a, mp_value b) {
    return ((a.bits & b.bits & 2) != 0) & (((a.bits | b.bits) & 1) == 0);
}

/* A real from a small int or an immediate float; false for all else (and for ints that would be rounded). */
static MP_ALWAYS_INLINE bool mp_as_real(mp_value v, mp_real *out) {
    if (mp_is_real(v)) {
        *out = mp_real_get(v);
        return true;
    }
    if (mp_is_small(v)) {
        intptr_t i = mp_small(v);
        *out = (mp_real)i;
        return i >= -((intptr_t)1 << MP_REAL_EXACT_BITS) && i <= ((intptr_t)1 << MP_REAL_EXACT_BITS);
    }
    return false;
}

#endif
