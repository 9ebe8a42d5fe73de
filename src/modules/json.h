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
enum { JSON_SKIP_KEYS, JSON_ASCII, JSON_CHECK_CIRCULAR, JSON_ALLOW_NAN, JSON_SORT_KEYS, JSON_FLAGS };
typedef struct json_writing {
    bool is[JSON_FLAGS];
    mp_value indent;         /* str, or None */
    mp_value item_separator; /* strs */
    mp_value key_separator;
    mp_value fallback; /* the function `default`, or None */
} json_writing;

extern const mp_type mp_type_json_error;

/* What JSONEncoder(…) and JSONDecoder(…), and the functions, take; all may be MP_UNBOUND. */
enum { JSON_WRITE_OPTIONS = JSON_FLAGS + 3, JSON_READ_OPTIONS = 6 };
extern const mp_param mp_json_write_params[JSON_WRITE_OPTIONS], mp_json_read_params[JSON_READ_OPTIONS];
/* What an option of writing is without being given. */
mp_value mp_json_option_default(size_t option);
MP_CHECKED bool mp_json_writing_of(mp_vm *vm, const mp_value *options, json_writing *how);
MP_CHECKED bool mp_json_reading_of(mp_vm *vm, const mp_value *options, json_reading *how);

extern const mp_type mp_type_JSONEncoder, mp_type_JSONDecoder;

/* The value in a str, which is all that is in it. */
MP_CHECKED mp_value mp_json_read(mp_vm *vm, mp_value text, const json_reading *how);
/* The value that begins at this offset of a str, which becomes the end of it. */
MP_CHECKED mp_value mp_json_read_at(mp_vm *vm, mp_value text, const json_reading *how, size_t *offset);
/* Appends a value as text. */
MP_CHECKED bool mp_json_write(mp_builder *b, mp_value v, const json_writing *how);

#endif
