/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What the files of the module machine share.
 */
#ifndef MP_MODULES_MACHINE_H
#define MP_MODULES_MACHINE_H

#include "objects/object.h"

extern const mp_type mp_type_pin, mp_type_timer;

/* Raises OSError for a hardware layer's negative errno. Returns MP_ERROR. */
mp_value mp_machine_error(mp_vm *vm, int error);
/* The same for what the layer does not have. */
mp_value mp_machine_no_device(mp_vm *vm);
/* MP_NONE for 0, else as mp_machine_error. */
MP_CHECKED mp_value mp_machine_result(mp_vm *vm, int status);

#endif
