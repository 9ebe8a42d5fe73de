/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Magnitudes: comparing, sums, single-digit factors, shifts, bitwise logic. Products, quotients, powers, common
 * divisors and text have files of their own (bigint_*.c).
 */
#include "base/bigint_digits.h"

size_t mp_bigint_trim(const mp_digit *a, size_t count) {
    while (count > 0 && a[count - 1] == 0) {
        count--;
    }
    return count;
}

int mp_bigint_compare(const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    if (a_count != b_count) {
        return a_count < b_count ? -1 : 1;
    }
    for (size_t i = a_count; i-- > 0;) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

size_t mp_bigint_bits(const mp_digit *a, size_t count) {
    return count == 0 ? 0 : count * MP_DIGIT_BITS - (size_t)__builtin_clz(a[count - 1]);
}

size_t mp_bigint_popcount(const mp_digit *a, size_t count) {
    size_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        bits += (size_t)__builtin_popcount(a[i]);
    }
    return bits;
}

size_t mp_bigint_low_zeros(const mp_digit *a, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (a[i] != 0) {
            return i * MP_DIGIT_BITS + (size_t)__builtin_ctz(a[i]);
        }
    }
    return 0;
}

bool mp_bigint_any_below(const mp_digit *a, size_t count, size_t bit) {
    return count != 0 && mp_bigint_low_zeros(a, count) < bit;
}

size_t mp_bigint_from_u64(mp_digit *out, uint64_t u) {
    out[0] = (mp_digit)u;
    out[1] = (mp_digit)(u >> MP_DIGIT_BITS);
    return mp_bigint_trim(out, 2);
}

mp_digit mp_bigint_add_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    uint64_t carry = 0;
    size_t i = 0;
    for (; i < b_count; i++) {
        carry += (uint64_t)a[i] + b[i];
        out[i] = (mp_digit)carry;
        carry >>= MP_DIGIT_BITS;
    }
    for (; i < a_count; i++) {
        if (carry == 0 && out == a) {
            return 0;
        }
        carry += a[i];
        out[i] = (mp_digit)carry;
        carry >>= MP_DIGIT_BITS;
    }
    return (mp_digit)carry;
}

mp_digit mp_bigint_sub_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    uint64_t borrow = 0;
    size_t i = 0;
    for (; i < b_count; i++) {
        uint64_t d = (uint64_t)a[i] - b[i] - borrow;
        out[i] = (mp_digit)d;
        borrow = d >> 63;
    }
    for (; i < a_count; i++) {
        if (borrow == 0 && out == a) {
            return 0;
        }
        uint64_t d = (uint64_t)a[i] - borrow;
        out[i] = (mp_digit)d;
        borrow = d >> 63;
    }
    return (mp_digit)borrow;
}

size_t mp_bigint_add(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    if (a_count < b_count) {
        return mp_bigint_add(out, b, b_count, a, a_count);
    }
    out[a_count] = mp_bigint_add_digits(out, a, a_count, b, b_count);
    return mp_bigint_trim(out, a_count + 1);
}

size_t mp_bigint_sub(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    mp_bigint_sub_digits(out, a, a_count, b, b_count);
    return mp_bigint_trim(out, a_count);
}

size_t mp_bigint_mul_small(mp_digit *a, size_t count, mp_digit factor, mp_digit addend) {
    uint64_t carry = addend;
    for (size_t i = 0; i < count; i++) {
        carry += (uint64_t)a[i] * factor;
        a[i] = (mp_digit)carry;
        carry >>= MP_DIGIT_BITS;
    }
    if (carry != 0) {
        a[count++] = (mp_digit)carry;
    }
    return mp_bigint_trim(a, count);
}

size_t mp_bigint_div_small(mp_digit *a, size_t count, mp_digit divisor, mp_digit *remainder) {
    uint64_t rest = 0;
    for (size_t i = count; i-- > 0;) {
        rest = rest << MP_DIGIT_BITS | a[i];
        a[i] = (mp_digit)(rest / divisor);
        rest %= divisor;
    }
    *remainder = (mp_digit)rest;
    return mp_bigint_trim(a, count);
}

/* Writes the digit above the result only if it is needed or there is a digit's worth of shift: so shifting by less
 * than the leading zeros stays inside the array. */
size_t mp_bigint_shift_left(mp_digit *out, const mp_digit *a, size_t count, size_t bits) {
    size_t whole = bits / MP_DIGIT_BITS;
    unsigned part = bits % MP_DIGIT_BITS;
    if (count == 0) {
        return 0;
    }
    mp_digit top = part != 0 ? a[count - 1] >> (MP_DIGIT_BITS - part) : 0;
    if (top != 0) {
        out[count + whole] = top;
    }
    for (size_t i = count; i-- > 0;) {
        mp_digit low = part != 0 && i > 0 ? a[i - 1] >> (MP_DIGIT_BITS - part) : 0;
        out[i + whole] = a[i] << part | low;
    }
    memset(out, 0, whole * sizeof *out);
    return count + whole + (top != 0);
}

size_t mp_bigint_shift_right(mp_digit *out, const mp_digit *a, size_t count, size_t bits) {
    size_t whole = bits / MP_DIGIT_BITS;
    unsigned part = bits % MP_DIGIT_BITS;
    if (whole >= count) {
        return 0;
    }
    count -= whole;
    for (size_t i = 0; i < count; i++) {
        mp_digit high = part != 0 && i + 1 < count ? a[i + whole + 1] << (MP_DIGIT_BITS - part) : 0;
        out[i] = a[i + whole] >> part | high;
    }
    return mp_bigint_trim(out, count);
}

static mp_digit logic_digit(mp_bigint_logic op, mp_digit a, mp_digit b) {
    return op == MP_BIGINT_AND ? a & b : op == MP_BIGINT_OR ? a | b : a ^ b;
}

size_t mp_bigint_logic_op(mp_digit *out, mp_bigint_logic op, const mp_digit *a, size_t a_count, bool a_negative,
                          const mp_digit *b, size_t b_count, bool b_negative, bool *negative) {
    size_t count = MP_MAX(a_count, b_count) + 1;
    bool minus = logic_digit(op, a_negative, b_negative) & 1u;
    /* -x is ~x + 1: the carries of the three negations. */
    uint64_t a_carry = a_negative, b_carry = b_negative, carry = minus;
    for (size_t i = 0; i < count; i++) {
        mp_digit da = i < a_count ? a[i] : 0;
        mp_digit db = i < b_count ? b[i] : 0;
        a_carry += a_negative ? (mp_digit)~da : da;
        b_carry += b_negative ? (mp_digit)~db : db;
        mp_digit d = logic_digit(op, (mp_digit)a_carry, (mp_digit)b_carry);
        carry += minus ? (mp_digit)~d : d;
        out[i] = (mp_digit)carry;
        a_carry >>= MP_DIGIT_BITS;
        b_carry >>= MP_DIGIT_BITS;
        carry >>= MP_DIGIT_BITS;
    }
    *negative = minus;
    return mp_bigint_trim(out, count);
}
