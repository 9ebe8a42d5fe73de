/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The door from the collector to the types: defined in src/objects/type.c.
 */
#ifndef MP_GC_OBJECT_HOOKS_H
#define MP_GC_OBJECT_HOOKS_H

#include "gc/heap.h"

/* Visits the references of an object, by its type; the head is visited by the collector. */
void mp_object_trace(mp_tracer *tracer, mp_object *object);
/* True if the object holds no references, its head included. */
bool mp_object_is_leaf(const mp_object *object);
/* Calls the native finaliser of the object's type. */
void mp_object_finalise(mp_vm *vm, mp_object *object);

#endif
