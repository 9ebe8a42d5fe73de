/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Magnitudes: unsigned integers of any size as arrays of 32-bit digits, least significant first.
 *
 * Rules: a count may be 0 (the number is zero); counts of operands are trimmed (top digit not zero) unless said
 * otherwise; results return their trimmed count. Nothing is allocated: the caller gives room for the results, as large
 * as each function says. Results may be the same array as an operand only where said.
 */
#ifndef MP_BASE_BIGINT_H
#define MP_BASE_BIGINT_H

#include "base/macros.h"

typedef uint32_t mp_digit;
#define MP_DIGIT_BITS 32u

/* The count without leading zero digits. */
size_t mp_bigint_trim(const mp_digit *a, size_t count);
/* -1, 0, 1 */
int mp_bigint_compare(const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count);
/* Bits up to and including the highest one that is set. */
size_t mp_bigint_bits(const mp_digit *a, size_t count);
/* Bits that are set. */
size_t mp_bigint_popcount(const mp_digit *a, size_t count);
/* Zero bits below the lowest one that is set; 0 for zero. */
size_t mp_bigint_low_zeros(const mp_digit *a, size_t count);
/* Bits set at an index below `bit`? */
bool mp_bigint_any_below(const mp_digit *a, size_t count, size_t bit);
/* Stores u; out has two digits. */
size_t mp_bigint_from_u64(mp_digit *out, uint64_t u);

/* out = a + b; max(a_count, b_count) + 1 digits. out may be a or b. */
size_t mp_bigint_add(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count);
/* out = a - b, for a >= b; a_count digits. out may be a or b. */
size_t mp_bigint_sub(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count);
/* a = a * factor + addend, in place; room for count + 1 digits. */
size_t mp_bigint_mul_small(mp_digit *a, size_t count, mp_digit factor, mp_digit addend);
/* a = a / divisor in place; *remainder is what is left. */
size_t mp_bigint_div_small(mp_digit *a, size_t count, mp_digit divisor, mp_digit *remainder);

/* What long computations get besides their operands. */
typedef struct mp_bigint_work {
    mp_digit *scratch;        /* as many digits as the function's ..._scratch says; NULL: slower ways for large operands */
    bool (*stop)(void *user); /* asked now and then, if not NULL; true ends the computation */
    void *user;
    bool stopped; /* that happened: the results are of no use */
} mp_bigint_work;

/* Digits of scratch memory that mp_bigint_mul wants; 0 if it needs none. */
size_t mp_bigint_mul_scratch(size_t a_count, size_t b_count);
/* out = a * b; a_count + b_count digits, apart from a, b and scratch. work may be NULL. */
size_t mp_bigint_mul(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count,
                     mp_bigint_work *work);
/* The same for mp_bigint_divmod. */
size_t mp_bigint_divmod_scratch(size_t a_count, size_t b_count);
/* quotient = a / b, remainder in a's place, for b > 0. a has room for a_count + 1 digits, is changed, and holds the
 * remainder (*remainder_count digits) afterwards; quotient has room for a_count - b_count + 1 digits and may be NULL.
 * b is changed on the way and has its value again afterwards. work may be NULL. */
size_t mp_bigint_divmod(mp_digit *quotient, mp_digit *a, size_t a_count, mp_digit *b, size_t b_count,
                        size_t *remainder_count, mp_bigint_work *work);

/* Digits of scratch memory that mp_bigint_pow_mod cannot do without. */
size_t mp_bigint_pow_mod_scratch(size_t modulus_count, const mp_digit *exponent, size_t exponent_count);
/* out = base ** exponent mod modulus, for base < modulus and exponent > 0; modulus_count digits. */
size_t mp_bigint_pow_mod(mp_digit *out, const mp_digit *base, size_t base_count, const mp_digit *exponent,
                         size_t exponent_count, const mp_digit *modulus, size_t modulus_count, mp_bigint_work *work);
/* The greatest common divisor in a's place. Both have room for max(a_count, b_count) + 1 digits, and are destroyed. work
 * may be NULL. */
size_t mp_bigint_gcd(mp_digit *a, size_t a_count, mp_digit *b, size_t b_count, mp_bigint_work *work);

/* out = a << bits; a_count + bits / 32 + 1 digits. out may be a. */
size_t mp_bigint_shift_left(mp_digit *out, const mp_digit *a, size_t count, size_t bits);
/* out = a >> bits (towards zero); a_count - bits / 32 digits. out may be a. */
size_t mp_bigint_shift_right(mp_digit *out, const mp_digit *a, size_t count, size_t bits);

/* Bitwise operations on signed numbers as if in endless two's complement; max(a_count, b_count) + 1 digits.
 * *negative is the sign of the result. out may be a or b. */
typedef enum mp_bigint_logic { MP_BIGINT_AND, MP_BIGINT_OR, MP_BIGINT_XOR } mp_bigint_logic;
size_t mp_bigint_logic_op(mp_digit *out, mp_bigint_logic op, const mp_digit *a, size_t a_count, bool a_negative,
                          const mp_digit *b, size_t b_count, bool b_negative, bool *negative);

/* The value of a digit character in any base up to 36, or 36 and more. */
unsigned mp_bigint_digit_value(int c);
/* Digits (of 32 bits) that a number of `text_size` characters in this base needs at most. */
size_t mp_bigint_size_for_text(size_t text_size, int base);
/* Digits of scratch memory for reading or writing a number of `count` digits (when reading: what
 * mp_bigint_size_for_text says). 0: nothing is gained by any. */
size_t mp_bigint_text_scratch(size_t count, int base);
/* The number that `size` characters say in `base`. Underscores are skipped; all else must be valid digits. work may be
 * NULL. */
size_t mp_bigint_from_text(mp_digit *out, const char *text, size_t size, int base, mp_bigint_work *work);
/* Characters that the number needs at most in this base. */
size_t mp_bigint_text_size(const mp_digit *a, size_t count, int base);
/* Writes it, lower case, so that it ends at `end`; at least "0". Destroys a, which has room for count + 1 digits. Returns
 * where it starts. work may be NULL. */
char *mp_bigint_to_text(char *end, mp_digit *a, size_t count, int base, mp_bigint_work *work);

#endif
