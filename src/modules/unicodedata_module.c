/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module unicodedata: names, categories and numeric values of characters.
 */
#include "base/unicode.h"
#include "base/unicode_names.h"
#include "base/utf8.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"

/* CPython's limit on the argument of lookup. */
#define LOOKUP_SIZE_MAX 256

/* The one character that the argument holds. */
static bool rune_get(mp_vm *vm, const char *function, size_t argc, const mp_value *args, uint32_t *out) {
    if (!mp_str_is(args[0]) || mp_str_length(args[0]) != 1) {
        return mp_fail(vm, &mp_type_TypeError, "%s() argument%s must be a unicode character, not %A", function,
                       argc < 1 ? "" : " 1", args[0]);
    }
    const char *text = mp_str_data(args[0]);
    *out = mp_utf8_next(&text);
    return true;
}

/* The second argument, or ValueError. */
static mp_value otherwise(mp_vm *vm, size_t argc, const mp_value *args, const char *message) {
    return argc > 1 ? args[1] : mp_raise(vm, &mp_type_ValueError, "%s", message);
}

static mp_value unicodedata_name(mp_vm *vm, size_t argc, const mp_value *args) {
    uint32_t rune;
    char name[MP_RUNE_NAME_MAX];
    if (!rune_get(vm, "name", argc, args, &rune)) {
        return MP_ERROR;
    }
    size_t size = mp_rune_name(rune, name);
    return size != 0 ? mp_str_new(vm, name, size) : otherwise(vm, argc, args, "no such name");
}

static mp_value unicodedata_lookup(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value name = args[0];
    mp_buffer buffer;
    if (!mp_str_is(name)) {
        name = mp_buffer_get(vm, name, &buffer) ? mp_str_decode(vm, (const char *)buffer.data, buffer.size) : MP_ERROR;
    }
    if (mp_is_error(name)) {
        return MP_ERROR;
    }
    if (mp_str_size(name) > LOOKUP_SIZE_MAX) {
        return mp_raise(vm, &mp_type_KeyError, "name too long");
    }
    uint32_t rune = mp_rune_of_name(mp_str_data(name), mp_str_size(name));
    return rune != UINT32_MAX ? mp_str_of_rune(vm, rune)
                              : mp_raise(vm, &mp_type_KeyError, "undefined character name '%U'", name);
}

static mp_value unicodedata_category(mp_vm *vm, size_t argc, const mp_value *args) {
    uint32_t rune;
    return rune_get(vm, "category", argc - 1, args, &rune) ? mp_str_new(vm, mp_rune_category(rune), 2) : MP_ERROR;
}

static mp_value unicodedata_decimal(mp_vm *vm, size_t argc, const mp_value *args) {
    uint32_t rune;
    if (!rune_get(vm, "decimal", argc, args, &rune)) {
        return MP_ERROR;
    }
    int digit = mp_rune_digit(rune);
    return digit >= 0 ? MP_SMALL(digit) : otherwise(vm, argc, args, "not a decimal");
}

static mp_value unicodedata_digit(mp_vm *vm, size_t argc, const mp_value *args) {
    uint32_t rune;
    int64_t numerator, denominator;
    bool is_digit;
    if (!rune_get(vm, "digit", argc, args, &rune)) {
        return MP_ERROR;
    }
    return mp_rune_numeric(rune, &numerator, &denominator, &is_digit) && is_digit
               ? MP_SMALL((intptr_t)numerator)
               : otherwise(vm, argc, args, "not a digit");
}

static mp_value unicodedata_numeric(mp_vm *vm, size_t argc, const mp_value *args) {
    uint32_t rune;
    int64_t numerator, denominator;
    bool is_digit;
    if (!rune_get(vm, "numeric", argc, args, &rune)) {
        return MP_ERROR;
    }
    return mp_rune_numeric(rune, &numerator, &denominator, &is_digit)
               ? mp_float_new(vm, (mp_real)numerator / (mp_real)denominator)
               : otherwise(vm, argc, args, "not a numeric character");
}

static mp_value get_unidata_version(mp_vm *vm, mp_value module) {
    (void)module;
    return mp_str_new_text(vm, mp_unicode_version());
}

static const mp_native unicodedata_rows[] = {
    MP_FUNCTION(category, unicodedata_category, 1, 1), MP_FUNCTION(decimal, unicodedata_decimal, 1, 2),
    MP_FUNCTION(digit, unicodedata_digit, 1, 2),       MP_FUNCTION(lookup, unicodedata_lookup, 1, 1),
    MP_FUNCTION(name, unicodedata_name, 1, 2),         MP_FUNCTION(numeric, unicodedata_numeric, 1, 2),
    MP_GETTER(unidata_version, get_unidata_version),
};

MP_MODULE(mp_module_unicodedata, unicodedata, unicodedata_rows, NULL);
