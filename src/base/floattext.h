/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Floats to text and back, exact in every digit, for mp_real being double or float.
 */
#ifndef MP_BASE_FLOATTEXT_H
#define MP_BASE_FLOATTEXT_H

#include "base/macros.h"

/* Significant digits after which the exact decimal value of any float has ended. */
#define MP_REAL_EXACT_DIGITS (MP_REAL_MANT_DIG == 24 ? 113 : 768)

typedef enum mp_real_mode {
    MP_REAL_SHORTEST,    /* the fewest digits that read back as the same float */
    MP_REAL_SIGNIFICANT, /* `count` digits, correctly rounded (half to even) */
    MP_REAL_FIXED        /* up to `count` digits behind the decimal point (it may be negative) */
} mp_real_mode;

/* The decimal digits of a finite x >= 0, without trailing zeros: x is about 0.DIGITS * 10^*exponent. Returns how many
 * there are: 0 for zero (or what rounds to it, *exponent is 0 then). `digits` has room for MP_REAL_EXACT_DIGITS + 1;
 * SHORTEST needs no more than MP_REAL_DIGITS + 1. */
size_t mp_real_digits(mp_real x, mp_real_mode mode, int count, char *digits, int *exponent);

/* The float nearest to 0.DIGITS * 10^exponent, for exponents of moderate size. */
mp_real mp_real_of_digits(const char *digits, size_t count, int exponent);

/* Flags of mp_real_format. */
enum {
    MP_REAL_ALTERNATE = 1,  /* '#': keep the point, and trailing zeros with 'g' */
    MP_REAL_SIGN = 2,       /* '+' before what is not negative */
    MP_REAL_NO_DOT_ZERO = 4 /* 'r' without ".0" */
};
/* Writes x as Python does, not NUL-terminated, and returns the size. type: 'r' repr (with precision >= 0: what
 * format(x, ".3") gives), 'e', 'f', 'g', and their upper-case forms. precision < 0: 6. inf and nan are "inf" and
 * "nan" (upper case for upper-case types). If the text is larger than `size`, nothing is written, and the return value
 * is the size that is needed: so size 0 measures. MP_REAL_FORMAT_SIZE bytes suffice for repr. Precisions up to
 * INT_MAX - 1000 are fine. */
#define MP_REAL_FORMAT_SIZE 32
size_t mp_real_format(char *out, size_t size, mp_real x, char type, int precision, unsigned flags);

/* Reads a decimal number, correctly rounded: sign, digits with a point and exponent, or inf, infinity, nan in any case;
 * all of the text must be used. No white space, no underscores. */
bool mp_real_parse(const char *text, size_t size, mp_real *out);

/* The float nearest to (mantissa + a bit if sticky) * 2^exponent, half to even; infinity if too large. */
mp_real mp_real_compose(uint64_t mantissa, int exponent, bool sticky);
/* Finite x != 0 as mantissa * 2^exponent with the sign left out; the mantissa is below 2^MP_REAL_MANT_DIG. */
uint64_t mp_real_decompose(mp_real x, int *exponent);

#endif
