/* SPDX-License-Identifier: MIT
 *
 * Layer 2. bytearray and memoryview; bytes has the struct of str (str.h).
 *
 * Invariants: `exports` counts the memoryviews that look into a bytearray; while it is not 0, data and size stay as
 * they are. data is NULL if capacity is 0, but for a bytearray that lies in memory which is not its own (of uctypes): it
 * counts as exported for ever.
 */
#ifndef MP_OBJECTS_BYTES_H
#define MP_OBJECTS_BYTES_H

#include "objects/builder.h"
#include "objects/object.h"

typedef struct mp_bytearray {
    mp_object object;
    uint8_t *data;
    size_t size;
    size_t capacity;
    size_t exports;
} mp_bytearray;

typedef struct mp_memoryview {
    mp_object object;
    mp_value base;      /* what owns the memory, never a memoryview; MP_UNBOUND: released */
    size_t offset;      /* bytes from the start of the owner's memory to the first item */
    size_t count;       /* items; with more dimensions, of the first one: rows */
    intptr_t stride;    /* bytes from one of them to the next */
    mp_value inner;     /* the dimensions of a row, a tuple of ints; MP_UNBOUND: a row is an item; MP_NONE: there is no
                         * dimension at all, just one item */
    uint8_t item_size;
    char format;
    bool readonly;
    bool counted;       /* the owner is a bytearray and counts this view */
} mp_memoryview;

static inline mp_bytearray *mp_bytearray_get(mp_value v) { return (mp_bytearray *)mp_pointer(v); }
MP_INLINED(bool mp_bytearray_is(mp_value v), { return mp_is_instance(v, &mp_type_bytearray); })

extern const mp_type mp_type_bytes_iterator, mp_type_bytearray_iterator, mp_type_memory_iterator;

MP_CHECKED mp_value mp_bytearray_new(mp_vm *vm, const void *data, size_t size);
/* Changes the size; new bytes are not filled. BufferError while exported, MemoryError. */
MP_CHECKED bool mp_bytearray_resize(mp_vm *vm, mp_value v, size_t size);
/* A memoryview of any object with the buffer operation. */
MP_CHECKED mp_value mp_memoryview_new(mp_vm *vm, mp_value owner);
/* Appends the bytes of all items of a memoryview, contiguous or not. */
MP_CHECKED bool mp_memoryview_append(mp_vm *vm, mp_value v, mp_builder *b);
/* The value 0..255 of an int, as an item of bytes; ValueError "byte must be in range(0, 256)". */
MP_CHECKED bool mp_byte_get(mp_vm *vm, mp_value v, uint8_t *out);
/* Appends what bytes(…) and bytearray(…) are to hold. `kind` is "bytes" or "bytearray". */
MP_CHECKED bool mp_bytes_gather(mp_vm *vm, const char *kind, size_t argc, const mp_value *args, mp_kw kw,
                                mp_builder *b);
/* Appends what the iterable or bytes-like object `v` holds. */
MP_CHECKED bool mp_bytes_append_from(mp_vm *vm, mp_value v, mp_builder *b);

#endif
