/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The types that the module types defines itself.
 */
#ifndef MP_MODULES_TYPES_MODULE_H
#define MP_MODULES_TYPES_MODULE_H

#include "objects/object.h"

/* An object that is nothing but its attributes, which native types share with SimpleNamespace. */
typedef struct mp_namespace {
    mp_object object;
    mp_value dict; /* not used by instances of classes: they have attributes anyway */
} mp_namespace;
/* An empty one of `type`, or of a class derived from it. */
MP_CHECKED mp_value mp_namespace_new(mp_vm *vm, const mp_type *type);
void mp_namespace_trace(mp_tracer *tracer, void *self);
mp_value mp_namespace___dict__(mp_vm *vm, mp_value self);
mp_value mp_namespace_getattr(mp_vm *vm, mp_value self, mp_value name);
bool mp_namespace_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled);
bool mp_namespace_dir(mp_vm *vm, mp_value self, mp_value list);
#define MP_NAMESPACE_OPS                                                                                               \
    (trace, mp_namespace_trace), (getattr, mp_namespace_getattr), (setattr, mp_namespace_setattr),                     \
        (dir, mp_namespace_dir)
#define MP_NAMESPACE_DICT MP_GETTER(__dict__, mp_namespace___dict__)

extern const mp_type mp_type_mappingproxy, mp_type_SimpleNamespace, mp_type_DynamicClassAttribute;

/* A read-only view of a mapping. */
MP_CHECKED mp_value mp_mappingproxy_new(mp_vm *vm, mp_value mapping);

#endif
