/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The half of module math that works on ints of any size.
 */
#ifndef MP_MODULES_MATH_INT_H
#define MP_MODULES_MATH_INT_H

#include "objects/object.h"

mp_value mp_math_gcd(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_math_lcm(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_math_factorial(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_math_isqrt(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_math_comb(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_math_perm(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_math_prod(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);

#endif
