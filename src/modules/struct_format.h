/* SPDX-License-Identifier: MIT
 *
 * Layer 5, for the files of the module struct only: format strings, read item by item.
 */
#ifndef MP_MODULES_STRUCT_FORMAT_H
#define MP_MODULES_STRUCT_FORMAT_H

#include "objects/object.h"

/* Walks over a format. It points into the format's str or bytes, and lives in C locals only. */
typedef struct mp_struct_reader {
    const char *at, *end;
    bool native;   /* native sizes and alignment */
    bool big;      /* byte order */
    size_t offset; /* behind the items read so far */
} mp_struct_reader;

/* An item: `repeat` values of `size` bytes each, from `offset`; for 's' and 'p' one value of `repeat` bytes; for 'x' no
 * value. */
typedef struct mp_struct_item {
    char code;
    size_t repeat, size, offset;
} mp_struct_item;

/* The exception struct.error. */
extern const mp_type mp_type_struct_error;

/* Starts reading a format, a str or bytes that was checked with mp_struct_measure. */
void mp_struct_start(mp_struct_reader *reader, mp_value format);
/* Reads the next item: 1, or 0 at the end; -1 with struct.error pending. */
int mp_struct_next(mp_vm *vm, mp_struct_reader *reader, mp_struct_item *item);
/* Checks a format: its bytes, and how many values it takes. TypeError, struct.error. */
MP_CHECKED bool mp_struct_measure(mp_vm *vm, mp_value format, size_t *size, size_t *count);
/* Packs the values into `size` bytes at data(), which is asked for after each conversion of a value, as that may run
 * Python code which moves the memory; it gives NULL with an exception pending. */
typedef uint8_t *(*mp_struct_target)(mp_vm *vm, void *target);
MP_CHECKED bool mp_struct_pack(mp_vm *vm, mp_value format, const mp_value *values, mp_struct_target data, void *target);
/* Unpacks to a tuple of `count` values. */
MP_CHECKED mp_value mp_struct_unpack(mp_vm *vm, mp_value format, size_t count, const uint8_t *data);

#endif
