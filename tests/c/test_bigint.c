/* SPDX-License-Identifier: MIT
 *
 * The contract of base/bigint.h: identities that must hold for numbers of any size, and known values.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/bigint.h"

#define COUNT_MAX 400

static uint64_t random_state = 88172645463325252u;

static uint32_t random_bits(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 16);
}

/* Up to `limit` digits, with runs of zeros and ones, which find most mistakes with carries. */
static size_t random_number(mp_digit *out, size_t limit) {
    size_t count = random_bits() % (limit + 1);
    for (size_t i = 0; i < count; i++) {
        uint32_t kind = random_bits() % 4;
        out[i] = kind == 0 ? 0 : kind == 1 ? UINT32_MAX : random_bits();
    }
    return mp_bigint_trim(out, count);
}

static void assert_same(const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    assert_int_equal(a_count, b_count);
    assert_memory_equal(a, b, a_count * sizeof *a);
}

static size_t multiply(mp_digit *out, const mp_digit *a, size_t a_count, const mp_digit *b, size_t b_count) {
    size_t scratch_count = mp_bigint_mul_scratch(a_count, b_count);
    mp_digit *scratch = scratch_count != 0 ? malloc(scratch_count * sizeof *scratch) : NULL;
    size_t count = mp_bigint_mul(out, a, a_count, b, b_count, scratch);
    free(scratch);
    return count;
}

static void test_add_sub(void **state) {
    (void)state;
    mp_digit a[40], b[40], sum[41], back[41];
    for (int i = 0; i < 20000; i++) {
        size_t a_count = random_number(a, 40), b_count = random_number(b, 40);
        size_t count = mp_bigint_add(sum, a, a_count, b, b_count);
        size_t back_count = mp_bigint_sub(back, sum, count, b, b_count);
        assert_same(back, back_count, a, a_count);
        assert_true(mp_bigint_compare(sum, count, a, a_count) >= 0);
    }
}

static void test_add_in_place(void **state) {
    (void)state;
    mp_digit a[3] = {UINT32_MAX, UINT32_MAX, 0}, one = 1;
    const mp_digit expected[3] = {0, 0, 1};
    assert_same(a, mp_bigint_add(a, a, 2, &one, 1), expected, 3);
    assert_int_equal(mp_bigint_sub(a, a, 3, &one, 1), 2);
    assert_int_equal(a[1], UINT32_MAX);
}

static void test_mul_ways_agree(void **state) {
    (void)state;
    static mp_digit a[COUNT_MAX], b[COUNT_MAX], fast[2 * COUNT_MAX], slow[2 * COUNT_MAX];
    for (int i = 0; i < 1500; i++) {
        size_t a_count = random_number(a, i % 3 ? COUNT_MAX : 60);
        size_t b_count = random_number(b, i % 2 ? COUNT_MAX : 90);
        size_t fast_count = multiply(fast, a, a_count, b, b_count);
        size_t slow_count = mp_bigint_mul(slow, a, a_count, b, b_count, NULL);
        assert_same(fast, fast_count, slow, slow_count);
    }
}

static void test_divmod_undoes_mul(void **state) {
    (void)state;
    static mp_digit a[COUNT_MAX + 1], copy[COUNT_MAX], b[COUNT_MAX], quotient[COUNT_MAX + 1];
    static mp_digit product[2 * COUNT_MAX + 1];
    for (int i = 0; i < 3000; i++) {
        size_t a_count = random_number(a, i % 4 ? 80 : COUNT_MAX), rest_count;
        size_t b_count = random_number(b, i % 2 ? 6 : 70);
        if (b_count == 0) {
            continue;
        }
        memcpy(copy, a, a_count * sizeof *a);
        size_t count = mp_bigint_divmod(quotient, a, a_count, b, b_count, &rest_count);
        assert_true(mp_bigint_compare(a, rest_count, b, b_count) < 0);
        size_t product_count = multiply(product, quotient, count, b, b_count);
        product_count = mp_bigint_add(product, product, product_count, a, rest_count);
        assert_same(product, product_count, copy, a_count);
    }
}

static void test_divmod_without_quotient(void **state) {
    (void)state;
    mp_digit a[4] = {5, 0, 1, 0}, b[2] = {3, 1};
    size_t rest_count;
    mp_bigint_divmod(NULL, a, 3, b, 2, &rest_count);
    const mp_digit expected[1] = {14}; /* 2^64 + 5 = (2^32 - 3)(2^32 + 3) + 14 */
    assert_same(a, rest_count, expected, 1);
    const mp_digit divisor[2] = {3, 1};
    assert_same(b, 2, divisor, 2);
}

static void test_small_factors(void **state) {
    (void)state;
    mp_digit a[4] = {1, 0, 0, 0}, rest;
    size_t count = 1;
    for (int i = 0; i < 9; i++) {
        count = mp_bigint_mul_small(a, count, 1000, 7);
    }
    for (int i = 0; i < 9; i++) {
        count = mp_bigint_div_small(a, count, 1000, &rest);
        assert_int_equal(rest, 7);
    }
    assert_int_equal(count, 1);
    assert_int_equal(a[0], 1);
}

static void test_shifts(void **state) {
    (void)state;
    mp_digit a[30], left[60], right[60];
    for (int i = 0; i < 5000; i++) {
        size_t a_count = random_number(a, 30), bits = random_bits() % 800;
        size_t count = mp_bigint_shift_left(left, a, a_count, bits);
        if (a_count != 0) {
            assert_int_equal(mp_bigint_bits(left, count), mp_bigint_bits(a, a_count) + bits);
            assert_true(mp_bigint_low_zeros(left, count) == mp_bigint_low_zeros(a, a_count) + bits);
            assert_false(mp_bigint_any_below(left, count, bits));
        }
        assert_int_equal(mp_bigint_popcount(left, count), mp_bigint_popcount(a, a_count));
        assert_same(right, mp_bigint_shift_right(right, left, count, bits), a, a_count);
        assert_int_equal(mp_bigint_shift_right(right, a, a_count, 30 * 32), 0);
    }
}

/* Against 64-bit arithmetic, which has the same two's complement. */
static void test_logic(void **state) {
    (void)state;
    for (int i = 0; i < 20000; i++) {
        int64_t x = (int64_t)((uint64_t)random_bits() << 31 | random_bits()) >> random_bits() % 62;
        int64_t y = (int64_t)((uint64_t)random_bits() << 31 | random_bits()) >> random_bits() % 62;
        x = random_bits() % 2 ? -x : x;
        y = random_bits() % 2 ? -y : y;
        const int64_t results[] = {x & y, x | y, x ^ y};
        mp_digit a[2], b[2], out[3], expected[2];
        size_t a_count = mp_bigint_from_u64(a, (uint64_t)(x < 0 ? -x : x));
        size_t b_count = mp_bigint_from_u64(b, (uint64_t)(y < 0 ? -y : y));
        for (int op = 0; op < 3; op++) {
            bool negative;
            int64_t r = results[op];
            size_t count = mp_bigint_logic_op(out, (mp_bigint_logic)op, a, a_count, x < 0, b, b_count, y < 0,
                                              &negative);
            assert_same(out, count, expected, mp_bigint_from_u64(expected, (uint64_t)(r < 0 ? -r : r)));
            assert_true(r == 0 || negative == (r < 0));
        }
    }
}

static void test_text_round_trip(void **state) {
    (void)state;
    mp_digit a[60], copy[60], back[70];
    for (int i = 0; i < 3000; i++) {
        int base = 2 + i % 35;
        size_t count = random_number(a, 60);
        size_t room = mp_bigint_text_size(a, count, base);
        char *text = malloc(room);
        memcpy(copy, a, count * sizeof *a);
        char *start = mp_bigint_to_text(text + room, copy, count, base);
        assert_true(start >= text);
        size_t size = (size_t)(text + room - start);
        assert_true(mp_bigint_size_for_text(size, base) <= 70);
        assert_same(back, mp_bigint_from_text(back, start, size, base), a, count);
        free(text);
    }
}

static void check_text(const char *text, int base, const char *expected_text, int expected_base) {
    mp_digit digits[16];
    char out[256];
    size_t count = mp_bigint_from_text(digits, text, strlen(text), base);
    assert_true(mp_bigint_text_size(digits, count, expected_base) < sizeof out);
    char *start = mp_bigint_to_text(out + sizeof out - 1, digits, count, expected_base);
    out[sizeof out - 1] = 0;
    assert_string_equal(start, expected_text);
}

static void test_text_known(void **state) {
    (void)state;
    check_text("0", 10, "0", 2);
    check_text("000", 16, "0", 10);
    check_text("340282366920938463463374607431768211456", 10, "100000000000000000000000000000000", 16);
    check_text("FFffFFffFFffFFff", 16, "18446744073709551615", 10);
    check_text("1_000_000_000", 10, "1000000000", 10);
    check_text("zz", 36, "1295", 10);
    check_text("7777777777777777", 8, "111111111111111111111111111111111111111111111111", 2);
    assert_int_equal(mp_bigint_digit_value('_'), 99);
    assert_int_equal(mp_bigint_digit_value('Z'), 35);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add_sub),          cmocka_unit_test(test_add_in_place),
        cmocka_unit_test(test_mul_ways_agree),   cmocka_unit_test(test_divmod_undoes_mul),
        cmocka_unit_test(test_divmod_without_quotient), cmocka_unit_test(test_small_factors),
        cmocka_unit_test(test_shifts),           cmocka_unit_test(test_logic),
        cmocka_unit_test(test_text_round_trip),  cmocka_unit_test(test_text_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
