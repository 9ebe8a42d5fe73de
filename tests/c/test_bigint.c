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
    mp_bigint_work work = {.scratch = scratch};
    size_t count = mp_bigint_mul(out, a, a_count, b, b_count, &work);
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

/* a / b with scratch memory (or without), checked by multiplying again. */
static void check_divmod(const mp_digit *a, size_t a_count, mp_digit *b, size_t b_count, bool with_scratch) {
    mp_digit *rest = malloc((a_count + 1) * sizeof *rest), *quotient = malloc((a_count + 1) * sizeof *rest);
    mp_digit *product = malloc((a_count + b_count + 2) * sizeof *rest);
    size_t scratch_count = with_scratch ? mp_bigint_divmod_scratch(a_count, b_count) : 0, rest_count;
    mp_bigint_work work = {.scratch = scratch_count != 0 ? malloc(scratch_count * sizeof *rest) : NULL};
    memcpy(rest, a, a_count * sizeof *a);
    size_t count = mp_bigint_divmod(quotient, rest, a_count, b, b_count, &rest_count, &work);
    assert_true(mp_bigint_compare(rest, rest_count, b, b_count) < 0);
    size_t product_count = multiply(product, quotient, count, b, b_count);
    product_count = mp_bigint_add(product, product, product_count, rest, rest_count);
    assert_same(product, product_count, a, a_count);
    memcpy(product, rest, rest_count * sizeof *rest);
    memcpy(rest, a, a_count * sizeof *a);
    size_t again_count;
    mp_bigint_divmod(NULL, rest, a_count, b, b_count, &again_count, &work);
    assert_same(rest, again_count, product, rest_count);
    free(work.scratch);
    free(product);
    free(quotient);
    free(rest);
}

static void test_divmod_undoes_mul(void **state) {
    (void)state;
    static mp_digit a[3 * COUNT_MAX], b[COUNT_MAX];
    for (int i = 0; i < 3000; i++) {
        size_t a_count = random_number(a, i % 4 ? 80 : 3 * COUNT_MAX);
        size_t b_count = random_number(b, i % 2 ? 6 : COUNT_MAX);
        if (b_count != 0) {
            check_divmod(a, a_count, b, b_count, i % 3 != 0);
        }
    }
}

/* Operands of which the upper digits agree, so that estimates are as wrong as they can be. */
static void test_divmod_of_like_operands(void **state) {
    (void)state;
    static mp_digit a[3 * COUNT_MAX], b[COUNT_MAX];
    for (int i = 0; i < 300; i++) {
        size_t b_count = COUNT_MAX / 2 + random_bits() % (COUNT_MAX / 2);
        memset(b, 0xFF, sizeof b);
        memset(b, i % 3 ? 0 : 0xFF, b_count / 2 * sizeof *b);
        b[random_bits() % b_count] = random_bits() | 1;
        b[b_count - 1] = i % 2 ? UINT32_MAX : 0x80000000;
        memset(a, i % 4 ? 0xFF : 0, sizeof a);
        memcpy(a + 2 * b_count, b, b_count * sizeof *b);
        a[2 * b_count + random_bits() % b_count] -= 1;
        check_divmod(a, mp_bigint_trim(a, 3 * b_count), b, b_count, true);
    }
}

static bool stop_at_once(void *user) {
    ++*(int *)user;
    return true;
}

static void test_stop(void **state) {
    (void)state;
    static mp_digit a[COUNT_MAX + 1], b[COUNT_MAX], out[2 * COUNT_MAX], scratch[20 * COUNT_MAX];
    int asked = 0;
    size_t rest_count;
    memset(a, 0xAA, sizeof a);
    memset(b, 0xAA, sizeof b);
    mp_bigint_work work = {scratch, stop_at_once, &asked, false};
    mp_bigint_mul(out, a, COUNT_MAX, b, COUNT_MAX, &work);
    assert_true(work.stopped);
    work = (mp_bigint_work){scratch, stop_at_once, &asked, false};
    mp_bigint_divmod(out, a, COUNT_MAX, b, COUNT_MAX / 2, &rest_count, &work);
    assert_true(work.stopped);
    work = (mp_bigint_work){scratch, stop_at_once, &asked, false};
    mp_bigint_pow_mod(out, a, 5, b, 50, b, 6, &work);
    assert_true(work.stopped);
    assert_int_equal(asked, 3);
}

/* Against multiplying and dividing step by step. */
static void test_pow_mod(void **state) {
    (void)state;
    mp_digit m[12], base[12], exponent[3], out[12], slow[26], product[26];
    for (int i = 0; i < 400; i++) {
        size_t m_count = random_number(m, 12), rest_count;
        if (m_count == 0) {
            continue;
        }
        size_t base_count = random_number(base, m_count), exponent_count = random_number(exponent, i % 3 + 1);
        if (exponent_count == 0 || mp_bigint_compare(base, base_count, m, m_count) >= 0) {
            continue;
        }
        size_t scratch_count = mp_bigint_pow_mod_scratch(m_count, exponent, exponent_count);
        mp_bigint_work work = {.scratch = malloc(scratch_count * sizeof *out)};
        mp_digit *start = work.scratch;
        size_t count = mp_bigint_pow_mod(out, base, base_count, exponent, exponent_count, m, m_count, &work);
        free(start);
        size_t slow_count = mp_bigint_from_u64(slow, 1);
        for (size_t bit = mp_bigint_bits(exponent, exponent_count); bit-- > 0;) {
            for (int twice = 0; twice <= (int)(exponent[bit / 32] >> bit % 32 & 1); twice++) {
                size_t product_count = twice ? multiply(product, slow, slow_count, base, base_count)
                                             : multiply(product, slow, slow_count, slow, slow_count);
                mp_bigint_divmod(NULL, product, product_count, m, m_count, &rest_count, NULL);
                memcpy(slow, product, rest_count * sizeof *slow);
                slow_count = rest_count;
            }
        }
        slow_count = m_count == 1 && m[0] == 1 ? 0 : slow_count;
        assert_same(out, count, slow, slow_count);
    }
}

static void test_gcd(void **state) {
    (void)state;
    mp_digit a[61], b[61], factor[20], rest[61];
    for (int i = 0; i < 2000; i++) {
        mp_digit x[40], y[40];
        size_t x_count = random_number(x, 40), y_count = random_number(y, i % 2 ? 40 : 4), rest_count;
        size_t factor_count = random_number(factor, 20);
        if (x_count == 0 || y_count == 0 || factor_count == 0) {
            continue;
        }
        size_t a_count = multiply(a, x, x_count, factor, factor_count);
        size_t b_count = multiply(b, y, y_count, factor, factor_count);
        size_t a_was = a_count, b_was = b_count;
        mp_digit a_copy[61], b_copy[61];
        memcpy(a_copy, a, sizeof a);
        memcpy(b_copy, b, sizeof b);
        size_t count = mp_bigint_gcd(a, a_count, b, b_count, NULL);
        assert_true(count >= factor_count);
        mp_bigint_divmod(NULL, a_copy, a_was, a, count, &rest_count, NULL);
        assert_int_equal(rest_count, 0);
        mp_bigint_divmod(NULL, b_copy, b_was, a, count, &rest_count, NULL);
        assert_int_equal(rest_count, 0);
        memcpy(rest, a, count * sizeof *a);
        mp_bigint_divmod(NULL, rest, count, factor, factor_count, &rest_count, NULL);
        assert_int_equal(rest_count, 0);
    }
}

static void test_divmod_without_quotient(void **state) {
    (void)state;
    mp_digit a[4] = {5, 0, 1, 0}, b[2] = {3, 1};
    size_t rest_count;
    mp_bigint_divmod(NULL, a, 3, b, 2, &rest_count, NULL);
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

static void check_round_trip(size_t limit, int base) {
    mp_digit *a = malloc(limit * sizeof *a), *copy = malloc((limit + 1) * sizeof *a);
    mp_digit *back = malloc((limit + limit / 4 + 2) * sizeof *a);
    size_t count = random_number(a, limit), room = mp_bigint_text_size(a, count, base);
    char *text[2] = {malloc(room), malloc(room)}, *start[2];
    for (int way = 0; way < 2; way++) {
        size_t scratch_count = way == 1 ? mp_bigint_text_scratch(count, base) : 0;
        mp_bigint_work work = {.scratch = scratch_count != 0 ? malloc(scratch_count * sizeof *a) : NULL};
        mp_digit *scratch = work.scratch;
        memcpy(copy, a, count * sizeof *a);
        start[way] = mp_bigint_to_text(text[way] + room, copy, count, base, &work);
        free(scratch);
        assert_true(start[way] >= text[way]);
        size_t size = (size_t)(text[way] + room - start[way]);
        size_t back_room = mp_bigint_size_for_text(size, base);
        assert_true(back_room <= limit + limit / 4 + 2);
        scratch_count = way == 1 ? mp_bigint_text_scratch(back_room, base) : 0;
        work.scratch = scratch = scratch_count != 0 ? malloc(scratch_count * sizeof *a) : NULL;
        assert_same(back, mp_bigint_from_text(back, start[way], size, base, &work), a, count);
        free(scratch);
    }
    assert_int_equal(start[0] - text[0], start[1] - text[1]);
    assert_memory_equal(start[0], start[1], (size_t)(text[0] + room - start[0]));
    free(text[0]);
    free(text[1]);
    free(back);
    free(copy);
    free(a);
}

static void test_text_round_trip(void **state) {
    (void)state;
    for (int i = 0; i < 2000; i++) {
        check_round_trip(i % 20 ? 60 : 500, 2 + i % 35);
    }
    for (int i = 0; i < 100; i++) {
        check_round_trip(1500, i % 2 ? 10 : 3 + i % 34);
    }
}

static void check_text(const char *text, int base, const char *expected_text, int expected_base) {
    mp_digit digits[16];
    char out[256];
    size_t count = mp_bigint_from_text(digits, text, strlen(text), base, NULL);
    assert_true(mp_bigint_text_size(digits, count, expected_base) < sizeof out);
    char *start = mp_bigint_to_text(out + sizeof out - 1, digits, count, expected_base, NULL);
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
        cmocka_unit_test(test_divmod_of_like_operands), cmocka_unit_test(test_stop),
        cmocka_unit_test(test_pow_mod),          cmocka_unit_test(test_gcd),
        cmocka_unit_test(test_text_round_trip),  cmocka_unit_test(test_text_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
