/* SPDX-License-Identifier: MIT
 *
 * Layer 2, for bytearray.c and bytes_methods.c only: the methods that bytes has not.
 */
#ifndef MP_OBJECTS_BYTEARRAY_METHODS_H
#define MP_OBJECTS_BYTEARRAY_METHODS_H

#include "objects/object.h"

mp_value mp_bytearray_append(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_bytearray_clear(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_bytearray_copy(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_bytearray_extend(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_bytearray_insert(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_bytearray_pop(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_bytearray_remove(mp_vm *vm, size_t argc, const mp_value *args);
mp_value mp_bytearray_reverse(mp_vm *vm, size_t argc, const mp_value *args);

#endif
