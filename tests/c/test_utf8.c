/* SPDX-License-Identifier: MIT
 *
 * UTF-8 and the Unicode tables.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "base/utf8.h"

#define RUNE_COUNT 0x110000u

static void every_code_point_survives(void **state) {
    (void)state;
    for (uint32_t rune = 0; rune < RUNE_COUNT; rune++) {
        char text[4];
        const char *p = text;
        bool ascii;
        size_t offset, size = mp_utf8_put(text, rune);
        assert_int_equal(mp_utf8_size((uint8_t)text[0]), size);
        assert_int_equal(mp_utf8_next(&p), rune);
        assert_ptr_equal(p, text + size);
        assert_ptr_equal(mp_utf8_previous(p), text);
        assert_int_equal(mp_utf8_count(text, size), 1);
        assert_true(mp_utf8_check(text, size, true, &ascii, &offset));
        assert_int_equal(ascii, rune < 128);
        assert_int_equal(mp_utf8_check(text, size, false, &ascii, &offset), rune < 0xD800 || rune > 0xDFFF);
    }
}

static void counts_and_offsets_agree(void **state) {
    (void)state;
    static const uint32_t runes[] = {'a', 0xE9, 0x20AC, 0x1F600, 'b', 'c',    'd',
                                     'e', 'f',  'g',    0x7FF,   0x800, 0xFFFF, 'z'};
    char text[200];
    size_t starts[64], count = 0, size = 0;
    for (; count < 60; count++) {
        starts[count] = size;
        size += mp_utf8_put(text + size, runes[count * 5 % MP_COUNT_OF(runes)]);
    }
    starts[count] = size;
    for (size_t from = 0; from < count; from++) {
        for (size_t to = from; to <= count; to++) {
            const char *start = text + starts[from];
            size_t part = starts[to] - starts[from];
            assert_int_equal(mp_utf8_count(start, part), to - from);
            assert_int_equal(mp_utf8_offset(start, size - starts[from], to - from), part);
        }
    }
}

static void bad_sequences_are_found(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t offset;
    } bad[] = {
        {"\x80", 0},         {"a\xFF", 1},         {"\xC3", 0},          {"\xC3(", 0},     {"\xC0\x80", 0},
        {"\xC1\xBF", 0},     {"\xE2\x82", 0},      {"abcdefgh\xE2(", 8}, {"\xE0\x80\x80", 0}, {"\xF0\x80\x80\x80", 0},
        {"\xF4\x90\x80\x80", 0}, {"\xF5\x80\x80\x80", 0}, {"\xC3\xA9\xA9", 2},  {"\xF0\x9F\x98", 0}, 
        {"12345678\xC3\xA9x\xE2\x82", 11},
    };
    for (size_t i = 0; i < MP_COUNT_OF(bad); i++) {
        bool ascii;
        size_t offset = 99;
        assert_false(mp_utf8_check(bad[i].text, strlen(bad[i].text), true, &ascii, &offset));
        assert_int_equal(offset, bad[i].offset);
    }
    bool ascii;
    size_t offset;
    assert_true(mp_utf8_check("", 0, false, &ascii, &offset));
    assert_true(ascii);
    assert_true(mp_utf8_check("a\0b", 3, false, &ascii, &offset));
    assert_true(mp_utf8_check("\xED\xA0\x80", 3, true, &ascii, &offset));
    assert_false(mp_utf8_check("\xED\xA0\x80", 3, false, &ascii, &offset));
}

static void properties_are_right(void **state) {
    (void)state;
    assert_int_equal(mp_rune_properties('A'),
                     MP_RUNE_ALPHA | MP_RUNE_UPPER | MP_RUNE_PRINTABLE | MP_RUNE_ID_START | MP_RUNE_ID_CONTINUE);
    assert_true(mp_rune_properties('7') & MP_RUNE_DECIMAL);
    assert_true(mp_rune_properties(0x101) & MP_RUNE_LOWER);
    assert_true(mp_rune_properties(0x100) & MP_RUNE_UPPER);
    assert_true(mp_rune_properties(0x4E00) & MP_RUNE_ALPHA);
    assert_true(mp_rune_properties(0x4E00) & MP_RUNE_NUMERIC);
    assert_true(mp_rune_properties(0x1C5) & MP_RUNE_TITLE);
    assert_true(mp_rune_properties(0xA0) & MP_RUNE_SPACE);
    assert_false(mp_rune_properties(0xA0) & MP_RUNE_PRINTABLE);
    assert_int_equal(mp_rune_properties(0xD800), 0);
    assert_int_equal(mp_rune_properties(0x10FFFF), 0);
    assert_int_equal(mp_rune_properties(0x110000), 0);
    assert_int_equal(mp_rune_properties(UINT32_MAX), 0);
    assert_int_equal(mp_rune_digit(0x664), 4);
    assert_int_equal(mp_rune_digit(0x1D7FF), 9);
    assert_int_equal(mp_rune_digit('x'), -1);
    assert_int_equal(mp_rune_digit(0xB2), -1);
}

static void assert_maps(mp_rune_case which, uint32_t from, size_t count, uint32_t a, uint32_t b) {
    uint32_t out[3] = {0, 0, 0};
    assert_int_equal(mp_rune_map(which, from, out), count);
    assert_int_equal(out[0], a);
    assert_int_equal(out[1], b);
}

static void case_maps_are_right(void **state) {
    (void)state;
    assert_maps(MP_CASE_UPPER, 'q', 1, 'Q', 0);
    assert_maps(MP_CASE_LOWER, 'Q', 1, 'q', 0);
    assert_maps(MP_CASE_UPPER, '1', 1, '1', 0);
    assert_maps(MP_CASE_UPPER, 0xDF, 2, 'S', 'S');
    assert_maps(MP_CASE_TITLE, 0xDF, 2, 'S', 's');
    assert_maps(MP_CASE_FOLD, 0xDF, 2, 's', 's');
    assert_maps(MP_CASE_UPPER, 0xFF, 1, 0x178, 0);
    assert_maps(MP_CASE_LOWER, 0x130, 2, 'i', 0x307);
    assert_maps(MP_CASE_TITLE, 0x1C4, 1, 0x1C5, 0);
    assert_maps(MP_CASE_LOWER, 0x416, 1, 0x436, 0);
    assert_maps(MP_CASE_UPPER, 0x3C2, 1, 0x3A3, 0);
    assert_maps(MP_CASE_FOLD, 0x3C2, 1, 0x3C3, 0);
    assert_maps(MP_CASE_UPPER, 0x10428, 1, 0x10400, 0);
    assert_maps(MP_CASE_UPPER, 0x10FFFF, 1, 0x10FFFF, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_survives), cmocka_unit_test(counts_and_offsets_agree),
        cmocka_unit_test(bad_sequences_are_found),   cmocka_unit_test(properties_are_right),
        cmocka_unit_test(case_maps_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
