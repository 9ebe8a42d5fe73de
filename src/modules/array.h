/* SPDX-License-Identifier: MIT
 *
 * Layer 5, for the files of the module array only: the struct of its type, and what fills it.
 *
 * Invariants: count <= capacity; data is NULL if and only if capacity is 0. An item's value is converted to bytes in a
 * local buffer before the array is looked at, because the conversion may run Python code that changes the array.
 */
#ifndef MP_MODULES_ARRAY_H
#define MP_MODULES_ARRAY_H

#include "objects/object.h"

typedef struct mp_array {
    mp_object object;
    uint8_t *data;
    size_t count;    /* items */
    size_t capacity; /* items */
    char code;
    uint8_t item_size;
} mp_array;

/* An item's bytes on their way into an array. */
typedef struct mp_array_item {
    uint8_t bytes[8];
} mp_array_item;

extern const mp_type mp_type_array;

static inline mp_array *mp_array_get(mp_value v) { return (mp_array *)mp_pointer(v); }
static inline bool mp_array_is(mp_value v) { return mp_is_instance(v, &mp_type_array); }

/* The value of an item (index < count). */
MP_CHECKED mp_value mp_array_load(mp_vm *vm, const mp_array *self, size_t index);
/* The bytes of a value as an item of arrays with this code; TypeError, OverflowError. */
MP_CHECKED bool mp_array_item_make(mp_vm *vm, char code, mp_value v, mp_array_item *out);

/* A new array of `type` with `count` items that are not filled. NULL on exception. */
MP_CHECKED mp_array *mp_array_alloc(mp_vm *vm, const mp_type *type, char code, size_t count);
/* Room for so many items, or for some more. */
MP_CHECKED bool mp_array_reserve(mp_vm *vm, mp_array *self, size_t count, bool exactly);
/* A new array with a copy of some items of this one. */
MP_CHECKED mp_value mp_array_part(mp_vm *vm, const mp_array *self, size_t start, size_t count);
/* Replaces items [start, stop) by `count` items at `from`, which is not in this array. */
MP_CHECKED bool mp_array_splice(mp_vm *vm, mp_array *self, size_t start, size_t stop, const uint8_t *from,
                                size_t count);
/* Appending: a value; another array or itself; what an iterable gives; a bytes-like object; a str (code 'u'). */
MP_CHECKED bool mp_array_push(mp_vm *vm, mp_array *self, mp_value v);
MP_CHECKED bool mp_array_push_array(mp_vm *vm, mp_array *self, const mp_array *other);
MP_CHECKED bool mp_array_push_all(mp_vm *vm, mp_array *self, mp_value iterable);
MP_CHECKED bool mp_array_push_bytes(mp_vm *vm, mp_array *self, mp_value source);
MP_CHECKED bool mp_array_push_text(mp_vm *vm, mp_array *self, mp_value str);
/* ops.make */
MP_CHECKED mp_value mp_array_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw);

#endif
