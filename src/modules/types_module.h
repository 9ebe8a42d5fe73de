/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The types that the module types defines itself.
 */
#ifndef MP_MODULES_TYPES_MODULE_H
#define MP_MODULES_TYPES_MODULE_H

#include "objects/object.h"

extern const mp_type mp_type_mappingproxy, mp_type_SimpleNamespace, mp_type_DynamicClassAttribute;

/* A read-only view of a mapping. */
MP_CHECKED mp_value mp_mappingproxy_new(mp_vm *vm, mp_value mapping);

#endif
