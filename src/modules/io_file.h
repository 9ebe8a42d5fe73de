/* SPDX-License-Identifier: MIT
 *
 * Layer 5. File objects over the HAL's files, and open().
 */
#ifndef MP_MODULES_IO_FILE_H
#define MP_MODULES_IO_FILE_H

#include "objects/object.h"

extern const mp_type mp_type_text_file, mp_type_binary_file, mp_type_UnsupportedOperation;

/* The builtin function open. */
MP_CHECKED mp_value mp_open(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);

#endif
