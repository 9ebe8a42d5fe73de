/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Weak references: what weakref.ref makes. The rest of the module weakref is a client of this.
 */
#ifndef MP_OBJECTS_WEAKREF_H
#define MP_OBJECTS_WEAKREF_H

#include "objects/object.h"

typedef struct mp_weakref {
    mp_weak weak;      /* target: MP_UNBOUND once it has died */
    mp_value callback; /* called with the reference then, or MP_NONE */
    mp_value hash;     /* of the target, a small int once it is known; MP_UNBOUND */
} mp_weakref;

extern const mp_type mp_type_weakref;

MP_INLINED(bool mp_weakref_is(mp_value v), { return mp_is_instance(v, &mp_type_weakref); })
/* The target, or MP_UNBOUND. */
mp_value mp_weakref_target(mp_value ref);
/* The value is an object that there can be references to. */
bool mp_weakref_is_possible(mp_vm *vm, mp_value v);
/* A new reference of that type (a subtype of weakref.ref); TypeError if the target cannot have any. */
MP_CHECKED mp_value mp_weakref_new(mp_vm *vm, const mp_type *type, mp_value target, mp_value callback);

/* Operations of the type, for types that derive from it. */
void mp_weakref_trace(mp_tracer *tracer, void *self);
mp_value mp_weakref_repr(mp_vm *vm, mp_value self);
bool mp_weakref_hash(mp_vm *vm, mp_value self, mp_hash *out);
mp_value mp_weakref_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other);

#endif
