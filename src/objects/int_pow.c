/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Powers of ints, with and without a modulus, and rounding to powers of ten.
 */
#include "objects/number_impl.h"
#include "objects/number_protocol.h"

/* The two buffers between which the steps of a power go back and forth. */
typedef struct pow_work {
    mp_digit *from; /* the power so far */
    mp_digit *to;
    size_t count; /* digits in from */
    mp_bigint_work *work;
} pow_work;

static void pow_multiply(pow_work *w, const mp_digit *factor, size_t factor_count) {
    w->count = mp_bigint_mul(w->to, w->from, w->count, factor, factor_count, w->work);
    mp_digit *swap = w->from;
    w->from = w->to;
    w->to = swap;
}

static void pow_by_squaring(pow_work *w, const mp_int_view *base, size_t exponent) {
    w->count = base->count;
    memcpy(w->from, base->digits, base->count * sizeof *base->digits);
    for (int bit = 63 - __builtin_clzll(exponent); bit-- > 0 && !w->work->stopped;) {
        pow_multiply(w, w->from, w->count);
        if (!(exponent >> bit & 1)) {
            continue;
        }
        if (base->count == 1) {
            w->count = mp_bigint_mul_small(w->from, w->count, base->digits[0], 0);
        } else {
            pow_multiply(w, base->digits, base->count);
        }
    }
}

/* |base| > 1. Both buffers have room for the result from the start, so that one that is too large fails at once. */
static mp_value pow_views(mp_vm *vm, const mp_int_view *base, size_t exponent) {
    bool negative = base->negative && (exponent & 1);
    size_t base_bits = mp_bigint_bits(base->digits, base->count), bits;
    size_t zeros = mp_bigint_low_zeros(base->digits, base->count);
    if (mp_size_mul(base_bits, exponent, &bits) || bits > SIZE_MAX / 2) {
        return mp_raise(vm, &mp_type_MemoryError, "");
    }
    if (zeros + 1 == base_bits) {
        mp_value shift = mp_int_from_size(vm, zeros * exponent);
        return mp_is_error(shift) ? shift : mp_int_binary(vm, MP_OP_LSHIFT, MP_SMALL(negative ? -1 : 1), shift);
    }
    size_t room = bits / MP_DIGIT_BITS + 4;
    size_t scratch_count = mp_bigint_mul_scratch(room / 2 + 1, room / 2 + 1);
    scratch_count = MP_MAX(scratch_count, mp_bigint_mul_scratch(room, base->count));
    mp_int *out = mp_int_alloc(vm, room);
    mp_digits_temp temp;
    mp_digit *other = out != NULL ? mp_digits_get(vm, &temp, room) : NULL;
    mp_int_work w;
    if (other == NULL || !mp_int_work_start(vm, &w, scratch_count, false)) {
        return MP_ERROR;
    }
    pow_work work = {out->digits, other, 0, &w.work};
    pow_by_squaring(&work, base, exponent);
    if (!mp_int_work_end(vm, &w)) {
        return MP_ERROR;
    }
    if (work.from != out->digits) {
        memcpy(out->digits, work.from, work.count * sizeof *work.from);
    }
    mp_digits_free(vm, &temp);
    return mp_int_finish(out, work.count, negative);
}

/* False if it does not fit a C integer. */
static bool pow_small(intptr_t base, uint64_t exponent, intptr_t *out) {
    *out = 1;
    for (;;) {
        if ((exponent & 1) && __builtin_mul_overflow(*out, base, out)) {
            return false;
        }
        exponent >>= 1;
        if (exponent == 0) {
            return true;
        }
        if (__builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
}

static mp_value pow_negative(mp_vm *vm, mp_value a, mp_value b) {
    mp_real x, y;
    if (!mp_int_to_real(vm, a, &x) || !mp_int_to_real(vm, b, &y)) {
        return MP_ERROR;
    }
    return mp_real_pow(vm, x, y);
}

mp_value mp_int_pow(mp_vm *vm, mp_value a, mp_value b) {
    if (mp_int_is_negative(b)) {
        return pow_negative(vm, a, b);
    }
    mp_int_view base, power;
    mp_int_view_get(a, &base);
    mp_int_view_get(b, &power);
    if (power.count == 0) {
        return MP_SMALL(1);
    }
    if (base.count == 0) {
        return MP_SMALL(0);
    }
    if (base.count == 1 && base.digits[0] == 1) {
        return MP_SMALL(base.negative && (power.digits[0] & 1) ? -1 : 1);
    }
    uint64_t exponent;
    if (!mp_int_to_u64(b, &exponent) || exponent > SIZE_MAX / 2) {
        return mp_raise(vm, &mp_type_MemoryError, "");
    }
    intptr_t small;
    if (mp_is_small(a) && pow_small(mp_small(a), exponent, &small)) {
        return mp_int_from_i64(vm, small);
    }
    return pow_views(vm, &base, (size_t)exponent);
}

/* ---- Modular powers ---- */

/* Where everything fits a digit. */
static mp_digit pow_mod_digit(mp_digit base, const mp_int_view *exponent, mp_digit modulus) {
    uint64_t result = 1;
    for (size_t bit = mp_bigint_bits(exponent->digits, exponent->count); bit-- > 0;) {
        result = result * result % modulus;
        if (exponent->digits[bit / MP_DIGIT_BITS] >> bit % MP_DIGIT_BITS & 1) {
            result = result * base % modulus;
        }
    }
    return (mp_digit)result;
}

static mp_value pow_mod_positive(mp_vm *vm, mp_value a, mp_value b, mp_value modulus) {
    mp_int_view base, exponent, m;
    mp_int_view_get(a, &base);
    mp_int_view_get(b, &exponent);
    mp_int_view_get(modulus, &m);
    if (m.count == 1) {
        return mp_int_from_u64(vm, pow_mod_digit(base.count != 0 ? base.digits[0] : 0, &exponent, m.digits[0]));
    }
    if (exponent.count == 0) {
        return MP_SMALL(1);
    }
    mp_int_work w;
    mp_int *out = mp_int_alloc(vm, m.count);
    if (out == NULL || !mp_int_work_start(vm, &w, mp_bigint_pow_mod_scratch(m.count, exponent.digits, exponent.count),
                                          true)) {
        return MP_ERROR;
    }
    size_t count = mp_bigint_pow_mod(out->digits, base.digits, base.count, exponent.digits, exponent.count, m.digits,
                                     m.count, &w.work);
    return mp_int_work_end(vm, &w) ? mp_int_finish(out, count, false) : MP_ERROR;
}

/* 1 / a modulo `modulus` by Euclid's algorithm: x stays a factor for which x * a and the remainder agree. */
static mp_value inverse_mod(mp_vm *vm, mp_value a, mp_value modulus) {
    mp_value high = modulus, low = a, x = MP_SMALL(0), y = MP_SMALL(1);
    while (!mp_same(low, MP_SMALL(0))) {
        mp_value quotient, rest;
        if (!mp_int_divmod(vm, high, low, &quotient, &rest, "")) {
            return MP_ERROR;
        }
        mp_value step = mp_int_binary(vm, MP_OP_MUL, quotient, y);
        mp_value next = mp_is_error(step) ? step : mp_int_binary(vm, MP_OP_SUB, x, step);
        if (mp_is_error(next)) {
            return next;
        }
        high = low, low = rest, x = y, y = next;
    }
    if (!mp_same(high, MP_SMALL(1))) {
        return mp_raise(vm, &mp_type_ValueError, "base is not invertible for the given modulus");
    }
    return mp_int_binary(vm, MP_OP_MOD, x, modulus);
}

mp_value mp_int_pow_mod(mp_vm *vm, mp_value a, mp_value b, mp_value modulus) {
    mp_int_view m;
    mp_int_view_get(modulus, &m);
    if (m.count == 0) {
        return mp_raise(vm, &mp_type_ValueError, "pow() 3rd argument cannot be 0");
    }
    mp_value positive = mp_int_op_unary(vm, MP_OP_ABS, modulus);
    mp_value base = mp_is_error(positive) ? positive : mp_int_binary(vm, MP_OP_MOD, a, positive);
    if (mp_is_error(base)) {
        return base;
    }
    if (mp_int_is_negative(b)) {
        base = inverse_mod(vm, base, positive);
        b = mp_is_error(base) ? base : mp_int_op_unary(vm, MP_OP_NEG, b);
        if (mp_is_error(b)) {
            return b;
        }
    }
    mp_value result = mp_same(positive, MP_SMALL(1)) ? MP_SMALL(0) : pow_mod_positive(vm, base, b, positive);
    if (mp_is_error(result) || !m.negative || mp_same(result, MP_SMALL(0))) {
        return result;
    }
    return mp_int_binary(vm, MP_OP_ADD, result, modulus);
}

/* ---- Rounding ---- */

mp_value mp_int_round(mp_vm *vm, mp_value v, intptr_t ndigits) {
    mp_int_view x;
    mp_int_view_get(v, &x);
    size_t bits = mp_bigint_bits(x.digits, x.count);
    if (ndigits >= 0) {
        return mp_int_plain(vm, v);
    }
    if (ndigits < -(intptr_t)(bits / 3 + 2)) {
        return MP_SMALL(0); /* less than half of the power of ten */
    }
    mp_value quotient, rest;
    mp_value power = mp_int_pow(vm, MP_SMALL(10), MP_SMALL(-ndigits));
    if (mp_is_error(power) || !mp_int_divmod(vm, v, power, &quotient, &rest, "")) {
        return MP_ERROR;
    }
    mp_value twice = mp_int_binary(vm, MP_OP_ADD, rest, rest);
    if (mp_is_error(twice)) {
        return twice;
    }
    int order = mp_int_compare(twice, power);
    mp_int_view_get(quotient, &x);
    if (order > 0 || (order == 0 && x.count != 0 && (x.digits[0] & 1))) {
        quotient = mp_int_binary(vm, MP_OP_ADD, quotient, MP_SMALL(1));
    }
    return mp_is_error(quotient) ? quotient : mp_int_binary(vm, MP_OP_MUL, quotient, power);
}
