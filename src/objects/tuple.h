/* SPDX-License-Identifier: MIT
 *
 * Layer 2. tuple: a count and the items, inline.
 */
#ifndef MP_OBJECTS_TUPLE_H
#define MP_OBJECTS_TUPLE_H

#include "objects/object.h"

typedef struct mp_tuple {
    mp_object object;
    size_t count;
    mp_value items[];
} mp_tuple;

extern const mp_tuple mp_empty_tuple;
#define MP_EMPTY_TUPLE MP_VALUE_OF(mp_empty_tuple)

static inline mp_tuple *mp_tuple_get(mp_value v) { return (mp_tuple *)mp_pointer(v); }
MP_INLINED(bool mp_tuple_is(mp_value v), { return mp_is_instance(v, &mp_type_tuple); })

/* A tuple of copies of items[0..count); NULL items: all MP_NONE, to be filled by the caller (mp_gc_store). */
MP_CHECKED mp_value mp_tuple_new(mp_vm *vm, size_t count, const mp_value *items);
/* tuple(iterable) */
MP_CHECKED mp_value mp_tuple_from(mp_vm *vm, mp_value iterable);

#endif
