/* SPDX-License-Identifier: MIT
 *
 * Layer 2. set and frozenset: the table of dict_index.h with one word per entry.
 *
 * Invariant: a frozenset does not change once Python code can see it.
 */
#ifndef MP_OBJECTS_SET_H
#define MP_OBJECTS_SET_H

#include "objects/dict.h"

/* The same struct as dict's, so that one table serves both; `entries` holds keys only. */
typedef mp_dict mp_set;

extern const mp_set mp_empty_frozenset;
#define MP_EMPTY_FROZENSET MP_VALUE_OF(mp_empty_frozenset)

static inline mp_set *mp_set_get(mp_value v) { return (mp_set *)mp_pointer(v); }
MP_INLINED(bool mp_set_is(mp_value v), { return mp_is_instance(v, &mp_type_set); })
MP_INLINED(bool mp_frozenset_is(mp_value v), { return mp_is_instance(v, &mp_type_frozenset); })
/* One of the two, or of their subclasses. */
static inline bool mp_set_is_any(mp_value v) { return mp_set_is(v) || mp_frozenset_is(v); }
static inline size_t mp_set_count(mp_value v) { return mp_set_get(v)->count_flags >> 4; }

MP_CHECKED mp_value mp_set_new(mp_vm *vm);
/* set(iterable), frozenset(iterable) */
MP_CHECKED mp_value mp_set_from(mp_vm *vm, mp_value iterable);
MP_CHECKED mp_value mp_frozenset_from(mp_vm *vm, mp_value iterable);
/* A frozenset of these items. */
MP_CHECKED mp_value mp_frozenset_new(mp_vm *vm, size_t count, const mp_value *items);
MP_CHECKED bool mp_set_add(mp_vm *vm, mp_value set, mp_value item);
/* Adds everything from an iterable. */
MP_CHECKED bool mp_set_update(mp_vm *vm, mp_value set, mp_value iterable);
/* item in set. A set as item is looked for as the frozenset that equals it. */
MP_CHECKED bool mp_set_contains(mp_vm *vm, mp_value set, mp_value item, bool *out);
/* Removes the item; *found says whether it was there. */
MP_CHECKED bool mp_set_remove(mp_vm *vm, mp_value set, mp_value item, bool *found);
/* Walks over the items in order of insertion, as mp_dict_next. */
bool mp_set_next(mp_value set, size_t *position, mp_value *item);
void mp_set_clear(mp_vm *vm, mp_value set);
/* Applies & | ^ - with any iterable to `set`, which is a set that nobody else has yet: it is changed, or given up for
 * another one; the result is returned. */
MP_CHECKED mp_value mp_set_operate(mp_vm *vm, mp_binary_op op, mp_value set, mp_value iterable);
/* subset, disjoint, equal: both are sets or frozensets. */
MP_CHECKED bool mp_set_is_subset(mp_vm *vm, mp_value a, mp_value b, bool *out);

#endif
