/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The methods that only str has, and the table of all its methods. Most of them are shared with bytes and are
 * in the text_….c files.
 */
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/number.h"
#include "objects/text.h"

static mp_value str_encode(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(encoding, MP_PARAM_OPTIONAL), MP_PARAM(errors, MP_PARAM_OPTIONAL)};
    mp_value a[2];
    if (!mp_text_args(vm, "encode", params, 2, argc - 1, args + 1, kw, a)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < 2; i++) {
        if (!mp_is_unbound(a[i]) && !mp_str_is(a[i])) {
            return mp_raise(vm, &mp_type_TypeError, "encode() argument '%s' must be str, not %A",
                            i == 0 ? "encoding" : "errors", a[i]);
        }
    }
    return mp_codec_encode(vm, args[0], a[0], a[1]);
}

/* ---- maketrans and translate ---- */

/* {ord(x[i]): ord(y[i])} */
static bool map_pairs(mp_vm *vm, mp_value table, mp_value x, mp_value y) {
    if (mp_str_length(x) != mp_str_length(y)) {
        return mp_fail(vm, &mp_type_ValueError, "the first two maketrans arguments must have equal length");
    }
    const char *p = mp_str_data(x), *end = p + mp_str_size(x), *q = mp_str_data(y);
    while (p < end) {
        uint32_t from = mp_utf8_next(&p), to = mp_utf8_next(&q);
        if (!mp_dict_set(vm, table, MP_SMALL(from), MP_SMALL(to))) {
            return false;
        }
    }
    return true;
}

static bool map_to_none(mp_vm *vm, mp_value table, mp_value removed) {
    const char *p = mp_str_data(removed), *end = p + mp_str_size(removed);
    while (p < end) {
        uint32_t rune = mp_utf8_next(&p);
        if (!mp_dict_set(vm, table, MP_SMALL(rune), MP_NONE)) {
            return false;
        }
    }
    return true;
}

static bool map_dict(mp_vm *vm, mp_value table, mp_value dict) {
    if (!mp_dict_is(dict)) {
        return mp_fail(vm, &mp_type_TypeError, "if you give only one argument to maketrans it must be a dict");
    }
    size_t position = 0;
    mp_value key, value;
    while (mp_dict_next(dict, &position, &key, &value)) {
        if (mp_str_is(key)) {
            if (mp_str_length(key) != 1) {
                return mp_fail(vm, &mp_type_ValueError, "string keys in translate table must be of length 1");
            }
            const char *p = mp_str_data(key);
            key = MP_SMALL(mp_utf8_next(&p));
        } else if (!mp_int_is(key)) {
            return mp_fail(vm, &mp_type_TypeError, "keys in translate table must be strings or integers");
        }
        if (!mp_dict_set(vm, table, key, value)) {
            return false;
        }
    }
    return true;
}

static mp_value str_maketrans(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value table = mp_dict_new(vm);
    if (mp_is_error(table)) {
        return MP_ERROR;
    }
    if (argc == 1) {
        return map_dict(vm, table, args[0]) ? table : MP_ERROR;
    }
    for (size_t i = 1; i < argc; i++) {
        if (!mp_str_is(args[i])) {
            return mp_raise(vm, &mp_type_TypeError, "maketrans() argument %zu must be str, not %A", i + 1, args[i]);
        }
    }
    if (!mp_str_is(args[0])) {
        return mp_raise(vm, &mp_type_TypeError,
                        "first maketrans argument must be a string if there is a second argument");
    }
    bool ok = map_pairs(vm, table, args[0], args[1]) && (argc < 3 || map_to_none(vm, table, args[2]));
    return ok ? table : MP_ERROR;
}

/* What the table has for the character; MP_UNBOUND: nothing. */
static mp_value translation_find(mp_vm *vm, mp_value table, uint32_t rune) {
    if (mp_is_exact(table, &mp_type_dict)) {
        return mp_dict_find(vm, table, MP_SMALL(rune));
    }
    mp_value v = mp_getitem(vm, table, MP_SMALL(rune));
    return mp_is_error(v) && mp_exception_catch(vm, &mp_type_LookupError) ? MP_UNBOUND : v;
}

static mp_value str_translate(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const char *p = mp_str_data(args[0]), *end = p + mp_str_size(args[0]);
    mp_builder b;
    mp_builder_init(&b, vm);
    while (p < end && !b.failed) {
        uint32_t rune = mp_utf8_next(&p);
        mp_value v = translation_find(vm, args[1], rune);
        int64_t to;
        if (mp_is_error(v)) {
            mp_builder_free(&b);
            return MP_ERROR;
        }
        if (mp_is_unbound(v)) {
            mp_builder_append_rune(&b, rune);
        } else if (mp_str_is(v)) {
            mp_builder_append_str(&b, v);
        } else if (mp_int_is(v)) {
            if (!mp_int_to_i64(v, &to) || to < 0 || to > 0x10FFFF) {
                mp_builder_free(&b);
                return mp_raise(vm, &mp_type_ValueError, "character mapping must be in range(0x110000)");
            }
            mp_builder_append_rune(&b, (uint32_t)to);
        } else if (!mp_is_none(v)) {
            mp_builder_free(&b);
            return mp_raise(vm, &mp_type_TypeError, "character mapping must return integer, None or str");
        }
    }
    return mp_builder_str(&b);
}

static const mp_native str_rows[] = {
    MP_METHOD(capitalize, mp_text_capitalize, 0, 0),
    MP_METHOD(casefold, mp_text_casefold, 0, 0),
    MP_METHOD(center, mp_text_center, 1, 2),
    MP_METHOD(count, mp_text_count, 1, 3),
    MP_METHOD_KW(encode, str_encode, 0, 2),
    MP_METHOD(endswith, mp_text_endswith, 1, 3),
    MP_METHOD_KW(expandtabs, mp_text_expandtabs, 0, 1),
    MP_METHOD(find, mp_text_find, 1, 3),
    MP_METHOD_KW(format, mp_str_format_method, 0, MP_VARIADIC),
    MP_METHOD(format_map, mp_str_format_map_method, 1, 1),
    MP_METHOD(index, mp_text_index, 1, 3),
    MP_METHOD(isalnum, mp_text_isalnum, 0, 0),
    MP_METHOD(isalpha, mp_text_isalpha, 0, 0),
    MP_METHOD(isascii, mp_text_isascii, 0, 0),
    MP_METHOD(isdecimal, mp_text_isdecimal, 0, 0),
    MP_METHOD(isdigit, mp_text_isdigit, 0, 0),
    MP_METHOD(isidentifier, mp_text_isidentifier, 0, 0),
    MP_METHOD(islower, mp_text_islower, 0, 0),
    MP_METHOD(isnumeric, mp_text_isnumeric, 0, 0),
    MP_METHOD(isprintable, mp_text_isprintable, 0, 0),
    MP_METHOD(isspace, mp_text_isspace, 0, 0),
    MP_METHOD(istitle, mp_text_istitle, 0, 0),
    MP_METHOD(isupper, mp_text_isupper, 0, 0),
    MP_METHOD(join, mp_text_join, 1, 1),
    MP_METHOD(ljust, mp_text_ljust, 1, 2),
    MP_METHOD(lower, mp_text_lower, 0, 0),
    MP_METHOD(lstrip, mp_text_lstrip, 0, 1),
    MP_STATICMETHOD(maketrans, str_maketrans, 1, 3),
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
    MP_METHOD(translate, str_translate, 1, 1),
    MP_METHOD(upper, mp_text_upper, 0, 0),
    MP_METHOD(zfill, mp_text_zfill, 1, 1),
};
MP_TYPE(mp_type_str, str, &mp_type_object, sizeof(mp_str), mp_str_ops, str_rows,
        MP_TYPE_MATCH_SELF | MP_TYPE_ITER_LOCAL);
