/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The format-specification mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type].
 */
#include "objects/format.h"

#include <math.h>

#include "base/floattext.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "objects/number.h"
#include "objects/str.h"

/* ---- parsing ---- */

/* A decimal digit of any script; moves behind it. -1, and stays: there is none. */
static int read_digit(const char **p, const char *end) {
    const char *next = *p;
    int digit = next < end ? mp_rune_digit(mp_utf8_next(&next)) : -1;
    *p = digit >= 0 ? next : *p;
    return digit;
}

static inline bool is_digit(char c) {
    return (unsigned)c - '0' < 10;
}

static inline bool is_align(char c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Reads digits; *out is left as it is if there are none. */
static bool read_number(mp_vm *vm, const char **p, const char *end, intptr_t *out) {
    intptr_t n = 0;
    int digit = read_digit(p, end);
    bool any = digit >= 0;
    for (; digit >= 0; digit = read_digit(p, end)) {
        if (n > (INTPTR_MAX - 9) / 10) {
            return mp_fail(vm, &mp_type_ValueError, "Too many decimal digits in format string");
        }
        n = n * 10 + digit;
    }
    *out = any ? n : *out;
    return true;
}

static bool fail_unknown_type(mp_vm *vm, uint32_t type, mp_value v) {
    if (type > 32 && type < 128) {
        return mp_fail(vm, &mp_type_ValueError, "Unknown format code '%c' for object of type '%T'", (int)type, v);
    }
    return mp_fail(vm, &mp_type_ValueError, "Unknown format code '\\x%x' for object of type '%T'", (unsigned)type, v);
}

static bool read_grouping(mp_vm *vm, const char **p, const char *end, mp_format_spec *out) {
    while (*p < end && (**p == ',' || **p == '_')) {
        if (out->grouping != 0 && out->grouping != **p) {
            return mp_fail(vm, &mp_type_ValueError, "Cannot specify both ',' and '_'.");
        }
        if (out->grouping != 0) {
            break; /* taken for the type, which is an error with grouping */
        }
        out->grouping = *(*p)++;
    }
    return true;
}

/* Grouping goes with decimal types; '_' with the others that have digits, too. */
static bool check_grouping(mp_vm *vm, const mp_format_spec *spec, bool is_str) {
    uint32_t type = spec->type != 0 ? spec->type : is_str ? 's' : 'd';
    bool ok = spec->grouping == 0 || (type < 128 && strchr("defgEG%F", (int)type) != NULL) ||
              (spec->grouping == '_' && type < 128 && strchr("boxX", (int)type) != NULL);
    if (ok) {
        return true;
    }
    if (type > 32 && type < 128) {
        return mp_fail(vm, &mp_type_ValueError, "Cannot specify '%c' with '%c'.", spec->grouping, (int)type);
    }
    return mp_fail(vm, &mp_type_ValueError, "Cannot specify '%c' with '\\x%x'.", spec->grouping, (unsigned)type);
}

static bool parse(mp_vm *vm, mp_value spec, mp_value v, bool is_str, mp_format_spec *out) {
    const char *p = mp_str_data(spec), *end = p + mp_str_size(spec), *next = p;
    *out = (mp_format_spec){.fill = ' ', .precision = -1};
    bool fill_given = false;
    if (p < end) {
        uint32_t first = mp_utf8_next(&next);
        if (next < end && is_align(*next)) {
            out->fill = first;
            out->align = *next;
            fill_given = true;
            p = next + 1;
        } else if (is_align(*p)) {
            out->align = *p++;
        }
    }
    if (p < end && (*p == '+' || *p == '-' || *p == ' ')) {
        out->sign = *p++;
    }
    if (p < end && *p == 'z') {
        out->no_minus_zero = true;
        p++;
    }
    if (p < end && *p == '#') {
        out->alternate = true;
        p++;
    }
    if (!fill_given && p < end && *p == '0') {
        out->fill = '0';
        if (out->align == 0 && !is_str) {
            out->align = '=';
        }
        p++;
    }
    if (!read_number(vm, &p, end, &out->width) || !read_grouping(vm, &p, end, out)) {
        return false;
    }
    if (p < end && *p == '.') {
        p++;
        if (!read_number(vm, &p, end, &out->precision)) {
            return false;
        }
        if (out->precision < 0) {
            return mp_fail(vm, &mp_type_ValueError, "Format specifier missing precision");
        }
    }
    if (p < end) {
        out->type = mp_utf8_next(&p);
        if (p < end) {
            return mp_fail(vm, &mp_type_ValueError, "Invalid format specifier '%U' for object of type '%T'", spec, v);
        }
    }
    return check_grouping(vm, out, is_str);
}

/* ---- writing ---- */

static void append_fill(mp_builder *b, uint32_t fill, size_t count) {
    if (fill < 128) {
        mp_builder_append_repeated(b, (int)fill, count);
        return;
    }
    for (; count > 0 && !b->failed; count--) {
        mp_builder_append_rune(b, fill);
    }
}

void mp_format_append_padded(mp_builder *b, const mp_format_spec *spec, const char *text, size_t size, size_t length) {
    size_t pad = spec->width > 0 && (size_t)spec->width > length ? (size_t)spec->width - length : 0;
    size_t left = spec->align == '>' ? pad : spec->align == '^' ? pad / 2 : 0;
    if (mp_builder_reserve(b, size + pad) == NULL) {
        return; /* a width beyond all memory fails at once; or there is nothing to write */
    }
    append_fill(b, spec->fill, left);
    mp_builder_append(b, text, size);
    append_fill(b, spec->fill, pad - left);
}

/* A number in pieces, all ASCII. */
typedef struct number_text {
    char sign;          /* or 0 */
    const char *prefix; /* "0x", … or "" */
    const char *digits; /* before the point, none for inf and nan */
    size_t digit_count;
    const char *rest; /* point, fraction, exponent, … */
    size_t rest_size;
} number_text;

/* Digits with zeros before them so that there are `total`, grouped by `group` (0: not). */
static void append_digits(mp_builder *b, const number_text *n, size_t total, size_t group, int separator) {
    size_t zeros = total - n->digit_count;
    if (group == 0) {
        mp_builder_append_repeated(b, '0', zeros);
        mp_builder_append(b, n->digits, n->digit_count);
        return;
    }
    for (size_t i = 0; i < total && !b->failed; i++) {
        if (i != 0 && (total - i) % group == 0) {
            mp_builder_append_byte(b, separator);
        }
        mp_builder_append_byte(b, i < zeros ? '0' : n->digits[i - zeros]);
    }
}

static void append_number(mp_builder *b, const mp_format_spec *spec, const number_text *n) {
    size_t width = spec->width > 0 ? (size_t)spec->width : 0;
    size_t prefix_size = strlen(n->prefix), total = n->digit_count;
    size_t fixed = (n->sign != 0) + prefix_size + n->rest_size;
    size_t group = spec->grouping == 0 || total == 0 ? 0 : spec->type != 0 && strchr("boxX", (int)spec->type) ? 4 : 3;
    char align = spec->align != 0 ? spec->align : '>';
    if (align == '=' && spec->fill == '0' && width > fixed && total != 0) {
        /* Zeros count as digits. A separator never comes first: then it is one digit more. */
        size_t room = width - fixed;
        size_t most = group == 0 ? room : room - room / (group + 1);
        if (group != 0 && most + (most - 1) / group < room) {
            most++;
        }
        total = MP_MAX(total, most);
    }
    size_t size = fixed + total + (group != 0 ? (total - 1) / group : 0);
    size_t pad = width > size ? width - size : 0;
    size_t left = align == '>' ? pad : align == '^' ? pad / 2 : 0;
    if (mp_builder_reserve(b, size + pad) == NULL) {
        return; /* a width beyond all memory fails at once */
    }
    append_fill(b, spec->fill, left);
    if (n->sign != 0) {
        mp_builder_append_byte(b, n->sign);
    }
    mp_builder_append(b, n->prefix, prefix_size);
    if (align == '=') {
        append_fill(b, spec->fill, pad);
    }
    append_digits(b, n, total, group, spec->grouping);
    mp_builder_append(b, n->rest, n->rest_size);
    if (align != '=') {
        append_fill(b, spec->fill, pad - left);
    }
}

static char sign_of(const mp_format_spec *spec, bool negative) {
    return negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : '\0';
}

/* Writes the digits of |i| before `end` and returns where they start. */
static char *small_digits(char *end, intptr_t i, unsigned base, bool capitals) {
    const char *digits = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
    uintptr_t u = i < 0 ? 0 - (uintptr_t)i : (uintptr_t)i;
    do {
        *--end = digits[u % base];
        u /= base;
    } while (u != 0);
    return end;
}

bool mp_format_append_int(mp_builder *b, const mp_format_spec *spec, mp_value v) {
    static const struct {
        char type, base;
        char prefix[3];
    } kinds[] = {{'x', 16, "0x"}, {'X', 16, "0X"}, {'o', 8, "0o"}, {'b', 2, "0b"}, {'d', 10, ""}};
    size_t k = 0;
    while (k + 1 < MP_COUNT_OF(kinds) && (uint32_t)kinds[k].type != spec->type) {
        k++;
    }
    if (mp_is_small(v) && spec->precision <= 0) {
        char text[sizeof(uintptr_t) * 8];
        bool negative = mp_small(v) < 0;
        char *p = small_digits(text + sizeof text, mp_small(v), (unsigned)kinds[k].base, spec->type == 'X');
        number_text n = {sign_of(spec, negative), spec->alternate ? kinds[k].prefix : "", p,
                         (size_t)(text + sizeof text - p), "", 0};
        append_number(b, spec, &n);
        return !b->failed;
    }
    mp_builder digits;
    mp_builder_init(&digits, b->vm);
    if (spec->precision > 0) {
        /* room for the zeros of %.5d, before it is known how many there are */
        mp_builder_append_repeated(&digits, '0', (size_t)spec->precision);
    }
    size_t start = digits.size;
    if (digits.failed || !mp_int_append(&digits, v, kinds[k].base)) {
        mp_builder_free(&digits);
        b->failed = true;
        return false;
    }
    bool negative = digits.data[start] == '-';
    size_t count = digits.size - start - negative;
    if (negative) {
        digits.data[start] = '0'; /* the sign is written apart */
    }
    if (spec->type == 'X') {
        for (size_t i = 0; i < digits.size; i++) {
            char c = digits.data[i];
            digits.data[i] = (char)(c >= 'a' ? c - 32 : c);
        }
    }
    count = MP_MAX(count, (size_t)MP_MAX(spec->precision, 0));
    number_text n = {sign_of(spec, negative), spec->alternate ? kinds[k].prefix : "",
                     digits.data + digits.size - count, count, "", 0};
    append_number(b, spec, &n);
    mp_builder_free(&digits);
    return !b->failed;
}

/* True if there is no digit but 0 before the exponent. */
static bool is_zero_text(const char *text, size_t size) {
    for (size_t i = 0; i < size && text[i] != 'e' && text[i] != 'E'; i++) {
        if (is_digit(text[i]) && text[i] != '0') {
            return false;
        }
    }
    return true;
}

/* Splits the text of a float without sign and appends it. */
static void append_real_text(mp_builder *b, const mp_format_spec *spec, bool negative, const char *text, size_t size) {
    size_t count = 0;
    while (count < size && is_digit(text[count])) {
        count++;
    }
    if (spec->no_minus_zero && count != 0 && is_zero_text(text, size)) {
        negative = false;
    }
    number_text n = {sign_of(spec, negative), "", text, count, text + count, size - count};
    append_number(b, spec, &n);
}

/* The text of |x| by the spec's type; extra_flags as mp_real_format's. It is in `small` if it fits, else in `large`. */
static bool real_text(mp_builder *large, char small[64], const mp_format_spec *spec, mp_real x, unsigned extra_flags,
                      const char **text, size_t *size) {
    char type = spec->type == 0 ? 'r' : spec->type == 'n' ? 'g' : spec->type == '%' ? 'f' : (char)spec->type;
    unsigned flags = extra_flags | (spec->alternate ? MP_REAL_ALTERNATE : 0u);
    if (spec->precision > INT_MAX - 1000) {
        return mp_fail(large->vm, &mp_type_ValueError, "precision too big");
    }
    x = MP_REAL_FN(fabs)(x);
    x = spec->type == '%' ? x * 100 : x;
    *text = small;
    *size = mp_real_format(small, 63, x, type, (int)spec->precision, flags);
    if (*size > 63) {
        size_t room = *size;
        char *to = mp_builder_reserve(large, room + 1);
        if (to == NULL) {
            return false;
        }
        *size = mp_real_format(to, room, x, type, (int)spec->precision, flags);
        *text = to;
    }
    if (spec->type == '%') {
        *(char *)(uintptr_t)(*text + (*size)++) = '%';
    }
    return true;
}

static bool append_real(mp_builder *b, const mp_format_spec *spec, mp_real x, unsigned flags) {
    char small[64];
    const char *text = small;
    size_t size = 0;
    mp_builder large;
    mp_builder_init(&large, b->vm);
    if (!real_text(&large, small, spec, x, flags, &text, &size)) {
        mp_builder_free(b);
        b->failed = true;
        return false;
    }
    append_real_text(b, spec, signbit(x) && !isnan(x), text, size);
    mp_builder_free(&large);
    return !b->failed;
}

bool mp_format_append_real(mp_builder *b, const mp_format_spec *spec, mp_real x) {
    return append_real(b, spec, x, 0);
}

/* ---- the kinds of values ---- */

static mp_value format_char(mp_vm *vm, mp_format_spec *spec, mp_value v) {
    int64_t rune;
    if (spec->sign != 0) {
        return mp_raise(vm, &mp_type_ValueError, "Sign not allowed with integer format specifier 'c'");
    }
    if (spec->alternate) {
        return mp_raise(vm, &mp_type_ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!mp_int_to_i64(v, &rune)) {
        return mp_raise(vm, &mp_type_OverflowError, "Python int too large to convert to C long");
    }
    if (rune < 0 || rune > 0x10FFFF) {
        return mp_raise(vm, &mp_type_OverflowError, "%%c arg not in range(0x110000)");
    }
    char text[4];
    size_t size = mp_utf8_put(text, (uint32_t)rune);
    mp_builder b;
    mp_builder_init(&b, vm);
    if (spec->align == 0 || spec->align == '=') {
        spec->align = '>';
    }
    mp_format_append_padded(&b, spec, text, size, 1);
    return mp_builder_str(&b);
}

static bool is_real_type(uint32_t type) {
    return type != 0 && type < 128 && strchr("eEfFgG%", (int)type) != NULL;
}

mp_value mp_format_int(mp_vm *vm, mp_value v, mp_value spec_text) {
    mp_format_spec spec;
    if (mp_str_size(spec_text) == 0) {
        return mp_str_of(vm, v);
    }
    if (!parse(vm, spec_text, v, false, &spec)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    if (is_real_type(spec.type)) {
        mp_real x;
        return mp_int_to_real(vm, v, &x) && mp_format_append_real(&b, &spec, x) ? mp_builder_str(&b) : MP_ERROR;
    }
    if (spec.type != 0 && (spec.type >= 128 || strchr("bcdoxXn", (int)spec.type) == NULL)) {
        return fail_unknown_type(vm, spec.type, v), MP_ERROR;
    }
    if (spec.precision >= 0) {
        return mp_raise(vm, &mp_type_ValueError, "Precision not allowed in integer format specifier");
    }
    if (spec.no_minus_zero) {
        return mp_raise(vm, &mp_type_ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec.type == 'c') {
        return format_char(vm, &spec, v);
    }
    v = mp_int_plain(vm, v);
    return !mp_is_error(v) && mp_format_append_int(&b, &spec, v) ? mp_builder_str(&b) : MP_ERROR;
}

mp_value mp_format_float(mp_vm *vm, mp_value v, mp_value spec_text) {
    mp_format_spec spec;
    if (mp_str_size(spec_text) == 0) {
        return mp_str_of(vm, v);
    }
    if (!parse(vm, spec_text, v, false, &spec)) {
        return MP_ERROR;
    }
    if (spec.type != 0 && spec.type != 'n' && !is_real_type(spec.type)) {
        return fail_unknown_type(vm, spec.type, v), MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    return mp_format_append_real(&b, &spec, mp_float_value(v)) ? mp_builder_str(&b) : MP_ERROR;
}

mp_value mp_format_complex(mp_vm *vm, mp_value v, mp_value spec_text) {
    mp_format_spec spec;
    if (mp_str_size(spec_text) == 0) {
        return mp_str_of(vm, v);
    }
    if (!parse(vm, spec_text, v, false, &spec)) {
        return MP_ERROR;
    }
    if (spec.type != 0 && spec.type != 'n' && (!is_real_type(spec.type) || spec.type == '%')) {
        return fail_unknown_type(vm, spec.type, v), MP_ERROR;
    }
    if (spec.fill == '0') {
        return mp_raise(vm, &mp_type_ValueError, "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        return mp_raise(vm, &mp_type_ValueError, "'=' alignment flag is not allowed in complex format specifier");
    }
    const mp_complex *z = (const mp_complex *)mp_pointer(v);
    mp_format_spec part = spec;
    part.width = 0;
    part.type = spec.type == 0 && spec.precision >= 0 ? 'g' : spec.type;
    part.align = '>';
    bool only_imag = spec.type == 0 && z->real == 0 && !signbit(z->real), parens = spec.type == 0 && !only_imag;
    mp_builder text, b;
    mp_builder_init(&text, vm);
    mp_builder_init(&b, vm);
    if (parens) {
        mp_builder_append_byte(&text, '(');
    }
    bool ok = only_imag || append_real(&text, &part, z->real, MP_REAL_NO_DOT_ZERO);
    part.sign = only_imag ? part.sign : '+';
    if (!ok || !append_real(&text, &part, z->imag, MP_REAL_NO_DOT_ZERO)) {
        return MP_ERROR;
    }
    mp_builder_append_text(&text, parens ? "j)" : "j");
    if (!text.failed) {
        spec.align = spec.align != 0 ? spec.align : '>';
        mp_format_append_padded(&b, &spec, text.data, text.size, text.size);
        mp_builder_free(&text);
    }
    return text.failed ? MP_ERROR : mp_builder_str(&b);
}

mp_value mp_format_str(mp_vm *vm, mp_value v, mp_value spec_text) {
    mp_format_spec spec;
    if (mp_str_size(spec_text) == 0) {
        return mp_is_exact(v, &mp_type_str) ? v : mp_str_of(vm, v);
    }
    if (!parse(vm, spec_text, v, true, &spec)) {
        return MP_ERROR;
    }
    const char *refused = spec.sign == ' '        ? "Space not allowed in string format specifier"
                          : spec.sign != 0        ? "Sign not allowed in string format specifier"
                          : spec.no_minus_zero    ? "Negative zero coercion (z) not allowed in string format specifier"
                          : spec.alternate        ? "Alternate form (#) not allowed in string format specifier"
                          : spec.align == '='     ? "'=' alignment not allowed in string format specifier"
                                                  : NULL;
    if (spec.type != 0 && spec.type != 's') {
        return fail_unknown_type(vm, spec.type, v), MP_ERROR;
    }
    if (refused != NULL) {
        return mp_raise(vm, &mp_type_ValueError, refused);
    }
    size_t length = mp_str_length(v), size = mp_str_size(v);
    if (spec.precision >= 0 && (size_t)spec.precision < length) {
        length = (size_t)spec.precision;
        size = mp_str_ascii(v) ? length : mp_utf8_offset(mp_str_data(v), size, length);
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_format_append_padded(&b, &spec, mp_str_data(v), size, length);
    return mp_builder_str(&b);
}
