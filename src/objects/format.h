/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The format-specification mini-language of format(), str.format and f-strings; its parts serve % as well.
 */
#ifndef MP_OBJECTS_FORMAT_H
#define MP_OBJECTS_FORMAT_H

#include "objects/builder.h"

typedef struct mp_format_spec {
    uint32_t fill;      /* code point */
    char align;         /* '<', '>', '^', '=', or 0: by the kind of value */
    char sign;          /* '+', ' ', '-', or 0 */
    char grouping;      /* ',', '_', or 0 */
    bool alternate;     /* '#' */
    bool no_minus_zero; /* 'z' */
    uint32_t type;      /* the letter, or 0 */
    intptr_t width;
    intptr_t precision; /* -1: none */
} mp_format_spec;

/* format(v, spec) for values of the kind, subclasses included; `spec` is a str. */
MP_CHECKED mp_value mp_format_int(mp_vm *vm, mp_value v, mp_value spec);
MP_CHECKED mp_value mp_format_float(mp_vm *vm, mp_value v, mp_value spec);
MP_CHECKED mp_value mp_format_complex(mp_vm *vm, mp_value v, mp_value spec);
MP_CHECKED mp_value mp_format_str(mp_vm *vm, mp_value v, mp_value spec);

/* Appends text that counts `length` characters, padded to the width. */
void mp_format_append_padded(mp_builder *b, const mp_format_spec *spec, const char *text, size_t size, size_t length);
/* Appends an int by type d (or 0), b, o, x, X. A precision is the least number of digits. */
MP_CHECKED bool mp_format_append_int(mp_builder *b, const mp_format_spec *spec, mp_value v);
/* Appends a float by type e, f, g, their capitals, %, or 0. */
MP_CHECKED bool mp_format_append_real(mp_builder *b, const mp_format_spec *spec, mp_real x);

#endif
