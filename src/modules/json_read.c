/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module json: reading, and JSONDecodeError.
 *
 * The text is a str, so it does not change or move while hooks run. Places in it are pointers, and become indexes only
 * for errors.
 */
#include "base/floattext.h"
#include "base/utf8.h"
#include "modules/json.h"
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"

typedef struct reader {
    mp_vm *vm;
    const json_reading *how;
    mp_value text;
    const char *at, *end;
} reader;

static mp_value read_value(reader *r);

/* ---- errors ---- */

static mp_value error_init(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(msg, 0), MP_PARAM(doc, 0), MP_PARAM(pos, 0)};
    mp_value v[3], self = args[0];
    intptr_t pos, line = 1;
    if (!mp_args_bind(vm, "JSONDecodeError.__init__", params, 3, argc - 1, args + 1, kw, v) ||
        !mp_index_get(vm, v[2], &pos)) {
        return MP_ERROR;
    }
    if (!mp_str_is(v[0]) || !mp_str_is(v[1])) {
        return mp_raise(vm, &mp_type_TypeError, "msg and doc must be str");
    }
    intptr_t column = pos + 1;
    const char *at = mp_str_data(v[1]), *end = at + mp_str_size(v[1]);
    for (intptr_t i = 0; i < pos && at < end; i++) {
        if (mp_utf8_next(&at) == '\n') {
            line++;
            column = pos - i;
        }
    }
    mp_value text = mp_str_new_format(vm, "%U: line %zd column %zd (char %zd)", v[0], line, column, pos);
    mp_value tuple = mp_is_error(text) ? MP_ERROR : mp_tuple_new(vm, 1, &text);
    if (mp_is_error(tuple)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &mp_exception_get(self)->args, tuple);
    return mp_exception_attribute_set(vm, self, MP_NAME(msg), v[0]) &&
                   mp_exception_attribute_set(vm, self, MP_NAME(doc), v[1]) &&
                   mp_exception_attribute_set(vm, self, MP_NAME(pos), v[2]) &&
                   mp_exception_attribute_set(vm, self, MP_NAME(lineno), mp_from_small(line)) &&
                   mp_exception_attribute_set(vm, self, MP_NAME(colno), mp_from_small(column))
               ? MP_NONE
               : MP_ERROR;
}

/* Raises JSONDecodeError at a place. */
static mp_value fail(reader *r, const char *message, const char *at) {
    mp_vm *vm = r->vm;
    size_t offset = (size_t)(at - mp_str_data(r->text));
    mp_value args[] = {mp_exception_new(vm, &mp_type_json_error, 0, NULL), mp_str_new_text(vm, message), r->text,
                       MP_SMALL(mp_text_index_of(MP_TEXT_STR, r->text, offset))};
    if (mp_is_error(args[0]) || mp_is_error(args[1]) || mp_is_error(error_init(vm, 4, args, MP_NO_KW))) {
        return MP_ERROR;
    }
    return mp_raise_value(vm, args[0]);
}

/* ---- strings ---- */

static void skip_space(reader *r) {
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r')) {
        r->at++;
    }
}

/* Four hexadecimal digits at `at`, or -1. */
static int32_t read_hex(const reader *r, const char *at) {
    int32_t value = 0;
    if (r->end - at < 4) {
        return -1;
    }
    for (size_t i = 0; i < 4; i++) {
        unsigned d = (uint8_t)at[i], letter = (d | 32) - 'a';
        d = d - '0' < 10 ? d - '0' : letter < 6 ? letter + 10 : 99;
        if (d > 15) {
            return -1;
        }
        value = value * 16 + (int32_t)d;
    }
    return value;
}

/* Behind a backslash. */
static bool read_escape(reader *r, mp_builder *b, const char *begin) {
    static const char letters[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    const char *start = r->at - 1;
    if (r->at == r->end) {
        return !mp_is_error(fail(r, "Unterminated string starting at", begin));
    }
    char c = *r->at++;
    const char *found = c == 0 ? NULL : strchr(letters, c);
    if (found != NULL) {
        return mp_builder_append_byte(b, values[found - letters]);
    }
    if (c != 'u') {
        return !mp_is_error(fail(r, "Invalid \\escape", start));
    }
    int32_t rune = read_hex(r, r->at);
    if (rune < 0) {
        return !mp_is_error(fail(r, "Invalid \\uXXXX escape", r->at - 1));
    }
    r->at += 4;
    if (rune >> 10 == 0xD800 >> 10 && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u') {
        int32_t low = read_hex(r, r->at + 2);
        if (low >= 0 && low >> 10 == 0xDC00 >> 10) {
            rune = 0x10000 + ((rune & 0x3FF) << 10 | (low & 0x3FF));
            r->at += 6;
        }
    }
    return mp_builder_append_rune(b, (uint32_t)rune);
}

/* Behind the opening quote. */
static mp_value read_string(reader *r, bool key) {
    const char *begin = r->at - 1, *piece = r->at;
    mp_builder b;
    mp_builder_init(&b, r->vm);
    bool escaped = false;
    for (;;) {
        while (r->at < r->end && *r->at != '"' && *r->at != '\\' && (uint8_t)*r->at >= 32) {
            r->at++;
        }
        if (r->at == r->end) {
            return fail(r, "Unterminated string starting at", begin);
        }
        char c = *r->at++;
        size_t size = (size_t)(r->at - 1 - piece);
        if (c == '"' && !escaped) {
            return key && size <= 32 ? mp_str_intern(r->vm, piece, size) : mp_str_new(r->vm, piece, size);
        }
        if (c != '"' && c != '\\') {
            if (r->how->strict) {
                return fail(r, "Invalid control character at", r->at - 1);
            }
            continue;
        }
        if (!mp_builder_append(&b, piece, size)) {
            return MP_ERROR;
        }
        if (c == '"') {
            return mp_builder_str(&b);
        }
        escaped = true;
        if (!read_escape(r, &b, begin)) {
            return MP_ERROR;
        }
        piece = r->at;
    }
}

/* ---- numbers and words ---- */

static bool is_digit(const reader *r, const char *at) { return at < r->end && (unsigned)*at - '0' < 10; }

static const char *skip_digits(const reader *r, const char *at) {
    while (is_digit(r, at)) {
        at++;
    }
    return at;
}

/* The number as one of the hooks makes it, or MP_UNBOUND. */
static mp_value hooked(reader *r, mp_value hook, const char *start) {
    if (mp_is_none(hook)) {
        return MP_UNBOUND;
    }
    mp_value text = mp_str_new(r->vm, start, (size_t)(r->at - start));
    return mp_is_error(text) ? MP_ERROR : mp_call(r->vm, hook, 1, &text);
}

/* A number at r->at; MP_UNBOUND if there is none. */
static mp_value read_number(reader *r) {
    const char *start = r->at, *at = start + (*start == '-'), *digits = at;
    if (!is_digit(r, at)) {
        return MP_UNBOUND;
    }
    at = *at == '0' ? at + 1 : skip_digits(r, at);
    const char *whole = at;
    if (at < r->end && *at == '.' && is_digit(r, at + 1)) {
        at = skip_digits(r, at + 1);
    }
    if (at < r->end && (*at | 32) == 'e') {
        const char *exponent = at + 1;
        exponent += exponent < r->end && (*exponent == '+' || *exponent == '-');
        at = is_digit(r, exponent) ? skip_digits(r, exponent) : at;
    }
    r->at = at;
    size_t size = (size_t)(at - start);
    bool real = at != whole;
    mp_value v = hooked(r, real ? r->how->parse_float : r->how->parse_int, start);
    if (!mp_is_unbound(v)) {
        return v;
    }
    mp_real x;
    if (real && mp_real_parse(start, size, &x)) {
        return mp_float_new(r->vm, x);
    }
    if (whole - digits > 8) {
        return mp_int_parse(r->vm, start, size, 10);
    }
    intptr_t n = 0;
    for (; digits < whole; digits++) {
        n = n * 10 + (*digits - '0');
    }
    return mp_from_small(*start == '-' ? -n : n);
}

static bool take_word(reader *r, const char *word) {
    size_t size = strlen(word);
    if ((size_t)(r->end - r->at) < size || memcmp(r->at, word, size) != 0) {
        return false;
    }
    r->at += size;
    return true;
}

static mp_value read_word(reader *r) {
    static const char *const numbers[] = {"NaN", "Infinity", "-Infinity"};
    static const char *const texts[] = {"nan", "inf", "-inf"};
    const char *start = r->at;
    if (take_word(r, "null")) {
        return MP_NONE;
    }
    if (take_word(r, "true")) {
        return MP_TRUE;
    }
    if (take_word(r, "false")) {
        return MP_FALSE;
    }
    for (size_t i = 0; i < 3; i++) {
        if (take_word(r, numbers[i])) {
            mp_value v = hooked(r, r->how->parse_constant, start);
            mp_real x;
            return mp_is_unbound(v) && mp_real_parse(texts[i], strlen(texts[i]), &x) ? mp_float_new(r->vm, x) : v;
        }
    }
    return fail(r, "Expecting value", start);
}

/* ---- containers ---- */

/* Behind "[". */
static mp_value read_array(reader *r) {
    mp_value list = mp_list_new(r->vm, 0, NULL);
    skip_space(r);
    if (mp_is_error(list) || (r->at < r->end && *r->at == ']')) {
        r->at++;
        return list;
    }
    for (;;) {
        mp_value v = read_value(r);
        if (mp_is_error(v) || !mp_list_append(r->vm, list, v)) {
            return MP_ERROR;
        }
        skip_space(r);
        char c = r->at < r->end ? *r->at : 0;
        if (c != ']' && c != ',') {
            return fail(r, "Expecting ',' delimiter", r->at);
        }
        r->at++;
        if (c == ']') {
            return list;
        }
        skip_space(r);
    }
}

/* A key, a colon and a value: put into the dict, or as a pair at the end of the list. */
static bool read_member(reader *r, mp_value container) {
    if (r->at == r->end || *r->at != '"') {
        return !mp_is_error(fail(r, "Expecting property name enclosed in double quotes", r->at));
    }
    r->at++;
    mp_value pair[2];
    pair[0] = read_string(r, true);
    if (mp_is_error(pair[0])) {
        return false;
    }
    skip_space(r);
    if (r->at == r->end || *r->at != ':') {
        return !mp_is_error(fail(r, "Expecting ':' delimiter", r->at));
    }
    r->at++;
    skip_space(r);
    pair[1] = read_value(r);
    if (mp_is_error(pair[1])) {
        return false;
    }
    if (mp_dict_is(container)) {
        return mp_dict_set(r->vm, container, pair[0], pair[1]);
    }
    mp_value tuple = mp_tuple_new(r->vm, 2, pair);
    return !mp_is_error(tuple) && mp_list_append(r->vm, container, tuple);
}

/* Behind "{". */
static mp_value read_object(reader *r) {
    bool pairs = !mp_is_none(r->how->object_pairs_hook);
    mp_value container = pairs ? mp_list_new(r->vm, 0, NULL) : mp_dict_new(r->vm);
    if (mp_is_error(container)) {
        return MP_ERROR;
    }
    skip_space(r);
    if (r->at < r->end && *r->at == '}') {
        r->at++;
    } else {
        for (char c = ','; c == ',';) {
            skip_space(r);
            if (!read_member(r, container)) {
                return MP_ERROR;
            }
            skip_space(r);
            c = r->at < r->end ? *r->at : 0;
            if (c != '}' && c != ',') {
                return fail(r, "Expecting ',' delimiter", r->at);
            }
            r->at++;
        }
    }
    mp_value hook = pairs ? r->how->object_pairs_hook : r->how->object_hook;
    return mp_is_none(hook) ? container : mp_call(r->vm, hook, 1, &container);
}

/* Whatever begins at r->at. */
static mp_value read_value(reader *r) {
    if (!mp_recursion_check(r->vm)) {
        return MP_ERROR;
    }
    switch (r->at < r->end ? *r->at : 0) {
    case '"':
        r->at++;
        return read_string(r, false);
    case '[':
        r->at++;
        return read_array(r);
    case '{':
        r->at++;
        return read_object(r);
    default: {
        mp_value v = r->at < r->end ? read_number(r) : MP_UNBOUND;
        return mp_is_unbound(v) ? read_word(r) : v;
    }
    }
}

static reader reader_of(mp_vm *vm, mp_value text, const json_reading *how) {
    const char *at = mp_str_data(text);
    return (reader){vm, how, text, at, at + mp_str_size(text)};
}

mp_value mp_json_read_at(mp_vm *vm, mp_value text, const json_reading *how, size_t *offset) {
    reader r = reader_of(vm, text, how);
    const char *start = r.at;
    r.at += *offset;
    mp_value v = read_value(&r);
    *offset = (size_t)(r.at - start);
    return v;
}

mp_value mp_json_read(mp_vm *vm, mp_value text, const json_reading *how) {
    reader r = reader_of(vm, text, how);
    if (mp_str_size(text) >= 3 && memcmp(r.at, "\xEF\xBB\xBF", 3) == 0) {
        return fail(&r, "Unexpected UTF-8 BOM (decode using utf-8-sig)", r.at);
    }
    skip_space(&r);
    mp_value v = read_value(&r);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    skip_space(&r);
    return r.at == r.end ? v : fail(&r, "Extra data", r.at);
}

static const mp_native error_rows[] = {MP_METHOD_KW(__init__, error_init, 0, MP_VARIADIC)};

const mp_type mp_type_json_error = {{{(const mp_head *)&mp_type_type}, &mp_type_json_error},
                                    MP_OPS_OF(mp_exception_ops),
                                    &mp_type_ValueError,
                                    &mp_type_BaseException,
                                    MP_VALUE_INIT(mp_names.mp_name_json_error_type_),
                                    error_rows,
                                    MP_COUNT_OF(error_rows),
                                    MP_TYPE_EXCEPTION,
                                    sizeof(mp_exception)};
