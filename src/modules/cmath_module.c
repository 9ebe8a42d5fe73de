/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module cmath. The C library's complex functions give the values, special ones included (C11, Annex G);
 * what is an error is decided here.
 */
#include <complex.h>
#include <math.h>

#include "objects/class.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/tuple.h"

#define PI MP_REAL_C(3.141592653589793238462643)
#define E MP_REAL_C(2.718281828459045235360287)
#define LN10 MP_REAL_C(2.302585092994045684017991)

typedef mp_real_complex (*complex_fn)(mp_real_complex z);

static mp_real real_of(mp_real_complex z) { return MP_REAL_FN(creal)(z); }
static mp_real imag_of(mp_real_complex z) { return MP_REAL_FN(cimag)(z); }

/* Both parts as they are: no arithmetic with i, which would spoil zeros and infinities. */
static mp_real_complex pair(mp_real real, mp_real imag) {
    union {
        mp_real parts[2];
        mp_real_complex z;
    } u = {{real, imag}};
    return u.z;
}

static bool finite(mp_real_complex z) { return isfinite(real_of(z)) && isfinite(imag_of(z)); }

static mp_value domain_error(mp_vm *vm) { return mp_raise(vm, &mp_type_ValueError, "math domain error"); }

/* Any number: complex, __complex__, or what makes a float. */
static bool get(mp_vm *vm, mp_value v, mp_real_complex *out) {
    mp_real real;
    if (!mp_is_small(v) && !mp_is_real(v) && !mp_is_instance(v, &mp_type_complex)) {
        mp_value made = mp_type_is_class(mp_type_of(v)) ? mp_special_call(vm, v, MP_NAME(__complex__), 0, NULL)
                                                        : MP_UNBOUND;
        if (mp_is_error(made)) {
            return false;
        }
        if (mp_is_value(made) && !mp_is_instance(made, &mp_type_complex)) {
            return mp_fail(vm, &mp_type_TypeError, "__complex__ returned non-complex (type %T)", made);
        }
        v = mp_is_value(made) ? made : v;
    }
    if (!mp_is_small(v) && !mp_is_real(v) && mp_is_instance(v, &mp_type_complex)) {
        const mp_complex *c = (const mp_complex *)mp_pointer(v);
        *out = pair(c->real, c->imag);
        return true;
    }
    if (!mp_real_value(vm, v, &real)) {
        return false;
    }
    *out = pair(real, 0);
    return true;
}

static mp_value result(mp_vm *vm, mp_real_complex z, mp_real_complex argument) {
    if (finite(argument) && !finite(z)) {
        return mp_raise(vm, &mp_type_OverflowError, "math range error");
    }
    return mp_complex_new(vm, real_of(z), imag_of(z));
}

/* ---- functions of one argument ---- */

/* The arguments a function has no value for. */
static bool outside_never(mp_real_complex z) {
    (void)z;
    return false;
}
static bool outside_imag_inf(mp_real_complex z) { return isinf(imag_of(z)) && !isnan(real_of(z)); }
static bool outside_real_inf(mp_real_complex z) { return isinf(real_of(z)) && !isnan(imag_of(z)); }
static bool outside_exp(mp_real_complex z) {
    return isinf(imag_of(z)) && (isfinite(real_of(z)) || (isinf(real_of(z)) && real_of(z) > 0));
}
static bool outside_tanh(mp_real_complex z) { return isinf(imag_of(z)) && isfinite(real_of(z)); }
static bool outside_tan(mp_real_complex z) { return isinf(real_of(z)) && isfinite(imag_of(z)); }
static bool outside_atanh(mp_real_complex z) { return MP_REAL_FN(fabs)(real_of(z)) == 1 && imag_of(z) == 0; }
static bool outside_atan(mp_real_complex z) { return MP_REAL_FN(fabs)(imag_of(z)) == 1 && real_of(z) == 0; }

static mp_value apply(mp_vm *vm, mp_value v, complex_fn function, bool (*outside)(mp_real_complex z)) {
    mp_real_complex z;
    if (!get(vm, v, &z)) {
        return MP_ERROR;
    }
    return outside(z) ? domain_error(vm) : result(vm, function(z), z);
}

#define FUNCTIONS(X)                                                                                                   \
    X(acos, never) X(acosh, never) X(asin, never) X(asinh, never) X(atan, atan) X(atanh, atanh) X(cos, real_inf)       \
    X(cosh, imag_inf) X(exp, exp) X(sin, real_inf) X(sinh, imag_inf) X(sqrt, never) X(tan, tan) X(tanh, tanh)
#define X(name, outside)                                                                                               \
    static mp_value cmath_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                       \
        (void)argc;                                                                                                    \
        return apply(vm, args[0], MP_REAL_FN(c##name), outside_##outside);                                             \
    }
FUNCTIONS(X)
#undef X

/* ---- logarithms ---- */

static bool log_get(mp_vm *vm, mp_value v, mp_real_complex *out) {
    if (!get(vm, v, out)) {
        return false;
    }
    if (real_of(*out) == 0 && imag_of(*out) == 0) {
        domain_error(vm);
        return false;
    }
    *out = MP_REAL_FN(clog)(*out);
    return true;
}

static mp_value cmath_log(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real_complex z, base;
    if (!log_get(vm, args[0], &z)) {
        return MP_ERROR;
    }
    if (argc == 1) {
        return mp_complex_new(vm, real_of(z), imag_of(z));
    }
    if (!log_get(vm, args[1], &base)) {
        return MP_ERROR;
    }
    if (real_of(base) == 0 && imag_of(base) == 0) {
        return domain_error(vm);
    }
    mp_value a = mp_complex_new(vm, real_of(z), imag_of(z));
    mp_value b = mp_is_error(a) ? MP_ERROR : mp_complex_new(vm, real_of(base), imag_of(base));
    return mp_is_error(b) ? MP_ERROR : mp_binary(vm, MP_OP_TRUEDIV, a, b);
}

static mp_value cmath_log10(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real_complex z;
    return log_get(vm, args[0], &z) ? mp_complex_new(vm, real_of(z) / LN10, imag_of(z) / LN10) : MP_ERROR;
}

/* ---- polar coordinates ---- */

static mp_value cmath_phase(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real_complex z;
    return get(vm, args[0], &z) ? mp_float_new(vm, MP_REAL_FN(atan2)(imag_of(z), real_of(z))) : MP_ERROR;
}

static mp_value cmath_polar(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real_complex z;
    if (!get(vm, args[0], &z)) {
        return MP_ERROR;
    }
    mp_real size = MP_REAL_FN(hypot)(real_of(z), imag_of(z));
    if (finite(z) && !isfinite(size)) {
        return mp_raise(vm, &mp_type_OverflowError, "math range error");
    }
    mp_value parts[2] = {mp_float_new(vm, size), cmath_phase(vm, 1, args)};
    return mp_is_error(parts[0]) || mp_is_error(parts[1]) ? MP_ERROR : mp_tuple_new(vm, 2, parts);
}

static mp_value cmath_rect(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real size, angle;
    if (!mp_real_value(vm, args[0], &size) || !mp_real_value(vm, args[1], &angle)) {
        return MP_ERROR;
    }
    if (angle == 0) { /* keeps the zero's sign, and infinity away from it */
        return mp_complex_new(vm, size, size * angle == 0 ? size * angle : angle);
    }
    if (isinf(angle) && size != 0 && !isnan(size)) {
        return domain_error(vm);
    }
    if (isinf(angle) && size == 0) {
        return mp_complex_new(vm, 0, 0);
    }
    return mp_complex_new(vm, size * MP_REAL_FN(cos)(angle), size * MP_REAL_FN(sin)(angle));
}

/* ---- tests ---- */

static mp_value cmath_isfinite(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real_complex z;
    return get(vm, args[0], &z) ? mp_from_bool(finite(z)) : MP_ERROR;
}

static mp_value cmath_isinf(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real_complex z;
    return get(vm, args[0], &z) ? mp_from_bool(isinf(real_of(z)) || isinf(imag_of(z))) : MP_ERROR;
}

static mp_value cmath_isnan(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real_complex z;
    return get(vm, args[0], &z) ? mp_from_bool(isnan(real_of(z)) || isnan(imag_of(z))) : MP_ERROR;
}

static mp_real distance(mp_real_complex a, mp_real_complex b) {
    return MP_REAL_FN(hypot)(real_of(a) - real_of(b), imag_of(a) - imag_of(b));
}

static mp_value cmath_isclose(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(a, 0), MP_PARAM(b, 0),
                                      MP_PARAM(rel_tol, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
                                      MP_PARAM(abs_tol, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY)};
    mp_value bound[4];
    mp_real_complex a, b;
    mp_real relative = MP_REAL_C(1e-9), absolute = 0;
    if (!mp_args_bind(vm, "isclose", params, 4, argc, args, kw, bound) || !get(vm, bound[0], &a) ||
        !get(vm, bound[1], &b) || (mp_is_value(bound[2]) && !mp_real_value(vm, bound[2], &relative)) ||
        (mp_is_value(bound[3]) && !mp_real_value(vm, bound[3], &absolute))) {
        return MP_ERROR;
    }
    if (relative < 0 || absolute < 0) {
        return mp_raise(vm, &mp_type_ValueError, "tolerances must be non-negative");
    }
    if (real_of(a) == real_of(b) && imag_of(a) == imag_of(b)) {
        return MP_TRUE;
    }
    if (isinf(real_of(a)) || isinf(imag_of(a)) || isinf(real_of(b)) || isinf(imag_of(b))) {
        return MP_FALSE;
    }
    mp_real apart = distance(a, b), zero = 0;
    return mp_from_bool(apart <= relative * distance(b, pair(zero, zero)) ||
                        apart <= relative * distance(a, pair(zero, zero)) || apart <= absolute);
}

/* ---- the table ---- */

static mp_value cmath_pi_get(mp_vm *vm, mp_value module) {
    (void)module;
    return mp_float_new(vm, PI);
}
static mp_value cmath_e_get(mp_vm *vm, mp_value module) {
    (void)module;
    return mp_float_new(vm, E);
}
static mp_value cmath_tau_get(mp_vm *vm, mp_value module) {
    (void)module;
    return mp_float_new(vm, 2 * PI);
}

static const mp_float positive_infinity = {{(const mp_head *)&mp_type_float}, INFINITY};
static const mp_float not_a_number = {{(const mp_head *)&mp_type_float}, NAN};
static const mp_complex infinity_i = {{(const mp_head *)&mp_type_complex}, 0, INFINITY};
static const mp_complex not_a_number_i = {{(const mp_head *)&mp_type_complex}, 0, NAN};

MP_NAMES_USED(acos, acosh, asin, asinh, atan, atanh, cos, cosh, exp, sin, sinh, sqrt, tan, tanh)
/* clang-format off */
static const mp_native cmath_rows[] = {
#define X(name, outside) MP_FUNCTION(name, cmath_##name, 1, 1),
    FUNCTIONS(X)
#undef X
    MP_FUNCTION(log, cmath_log, 1, 2),
    MP_FUNCTION(log10, cmath_log10, 1, 1),
    MP_FUNCTION(phase, cmath_phase, 1, 1),
    MP_FUNCTION(polar, cmath_polar, 1, 1),
    MP_FUNCTION(rect, cmath_rect, 2, 2),
    MP_FUNCTION_KW(isclose, cmath_isclose, 0, MP_VARIADIC),
    MP_FUNCTION(isfinite, cmath_isfinite, 1, 1),
    MP_FUNCTION(isinf, cmath_isinf, 1, 1),
    MP_FUNCTION(isnan, cmath_isnan, 1, 1),
    MP_GETTER(e, cmath_e_get),
    MP_GETTER(pi, cmath_pi_get),
    MP_GETTER(tau, cmath_tau_get),
    MP_CONSTANT(inf, &positive_infinity),
    MP_CONSTANT(infj, &infinity_i),
    MP_CONSTANT(nan, &not_a_number),
    MP_CONSTANT(nanj, &not_a_number_i),
};
/* clang-format on */

MP_MODULE(mp_module_cmath, cmath, cmath_rows, NULL);
