/* SPDX-License-Identifier: MIT
 *
 * Layer 6. THE list of the built-in modules that the library links. A firmware that wants fewer or more replaces this
 * file.
 */
#include "api/api.h"

extern const mp_module_def mp_module_builtins, mp_module_sys, mp_module_gc, mp_module_time, mp_module_math,
    mp_module_array, mp_module_struct, mp_module_collections, mp_module_micropython, mp_module_random,
    mp_module_itertools, mp_module_operator, mp_module_functools, mp_module_types,
    mp_module_errno, mp_module_cmath, mp_module_io, mp_module_collections_abc;

const mp_module_def *const mp_linked_modules[] = {
    &mp_module_builtins, &mp_module_sys,         &mp_module_gc,          &mp_module_time,   &mp_module_math,
    &mp_module_array,    &mp_module_struct,      &mp_module_collections, &mp_module_micropython,
    &mp_module_random,   &mp_module_itertools,   &mp_module_operator,    &mp_module_functools,
    &mp_module_types,    &mp_module_errno,       &mp_module_cmath,       &mp_module_io,
    &mp_module_collections_abc, NULL,
};
