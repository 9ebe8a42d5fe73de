/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Records: constant types of tuples whose items have names, as sys.version_info and time.struct_time are.
 */
#ifndef MP_MODULES_RECORD_H
#define MP_MODULES_RECORD_H

#include "objects/tuple.h"

/* A type, and what its instances need of it. The fields are parameters because those hold names. */
typedef struct mp_record_type {
    mp_type type;
    const char *module; /* "": repr does without */
    const mp_param *fields;
    size_t count;
} mp_record_type;

MP_OPS_DECLARE(mp_record_ops);

/* Defines one. The name of the type must be used elsewhere as MP_NAME, too. */
#define MP_RECORD_TYPE(variable, module_, name_, fields_)                                                              \
    const mp_record_type variable = {{{{(const mp_head *)&mp_type_type}, &(variable).type},                            \
                                      MP_OPS_OF(mp_record_ops),                                                        \
                                      &mp_type_tuple,                                                                  \
                                      &mp_type_tuple,                                                                  \
                                      MP_VALUE_INIT(mp_names.mp_name_##name_),                                         \
                                      NULL,                                                                            \
                                      0,                                                                               \
                                      MP_TYPE_FINAL,                                                                   \
                                      sizeof(mp_tuple)},                                                               \
                                     (module_),                                                                        \
                                     (fields_),                                                                        \
                                     sizeof(fields_) / sizeof((fields_)[0])}

/* A record of these items, one for each field. */
MP_CHECKED mp_value mp_record_new(mp_vm *vm, const mp_record_type *type, const mp_value *items);

#endif
