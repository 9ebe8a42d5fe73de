/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What is called when the VM ends.
 */
#ifndef MP_OBJECTS_EXIT_CALLS_H
#define MP_OBJECTS_EXIT_CALLS_H

#include "objects/object.h"

/* Adds an object that is to be called without arguments when the VM ends, if its attribute `atexit` is true or it has
 * none. Until then the VM keeps it. Objects that are equal count as one. */
MP_CHECKED bool mp_exit_call_add(mp_vm *vm, mp_value callable);
/* Takes it back; nothing happens if it is not there. */
void mp_exit_call_remove(mp_vm *vm, mp_value callable);
/* Calls them all, the latest first. Errors are reported to the console. */
void mp_exit_calls_run(mp_vm *vm);

#endif
