/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What sys tells about the interpreter: versions, limits, flags.
 */
#ifndef MP_MODULES_SYS_INFO_H
#define MP_MODULES_SYS_INFO_H

#include "objects/object.h"

/* The version of the language. */
#define MP_SYS_HEXVERSION 0x030B00F0

/* The lowest limit that sys.set_int_max_str_digits takes. */
#define MP_SYS_INT_TEXT_LIMIT_MIN 640

/* Constant objects. */
extern const struct mp_sys_version {
    mp_object object;
    size_t count;
    mp_value items[5];
} mp_sys_version_info;
extern const struct mp_sys_int_limits {
    mp_object object;
    size_t count;
    mp_value items[4];
} mp_sys_int_info;
extern const mp_object mp_sys_implementation;

/* Getters of the module. */
mp_value mp_sys_flags(mp_vm *vm, mp_value module);
mp_value mp_sys_float_info(mp_vm *vm, mp_value module);
mp_value mp_sys_hash_info(mp_vm *vm, mp_value module);
mp_value mp_sys_platform(mp_vm *vm, mp_value module);
mp_value mp_sys_version(mp_vm *vm, mp_value module);

#endif
