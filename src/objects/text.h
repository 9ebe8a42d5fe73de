/* SPDX-License-Identifier: MIT
 *
 * Layer 2, for the files of str, bytes and bytearray only. The three types share most of their methods: a method looks
 * at its self as a run of bytes (UTF-8 for str), and makes results of the same kind. Positions are byte offsets inside,
 * and become code point indexes only where Python code sees them.
 */
#ifndef MP_OBJECTS_TEXT_H
#define MP_OBJECTS_TEXT_H

#include "base/unicode.h"
#include "base/utf8.h"
#include "objects/builder.h"
#include "objects/str.h"

typedef enum mp_text_kind { MP_TEXT_STR, MP_TEXT_BYTES, MP_TEXT_BYTEARRAY } mp_text_kind;

/* A view of the bytes; valid until the object changes. */
typedef struct mp_text {
    const char *data;
    size_t size;
} mp_text;

#define MP_TEXT_NOT_FOUND SIZE_MAX

/* ---- text.c ---- */

mp_text_kind mp_text_kind_of(mp_value v);
/* The contents of a str, bytes or bytearray. */
mp_text mp_text_of(mp_value v);
/* True if every byte of `self` is one character: anything but a str with other characters than ASCII. */
static inline bool mp_text_is_flat(mp_text_kind kind, mp_value self) {
    return kind != MP_TEXT_STR || mp_str_ascii(self);
}
/* A new object of the kind. */
MP_CHECKED mp_value mp_text_new(mp_vm *vm, mp_text_kind kind, const char *data, size_t size);
/* The builder's contents as an object of the kind. */
MP_CHECKED mp_value mp_text_build(mp_text_kind kind, mp_builder *b);
/* A new object with room for `size` bytes: fill them at *data, then pass it to mp_text_seal. */
MP_CHECKED mp_value mp_text_alloc(mp_vm *vm, mp_text_kind kind, size_t size, char **data);
mp_value mp_text_seal(mp_text_kind kind, mp_value v);
/* Copies bytes (none from NULL) and returns where the next go. */
static inline char *mp_text_put(char *to, const char *from, size_t size) {
    if (size != 0) {
        memcpy(to, from, size);
    }
    return to + size;
}
/* `size` bytes of self from `offset`; self itself if that is all of it and it is immutable. */
MP_CHECKED mp_value mp_text_part(mp_vm *vm, mp_value self, size_t offset, size_t size);
/* The contents of an argument: a str for MP_TEXT_STR, else anything with the buffer operation; else TypeError:
 * "<what>must be str, not X" or "a bytes-like object is required, not 'X'". */
MP_CHECKED bool mp_text_get(mp_vm *vm, mp_text_kind kind, mp_value v, const char *what, mp_text *out);
/* Positions between byte offsets and indexes. */
size_t mp_text_length(mp_text_kind kind, mp_value self);
size_t mp_text_index_of(mp_text_kind kind, mp_value self, size_t offset);
size_t mp_text_offset_of(mp_text_kind kind, mp_value self, size_t index);
/* Where `needle` is first (last) found; MP_TEXT_NOT_FOUND if it is not. */
size_t mp_text_find_first(mp_text hay, mp_text needle);
size_t mp_text_find_last(mp_text hay, mp_text needle);
size_t mp_text_find_count(mp_text hay, mp_text needle, size_t limit);
/* -1, 0, 1 */
int mp_text_compare(mp_text a, mp_text b);
/* The result of a rich comparison of two things that compare like `order`. */
mp_value mp_text_compare_result(mp_compare_op op, int order);
/* a + b for any two kinds that may be added; a * count. */
MP_CHECKED mp_value mp_text_concat(mp_vm *vm, mp_text_kind kind, mp_text a, mp_text b);
MP_CHECKED mp_value mp_text_repeat(mp_vm *vm, mp_value self, size_t count);
/* self * other, or, if `reflected`, other * self, as the `binary` operation has it. */
MP_CHECKED mp_value mp_text_times(mp_vm *vm, mp_value self, mp_value other, bool reflected);
/* Fills out[0..count) from the arguments; quicker than mp_args_bind if there are no keywords. */
MP_CHECKED bool mp_text_args(mp_vm *vm, const char *function, const mp_param *params, size_t count, size_t argc,
                             const mp_value *args, mp_kw kw, mp_value *out);
/* Bytes that are white space: for a str, U+001C to U+001F are, too. */
static inline bool mp_byte_is_space(mp_text_kind kind, uint8_t c) {
    return c == ' ' || (unsigned)c - 9u < 5u || (kind == MP_TEXT_STR && (unsigned)c - 28u < 4u);
}
/* Appends a character as an escape if ASCII output needs one: \xNN, \uNNNN, \UNNNNNNNN. */
bool mp_text_append_escape(mp_builder *b, uint32_t rune);
/* Appends the bytes as repr shows them, quotes included, without prefix. */
bool mp_text_append_quoted(mp_builder *b, mp_text_kind kind, mp_text text);
/* repr(v) with everything that is not ASCII escaped: what ascii(v) gives. */
MP_CHECKED mp_value mp_repr_ascii(mp_vm *vm, mp_value v);

/* ---- str.c, bytes.c, bytearray.c: the operations, for the files that define the types ---- */

MP_OPS_DECLARE(mp_str_ops);
MP_OPS_DECLARE(mp_bytes_ops);
MP_OPS_DECLARE(mp_bytearray_ops);
extern const mp_type mp_type_str_iterator;

/* ---- bytes_methods.c ---- */

/* bytes.hex; args are those behind self. */
MP_CHECKED mp_value mp_bytes_hex(mp_vm *vm, mp_text text, size_t argc, const mp_value *args, mp_kw kw);

/* ---- codec.c ---- */

/* bytes to str and back; encoding and errors may be MP_UNBOUND. */
MP_CHECKED mp_value mp_codec_decode(mp_vm *vm, const char *data, size_t size, mp_value encoding, mp_value errors);
MP_CHECKED mp_value mp_codec_encode(mp_vm *vm, mp_value str, mp_value encoding, mp_value errors);

/* ---- percent.c, str_format.c ---- */

/* fmt % args for str, bytes and bytearray. */
MP_CHECKED mp_value mp_str_percent(mp_vm *vm, mp_value fmt, mp_value args);
mp_value mp_str_format_method(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);
mp_value mp_str_format_map_method(mp_vm *vm, size_t argc, const mp_value *args);

/* ---- methods that the types share; in text_search.c, text_split.c, text_pad.c, text_case.c ---- */

#define MP_TEXT_METHODS(X)                                                                                             \
    X(find) X(rfind) X(index) X(rindex) X(count) X(startswith) X(endswith) X(replace) X(removeprefix)                  \
    X(removesuffix) X(partition) X(rpartition) X(strip) X(lstrip) X(rstrip) X(join) X(center) X(ljust) X(rjust)        \
    X(zfill) X(upper) X(lower) X(title) X(capitalize) X(swapcase) X(casefold) X(isalnum) X(isalpha) X(isascii)         \
    X(isdigit) X(islower) X(isspace) X(istitle) X(isupper) X(isdecimal) X(isnumeric) X(isprintable) X(isidentifier)
#define MP_TEXT_KW_METHODS(X) X(split) X(rsplit) X(splitlines) X(expandtabs)
#define X(name) mp_value mp_text_##name(mp_vm *vm, size_t argc, const mp_value *args);
MP_TEXT_METHODS(X)
#undef X
#define X(name) mp_value mp_text_##name(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);
MP_TEXT_KW_METHODS(X)
#undef X

#endif
