/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Module math. The functions of one float share a frame that turns the C library's infinities and nans into
 * Python's exceptions; those of ints are in math_int.c.
 */
#include "base/floattext.h"
#include "modules/math_int.h"
#include "objects/module.h"
#include "objects/number_impl.h"
#include "objects/tuple.h"

#include <math.h>

#define PI MP_REAL_C(3.141592653589793238462643383279502884)
#define E MP_REAL_C(2.718281828459045235360287471352662498)

/* One copy of the encoding, for the many functions that are no hot paths. */
static MP_NOINLINE mp_value new_float(mp_vm *vm, mp_real x) { return mp_float_new(vm, x); }

static mp_value domain_error(mp_vm *vm) { return mp_raise(vm, &mp_type_ValueError, "math domain error"); }

static mp_value range_error(mp_vm *vm) { return mp_raise(vm, &mp_type_OverflowError, "math range error"); }

/* What an infinite result of finite arguments means. */
typedef enum infinite { INFINITE_IS_DOMAIN, INFINITE_IS_RANGE } infinite;

/* The result of a function of x and y as a value, or the error that it stands for. */
static mp_value result_of(mp_vm *vm, mp_real result, mp_real x, mp_real y, infinite meaning) {
    if (isnan(result) && !isnan(x) && !isnan(y)) {
        return domain_error(vm);
    }
    if (isinf(result) && isfinite(x) && isfinite(y)) {
        return meaning == INFINITE_IS_RANGE ? range_error(vm) : domain_error(vm);
    }
    return new_float(vm, result);
}

/* Functions of one float: Python name, C function, what infinity means. */
#define UNARY_FUNCTIONS(X)                                                                                             \
    X(acos, acos, DOMAIN)                                                                                              \
    X(acosh, acosh, DOMAIN)                                                                                            \
    X(asin, asin, DOMAIN)                                                                                              \
    X(asinh, asinh, DOMAIN)                                                                                            \
    X(atan, atan, DOMAIN)                                                                                              \
    X(atanh, atanh, DOMAIN)                                                                                            \
    X(cbrt, cbrt, DOMAIN)                                                                                              \
    X(cos, cos, DOMAIN)                                                                                                \
    X(cosh, cosh, RANGE)                                                                                               \
    X(erf, erf, DOMAIN)                                                                                                \
    X(erfc, erfc, DOMAIN)                                                                                              \
    X(exp, exp, RANGE)                                                                                                 \
    X(exp2, exp2, RANGE)                                                                                               \
    X(expm1, expm1, RANGE)                                                                                             \
    X(fabs, fabs, DOMAIN)                                                                                              \
    X(log1p, log1p, DOMAIN)                                                                                            \
    X(sin, sin, DOMAIN)                                                                                                \
    X(sinh, sinh, RANGE)                                                                                               \
    X(sqrt, sqrt, DOMAIN)                                                                                              \
    X(tan, tan, DOMAIN)                                                                                                \
    X(tanh, tanh, DOMAIN)

static MP_NOINLINE mp_value unary(mp_vm *vm, mp_value v, mp_real (*fn)(mp_real), infinite meaning) {
    mp_real x;
    if (mp_is_real(v)) {
        x = mp_real_get(v);
    } else if (!mp_real_value(vm, v, &x)) {
        return MP_ERROR;
    }
    mp_real result = fn(x);
    return MP_LIKELY(isfinite(result)) ? mp_float_new(vm, result) : result_of(vm, result, x, x, meaning);
}

#define X(name, function, meaning)                                                                                     \
    static mp_value math_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                        \
        (void)argc;                                                                                                    \
        return unary(vm, args[0], MP_REAL_FN(function), INFINITE_IS_##meaning);                                        \
    }
UNARY_FUNCTIONS(X)
#undef X

/* ---- Functions of two floats ---- */

static bool two_reals(mp_vm *vm, const mp_value *args, mp_real *x, mp_real *y) {
    return mp_real_value(vm, args[0], x) && mp_real_value(vm, args[1], y);
}

static mp_value math_atan2(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, y;
    (void)argc;
    return two_reals(vm, args, &y, &x) ? new_float(vm, MP_REAL_FN(atan2)(y, x)) : MP_ERROR;
}

static mp_value math_copysign(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, y;
    (void)argc;
    return two_reals(vm, args, &x, &y) ? new_float(vm, MP_REAL_FN(copysign)(x, y)) : MP_ERROR;
}

static mp_value math_fmod(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, y;
    (void)argc;
    if (!two_reals(vm, args, &x, &y)) {
        return MP_ERROR;
    }
    return result_of(vm, MP_REAL_FN(fmod)(x, y), x, y, INFINITE_IS_DOMAIN);
}

static mp_value math_remainder(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, y;
    (void)argc;
    if (!two_reals(vm, args, &x, &y)) {
        return MP_ERROR;
    }
    return result_of(vm, MP_REAL_FN(remainder)(x, y), x, y, INFINITE_IS_DOMAIN);
}

static mp_value math_pow(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, y;
    (void)argc;
    if (!two_reals(vm, args, &x, &y)) {
        return MP_ERROR;
    }
    return result_of(vm, MP_REAL_FN(pow)(x, y), x, y, x == 0 ? INFINITE_IS_DOMAIN : INFINITE_IS_RANGE);
}

static mp_value math_nextafter(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, y;
    (void)argc;
    return two_reals(vm, args, &x, &y) ? new_float(vm, MP_REAL_FN(nextafter)(x, y)) : MP_ERROR;
}

static mp_value math_ulp(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    if (!mp_real_value(vm, args[0], &x)) {
        return MP_ERROR;
    }
    x = MP_REAL_FN(fabs)(x);
    if (!isfinite(x)) {
        return new_float(vm, x);
    }
    mp_real next = MP_REAL_FN(nextafter)(x, INFINITY);
    return new_float(vm, isinf(next) ? x - MP_REAL_FN(nextafter)(x, 0) : next - x);
}

static mp_value math_ldexp(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    intptr_t e;
    (void)argc;
    if (!mp_real_value(vm, args[0], &x)) {
        return MP_ERROR;
    }
    if (!mp_int_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "Expected an int as second argument to ldexp.");
    }
    if (!mp_index_clamp(vm, args[1], &e)) {
        return MP_ERROR;
    }
    e = MP_MAX(MP_MIN(e, 10000), -10000);
    return result_of(vm, MP_REAL_FN(ldexp)(x, (int)e), x, x, INFINITE_IS_RANGE);
}

/* ---- Logarithms: of ints of any size, too ---- */

/* log of an int beyond all floats: of x in x * 2^bits, and of 2^bits. */
static bool log_of_big(mp_vm *vm, mp_value v, size_t bits, mp_real (*fn)(mp_real), mp_real *out) {
    mp_real top;
    mp_value shifted = mp_int_binary(vm, MP_OP_RSHIFT, v, MP_SMALL(bits - 64));
    if (mp_is_error(shifted) || !mp_int_to_real(vm, shifted, &top)) {
        return false;
    }
    *out = fn(MP_REAL_FN(ldexp)(top, -64)) + fn(2) * (mp_real)bits;
    return true;
}

static bool logarithm(mp_vm *vm, mp_value v, mp_real (*fn)(mp_real), mp_real *out) {
    mp_real x;
    if (mp_int_is(v) && !mp_is_small(v)) {
        mp_int_view view;
        mp_int_view_get(v, &view);
        size_t bits = mp_bigint_bits(view.digits, view.count);
        if (view.negative) {
            return mp_fail(vm, &mp_type_ValueError, "math domain error");
        }
        if (bits >= (MP_REAL_MANT_DIG == 24 ? 128 : 1024)) {
            return log_of_big(vm, v, bits, fn, out);
        }
    }
    if (!mp_real_value(vm, v, &x)) {
        return false;
    }
    if (x <= 0) {
        return mp_fail(vm, &mp_type_ValueError, "math domain error");
    }
    *out = fn(x);
    return true;
}

static mp_value math_log(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, base;
    if (!logarithm(vm, args[0], MP_REAL_FN(log), &x)) {
        return MP_ERROR;
    }
    if (argc == 1) {
        return new_float(vm, x);
    }
    if (!logarithm(vm, args[1], MP_REAL_FN(log), &base)) {
        return MP_ERROR;
    }
    return base == 0 ? mp_raise(vm, &mp_type_ZeroDivisionError, "float division by zero") : new_float(vm, x / base);
}

static mp_value math_log2(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return logarithm(vm, args[0], MP_REAL_FN(log2), &x) ? new_float(vm, x) : MP_ERROR;
}

static mp_value math_log10(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return logarithm(vm, args[0], MP_REAL_FN(log10), &x) ? new_float(vm, x) : MP_ERROR;
}

/* ---- Gamma ---- */

static bool is_pole(mp_real x) { return x <= 0 && x == MP_REAL_FN(floor)(x); }

static mp_value math_gamma(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    if (!mp_real_value(vm, args[0], &x)) {
        return MP_ERROR;
    }
    if (is_pole(x)) {
        return domain_error(vm);
    }
    return result_of(vm, MP_REAL_FN(tgamma)(x), x, x, INFINITE_IS_RANGE);
}

static mp_value math_lgamma(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    if (!mp_real_value(vm, args[0], &x)) {
        return MP_ERROR;
    }
    if (isfinite(x) && is_pole(x)) {
        return domain_error(vm);
    }
    return result_of(vm, MP_REAL_FN(lgamma)(x), x, x, INFINITE_IS_RANGE);
}

/* ---- Whole and fractional parts ---- */

/* fn rounds to a whole number; other types have their own way, `name`. MP_UNBOUND: they have not. */
static mp_value whole_part(mp_vm *vm, mp_value v, mp_real (*fn)(mp_real), mp_value name) {
    if (mp_is_small(v)) {
        return v;
    }
    if (mp_is_real(v) || mp_is_exact(v, &mp_type_float)) {
        return mp_int_from_real(vm, fn(mp_float_value(v)));
    }
    return mp_number_convert(vm, v, name);
}

static mp_value floor_or_ceil(mp_vm *vm, mp_value v, mp_real (*fn)(mp_real), mp_value name) {
    mp_real x;
    mp_value result = whole_part(vm, v, fn, name);
    if (!mp_is_unbound(result)) {
        return result;
    }
    return mp_real_value(vm, v, &x) ? mp_int_from_real(vm, fn(x)) : MP_ERROR;
}

static mp_value math_floor(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return floor_or_ceil(vm, args[0], MP_REAL_FN(floor), MP_NAME(__floor__));
}

static mp_value math_ceil(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return floor_or_ceil(vm, args[0], MP_REAL_FN(ceil), MP_NAME(__ceil__));
}

static mp_value math_trunc(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value result = whole_part(vm, args[0], MP_REAL_FN(trunc), MP_NAME(__trunc__));
    return mp_is_unbound(result)
               ? mp_raise(vm, &mp_type_TypeError, "type %T doesn't define __trunc__ method", args[0])
               : result;
}

/* A tuple of a float and another value that is made already. */
static mp_value pair_with(mp_vm *vm, mp_real x, mp_value second) {
    mp_value pair[2] = {new_float(vm, x), second};
    return mp_is_error(pair[0]) || mp_is_error(second) ? MP_ERROR : mp_tuple_new(vm, 2, pair);
}

static mp_value math_frexp(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    int e = 0;
    (void)argc;
    if (!mp_real_value(vm, args[0], &x)) {
        return MP_ERROR;
    }
    x = isfinite(x) ? MP_REAL_FN(frexp)(x, &e) : x;
    return pair_with(vm, x, MP_SMALL(e));
}

static mp_value math_modf(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x, whole;
    (void)argc;
    if (!mp_real_value(vm, args[0], &x)) {
        return MP_ERROR;
    }
    mp_real fraction = MP_REAL_FN(modf)(x, &whole);
    return pair_with(vm, fraction, new_float(vm, whole));
}

/* ---- Questions and small things ---- */

static mp_value math_isfinite(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return mp_real_value(vm, args[0], &x) ? mp_from_bool(isfinite(x)) : MP_ERROR;
}

static mp_value math_isinf(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return mp_real_value(vm, args[0], &x) ? mp_from_bool(isinf(x)) : MP_ERROR;
}

static mp_value math_isnan(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return mp_real_value(vm, args[0], &x) ? mp_from_bool(isnan(x)) : MP_ERROR;
}

static mp_value math_degrees(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return mp_real_value(vm, args[0], &x) ? new_float(vm, x * (180 / PI)) : MP_ERROR;
}

static mp_value math_radians(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real x;
    (void)argc;
    return mp_real_value(vm, args[0], &x) ? new_float(vm, x * (PI / 180)) : MP_ERROR;
}

static mp_value math_isclose(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(a, 0),
        MP_PARAM(b, 0),
        MP_PARAM(rel_tol, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(abs_tol, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_value in[4];
    mp_real x[4] = {0, 0, MP_REAL_C(1e-9), 0};
    if (!mp_args_bind(vm, "isclose", params, 4, argc, args, kw, in)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < 4; i++) {
        if (!mp_is_unbound(in[i]) && !mp_real_value(vm, in[i], &x[i])) {
            return MP_ERROR;
        }
    }
    if (x[2] < 0 || x[3] < 0) {
        return mp_raise(vm, &mp_type_ValueError, "tolerances must be non-negative");
    }
    mp_real difference = MP_REAL_FN(fabs)(x[0] - x[1]);
    mp_real larger = MP_REAL_FN(fmax)(MP_REAL_FN(fabs)(x[0]), MP_REAL_FN(fabs)(x[1]));
    bool close = x[0] == x[1] ||
                 (isfinite(x[0]) && isfinite(x[1]) && (difference <= x[2] * larger || difference <= x[3]));
    return mp_from_bool(close);
}

/* ---- Lengths and sums ---- */

/* A sum of squares without overflow: each term is scaled by the largest. Kept with a second float for what rounding
 * loses, so that the root is as good as correctly rounded. */
typedef struct squares {
    mp_real scale; /* a power of two */
    mp_real high;
    mp_real low;
} squares;

/* The exact square is high + low by fma; adding keeps the error of the sum. */
static void squares_add(squares *s, mp_real x) {
    x *= s->scale;
    mp_real square = x * x, rest = MP_REAL_FN(fma)(x, x, -square);
    mp_real sum = s->high + square;
    s->low += (s->high >= square ? square - (sum - s->high) : s->high - (sum - square)) + rest;
    s->high = sum;
}

static mp_real squares_root(const squares *s) {
    mp_real root = MP_REAL_FN(sqrt)(s->high + s->low);
    if (root == 0) {
        return 0;
    }
    /* One step of Newton's iteration with the exact square of the root. */
    mp_real square = root * root, rest = MP_REAL_FN(fma)(root, root, -square);
    mp_real error = ((s->high - square) + s->low) - rest;
    return (root + error / (2 * root)) / s->scale;
}

/* The coordinate at index i of a point, or the difference of two. */
static bool coordinate(mp_vm *vm, const mp_value *p, const mp_value *q, size_t i, mp_real *out) {
    mp_real x, y = 0;
    if (!mp_real_value(vm, p[i], &x) || (q != NULL && !mp_real_value(vm, q[i], &y))) {
        return false;
    }
    *out = MP_REAL_FN(fabs)(x - y);
    return true;
}

/* p and q stay as they are: they are arguments, or a tuple. */
static mp_value length_of(mp_vm *vm, const mp_value *p, const mp_value *q, size_t count) {
    mp_real largest = 0, x;
    bool nan = false;
    for (size_t i = 0; i < count; i++) {
        if (!coordinate(vm, p, q, i, &x)) {
            return MP_ERROR;
        }
        nan |= isnan(x) != 0;
        largest = x > largest ? x : largest;
    }
    if (isinf(largest) || nan || largest == 0 || count == 1) {
        return new_float(vm, isinf(largest) ? largest : nan ? NAN : largest);
    }
    int e;
    MP_REAL_FN(frexp)(largest, &e);
    squares s = {MP_REAL_FN(ldexp)(1, MP_MIN(-e, MP_REAL_MANT_DIG == 24 ? 126 : 1022)), 0, 0};
    for (size_t i = 0; i < count; i++) {
        if (!coordinate(vm, p, q, i, &x)) {
            return MP_ERROR;
        }
        squares_add(&s, x);
    }
    return new_float(vm, squares_root(&s));
}

static mp_value math_hypot(mp_vm *vm, size_t argc, const mp_value *args) {
    return argc == 0 ? new_float(vm, 0) : length_of(vm, args, NULL, argc);
}

static mp_value math_dist(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value p = mp_tuple_from(vm, args[0]);
    mp_value q = mp_is_error(p) ? p : mp_tuple_from(vm, args[1]);
    if (mp_is_error(q)) {
        return q;
    }
    if (mp_tuple_get(p)->count != mp_tuple_get(q)->count) {
        return mp_raise(vm, &mp_type_ValueError, "both points must have the same number of dimensions");
    }
    return mp_tuple_get(p)->count == 0
               ? new_float(vm, 0)
               : length_of(vm, mp_tuple_get(p)->items, mp_tuple_get(q)->items, mp_tuple_get(p)->count);
}

/* Shewchuk's exact sum: partial sums that do not overlap, growing in magnitude. Few do, but with bits far apart there
 * can be hundreds. */
#define PARTIALS_USUAL 16
typedef struct partials {
    mp_real *items; /* `usual` or a buffer */
    size_t count, capacity;
    mp_real usual[PARTIALS_USUAL];
    mp_real special; /* sum of infinities and nans */
    mp_real infinite;
} partials;

static bool partials_add(mp_vm *vm, partials *p, mp_real x) {
    mp_real original = x;
    size_t kept = 0;
    for (size_t i = 0; i < p->count; i++) {
        mp_real y = p->items[i];
        if (MP_REAL_FN(fabs)(x) < MP_REAL_FN(fabs)(y)) {
            mp_real swap = x;
            x = y;
            y = swap;
        }
        mp_real high = x + y, low = y - (high - x);
        if (low != 0) {
            p->items[kept++] = low;
        }
        x = high;
    }
    p->count = kept;
    if (!isfinite(x)) {
        if (isfinite(original)) {
            return mp_fail(vm, &mp_type_OverflowError, "intermediate overflow in fsum");
        }
        p->infinite += isinf(original) ? original : 0;
        p->special += original;
        p->count = 0;
        return true;
    }
    if (p->count == p->capacity) {
        mp_real *more = mp_gc_array_new(vm, p->capacity * 2, sizeof *more);
        if (more == NULL) {
            return false;
        }
        p->items = memcpy(more, p->items, p->count * sizeof *more);
        p->capacity *= 2;
    }
    if (x != 0) {
        p->items[p->count++] = x;
    }
    return true;
}

/* The partial sums rounded once: half to even must see what lies below the half. */
static mp_real partials_sum(const partials *p) {
    size_t n = p->count;
    if (n == 0) {
        return 0;
    }
    mp_real high = p->items[--n], low = 0;
    while (n > 0) {
        mp_real x = high, y = p->items[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0) {
            break;
        }
    }
    if (n > 0 && ((low < 0 && p->items[n - 1] < 0) || (low > 0 && p->items[n - 1] > 0))) {
        mp_real twice = low * 2, x = high + twice;
        if (twice == x - high) {
            high = x;
        }
    }
    return high;
}

static mp_value math_fsum(mp_vm *vm, size_t argc, const mp_value *args) {
    partials p = {.capacity = PARTIALS_USUAL};
    p.items = p.usual;
    (void)argc;
    mp_value iterator = mp_iter(vm, args[0]);
    if (mp_is_error(iterator)) {
        return iterator;
    }
    for (;;) {
        mp_real x;
        mp_value item = mp_next(vm, iterator);
        if (mp_is_stop(item)) {
            break;
        }
        if (mp_is_error(item) || !mp_real_value(vm, item, &x) || !partials_add(vm, &p, x)) {
            return MP_ERROR;
        }
    }
    if (p.special != 0) {
        return isnan(p.infinite) ? mp_raise(vm, &mp_type_ValueError, "-inf + inf in fsum")
                                 : new_float(vm, p.special);
    }
    return new_float(vm, partials_sum(&p));
}

/* ---- The table ---- */

static mp_value math_pi_get(mp_vm *vm, mp_value module) {
    (void)module;
    return new_float(vm, PI);
}

static mp_value math_e_get(mp_vm *vm, mp_value module) {
    (void)module;
    return new_float(vm, E);
}

static mp_value math_tau_get(mp_vm *vm, mp_value module) {
    (void)module;
    return new_float(vm, 2 * PI);
}

static const mp_float positive_infinity = {{(const mp_head *)&mp_type_float}, INFINITY};
static const mp_float not_a_number = {{(const mp_head *)&mp_type_float}, NAN};

static const mp_native math_rows[] = {
    MP_FUNCTION(acos, math_acos, 1, 1),
    MP_FUNCTION(acosh, math_acosh, 1, 1),
    MP_FUNCTION(asin, math_asin, 1, 1),
    MP_FUNCTION(asinh, math_asinh, 1, 1),
    MP_FUNCTION(atan, math_atan, 1, 1),
    MP_FUNCTION(atan2, math_atan2, 2, 2),
    MP_FUNCTION(atanh, math_atanh, 1, 1),
    MP_FUNCTION(cbrt, math_cbrt, 1, 1),
    MP_FUNCTION(ceil, math_ceil, 1, 1),
    MP_FUNCTION(comb, mp_math_comb, 2, 2),
    MP_FUNCTION(copysign, math_copysign, 2, 2),
    MP_FUNCTION(cos, math_cos, 1, 1),
    MP_FUNCTION(cosh, math_cosh, 1, 1),
    MP_FUNCTION(degrees, math_degrees, 1, 1),
    MP_FUNCTION(dist, math_dist, 2, 2),
    MP_GETTER(e, math_e_get),
    MP_FUNCTION(erf, math_erf, 1, 1),
    MP_FUNCTION(erfc, math_erfc, 1, 1),
    MP_FUNCTION(exp, math_exp, 1, 1),
    MP_FUNCTION(exp2, math_exp2, 1, 1),
    MP_FUNCTION(expm1, math_expm1, 1, 1),
    MP_FUNCTION(fabs, math_fabs, 1, 1),
    MP_FUNCTION(factorial, mp_math_factorial, 1, 1),
    MP_FUNCTION(floor, math_floor, 1, 1),
    MP_FUNCTION(fmod, math_fmod, 2, 2),
    MP_FUNCTION(frexp, math_frexp, 1, 1),
    MP_FUNCTION(fsum, math_fsum, 1, 1),
    MP_FUNCTION(gamma, math_gamma, 1, 1),
    MP_FUNCTION(gcd, mp_math_gcd, 0, MP_VARIADIC),
    MP_FUNCTION(hypot, math_hypot, 0, MP_VARIADIC),
    MP_CONSTANT(inf, &positive_infinity),
    MP_FUNCTION_KW(isclose, math_isclose, 0, MP_VARIADIC),
    MP_FUNCTION(isfinite, math_isfinite, 1, 1),
    MP_FUNCTION(isinf, math_isinf, 1, 1),
    MP_FUNCTION(isnan, math_isnan, 1, 1),
    MP_FUNCTION(isqrt, mp_math_isqrt, 1, 1),
    MP_FUNCTION(lcm, mp_math_lcm, 0, MP_VARIADIC),
    MP_FUNCTION(ldexp, math_ldexp, 2, 2),
    MP_FUNCTION(lgamma, math_lgamma, 1, 1),
    MP_FUNCTION(log, math_log, 1, 2),
    MP_FUNCTION(log10, math_log10, 1, 1),
    MP_FUNCTION(log1p, math_log1p, 1, 1),
    MP_FUNCTION(log2, math_log2, 1, 1),
    MP_FUNCTION(modf, math_modf, 1, 1),
    MP_CONSTANT(nan, &not_a_number),
    MP_FUNCTION(nextafter, math_nextafter, 2, 2),
    MP_FUNCTION(perm, mp_math_perm, 1, 2),
    MP_GETTER(pi, math_pi_get),
    MP_FUNCTION(pow, math_pow, 2, 2),
    MP_FUNCTION_KW(prod, mp_math_prod, 0, MP_VARIADIC),
    MP_FUNCTION(radians, math_radians, 1, 1),
    MP_FUNCTION(remainder, math_remainder, 2, 2),
    MP_FUNCTION(sin, math_sin, 1, 1),
    MP_FUNCTION(sinh, math_sinh, 1, 1),
    MP_FUNCTION(sqrt, math_sqrt, 1, 1),
    MP_FUNCTION(tan, math_tan, 1, 1),
    MP_FUNCTION(tanh, math_tanh, 1, 1),
    MP_GETTER(tau, math_tau_get),
    MP_FUNCTION(trunc, math_trunc, 1, 1),
    MP_FUNCTION(ulp, math_ulp, 1, 1),
};

MP_MODULE(mp_module_math, math, math_rows, NULL);
