/* SPDX-License-Identifier: MIT
 *
 * Layer 2. dict's operations, for the native types that derive from it (OrderedDict, Counter, …): their tables name
 * those of these that they do not replace.
 */
#ifndef MP_OBJECTS_DICT_OPS_H
#define MP_OBJECTS_DICT_OPS_H

#include "objects/dict.h"

void mp_dict_op_trace(mp_tracer *tracer, void *self);
/* For types whose struct is mp_dict: calls the type's `init`, unless the type is a Python class. */
mp_value mp_dict_op_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw);
bool mp_dict_op_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw);
mp_value mp_dict_op_repr(mp_vm *vm, mp_value self);
mp_value mp_dict_op_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other);
bool mp_dict_op_length(mp_vm *vm, mp_value self, size_t *out);
/* d[key]: __missing__ of subclasses, else KeyError. */
mp_value mp_dict_op_getitem(mp_vm *vm, mp_value self, mp_value key);
bool mp_dict_op_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value);
bool mp_dict_op_contains(mp_vm *vm, mp_value self, mp_value key, bool *out);
mp_value mp_dict_op_iter(mp_vm *vm, mp_value self);
mp_value mp_dict_op_reversed(mp_vm *vm, mp_value self);
mp_value mp_dict_op_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
mp_value mp_dict_op_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
/* What dict(...) and update(...) do with their arguments; `function` is for messages. */
MP_CHECKED bool mp_dict_update_args(mp_vm *vm, const char *function, mp_value dict, size_t argc, const mp_value *args,
                                    mp_kw kw);
/* The operations that no derived type replaces. */
#define MP_DICT_OPS_BASE                                                                                               \
    (length, mp_dict_op_length), (contains, mp_dict_op_contains), (iter, mp_dict_op_iter),                             \
    (reversed, mp_dict_op_reversed), (unhashable, true)

#endif
