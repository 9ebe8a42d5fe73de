/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Numbers: where their text ends, and whether it is well formed. The parser makes the values.
 */
#include "compiler/lexer.h"

static bool is_digit(char c, int base) {
    if (base == 16) {
        return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
    }
    return c >= '0' && c < '0' + base;
}

/* Digits in groups joined by single underscores. Returns false (with *p at the character before the mistake's place) if
 * an underscore is not followed by a digit. */
static bool skip_digits(const char **p, int base) {
    for (;;) {
        while (is_digit(**p, base)) {
            ++*p;
        }
        if (**p != '_') {
            return true;
        }
        if (!is_digit((*p)[1], base)) {
            return false;
        }
        ++*p;
    }
}

/* True if one of the keywords that may follow a number at once (`1if x else y`) is at `p`. */
static bool keyword_follows(const char *p) {
    static const char words[][5] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    for (size_t i = 0; i < MP_COUNT_OF(words); i++) {
        if (strncmp(p, words[i], strlen(words[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* An error at the byte before `at` (which is where CPython points). */
static bool number_error(mp_lexer *lexer, mp_token *token, const char *at, const char *what) {
    uint32_t column = (uint32_t)(at - mp_lexer_text(lexer, lexer->now.line_start));
    column -= column > token->column;
    return mp_lexer_error(lexer, token, column, column, "invalid %s literal", what);
}

static bool end_number(mp_lexer *lexer, mp_token *token, const char *end, uint8_t flags, const char *what) {
    if (mp_lexer_name_char(end) != 0 && !keyword_follows(end)) {
        if ((uint8_t)*end < 0x80 || mp_lexer_is_name_start(end)) {
            return number_error(lexer, token, end, what);
        }
    }
    lexer->now.position += (size_t)(end - mp_lexer_here(lexer));
    token->flags = flags;
    mp_lexer_finish(lexer, token, MP_TOKEN_NUMBER);
    return true;
}

static bool prefixed_number(mp_lexer *lexer, mp_token *token, const char *start, int base, const char *what) {
    const char *p = start + 2;
    p += *p == '_';
    if (!is_digit(*p, base)) {
        if (base < 10 && *p >= '0' && *p <= '9') {
            uint32_t column = token->column + (uint32_t)(p - start);
            return mp_lexer_error(lexer, token, column, column, "invalid digit '%c' in %s literal", *p, what);
        }
        return number_error(lexer, token, p, what);
    }
    if (!skip_digits(&p, base)) {
        if (base == 16 || p[1] < '0' || p[1] > '9') {
            return number_error(lexer, token, p + 1, what);
        }
        p++; /* the digit behind '_' is too large */
    }
    if (*p >= '0' && *p <= '9') {
        uint32_t column = token->column + (uint32_t)(p - start);
        return mp_lexer_error(lexer, token, column, column, "invalid digit '%c' in %s literal", *p, what);
    }
    return end_number(lexer, token, p, MP_NUMBER_INT, what);
}

bool mp_lexer_number(mp_lexer *lexer, mp_token *token) {
    const char *start = mp_lexer_here(lexer);
    const char *p = start;
    uint8_t flags = MP_NUMBER_INT;
    if (*start == '0') {
        switch (start[1] | 32) {
            case 'x': return prefixed_number(lexer, token, start, 16, "hexadecimal");
            case 'o': return prefixed_number(lexer, token, start, 8, "octal");
            case 'b': return prefixed_number(lexer, token, start, 2, "binary");
            default: break;
        }
    }
    if (!skip_digits(&p, 10)) {
        return number_error(lexer, token, p + 1, "decimal");
    }
    const char *integer_end = p;
    if (*p == '.') {
        flags = MP_NUMBER_FLOAT;
        p++;
        if (is_digit(*p, 10) && !skip_digits(&p, 10)) {
            return number_error(lexer, token, p + 1, "decimal");
        }
    }
    if ((*p | 32) == 'e' && is_digit(p[1 + (p[1] == '+' || p[1] == '-')], 10)) {
        flags = MP_NUMBER_FLOAT;
        p += 1 + (p[1] == '+' || p[1] == '-');
        if (!skip_digits(&p, 10)) {
            return number_error(lexer, token, p + 1, "decimal");
        }
    } else if ((*p | 32) == 'e' && (p[1] == '+' || p[1] == '-')) {
        return number_error(lexer, token, p + 1, "decimal");
    }
    if ((*p | 32) == 'j') {
        return end_number(lexer, token, p + 1, MP_NUMBER_IMAGINARY, "imaginary");
    }
    if (flags == MP_NUMBER_INT && *start == '0') {
        const char *q = start + strspn(start, "0_");
        if (q < integer_end) {
            return mp_lexer_error(lexer, token, token->column, token->column + (uint32_t)(q - start),
                                  "leading zeros in decimal integer literals are not permitted; "
                                  "use an 0o prefix for octal integers");
        }
    }
    return end_number(lexer, token, p, flags, "decimal");
}
