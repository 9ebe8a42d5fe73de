/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Division of magnitudes: Knuth's long division, and for large operands division by halves, which leaves the
 * work to multiplication.
 */
#include "base/bigint_digits.h"

/* Quotients of fewer digits are found digit by digit. */
#define HALVES_MIN (MP_BIGINT_LIMB == 2 ? 40u : 60u)

/* a[0..count] -= b[0..count) * factor, where a has one digit more. Returns true if that went below zero. */
static bool sub_product(mp_digit *a, const mp_digit *b, size_t count, mp_digit factor) {
    uint64_t carry = 0;
    for (size_t i = 0; i < count; i++) {
        carry += (uint64_t)b[i] * factor;
        mp_digit low = (mp_digit)carry;
        carry >>= MP_DIGIT_BITS;
        carry += a[i] < low;
        a[i] -= low;
    }
    bool below = a[count] < carry;
    a[count] -= (mp_digit)carry;
    return below;
}

/* One digit of the quotient: a (count + 1 digits) divided by b, whose top bit is set. Knuth's estimate from the top
 * digits is at most two too large. */
static mp_digit divide_step(mp_digit *a, const mp_digit *b, size_t count) {
    uint64_t top = (uint64_t)a[count] << MP_DIGIT_BITS | a[count - 1];
    uint64_t guess = a[count] >= b[count - 1] ? UINT32_MAX : top / b[count - 1];
    uint64_t rest = top - guess * b[count - 1];
    while (rest <= UINT32_MAX && guess * b[count - 2] > (rest << MP_DIGIT_BITS | a[count - 2])) {
        guess--;
        rest += b[count - 1];
    }
    if (sub_product(a, b, count, (mp_digit)guess)) {
        guess--;
        a[count] += mp_bigint_add_digits(a, a, count, b, count);
    }
    return (mp_digit)guess;
}

/* What the functions below have in common: the quotient has m digits, a has n + m, b has n >= m and its top bit set,
 * and a < b * B^m. They leave the remainder in a[0..n), and zeros above. */

static void divide_school(mp_digit *quotient, mp_digit *a, size_t m, const mp_digit *b, size_t n,
                          mp_bigint_work *work) {
    for (size_t i = m; i-- > 0 && !mp_bigint_stopped(work);) {
        mp_digit digit = divide_step(a + i, b, n);
        if (quotient != NULL) {
            quotient[i] = digit;
        }
    }
}

static void divide_halves(mp_digit *quotient, mp_digit *a, size_t m, const mp_digit *b, size_t n, mp_digit *scratch,
                          mp_bigint_work *work);

/* The quotient comes from what is above the lowest k digits, at most a little too large; their part is subtracted
 * afterwards. m <= n - k. */
static void divide_top(mp_digit *quotient, mp_digit *a, size_t m, const mp_digit *b, size_t n, size_t k,
                       mp_digit *scratch, mp_bigint_work *work) {
    static const mp_digit one = 1;
    if (mp_bigint_compare(a + k + m, n - k, b + k, n - k) >= 0) { /* as large as it can be: B^m - 1 */
        memset(quotient, 0xFF, m * sizeof *quotient);
        mp_bigint_sub_digits(a + k + m, a + k + m, n - k, b + k, n - k);
        mp_bigint_add_digits(a + k, a + k, n - k + m, b + k, n - k);
    } else {
        divide_halves(quotient, a + k, m, b + k, n - k, scratch, work);
    }
    mp_bigint_work inner = {scratch + m + k, work->stop, work->user, work->stopped};
    size_t count = mp_bigint_mul(scratch, quotient, m, b, k, &inner);
    work->stopped = inner.stopped;
    if (work->stopped) {
        return;
    }
    mp_digit borrow = mp_bigint_sub_digits(a, a, n + 1, scratch, count);
    while (borrow != 0) {
        mp_bigint_sub_digits(quotient, quotient, m, &one, 1);
        borrow -= mp_bigint_add_digits(a, a, n + 1, b, n);
    }
}

static void divide_halves(mp_digit *quotient, mp_digit *a, size_t m, const mp_digit *b, size_t n, mp_digit *scratch,
                          mp_bigint_work *work) {
    if (m < HALVES_MIN) {
        divide_school(quotient, a, m, b, n, work);
    } else {
        size_t k = m / 2;
        divide_top(quotient + k, a + k, m - k, b, n, k, scratch, work);
        divide_top(quotient, a, k, b, n, k, scratch, work);
    }
}

size_t mp_bigint_divmod_scratch(size_t a_count, size_t b_count) {
    if (b_count < HALVES_MIN || a_count < b_count + HALVES_MIN) {
        return 0;
    }
    return 2 * b_count + mp_bigint_mul_scratch(b_count, b_count);
}

/* The quotient of any length: as many digits at a time as b has. */
static void divide(mp_digit *quotient, mp_digit *a, size_t steps, const mp_digit *b, size_t n, mp_bigint_work *work) {
    if (work == NULL || work->scratch == NULL || n < HALVES_MIN || steps < HALVES_MIN) {
        divide_school(quotient, a, steps, b, n, work);
        return;
    }
    mp_digit *part = work->scratch, *scratch = work->scratch + n;
    size_t m = (steps - 1) % n + 1;
    for (size_t i = steps - m;; i -= n, m = n) {
        mp_digit *out = quotient != NULL ? quotient + i : part;
        if (m < HALVES_MIN) {
            divide_school(out, a + i, m, b, n, work);
        } else if (m < n) {
            divide_top(out, a + i, m, b, n, n - m, scratch, work);
        } else {
            divide_halves(out, a + i, m, b, n, scratch, work);
        }
        if (i == 0 || work->stopped) {
            break;
        }
    }
}

size_t mp_bigint_divmod(mp_digit *quotient, mp_digit *a, size_t a_count, mp_digit *b, size_t b_count,
                        size_t *remainder_count, mp_bigint_work *work) {
    assert(b_count > 0 && b[b_count - 1] != 0);
    if (a_count < b_count) {
        *remainder_count = a_count;
        return 0;
    }
    if (b_count == 1) {
        mp_digit rest;
        size_t count = mp_bigint_div_small(a, a_count, b[0], &rest);
        if (quotient != NULL) {
            memcpy(quotient, a, count * sizeof *a);
        }
        a[0] = rest;
        *remainder_count = rest != 0;
        return count;
    }
    size_t shift = (size_t)__builtin_clz(b[b_count - 1]);
    mp_bigint_shift_left(b, b, b_count, shift);
    a[a_count] = 0;
    mp_bigint_shift_left(a, a, a_count, shift);
    size_t steps = a_count - b_count + 1;
    divide(quotient, a, steps, b, b_count, work);
    mp_bigint_shift_right(b, b, b_count, shift);
    *remainder_count = mp_bigint_shift_right(a, a, mp_bigint_trim(a, b_count), shift);
    return quotient != NULL ? mp_bigint_trim(quotient, steps) : 0;
}
