/* SPDX-License-Identifier: MIT
 *
 * Layer 6. THE list of the built-in modules that the library links. A firmware that wants fewer or more replaces this
 * file.
 */
#include "api/api.h"

extern const mp_module_def mp_module_builtins, mp_module_sys, mp_module_gc, mp_module_time, mp_module_math,
    mp_module_array, mp_module_struct, mp_module_collections, mp_module_micropython, mp_module_random,
    mp_module_weakref;

const mp_module_def *const mp_linked_modules[] = {
    &mp_module_builtins, &mp_module_sys,         &mp_module_gc,          &mp_module_time,   &mp_module_math,
    &mp_module_array,    &mp_module_struct,      &mp_module_collections, &mp_module_micropython,
    &mp_module_random,   &mp_module_weakref,     NULL,
};
