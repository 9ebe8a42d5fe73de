/* SPDX-License-Identifier: MIT
 *
 * Layer 2. complex: a pair of floats.
 */
#include "base/floattext.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/format.h"
#include "objects/number_impl.h"
#include "objects/str.h"

#include <math.h>

/* The largest whole exponent for which a power is computed by multiplication. */
#define WHOLE_POWER_MAX 100

typedef struct pair {
    mp_real real;
    mp_real imag;
} pair;

static bool complex_is(mp_value v) {
    return mp_is_pointer(v) && mp_is_instance(v, &mp_type_complex);
}

static pair pair_of(mp_value v) {
    const mp_complex *c = (const mp_complex *)mp_pointer(v);
    return (pair){c->real, c->imag};
}

mp_value mp_complex_new(mp_vm *vm, mp_real real, mp_real imag) {
    mp_complex *object = mp_gc_new(vm, &mp_type_complex, sizeof *object);
    if (object == NULL) {
        return MP_ERROR;
    }
    object->real = real;
    object->imag = imag;
    return mp_from_pointer(object);
}

static mp_value complex_from_pair(mp_vm *vm, pair p) { return mp_complex_new(vm, p.real, p.imag); }

/* ---- Arithmetic ---- */

static pair multiply(pair a, pair b) {
    return (pair){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/* Scales by the larger part of b, so that its square cannot overflow. */
static pair divide(pair a, pair b) {
    if (MP_REAL_FN(fabs)(b.real) >= MP_REAL_FN(fabs)(b.imag)) {
        mp_real ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
        return (pair){(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale};
    }
    if (MP_REAL_FN(fabs)(b.imag) >= MP_REAL_FN(fabs)(b.real)) {
        mp_real ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
        return (pair){(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale};
    }
    return (pair){MP_REAL_C(0.0) / MP_REAL_C(0.0), MP_REAL_C(0.0) / MP_REAL_C(0.0)};
}

static pair power_whole(pair x, unsigned n) {
    pair result = {1, 0}, factor = x;
    for (unsigned rest = n; rest != 0; rest >>= 1) {
        if (rest & 1) {
            result = multiply(result, factor);
        }
        factor = multiply(factor, factor);
    }
    return result;
}

/* The angle of x ** y. */
static mp_real phase_of(pair x, pair y) {
    mp_real phase = MP_REAL_FN(atan2)(x.imag, x.real) * y.real;
    return y.imag != 0 ? phase + y.imag * MP_REAL_FN(log)(MP_REAL_FN(hypot)(x.real, x.imag)) : phase;
}

static pair power_polar(pair x, pair y) {
    mp_real magnitude = MP_REAL_FN(hypot)(x.real, x.imag), angle = MP_REAL_FN(atan2)(x.imag, x.real);
    mp_real length = MP_REAL_FN(pow)(magnitude, y.real), phase = phase_of(x, y);
    if (y.imag != 0) {
        length /= MP_REAL_FN(exp)(angle * y.imag);
    }
    return (pair){length * MP_REAL_FN(cos)(phase), length * MP_REAL_FN(sin)(phase)};
}

mp_value mp_complex_pow(mp_vm *vm, mp_real x_real, mp_real x_imag, mp_real y_real, mp_real y_imag) {
    pair x = {x_real, x_imag}, result;
    bool no_angle = false;
    if (y_real == 0 && y_imag == 0) {
        result = (pair){1, 0};
    } else if (x_real == 0 && x_imag == 0) {
        if (y_imag != 0 || y_real < 0) {
            return mp_raise(vm, &mp_type_ZeroDivisionError, "0.0 to a negative or complex power");
        }
        result = (pair){0, 0};
    } else if (y_imag == 0 && y_real == MP_REAL_FN(floor)(y_real) && MP_REAL_FN(fabs)(y_real) <= WHOLE_POWER_MAX) {
        result = power_whole(x, (unsigned)MP_REAL_FN(fabs)(y_real));
        if (y_real < 0) {
            no_angle = result.real == 0 && result.imag == 0;
            result = divide((pair){1, 0}, result);
        }
    } else {
        result = power_polar(x, (pair){y_real, y_imag});
        no_angle = isinf(phase_of(x, (pair){y_real, y_imag}));
    }
    if (no_angle) { /* CPython has the same words for it */
        return mp_raise(vm, &mp_type_ZeroDivisionError, "0.0 to a negative or complex power");
    }
    if (isinf(result.real) || isinf(result.imag)) {
        return mp_raise(vm, &mp_type_OverflowError, "complex exponentiation");
    }
    return complex_from_pair(vm, result);
}

/* A complex, float or int as a pair; *is_number is false for anything else. */
static bool operand(mp_vm *vm, mp_value v, pair *out, bool *is_number) {
    if (complex_is(v)) {
        *out = pair_of(v);
        return true;
    }
    out->imag = 0;
    return mp_real_operand(vm, v, &out->real, is_number);
}

static mp_value complex_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    pair x = {0, 0}, y = {0, 0};
    bool is_number = op <= MP_OP_TRUEDIV || op == MP_OP_POW;
    if (!is_number) {
        return MP_NOT_IMPLEMENTED;
    }
    if (!operand(vm, a, &x, &is_number) || !operand(vm, b, &y, &is_number)) {
        return MP_ERROR;
    }
    if (!is_number) {
        return MP_NOT_IMPLEMENTED;
    }
    switch (op) {
    case MP_OP_ADD:
        return mp_complex_new(vm, x.real + y.real, x.imag + y.imag);
    case MP_OP_SUB:
        return mp_complex_new(vm, x.real - y.real, x.imag - y.imag);
    case MP_OP_MUL:
        return complex_from_pair(vm, multiply(x, y));
    case MP_OP_POW:
        return mp_complex_pow(vm, x.real, x.imag, y.real, y.imag);
    default:
        if (y.real == 0 && y.imag == 0) {
            return mp_raise(vm, &mp_type_ZeroDivisionError, "complex division by zero");
        }
        return complex_from_pair(vm, divide(x, y));
    }
}

static mp_value complex_unary(mp_vm *vm, mp_unary_op op, mp_value self) {
    pair x = pair_of(self);
    mp_real magnitude;
    switch (op) {
    case MP_OP_NEG:
        return mp_complex_new(vm, -x.real, -x.imag);
    case MP_OP_POS:
        return complex_from_pair(vm, x);
    case MP_OP_ABS:
        magnitude = MP_REAL_FN(hypot)(x.real, x.imag);
        if (isinf(magnitude) && isfinite(x.real) && isfinite(x.imag)) {
            return mp_raise(vm, &mp_type_OverflowError, "absolute value too large");
        }
        return mp_float_new(vm, magnitude);
    default:
        return MP_NOT_IMPLEMENTED;
    }
}

static mp_value complex_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    pair x = pair_of(self);
    bool equal;
    (void)vm;
    if (op != MP_EQ && op != MP_NE) {
        return MP_NOT_IMPLEMENTED;
    }
    if (complex_is(other)) {
        pair y = pair_of(other);
        equal = x.real == y.real && x.imag == y.imag;
    } else if (mp_int_is(other)) {
        equal = x.imag == 0 && mp_int_compare_real(other, x.real) == 0;
    } else if (mp_float_is(other)) {
        equal = x.imag == 0 && x.real == mp_float_value(other);
    } else {
        return MP_NOT_IMPLEMENTED;
    }
    return mp_from_bool(equal == (op == MP_EQ));
}

static bool complex_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    pair x = pair_of(self);
    (void)vm;
    *out = mp_real_hash(x.real) + mp_real_hash(x.imag) * 1000003u;
    *out -= *out == (mp_hash)-1;
    return true;
}

static bool complex_truth(mp_vm *vm, mp_value self, bool *out) {
    pair x = pair_of(self);
    (void)vm;
    *out = x.real != 0 || x.imag != 0;
    return true;
}

/* "(1+2j)", or "2j" if the real part is +0. */
static mp_value complex_repr(mp_vm *vm, mp_value self) {
    char text[2 * MP_REAL_FORMAT_SIZE + 3], *end = text;
    pair x = pair_of(self);
    bool imag_only = x.real == 0 && !signbit(x.real);
    if (!imag_only) {
        *end++ = '(';
        end += mp_real_format(end, MP_REAL_FORMAT_SIZE, x.real, 'r', -1, MP_REAL_NO_DOT_ZERO);
    }
    unsigned flags = MP_REAL_NO_DOT_ZERO | (imag_only ? 0 : MP_REAL_SIGN);
    end += mp_real_format(end, MP_REAL_FORMAT_SIZE, x.imag, 'r', -1, flags);
    *end++ = 'j';
    if (!imag_only) {
        *end++ = ')';
    }
    return mp_str_new(vm, text, (size_t)(end - text));
}

/* ---- complex(...) ---- */

/* Where the imaginary part of "1e-5+2j" starts: the last sign that is not an exponent's. Returns `text` if there is
 * only one part. */
static const char *last_part(const char *text, const char *end) {
    for (const char *p = end; p-- > text;) {
        if ((*p == '+' || *p == '-') && (p == text || (p[-1] | 0x20) != 'e')) {
            return p;
        }
    }
    return text;
}

static bool part_parse(mp_vm *vm, const char *text, const char *end, mp_real *out) {
    const char *start = text, *stop = end;
    mp_number_strip(&start, &stop);
    return start == text && stop == end && mp_real_parse_text(vm, text, (size_t)(end - text), out);
}

static bool pair_parse(mp_vm *vm, const char *text, const char *end, pair *out) {
    mp_number_strip(&text, &end);
    if (text < end && *text == '(' && end[-1] == ')' && end - text > 1) {
        text++, end--;
        mp_number_strip(&text, &end);
    }
    *out = (pair){0, 0};
    if (text == end) {
        return false;
    }
    if ((end[-1] | 0x20) != 'j') {
        return part_parse(vm, text, end, &out->real);
    }
    end--;
    const char *imag = last_part(text, end);
    /* A sign alone, or nothing, stands for one. */
    if (imag == end || (imag + 1 == end && (*imag == '+' || *imag == '-'))) {
        out->imag = imag < end && *imag == '-' ? -1 : 1;
    } else if (!part_parse(vm, imag, end, &out->imag)) {
        return false;
    }
    return imag == text || part_parse(vm, text, imag, &out->real);
}

/* Any number as a pair: __complex__, __float__ and __index__ are honoured. `which` is "first" or "second". */
static bool pair_from_any(mp_vm *vm, mp_value v, const char *which, pair *out) {
    bool is_number = true;
    bool special = *which == 'f' && (mp_type_of(v)->flags & MP_TYPE_CLASS);
    mp_value result = special ? mp_number_convert(vm, v, MP_NAME(__complex__)) : MP_UNBOUND;
    if (mp_is_unbound(result)) {
        bool converted = operand(vm, v, out, &is_number);
        if (!converted || is_number) {
            return converted;
        }
    } else {
        if (!mp_is_error(result) && !complex_is(result)) {
            return mp_fail(vm, &mp_type_TypeError, "__complex__ returned non-complex (type %T)", result);
        }
        *out = mp_is_error(result) ? *out : pair_of(result);
        return !mp_is_error(result);
    }
    const mp_value names[] = {MP_NAME(__float__), MP_NAME(__index__)};
    for (size_t i = 0; i < 2; i++) {
        result = mp_number_convert(vm, v, names[i]);
        if (!mp_is_unbound(result)) {
            is_number = true;
            return !mp_is_error(result) && mp_real_operand(vm, result, &out->real, &is_number) &&
                   (is_number || mp_fail(vm, &mp_type_TypeError, "%T.%U returned non-float (type %T)", v, names[i],
                                         result));
        }
    }
    return mp_fail(vm, &mp_type_TypeError, "complex() %s argument must be a %snumber, not '%T'", which,
                   *which == 'f' ? "string or a " : "", v);
}

static mp_value complex_of_class(mp_vm *vm, const mp_type *type, pair p) {
    mp_complex *object = mp_object_alloc(vm, type, sizeof *object);
    if (object == NULL) {
        return MP_ERROR;
    }
    object->real = p.real;
    object->imag = p.imag;
    return mp_from_pointer(object);
}

static mp_value complex_from_text(mp_vm *vm, const mp_type *type, mp_value source) {
    pair x;
    mp_value text = mp_number_text(vm, source);
    if (mp_is_error(text)) {
        return MP_ERROR;
    }
    const char *data = mp_str_data(text);
    if (!mp_underscores_valid(data, mp_str_size(text))) {
        return mp_raise(vm, &mp_type_ValueError, "could not convert string to complex: %R", source);
    }
    if (!pair_parse(vm, data, data + mp_str_size(text), &x)) {
        return mp_is_unbound(vm->pending)
                   ? mp_raise(vm, &mp_type_ValueError, "complex() arg is a malformed string")
                   : MP_ERROR;
    }
    return complex_of_class(vm, type, x);
}

static mp_value complex_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(real, MP_PARAM_OPTIONAL),
        MP_PARAM(imag, MP_PARAM_OPTIONAL),
    };
    mp_value in[2];
    pair x = {0, 0}, y = {0, 0};
    if (argc + kw.count > 2) {
        return mp_raise(vm, &mp_type_TypeError, "complex() takes at most 2 arguments (%zu given)", argc + kw.count);
    }
    if (!mp_args_bind(vm, "complex", params, 2, argc, args, kw, in)) {
        return MP_ERROR;
    }
    bool has_imag = !mp_is_unbound(in[1]);
    if (!mp_is_unbound(in[0]) && mp_str_is(in[0])) {
        return has_imag ? mp_raise(vm, &mp_type_TypeError, "complex() can't take second arg if first is a string")
                        : complex_from_text(vm, type, in[0]);
    }
    if (has_imag && mp_str_is(in[1])) {
        return mp_raise(vm, &mp_type_TypeError, "complex() second arg can't be a string");
    }
    if (!mp_is_unbound(in[0]) && mp_is_exact(in[0], &mp_type_complex) && !has_imag && type == &mp_type_complex) {
        return in[0];
    }
    if ((!mp_is_unbound(in[0]) && !pair_from_any(vm, in[0], "first", &x)) ||
        (has_imag && !pair_from_any(vm, in[1], "second", &y))) {
        return MP_ERROR;
    }
    if (has_imag) { /* real + imag * 1j, but without making -0.0 of 0.0 */
        bool x_complex = !mp_is_unbound(in[0]) && complex_is(in[0]);
        x.imag = x_complex ? x.imag + y.real : y.real;
        x.real -= complex_is(in[1]) ? y.imag : 0;
    }
    return complex_of_class(vm, type, x);
}

/* ---- Methods ---- */

static mp_value complex_real_get(mp_vm *vm, mp_value self) { return mp_float_new(vm, pair_of(self).real); }

static mp_value complex_imag_get(mp_vm *vm, mp_value self) { return mp_float_new(vm, pair_of(self).imag); }

static mp_value complex_conjugate(mp_vm *vm, size_t argc, const mp_value *args) {
    pair x = pair_of(args[0]);
    (void)argc;
    return mp_complex_new(vm, x.real, -x.imag);
}

static mp_value complex___complex__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return complex_from_pair(vm, pair_of(args[0]));
}

MP_OPS(complex_ops, (make, complex_make), (repr, complex_repr), (format, mp_format_complex), (hash, complex_hash),
    (compare, complex_compare), (truth, complex_truth), (unary, complex_unary), (binary, complex_binary));

static const mp_native complex_rows[] = {
    MP_METHOD(__complex__, complex___complex__, 0, 0),
    MP_METHOD(conjugate, complex_conjugate, 0, 0),
    MP_GETTER(imag, complex_imag_get),
    MP_GETTER(real, complex_real_get),
};

MP_TYPE(mp_type_complex, complex, &mp_type_object, sizeof(mp_complex), complex_ops, complex_rows, 0);
