/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The methods of object with which the modules copy and pickle work.
 */
#ifndef MP_OBJECTS_REDUCE_H
#define MP_OBJECTS_REDUCE_H

#include "objects/object.h"

mp_value mp_object_getstate(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_object_reduce(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_object_reduce_ex(mp_vm *vm, size_t argc, const mp_value *args);

#endif
