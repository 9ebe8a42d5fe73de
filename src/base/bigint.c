/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Magnitudes: schoolbook and Karatsuba multiplication, Knuth's long division, text by chunks of digits.
 */
#include "base/bigint.h"

/* From so many digits of the smaller operand on, Karatsuba's way is faster. */
#define KARATSUBA_MIN 40u

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

/* out[0..a_count) = a + b; returns the carry. a_count >= b_count. */
static mp_digit add_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
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

/* out[0..a_count) = a - b; a >= b, a_count >= b_count. */
static void sub_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    uint64_t borrow = 0;
    size_t i = 0;
    for (; i < b_count; i++) {
        uint64_t d = (uint64_t)a[i] - b[i] - borrow;
        out[i] = (mp_digit)d;
        borrow = d >> 63;
    }
    for (; i < a_count; i++) {
        if (borrow == 0 && out == a) {
            return;
        }
        uint64_t d = (uint64_t)a[i] - borrow;
        out[i] = (mp_digit)d;
        borrow = d >> 63;
    }
}

size_t mp_bigint_add(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    if (a_count < b_count) {
        return mp_bigint_add(out, b, b_count, a, a_count);
    }
    out[a_count] = add_digits(out, a, a_count, b, b_count);
    return mp_bigint_trim(out, a_count + 1);
}

size_t mp_bigint_sub(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    sub_digits(out, a, a_count, b, b_count);
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

/* a[0..count) += b * factor; returns the digit that is carried out. */
static mp_digit add_product(mp_digit *a, const mp_digit *b, size_t count, mp_digit factor) {
    uint64_t carry = 0;
    for (size_t i = 0; i < count; i++) {
        carry += (uint64_t)b[i] * factor + a[i];
        a[i] = (mp_digit)carry;
        carry >>= MP_DIGIT_BITS;
    }
    return (mp_digit)carry;
}

static void mul_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                       mp_digit *scratch);

static void mul_school(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    memset(out, 0, a_count * sizeof *out);
    for (size_t i = 0; i < b_count; i++) {
        out[a_count + i] = add_product(out + i, a, a_count, b[i]);
    }
}

/* For a at least twice as long as b: pieces of a, each as long as b. */
static void mul_pieces(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                       mp_digit *scratch) {
    memset(out, 0, (a_count + b_count) * sizeof *out);
    for (size_t i = 0; i < a_count; i += b_count) {
        size_t piece = MP_MIN(b_count, a_count - i);
        mul_digits(scratch, b, b_count, a + i, piece, scratch + 2 * b_count);
        add_digits(out + i, out + i, a_count + b_count - i, scratch, b_count + piece);
    }
}

/* With a = a1*B^h + a0 and b likewise: (a0 + a1)(b0 + b1) - a0*b0 - a1*b1 is the middle part. The two sums are kept
 * where the result will be. */
static void mul_karatsuba(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                          mp_digit *scratch) {
    size_t h = (a_count + 1) / 2;
    mp_digit *middle = scratch;
    mp_digit *rest = scratch + 2 * h + 2;
    out[h] = add_digits(out, a, h, a + h, a_count - h);
    out[2 * h + 1] = add_digits(out + h + 1, b, h, b + h, b_count - h);
    mul_digits(middle, out, h + 1, out + h + 1, h + 1, rest);
    mul_digits(out, a, h, b, h, rest);
    mul_digits(out + 2 * h, a + h, a_count - h, b + h, b_count - h, rest);
    sub_digits(middle, middle, 2 * h + 2, out, 2 * h);
    sub_digits(middle, middle, 2 * h + 2, out + 2 * h, a_count + b_count - 2 * h);
    size_t middle_count = mp_bigint_trim(middle, 2 * h + 2);
    add_digits(out + h, out + h, a_count + b_count - h, middle, middle_count);
}

/* out[0..a_count + b_count) = a * b; the counts need not be trimmed. */
static void mul_digits(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                       mp_digit *scratch) {
    if (a_count < b_count) {
        mul_digits(out, b, b_count, a, a_count, scratch);
    } else if (b_count < KARATSUBA_MIN || scratch == NULL) {
        mul_school(out, a, a_count, b, b_count);
    } else if (2 * b_count <= a_count) {
        mul_pieces(out, a, a_count, b, b_count, scratch);
    } else {
        mul_karatsuba(out, a, a_count, b, b_count, scratch);
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
                     mp_digit *scratch) {
    if (a_count == 0 || b_count == 0) {
        return 0;
    }
    mul_digits(out, a, a_count, b, b_count, scratch);
    return mp_bigint_trim(out, a_count + b_count);
}

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
        a[count] += add_digits(a, a, count, b, count);
    }
    return (mp_digit)guess;
}

size_t mp_bigint_divmod(mp_digit *quotient, mp_digit *a, size_t a_count, mp_digit *b, size_t b_count,
                        size_t *remainder_count) {
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
    for (size_t i = steps; i-- > 0;) {
        mp_digit digit = divide_step(a + i, b, b_count);
        if (quotient != NULL) {
            quotient[i] = digit;
        }
    }
    mp_bigint_shift_right(b, b, b_count, shift);
    *remainder_count = mp_bigint_shift_right(a, a, mp_bigint_trim(a, b_count), shift);
    return quotient != NULL ? mp_bigint_trim(quotient, steps) : 0;
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

unsigned mp_bigint_digit_value(int c) {
    if (c >= '0' && c <= '9') {
        return (unsigned)(c - '0');
    }
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a' + 10) : 99;
}

/* Bits of a text digit if the base is a power of two, else 0. */
static unsigned bits_per_digit(int base) {
    return (base & (base - 1)) == 0 ? (unsigned)__builtin_ctz((unsigned)base) : 0;
}

/* The largest power of the base that fits a digit, and its exponent. */
static mp_digit chunk_of(int base, unsigned *chars) {
    mp_digit power = (mp_digit)base;
    *chars = 1;
    while (power <= UINT32_MAX / (mp_digit)base) {
        power *= (mp_digit)base;
        ++*chars;
    }
    return power;
}

size_t mp_bigint_size_for_text(size_t text_size, int base) {
    unsigned chars;
    chunk_of(base, &chars);
    return text_size / chars + 1;
}

/* From the last character on, bits just fall into place. */
static size_t from_text_by_bits(mp_digit *out, const char *text, size_t size, unsigned bits) {
    uint64_t pool = 0;
    unsigned pool_bits = 0;
    size_t count = 0;
    for (size_t i = size; i-- > 0;) {
        if (text[i] == '_') {
            continue;
        }
        pool |= (uint64_t)mp_bigint_digit_value(text[i]) << pool_bits;
        pool_bits += bits;
        if (pool_bits >= MP_DIGIT_BITS) {
            out[count++] = (mp_digit)pool;
            pool >>= MP_DIGIT_BITS;
            pool_bits -= MP_DIGIT_BITS;
        }
    }
    if (pool != 0) {
        out[count++] = (mp_digit)pool;
    }
    return mp_bigint_trim(out, count);
}

size_t mp_bigint_from_text(mp_digit *out, const char *text, size_t size, int base) {
    if (bits_per_digit(base) != 0) {
        return from_text_by_bits(out, text, size, bits_per_digit(base));
    }
    unsigned chars, filled = 0;
    mp_digit full = chunk_of(base, &chars), chunk = 0, scale = 1;
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '_') {
            continue;
        }
        chunk = chunk * (mp_digit)base + mp_bigint_digit_value(text[i]);
        scale *= (mp_digit)base;
        if (++filled == chars) {
            count = mp_bigint_mul_small(out, count, full, chunk);
            chunk = 0, scale = 1, filled = 0;
        }
    }
    return filled != 0 ? mp_bigint_mul_small(out, count, scale, chunk) : count;
}

size_t mp_bigint_text_size(const mp_digit *a, size_t count, int base) {
    size_t bits = mp_bigint_bits(a, count);
    if (base == 10) {
        return bits / 4096 * 1234 + bits % 4096 * 1234 / 4096 + 2; /* 1234/4096 is a bit above log10(2) */
    }
    unsigned floor_log2 = 31u - (unsigned)__builtin_clz((unsigned)base);
    return bits / floor_log2 + 2;
}

static char *put_chunk(char *end, mp_digit value, int base, unsigned min_chars) {
    for (; value != 0 || min_chars != 0; value /= (mp_digit)base) {
        unsigned d = value % (mp_digit)base;
        *--end = (char)(d < 10 ? '0' + d : 'a' + d - 10);
        min_chars -= min_chars != 0;
    }
    return end;
}

static char *to_text_by_bits(char *end, const mp_digit *a, size_t count, unsigned bits) {
    uint64_t pool = 0;
    unsigned pool_bits = 0;
    size_t i = 0;
    while (i < count || pool != 0) {
        if (pool_bits < bits && i < count) {
            pool |= (uint64_t)a[i++] << pool_bits;
            pool_bits += MP_DIGIT_BITS;
        }
        end = put_chunk(end, (mp_digit)pool & ((1u << bits) - 1), 1 << bits, 1);
        pool >>= bits;
        pool_bits -= MP_MIN(bits, pool_bits);
    }
    return end;
}

char *mp_bigint_to_text(char *end, mp_digit *a, size_t count, int base) {
    if (count == 0) {
        *--end = '0';
        return end;
    }
    if (bits_per_digit(base) != 0) {
        return to_text_by_bits(end, a, count, bits_per_digit(base));
    }
    unsigned chars;
    mp_digit full = chunk_of(base, &chars);
    while (count > 1) {
        mp_digit chunk;
        count = mp_bigint_div_small(a, count, full, &chunk);
        end = put_chunk(end, chunk, base, chars);
    }
    return put_chunk(end, count != 0 ? a[0] : 0, base, 0);
}
