/* SPDX-License-Identifier: MIT
 *
 * The contract of base/floattext.h, with the C library's printf and strtod as the oracle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <math.h>

#include "base/floattext.h"

#define IS_SINGLE (MP_REAL_MANT_DIG == 24)

static uint64_t random_state = 88172645463325252u;

static uint64_t random_bits(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

static mp_real read_text(const char *text) {
    return IS_SINGLE ? (mp_real)strtof(text, NULL) : (mp_real)strtod(text, NULL);
}

/* Of all kinds: any bit pattern, powers of two, subnormals, round decimals, whole numbers. */
static mp_real random_real(int kind) {
    uint64_t bits = random_bits();
    int low = IS_SINGLE ? -149 : -1074, span = IS_SINGLE ? 277 : 2098;
    switch (kind % 6) {
    case 0:
        return (mp_real)ldexp((double)(bits >> 11), (int)(random_bits() % (uint64_t)span) + low - 53);
    case 1:
        return (mp_real)ldexp(1, (int)(bits % (uint64_t)span) + low);
    case 2:
        return (mp_real)ldexp((double)(bits % 4096), low);
    case 3:
        return (mp_real)((double)(bits % 10000000) / 1000);
    case 4:
        return (mp_real)(bits >> random_bits() % 64);
    default:
        return (mp_real)((double)(bits >> 11) / 9007199254740992.0);
    }
}

static void assert_reads(const char *text, mp_real expected) {
    mp_real x = 42;
    if (!mp_real_parse(text, strlen(text), &x) || x != expected) {
        fail_msg("%s read as %a, not %a", text, (double)x, (double)expected);
    }
}

static void test_shortest(void **state) {
    (void)state;
    char text[64], digits[MP_REAL_EXACT_DIGITS + 1];
    for (int i = 0; i < 60000; i++) {
        mp_real x = random_real(i);
        if (x == 0 || isinf(x)) {
            continue;
        }
        int exponent, fewest = 0;
        size_t count = mp_real_digits(x, MP_REAL_SHORTEST, 0, digits, &exponent);
        do {
            snprintf(text, sizeof text, "%.*e", fewest++, (double)x);
        } while (read_text(text) != x);
        assert_true(count != 0 && count <= (size_t)fewest);
        size_t size = mp_real_format(text, sizeof text - 1, x, 'r', -1, 0);
        text[size] = 0;
        assert_true(size <= MP_REAL_FORMAT_SIZE);
        assert_true(read_text(text) == x);
        assert_reads(text, x);
        assert_true(mp_real_of_digits(digits, count, exponent) == x);
    }
}

/* glibc 2.36 lays out "%#g" wrongly when rounding carries, so that is left to test_format_known. */
static void test_format_like_printf(void **state) {
    (void)state;
    static char text[2000], expected[2000];
    for (int i = 0; i < 60000; i++) {
        mp_real x = random_real(i) * (i % 7 == 0 ? -1 : 1);
        if (isinf(x)) {
            continue;
        }
        char type = "efgEG"[random_bits() % 5];
        int precision = (int)(random_bits() % (random_bits() % 30 == 0 ? 1100 : 30));
        unsigned flags = random_bits() % 2 ? MP_REAL_SIGN : 0;
        char format[] = {'%', '+', '.', '*', type, 0};
        const char plain[] = {'%', '.', '*', type, 0};
        snprintf(expected, sizeof expected, flags ? format : plain, precision, (double)x);
        size_t size = mp_real_format(text, sizeof text - 1, x, type, precision, flags);
        text[size] = 0;
        assert_string_equal(text, expected);
        assert_reads(expected, read_text(expected));
    }
}

static void check_format(const char *expected, mp_real x, char type, int precision, unsigned flags) {
    char text[100];
    size_t size = mp_real_format(text, sizeof text - 1, x, type, precision, flags);
    assert_true(size < sizeof text);
    text[size] = 0;
    assert_string_equal(text, expected);
    assert_int_equal(mp_real_format(NULL, 0, x, type, precision, flags), size);
}

static void test_format_known(void **state) {
    (void)state;
    check_format("0.0", 0, 'r', -1, 0);
    check_format("-0.0", MP_REAL_C(-0.0), 'r', -1, 0);
    check_format("1.5", MP_REAL_C(1.5), 'r', -1, 0);
    check_format("0.1", MP_REAL_C(0.1), 'r', -1, 0);
    check_format("3", 3, 'r', -1, MP_REAL_NO_DOT_ZERO);
    check_format("+3.0", 3, 'r', -1, MP_REAL_SIGN);
    check_format("1e+16", MP_REAL_C(1e16), 'r', -1, 0);
    check_format("1000000000000000.0", MP_REAL_C(1e15), 'r', -1, 0);
    check_format("0.0001", MP_REAL_C(0.0001), 'r', -1, 0);
    check_format("1e-05", MP_REAL_C(0.00001), 'r', -1, 0);
    check_format("1e+10", MP_REAL_C(1e10), 'r', 3, 0);
    check_format("1e+02", 100, 'r', 3, 0);
    check_format("12.0", 12, 'r', 3, 0);
    check_format("0", MP_REAL_C(0.5), 'f', 0, 0);
    check_format("2", MP_REAL_C(1.5), 'f', 0, 0);
    check_format("2", MP_REAL_C(2.5), 'f', 0, 0);
    check_format("2.", MP_REAL_C(2.5), 'f', 0, MP_REAL_ALTERNATE);
    check_format("0.12", MP_REAL_C(0.125), 'f', 2, 0);
    check_format("1.00e+03", MP_REAL_C(999.75), 'g', 3, MP_REAL_ALTERNATE);
    check_format("1.00000", 1, 'g', -1, MP_REAL_ALTERNATE);
    check_format("0.00000", 0, 'g', -1, MP_REAL_ALTERNATE);
    check_format("1e+06", 1000000, 'g', -1, 0);
    check_format("1E+06", 1000000, 'G', -1, 0);
    check_format("inf", INFINITY, 'r', -1, 0);
    check_format("-INF", -INFINITY, 'F', 2, 0);
    check_format("nan", -NAN, 'g', -1, 0);
    check_format("+nan", NAN, 'e', 3, MP_REAL_SIGN);
}

static void test_too_small_a_buffer(void **state) {
    (void)state;
    char text[4] = "abc";
    assert_int_equal(mp_real_format(text, 3, MP_REAL_C(0.25), 'r', -1, 0), 4);
    assert_string_equal(text, "abc");
    assert_int_equal(mp_real_format(NULL, 0, 1, 'f', 1000000000, 0), 1000000002);
}

static void test_parse_random(void **state) {
    (void)state;
    char text[80];
    for (int i = 0; i < 60000; i++) {
        int size = 0, count = 1 + (int)(random_bits() % 30), point = (int)(random_bits() % 40);
        for (int k = 0; k < count; k++) {
            if (k == point) {
                text[size++] = '.';
            }
            text[size++] = (char)('0' + random_bits() % 10);
        }
        int span = random_bits() % 3 ? 40 : IS_SINGLE ? 100 : 700;
        snprintf(text + size, sizeof text - (size_t)size, "e%d", (int)(random_bits() % (uint64_t)span) - span / 2);
        assert_reads(text, read_text(text));
    }
}

/* Exactly between two floats, and a bit beside that. */
static void test_parse_halfway(void **state) {
    (void)state;
    static char text[1600];
    for (int i = 0; i < 3000; i++) {
        mp_real x = random_real(i);
        mp_real next = IS_SINGLE ? (mp_real)nextafterf((float)x, 1e30f) : (mp_real)nextafter(x, 1e300);
        if (x > (IS_SINGLE ? 1e29 : 1e299)) {
            continue;
        }
        snprintf(text, sizeof text, "%.1100Lf", ((long double)x + (long double)next) / 2);
        assert_reads(text, read_text(text));
        strcat(text, "1");
        assert_reads(text, read_text(text));
    }
}

static void test_parse_known(void **state) {
    (void)state;
    static const char *const good[] = {"1", "1.", ".5", "-0", "+1e5", "1E-5", "0e99999999999999999999",
                                       "1e-99999999999",
                                       "00012.50", "123456789012345678901234567890", "4.9e-324", "1e400", "-1e400",
                                       "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623159e308",
                                       "inf", "-Infinity", "INF", "9007199254740993", "9007199254740995"};
    static const char *const bad[] = {"", "+", "-", ".", "e5", "1e", "1e+", "1.5.2", " 1", "1 ", "0x10", "1_0", "infi",
                                      "nanx", "--1", "1e5.5", "+-1", "in", "1j"};
    mp_real x;
    for (size_t i = 0; i < MP_COUNT_OF(good); i++) {
        assert_reads(good[i], read_text(good[i]));
    }
    for (size_t i = 0; i < MP_COUNT_OF(bad); i++) {
        assert_false(mp_real_parse(bad[i], strlen(bad[i]), &x));
    }
    assert_true(mp_real_parse("-nAn", 4, &x) && isnan(x));
    assert_true(mp_real_parse("-0.0", 4, &x) && x == 0 && signbit(x));
}

static void test_compose(void **state) {
    (void)state;
    assert_true(mp_real_compose(0, 5, true) == 0);
    assert_true(mp_real_compose(3, -1, false) == MP_REAL_C(1.5));
    assert_true(isinf(mp_real_compose(1, 5000, false)));
    assert_true(mp_real_compose(1, -5000, true) == 0);
    for (int i = 0; i < 20000; i++) {
        mp_real x = random_real(i);
        int e;
        if (x == 0 || isinf(x)) {
            continue;
        }
        uint64_t m = mp_real_decompose(x, &e);
        assert_true(m >> MP_REAL_MANT_DIG == 0);
        assert_true(mp_real_compose(m, e, false) == x);
        assert_true(m << 1 >> 1 == m && mp_real_compose(m << 1, e - 1, true) == x);
    }
    /* A tie goes to the even neighbour, unless something follows. */
    uint64_t even = (uint64_t)1 << MP_REAL_MANT_DIG;
    assert_true(mp_real_compose(even | 1, 0, false) == mp_real_compose(even, 0, false));
    assert_true(mp_real_compose(even | 1, 0, true) == mp_real_compose(even | 2, 0, false));
    assert_true(mp_real_compose(even | 3, 0, false) == mp_real_compose(even + 4, 0, false));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shortest),     cmocka_unit_test(test_format_like_printf),
        cmocka_unit_test(test_format_known), cmocka_unit_test(test_too_small_a_buffer),
        cmocka_unit_test(test_parse_random), cmocka_unit_test(test_parse_halfway),
        cmocka_unit_test(test_parse_known),  cmocka_unit_test(test_compose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
