/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Products of magnitudes: schoolbook, squares, Karatsuba, Montgomery's reduction.
 *
 * The inner loops work on limbs: as many digits as the machine multiplies at once, which is two where the compiler has
 * a 128-bit product.
 */
#include "base/bigint_digits.h"

#if MP_BIGINT_LIMB == 2
typedef uint64_t limb;
__extension__ typedef unsigned __int128 limb_pair;
static inline limb limb_get(const mp_digit *a) { return a[0] | (limb)a[1] << MP_DIGIT_BITS; }
static inline void limb_put(mp_digit *a, limb value) {
    a[0] = (mp_digit)value;
    a[1] = (mp_digit)(value >> MP_DIGIT_BITS);
}
#else
typedef mp_digit limb;
typedef uint64_t limb_pair;
static inline limb limb_get(const mp_digit *a) { return a[0]; }
static inline void limb_put(mp_digit *a, limb value) { a[0] = value; }
#endif
#define LIMB_BITS (MP_BIGINT_LIMB * MP_DIGIT_BITS)

/* From so many digits of the smaller operand on, Karatsuba's way is faster. */
#define KARATSUBA_MIN (MP_BIGINT_LIMB == 2 ? 60u : 40u)
#define SQUARE_MIN (MP_BIGINT_LIMB == 2 ? 90u : 60u)

/* a[0..count) += b * factor; returns what is carried out. */
static limb add_product(mp_digit *a, const mp_digit *b, size_t count, limb factor) {
    limb carry = 0;
    size_t i = 0;
    for (; i + MP_BIGINT_LIMB <= count; i += MP_BIGINT_LIMB) {
        limb_pair t = (limb_pair)limb_get(b + i) * factor + limb_get(a + i) + carry;
        limb_put(a + i, (limb)t);
        carry = (limb)(t >> LIMB_BITS);
    }
    if (i < count) {
        limb_pair t = (limb_pair)b[i] * factor + a[i] + carry;
        a[i] = (mp_digit)t;
        carry = (limb)(t >> MP_DIGIT_BITS);
    }
    return carry;
}

static void mul_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                       mp_digit *scratch, mp_bigint_work *work);

static void mul_school(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                       mp_bigint_work *work) {
    memset(out, 0, a_count * sizeof *out);
    size_t i = 0;
    for (; i + MP_BIGINT_LIMB <= b_count; i += MP_BIGINT_LIMB) {
        limb_put(out + a_count + i, add_product(out + i, a, a_count, limb_get(b + i)));
        if (i % 64 == 62 && mp_bigint_stopped(work)) {
            return;
        }
    }
    if (i < b_count) {
        out[a_count + i] = (mp_digit)add_product(out + i, a, a_count, b[i]);
    }
}

/* Each product of two different digits is needed twice, but computed once. */
static void square_school(mp_digit *out, const mp_digit *a, size_t count) {
    memset(out, 0, 2 * count * sizeof *out);
    for (size_t i = 0; i + MP_BIGINT_LIMB < count; i += MP_BIGINT_LIMB) {
        size_t next = i + MP_BIGINT_LIMB;
        limb_put(out + i + count, add_product(out + i + next, a + next, count - next, limb_get(a + i)));
    }
    mp_bigint_shift_left(out, out, 2 * count, 1);
    limb carry = 0;
    size_t i = 0;
    for (; i + MP_BIGINT_LIMB <= count; i += MP_BIGINT_LIMB) {
        limb factor = limb_get(a + i);
        limb_pair square = (limb_pair)factor * factor;
        limb_pair low = (limb_pair)limb_get(out + 2 * i) + (limb)square + carry;
        limb_put(out + 2 * i, (limb)low);
        limb_pair high = (limb_pair)limb_get(out + 2 * i + MP_BIGINT_LIMB) + (limb)(square >> LIMB_BITS) +
                         (limb)(low >> LIMB_BITS);
        limb_put(out + 2 * i + MP_BIGINT_LIMB, (limb)high);
        carry = (limb)(high >> LIMB_BITS);
    }
    if (i < count) {
        limb_put(out + 2 * i, limb_get(out + 2 * i) + (limb)a[i] * a[i] + carry);
    }
}

/* For a at least twice as long as b: pieces of a, each as long as b. */
static void mul_pieces(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                       mp_digit *scratch, mp_bigint_work *work) {
    memset(out, 0, (a_count + b_count) * sizeof *out);
    for (size_t i = 0; i < a_count && !mp_bigint_stopped(work); i += b_count) {
        size_t piece = MP_MIN(b_count, a_count - i);
        mul_digits(scratch, b, b_count, a + i, piece, scratch + 2 * b_count, work);
        mp_bigint_add_digits(out + i, out + i, a_count + b_count - i, scratch, b_count + piece);
    }
}

/* With a = a1*B^h + a0 and b likewise: (a0 + a1)(b0 + b1) - a0*b0 - a1*b1 is the middle part. The two sums are kept
 * where the result will be. */
static void mul_karatsuba(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                          mp_digit *scratch, mp_bigint_work *work) {
    bool square = a == b && a_count == b_count;
    size_t h = (a_count + 1) / 2;
    mp_digit *middle = scratch, *rest = scratch + 2 * h + 2, *other = square ? out : out + h + 1;
    out[h] = mp_bigint_add_digits(out, a, h, a + h, a_count - h);
    if (!square) {
        other[h] = mp_bigint_add_digits(other, b, h, b + h, b_count - h);
    }
    mul_digits(middle, out, h + 1, other, h + 1, rest, work);
    mul_digits(out, a, h, b, h, rest, work);
    mul_digits(out + 2 * h, a + h, a_count - h, b + h, b_count - h, rest, work);
    if (mp_bigint_stopped(work)) {
        return;
    }
    mp_bigint_sub_digits(middle, middle, 2 * h + 2, out, 2 * h);
    mp_bigint_sub_digits(middle, middle, 2 * h + 2, out + 2 * h, a_count + b_count - 2 * h);
    size_t middle_count = mp_bigint_trim(middle, 2 * h + 2);
    mp_bigint_add_digits(out + h, out + h, a_count + b_count - h, middle, middle_count);
}

/* out[0..a_count + b_count) = a * b; the counts need not be trimmed. */
static void mul_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                       mp_digit *scratch, mp_bigint_work *work) {
    if (a_count < b_count) {
        mul_digits(out, b, b_count, a, a_count, scratch, work);
    } else if (a == b && a_count == b_count && a_count < SQUARE_MIN) {
        square_school(out, a, a_count);
    } else if (b_count < KARATSUBA_MIN || scratch == NULL) {
        mul_school(out, a, a_count, b, b_count, work);
    } else if (2 * b_count <= a_count) {
        mul_pieces(out, a, a_count, b, b_count, scratch, work);
    } else if (work == NULL || !work->stopped) {
        mul_karatsuba(out, a, a_count, b, b_count, scratch, work);
    }
}

size_t mp_bigint_mul_scratch(size_t a_count, size_t b_count) {
    size_t count = MP_MIN(a_count, b_count);
    if (count < KARATSUBA_MIN) {
        return 0;
    }
    size_t total = 2 * count; /* mul_pieces */
    for (size_t n = 2 * count <= MP_MAX(a_count, b_count) ? count : MP_MAX(a_count, b_count); n >= KARATSUBA_MIN;) {
        n = (n + 1) / 2 + 1;
        total += 2 * n;
    }
    return total;
}

size_t mp_bigint_mul(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                     mp_bigint_work *work) {
    if (a_count == 0 || b_count == 0) {
        return 0;
    }
    mul_digits(out, a, a_count, b, b_count, work != NULL ? work->scratch : NULL, work);
    return mp_bigint_trim(out, a_count + b_count);
}

/* ---- Montgomery ---- */

/* Newton's iteration doubles the bits that are right; the first three are the odd number's own. */
uint64_t mp_bigint_inverse(const mp_digit *modulus, size_t count) {
    uint64_t m = modulus[0] | (count > 1 ? (uint64_t)modulus[1] << MP_DIGIT_BITS : 0), x = m;
    for (int bits = 3; bits < 64; bits *= 2) {
        x *= 2 - m * x;
    }
    return 0 - x;
}

/* Adds multiples of the modulus that make the lower half zero. */
void mp_bigint_montgomery(mp_digit *t, const mp_digit *modulus, size_t count, uint64_t inverse) {
    t[2 * count] = 0;
    for (size_t i = 0; i < count; i += MP_BIGINT_LIMB) {
        mp_digit carry[MP_BIGINT_LIMB];
        limb_put(carry, add_product(t + i, modulus, count, limb_get(t + i) * (limb)inverse));
        size_t above = i + count;
        mp_bigint_add_digits(t + above, t + above, 2 * count + 1 - above, carry, MP_BIGINT_LIMB);
    }
    if (t[2 * count] != 0 || mp_bigint_compare(t + count, count, modulus, count) >= 0) {
        mp_bigint_sub_digits(t, t + count, count, modulus, count);
    } else {
        memmove(t, t + count, count * sizeof *t);
    }
}
