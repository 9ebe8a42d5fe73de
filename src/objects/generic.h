/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What annotations are made of: list[int], int | str, type parameters, type aliases, Generic.
 */
#ifndef MP_OBJECTS_GENERIC_H
#define MP_OBJECTS_GENERIC_H

#include "objects/object.h"

extern const mp_type mp_type_generic_alias, mp_type_union;
extern const mp_type mp_type_TypeVar, mp_type_ParamSpec, mp_type_TypeVarTuple, mp_type_TypeAliasType, mp_type_Generic;

/* origin[item, …]: `item` is a tuple if there are several. */
MP_CHECKED mp_value mp_generic_alias_new(mp_vm *vm, mp_value origin, mp_value item);
/* The row __class_getitem__ of built-in types. */
mp_value mp_generic_class_getitem(mp_vm *vm, size_t argc, const mp_value *args);
/* MP_NAMES_USED is for the row below, which no table shows. */
MP_NAMES_USED(__class_getitem__)
#define MP_GENERIC_ROW MP_CLASSMETHOD(__class_getitem__, mp_generic_class_getitem, 1, 1)
/* The `binary` operation of everything that may stand in a union: types, aliases, unions, type parameters. */
mp_value mp_union_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b);
/* Is it a TypeVar, ParamSpec or TypeVarTuple? */
bool mp_is_type_parameter(mp_value v);

/* What the statements make: kinds of parameters. `thunk` is a function that gives bound or constraints, or None. */
enum { MP_TYPE_VAR, MP_TYPE_VAR_TUPLE, MP_PARAM_SPEC, MP_TYPE_VAR_CONSTRAINED };
MP_CHECKED mp_value mp_type_parameter_new(mp_vm *vm, mp_value name, unsigned kind, mp_value thunk);
MP_CHECKED mp_value mp_type_alias_new(mp_vm *vm, mp_value name, mp_value parameters, mp_value thunk);

#endif
