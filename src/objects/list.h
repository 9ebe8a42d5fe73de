/* SPDX-License-Identifier: MIT
 *
 * Layer 2. list: a growable array in a buffer of its own.
 *
 * Invariants: count <= capacity; items is NULL if and only if capacity is 0; slots above count hold nothing.
 */
#ifndef MP_OBJECTS_LIST_H
#define MP_OBJECTS_LIST_H

#include "objects/object.h"

typedef struct mp_list {
    mp_object object;
    mp_value *items;
    size_t count;
    size_t capacity;
} mp_list;

static inline mp_list *mp_list_get(mp_value v) { return (mp_list *)mp_pointer(v); }
MP_INLINED(bool mp_list_is(mp_value v), { return mp_is_instance(v, &mp_type_list); })

/* A list of copies of items[0..count); NULL items: all MP_NONE. */
MP_CHECKED mp_value mp_list_new(mp_vm *vm, size_t count, const mp_value *items);
MP_CHECKED mp_value mp_list_from(mp_vm *vm, mp_value iterable);
MP_CHECKED bool mp_list_append(mp_vm *vm, mp_value list, mp_value item);
/* list.extend */
MP_CHECKED bool mp_list_extend(mp_vm *vm, mp_value list, mp_value iterable);
/* list.sort; key may be MP_NONE. */
MP_CHECKED bool mp_list_sort(mp_vm *vm, mp_value list, mp_value key, bool reverse);

#endif
