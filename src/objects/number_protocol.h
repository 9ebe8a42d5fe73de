/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The number operations that are builtin functions: divmod, round, three-argument pow.
 */
#ifndef MP_OBJECTS_NUMBER_PROTOCOL_H
#define MP_OBJECTS_NUMBER_PROTOCOL_H

#include "objects/object.h"

/* divmod(a, b): a tuple of two. */
MP_CHECKED mp_value mp_divmod(mp_vm *vm, mp_value a, mp_value b);
/* round(v) and round(v, ndigits); MP_UNBOUND or None: not given. */
MP_CHECKED mp_value mp_round(mp_vm *vm, mp_value v, mp_value ndigits);
/* pow(a, b, modulus); modulus MP_UNBOUND or None: a ** b. */
MP_CHECKED mp_value mp_pow3(mp_vm *vm, mp_value a, mp_value b, mp_value modulus);
/* The same for three ints. */
MP_CHECKED mp_value mp_int_pow_mod(mp_vm *vm, mp_value a, mp_value b, mp_value modulus);

#endif
