/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module _typing: the types behind type parameters and aliases, for a module typing written in Python.
 */
#include "objects/generic.h"
#include "objects/module.h"

static const mp_native typing_rows[] = {
    MP_CONSTANT(Generic, &mp_type_Generic),           MP_CONSTANT(ParamSpec, &mp_type_ParamSpec),
    MP_CONSTANT(TypeAliasType, &mp_type_TypeAliasType), MP_CONSTANT(TypeVar, &mp_type_TypeVar),
    MP_CONSTANT(TypeVarTuple, &mp_type_TypeVarTuple),
};

MP_MODULE(mp_module_typing, _typing, typing_rows, NULL);
