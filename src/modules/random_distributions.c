/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The less usual distributions of the module random.
 */
#include <math.h>

#include "modules/random_module.h"
#include "objects/number.h"

#define PI MP_REAL_C(3.141592653589793238462643)

/* Takes the generator and `count` floats off the arguments. */
static mp_random *prepare(mp_vm *vm, const char *name, size_t argc, const mp_value *args, size_t count, mp_real *out) {
    mp_random *r = mp_random_self(vm, &argc, &args);
    if (r == NULL || !mp_args_count(vm, name, argc, count, count)) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (!mp_real_value(vm, args[i], &out[i])) {
            return NULL;
        }
    }
    return r;
}

mp_value mp_random_lognormvariate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real p[2];
    mp_random *r = prepare(vm, "lognormvariate", argc, args, 2, p);
    return r == NULL ? MP_ERROR : mp_float_new(vm, MP_REAL_FN(exp)(p[0] + p[1] * mp_random_normal(r)));
}

static mp_value division_error(mp_vm *vm) {
    return mp_raise(vm, &mp_type_ZeroDivisionError, "float division by zero");
}

mp_value mp_random_paretovariate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real alpha;
    mp_random *r = prepare(vm, "paretovariate", argc, args, 1, &alpha);
    if (r == NULL) {
        return MP_ERROR;
    }
    return alpha == 0 ? division_error(vm) : mp_float_new(vm, MP_REAL_FN(pow)(1 - mp_random_real(r), -1 / alpha));
}

mp_value mp_random_weibullvariate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real p[2];
    mp_random *r = prepare(vm, "weibullvariate", argc, args, 2, p);
    if (r == NULL) {
        return MP_ERROR;
    }
    if (p[1] == 0) {
        return division_error(vm);
    }
    mp_real u = -MP_REAL_FN(log)(1 - mp_random_real(r));
    return mp_float_new(vm, p[0] * MP_REAL_FN(pow)(u, 1 / p[1]));
}

/* Marsaglia and Tsang's method, for a scale of 1; a shape below 1 is that of one more, corrected. */
static mp_real gamma_next(mp_random *r, mp_real shape) {
    mp_real correction = 1;
    if (shape < 1) {
        correction = MP_REAL_FN(pow)(1 - mp_random_real(r), 1 / shape);
        shape += 1;
    }
    mp_real d = shape - MP_REAL_C(1.0) / 3, c = 1 / MP_REAL_FN(sqrt)(9 * d);
    for (;;) {
        mp_real x = mp_random_normal(r), v = 1 + c * x;
        if (v > 0) {
            v = v * v * v;
            mp_real u = 1 - mp_random_real(r);
            if (MP_REAL_FN(log)(u) < x * x / 2 + d - d * v + d * MP_REAL_FN(log)(v)) {
                return d * v * correction;
            }
        }
    }
}

mp_value mp_random_gammavariate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real p[2];
    mp_random *r = prepare(vm, "gammavariate", argc, args, 2, p);
    if (r == NULL) {
        return MP_ERROR;
    }
    if (!(p[0] > 0 && p[1] > 0)) {
        return mp_raise(vm, &mp_type_ValueError, "gammavariate: alpha and beta must be > 0.0");
    }
    return isfinite(p[0]) ? mp_float_new(vm, p[1] * gamma_next(r, p[0])) : mp_float_new(vm, p[0]);
}

mp_value mp_random_betavariate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real p[2];
    mp_random *r = prepare(vm, "betavariate", argc, args, 2, p);
    if (r == NULL) {
        return MP_ERROR;
    }
    if (!(p[0] > 0 && p[1] > 0 && isfinite(p[0]) && isfinite(p[1]))) {
        return mp_raise(vm, &mp_type_ValueError, "gammavariate: alpha and beta must be > 0.0");
    }
    mp_real a = gamma_next(r, p[0]), b = gamma_next(r, p[1]);
    return mp_float_new(vm, a == 0 ? a : a / (a + b));
}

/* Best and Fisher's method. */
mp_value mp_random_vonmisesvariate(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_real p[2];
    mp_random *r = prepare(vm, "vonmisesvariate", argc, args, 2, p);
    if (r == NULL) {
        return MP_ERROR;
    }
    if (!(p[1] > MP_REAL_C(1e-6))) {
        return mp_float_new(vm, 2 * PI * mp_random_real(r));
    }
    mp_real s = MP_REAL_C(0.5) / p[1], width = s + MP_REAL_FN(sqrt)(1 + s * s), f;
    for (;;) {
        mp_real z = MP_REAL_FN(cos)(PI * mp_random_real(r));
        f = z / (width + z);
        mp_real u = mp_random_real(r);
        if (u < 1 - f * f || u <= (1 - f) * MP_REAL_FN(exp)(f)) {
            break;
        }
    }
    mp_real q = 1 / width, cosine = (q + f) / (1 + q * f);
    mp_real angle = MP_REAL_FN(acos)(cosine > 1 ? 1 : cosine < -1 ? -1 : cosine);
    mp_real sum = MP_REAL_FN(fmod)(p[0] + (mp_random_real(r) > MP_REAL_C(0.5) ? angle : -angle), 2 * PI);
    return mp_float_new(vm, sum < 0 ? sum + 2 * PI : sum);
}
