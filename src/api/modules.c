/* SPDX-License-Identifier: MIT
 *
 * Layer 6. THE list of the built-in modules and tables that the library links. A firmware that wants fewer or more
 * replaces this file.
 */
#include "api/api.h"
#include "base/unicode_names.h"

extern const mp_module_def mp_module_builtins, mp_module_sys, mp_module_gc, mp_module_time, mp_module_math,
    mp_module_array, mp_module_struct, mp_module_collections, mp_module_micropython, mp_module_random,
    mp_module_unicodedata;

const mp_module_def *const mp_linked_modules[] = {
    &mp_module_builtins, &mp_module_sys,         &mp_module_gc,          &mp_module_time,   &mp_module_math,
    &mp_module_array,    &mp_module_struct,      &mp_module_collections, &mp_module_micropython,
    &mp_module_random,   &mp_module_unicodedata, NULL,
};

/* The names of all characters, for \N{...}: 190 KiB, as has the module unicodedata. NULL leaves them out. */
uint32_t (*const mp_linked_rune_of_name)(const char *name, size_t size) = mp_rune_of_name;
