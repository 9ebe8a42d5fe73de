/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What the files of the module random share. Each function serves both as a method and as a function.
 */
#ifndef MP_MODULES_RANDOM_MODULE_H
#define MP_MODULES_RANDOM_MODULE_H

#include "objects/object.h"

typedef struct mp_random {
    mp_object object;
    uint32_t state[4];
} mp_random;

/* The generator: self if the arguments begin with one, which is taken off them, else the module's own. NULL with an
 * exception pending. */
MP_CHECKED mp_random *mp_random_self(mp_vm *vm, size_t *argc, const mp_value **args);
uint32_t mp_random_bits(mp_random *r);
/* A float in [0, 1) with all bits of its mantissa random. */
mp_real mp_random_real(mp_random *r);
/* One of the normal distribution with mean 0 and deviation 1. */
mp_real mp_random_normal(mp_random *r);

/* random_distributions.c */
mp_value mp_random_lognormvariate(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_random_paretovariate(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_random_weibullvariate(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_random_gammavariate(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_random_betavariate(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_random_vonmisesvariate(mp_vm *vm, size_t argc, const mp_value *args);

#endif
