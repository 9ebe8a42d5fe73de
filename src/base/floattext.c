/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Floats to text and back.
 *
 * Each direction first tries with 64-bit arithmetic and a known bound of its error: a binary fraction times a power of
 * ten from a small table (for the shortest digits this is the idea of Loitsch's Grisu3; all three fast ways share
 * the table). When the result would depend on what is beyond that bound, arithmetic with big integers in arrays on the
 * stack decides. So results are always the correctly rounded ones.
 */
#include "base/floattext.h"

#include "base/bigint.h"

#if MP_FLOAT_SINGLE
typedef uint32_t real_bits;
#define EXPONENT_MIN (-149) /* of the lowest bit of a float */
#define DECIMAL_MIN (-50)   /* below 10^this is zero, above 10^DECIMAL_MAX infinity */
#define DECIMAL_MAX 40
#define POWER_MIN (-80)
#define TEXT_DIGITS 9   /* digits (of 32 bits) that hold any ratio to be printed */
#define PARSE_DIGITS 21 /* and any product to be compared when reading */
static const uint64_t powers[] = { /* 10^-80, 10^-60 ... 10^40, the top 64 bits */
    0x97c560ba6b0919a6u, 0xcdb02555653131b6u, 0x8b61313bbabce2c6u, 0xbce5086492111aebu, 0x8000000000000000u,
    0xad78ebc5ac620000u, 0xeb194f8e1ae525fdu,};
#else
typedef uint64_t real_bits;
#define EXPONENT_MIN (-1074)
#define DECIMAL_MIN (-330)
#define DECIMAL_MAX 310
#define POWER_MIN (-360)
#define TEXT_DIGITS 40
#define PARSE_DIGITS 122
static const uint64_t powers[] = { /* 10^-360, 10^-340 ... 10^320, the top 64 bits */
0x89bf722840327f82u, 0xbaaee17fa23ebf76u, 0xfd00b897478238d1u, 0xab70fe17c79ac6cau, 0xe858ad248f5c22cau,
    0x9d71ac8fada6c9b5u, 0xd5605fcdcf32e1d7u, 0x9096ea6f3848984fu, 0xc3f490aa77bd60fdu, 0x84c8d4dfd2c63f3bu,
    0xb3f4e093db73a093u, 0xf3e2f893dec3f126u, 0xa54394fe1eedb8ffu, 0xdff9772470297ebdu, 0x97c560ba6b0919a6u,
    0xcdb02555653131b6u, 0x8b61313bbabce2c6u, 0xbce5086492111aebu, 0x8000000000000000u, 0xad78ebc5ac620000u,
    0xeb194f8e1ae525fdu, 0x9f4f2726179a2245u, 0xd7e77a8f87daf7fcu, 0x924d692ca61be758u, 0xc646d63501a1511eu,
    0x865b86925b9bc5c2u, 0xb616a12b7fe617aau, 0xf6c69a72a3989f5cu, 0xa738c6bebb12d16du, 0xe2a0b5dc971f303au,
    0x9991a6f3d6bf1766u, 0xd01fef10a657842cu, 0x8d07e33455637eb3u, 0xbf21e44003acdd2du, 0x81842f29f2cce376u,};
#endif
#define FRACTION_BITS (MP_REAL_MANT_DIG - 1)
#define INFINITY_BITS (((real_bits)-1 << (FRACTION_BITS + 1)) >> 1)
#define CHUNK 1000000000u /* 10^9: what one step of big arithmetic handles */
#define CHUNK_CHARS 9

/* f * 2^e, where f is off by at most `error`. */
typedef struct approx {
    uint64_t f;
    int e;
    unsigned error;
} approx;

mp_real mp_real_compose(uint64_t mantissa, int exponent, bool sticky) {
    if (mantissa == 0) {
        return 0;
    }
    int shift = __builtin_clzll(mantissa);
    mantissa <<= shift;
    exponent -= shift;
    int drop = MP_MAX(64 - MP_REAL_MANT_DIG, EXPONENT_MIN - exponent);
    if (drop > 64) {
        return 0;
    }
    uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
    uint64_t rest = drop == 64 ? mantissa : mantissa & (((uint64_t)1 << drop) - 1);
    uint64_t half = (uint64_t)1 << (drop - 1);
    kept += rest > half || (rest == half && (sticky || (kept & 1)));
    /* The bit above the fraction, which all but the tiniest have, counts the exponent up by one. */
    uint64_t scale = (uint64_t)(exponent + drop - EXPONENT_MIN);
    real_bits bits = INFINITY_BITS;
    if (scale < INFINITY_BITS >> FRACTION_BITS) {
        bits = (real_bits)MP_MIN((scale << FRACTION_BITS) + kept, (uint64_t)INFINITY_BITS);
    }
    mp_real x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

uint64_t mp_real_decompose(mp_real x, int *exponent) {
    real_bits bits;
    memcpy(&bits, &x, sizeof bits);
    real_bits biased = (bits & INFINITY_BITS) >> FRACTION_BITS;
    uint64_t fraction = bits & (((real_bits)1 << FRACTION_BITS) - 1);
    *exponent = EXPONENT_MIN + (biased != 0 ? (int)biased - 1 : 0);
    return biased != 0 ? fraction | (uint64_t)1 << FRACTION_BITS : fraction;
}

/* The upper half of a * b; the lower one in *low. */
static uint64_t multiply(uint64_t a, uint64_t b, uint64_t *low) {
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t p00 = a0 * b0, p01 = a0 * b1, p10 = a1 * b0;
    uint64_t middle = (p00 >> 32) + (uint32_t)p01 + (uint32_t)p10;
    *low = middle << 32 | (uint32_t)p00;
    return a1 * b1 + (p01 >> 32) + (p10 >> 32) + (middle >> 32);
}

static uint64_t power_of_ten_exact(unsigned k) {
    uint64_t power = 1;
    while (k-- > 0) {
        power *= 10;
    }
    return power;
}

/* 10^k with the top bit of f set. A table entry is off by half a unit, the product by one more and the shift doubles
 * that; powers that 5^k lets fit into 64 bits are exact. */
static approx power_of_ten(int k) {
    int index = (k - POWER_MIN) / 20;
    int rest = k - POWER_MIN - index * 20;
    assert(k >= POWER_MIN && index < (int)MP_COUNT_OF(powers));
    approx p = {powers[index], (k * 217706 >> 16) - 63, k >= 0 && k <= 27 ? 0 : 2};
    if (rest != 0) {
        uint64_t low, fine = power_of_ten_exact((unsigned)rest);
        p.f = multiply(p.f, fine << __builtin_clzll(fine), &low);
        if (p.f >> 63 == 0) {
            p.f = p.f << 1 | low >> 63;
        }
    }
    return p;
}

/* ceil(bits * log10(2)) */
static int decimal_digits(int bits) { return (int)-((-(int64_t)bits * 1292913986) >> 32); }

/* ---- To text ---- */

/* Adds one to the last of the digits; returns the new count, trailing zeros dropped. */
static size_t round_up(char *digits, size_t count, int *exponent) {
    while (count > 0 && digits[count - 1] == '9') {
        count--;
    }
    if (count == 0) {
        digits[0] = '1';
        ++*exponent;
        return 1;
    }
    digits[count - 1]++;
    return count;
}

static size_t trim_zeros(const char *digits, size_t count) {
    while (count > 0 && digits[count - 1] == '0') {
        count--;
    }
    return count;
}

/* The number whose digits the fast ways take: its value is f * 2^e with -60 <= e <= -56, so that its integral part has
 * one to three digits, and the fraction can be multiplied by ten without overflow. */
typedef struct scaled {
    uint64_t f;
    uint64_t unit;  /* the bound of the error */
    uint64_t other; /* what else is to be scaled like f */
    uint64_t power; /* the weight of the digit that scaled_digit takes next, or took just now */
    int e;
    int integral; /* digits of the integral part */
} scaled;

static void scaled_start(scaled *s, uint64_t f, uint64_t other, int e, unsigned error) {
    *s = (scaled){f, error, other, (uint64_t)1 << -e, e, 1};
    for (uint64_t integral = f >> -e; integral >= 10; integral /= 10) {
        s->power *= 10;
        s->integral++;
    }
}

/* Takes the digit of weight s->power out of f. */
static char scaled_digit(scaled *s) {
    uint64_t one = (uint64_t)1 << -s->e;
    unsigned digit = (unsigned)(s->power == one ? s->f >> -s->e : s->f / s->power);
    s->f -= digit * s->power;
    return (char)('0' + digit);
}

static void scaled_next(scaled *s) {
    if (s->power > (uint64_t)1 << -s->e) {
        s->power /= 10;
    } else {
        s->f *= 10;
        s->unit *= 10;
        s->other *= 10;
    }
}

/* The power of ten that brings something * 2^e (64 bits wide) to the scale of `scaled`. */
static int scale_exponent(int e) { return decimal_digits(-61 - e); }

/* The digits taken so far are those of the upper bound. Moves the last one down towards the number itself, which is
 * `distance` below that bound, as long as this is surely nearer and inside of the interval, and says whether the
 * result is surely inside and the nearest. */
static bool settle(const scaled *s, uint64_t distance, char *last) {
    uint64_t rest = s->f, interval = s->other, power = s->power;
    uint64_t least = distance - s->unit, most = distance + s->unit;
    while (rest < least && interval - rest >= power &&
           (rest + power < least || least - rest >= rest + power - least)) {
        --*last;
        rest += power;
    }
    if (rest < most && interval - rest >= power && (rest + power < most || most - rest > rest + power - most)) {
        return false;
    }
    return rest >= 2 * s->unit && rest + 2 * s->unit <= interval;
}

/* x = m * 2^e. Returns 0 if it cannot tell. */
static size_t shortest_fast(uint64_t m, int e, bool lower_is_closer, char *digits, int *exponent) {
    /* The numbers that read back as x lie between low and high; all are brought to the exponent of high. */
    int shift = __builtin_clzll(2 * m + 1);
    uint64_t high = (2 * m + 1) << shift, middle = 2 * m << shift;
    uint64_t low = lower_is_closer ? (4 * m - 1) << (shift - 1) : (2 * m - 1) << shift;
    e -= 1 + shift;
    int k = scale_exponent(e);
    approx p = power_of_ten(k);
    uint64_t ignored;
    unsigned error = p.error + 1;
    high = multiply(high, p.f, &ignored) + error;
    middle = multiply(middle, p.f, &ignored);
    low = multiply(low, p.f, &ignored) - error;
    scaled s;
    scaled_start(&s, high, high - low, e + p.e + 64, error);
    *exponent = s.integral - k;
    for (size_t count = 1;; count++) {
        digits[count - 1] = scaled_digit(&s);
        if (s.f < s.other) {
            uint64_t distance = (high - middle) * (s.unit / error);
            return settle(&s, distance, digits + count - 1) ? trim_zeros(digits, count) : 0;
        }
        if (count == MP_REAL_DIGITS) {
            return 0;
        }
        scaled_next(&s);
    }
}

/* x = m * 2^e to `count` digits or decimal places. Returns false if it cannot tell. */
static bool fixed_fast(uint64_t m, int e, mp_real_mode mode, int count, char *digits, size_t *out_count,
                       int *exponent) {
    int shift = __builtin_clzll(m);
    e -= shift;
    int k = scale_exponent(e);
    approx p = power_of_ten(k);
    uint64_t ignored;
    scaled s;
    scaled_start(&s, multiply(m << shift, p.f, &ignored), 0, e + p.e + 64, p.error + 1);
    *exponent = s.integral - k;
    count += mode == MP_REAL_FIXED ? *exponent : 0;
    if (count < 1 || count > 18) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            scaled_next(&s);
        }
        digits[i] = scaled_digit(&s);
    }
    if (s.unit >= s.power / 4) {
        return false;
    }
    uint64_t half = s.power / 2;
    if (s.f + s.unit < half) {
        *out_count = trim_zeros(digits, (size_t)count);
        return true;
    }
    if (s.f - s.unit > half && s.f > s.unit) {
        *out_count = round_up(digits, (size_t)count, exponent);
        return true;
    }
    return false;
}

/* a * 10^k in place. */
static size_t multiply_by_power(mp_digit *a, size_t count, int k) {
    for (; k >= CHUNK_CHARS; k -= CHUNK_CHARS) {
        count = mp_bigint_mul_small(a, count, CHUNK, 0);
    }
    return mp_bigint_mul_small(a, count, (mp_digit)power_of_ten_exact((unsigned)k), 0);
}

/* Digits as they come out of the exact division, and what decides about rounding. */
typedef struct sink {
    char *digits;
    size_t count;
    int wanted;    /* how many */
    int next;      /* the one behind those, -1: not seen yet */
    bool nonzero;  /* something follows that one */
} sink;

static void sink_put(sink *s, unsigned digit) {
    if ((int)s->count < s->wanted) {
        s->digits[s->count++] = (char)('0' + digit);
    } else if (s->next < 0) {
        s->next = (int)digit;
    } else {
        s->nonzero |= digit != 0;
    }
}

/* x = m * 2^e, exactly. */
static size_t fixed_exact(uint64_t m, int e, mp_real_mode mode, int count, char *digits, int *exponent) {
    mp_digit rest[TEXT_DIGITS], divisor[TEXT_DIGITS];
    mp_digit quotient[2] = {0, 0};
    int k = decimal_digits(e + 64 - __builtin_clzll(m)); /* x < 10^k, and x >= 10^(k - 2) */
    size_t rest_count = mp_bigint_from_u64(rest, m);
    size_t divisor_count = mp_bigint_from_u64(divisor, 1);
    rest_count = multiply_by_power(rest, rest_count, MP_MAX(-k, 0));
    divisor_count = multiply_by_power(divisor, divisor_count, MP_MAX(k, 0));
    rest_count = mp_bigint_shift_left(rest, rest, rest_count, (size_t)MP_MAX(e, 0));
    divisor_count = mp_bigint_shift_left(divisor, divisor, divisor_count, (size_t)MP_MAX(-e, 0));
    sink s = {digits, 0, 0, -1, false};
    bool started = false;
    while (rest_count != 0 && s.next < 0) {
        rest_count = mp_bigint_mul_small(rest, rest_count, CHUNK, 0);
        size_t quotient_count = mp_bigint_divmod(quotient, rest, rest_count, divisor, divisor_count, &rest_count, NULL);
        mp_digit chunk = quotient_count != 0 ? quotient[0] : 0;
        mp_digit weight = CHUNK / 10;
        if (!started) {
            started = true;
            if (chunk < weight) {
                weight /= 10;
                k--;
            }
            s.wanted = MP_MIN(count + (mode == MP_REAL_FIXED ? k : 0), MP_REAL_EXACT_DIGITS);
            if (s.wanted < 0) {
                break;
            }
        }
        for (; weight != 0; weight /= 10) {
            sink_put(&s, chunk / weight % 10);
        }
    }
    *exponent = k;
    bool odd = s.count != 0 && (digits[s.count - 1] & 1);
    if (s.wanted >= 0 && (s.next > 5 || (s.next == 5 && (s.nonzero || rest_count != 0 || odd)))) {
        return round_up(digits, s.count, exponent);
    }
    return trim_zeros(digits, s.count);
}

/* Digits on trial: the fewest of which the number nearest to x, or (where x's neighbour below is nearer than the one
 * above) the one behind, reads back as x. If some count will do, so will any higher one. */
static size_t shortest_exact(mp_real x, uint64_t m, int e, bool lower_is_closer, char *digits, int *exponent) {
    char trial[MP_REAL_DIGITS + 1];
    size_t best = 0;
    for (int n = MP_REAL_DIGITS; n > 0; n--) {
        int trial_exponent;
        size_t count = fixed_exact(m, e, MP_REAL_SIGNIFICANT, n, trial, &trial_exponent);
        if (mp_real_of_digits(trial, count, trial_exponent) != x) {
            if (!lower_is_closer || n == MP_REAL_DIGITS) {
                break;
            }
            memset(trial + count, '0', (size_t)n - count);
            count = round_up(trial, (size_t)n, &trial_exponent);
            if (mp_real_of_digits(trial, count, trial_exponent) != x) {
                break;
            }
        }
        memcpy(digits, trial, count);
        best = count;
        *exponent = trial_exponent;
    }
    return best;
}

size_t mp_real_digits(mp_real x, mp_real_mode mode, int count, char *digits, int *exponent) {
    *exponent = 0;
    if (x == 0) {
        return 0;
    }
    int e;
    uint64_t m = mp_real_decompose(x, &e);
    if (mode == MP_REAL_SHORTEST) {
        bool lower_is_closer = m == (uint64_t)1 << FRACTION_BITS && e > EXPONENT_MIN;
        size_t size = shortest_fast(m, e, lower_is_closer, digits, exponent);
        return size != 0 ? size : shortest_exact(x, m, e, lower_is_closer, digits, exponent);
    }
    size_t size;
    if (!fixed_fast(m, e, mode, count, digits, &size, exponent)) {
        size = fixed_exact(m, e, mode, count, digits, exponent);
    }
    *exponent = size != 0 ? *exponent : 0;
    return size;
}

/* How the digits are to be laid out. */
typedef struct layout {
    const char *digits;
    size_t count;
    int point;       /* the value is 0.DIGITS * 10^point */
    bool scientific;
    bool show_point;
    size_t places;   /* digits behind the point */
    char exponent_char;
} layout;

static int digits_before_point(const layout *l) { return l->scientific ? 1 : MP_MAX(l->point, 1); }

static char *put_digits(const layout *l, char *out) {
    int before = digits_before_point(l);
    /* The index of the digit that is written next: negative for the zeros in front of the first one. */
    int64_t index = l->scientific ? 0 : MP_MIN(l->point - 1, 0);
    for (size_t i = 0; i < (size_t)before + l->places; i++, index++) {
        if (i == (size_t)before) {
            *out++ = '.';
        }
        *out++ = index >= 0 && (uint64_t)index < l->count ? l->digits[index] : '0';
    }
    if (l->show_point && l->places == 0) {
        *out++ = '.';
    }
    return out;
}

static char *put_exponent(char *out, int exponent, char letter) {
    unsigned e = (unsigned)(exponent < 0 ? -exponent : exponent);
    *out++ = letter;
    *out++ = exponent < 0 ? '-' : '+';
    if (e >= 100) {
        *out++ = (char)('0' + e / 100);
    }
    *out++ = (char)('0' + e / 10 % 10);
    *out++ = (char)('0' + e % 10);
    return out;
}

/* Decides on digits, places and exponent for a finite x >= 0. */
static void lay_out(layout *l, char *digits, mp_real x, char type, int precision, unsigned flags) {
    bool repr = type == 'r' && precision < 0, alternate = flags & MP_REAL_ALTERNATE;
    precision = precision < 0 ? 6 : precision;
    int significant = type == 'e' ? precision + 1 : MP_MAX(precision, 1);
    if (type == 'f') {
        l->count = mp_real_digits(x, MP_REAL_FIXED, precision, digits, &l->point);
    } else {
        l->count = mp_real_digits(x, repr ? MP_REAL_SHORTEST : MP_REAL_SIGNIFICANT, significant, digits, &l->point);
    }
    if (l->count == 0) {
        l->point = 1;
    }
    int limit = repr ? 16 : type == 'r' ? significant - 1 : significant;
    l->scientific = type == 'e' || (type != 'f' && (l->point <= -4 || l->point > limit));
    int before = l->scientific ? 1 : l->point;
    if (type == 'e' || type == 'f') {
        l->places = (size_t)precision;
    } else if (!repr && alternate) {
        l->places = (size_t)MP_MAX(significant - before, 0);
    } else {
        l->places = (size_t)MP_MAX((int)l->count - before, 0);
        if (type == 'r' && !l->scientific && l->places == 0 && !(flags & MP_REAL_NO_DOT_ZERO)) {
            l->places = 1;
        }
    }
    l->show_point = l->places != 0 || alternate;
}

size_t mp_real_format(char *out, size_t size, mp_real x, char type, int precision, unsigned flags) {
    char digits[MP_REAL_EXACT_DIGITS + 1];
    real_bits bits;
    memcpy(&bits, &x, sizeof bits);
    char sign = bits >> (sizeof bits * 8 - 1) ? '-' : flags & MP_REAL_SIGN ? '+' : 0;
    bool upper = !(type & 0x20);
    type |= 0x20;
    bits &= (real_bits)-1 >> 1;
    const char *special = bits < INFINITY_BITS ? NULL : bits == INFINITY_BITS ? (upper ? "INF" : "inf")
                                                                              : (upper ? "NAN" : "nan");
    layout l = {digits, 0, 0, false, false, 0, upper ? 'E' : 'e'};
    size_t need = 3;
    if (special == NULL) {
        memcpy(&x, &bits, sizeof x);
        lay_out(&l, digits, x, type, precision, flags);
        need = (size_t)digits_before_point(&l) + l.show_point + l.places;
        need += !l.scientific ? 0 : l.point - 1 >= 100 || l.point - 1 <= -100 ? 5 : 4;
    } else if (bits > INFINITY_BITS) {
        sign = flags & MP_REAL_SIGN ? '+' : 0; /* a nan's sign is not shown */
    }
    need += sign != 0;
    if (need > size) {
        return need;
    }
    if (sign != 0) {
        *out++ = sign;
    }
    if (special != NULL) {
        memcpy(out, special, 3);
        return need;
    }
    out = put_digits(&l, out);
    if (l.scientific) {
        put_exponent(out, l.point - 1, l.exponent_char);
    }
    return need;
}

/* ---- From text ---- */

/* A decimal number in the text: the digits are all those between `digits` and `end`, a point among them. */
typedef struct decimal {
    const char *digits; /* the first that is not zero */
    const char *end;
    uint64_t mantissa;  /* the first 19 of them */
    size_t count;       /* of them */
    int64_t exponent;   /* the value is MANTISSA * 10^exponent, but for cut digits */
    bool cut;           /* digits other than zero follow behind the mantissa's */
} decimal;

static void decimal_digit(decimal *d, const char *text, bool fraction) {
    unsigned digit = (unsigned)(*text - '0');
    if (d->count < 19) {
        if (d->count != 0 || digit != 0) {
            d->digits = d->count == 0 ? text : d->digits;
            d->mantissa = d->mantissa * 10 + digit;
            d->count++;
        }
        d->exponent -= fraction;
    } else {
        d->cut |= digit != 0;
        d->exponent += !fraction;
    }
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Reads "e+123" if it is there; far exponents are bounded. */
static const char *read_exponent(decimal *d, const char *text, const char *end) {
    if (text == end || (*text | 0x20) != 'e') {
        return text;
    }
    text++;
    bool negative = text < end && *text == '-';
    text += text < end && (*text == '-' || *text == '+');
    if (text == end) {
        return NULL;
    }
    int64_t e = 0;
    for (; text < end && is_digit(*text); text++) {
        e = e < INT64_MAX / 16 ? e * 10 + (*text - '0') : e;
    }
    d->exponent += negative ? -e : e;
    return text;
}

static bool read_decimal(decimal *d, const char *text, const char *end) {
    bool point = false, any = false;
    for (; text < end; text++) {
        if (is_digit(*text)) {
            any = true;
            decimal_digit(d, text, point);
        } else if (*text == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    d->end = text;
    return any && read_exponent(d, text, end) == end;
}

static bool word_is(const char *text, const char *end, const char *word) {
    for (; text < end && *word == (*text | 0x20); text++) {
        word++;
    }
    return text == end && *word == 0;
}

/* Compares the decimal number with m * 2^e, exactly: -1, 0, 1. Digits beyond those that can matter count as one that is
 * not zero. */
static int compare_exact(const decimal *d, uint64_t m, int e) {
    mp_digit a[PARSE_DIGITS], b[PARSE_DIGITS];
    size_t a_count = 0, b_count = mp_bigint_from_u64(b, m);
    int64_t exponent = d->exponent + (int64_t)MP_MIN(d->count, 19u);
    int taken = 0;
    bool more = false;
    for (const char *text = d->digits; text < d->end; text++) {
        if (*text != '.' && taken < MP_REAL_EXACT_DIGITS) {
            a_count = mp_bigint_mul_small(a, a_count, 10, (mp_digit)(*text - '0'));
            taken++;
        } else {
            more |= *text != '.' && *text != '0';
        }
    }
    exponent -= taken;
    a_count = multiply_by_power(a, a_count, (int)MP_MAX(exponent, 0));
    b_count = multiply_by_power(b, b_count, (int)MP_MAX(-exponent, 0));
    a_count = mp_bigint_shift_left(a, a, a_count, (size_t)MP_MAX(-e, 0));
    b_count = mp_bigint_shift_left(b, b, b_count, (size_t)MP_MAX(e, 0));
    int order = mp_bigint_compare(a, a_count, b, b_count);
    return order == 0 ? more : order;
}

static mp_real decimal_value(const decimal *d) {
    int64_t magnitude = d->exponent + (int64_t)d->count;
    if (d->mantissa == 0 || magnitude < DECIMAL_MIN) {
        return 0;
    }
    if (magnitude > DECIMAL_MAX) {
        return mp_real_compose(1, DECIMAL_MAX * 4, false);
    }
    approx p = power_of_ten((int)d->exponent);
    int shift = __builtin_clzll(d->mantissa);
    uint64_t low, f = multiply(d->mantissa << shift, p.f, &low);
    uint64_t error = ((uint64_t)d->cut << shift) + p.error;
    bool exact = error == 0;
    int e = p.e - shift + 64;
    error++;
    if (f >> 63 == 0) {
        f = f << 1 | low >> 63;
        low <<= 1;
        error *= 2;
        e--;
    }
    /* As mp_real_compose will round: the bits below the float's last one, and their half. */
    int drop = MP_MAX(64 - MP_REAL_MANT_DIG, EXPONENT_MIN - e);
    if (exact || drop > 65) {
        return mp_real_compose(f, e, low != 0);
    }
    uint64_t kept = drop < 64 ? f >> drop : 0;
    uint64_t half = drop < 65 ? (uint64_t)1 << (drop - 1) : UINT64_MAX;
    uint64_t rest = drop < 64 ? f & (((uint64_t)1 << drop) - 1) : f;
    if ((rest > half ? rest - half : half - rest) > error) {
        return mp_real_compose(f, e, true);
    }
    int order = compare_exact(d, 2 * kept + 1, e + drop - 1);
    return mp_real_compose(4 * kept + (uint64_t)(2 + order), e + drop - 2, false);
}

mp_real mp_real_of_digits(const char *digits, size_t count, int exponent) {
    decimal d = {.end = digits + count};
    for (size_t i = 0; i < count; i++) {
        decimal_digit(&d, digits + i, true);
    }
    d.exponent += exponent;
    return decimal_value(&d);
}

bool mp_real_parse(const char *text, size_t size, mp_real *out) {
    const char *end = text + size;
    bool negative = size != 0 && *text == '-';
    text += size != 0 && (*text == '-' || *text == '+');
    decimal d = {.digits = end, .end = end};
    real_bits bits;
    if (text == end) {
        return false;
    }
    if (word_is(text, end, "inf") || word_is(text, end, "infinity")) {
        bits = INFINITY_BITS;
    } else if (word_is(text, end, "nan")) {
        bits = INFINITY_BITS | (real_bits)1 << (FRACTION_BITS - 1);
    } else {
        if (!read_decimal(&d, text, end)) {
            return false;
        }
        mp_real x = decimal_value(&d);
        memcpy(&bits, &x, sizeof bits);
    }
    bits |= (real_bits)negative << (sizeof bits * 8 - 1);
    memcpy(out, &bits, sizeof bits);
    return true;
}
