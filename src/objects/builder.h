/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Builds a str or bytes piece by piece in a growing buffer on the heap.
 *
 * A builder lives in a C local variable (so the collector sees its buffer) and is never copied. Appending after a failure does nothing and
 * the failure is reported by the finishing call, so callers may leave the results of the appends unchecked.
 */
#ifndef MP_OBJECTS_BUILDER_H
#define MP_OBJECTS_BUILDER_H

#include <stdarg.h>

#include "objects/object.h"

typedef struct mp_builder {
    mp_vm *vm;
    char *data;
    size_t size;
    size_t capacity;
    bool failed; /* an exception is pending */
    char room[16 * sizeof(void *)]; /* where short texts are built: data points here until they grow out of it */
} mp_builder;

/* Starts empty; nothing is allocated before the first append. */
void mp_builder_init(mp_builder *b, mp_vm *vm);
bool mp_builder_append(mp_builder *b, const char *data, size_t size);
bool mp_builder_append_text(mp_builder *b, const char *text);
bool mp_builder_append_byte(mp_builder *b, int byte);
bool mp_builder_append_repeated(mp_builder *b, int byte, size_t count);
/* A code point as UTF-8. */
bool mp_builder_append_rune(mp_builder *b, uint32_t rune);
/* A str value as it is. */
bool mp_builder_append_str(mp_builder *b, mp_value str);
/* repr(v); may run Python code (repr.c). */
bool mp_builder_append_repr(mp_builder *b, mp_value v);
/* If v is an int, float, bytes, list or tuple, of exactly that type: appends what both repr and str give of it, without
 * making strs of its parts. Else returns false. (A str is appended as its repr.) */
bool mp_builder_append_plain(mp_builder *b, mp_value v);
/* ops.repr of the types named there. */
MP_CHECKED mp_value mp_plain_repr(mp_vm *vm, mp_value self);
/* printf-like with the formats of mp_raise. */
bool mp_builder_append_format(mp_builder *b, const char *format, ...);
bool mp_builder_append_vformat(mp_builder *b, const char *format, va_list args);
/* Makes room for `size` more bytes and returns where they go (then add to b->size), or NULL. */
char *mp_builder_reserve(mp_builder *b, size_t size);
/* The result; MP_ERROR if anything failed. The buffer is freed. mp_builder_str demands valid UTF-8 (as every append
 * of valid pieces gives). */
MP_CHECKED mp_value mp_builder_str(mp_builder *b);
MP_CHECKED mp_value mp_builder_bytes(mp_builder *b);
/* Drops everything. */
void mp_builder_free(mp_builder *b);

#endif
