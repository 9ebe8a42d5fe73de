/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The types of the module weakref, and what its files share. The references themselves are in
 * objects/weakref.h.
 */
#ifndef MP_MODULES_WEAKREF_H
#define MP_MODULES_WEAKREF_H

#include "objects/module.h"
#include "objects/object.h"

extern const mp_type mp_type_weakproxy, mp_type_weakcallableproxy, mp_type_WeakValueDictionary,
    mp_type_WeakKeyDictionary, mp_type_WeakSet, mp_type_WeakMethod, mp_type_finalize;
extern const mp_module_def mp_module_weakref;

/* weakref.proxy(object[, callback]) */
mp_value mp_weakref_proxy(mp_vm *vm, size_t argc, const mp_value *args);

/* What is common to the two dictionaries and the set. Invariant: `data` holds weak references as values or keys, each
 * with `remover` as its callback, which takes the entry out when the target has died; until then, and wherever memory
 * runs out meanwhile, dead entries are passed over. */
typedef struct mp_weak_map {
    mp_object object;
    mp_value data;    /* dict: key to keyed reference; reference to value; or reference to None */
    mp_value remover; /* what to call when a target has died */
    size_t changes;   /* entries put in and taken out by the program so far */
} mp_weak_map;

static inline mp_weak_map *mp_weak_map_get(mp_value v) { return (mp_weak_map *)mp_pointer(v); }
/* A new, empty one. `type` is one of the three or derived from one. */
MP_CHECKED mp_value mp_weak_map_new(mp_vm *vm, const mp_type *type);
/* The value of the key (the target of the reference, for the dictionary of weak values; None for the set). MP_UNBOUND if
 * there is none. */
MP_CHECKED mp_value mp_weak_map_find(mp_vm *vm, mp_value self, mp_value key);
MP_CHECKED bool mp_weak_map_set(mp_vm *vm, mp_value self, mp_value key, mp_value value);
MP_CHECKED bool mp_weak_map_remove(mp_vm *vm, mp_value self, mp_value key, bool *found);
/* Walks over the living entries in order of insertion, as mp_dict_next does. */
bool mp_weak_map_next(mp_value self, size_t *position, mp_value *key, mp_value *value);
/* The last entry that lives is taken out. False if there is none, or an exception is pending. */
MP_CHECKED bool mp_weak_map_pop(mp_vm *vm, mp_value self, mp_value *key, mp_value *value);
void mp_weak_map_clear(mp_vm *vm, mp_value self);
/* An iterator over the keys, values, or pairs that live when their turn comes. */
typedef enum mp_weak_view { MP_WEAK_KEYS, MP_WEAK_VALUES, MP_WEAK_ITEMS } mp_weak_view;
MP_CHECKED mp_value mp_weak_map_iter(mp_vm *vm, mp_value self, mp_weak_view view);
/* Operations of all three types. */
void mp_weak_map_trace(mp_tracer *tracer, void *self);
bool mp_weak_map_length(mp_vm *vm, mp_value self, size_t *out);

#endif
