/* SPDX-License-Identifier: MIT
 *
 * Layer 5, for the files of the module json only.
 */
#ifndef MP_MODULES_JSON_H
#define MP_MODULES_JSON_H

#include "objects/builder.h"
#include "objects/object.h"

/* How to read; the hooks are None if they are not there. */
typedef struct json_reading {
    mp_value object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
    bool strict;
} json_reading;

/* How to write. */
typedef struct json_writing {
    mp_value fallback;       /* the function `default`, or None */
    mp_value indent;         /* str, or None */
    mp_value item_separator; /* strs */
    mp_value key_separator;
    bool skip_keys, ascii, check_circular, allow_nan, sort_keys;
} json_writing;

extern const mp_type mp_type_json_error;

/* The value in a str. */
MP_CHECKED mp_value mp_json_read(mp_vm *vm, mp_value text, const json_reading *how);
/* Appends a value as text. */
MP_CHECKED bool mp_json_write(mp_builder *b, mp_value v, const json_writing *how);

#endif
