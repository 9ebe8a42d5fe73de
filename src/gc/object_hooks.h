/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The door from the collector to the types: defined in src/objects/type.c and weakref.c.
 */
#ifndef MP_GC_OBJECT_HOOKS_H
#define MP_GC_OBJECT_HOOKS_H

#include "gc/heap.h"

/* How struct mp_type and its operations begin: all that the collector itself reads of them, since it does for every
 * object (object.h asserts it). */
typedef struct mp_type_start {
    mp_head head;
    const struct mp_ops_start {
        void (*trace)(mp_tracer *tracer, void *self); /* visits the references but for the head; NULL: there are none */
    } *ops;
} mp_type_start;

static inline const struct mp_ops_start *mp_object_ops(const mp_object *object) {
    return ((const mp_type_start *)(const void *)object->head->type)->ops;
}
/* Visits the references of an object, by its type; the head is visited by the collector. */
static inline void mp_object_trace(mp_tracer *tracer, mp_object *object) {
    const struct mp_ops_start *ops = mp_object_ops(object);
    if (ops->trace != NULL) {
        ops->trace(tracer, object);
    }
}
/* True if the object holds no references. (Its head is a type or a shape, and not a leaf's.) */
static inline bool mp_object_is_leaf(const mp_object *object) { return mp_object_ops(object)->trace == NULL; }
/* How the references of objects with that head lie. */
mp_row mp_object_row(const mp_head *head);
/* The object is a class, or a shape. */
bool mp_object_is_class(const mp_object *object);
bool mp_object_is_shape(const mp_object *object);
/* Calls the finalisers of a dead object: __del__, and the native one. Nothing is pending afterwards. */
void mp_object_finalise(mp_vm *vm, mp_object *object);
/* True if no Python code runs in that. */
bool mp_object_finaliser_is_native(const mp_object *object);
/* The target of a weak reference has died: calls what is to be told. Nothing is pending afterwards. */
void mp_object_weak_dead(mp_vm *vm, mp_object *holder);
/* One letter for the map of the heap. */
char mp_object_letter(const mp_object *object);

#endif
