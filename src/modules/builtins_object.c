/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The builtin functions about single objects: attributes, classes, conversions to and from text.
 */
#include "base/utf8.h"
#include "gc/vm.h"
#include "modules/builtins.h"
#include "objects/builder.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/identity.h"
#include "objects/number.h"
#include "objects/number_protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- attributes ---- */

/* The interned name, or MP_ERROR. */
static mp_value attribute_name(mp_vm *vm, mp_value name) {
    if (!mp_str_is(name)) {
        return mp_raise(vm, &mp_type_TypeError, "attribute name must be string, not '%T'", name);
    }
    return mp_str_interned(name) ? name : mp_str_intern_value(vm, name);
}

/* MP_UNBOUND if there is no such attribute. */
static mp_value find_attribute(mp_vm *vm, mp_value object, mp_value name) {
    name = attribute_name(vm, name);
    if (mp_is_error(name)) {
        return MP_ERROR;
    }
    mp_value found = mp_getattr_find(vm, object, name);
    return mp_is_error(found) && mp_exception_catch(vm, &mp_type_AttributeError) ? MP_UNBOUND : found;
}

mp_value mp_builtin_getattr(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 2) {
        mp_value name = attribute_name(vm, args[1]);
        return mp_is_error(name) ? MP_ERROR : mp_getattr(vm, args[0], name);
    }
    mp_value found = find_attribute(vm, args[0], args[1]);
    return mp_is_unbound(found) ? args[2] : found;
}

mp_value mp_builtin_hasattr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value found = find_attribute(vm, args[0], args[1]);
    return mp_is_error(found) ? MP_ERROR : mp_from_bool(!mp_is_unbound(found));
}

mp_value mp_builtin_setattr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value name = attribute_name(vm, args[1]);
    return !mp_is_error(name) && mp_setattr(vm, args[0], name, args[2]) ? MP_NONE : MP_ERROR;
}

mp_value mp_builtin_delattr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value name = attribute_name(vm, args[1]);
    return !mp_is_error(name) && mp_setattr(vm, args[0], name, MP_UNBOUND) ? MP_NONE : MP_ERROR;
}

mp_value mp_builtin_callable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_bool(mp_is_callable(vm, args[0]));
}

/* ---- classes ---- */

mp_value mp_builtin_isinstance(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool result;
    return mp_instance_check(vm, args[0], args[1], &result) ? mp_from_bool(result) : MP_ERROR;
}

mp_value mp_builtin_issubclass(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool result;
    return mp_subclass_check(vm, args[0], args[1], &result) ? mp_from_bool(result) : MP_ERROR;
}

/* ---- numbers ---- */

mp_value mp_builtin_abs(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_is_small(args[0]) && mp_small(args[0]) > MP_SMALL_MIN) {
        return mp_small(args[0]) < 0 ? mp_from_small(-mp_small(args[0])) : args[0];
    }
    return mp_unary(vm, MP_OP_ABS, args[0]);
}

mp_value mp_builtin_divmod(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_divmod(vm, args[0], args[1]);
}

mp_value mp_builtin_pow(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(base, 0), MP_PARAM(exp, 0), MP_PARAM(mod, MP_PARAM_OPTIONAL)};
    mp_value v[3];
    return mp_args_bind(vm, "pow", params, 3, argc, args, kw, v) ? mp_pow3(vm, v[0], v[1], v[2]) : MP_ERROR;
}

mp_value mp_builtin_round(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(number, 0), MP_PARAM(ndigits, MP_PARAM_OPTIONAL)};
    mp_value v[2];
    return mp_args_bind(vm, "round", params, 2, argc, args, kw, v) ? mp_round(vm, v[0], v[1]) : MP_ERROR;
}

/* The digits behind "0b" and the like. */
static mp_value with_prefix(mp_vm *vm, mp_value v, char prefix, int base) {
    mp_value i = mp_index_value(vm, v);
    if (mp_is_error(i)) {
        return MP_ERROR;
    }
    char start[3] = {'0', prefix, '-'};
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append(&b, start, 2);
    if (!mp_int_append(&b, i, base)) {
        mp_builder_free(&b);
        return MP_ERROR;
    }
    if (mp_int_is_negative(i)) { /* "0b-1" becomes "-0b1" */
        char sign_first[3] = {'-', '0', prefix};
        memcpy(b.data, sign_first, 3);
    }
    return mp_builder_str(&b);
}

mp_value mp_builtin_bin(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return with_prefix(vm, args[0], 'b', 2);
}

mp_value mp_builtin_oct(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return with_prefix(vm, args[0], 'o', 8);
}

mp_value mp_builtin_hex(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return with_prefix(vm, args[0], 'x', 16);
}

/* ---- text ---- */

mp_value mp_builtin_chr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t rune;
    if (!mp_index_get(vm, args[0], &rune)) {
        return MP_ERROR;
    }
    if (rune < 0 || rune > 0x10FFFF) {
        return mp_raise(vm, &mp_type_ValueError, "chr() arg not in range(0x110000)");
    }
    return mp_str_of_rune(vm, (uint32_t)rune);
}

mp_value mp_builtin_ord(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t length;
    if (mp_str_is(args[0])) {
        const char *text = mp_str_data(args[0]);
        length = mp_str_length(args[0]);
        if (length == 1) {
            return mp_from_small((intptr_t)mp_utf8_next(&text));
        }
    } else if (mp_bytes_is(args[0]) || mp_bytearray_is(args[0])) {
        mp_buffer buffer;
        if (!mp_buffer_get(vm, args[0], &buffer)) {
            return MP_ERROR;
        }
        length = buffer.size;
        if (length == 1) {
            return mp_from_small(buffer.data[0]);
        }
    } else {
        return mp_raise(vm, &mp_type_TypeError, "ord() expected string of length 1, but %T found", args[0]);
    }
    return mp_raise(vm, &mp_type_TypeError, "ord() expected a character, but string of length %zu found", length);
}

mp_value mp_builtin_repr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_repr(vm, args[0]);
}

static void append_escape(mp_builder *b, uint32_t rune) {
    unsigned digits = rune < 0x100 ? 2 : rune < 0x10000 ? 4 : 8;
    char out[10] = {'\\', rune < 0x100 ? 'x' : rune < 0x10000 ? 'u' : 'U'};
    for (unsigned i = 0; i < digits; i++) {
        out[2 + i] = "0123456789abcdef"[rune >> (4 * (digits - 1 - i)) & 15];
    }
    mp_builder_append(b, out, digits + 2);
}

mp_value mp_builtin_ascii(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value text = mp_repr(vm, args[0]);
    if (mp_is_error(text) || mp_str_ascii(text)) {
        return text;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    size_t size = mp_str_size(text);
    for (size_t at = 0; at < size;) {
        const char *start = mp_str_data(text) + at, *p = start;
        uint32_t rune = mp_utf8_next(&p);
        if (rune < 0x80) {
            mp_builder_append_byte(&b, (int)rune);
        } else {
            append_escape(&b, rune);
        }
        at += (size_t)(p - start);
    }
    return mp_builder_str(&b);
}

mp_value mp_builtin_format(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value spec = argc > 1 ? args[1] : MP_NAME(empty_);
    if (!mp_str_is(spec)) {
        return mp_raise(vm, &mp_type_TypeError, "format() argument 2 must be str, not %A", spec);
    }
    return mp_format(vm, args[0], spec);
}

/* ---- the rest ---- */

mp_value mp_builtin_hash(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_hash hash;
    return mp_hash_of(vm, args[0], &hash) ? mp_int_from_i64(vm, (intptr_t)hash) : MP_ERROR;
}

mp_value mp_builtin_id(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_id(vm, args[0]);
}

mp_value mp_builtin_len(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t length;
    return mp_length(vm, args[0], &length) ? mp_int_from_size(vm, length) : MP_ERROR;
}

mp_value mp_builtin_breakpoint(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value sys = mp_dict_find_name(vm->modules, MP_NAME(sys));
    mp_value hook = mp_is_value(sys) ? mp_getattr_find(vm, sys, MP_NAME(breakpointhook)) : MP_UNBOUND;
    return mp_is_error(hook)     ? MP_ERROR
           : mp_is_unbound(hook) ? MP_NONE
                                 : mp_call_kw(vm, hook, argc, args, kw);
}
