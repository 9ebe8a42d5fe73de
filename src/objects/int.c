/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The type int: conversions to and from C integers and floats, its methods.
 *
 * Subclasses' instances have the same struct, and may hold numbers of any size, zero included; everything here reads an
 * int through mp_int_view, which hides that.
 */
#include "base/floattext.h"
#include "base/utf8.h"
#include "objects/builder.h"
#include "objects/format.h"
#include "objects/number_impl.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- C integers and floats ---- */

mp_value mp_int_from_u64(mp_vm *vm, uint64_t u) {
    mp_digit digits[2];
    return mp_int_from_digits(vm, digits, mp_bigint_from_u64(digits, u), false);
}

mp_value mp_int_from_i64(mp_vm *vm, int64_t i) {
    if (MP_LIKELY(i >= MP_SMALL_MIN && i <= MP_SMALL_MAX)) {
        return MP_SMALL((intptr_t)i);
    }
    mp_digit digits[2];
    return mp_int_from_digits(vm, digits, mp_bigint_from_u64(digits, i < 0 ? -(uint64_t)i : (uint64_t)i), i < 0);
}

static bool magnitude_to_u64(const mp_int_view *x, uint64_t *out) {
    *out = (x->count > 1 ? (uint64_t)x->digits[1] << MP_DIGIT_BITS : 0) | (x->count > 0 ? x->digits[0] : 0);
    return x->count <= 2;
}

bool mp_int_to_u64(mp_value v, uint64_t *out) {
    mp_int_view x;
    mp_int_view_get(v, &x);
    return magnitude_to_u64(&x, out) && !x.negative;
}

bool mp_int_to_i64(mp_value v, int64_t *out) {
    if (MP_LIKELY(mp_is_small(v))) {
        *out = mp_small(v);
        return true;
    }
    mp_int_view x;
    uint64_t u;
    mp_int_view_get(v, &x);
    if (!magnitude_to_u64(&x, &u) || u > (uint64_t)INT64_MAX + x.negative) {
        return false;
    }
    *out = (int64_t)(x.negative ? -u : u);
    return true;
}

bool mp_int_is_negative(mp_value v) {
    mp_int_view x;
    mp_int_view_get(v, &x);
    return x.negative;
}

mp_value mp_int_plain(mp_vm *vm, mp_value v) {
    if (mp_is_small(v) || mp_is_exact(v, &mp_type_int)) {
        return v;
    }
    mp_int_view x;
    mp_int_view_get(v, &x);
    return mp_int_from_digits(vm, x.digits, x.count, x.negative);
}

bool mp_int_to_real(mp_vm *vm, mp_value v, mp_real *out) {
    if (mp_is_small(v)) {
        *out = (mp_real)mp_small(v);
        return true;
    }
    mp_int_view x;
    mp_digit top[3];
    mp_int_view_get(v, &x);
    size_t bits = mp_bigint_bits(x.digits, x.count);
    size_t skip = bits > 64 ? bits - 64 : 0;
    if (skip > 2000) {
        return mp_fail(vm, &mp_type_OverflowError, "int too large to convert to float");
    }
    /* Only the digits around the top 64 bits are copied. */
    size_t whole = skip / MP_DIGIT_BITS;
    size_t count = mp_bigint_shift_right(top, x.digits + whole, x.count - whole, skip % MP_DIGIT_BITS);
    uint64_t mantissa = (count > 0 ? top[0] : 0) | (count > 1 ? (uint64_t)top[1] << MP_DIGIT_BITS : 0);
    *out = mp_real_compose(mantissa, (int)skip, mp_bigint_any_below(x.digits, x.count, skip));
    if (*out - *out != 0) {
        return mp_fail(vm, &mp_type_OverflowError, "int too large to convert to float");
    }
    *out = x.negative ? -*out : *out;
    return true;
}

mp_value mp_int_from_real(mp_vm *vm, mp_real x) {
    if (x - x != 0) {
        return x != x ? mp_raise(vm, &mp_type_ValueError, "cannot convert float NaN to integer")
                      : mp_raise(vm, &mp_type_OverflowError, "cannot convert float infinity to integer");
    }
    mp_real limit = (mp_real)(MP_SMALL_MAX / 2);
    if (x < limit && x > -limit) {
        return MP_SMALL((intptr_t)x);
    }
    mp_digit digits[MP_REAL_WHOLE_DIGITS];
    bool fraction;
    size_t count = mp_real_whole(x, digits, &fraction);
    return mp_int_from_digits(vm, digits, count, x < 0);
}

/* ---- int(...) ---- */

mp_value mp_number_convert(mp_vm *vm, mp_value v, mp_value name) { return mp_special_call(vm, v, name, 0, NULL); }

static mp_value parse_or_raise(mp_vm *vm, mp_value source, const char *text, size_t size, int base) {
    mp_value v = mp_int_parse(vm, text, size, base);
    if (mp_is_unbound(v)) {
        mp_value shown = mp_repr(vm, source); /* CPython cuts it off at 200 characters */
        if (mp_is_error(shown)) {
            return MP_ERROR;
        }
        size_t size_shown = mp_utf8_offset(mp_str_data(shown), mp_str_size(shown), MP_MIN(mp_str_length(shown), 200u));
        shown = mp_str_new(vm, mp_str_data(shown), size_shown);
        return mp_is_error(shown)
                   ? MP_ERROR
                   : mp_raise(vm, &mp_type_ValueError, "invalid literal for int() with base %d: %U", base, shown);
    }
    return v;
}

/* The int that a str or bytes-like object spells; MP_UNBOUND if it is neither. */
static mp_value int_from_text(mp_vm *vm, mp_value v, int base) {
    mp_buffer buffer;
    if (mp_is_small(v) || mp_is_real(v)) {
        return MP_UNBOUND;
    }
    if (mp_str_is(v)) {
        mp_value text = mp_number_text(vm, v);
        return mp_is_error(text) ? MP_ERROR : parse_or_raise(vm, v, mp_str_data(text), mp_str_size(text), base);
    }
    if (!mp_buffer_is(v)) {
        return MP_UNBOUND;
    }
    return mp_buffer_get(vm, v, &buffer) ? parse_or_raise(vm, v, (const char *)buffer.data, buffer.size, base)
                                         : MP_ERROR;
}

/* __int__, __index__ or __trunc__ of v; MP_UNBOUND if it has none of them. */
static mp_value int_from_special(mp_vm *vm, mp_value v) {
    const mp_value names[] = {MP_NAME(__int__), MP_NAME(__index__), MP_NAME(__trunc__)};
    for (size_t i = 0; i < MP_COUNT_OF(names); i++) {
        mp_value result = mp_number_convert(vm, v, names[i]);
        if (mp_is_unbound(result)) {
            continue;
        }
        if (!mp_is_error(result) && !mp_int_is(result)) {
            return mp_raise(vm, &mp_type_TypeError, "%U returned non-int (type %T)", names[i], result);
        }
        return mp_is_error(result) ? result : mp_int_plain(vm, result);
    }
    return MP_UNBOUND;
}

static mp_value int_from_any(mp_vm *vm, mp_value v) {
    if (mp_is_small(v)) {
        return v;
    }
    if (mp_is_real(v) || mp_is_exact(v, &mp_type_float)) {
        return mp_int_from_real(vm, mp_float_value(v));
    }
    mp_value result = int_from_special(vm, v);
    if (mp_is_unbound(result)) {
        result = int_from_text(vm, v, 10);
    }
    if (mp_is_unbound(result)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
    }
    return result;
}

static mp_value int_with_base(mp_vm *vm, mp_value v, mp_value base_value) {
    intptr_t base;
    if (!mp_index_clamp(vm, base_value, &base)) {
        return MP_ERROR;
    }
    if (base != 0 && (base < 2 || base > 36)) {
        return mp_raise(vm, &mp_type_ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    bool text = mp_str_is(v) || mp_bytes_is(v) || mp_is_instance(v, &mp_type_bytearray);
    mp_value result = text ? int_from_text(vm, v, (int)base) : MP_UNBOUND;
    return mp_is_unbound(result)
               ? mp_raise(vm, &mp_type_TypeError, "int() can't convert non-string with explicit base")
               : result;
}

/* An instance of a class derived from int. */
static mp_value int_of_class(mp_vm *vm, const mp_type *type, mp_value v) {
    mp_int_view x;
    if (type == &mp_type_int || mp_is_error(v)) {
        return v;
    }
    mp_int_view_get(v, &x);
    mp_int *object = mp_object_alloc(vm, type, sizeof(mp_int) + x.count * sizeof(mp_digit));
    if (object == NULL) {
        return MP_ERROR;
    }
    memcpy(object->digits, x.digits, x.count * sizeof(mp_digit));
    object->count_sign = (uint32_t)(x.count << 1 | x.negative);
    return mp_from_pointer(object);
}

static mp_value int_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (kw.count == 0 && argc == 1) {
        return int_of_class(vm, type, int_from_any(vm, args[0]));
    }
    if (argc + kw.count > 2) {
        return mp_raise(vm, &mp_type_TypeError, "int() takes at most 2 arguments (%zu given)", argc + kw.count);
    }
    static const mp_param params[] = {
        MP_PARAM(x, MP_PARAM_OPTIONAL | MP_PARAM_POSITIONAL_ONLY),
        MP_PARAM(base, MP_PARAM_OPTIONAL),
    };
    mp_value in[2];
    if (kw.count != 0 && !mp_same(kw.names[0], MP_NAME(base))) {
        return mp_raise(vm, &mp_type_TypeError, "'%U' is an invalid keyword argument for int()", kw.names[0]);
    }
    if (!mp_args_bind(vm, "int", params, 2, argc, args, kw, in)) {
        return MP_ERROR;
    }
    if (mp_is_unbound(in[0])) {
        return mp_is_unbound(in[1]) ? int_of_class(vm, type, MP_SMALL(0))
                                    : mp_raise(vm, &mp_type_TypeError, "int() missing string argument");
    }
    return int_of_class(vm, type, mp_is_unbound(in[1]) ? int_from_any(vm, in[0]) : int_with_base(vm, in[0], in[1]));
}

/* ---- Methods ---- */

static mp_value int_plain_get(mp_vm *vm, mp_value self) { return mp_int_plain(vm, self); }

static mp_value int_zero_get(mp_vm *vm, mp_value self) {
    (void)vm, (void)self;
    return MP_SMALL(0);
}

static mp_value int_one_get(mp_vm *vm, mp_value self) {
    (void)vm, (void)self;
    return MP_SMALL(1);
}

/* conjugate, __int__, __index__, __trunc__, __floor__, __ceil__ */
static mp_value int_conjugate(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_int_plain(vm, args[0]);
}

static mp_value int___float__(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return mp_int_to_real(vm, args[0], &x) ? mp_float_new(vm, x) : MP_ERROR;
}

static mp_value int___round__(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t ndigits = 0;
    if (argc > 1 && !mp_is_none(args[1]) && !mp_index_clamp(vm, args[1], &ndigits)) {
        return MP_ERROR;
    }
    return mp_int_round(vm, args[0], ndigits);
}

static mp_value int_divmod_pair(mp_vm *vm, mp_value a, mp_value b) {
    mp_value pair[2];
    if (!mp_int_is(b) || !mp_int_is(a)) {
        return MP_NOT_IMPLEMENTED;
    }
    if (!mp_int_divmod(vm, a, b, &pair[0], &pair[1], "integer division or modulo by zero")) {
        return MP_ERROR;
    }
    return mp_tuple_new(vm, 2, pair);
}

static mp_value int___divmod__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return int_divmod_pair(vm, args[0], args[1]);
}

static mp_value int___rdivmod__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return int_divmod_pair(vm, args[1], args[0]);
}

static mp_value int_bit_length(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_int_view x;
    (void)argc;
    mp_int_view_get(args[0], &x);
    return mp_int_from_size(vm, mp_bigint_bits(x.digits, x.count));
}

static mp_value int_bit_count(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_int_view x;
    (void)argc;
    mp_int_view_get(args[0], &x);
    return mp_int_from_size(vm, mp_bigint_popcount(x.digits, x.count));
}

static mp_value int_as_integer_ratio(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value pair[2] = {mp_int_plain(vm, args[0]), MP_SMALL(1)};
    (void)argc;
    return mp_is_error(pair[0]) ? MP_ERROR : mp_tuple_new(vm, 2, pair);
}

static mp_value int_is_integer(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_TRUE;
}

/* What to_bytes and from_bytes have in common: "byteorder" and "signed". */
static bool byte_options(mp_vm *vm, const char *method, mp_value order, mp_value sign, bool *big_endian, bool *with_sign) {
    *big_endian = true;
    *with_sign = false;
    if (!mp_is_unbound(order)) {
        if (!mp_str_is(order)) {
            return mp_fail(vm, &mp_type_TypeError, "%s() argument 'byteorder' must be str, not %A", method, order);
        }
        *big_endian = mp_str_equal_text(order, "big");
        if (!*big_endian && !mp_str_equal_text(order, "little")) {
            return mp_fail(vm, &mp_type_ValueError, "byteorder must be either 'little' or 'big'");
        }
    }
    return mp_is_unbound(sign) || mp_truth(vm, sign, with_sign);
}

/* The bits that the two's complement of x needs, without a sign bit: those of -x - 1 for negative x. */
static size_t complement_bits(const mp_int_view *x) {
    size_t bits = mp_bigint_bits(x->digits, x->count);
    bool power = x->negative && mp_bigint_low_zeros(x->digits, x->count) + 1 == bits;
    return power ? bits - 1 : bits;
}

static mp_value int_to_bytes(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(length, MP_PARAM_OPTIONAL),
        MP_PARAM(byteorder, MP_PARAM_OPTIONAL),
        MP_PARAM(signed, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_value in[3];
    intptr_t length = 1;
    bool big_endian, with_sign;
    if (!mp_args_bind(vm, "to_bytes", params, 3, argc - 1, args + 1, kw, in) ||
        (!mp_is_unbound(in[0]) && !mp_index_get(vm, in[0], &length)) ||
        !byte_options(vm, "to_bytes", in[1], in[2], &big_endian, &with_sign)) {
        return MP_ERROR;
    }
    if (length < 0) {
        return mp_raise(vm, &mp_type_ValueError, "length argument must be non-negative");
    }
    mp_int_view x;
    mp_int_view_get(args[0], &x);
    if (x.negative && !with_sign) {
        return mp_raise(vm, &mp_type_OverflowError, "can't convert negative int to unsigned");
    }
    size_t size = (size_t)length, bits = complement_bits(&x) + (with_sign && x.count != 0);
    if ((bits + 7) / 8 > size) {
        return mp_raise(vm, &mp_type_OverflowError, "int too big to convert");
    }
    mp_str *bytes = mp_str_alloc(vm, &mp_type_bytes, size);
    if (bytes == NULL) {
        return MP_ERROR;
    }
    unsigned carry = x.negative;
    for (size_t i = 0; i < size; i++) {
        unsigned byte = i / 4 < x.count ? x.digits[i / 4] >> i % 4 * 8 & 0xFF : 0;
        carry += x.negative ? byte ^ 0xFF : byte;
        bytes->data[big_endian ? size - 1 - i : i] = (char)carry;
        carry >>= 8;
    }
    return mp_str_finish(bytes);
}

/* bytes(source), but for what bytes() would take as a length or refuse. */
static mp_value bytes_of(mp_vm *vm, mp_value source) {
    if (mp_float_is(source) || mp_str_is(source) || mp_sequence_has_index(vm, source)) {
        return mp_raise(vm, &mp_type_TypeError, "cannot convert '%T' object to bytes", source);
    }
    return mp_buffer_is(source) ? source : mp_call(vm, mp_type_value(&mp_type_bytes), 1, &source);
}

static mp_value int_of_bytes(mp_vm *vm, const mp_buffer *buffer, bool big_endian, bool with_sign) {
    size_t size = buffer->size, count = size / 4 + 1;
    bool negative = with_sign && size != 0 && (buffer->data[big_endian ? 0 : size - 1] & 0x80);
    mp_digits_temp temp;
    mp_digit *digits = mp_digits_get(vm, &temp, count);
    if (digits == NULL) {
        return MP_ERROR;
    }
    memset(digits, 0, count * sizeof *digits);
    unsigned carry = negative;
    for (size_t i = 0; i < size; i++) {
        unsigned byte = buffer->data[big_endian ? size - 1 - i : i];
        carry += negative ? byte ^ 0xFF : byte;
        digits[i / 4] |= (mp_digit)(carry & 0xFF) << i % 4 * 8;
        carry >>= 8;
    }
    digits[size / 4] |= (mp_digit)carry << size % 4 * 8;
    mp_value v = mp_int_from_digits(vm, digits, mp_bigint_trim(digits, count), negative);
    mp_digits_free(vm, &temp);
    return v;
}

static mp_value int_from_bytes(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(bytes, 0),
        MP_PARAM(byteorder, MP_PARAM_OPTIONAL),
        MP_PARAM(signed, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_value in[3];
    bool big_endian, with_sign;
    mp_buffer buffer;
    if (!mp_args_bind(vm, "from_bytes", params, 3, argc - 1, args + 1, kw, in) ||
        !byte_options(vm, "from_bytes", in[1], in[2], &big_endian, &with_sign)) {
        return MP_ERROR;
    }
    mp_value source = bytes_of(vm, in[0]);
    if (mp_is_error(source) || !mp_buffer_get(vm, source, &buffer)) {
        return MP_ERROR;
    }
    mp_value v = int_of_bytes(vm, &buffer, big_endian, with_sign);
    return mp_is_error(v) || mp_same(args[0], mp_type_value(&mp_type_int)) ? v : mp_call(vm, args[0], 1, &v);
}

bool mp_int_op_truth(mp_vm *vm, mp_value self, bool *out) {
    mp_int_view x;
    (void)vm;
    mp_int_view_get(self, &x);
    *out = x.count != 0;
    return true;
}

MP_OPS(int_ops, (make, int_make), (repr, mp_plain_repr), (format, mp_format_int), (hash, mp_int_op_hash),
    (compare, mp_int_op_compare), (truth, mp_int_op_truth), (unary, mp_int_op_unary), (binary, mp_int_op_binary));

static const mp_native int_rows[] = {
    MP_METHOD(__ceil__, int_conjugate, 0, 0),
    MP_METHOD(__divmod__, int___divmod__, 1, 1),
    MP_METHOD(__float__, int___float__, 0, 0),
    MP_METHOD(__floor__, int_conjugate, 0, 0),
    MP_METHOD(__index__, int_conjugate, 0, 0),
    MP_METHOD(__int__, int_conjugate, 0, 0),
    MP_METHOD(__rdivmod__, int___rdivmod__, 1, 1),
    MP_METHOD(__round__, int___round__, 0, 1),
    MP_METHOD(__trunc__, int_conjugate, 0, 0),
    MP_METHOD(as_integer_ratio, int_as_integer_ratio, 0, 0),
    MP_METHOD(bit_count, int_bit_count, 0, 0),
    MP_METHOD(bit_length, int_bit_length, 0, 0),
    MP_METHOD(conjugate, int_conjugate, 0, 0),
    MP_GETTER(denominator, int_one_get),
    MP_CLASSMETHOD_KW(from_bytes, int_from_bytes, 0, MP_VARIADIC),
    MP_GETTER(imag, int_zero_get),
    MP_METHOD(is_integer, int_is_integer, 0, 0),
    MP_GETTER(numerator, int_plain_get),
    MP_GETTER(real, int_plain_get),
    MP_METHOD_KW(to_bytes, int_to_bytes, 0, MP_VARIADIC),
};

MP_TYPE(mp_type_int, int, &mp_type_object, sizeof(mp_int), int_ops, int_rows, MP_TYPE_MATCH_SELF);
