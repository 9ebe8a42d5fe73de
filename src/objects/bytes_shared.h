/* SPDX-License-Identifier: MIT
 *
 * Layer 2, for bytes.c and bytearray.c only: the operations that both types have.
 */
#ifndef MP_OBJECTS_BYTES_SHARED_H
#define MP_OBJECTS_BYTES_SHARED_H

#include "objects/object.h"

MP_CHECKED bool mp_bytes_length(mp_vm *vm, mp_value self, size_t *out);
MP_CHECKED mp_value mp_bytes_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other);
MP_CHECKED mp_value mp_bytes_getitem(mp_vm *vm, mp_value self, mp_value key);
MP_CHECKED bool mp_bytes_contains(mp_vm *vm, mp_value self, mp_value item, bool *out);
MP_CHECKED mp_value mp_bytes_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
MP_CHECKED mp_value mp_bytes_iterator_next(mp_vm *vm, mp_value self);

#endif
