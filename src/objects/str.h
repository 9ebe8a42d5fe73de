/* SPDX-License-Identifier: MIT
 *
 * Layer 2. str and bytes: both have the same struct, with the bytes inline, NUL-terminated.
 *
 * Invariants: a str holds valid UTF-8 (lone surrogates included, encoded in three bytes); its hash is always there;
 * equal interned strs are the same object. Constant strs (MP_NAME) are interned. bytes have no stored hash (0).
 */
#ifndef MP_OBJECTS_STR_H
#define MP_OBJECTS_STR_H

#include "objects/object.h"

typedef struct mp_str {
    mp_object object;
    uint32_t size_flags; /* bytes << 2 | flags */
    mp_name_hash hash;
    char data[];
} mp_str;
enum { MP_STR_ASCII = 1, MP_STR_INTERNED = 2 };
#define MP_STR_SIZE_MAX (UINT32_MAX >> 2)

/* All of these take any str (or bytes), subclasses included. */
static inline mp_str *mp_str_get(mp_value v) { return (mp_str *)mp_pointer(v); }
static inline size_t mp_str_size(mp_value v) { return mp_str_get(v)->size_flags >> 2; }
static inline const char *mp_str_data(mp_value v) { return mp_str_get(v)->data; }
static inline bool mp_str_ascii(mp_value v) { return mp_str_get(v)->size_flags & MP_STR_ASCII; }
static inline bool mp_str_interned(mp_value v) { return mp_str_get(v)->size_flags & MP_STR_INTERNED; }
MP_INLINED(bool mp_str_is(mp_value v), { return mp_is_instance(v, &mp_type_str); })
MP_INLINED(bool mp_bytes_is(mp_value v), { return mp_is_instance(v, &mp_type_bytes); })

/* Code points in it. */
size_t mp_str_length(mp_value v);
/* A str of these bytes, which must be valid UTF-8 (asserted, not checked). */
MP_CHECKED mp_value mp_str_new(mp_vm *vm, const char *utf8, size_t size);
MP_CHECKED mp_value mp_str_new_text(mp_vm *vm, const char *text);
/* A str made with the formats of mp_raise. */
MP_CHECKED mp_value mp_str_new_format(mp_vm *vm, const char *format, ...);
/* The same, but UnicodeDecodeError if the bytes are not valid UTF-8. */
MP_CHECKED mp_value mp_str_decode(mp_vm *vm, const char *data, size_t size);
/* The interned str of these bytes / of this str. */
MP_CHECKED mp_value mp_str_intern(mp_vm *vm, const char *utf8, size_t size);
MP_CHECKED mp_value mp_str_intern_value(mp_vm *vm, mp_value str);
/* The constant one-character str (rune < 128), or a new one. */
MP_CHECKED mp_value mp_str_of_rune(mp_vm *vm, uint32_t rune);
MP_CHECKED mp_value mp_bytes_new(mp_vm *vm, const void *data, size_t size);
/* Equality of two strs by content. */
bool mp_str_equal(mp_value a, mp_value b);
bool mp_str_equal_text(mp_value a, const char *text);
/* The hash that MP_NAME's generator and this agree on (32 bits, before folding; FNV-1a). */
uint32_t mp_str_hash_bytes(const char *data, size_t size);
/* A new uninitialised object of `type` (str or bytes) with room for `size` bytes; fill data, then call
 * mp_str_finish, which computes the flags and the hash. Used by the builder. */
MP_CHECKED mp_str *mp_str_alloc(mp_vm *vm, const mp_type *type, size_t size);
mp_value mp_str_finish(mp_str *s);

#endif
