/* SPDX-License-Identifier: MIT
 *
 * Layer 2. divmod, round and three-argument pow, for any value.
 */
#include "objects/number_protocol.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "objects/builder.h"
#include "objects/class.h"
#include "objects/number_impl.h"
#include "objects/str.h"
#include "objects/tuple.h"

mp_value mp_number_text(mp_vm *vm, mp_value str) {
    if (mp_str_ascii(str)) {
        return str;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    const char *text = mp_str_data(str), *end = text + mp_str_size(str);
    while (text < end) {
        uint32_t rune = mp_utf8_next(&text);
        int digit = mp_rune_digit(rune);
        bool space = mp_rune_properties(rune) & MP_RUNE_SPACE;
        mp_builder_append_rune(&b, digit >= 0 ? (uint32_t)('0' + digit) : space ? ' ' : rune);
    }
    return mp_builder_str(&b);
}

/* v.name(arg), or MP_NOT_IMPLEMENTED if v's type has no such method. */
static mp_value try_special(mp_vm *vm, mp_value v, mp_value name, size_t argc, const mp_value *args) {
    mp_value result = mp_special_call(vm, v, name, argc, args);
    return mp_is_unbound(result) ? MP_NOT_IMPLEMENTED : result;
}

mp_value mp_divmod(mp_vm *vm, mp_value a, mp_value b) {
    if (mp_is_small(a) && mp_is_small(b)) {
        mp_value pair[2];
        return mp_int_divmod(vm, a, b, &pair[0], &pair[1], "integer division or modulo by zero")
                   ? mp_tuple_new(vm, 2, pair)
                   : MP_ERROR;
    }
    const mp_type *a_type = mp_type_of(a), *b_type = mp_type_of(b);
    /* The reflected method of a subclass goes first. */
    bool b_first = a_type != b_type && mp_type_is_subtype(b_type, a_type);
    mp_value result = MP_NOT_IMPLEMENTED;
    if (b_first) {
        result = try_special(vm, b, MP_NAME(__rdivmod__), 1, &a);
    }
    if (mp_same(result, MP_NOT_IMPLEMENTED)) {
        result = try_special(vm, a, MP_NAME(__divmod__), 1, &b);
    }
    if (mp_same(result, MP_NOT_IMPLEMENTED) && !b_first && a_type != b_type) {
        result = try_special(vm, b, MP_NAME(__rdivmod__), 1, &a);
    }
    if (mp_same(result, MP_NOT_IMPLEMENTED)) {
        return mp_raise(vm, &mp_type_TypeError, "unsupported operand type(s) for divmod(): '%T' and '%T'", a, b);
    }
    return result;
}

mp_value mp_round(mp_vm *vm, mp_value v, mp_value ndigits) {
    bool given = !mp_is_unbound(ndigits) && !mp_is_none(ndigits);
    if (mp_is_small(v) && !given) {
        return v;
    }
    mp_value result = mp_special_call(vm, v, MP_NAME(__round__), given, &ndigits);
    if (mp_is_unbound(result)) {
        return mp_raise(vm, &mp_type_TypeError, "type %T doesn't define __round__ method", v);
    }
    return result;
}

mp_value mp_pow3(mp_vm *vm, mp_value a, mp_value b, mp_value modulus) {
    if (mp_is_unbound(modulus) || mp_is_none(modulus)) {
        return mp_binary(vm, MP_OP_POW, a, b);
    }
    bool own = mp_type_is_class(mp_type_of(a)) && !mp_is_slot_row(mp_type_find(vm, mp_type_of(a), MP_NAME(__pow__)));
    if (!own && mp_int_is(a) && mp_int_is(b) && mp_int_is(modulus)) {
        return mp_int_pow_mod(vm, a, b, modulus);
    }
    bool numbers = !own && (mp_int_is(a) || mp_float_is(a)) && (mp_int_is(b) || mp_float_is(b));
    if (numbers && (mp_float_is(a) || mp_float_is(b) || mp_float_is(modulus))) {
        return mp_raise(vm, &mp_type_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    if (!own && mp_is_instance(a, &mp_type_complex)) {
        return mp_raise(vm, &mp_type_ValueError, "complex modulo");
    }
    const mp_value args[] = {b, modulus};
    mp_value result = try_special(vm, a, MP_NAME(__pow__), 2, args);
    if (mp_same(result, MP_NOT_IMPLEMENTED)) {
        return mp_raise(vm, &mp_type_TypeError, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b,
                        modulus);
    }
    return result;
}
