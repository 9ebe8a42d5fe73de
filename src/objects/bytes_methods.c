/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The methods that bytes and bytearray have and str has not, and the one table of methods for both types:
 * bytearray's own stand at its end, where bytes does not look.
 */
#include "objects/bytearray_methods.h"
#include "objects/bytes.h"
#include "objects/text.h"

static mp_value bytes_decode(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(encoding, MP_PARAM_OPTIONAL), MP_PARAM(errors, MP_PARAM_OPTIONAL)};
    mp_value a[2];
    if (!mp_text_args(vm, "decode", params, 2, argc - 1, args + 1, kw, a)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < 2; i++) {
        if (!mp_is_unbound(a[i]) && !mp_str_is(a[i])) {
            return mp_raise(vm, &mp_type_TypeError, "decode() argument '%s' must be str, not %A",
                            i == 0 ? "encoding" : "errors", a[i]);
        }
    }
    mp_text text = mp_text_of(args[0]);
    return mp_codec_decode(vm, text.data, text.size, a[0], a[1]);
}

/* ---- hex ---- */

static int hex_digit(char c) {
    unsigned digit = (unsigned)c - '0';
    if (digit < 10) {
        return (int)digit;
    }
    digit = ((unsigned)c | 32u) - 'a';
    return digit < 6 ? (int)digit + 10 : -1;
}

static mp_value bytes_fromhex(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "fromhex() argument must be str, not %A", args[1]);
    }
    mp_text text = mp_text_of(args[1]);
    const mp_type *type = mp_as_type(args[0]);
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < text.size; i++) {
        if (mp_byte_is_space(MP_TEXT_BYTES, (uint8_t)text.data[i])) {
            continue;
        }
        int high = hex_digit(text.data[i]), low = -1;
        if (high >= 0) {
            i++;
            low = hex_digit(text.data[i]); /* the NUL at the end is no digit */
        }
        if (low < 0) {
            mp_builder_free(&b);
            return mp_raise(vm, &mp_type_ValueError, "non-hexadecimal number found in fromhex() arg at position %zu",
                            mp_text_index_of(MP_TEXT_STR, args[1], i));
        }
        mp_builder_append_byte(&b, high << 4 | low);
    }
    mp_value v = mp_text_build(type->layout == &mp_type_bytes ? MP_TEXT_BYTES : MP_TEXT_BYTEARRAY, &b);
    if (mp_is_error(v) || type == &mp_type_bytes || type == &mp_type_bytearray) {
        return v;
    }
    return mp_call(vm, args[0], 1, &v);
}

mp_value mp_bytes_hex(mp_vm *vm, mp_text text, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(sep, MP_PARAM_OPTIONAL), MP_PARAM(bytes_per_sep, MP_PARAM_OPTIONAL)};
    mp_value a[2];
    intptr_t group = 1;
    int separator = -1;
    if (!mp_text_args(vm, "hex", params, 2, argc, args, kw, a) ||
        (!mp_is_unbound(a[1]) && !mp_index_get(vm, a[1], &group))) {
        return MP_ERROR;
    }
    if (!mp_is_unbound(a[0])) {
        if (!mp_str_is(a[0]) && !mp_bytes_is(a[0])) {
            size_t length;
            bool sized = mp_length(vm, a[0], &length);
            return !sized        ? MP_ERROR
                   : length == 1 ? mp_raise(vm, &mp_type_TypeError, "sep must be str or bytes.")
                                 : mp_raise(vm, &mp_type_ValueError, "sep must be length 1.");
        }
        mp_text sep = mp_text_of(a[0]);
        if (mp_text_length(mp_text_kind_of(a[0]), a[0]) != 1) {
            return mp_raise(vm, &mp_type_ValueError, "sep must be length 1.");
        }
        separator = (uint8_t)sep.data[0];
        if (separator >= 128) {
            return mp_raise(vm, &mp_type_ValueError, "sep must be ASCII.");
        }
    }
    size_t step = group < 0 ? 0 - (size_t)group : (size_t)group;
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < text.size && !b.failed; i++) {
        /* groups are counted from the right, or, if the number is negative, from the left */
        if (i != 0 && separator >= 0 && step != 0 && (group < 0 ? i : text.size - i) % step == 0) {
            mp_builder_append_byte(&b, separator);
        }
        uint8_t byte = (uint8_t)text.data[i];
        mp_builder_append_byte(&b, "0123456789abcdef"[byte >> 4]);
        mp_builder_append_byte(&b, "0123456789abcdef"[byte & 15]);
    }
    return mp_builder_str(&b);
}

static mp_value bytes_hex(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_bytes_hex(vm, mp_text_of(args[0]), argc - 1, args + 1, kw);
}

/* ---- maketrans and translate ---- */

static mp_value bytes_maketrans(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_text from, to;
    if (!mp_text_get(vm, MP_TEXT_BYTES, args[0], "", &from) || !mp_text_get(vm, MP_TEXT_BYTES, args[1], "", &to)) {
        return MP_ERROR;
    }
    if (from.size != to.size) {
        return mp_raise(vm, &mp_type_ValueError, "maketrans arguments must have same length");
    }
    uint8_t table[256];
    for (size_t i = 0; i < 256; i++) {
        table[i] = (uint8_t)i;
    }
    for (size_t i = 0; i < from.size; i++) {
        table[(uint8_t)from.data[i]] = (uint8_t)to.data[i];
    }
    return mp_bytes_new(vm, table, 256);
}

static mp_value bytes_translate(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(source, MP_PARAM_POSITIONAL_ONLY),
                                      MP_PARAM(delete, MP_PARAM_OPTIONAL)};
    mp_value a[2];
    mp_text table = {NULL, 0}, removed = {NULL, 0};
    if (!mp_text_args(vm, "translate", params, 2, argc - 1, args + 1, kw, a)) {
        return MP_ERROR;
    }
    if (!mp_is_none(a[0])) {
        if (!mp_text_get(vm, MP_TEXT_BYTES, a[0], "", &table)) {
            return MP_ERROR;
        }
        if (table.size != 256) {
            return mp_raise(vm, &mp_type_ValueError, "translation table must be 256 characters long");
        }
    }
    if (!mp_is_unbound(a[1]) && !mp_text_get(vm, MP_TEXT_BYTES, a[1], "", &removed)) {
        return MP_ERROR;
    }
    mp_text text = mp_text_of(args[0]);
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < text.size; i++) {
        uint8_t c = (uint8_t)text.data[i];
        if (removed.size == 0 || memchr(removed.data, c, removed.size) == NULL) {
            mp_builder_append_byte(&b, table.data == NULL ? c : (uint8_t)table.data[c]);
        }
    }
    return mp_text_build(mp_text_kind_of(args[0]), &b);
}

enum { BYTEARRAY_ONLY_COUNT = 8 };

static mp_value bytes___bytes__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_is_exact(args[0], &mp_type_bytes) ? args[0]
                                                : mp_bytes_new(vm, mp_str_data(args[0]), mp_str_size(args[0]));
}

static const mp_native bytes_rows[] = {
    MP_METHOD(__bytes__, bytes___bytes__, 0, 0), /* bytes only: bytearray's rows begin behind it */
    MP_METHOD(capitalize, mp_text_capitalize, 0, 0),
    MP_METHOD(center, mp_text_center, 1, 2),
    MP_METHOD(count, mp_text_count, 1, 3),
    MP_METHOD_KW(decode, bytes_decode, 0, 2),
    MP_METHOD(endswith, mp_text_endswith, 1, 3),
    MP_METHOD_KW(expandtabs, mp_text_expandtabs, 0, 1),
    MP_METHOD(find, mp_text_find, 1, 3),
    MP_CLASSMETHOD(fromhex, bytes_fromhex, 1, 1),
    MP_METHOD_KW(hex, bytes_hex, 0, 2),
    MP_METHOD(index, mp_text_index, 1, 3),
    MP_METHOD(isalnum, mp_text_isalnum, 0, 0),
    MP_METHOD(isalpha, mp_text_isalpha, 0, 0),
    MP_METHOD(isascii, mp_text_isascii, 0, 0),
    MP_METHOD(isdigit, mp_text_isdigit, 0, 0),
    MP_METHOD(islower, mp_text_islower, 0, 0),
    MP_METHOD(isspace, mp_text_isspace, 0, 0),
    MP_METHOD(istitle, mp_text_istitle, 0, 0),
    MP_METHOD(isupper, mp_text_isupper, 0, 0),
    MP_METHOD(join, mp_text_join, 1, 1),
    MP_METHOD(ljust, mp_text_ljust, 1, 2),
    MP_METHOD(lower, mp_text_lower, 0, 0),
    MP_METHOD(lstrip, mp_text_lstrip, 0, 1),
    MP_STATICMETHOD(maketrans, bytes_maketrans, 2, 2),
    MP_METHOD(partition, mp_text_partition, 1, 1),
    MP_METHOD(removeprefix, mp_text_removeprefix, 1, 1),
    MP_METHOD(removesuffix, mp_text_removesuffix, 1, 1),
    MP_METHOD(replace, mp_text_replace, 2, 3),
    MP_METHOD(rfind, mp_text_rfind, 1, 3),
    MP_METHOD(rindex, mp_text_rindex, 1, 3),
    MP_METHOD(rjust, mp_text_rjust, 1, 2),
    MP_METHOD(rpartition, mp_text_rpartition, 1, 1),
    MP_METHOD_KW(rsplit, mp_text_rsplit, 0, 2),
    MP_METHOD(rstrip, mp_text_rstrip, 0, 1),
    MP_METHOD_KW(split, mp_text_split, 0, 2),
    MP_METHOD_KW(splitlines, mp_text_splitlines, 0, 1),
    MP_METHOD(startswith, mp_text_startswith, 1, 3),
    MP_METHOD(strip, mp_text_strip, 0, 1),
    MP_METHOD(swapcase, mp_text_swapcase, 0, 0),
    MP_METHOD(title, mp_text_title, 0, 0),
    MP_METHOD_KW(translate, bytes_translate, 1, 2),
    MP_METHOD(upper, mp_text_upper, 0, 0),
    MP_METHOD(zfill, mp_text_zfill, 1, 1),
    /* bytearray only: BYTEARRAY_ONLY_COUNT rows */
    MP_METHOD(append, mp_bytearray_append, 1, 1),
    MP_METHOD(clear, mp_bytearray_clear, 0, 0),
    MP_METHOD(copy, mp_bytearray_copy, 0, 0),
    MP_METHOD(extend, mp_bytearray_extend, 1, 1),
    MP_METHOD(insert, mp_bytearray_insert, 2, 2),
    MP_METHOD(pop, mp_bytearray_pop, 0, 1),
    MP_METHOD(remove, mp_bytearray_remove, 1, 1),
    MP_METHOD(reverse, mp_bytearray_reverse, 0, 0),
};
MP_TYPE(mp_type_bytes, bytes, &mp_type_object, sizeof(mp_str), mp_bytes_ops,
        *(const mp_native(*)[MP_COUNT_OF(bytes_rows) - BYTEARRAY_ONLY_COUNT])bytes_rows,
        MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
MP_TYPE(mp_type_bytearray, bytearray, &mp_type_object, sizeof(mp_bytearray), mp_bytearray_ops,
        *(const mp_native(*)[MP_COUNT_OF(bytes_rows) - 1])(bytes_rows + 1),
        MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
