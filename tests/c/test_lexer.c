/* SPDX-License-Identifier: MIT
 *
 * The lexer: tokens, positions, indentation, strings, numbers and mistakes of short sources.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "compiler/lexer.h"
#include "micropy.h"
#include "objects/str.h"

static char heap[256 * 1024];
static mp_vm *vm;

static int setup(void **state) {
    (void)state;
    mp_region region = {heap, sizeof heap};
    mp_config config = {.regions = &region, .region_count = 1};
    vm = mp_init(&config, NULL);
    return vm == NULL;
}

static int teardown(void **state) {
    (void)state;
    mp_deinit(vm);
    return 0;
}

/* Writes one token: its kind's text, for names, numbers and strings their own, INDENT, DEDENT, NEWLINE as > < ;. */
static void write_token(char *out, size_t size, const mp_lexer *lexer, const mp_token *token, bool places) {
    size_t used = strlen(out);
    char text[128] = {0};
    switch (token->kind) {
        case MP_TOKEN_NAME:
        case MP_TOKEN_NUMBER:
        case MP_TOKEN_STRING:
        case MP_TOKEN_FSTRING_START:
        case MP_TOKEN_FSTRING_MIDDLE:
        case MP_TOKEN_FSTRING_END:
            snprintf(text, sizeof text, "%.*s", (int)token->size, mp_lexer_text(lexer, token->offset));
            break;
        case MP_TOKEN_INDENT: strcpy(text, ">"); break;
        case MP_TOKEN_DEDENT: strcpy(text, "<"); break;
        case MP_TOKEN_NEWLINE: strcpy(text, ";"); break;
        case MP_TOKEN_END: strcpy(text, "$"); break;
        case MP_TOKEN_ERROR:
            snprintf(text, sizeof text, "!%s", mp_str_data(lexer->error_message));
            break;
        default: strcpy(text, mp_token_table[token->kind].text);
    }
    if (places) {
        snprintf(out + used, size - used, "%s%s@%u.%u-%u.%u", used == 0 ? "" : " ", text, (unsigned)token->line,
                 (unsigned)token->column, (unsigned)token->end_line, (unsigned)token->end_column);
    } else {
        snprintf(out + used, size - used, "%s%s", used == 0 ? "" : " ", text);
    }
}

static void lex_bytes(const char *source, size_t source_size, bool is_text, bool places, char *out, size_t size) {
    mp_text_source text;
    mp_lexer lexer;
    mp_token token;
    memset(&lexer, 0, sizeof lexer);
    mp_text_source_init(&text, source, source_size, MP_NAME(string_));
    text.source.is_text = is_text;
    assert_true(mp_lexer_init(&lexer, vm, &text.source));
    *out = '\0';
    do {
        assert_true(mp_lexer_next(&lexer, &token));
        write_token(out, size, &lexer, &token, places);
    } while (token.kind != MP_TOKEN_END && token.kind != MP_TOKEN_ERROR);
    mp_lexer_free(&lexer);
}

/* The source gives these tokens. */
static void expect(const char *source, const char *expected) {
    char out[1024];
    lex_bytes(source, strlen(source), true, false, out, sizeof out);
    assert_string_equal(out, expected);
}

/* The same with places. */
static void expect_places(const char *source, const char *expected) {
    char out[1024];
    lex_bytes(source, strlen(source), true, true, out, sizeof out);
    assert_string_equal(out, expected);
}

static void expect_bytes(const char *source, size_t size, const char *expected) {
    char out[1024];
    lex_bytes(source, size, false, true, out, sizeof out);
    assert_string_equal(out, expected);
}

static void names_and_keywords(void **state) {
    (void)state;
    expect("", "$");
    expect("if iff i None Nonee _ __x1 yield yields", "if iff i None Nonee _ __x1 yield yields ; $");
    expect("h\xc3\xa9llo \xe5\x90\x8d", "h\xc3\xa9llo \xe5\x90\x8d ; $");
    expect("False await async match case type", "False await async match case type ; $");
}

static void operators(void **state) {
    (void)state;
    expect("+ - * / // % ** @ & | ^ << >> ~", "+ - * / // % ** @ & | ^ << >> ~ ; $");
    expect("a+=1;b**=2;c//=3;d>>=4;e<<=5", "a += 1 ; b **= 2 ; c //= 3 ; d >>= 4 ; e <<= 5 ; $");
    expect("a<b<=c==d!=e>=f>g", "a < b <= c == d != e >= f > g ; $");
    expect("x:=1 ->... .. @=", "x := 1 -> ... . . @= ; $");
    expect("a<>b", "a !invalid syntax");
}

static void numbers(void **state) {
    (void)state;
    expect("0 00 1_000 0xFf 0o17 0b1_0 0_0", "0 00 1_000 0xFf 0o17 0b1_0 0_0 ; $");
    expect("1. .5 1.5e-3 1E5 1_0.0_1 3j .5J 1e5j 09.5", "1. .5 1.5e-3 1E5 1_0.0_1 3j .5J 1e5j 09.5 ; $");
    expect("1if 2else 3", "1 if 2 else 3 ; $");
    expect("1..real", "1. . real ; $");
    expect("1_", "!invalid decimal literal");
    expect("0x", "!invalid hexadecimal literal");
    expect("0b12", "!invalid digit '2' in binary literal");
    expect("0o8", "!invalid digit '8' in octal literal");
    expect("1e5x", "!invalid decimal literal");
    expect("3j2", "!invalid imaginary literal");
    expect("1a", "!invalid decimal literal");
}

static void strings(void **state) {
    (void)state;
    expect("'a' \"b\" r'\\.' b'x' Rb'y' bR'' u''", "'a' \"b\" r'\\.' b'x' Rb'y' bR'' u'' ; $");
    expect("'a\\'b'", "'a\\'b' ; $");
    expect("'''a\n'b''c'''", "'''a\n'b''c''' ; $");
    expect("'a\\\nb'", "'a\\\nb' ; $");
    expect("ub''", "ub '' ; $");
    expect("'a\\\\\n", "!unterminated string literal (detected at line 1)");
    expect("x = '''a\nb\n", "x = !unterminated triple-quoted string literal (detected at line 2)");
}

static void fstrings(void **state) {
    (void)state;
    expect("f'a{b}c'", "f' a { b } c ' ; $");
    expect("f'{{x}}'", "f' {{x}} ' ; $");
    expect("f'{a!r:>{w}}'", "f' { a ! r : > { w } } ' ; $");
    expect("f'{a:=5}{b!=c}'", "f' { a : =5 } { b != c } ' ; $");
    expect("f'{d['k']}'", "f' { d [ 'k' ] } ' ; $");
    expect("f'{f'{x}'}'", "f' { f' { x } ' } ' ; $");
    expect("f'''a\n{\nb\n}'''", "f''' a\n { b } ''' ; $");
    expect("f'}'", "f' !f-string: single '}' is not allowed");
    expect("f'{a'", "f' { a !f-string: expecting '}'");
    expect("f'{(}'", "f' { ( !f-string: closing parenthesis '}' does not match opening parenthesis '('");
}

static void indentation(void **state) {
    (void)state;
    expect("if a:\n  b\n  if c:\n    d\ne\n", "if a : ; > b ; if c : ; > d ; < < e ; $");
    expect("if a:\n  b", "if a : ; > b ; < $");
    expect("if a:\n\n  # c\n  b\n# d\n", "if a : ; > b ; < $");
    expect("(a,\n   b)\n", "( a , b ) ; $");
    expect("a = \\\n   b\n", "a = b ; $");
    expect("if a:\n\tb\n\tc\n", "if a : ; > b ; c ; < $");
    expect("if a:\n    b\n  c\n", "if a : ; > b ; !unindent does not match any outer indentation level");
    expect("if a:\n\tb\n        c\n", "if a : ; > b ; !inconsistent use of tabs and spaces in indentation");
    expect("\fa\n", "a ; $");
}

static void line_ends(void **state) {
    (void)state;
    expect("a\r\nb\rc\n\r\nd", "a ; b ; c ; d ; $");
    expect("'''a\r\nb'''\r\n", "'''a\nb''' ; $");
    expect("# only\r\n", "$");
}

static void places(void **state) {
    (void)state;
    expect_places("a  =1\n", "a@1.0-1.1 =@1.3-1.4 1@1.4-1.5 ;@1.5-1.6 $@1.5-1.5");
    expect_places("'''a\nb'''", "'''a\nb'''@1.0-2.4 ;@2.4-2.5 $@2.4-2.4");
    expect_places("\xc3\xa9 b", "\xc3\xa9@1.0-1.2 b@1.3-1.4 ;@1.4-1.5 $@1.4-1.4");
}

static void brackets(void **state) {
    (void)state;
    expect("a)", "a !unmatched ')'");
    expect("(]", "( !closing parenthesis ']' does not match opening parenthesis '('");
    expect("(\n]", "( !closing parenthesis ']' does not match opening parenthesis '(' on line 1");
    expect_places("a(\nb", "a@1.0-1.1 (@1.1-1.2 b@2.0-2.1 !'(' was never closed@1.1-1.1");
    char deep[400];
    char out[1024];
    memset(deep, '(', sizeof deep);
    lex_bytes(deep, sizeof deep, true, false, out, sizeof out);
    assert_non_null(strstr(out, "!too many nested parentheses"));
}

static void bad_characters(void **state) {
    (void)state;
    expect("a ? b", "a !invalid syntax");
    expect("a \xe2\x82\xac", "a !invalid character '\xe2\x82\xac' (U+20AC)");
    expect("a\x01", "a !invalid non-printable character U+0001");
    expect("a \\ b", "a !unexpected character after line continuation character");
    expect("a \\", "a !unexpected EOF while parsing");
}

static void encodings(void **state) {
    (void)state;
    static const char bom[] = "\xef\xbb\xbf"
                              "a";
    expect_bytes(bom, sizeof bom - 1, "a@1.0-1.1 ;@1.1-1.2 $@1.1-1.1");
    static const char latin1[] = "# coding: latin-1\n'\xe9'";
    expect_bytes(latin1, sizeof latin1 - 1, "'\xc3\xa9'@2.0-2.4 ;@2.4-2.5 $@2.4-2.4");
    static const char unknown[] = "#!x\n# -*- coding: foo -*-\na";
    expect_bytes(unknown, sizeof unknown - 1, "!unknown encoding: foo@2.0-2.0");
    static const char bad[] = "a\n'\xff'";
    expect_bytes(bad, sizeof bad - 1,
                 "a@1.0-1.1 ;@1.1-1.2 !(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: "
                 "invalid start byte@2.1-2.1");
    static const char nul[] = "a\0b";
    expect_bytes(nul, sizeof nul - 1, "!source code cannot contain null bytes@1.1-1.1");
}

/* Long lines make the buffer grow; tokens read ahead come again. */
static void lookahead(void **state) {
    (void)state;
    static char source[5000];
    mp_text_source text;
    mp_lexer lexer;
    mp_lexer_state saved;
    mp_token first, again;
    memset(source, ' ', sizeof source);
    memcpy(source, "match (", 7);
    memset(source + 2000, '\n', 3);
    memcpy(source + sizeof source - 3, "x):", 3);
    memset(&lexer, 0, sizeof lexer);
    mp_text_source_init(&text, source, sizeof source, MP_NAME(string_));
    assert_true(mp_lexer_init(&lexer, vm, &text.source));
    assert_true(mp_lexer_next(&lexer, &first));
    mp_lexer_save(&lexer, &saved);
    do {
        assert_true(mp_lexer_next(&lexer, &first));
    } while (first.kind != MP_TOKEN_NEWLINE);
    mp_lexer_restore(&lexer, &saved);
    assert_true(mp_lexer_next(&lexer, &again));
    assert_int_equal(again.kind, MP_TOKEN_LPAR);
    assert_true(mp_lexer_next(&lexer, &again));
    assert_int_equal(again.kind, MP_TOKEN_NAME);
    assert_int_equal(*mp_lexer_text(&lexer, again.offset), 'x');
    assert_int_equal(again.line, 4);
    mp_lexer_free(&lexer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_keywords), cmocka_unit_test(operators),      cmocka_unit_test(numbers),
        cmocka_unit_test(strings),            cmocka_unit_test(fstrings),       cmocka_unit_test(indentation),
        cmocka_unit_test(line_ends),          cmocka_unit_test(places),         cmocka_unit_test(brackets),
        cmocka_unit_test(bad_characters),     cmocka_unit_test(encodings),      cmocka_unit_test(lookahead),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
