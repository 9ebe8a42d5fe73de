/* SPDX-License-Identifier: MIT
 *
 * Layer 2. float: arithmetic, exact comparison with ints, conversions, methods. Most floats are immediate values; only
 * those of extreme magnitude, inf and nan, and instances of subclasses, are objects.
 */
#include "base/floattext.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/exception.h"
#include "objects/format.h"
#include "objects/number_impl.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <math.h>

/* The largest exponent e for which 2^e is finite; hexadecimal digits behind the point of a normal float. */
#define EXPONENT_MAX (MP_REAL_MANT_DIG == 24 ? 127 : 1023)
#define HEX_PLACES ((MP_REAL_MANT_DIG + 2) / 4)

mp_value mp_float_box(mp_vm *vm, mp_real x) {
    mp_float *object = mp_gc_new(vm, &mp_type_float, sizeof *object);
    if (object == NULL) {
        return MP_ERROR;
    }
    object->value = x;
    return mp_from_pointer(object);
}

/* ---- Arithmetic ---- */

mp_real mp_real_mod(mp_real x, mp_real y) {
    mp_real rest = MP_REAL_FN(fmod)(x, y);
    if (rest == 0) {
        return MP_REAL_FN(copysign)(0, y);
    }
    return (rest < 0) != (y < 0) ? rest + y : rest;
}

mp_real mp_real_floordiv(mp_real x, mp_real y) {
    mp_real rest = MP_REAL_FN(fmod)(x, y);
    mp_real quotient = (x - rest) / y;
    if (rest != 0 && (rest < 0) != (y < 0)) {
        quotient -= 1;
    }
    if (quotient == 0) {
        return MP_REAL_FN(copysign)(0, x / y);
    }
    /* The division above is inexact; its result is near to a whole number, though. */
    mp_real whole = MP_REAL_FN(floor)(quotient);
    return quotient - whole > MP_REAL_C(0.5) ? whole + 1 : whole;
}

mp_value mp_raise_range_error(mp_vm *vm) {
    mp_value message = mp_str_new_text(vm, "Numerical result out of range");
    if (mp_is_error(message)) {
        return MP_ERROR;
    }
    const mp_value args[] = {MP_SMALL(34), message};
    mp_value exception = mp_exception_new(vm, &mp_type_OverflowError, 2, args);
    return mp_is_error(exception) ? exception : mp_raise_value(vm, exception);
}

mp_value mp_real_pow(mp_vm *vm, mp_real x, mp_real y) {
    if (x == 0 && y < 0 && y - y == 0) {
        return mp_raise(vm, &mp_type_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    }
    if (x < 0 && x - x == 0 && y - y == 0 && y != MP_REAL_FN(floor)(y)) {
        return mp_complex_pow(vm, x, 0, y, 0);
    }
    mp_real result = MP_REAL_FN(pow)(x, y);
    if (result - result != 0 && x - x == 0 && y - y == 0) {
        return mp_raise_range_error(vm);
    }
    return mp_float_new(vm, result);
}

bool mp_real_operand(mp_vm *vm, mp_value v, mp_real *out, bool *is_number) {
    if (mp_is_real(v)) {
        *out = mp_real_get(v);
    } else if (mp_is_small(v)) {
        *out = (mp_real)mp_small(v);
    } else if (mp_is_instance(v, &mp_type_float)) {
        *out = mp_float_value(v);
    } else if (mp_is_instance(v, &mp_type_int)) {
        return mp_int_to_real(vm, v, out);
    } else {
        *is_number = false;
    }
    return true;
}

static mp_value divide_real(mp_vm *vm, mp_binary_op op, mp_real x, mp_real y) {
    if (y == 0) {
        return mp_raise(vm, &mp_type_ZeroDivisionError, "%s",
                        op == MP_OP_TRUEDIV    ? "float division by zero"
                        : op == MP_OP_FLOORDIV ? "float floor division by zero"
                                               : "float modulo");
    }
    return mp_float_new(vm, op == MP_OP_TRUEDIV    ? x / y
                            : op == MP_OP_FLOORDIV ? mp_real_floordiv(x, y)
                                                   : mp_real_mod(x, y));
}

static mp_value float_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    mp_real x = 0, y = 0;
    bool is_number = op <= MP_OP_POW;
    if (!is_number) {
        return MP_NOT_IMPLEMENTED;
    }
    if (!mp_real_operand(vm, a, &x, &is_number) || !mp_real_operand(vm, b, &y, &is_number)) {
        return MP_ERROR;
    }
    if (!is_number) {
        return MP_NOT_IMPLEMENTED;
    }
    switch (op) {
    case MP_OP_ADD:
        return mp_float_new(vm, x + y);
    case MP_OP_SUB:
        return mp_float_new(vm, x - y);
    case MP_OP_MUL:
        return mp_float_new(vm, x * y);
    case MP_OP_POW:
        return mp_real_pow(vm, x, y);
    default:
        return divide_real(vm, op, x, y);
    }
}

static mp_value float_unary(mp_vm *vm, mp_unary_op op, mp_value self) {
    mp_real x = mp_float_value(self);
    switch (op) {
    case MP_OP_NEG:
        return mp_float_new(vm, -x);
    case MP_OP_ABS:
        return mp_float_new(vm, MP_REAL_FN(fabs)(x));
    case MP_OP_POS:
        return mp_float_new(vm, x);
    default:
        return MP_NOT_IMPLEMENTED;
    }
}

static mp_value float_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    mp_real x = mp_float_value(self);
    (void)vm;
    if (mp_float_is(other)) {
        mp_real y = mp_float_value(other);
        return mp_from_bool(mp_compare_result(op, x < y ? -1 : x > y ? 1 : x == y ? 0 : 2));
    }
    if (mp_int_is(other)) {
        int order = mp_int_compare_real(other, x);
        return mp_from_bool(mp_compare_result(op, order == 2 ? 2 : -order));
    }
    return MP_NOT_IMPLEMENTED;
}

static bool float_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    (void)vm;
    *out = mp_real_hash(mp_float_value(self));
    return true;
}

static bool float_truth(mp_vm *vm, mp_value self, bool *out) {
    (void)vm;
    *out = mp_float_value(self) != 0;
    return true;
}

/* ---- Text ---- */

bool mp_float_append(mp_builder *b, mp_real x) {
    char text[MP_REAL_FORMAT_SIZE];
    return mp_builder_append(b, text, mp_real_format(text, sizeof text, x, 'r', -1, 0));
}

bool mp_underscores_valid(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '_' && (i == 0 || i + 1 == size || mp_bigint_digit_value(text[i - 1]) > 9 ||
                               mp_bigint_digit_value(text[i + 1]) > 9)) {
            return false;
        }
    }
    return true;
}

bool mp_real_parse_text(mp_vm *vm, const char *text, size_t size, mp_real *out) {
    const char *end = text + size;
    mp_number_strip(&text, &end);
    size = (size_t)(end - text);
    if (size == 0 || memchr(text, '_', size) == NULL) {
        return mp_real_parse(text, size, out);
    }
    char *copy = mp_gc_buffer_new(vm, size);
    if (copy == NULL) {
        return false;
    }
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] != '_') {
            copy[count++] = text[i];
        }
    }
    bool ok = mp_underscores_valid(text, size) && mp_real_parse(copy, count, out);
    mp_gc_free(vm, copy);
    return ok;
}

/* ---- float(...) ---- */

static mp_value float_of_class(mp_vm *vm, const mp_type *type, mp_real x) {
    if (type == &mp_type_float) {
        return mp_float_new(vm, x);
    }
    mp_float *object = mp_object_alloc(vm, type, sizeof *object);
    if (object == NULL) {
        return MP_ERROR;
    }
    object->value = x;
    return mp_from_pointer(object);
}

/* Reads v if it is a str or bytes-like; *is_text says whether it is. */
static bool float_from_text(mp_vm *vm, mp_value v, mp_real *out, bool *is_text) {
    mp_buffer buffer = {0};
    const char *text;
    size_t size;
    *is_text = true;
    if (mp_str_is(v)) {
        mp_value plain = mp_number_text(vm, v);
        if (mp_is_error(plain)) {
            return false;
        }
        text = mp_str_data(plain);
        size = mp_str_size(plain);
    } else if (mp_buffer_is(v)) {
        if (!mp_buffer_get(vm, v, &buffer)) {
            return false;
        }
        text = (const char *)buffer.data;
        size = buffer.size;
    } else {
        *is_text = false;
        return true;
    }
    if (mp_real_parse_text(vm, text, size, out)) {
        return true;
    }
    return mp_is_unbound(vm->pending)
               ? mp_fail(vm, &mp_type_ValueError, "could not convert string to float: %R", v)
               : false;
}

/* __float__ or __index__ of v; false with *is_number false and no exception: it has neither. */
static bool float_from_special(mp_vm *vm, mp_value v, mp_real *out, bool *is_number) {
    *is_number = true;
    mp_value result = mp_number_convert(vm, v, MP_NAME(__float__));
    if (!mp_is_unbound(result)) {
        if (!mp_is_error(result) && !mp_float_is(result)) {
            return mp_fail(vm, &mp_type_TypeError, "%T.__float__ returned non-float (type %T)", v, result);
        }
        *out = mp_is_error(result) ? 0 : mp_float_value(result);
        return !mp_is_error(result);
    }
    result = mp_number_convert(vm, v, MP_NAME(__index__));
    if (mp_is_unbound(result)) {
        *is_number = false;
        return false;
    }
    if (!mp_is_error(result) && !mp_int_is(result)) {
        return mp_fail(vm, &mp_type_TypeError, "__index__ returned non-int (type %T)", result);
    }
    return !mp_is_error(result) && mp_int_to_real(vm, result, out);
}

static mp_value float_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_real x = 0;
    bool is_number = true, is_text;
    if (!mp_args_no_kw_new(vm, type, kw)) {
        return MP_ERROR;
    }
    if (argc > 1) {
        return mp_raise(vm, &mp_type_TypeError, "float expected at most 1 argument, got %zu", argc);
    }
    if (argc == 0) {
        return float_of_class(vm, type, x);
    }
    mp_value v = args[0];
    if (mp_is_real(v) || mp_is_small(v) || mp_is_exact(v, &mp_type_float) || mp_is_exact(v, &mp_type_int)) {
        return mp_real_operand(vm, v, &x, &is_number) ? float_of_class(vm, type, x) : MP_ERROR;
    }
    if (!float_from_text(vm, v, &x, &is_text)) {
        return MP_ERROR;
    }
    if (!is_text && !float_from_special(vm, v, &x, &is_number)) {
        return is_number ? MP_ERROR
                         : mp_raise(vm, &mp_type_TypeError,
                                    "float() argument must be a string or a real number, not '%T'", v);
    }
    return float_of_class(vm, type, x);
}

/* ---- Rounding ---- */

mp_value mp_real_round(mp_vm *vm, mp_real x, intptr_t ndigits) {
    char digits[MP_REAL_EXACT_DIGITS + 1];
    int exponent;
    if (x == 0 || x - x != 0 || ndigits > 2 * EXPONENT_MAX) {
        return mp_float_new(vm, x);
    }
    size_t count = 0;
    if (ndigits >= -EXPONENT_MAX) {
        count = mp_real_digits(MP_REAL_FN(fabs)(x), MP_REAL_FIXED, (int)ndigits, digits, &exponent);
    }
    mp_real result = count != 0 ? mp_real_of_digits(digits, count, exponent) : 0;
    if (result - result != 0) {
        return mp_raise(vm, &mp_type_OverflowError, "rounded value too large to represent");
    }
    return mp_float_new(vm, MP_REAL_FN(copysign)(result, x));
}

static mp_value float___round__(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x = mp_float_value(args[0]);
    intptr_t ndigits;
    if (argc < 2 || mp_is_none(args[1])) {
        return mp_int_from_real(vm, MP_REAL_FN(rint)(x));
    }
    return mp_index_clamp(vm, args[1], &ndigits) ? mp_real_round(vm, x, ndigits) : MP_ERROR;
}

static mp_value float___trunc__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_int_from_real(vm, mp_float_value(args[0]));
}

static mp_value float___floor__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_int_from_real(vm, MP_REAL_FN(floor)(mp_float_value(args[0])));
}

static mp_value float___ceil__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_int_from_real(vm, MP_REAL_FN(ceil)(mp_float_value(args[0])));
}

static mp_value float_divmod_pair(mp_vm *vm, mp_value a, mp_value b) {
    mp_real x = 0, y = 0;
    bool is_number = true;
    if (!mp_real_operand(vm, a, &x, &is_number) || !mp_real_operand(vm, b, &y, &is_number)) {
        return MP_ERROR;
    }
    if (!is_number) {
        return MP_NOT_IMPLEMENTED;
    }
    if (y == 0) {
        return mp_raise(vm, &mp_type_ZeroDivisionError, "float divmod()");
    }
    mp_value pair[2] = {mp_float_new(vm, mp_real_floordiv(x, y)), MP_NONE};
    if (mp_is_error(pair[0])) {
        return MP_ERROR;
    }
    pair[1] = mp_float_new(vm, mp_real_mod(x, y));
    return mp_is_error(pair[1]) ? MP_ERROR : mp_tuple_new(vm, 2, pair);
}

static mp_value float___divmod__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return float_divmod_pair(vm, args[0], args[1]);
}

static mp_value float___rdivmod__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return float_divmod_pair(vm, args[1], args[0]);
}

/* ---- Methods ---- */

static mp_value float_plain_get(mp_vm *vm, mp_value self) { return mp_float_new(vm, mp_float_value(self)); }

static mp_value float_zero_get(mp_vm *vm, mp_value self) {
    (void)self;
    return mp_float_new(vm, 0);
}

/* conjugate, __float__ */
static mp_value float_conjugate(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return float_plain_get(vm, args[0]);
}

static mp_value float_is_integer(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x = mp_float_value(args[0]);
    (void)vm, (void)argc;
    return mp_from_bool(x - x == 0 && x == MP_REAL_FN(floor)(x));
}

static mp_value float_as_integer_ratio(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x = mp_float_value(args[0]);
    (void)argc;
    if (x - x != 0) {
        return x != x ? mp_raise(vm, &mp_type_ValueError, "cannot convert NaN to integer ratio")
                      : mp_raise(vm, &mp_type_OverflowError, "cannot convert Infinity to integer ratio");
    }
    int e = 0;
    uint64_t m = x == 0 ? 0 : mp_real_decompose(x, &e);
    for (; m != 0 && !(m & 1); m >>= 1) {
        e++;
    }
    mp_value pair[2] = {mp_int_from_i64(vm, x < 0 ? -(int64_t)m : (int64_t)m), MP_SMALL(1)};
    mp_value *scaled = &pair[e < 0];
    if (!mp_is_error(*scaled)) {
        *scaled = mp_int_binary(vm, MP_OP_LSHIFT, *scaled, MP_SMALL(e < 0 ? -e : e));
    }
    return mp_is_error(pair[0]) || mp_is_error(pair[1]) ? MP_ERROR : mp_tuple_new(vm, 2, pair);
}

static mp_value float_hex(mp_vm *vm, size_t argc, const mp_value *args) {
    static const char hex_digits[] = "0123456789abcdef";
    mp_real x = mp_float_value(args[0]);
    mp_builder b;
    int e = 0;
    (void)argc;
    if (x - x != 0) {
        return mp_plain_repr(vm, args[0]);
    }
    uint64_t m = x == 0 ? 0 : mp_real_decompose(x, &e);
    e += x == 0 ? 0 : MP_REAL_MANT_DIG - 1;
    /* The fraction is filled up to whole digits. */
    m <<= HEX_PLACES * 4 - (MP_REAL_MANT_DIG - 1);
    mp_builder_init(&b, vm);
    mp_builder_append_text(&b, MP_REAL_FN(copysign)(1, x) < 0 ? "-0x" : "0x");
    mp_builder_append_byte(&b, hex_digits[m >> (HEX_PLACES * 4)]);
    mp_builder_append_byte(&b, '.');
    for (int shift = (x == 0 ? 1 : HEX_PLACES) * 4 - 4; shift >= 0; shift -= 4) {
        mp_builder_append_byte(&b, hex_digits[m >> shift & 15]);
    }
    mp_builder_append_format(&b, e < 0 ? "p%d" : "p+%d", e);
    return mp_builder_str(&b);
}

/* A hexadecimal number being read: mantissa * 2^exponent, and something behind if sticky. */
typedef struct hex_number {
    uint64_t mantissa;
    int64_t exponent;
    bool sticky;
    bool any;
} hex_number;

static void hex_add(hex_number *n, unsigned digit, bool fraction) {
    n->any = true;
    if (n->mantissa >> 60 == 0) {
        n->mantissa = n->mantissa << 4 | digit;
        n->exponent -= fraction ? 4 : 0;
    } else {
        n->sticky |= digit != 0;
        n->exponent += fraction ? 0 : 4;
    }
}

/* "p-12"; returns NULL if the digits are missing. */
static const char *hex_exponent(hex_number *n, const char *text, const char *end) {
    if (text == end || (*text | 0x20) != 'p') {
        return text;
    }
    text++;
    bool negative = text < end && *text == '-';
    text += text < end && (*text == '-' || *text == '+');
    const char *start = text;
    int64_t e = 0;
    for (; text < end && *text >= '0' && *text <= '9'; text++) {
        e = e < INT64_MAX / 16 ? e * 10 + (*text - '0') : e;
    }
    n->exponent += negative ? -e : e;
    return text == start ? NULL : text;
}

/* Returns where the number ends, or NULL if there is none. */
static const char *hex_parse(const char *text, const char *end, hex_number *n) {
    bool fraction = false;
    if (end - text >= 2 && text[0] == '0' && (text[1] | 0x20) == 'x') {
        text += 2;
    }
    for (; text < end; text++) {
        unsigned digit = mp_bigint_digit_value(*text);
        if (digit < 16) {
            hex_add(n, digit, fraction);
        } else if (*text == '.' && !fraction) {
            fraction = true;
        } else {
            break;
        }
    }
    return n->any ? hex_exponent(n, text, end) : NULL;
}

static mp_value float_fromhex(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "bad argument type for built-in operation");
    }
    const char *text = mp_str_data(args[1]), *end = text + mp_str_size(args[1]);
    mp_number_strip(&text, &end);
    bool negative = text < end && *text == '-';
    text += text < end && (*text == '-' || *text == '+');
    mp_real x;
    if (text < end && strchr("inIN", *text) != NULL && *text != 0) {
        if (!mp_real_parse(text, (size_t)(end - text), &x)) {
            return mp_raise(vm, &mp_type_ValueError, "invalid hexadecimal floating-point string");
        }
    } else {
        hex_number n = {0, 0, false, false};
        const char *behind = hex_parse(text, end, &n);
        int64_t e = MP_MAX(MP_MIN(n.exponent, 5000), -5000);
        x = mp_real_compose(n.mantissa, (int)e, n.sticky);
        if (behind != NULL && x - x != 0) {
            return mp_raise(vm, &mp_type_OverflowError, "hexadecimal value too large to represent as a float");
        }
        if (behind != end) {
            return mp_raise(vm, &mp_type_ValueError, "invalid hexadecimal floating-point string");
        }
    }
    mp_value v = mp_float_new(vm, negative ? -x : x);
    return mp_is_error(v) || mp_same(args[0], mp_type_value(&mp_type_float)) ? v : mp_call(vm, args[0], 1, &v);
}

MP_OPS(float_ops, (make, float_make), (repr, mp_plain_repr), (format, mp_format_float), (hash, float_hash),
    (compare, float_compare), (truth, float_truth), (unary, float_unary), (binary, float_binary));

static const mp_native float_rows[] = {
    MP_METHOD(__ceil__, float___ceil__, 0, 0),
    MP_METHOD(__divmod__, float___divmod__, 1, 1),
    MP_METHOD(__float__, float_conjugate, 0, 0),
    MP_METHOD(__floor__, float___floor__, 0, 0),
    MP_METHOD(__int__, float___trunc__, 0, 0),
    MP_METHOD(__rdivmod__, float___rdivmod__, 1, 1),
    MP_METHOD(__round__, float___round__, 0, 1),
    MP_METHOD(__trunc__, float___trunc__, 0, 0),
    MP_METHOD(as_integer_ratio, float_as_integer_ratio, 0, 0),
    MP_METHOD(conjugate, float_conjugate, 0, 0),
    MP_CLASSMETHOD(fromhex, float_fromhex, 1, 1),
    MP_METHOD(hex, float_hex, 0, 0),
    MP_GETTER(imag, float_zero_get),
    MP_METHOD(is_integer, float_is_integer, 0, 0),
    MP_GETTER(real, float_plain_get),
};

MP_TYPE(mp_type_float, float, &mp_type_object, sizeof(mp_float), float_ops, float_rows, MP_TYPE_MATCH_SELF);
