/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Number theory with magnitudes: powers with a modulus, greatest common divisors.
 */
#include "base/bigint_digits.h"

/* ---- Powers with a modulus ---- */

/* Odd powers of the base that are kept: 2^(bits - 1). */
#define WINDOW_MAX 5

typedef struct pow_work {
    mp_bigint_work *work;
    mp_digit *modulus; /* `count` digits, padded to whole limbs if Montgomery's way is taken */
    size_t count;
    size_t trimmed;
    uint64_t inverse; /* 0: the modulus is even, and products are divided */
    mp_digit *product;
} pow_work;

static unsigned window_for(size_t exponent_bits) {
    return exponent_bits > 512 ? WINDOW_MAX : exponent_bits > 128 ? 4 : exponent_bits > 32 ? 3 : 1;
}

static size_t padded(size_t count) { return (count + MP_BIGINT_LIMB - 1) / MP_BIGINT_LIMB * MP_BIGINT_LIMB; }

size_t mp_bigint_pow_mod_scratch(size_t modulus_count, const mp_digit *exponent, size_t exponent_count) {
    size_t count = padded(modulus_count);
    size_t powers = (size_t)1 << (window_for(mp_bigint_bits(exponent, exponent_count)) - 1);
    size_t inner = MP_MAX(mp_bigint_mul_scratch(count, count), mp_bigint_divmod_scratch(2 * count, modulus_count));
    return count + (2 * count + 2) + (powers + 1) * count + inner;
}

/* Reduces what is in w->product, and stores it, not trimmed. */
static void pow_reduce(pow_work *w, mp_digit *out) {
    size_t rest_count = w->count;
    if (w->inverse != 0) {
        mp_bigint_montgomery(w->product, w->modulus, w->count, w->inverse);
    } else {
        size_t count = mp_bigint_trim(w->product, 2 * w->count);
        mp_bigint_divmod(NULL, w->product, count, w->modulus, w->trimmed, &rest_count, w->work);
    }
    memset(out, 0, w->count * sizeof *out);
    memcpy(out, w->product, rest_count * sizeof *out);
}

static void pow_multiply(pow_work *w, mp_digit *out, const mp_digit *a, const mp_digit *b) {
    memset(w->product, 0, 2 * w->count * sizeof *w->product);
    mp_bigint_mul(w->product, a, w->count, b, w->count, w->work);
    pow_reduce(w, out);
}

/* a * B^count modulo the modulus: how Montgomery's way keeps numbers. */
static void pow_enter(pow_work *w, mp_digit *out, const mp_digit *a, size_t a_count) {
    size_t skip = w->inverse != 0 ? w->count : 0, rest_count;
    memset(w->product, 0, skip * sizeof *w->product);
    memcpy(w->product + skip, a, a_count * sizeof *a);
    size_t count = mp_bigint_trim(w->product, skip + a_count);
    mp_bigint_divmod(NULL, w->product, count, w->modulus, w->trimmed, &rest_count, w->work);
    memset(out, 0, w->count * sizeof *out);
    memcpy(out, w->product, rest_count * sizeof *out);
}

static unsigned bit_of(const mp_digit *a, size_t bit) { return a[bit / MP_DIGIT_BITS] >> bit % MP_DIGIT_BITS & 1; }

/* From the highest bit down: windows begin and end with a bit that is set, so that odd powers suffice. */
static void pow_windows(pow_work *w, mp_digit *result, const mp_digit *powers, const mp_digit *exponent, size_t bits,
                        unsigned window) {
    bool started = false;
    while (bits > 0 && !mp_bigint_stopped(w->work)) {
        if (!bit_of(exponent, bits - 1)) {
            pow_multiply(w, result, result, result);
            bits--;
            continue;
        }
        size_t low = bits > window ? bits - window : 0;
        while (!bit_of(exponent, low)) {
            low++;
        }
        unsigned value = 0;
        for (size_t bit = bits; bit-- > low;) {
            value = value << 1 | bit_of(exponent, bit);
            if (started) {
                pow_multiply(w, result, result, result);
            }
        }
        const mp_digit *power = powers + value / 2 * w->count;
        if (started) {
            pow_multiply(w, result, result, power);
        } else {
            memcpy(result, power, w->count * sizeof *result);
            started = true;
        }
        bits = low;
    }
}

size_t mp_bigint_pow_mod(mp_digit *out, const mp_digit *base, size_t base_count, const mp_digit *exponent,
                         size_t exponent_count, const mp_digit *modulus, size_t modulus_count, mp_bigint_work *work) {
    size_t bits = mp_bigint_bits(exponent, exponent_count);
    unsigned window = window_for(bits);
    mp_digit *room = work->scratch;
    pow_work w = {.work = work, .modulus = room, .trimmed = modulus_count, .count = modulus_count};
    if (modulus[0] & 1) {
        w.inverse = mp_bigint_inverse(modulus, modulus_count);
        w.count = padded(modulus_count);
    }
    memset(w.modulus, 0, w.count * sizeof *w.modulus);
    memcpy(w.modulus, modulus, modulus_count * sizeof *modulus);
    w.product = room + w.count;
    mp_digit *powers = w.product + 2 * w.count + 2, *result = powers + ((size_t)w.count << (window - 1));
    work->scratch = result + w.count;
    pow_enter(&w, powers, base, base_count);
    if (bits > 1 && window > 1) {
        pow_multiply(&w, result, powers, powers);
        for (size_t i = 1; i < (size_t)1 << (window - 1); i++) {
            pow_multiply(&w, powers + i * w.count, powers + (i - 1) * w.count, result);
        }
    }
    pow_windows(&w, result, powers, exponent, bits, window);
    if (w.inverse != 0) {
        memset(w.product, 0, 2 * w.count * sizeof *w.product);
        memcpy(w.product, result, w.count * sizeof *result);
        pow_reduce(&w, result);
    }
    memcpy(out, result, modulus_count * sizeof *out);
    return mp_bigint_trim(out, modulus_count);
}

/* ---- Greatest common divisors ---- */

static uint64_t gcd_u64(uint64_t a, uint64_t b) {
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* The bits of x from bit `low` on, of which there are 64 at most. */
static uint64_t bits_from(const mp_digit *x, size_t count, size_t low) {
    mp_digit part[4] = {0, 0, 0, 0};
    size_t whole = low / MP_DIGIT_BITS;
    if (whole < count) {
        mp_bigint_shift_right(part, x + whole, MP_MIN(count - whole, 3u), low % MP_DIGIT_BITS);
    }
    return part[0] | (uint64_t)part[1] << MP_DIGIT_BITS;
}

/* Euclid's steps on the leading bits of a and b, for as long as the quotients are surely those of a and b themselves:
 * then a and b become m[0]*a + m[1]*b and m[2]*a + m[3]*b. All of |m| stays below 2^31. False: not even one step. */
static bool lehmer_steps(uint64_t x, uint64_t y, int64_t m[4]) {
    int64_t p[4] = {1, 0, 0, 1};
    for (;;) {
        int64_t s = (int64_t)x, t = (int64_t)y;
        if (t + p[2] == 0 || t + p[3] == 0) {
            break;
        }
        int64_t q = (s + p[0]) / (t + p[2]);
        if (q != (s + p[1]) / (t + p[3]) || q >= INT32_MAX) {
            break;
        }
        int64_t r2 = p[0] - q * p[2], r3 = p[1] - q * p[3];
        if (r2 > INT32_MAX || r2 < -INT32_MAX || r3 > INT32_MAX || r3 < -INT32_MAX) {
            break;
        }
        p[0] = p[2], p[1] = p[3], p[2] = r2, p[3] = r3;
        uint64_t rest = (uint64_t)(s - q * t);
        x = y;
        y = rest;
    }
    memcpy(m, p, sizeof p);
    return p[1] != 0;
}

/* a and b (count digits each) become the combinations that m says, which are known not to be negative. */
static void combine(mp_digit *a, mp_digit *b, size_t count, const int64_t m[4]) {
    int64_t carry_a = 0, carry_b = 0;
    for (size_t i = 0; i < count; i++) {
        /* one product is positive and one negative, so their sum fits */
        int64_t x = a[i], y = b[i];
        int64_t ta = m[0] * x + m[1] * y + carry_a, tb = m[2] * x + m[3] * y + carry_b;
        a[i] = (mp_digit)ta;
        b[i] = (mp_digit)tb;
        carry_a = ta >> 32;
        carry_b = tb >> 32;
    }
}

size_t mp_bigint_gcd(mp_digit *a, size_t a_count, mp_digit *b, size_t b_count, mp_bigint_work *work) {
    mp_digit *const result = a;
    while (b_count > 2 && !mp_bigint_stopped(work)) {
        int64_t m[4];
        size_t bits = MP_MAX(mp_bigint_bits(a, a_count), mp_bigint_bits(b, b_count)), low = bits - 62;
        bool quick = a_count >= b_count && a_count - b_count < 2 &&
                     lehmer_steps(bits_from(a, a_count, low), bits_from(b, b_count, low), m);
        if (quick) {
            memset(b + b_count, 0, (a_count - b_count) * sizeof *b);
            combine(a, b, a_count, m);
            b_count = mp_bigint_trim(b, a_count);
            a_count = mp_bigint_trim(a, a_count);
            continue;
        }
        mp_bigint_divmod(NULL, a, a_count, b, b_count, &a_count, work);
        mp_digit *swap = a;
        size_t swap_count = a_count;
        a = b, a_count = b_count;
        b = swap, b_count = swap_count;
    }
    if (work != NULL && work->stopped) {
        return 0;
    }
    if (b_count != 0) {
        mp_bigint_divmod(NULL, a, a_count, b, b_count, &a_count, NULL);
        uint64_t x = bits_from(a, a_count, 0), y = bits_from(b, b_count, 0);
        return mp_bigint_from_u64(result, gcd_u64(x, y));
    }
    memmove(result, a, a_count * sizeof *a);
    return a_count;
}
