/* SPDX-License-Identifier: MIT
 *
 * Layer 2, for the files of memoryview only: items in memory and their formats.
 */
#ifndef MP_OBJECTS_MEMORYVIEW_H
#define MP_OBJECTS_MEMORYVIEW_H

#include "objects/bytes.h"

#define MP_MEMORY_DIMENSIONS 64

/* Items in memory, of a memoryview or of any other object with a buffer: rows of items that stand side by side. */
typedef struct mp_memory_items {
    uint8_t *data;
    size_t count;     /* of all items */
    size_t row;       /* items in a row: 1 if there is one dimension */
    intptr_t stride;  /* bytes from one row to the next */
    size_t item_size;
    char format;
} mp_memory_items;

static inline uint8_t *mp_memory_at(const mp_memory_items *m, size_t index) {
    if (m->row == 1) {
        return m->data + (intptr_t)index * m->stride;
    }
    return m->data + (intptr_t)(index / m->row) * m->stride + index % m->row * m->item_size;
}

bool mp_memory_is_byte(char format);
/* Bytes of a native format character; 0: there is none. */
size_t mp_memory_format_size(char format);
/* The value of an item of memory like `m` at p. */
MP_CHECKED mp_value mp_memory_load(mp_vm *vm, const mp_memory_items *m, const uint8_t *p);
/* An item's bytes, made before the memory is looked at, because making them may run Python code. */
MP_CHECKED bool mp_memory_pack(mp_vm *vm, char format, size_t size, mp_value v, uint8_t out[8]);
/* All items are equal; the counts are. */
MP_CHECKED bool mp_memory_equal(mp_vm *vm, const mp_memory_items *a, const mp_memory_items *b, bool *out);

#endif
